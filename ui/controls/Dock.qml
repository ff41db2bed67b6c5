// The same six keys in the same place on every screen: four languages, the size of the text, the contrast.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme

Item {
    id: dock

    required property Field field
    required property Shell shell

    readonly property real keyHeight: dock.keyHigh * Theme.u
    readonly property real keyHigh: Theme.portrait ? 9 + (Theme.textScale - 1) * 8.8 : 9.4 + (Theme.textScale - 1) * 4
    readonly property real third: (width - 2 * Theme.gap) / 3
    readonly property real rest: width - 5 * Theme.gap
    // Where each key stands: in portrait the languages fill the first two of three columns.
    readonly property var places: Theme.portrait ? [[0, 0], [1, 0], [0, 1], [1, 1], [2, 0], [2, 1]] : []

    x: Theme.margin
    y: Theme.windowHeight - 4 * Theme.u - dock.height
    width: (Theme.portrait ? 68.6 : 98.4) * Theme.u
    height: Theme.portrait ? 2 * dock.keyHeight + Theme.gap : dock.keyHeight

    Repeater {
        model: ["zh", "en", "fr", "de"]

        Key {
            required property int index
            required property string modelData

            objectName: `lang-${modelData}`
            x: dock.leftOf(index)
            y: dock.topOf(index)
            width: dock.widthOf(index)
            height: dock.keyHeight
            field: dock.field
            label: LanguageNames.of(modelData)
            lang: modelData
            size: 3.6
            selected: dock.shell.language === modelData
            onActivated: dock.shell.chooseLanguage(modelData)
        }
    }

    Key {
        objectName: "text-scale"
        x: dock.leftOf(4)
        y: dock.topOf(4)
        width: dock.widthOf(4)
        height: dock.keyHeight
        field: dock.field
        selected: dock.shell.textScale > 1
        Accessible.name: qsTr("Text size")
        onActivated: dock.shell.cycleTextScale()

        Row {
            id: letters

            readonly property color color: parent.labelColor

            x: (parent.width - width) / 2
            y: (parent.height - (parent.selected ? 0 : Theme.footHeight) - height) / 2
                + (parent.down && !parent.selected ? Theme.footHeight : 0)

            Words {
                text: "A" // l10n: the sign for the size of text
                lang: "en"
                color: letters.color
                weight: Theme.bold
                em: Theme.label(2.8)
                leading: 1.2
                anchors.baseline: large.baseline
            }

            Words {
                id: large

                text: "A" // l10n: the sign for the size of text
                lang: "en"
                color: letters.color
                weight: Theme.bold
                em: Theme.label(4.8)
                leading: 1.2
            }
        }
    }

    Key {
        objectName: "contrast"
        x: dock.leftOf(5)
        y: dock.topOf(5)
        width: dock.widthOf(5)
        height: dock.keyHeight
        field: dock.field
        icon: "contrast"
        size: 4.2
        selected: dock.shell.highContrast
        Accessible.name: qsTr("High contrast")
        onActivated: dock.shell.toggleContrast()
    }

    function leftOf(index: int): real {
        if (Theme.portrait)
            return dock.places[index][0] * (dock.third + Theme.gap);
        return index < 5 ? index * (dock.widthOf(0) + Theme.gap) : dock.width - dock.widthOf(5);
    }

    function topOf(index: int): real {
        return Theme.portrait ? dock.places[index][1] * (dock.keyHeight + Theme.gap) : 0;
    }

    function widthOf(index: int): real {
        if (Theme.portrait)
            return dock.third;
        return index < 4 ? (dock.rest - 20 * Theme.u) / 4 : 10 * Theme.u;
    }
}
