// The PIN pad, and what lies behind it: the lookup desk, the scanner test and the way out of the program.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property Staff model

    readonly property Field field: Theme.paperField
    readonly property real headHeight: (Theme.portrait ? 31 : 17) * Theme.u
    readonly property real leftWidth: Theme.portrait ? width - 2 * Theme.margin : 92 * Theme.u - 0.45 * (192 * Theme.u - width)
    readonly property real padTop: Theme.portrait ? Math.max(dots.y + dots.height + 5 * Theme.u, 84 * Theme.u)
        : screen.headHeight + 4 * Theme.u
    readonly property bool locked: screen.model.lockedSeconds > 0

    objectName: "screen-staff"
    onVisibleChanged: screen.listen()
    Component.onCompleted: screen.listen()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            screen.model.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            screen.model.submit();
        else if (event.key === Qt.Key_Escape)
            screen.model.cancel();
        else if (/^[0-9]$/.test(event.text))
            screen.model.digit(event.text);
        else
            return;
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    Rectangle {
        width: parent.width
        height: screen.headHeight
        color: Theme.dark

        FittedWords {
            x: Theme.margin
            y: (parent.height - height) / 2
            measure: screen.width - 2 * Theme.margin
            text: qsTr("Staff")
            color: Theme.white
            weight: Theme.heavy
            tracking: -0.03
            leading: 1.1
            largest: Theme.portrait ? 15 : 11
        }
    }

    FittedWords {
        id: message

        objectName: "message"
        x: Theme.margin
        y: screen.headHeight + (Theme.portrait ? 8 : 6) * Theme.u
        measure: screen.leftWidth
        text: screen.model.message
        color: screen.field.text
        weight: Theme.bold
        leading: 1.25
        largest: 5.6
        lines: 4
        oneLineDownTo: 4.6
        wrappedFrom: 5
    }

    Row {
        id: dots

        visible: !screen.model.isOpen
        x: Theme.margin
        y: message.y + message.height + 4 * Theme.u
        spacing: 1.6 * Theme.u

        Repeater {
            model: 12

            Rectangle {
                required property int index
                readonly property bool filled: index < screen.model.entered

                width: 3.2 * Theme.u
                height: 3.2 * Theme.u
                color: filled ? screen.field.text : "transparent"
                border.width: Theme.keyline
                border.color: filled ? screen.field.text : screen.field.line
            }
        }
    }

    PinPad {
        visible: !screen.model.isOpen
        enabled: !screen.locked
        x: Theme.portrait ? Theme.margin : screen.width - Theme.margin - width
        y: screen.padTop
        field: screen.field
        submittable: screen.model.entered > 0
        keyWidth: Theme.portrait ? (screen.leftWidth - 2 * Theme.gap) / 3 : 24 * Theme.u
        keyHeight: (dock.y - 4 * Theme.u - screen.padTop - 3 * Theme.gap) / 4
        onDigit: digit => screen.model.digit(digit)
        onErase: screen.model.erase()
        onSubmit: screen.model.submit()
    }

    FittedWords {
        id: lastScan

        objectName: "last-scan"
        visible: screen.model.isOpen
        x: Theme.margin
        y: message.y + message.height + 2.4 * Theme.u
        measure: screen.leftWidth
        text: screen.model.lastScan
        color: screen.field.soft
        largest: 3.8
        lines: 2
    }

    Column {
        id: ways

        readonly property int keys: screen.model.canLeave ? 3 : 2
        readonly property real told: noDesk.visible ? noDesk.height + ways.spacing : 0
        // As high as they like to be, as far as the dock leaves them room.
        readonly property real keyHeight: Math.max(9 * Theme.u, Math.min(14 * Theme.u,
            (dock.y - 3 * Theme.u - ways.y - ways.told - (ways.keys - 1) * ways.spacing) / ways.keys))

        visible: screen.model.isOpen
        x: Theme.portrait ? Theme.margin : screen.leftWidth + 12 * Theme.u
        y: Theme.portrait ? Math.max(lastScan.y + lastScan.height + 5 * Theme.u, 84 * Theme.u) : screen.padTop
        width: screen.width - Theme.margin - x
        spacing: (noDesk.visible ? 1 : 2) * Theme.gap

        Key {
            objectName: "key-lookup-desk"
            width: ways.width
            height: ways.keyHeight
            enabled: screen.model.canLookUp
            field: screen.field
            kind: "action"
            spread: true
            icon: "right"
            label: qsTr("Lookup desk")
            size: 5
            capped: false
            onActivated: screen.model.lookUp()
        }

        FittedWords {
            id: noDesk

            objectName: "no-desk"
            visible: !screen.model.canLookUp
            measure: ways.width
            text: qsTr("The lookup desk opens once a staff PIN is set: run “kiosk pin” on this computer.")
            color: screen.field.soft
            leading: 1.3
            largest: 3.4
            lines: 4
            oneLineDownTo: 3.4
        }

        Key {
            objectName: "key-scanner-test"
            width: ways.width
            height: ways.keyHeight
            field: screen.field
            spread: true
            icon: "right"
            label: qsTr("Test the scanner")
            size: 5
            capped: false
            onActivated: screen.model.testScanner()
        }

        Key {
            objectName: "key-close"
            visible: screen.model.canLeave
            width: ways.width
            height: ways.keyHeight
            field: screen.field
            spread: true
            icon: "right"
            label: qsTr("Close the program")
            size: 5
            capped: false
            onActivated: screen.model.leave()
        }
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    WayOut {
        objectName: "key-back"
        shell: screen.shell
        dock: dock
        width: 23.4 * Theme.u
        field: screen.field
        icon: "left"
        label: screen.model.canLookUp ? qsTr("Sign out") : qsTr("Back")
        onActivated: screen.model.cancel()
    }

    // The PIN may be typed as well.
    function listen(): void {
        if (screen.visible)
            screen.forceActiveFocus();
    }
}
