// A line to type in. What is typed is nobody's to keep: neither the keyboard nor the line itself remembers any of it.
import QtQuick
import theme

Rectangle {
    id: box

    required property Field field
    // What the line says when it begins; from then on it only tells what was typed.
    required property string initial
    property int longest: 80
    property bool address: false
    property string spokenName: ""

    signal typed(string text)
    signal accepted()

    color: Theme.highContrast ? Theme.black : Theme.white
    border.width: 2 * Theme.keyline
    border.color: line.activeFocus ? box.field.label : box.field.line

    TextInput {
        id: line

        objectName: "typing"
        anchors.fill: parent
        anchors.leftMargin: 2.4 * Theme.u
        anchors.rightMargin: 2.4 * Theme.u
        verticalAlignment: TextInput.AlignVCenter
        clip: true
        focus: true
        maximumLength: box.longest
        color: box.field.text
        selectionColor: box.field.pale
        selectedTextColor: box.field.text
        font.family: Theme.family(Theme.han)
        font.pixelSize: Math.round(Theme.type(box.address ? 4.8 : 6))
        font.variableAxes: ({ "wght": Theme.bold })
        font.features: Theme.language === "zh" ? ({}) : ({ "pwid": 1 })
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | (box.address
            ? Qt.ImhEmailCharactersOnly | Qt.ImhNoAutoUppercase : Qt.ImhNone)
        Accessible.role: Accessible.EditableText
        Accessible.name: box.spokenName
        // What the input method has not committed yet counts as well: a press on a key beside the keyboard takes it over.
        onDisplayTextChanged: box.typed(line.displayText)
        onAccepted: box.accepted()
        Component.onCompleted: line.text = box.initial
    }

    // Whoever types has the keyboard in front of them at once.
    function listen(): void {
        line.forceActiveFocus();
    }

    // What is not found at once among the keys.
    function insert(text: string): void {
        line.insert(line.cursorPosition, text);
    }
}
