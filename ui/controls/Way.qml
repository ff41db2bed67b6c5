// The band that leads somewhere: straight runs with square, mitred turns, and a head of two arms at the end, unless it
// runs into something that is its end itself.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import theme

Item {
    id: way

    required property Field field
    // Where it begins, where it turns and where its tip is, on its centre line.
    required property list<point> points
    property real thickness: Theme.wayWidth
    // How far the head reaches to each side of the centre line.
    property real reach: 1.39 * way.thickness
    property string sign: ""
    property bool headed: true
    property color color: way.field.way
    property color signColor: way.field.sign

    readonly property point tip: way.points[way.points.length - 1]
    readonly property point before: way.points[way.points.length - 2]
    readonly property real alongX: Math.sign(way.tip.x - way.before.x)
    readonly property real alongY: Math.sign(way.tip.y - way.before.y)
    readonly property point signCentre: way.atHead(1.22 * way.thickness, 0)
    readonly property int runs: way.points.length - 1
    // The share of its length that is uncovered: all of it at the end, however many runs there have come to be meanwhile.
    property real shown: 1

    Shape {
        width: way.width
        height: way.height

        ShapePath {
            fillColor: "transparent"
            strokeColor: way.color
            strokeWidth: way.thickness
            capStyle: ShapePath.FlatCap
            joinStyle: ShapePath.MiterJoin

            PathPolyline {
                path: way.points.slice(0, -1).concat([way.headed ? way.atHead(1.3 * way.thickness, 0) : way.tip])
            }
        }

        ShapePath {
            fillColor: way.color
            strokeColor: "transparent"
            strokeWidth: -1

            PathPolyline {
                path: way.headed ? way.head() : []
            }
        }
    }

    Icon {
        visible: way.headed && way.sign !== ""
        name: way.sign
        color: way.signColor
        size: 0.8 * way.thickness
        x: way.signCentre.x - width / 2
        y: way.signCentre.y - height / 2
    }

    Repeater {
        model: way.shown < 1 ? way.runs : 0

        Rectangle {
            required property int index
            readonly property point start: way.points[index]
            readonly property point end: way.points[index + 1]
            readonly property real share: Math.max(0, Math.min(1, way.shown * way.runs - index))
            readonly property point from: Qt.point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
            readonly property real side: index === way.runs - 1 ? way.reach : way.thickness / 2 + 1
            readonly property bool level: Math.abs(end.x - start.x) > Math.abs(end.y - start.y)

            visible: share < 1
            color: way.field.ground
            x: Math.min(from.x, end.x) - (level ? 0 : side)
            y: Math.min(from.y, end.y) - (level ? side : 0)
            width: level ? Math.abs(end.x - from.x) + side : 2 * side
            height: level ? 2 * side : Math.abs(end.y - from.y)
        }
    }

    NumberAnimation {
        id: appearing

        target: way
        property: "shown"
        from: 0
        to: 1
        duration: Theme.wayTime * way.runs
        easing.type: Easing.OutCubic
    }

    // Uncover the way from its beginning.
    function appear(): void {
        if (Theme.wayTime > 0)
            appearing.restart();
    }

    // The point so far back from the tip and so far to the side.
    function atHead(back: real, side: real): point {
        return Qt.point(way.tip.x - way.alongX * back - way.alongY * side, way.tip.y - way.alongY * back + way.alongX * side);
    }

    function head(): list<point> {
        const half = 0.70711 * way.thickness;
        const inner = 2 * half + way.thickness / 2;
        const arm = side => [way.atHead(way.reach, side * way.reach),
            way.atHead(way.reach + half, side * (way.reach - half)), way.atHead(inner, side * way.thickness / 2)];
        return [way.tip].concat(arm(1), arm(-1).reverse(), [way.tip]);
    }
}
