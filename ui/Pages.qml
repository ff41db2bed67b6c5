// The screens behind the attract screen: which of them is shown. They are made behind the first picture.
import QtQuick
import ViewModels
import theme

Item {
    id: pages

    required property Shell shell
    required property Verdict verdict
    required property Agenda agenda
    required property SessionPage sessionPage
    required property Help help
    required property Staff staff
    required property ScannerTest scannerTest
    required property Desk desk
    required property Fault fault
    required property SelfLookup selfLookup
    required property Delegation delegation

    property bool settled: false

    anchors.fill: parent

    Page {
        name: "verdict"
        file: "screens/VerdictScreen.qml"
        shell: pages.shell
        model: pages.verdict
        // The first scan is not to wait for its screen to be made.
        wanted: pages.settled
        moving: false
    }

    Page {
        name: "agenda"
        file: "screens/AgendaScreen.qml"
        shell: pages.shell
        model: pages.agenda
    }

    Page {
        name: "session"
        file: "screens/SessionScreen.qml"
        shell: pages.shell
        model: pages.sessionPage
    }

    Page {
        name: "help"
        file: "screens/HelpScreen.qml"
        shell: pages.shell
        model: pages.help
    }

    Page {
        name: "self-lookup"
        file: "screens/SelfLookupScreen.qml"
        shell: pages.shell
        model: pages.selfLookup
    }

    Page {
        name: "delegation"
        file: "screens/DelegationScreen.qml"
        shell: pages.shell
        model: pages.delegation
    }

    Page {
        name: "staff"
        file: "screens/StaffScreen.qml"
        shell: pages.shell
        model: pages.staff
    }

    Page {
        name: "scanner"
        file: "screens/ScannerScreen.qml"
        shell: pages.shell
        model: pages.scannerTest
    }

    Page {
        name: "desk"
        file: "screens/DeskScreen.qml"
        shell: pages.shell
        model: pages.desk
        moving: false
    }

    Page {
        name: "fault"
        file: "screens/FaultScreen.qml"
        shell: pages.shell
        model: pages.fault
        moving: false
    }

    Timer {
        running: true
        interval: 300
        onTriggered: pages.settled = true
    }

    // A screen that is made when it is first wanted, and kept.
    component Page: Loader {
        id: page

        required property string name
        required property string file
        required property Shell shell
        required property QtObject model
        property bool wanted: false
        // A page is gone to, and moves in from where the arrow pointed; a verdict is there at once.
        property bool moving: true

        readonly property bool shown: page.shell.screen === page.name

        anchors.fill: parent
        visible: page.shown
        transform: Translate {
            id: shift
        }
        onShownChanged: page.enter()
        onWantedChanged: page.make()
        Component.onCompleted: page.make()

        ParallelAnimation {
            id: entering

            NumberAnimation {
                target: shift
                property: "x"
                from: 6 * Theme.u
                to: 0
                duration: Theme.pageTime
                easing.type: Easing.OutCubic
            }

            NumberAnimation {
                target: page
                property: "opacity"
                from: 0
                to: 1
                duration: Theme.pageTime
                easing.type: Easing.OutCubic
            }
        }

        function enter(): void {
            page.make();
            if (page.shown && page.moving && Theme.pageTime > 0)
                entering.restart();
        }

        function make(): void {
            if ((page.shown || page.wanted) && page.status === Loader.Null)
                page.setSource(page.file, { "shell": page.shell, "model": page.model });
        }
    }
}
