// A member of a delegation: the name, and a box that is ticked or not. Whoever is here already, or is needed at the desk, has no box.
import QtQuick
import theme

Item {
    id: member

    required property Field field
    required property string name
    required property string nameHan
    // ticked, open, arrived or staff
    required property string mark
    required property string note

    readonly property bool choosable: member.mark === "ticked" || member.mark === "open"
    readonly property bool ticked: member.mark === "ticked"
    readonly property bool latin: member.nameHan === "latin"

    signal activated()

    height: Math.max((Theme.portrait ? 12 : 11) * Theme.u, said.height + 2.4 * Theme.u)
    activeFocusOnTab: member.choosable
    Accessible.role: Accessible.CheckBox
    Accessible.name: member.note ? `${member.name} ${member.note}` : member.name
    Accessible.checkable: member.choosable
    Accessible.checked: member.ticked
    Accessible.onPressAction: member.press()
    Keys.onSpacePressed: member.press()

    Rectangle {
        y: member.height - height
        width: member.width
        height: Theme.ruleHeight
        color: member.field.rule
    }

    Rectangle {
        visible: member.activeFocus
        anchors.fill: parent
        color: "transparent"
        border.width: 0.5 * Theme.u
        border.color: member.field.label
    }

    Rectangle {
        id: box

        x: 1.2 * Theme.u
        y: (member.height - height) / 2
        width: 6.6 * Theme.u
        height: 6.6 * Theme.u
        color: member.ticked ? member.field.fill : "transparent"
        border.width: member.choosable ? 2 * Theme.keyline : 0
        border.color: member.ticked ? member.field.fill : member.field.line

        Icon {
            visible: member.mark !== "open"
            anchors.centerIn: parent
            name: member.mark === "staff" ? "person" : "tick"
            color: member.ticked ? member.field.fillLabel : member.field.text
            size: 4.4 * Theme.u
        }
    }

    Column {
        id: said

        x: 11 * Theme.u
        y: (member.height - height) / 2
        width: member.width - x - 2 * Theme.u

        FittedWords {
            objectName: "member-name"
            measure: said.width
            text: member.name
            lang: member.latin ? "en" : "zh"
            han: member.latin ? "sc" : member.nameHan
            color: member.choosable || member.mark === "staff" ? member.field.text : member.field.soft
            weight: member.choosable || member.mark === "staff" ? Theme.bold : Theme.medium
            leading: 1.2
            largest: 4.4
            smallest: 3.4
            oneLineDownTo: 3.8
            lines: 3
        }

        Words {
            visible: member.note !== ""
            width: said.width
            text: member.note
            color: member.field.soft
            size: 3.2
            leading: 1.3
        }
    }

    TapHandler {
        gesturePolicy: TapHandler.DragThreshold
        longPressThreshold: 0
        onTapped: member.press()
    }

    function press(): void {
        if (member.choosable)
            member.activated();
    }
}
