// A delegation: everybody with a tick, one key that lets in all who have one, and then what became of it.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property Delegation model

    readonly property Field field: Theme.paperField
    readonly property real headHeight: (Theme.portrait ? 40 : 25) * Theme.u
    readonly property real column: Theme.portrait ? width - 2 * Theme.margin : 0.4 * width
    readonly property real keyHigh: (Theme.portrait ? 13 : 12.4) * Theme.u
    readonly property real sideX: Theme.portrait ? Theme.margin : width - Theme.margin - screen.column
    readonly property real keysTop: dock.y - 3 * Theme.u - screen.keyHigh
    readonly property bool waits: screen.model.number !== ""

    objectName: "screen-delegation"

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    ListView {
        id: list

        objectName: "members"
        x: Theme.margin
        y: screen.headHeight + 1.6 * Theme.u
        width: Theme.portrait ? screen.column : screen.sideX - Theme.margin - 6 * Theme.u
        height: (Theme.portrait ? screen.keysTop - (ticks.visible ? ticks.height + Theme.gap : desk.visible ? desk.height + Theme.gutter : 0)
            : dock.y) - 2.4 * Theme.u - y
        clip: true
        // Names go at once when they must: none is to be in the making for later.
        cacheBuffer: 0
        model: screen.model.rows
        boundsBehavior: Flickable.DragOverBounds
        maximumFlickVelocity: 400 * Theme.u
        flickDeceleration: 150 * Theme.u

        delegate: MemberKey {
            required property string code

            objectName: `member-${code}`
            width: list.width
            field: screen.field
            onActivated: screen.model.toggle(code)
        }
    }

    // What scrolls passes under the head and the keys: signs are drawn beyond a list's edge where nothing covers them.
    Rectangle {
        y: list.y + list.height
        width: parent.width
        height: parent.height - y
        color: screen.field.ground
    }

    Rectangle {
        width: parent.width
        height: screen.headHeight
        color: Theme.deepField.ground
        border.width: Theme.highContrast ? Theme.keyline : 0
        border.color: Theme.deepField.line
    }

    FittedWords {
        id: heading

        objectName: "heading"
        x: Theme.margin
        y: screen.headHeight - height - sentence.height - (Theme.portrait ? 6 : 3.4) * Theme.u
        measure: screen.width - 2 * Theme.margin
        room: screen.headHeight - sentence.height - (Theme.portrait ? 11 : 5) * Theme.u
        text: screen.model.count
        color: Theme.deepField.text
        weight: Theme.heavy
        tracking: -0.03
        leading: 1.1
        largest: Theme.portrait ? 12 : 10
        smallest: 5
    }

    FittedWords {
        id: sentence

        objectName: "sentence"
        x: Theme.margin
        y: screen.headHeight - height - 2.4 * Theme.u
        measure: screen.width - 2 * Theme.margin
        text: screen.model.done && !screen.waits ? `${screen.model.heading}\n${screen.model.sentence}` : screen.model.sentence
        color: Theme.deepField.text
        weight: Theme.bold
        leading: 1.3
        largest: 4.2
        oneLineDownTo: 3.6
        lines: 2
    }

    ScrollMark {
        of: list
        field: screen.field
    }

    Row {
        id: ticks

        visible: !screen.model.done
        x: screen.sideX
        y: screen.keysTop - height - Theme.gap
        width: screen.column
        height: (Theme.portrait ? 9 : 10.4) * Theme.u + (Theme.textScale - 1) * 4 * Theme.u
        spacing: Theme.gap

        Key {
            objectName: "tick-all"
            width: (ticks.width - ticks.spacing) / 2
            height: ticks.height
            field: screen.field
            kind: "pale"
            label: qsTr("Tick all")
            enabled: screen.model.chosen < screen.model.choosable
            lines: 2
            onActivated: screen.model.tickAll()
        }

        Key {
            objectName: "tick-none"
            width: (ticks.width - ticks.spacing) / 2
            height: ticks.height
            field: screen.field
            kind: "pale"
            label: qsTr("Tick none")
            enabled: screen.model.chosen > 0
            lines: 2
            onActivated: screen.model.tickNone()
        }
    }

    Key {
        objectName: "admit"
        visible: !screen.model.done
        x: screen.sideX
        y: screen.keysTop
        width: screen.column
        height: screen.keyHigh
        field: screen.field
        kind: "action"
        spread: true
        icon: "tick"
        label: screen.model.action
        enabled: screen.model.chosen > 0 && !screen.model.asking
        lines: 2
        size: 5
        onActivated: screen.model.admit()
    }

    DeskLines {
        id: desk

        visible: screen.waits
        x: screen.sideX
        y: Theme.portrait ? screen.keysTop - height - Theme.gap : list.y + 2 * Theme.u
        width: screen.column
        field: screen.field
        desk: screen.model.desk
        number: screen.model.number
    }

    Key {
        objectName: "done"
        visible: screen.model.done
        x: screen.sideX
        y: screen.keysTop
        width: screen.column
        height: screen.keyHigh
        field: screen.field
        kind: "action"
        label: qsTr("Done")
        size: 5
        onActivated: screen.model.leave()
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    WayOut {
        objectName: "key-home"
        shell: screen.shell
        dock: dock
        width: 23.4 * Theme.u
        field: screen.field
        icon: "home"
        label: qsTr("Home")
        onActivated: screen.model.leave()
    }

    // Somebody else's list begins at its beginning.
    onVisibleChanged: list.positionViewAtBeginning()
}
