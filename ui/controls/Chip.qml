// A small sign of a state: late, moved, cancelled, full, yours. It cannot be pressed.
import QtQuick
import theme

Rectangle {
    id: chip

    // late, moved, cancelled, full or yours
    required property string kind
    required property string text

    readonly property bool warning: chip.kind === "late" || chip.kind === "moved"
    readonly property string sign: ({ "late": "clock", "moved": "right", "yours": "tick" })[chip.kind] ?? ""
    readonly property color label: chip.kind === "cancelled" ? Theme.white
        : chip.kind === "full" ? Theme.paperField.chipLabel : Theme.dark

    visible: chip.text !== ""
    width: inside.width + 2 * Theme.u
    height: Math.max(4.8 * Theme.u, said.height + 0.6 * Theme.u)
    color: chip.warning ? Theme.ask : chip.kind === "cancelled" ? Theme.stop
        : chip.kind === "yours" ? Theme.ok : Theme.paperField.chip

    Row {
        id: inside

        anchors.centerIn: parent
        spacing: 0.8 * Theme.u

        Icon {
            visible: chip.sign !== ""
            name: chip.sign
            color: chip.label
            size: Theme.label(3.2)
            anchors.verticalCenter: parent.verticalCenter
        }

        Words {
            id: said

            text: chip.text
            color: chip.label
            weight: Theme.bold
            em: Theme.label(3.2)
            leading: 1.2
            wrapMode: Text.NoWrap
        }
    }
}
