// A sign on a square: the room's code (a plate) or the character that says what it is (a seal). It cannot be pressed.
import QtQuick
import theme

Rectangle {
    id: plate

    required property string code
    required property color ground
    required property color label
    required property real side
    property bool han: false

    width: plate.side
    height: plate.side
    color: plate.ground

    Words {
        readonly property real wish: plate.side * (plate.han ? 0.66 : plate.code.length > 1 ? 0.5 : 0.56)

        anchors.centerIn: parent
        text: plate.code
        lang: plate.han ? "zh" : "en"
        color: plate.label
        weight: Theme.heavy
        leading: 1.1
        em: Math.min(wish, plate.side * 1.35 / Math.max(1, plate.code.length))
        wrapMode: Text.NoWrap
    }
}
