// What a verdict is from across the hall: a tick that both edges cut, a hand, or a person who stands free.
import QtQuick
import QtQuick.Shapes
import theme

Item {
    id: mark

    // ok, stop or ask
    required property string tone
    required property color color
    // The height that the mark fills, in pixels, and the right edge of a mark that stands free.
    required property real room
    required property real rightEdge

    readonly property bool ticked: mark.tone === "ok"
    // Drawn in u; the tick's turn lies further in where the screen lies.
    readonly property real share: Math.min(1.06, mark.room / (Theme.portrait ? 78 * Theme.u : 70 * Theme.u))
    readonly property real tickX: Theme.portrait ? 31.4 : 39.95
    readonly property real tickY: Theme.portrait ? 65.9 : 58.05
    readonly property real freeShare: Math.min(mark.room / (78.4 * Theme.u), (mark.rightEdge - 6 * Theme.u) / (66 * Theme.u))
    readonly property real leftEdge: mark.rightEdge - (mark.tone === "stop" ? 65.3 : 56.2) * Theme.u * mark.freeShare
    readonly property string hand: "M54.1 46.2V16.3A5.3 5.3 0 0 1 64.7 16.3V39H66.6V7.4A5.3 5.3 0 0 1 77.2 7.4V39H79.1V11.6"
        + "A5.3 5.3 0 0 1 89.7 11.6V39H91.4V22.6A5.3 5.3 0 0 1 102 22.6V54C102 66.6 93.4 76.7 80.6 76.7H78"
        + "C69 76.7 63.4 71.2 58 65.4L38.2 44.9A5.3 5.3 0 0 1 45.8 37.5Z"
    readonly property string person: "M73.9 7.4A14.8 14.8 0 1 1 73.9 37A14.8 14.8 0 1 1 73.9 7.4ZM45.8 74.1V67.9"
        + "C45.8 53 57.4 42.2 73.9 42.2C90.4 42.2 102 53 102 67.9V74.1Z"

    property real slide: 0

    Shape {
        visible: mark.ticked
        x: -mark.slide
        y: -mark.slide
        transform: Scale {
            xScale: Theme.u * mark.share
            yScale: Theme.u * mark.share
        }

        ShapePath {
            fillColor: "transparent"
            strokeColor: mark.color
            strokeWidth: 15
            capStyle: ShapePath.FlatCap
            joinStyle: ShapePath.MiterJoin
            startX: mark.tickX - 60
            startY: mark.tickY - 60

            PathLine {
                x: mark.tickX
                y: mark.tickY
            }

            PathLine {
                x: mark.tickX + 90
                y: mark.tickY - 90
            }
        }
    }

    Shape {
        visible: !mark.ticked
        x: mark.rightEdge - 102 * Theme.u * mark.freeShare
        y: -mark.slide
        transform: Scale {
            xScale: Theme.u * mark.freeShare
            yScale: Theme.u * mark.freeShare
        }

        ShapePath {
            fillColor: mark.color
            strokeColor: "transparent"
            strokeWidth: -1

            PathSvg {
                path: mark.tone === "stop" ? mark.hand : mark.person
            }
        }
    }

    NumberAnimation {
        id: sliding

        target: mark
        property: "slide"
        from: 4 * Theme.u
        to: 0
        duration: Theme.markTime
        easing.type: Easing.OutCubic
    }

    // Come in from outside; the field has changed already.
    function appear(): void {
        if (Theme.markTime > 0)
            sliding.restart();
    }
}
