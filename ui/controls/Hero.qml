// The event's character, one stroke of which leaves it and becomes the way; or, without one, its logo above a plain way.
import QtQuick
import QtQuick.Shapes
import theme

Item {
    id: hero

    required property Field field
    // The outline, and where the stroke leaves it: 1000 units to the em, y upwards.
    required property string glyph
    required property real strokeX
    required property real strokeTop
    required property real strokeBottom
    required property string logo
    // In pixels: the size of the character, where its box begins, and its baseline.
    required property real em
    required property real originX
    required property real baselineY
    // Where the way turns and where it ends, after it has left the character.
    required property list<point> onward
    property real reach: 1.39 * hero.thickness
    property string sign: "qr"
    property bool headed: true

    readonly property real unit: hero.em / 1000
    readonly property bool drawn: hero.glyph !== ""
    readonly property real thickness: hero.drawn ? (hero.strokeTop - hero.strokeBottom) * hero.unit : Theme.wayWidth
    readonly property real strokeY: hero.baselineY
        - (hero.drawn ? (hero.strokeTop + hero.strokeBottom) / 2 * hero.unit : 0)

    Shape {
        visible: hero.drawn
        x: hero.originX
        y: hero.baselineY
        transform: Scale {
            xScale: hero.unit
            yScale: -hero.unit
        }

        ShapePath {
            fillColor: hero.field.way
            strokeColor: "transparent"
            strokeWidth: -1

            PathSvg {
                path: hero.glyph
            }
        }
    }

    Image {
        visible: !hero.drawn && hero.logo !== ""
        source: Qt.url(hero.drawn ? "" : hero.logo)
        x: Theme.margin
        y: hero.baselineY - hero.em * 0.86
        width: hero.em * 0.86
        height: hero.em * 0.86 - hero.thickness
        fillMode: Image.PreserveAspectFit
        horizontalAlignment: Image.AlignLeft
        sourceSize.width: width
        sourceSize.height: height
        smooth: true
    }

    Way {
        anchors.fill: parent
        field: hero.field
        thickness: hero.thickness
        reach: hero.reach
        sign: hero.sign
        headed: hero.headed
        // A hair of overlap, so that no seam shows where the stroke becomes the way.
        points: [Qt.point(hero.drawn ? hero.originX + hero.strokeX * hero.unit - 1 : 0, hero.strokeY)].concat(hero.onward)
    }
}
