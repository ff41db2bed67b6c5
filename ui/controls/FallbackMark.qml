// Says, discreetly, that a text is shown in another language than the one chosen.
import QtQuick
import theme

Item {
    id: mark

    required property string lang
    property color color: Theme.paperField.soft

    visible: mark.lang !== "" && mark.lang !== Theme.language
    width: name.width
    height: name.height + 0.6 * Theme.u

    Words {
        id: name

        text: LanguageNames.of(mark.lang)
        lang: mark.lang
        color: mark.color
        weight: Theme.regular
        size: 3.2
        leading: 1.2
        wrapMode: Text.NoWrap
    }

    Rectangle {
        y: name.height
        width: name.width
        height: Theme.ruleHeight
        color: mark.color
    }
}
