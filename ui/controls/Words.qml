// Text as the theme sets it: face by language and form of characters, weight by axis, fixed line height.
import QtQuick
import theme

Text {
    id: words

    property real size: 3.6
    property real leading: 1.4
    property int weight: Theme.medium
    property real tracking: 0
    property string lang: Theme.language
    property string han: Theme.han
    // In pixels; by default what the theme makes of `size`.
    property real em: Theme.type(words.size)

    textFormat: Text.PlainText
    font.family: Theme.family(words.han)
    font.pixelSize: Math.max(1, Math.round(words.em))
    font.variableAxes: ({ "wght": words.weight })
    // The Han faces set ’ “ ” · full-width, which is wrong in any other script.
    font.features: words.lang === "zh" ? ({}) : ({ "pwid": 1 })
    font.letterSpacing: words.lang === "zh" ? 0 : words.tracking * words.em
    lineHeightMode: Text.FixedHeight
    lineHeight: words.leading * words.em
    // Qt hangs a line from the top of its height and counts the last one whole; the theme's measures centre every line.
    topPadding: (words.leading - Theme.ascent - Theme.descent) / 2 * words.em
    height: words.text === "" ? 0 : words.lineCount * words.lineHeight
    wrapMode: Text.WordWrap
}
