// A name in one line, with the letters in bold that were typed; it shrinks until it fits.
pragma ComponentBehavior: Bound
import QtQuick
import theme

Row {
    id: marked

    // Plain and marked by turns; the first is plain.
    required property var pieces
    required property color color
    // In pixels: how wide it may be, and the size wished for.
    required property real measure
    required property real em
    property string han: Theme.han

    property real fitted: marked.em
    // Too small to be read: then whoever shows it is to wrap it instead.
    readonly property bool tiny: marked.fitted < 2.3 * Theme.u
    readonly property string all: marked.pieces.join("")

    height: marked.em * 1.3
    onAllChanged: marked.fit()
    onMeasureChanged: marked.fit()
    onEmChanged: marked.fit()
    Component.onCompleted: marked.fit()

    TextMetrics {
        id: metrics

        text: marked.all
        font.family: Theme.family(marked.han)
        font.pixelSize: Math.max(1, Math.round(marked.em))
        // As wide as if all of it were marked.
        font.variableAxes: ({ "wght": Theme.bold })
    }

    Repeater {
        model: marked.pieces

        Words {
            required property int index
            required property string modelData

            text: modelData
            lang: "en"
            han: marked.han
            color: marked.color
            weight: index % 2 ? Theme.bold : Theme.regular
            em: marked.fitted
            height: marked.height
            verticalAlignment: Text.AlignVCenter
            topPadding: 0
            lineHeightMode: Text.ProportionalHeight
            lineHeight: 1
            textFormat: Text.PlainText
            wrapMode: Text.NoWrap
        }
    }

    function fit(): void {
        const wide = metrics.advanceWidth;
        marked.fitted = wide > marked.measure && wide > 0 ? marked.em * marked.measure / wide : marked.em;
    }
}
