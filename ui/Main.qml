// The window: which screen is shown, and what stands above all screens.
import QtQuick
import ViewModels
import theme
import controls
import screens

Window {
    id: window

    required property Shell shell
    required property Attract attract
    required property Verdict verdict
    required property Agenda agenda
    required property SessionPage sessionPage
    required property Help help
    required property Staff staff
    required property Fault fault

    property bool painted: false
    property bool settled: false

    objectName: "kiosk"
    width: 1080
    height: 1920
    color: Theme.deep
    visible: true
    onFrameSwapped: window.painted = true

    AttractScreen {
        anchors.fill: parent
        visible: window.shell.screen === "attract"
        shell: window.shell
        model: window.attract
    }

    Page {
        name: "verdict"
        file: "screens/VerdictScreen.qml"
        shell: window.shell
        model: window.verdict
        // The first scan is not to wait for its screen to be made.
        wanted: window.settled
        moving: false
    }

    Page {
        name: "agenda"
        file: "screens/AgendaScreen.qml"
        shell: window.shell
        model: window.agenda
    }

    Page {
        name: "session"
        file: "screens/SessionScreen.qml"
        shell: window.shell
        model: window.sessionPage
    }

    Page {
        name: "help"
        file: "screens/HelpScreen.qml"
        shell: window.shell
        model: window.help
    }

    Page {
        name: "staff"
        file: "screens/StaffScreen.qml"
        shell: window.shell
        model: window.staff
    }

    Page {
        name: "fault"
        file: "screens/FaultScreen.qml"
        shell: window.shell
        model: window.fault
        moving: false
    }

    Overlay {
        anchors.fill: parent
        shell: window.shell
    }

    Timer {
        running: window.painted
        interval: 300
        onTriggered: window.settled = true
    }

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.width
    }

    Binding {
        target: Theme
        property: "windowHeight"
        value: window.height
    }

    Binding {
        target: Theme
        property: "deep"
        value: window.shell.deep
    }

    Binding {
        target: Theme
        property: "hot"
        value: window.shell.hot
    }

    Binding {
        target: Theme
        property: "hotCarriesText"
        value: window.shell.hotCarriesText
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: window.shell.highContrast
    }

    Binding {
        target: Theme
        property: "textScale"
        value: window.shell.textScale
    }

    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.shell.reducedMotion
    }

    Binding {
        target: Theme
        property: "language"
        value: window.shell.language
    }

    Binding {
        target: Theme
        property: "han"
        value: window.shell.han
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
