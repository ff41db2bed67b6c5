// The face of a key of the on-screen keyboard: as any key, it stands on a foot and lies flat while it is pressed.
import QtQuick
import QtQuick.VirtualKeyboard.Styles
import theme
import controls

KeyPanel {
    id: panel

    // What it says, unless it is one of the letters, and the sign that stands for words.
    property string label: panel.control ? panel.control.displayText : ""
    property string icon: ""
    property bool strong: false
    property bool held: false

    readonly property Field field: Theme.paperField
    readonly property bool down: panel.control !== null && panel.control.pressed
    readonly property bool live: panel.control !== null && panel.control.enabled
    readonly property bool capital: panel.control !== null && panel.control.uppercased && panel.label.length === 1
    readonly property bool filled: panel.strong || panel.held
    readonly property color ink: !panel.live ? Theme.disabled : panel.filled ? panel.field.fillLabel : panel.field.paleLabel

    Rectangle {
        anchors.fill: parent
        anchors.margins: 0.6 * Theme.u
        color: panel.down || panel.held ? "transparent" : panel.filled ? panel.field.fillFoot : panel.field.paleFoot

        Rectangle {
            y: panel.down ? Theme.footHeight : 0
            width: parent.width
            height: parent.height - (panel.held ? 0 : Theme.footHeight)
            color: panel.filled ? panel.field.fill : panel.field.pale
            border.width: Theme.highContrast ? Theme.keyline : 0
            border.color: panel.field.line

            Words {
                visible: panel.icon === ""
                anchors.horizontalCenter: parent.horizontalCenter
                y: (parent.height - height) / 2
                text: panel.capital ? panel.label.toUpperCase() : panel.label
                lang: "en"
                color: panel.ink
                weight: Theme.bold
                em: (panel.label.length > 1 ? 3.4 : 4.6) * Theme.u
                leading: 1.2
                wrapMode: Text.NoWrap
            }

            Icon {
                visible: panel.icon !== ""
                anchors.centerIn: parent
                name: panel.icon
                color: panel.ink
                size: 4.4 * Theme.u
            }
        }
    }
}
