// Where staff are, and the number to show them.
import QtQuick
import theme

Column {
    id: lines

    required property Field field
    required property string desk
    required property string number

    FittedWords {
        measure: lines.width
        text: lines.desk
        color: lines.field.text
        leading: 1.4
        largest: 3.8
        capped: !Theme.portrait
        lines: 3
        oneLineDownTo: 3.6
    }

    Flow {
        visible: lines.number !== ""
        width: lines.width
        // The full-width colon of Chinese brings its own space.
        spacing: Theme.language === "zh" ? 0 : 0.9 * Theme.u

        FittedWords {
            measure: lines.width
            tight: true
            text: qsTr("Show them this number:")
            color: lines.field.text
            leading: 1.4
            largest: 3.8
            capped: !Theme.portrait
            lines: 2
        }

        Words {
            objectName: "number"
            text: lines.number
            lang: "en"
            color: lines.field.text
            weight: Theme.bold
            em: Theme.portrait ? Theme.type(3.8) : Theme.label(3.8)
            leading: 1.4
            wrapMode: Text.NoWrap
        }
    }
}
