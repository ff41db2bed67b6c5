// A labelled field to type into. A touch brings the keyboard of the screen.
import QtQuick
import theme

Item {
    id: typed

    required property string label
    property string placeholder: ""
    property bool wrong: false
    property bool required: false
    property alias text: input.text
    property alias input: input
    property Field field: Theme.paperField

    signal edited(string text)
    signal entered()
    signal touched()

    implicitHeight: caption.height + frame.height
    Accessible.role: Accessible.EditableText
    Accessible.name: typed.label

    Words {
        id: caption

        visible: typed.label !== ""
        text: typed.required ? `${typed.label} *` : typed.label
        color: typed.wrong ? (Theme.highContrast ? Theme.bright : Theme.stop) : typed.field.soft
        weight: typed.wrong ? Theme.bold : Theme.medium
        leading: 1.25
        em: Theme.label(2.4)
        wrapMode: Text.NoWrap
    }

    Rectangle {
        id: frame

        y: caption.height
        width: typed.width
        height: Math.max(6.4 * Theme.u, Theme.label(3.2) * 1.7)
        color: Theme.highContrast ? Theme.black : Theme.white
        border.width: (input.activeFocus || typed.wrong ? 0.5 : 0.3) * Theme.u
        border.color: typed.wrong ? (Theme.highContrast ? Theme.bright : Theme.stop)
            : input.activeFocus ? typed.field.text : typed.field.line

        TextInput {
            id: input

            anchors.fill: parent
            anchors.leftMargin: 1.6 * Theme.u
            anchors.rightMargin: 1.6 * Theme.u
            verticalAlignment: TextInput.AlignVCenter
            clip: true
            activeFocusOnTab: true
            color: typed.field.text
            selectionColor: Theme.deepField.ground
            selectedTextColor: Theme.white
            font.family: Theme.family(Theme.han)
            font.pixelSize: Math.round(Theme.label(3.2))
            font.variableAxes: ({ "wght": Theme.medium })
            maximumLength: 200
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase
            onTextChanged: typed.edited(input.text)
            onAccepted: typed.entered()
        }

        Words {
            visible: input.text === "" && input.preeditText === ""
            x: 1.6 * Theme.u
            y: (parent.height - height) / 2
            text: typed.placeholder
            color: Theme.disabled
            leading: 1.2
            em: Theme.label(3)
            wrapMode: Text.NoWrap
        }

        TapHandler {
            onTapped: typed.touched()
        }
    }
}
