// A sign on a grid of 24: strokes 4.4 wide and square for ways, solid and round for bodies.
import QtQuick
import QtQuick.Shapes

Item {
    id: icon

    required property string name
    required property color color
    required property real size

    readonly property var drawn: icon.signs[icon.name] ?? ({})
    readonly property var signs: ({
        "right": { "stroke": "M2 12H18.5M11.2 3.8L19.4 12L11.2 20.2" },
        "left": { "stroke": "M22 12H5.5M12.8 3.8L4.6 12L12.8 20.2" },
        "up": { "stroke": "M12 22V5.5M3.8 12.8L12 4.6L20.2 12.8" },
        "down": { "stroke": "M12 2V18.5M3.8 11.2L12 19.4L20.2 11.2" },
        "tick": { "stroke": "M2.2 12.2L9.2 19.2L21.8 6.6" },
        "cancel": { "stroke": "M4.4 4.4L19.6 19.6M19.6 4.4L4.4 19.6" },
        "clock": { "stroke": "M12 3.2A8.8 8.8 0 1 1 12 20.8A8.8 8.8 0 1 1 12 3.2ZM12 7V12.6H16.4", "width": 2.8 },
        "contrast": {
            "stroke": "M12 2.6A9.4 9.4 0 1 1 12 21.4A9.4 9.4 0 1 1 12 2.6Z", "width": 2.6,
            "fill": "M12 2.6A9.4 9.4 0 0 0 12 21.4Z"
        },
        "home": { "fill": "M12 1.6L23.6 12.4H20.2V22.4H14.2V15.6H9.8V22.4H3.8V12.4H0.4Z" },
        "qr": {
            "fill": "M1 1H11V11H1ZM4 4V8H8V4ZM13 1H23V11H13ZM16 4V8H20V4ZM1 13H11V23H1ZM4 16V20H8V16Z"
                + "M13 13H17V17H13ZM19 13H23V17H19ZM13 19H17V23H13ZM19 19H23V23H19Z"
        },
        "badge": {
            "fill": "M9.2 4V1.4H14.8V4H21V22.4H3V4ZM10.7 5.4V7.8H13.3V5.4ZM6.7 11.2V13.9H17.7V11.2ZM6.7 16.6V19.3H14V16.6Z"
        },
        "person": {
            "fill": "M12 1A4.9 4.9 0 1 1 12 10.8A4.9 4.9 0 1 1 12 1ZM2.6 23V20.6C2.6 15.6 6.5 12.6 12 12.6"
                + "C17.5 12.6 21.4 15.6 21.4 20.6V23Z"
        },
        "search": { "stroke": "M10 3A7 7 0 1 1 10 17A7 7 0 1 1 10 3ZM15 15L22 22", "width": 3.4 },
        "printer": {
            "fill": "M6 1.6H18V7H22.4V17H18V22.4H6V17H1.6V7H6ZM8.4 4V7H15.6V4ZM8.4 14V20H15.6V14Z"
        },
        "keys": {
            "fill": "M1 4.6H23V19.4H1ZM4 8V10.4H6.4V8ZM8.6 8V10.4H11V8ZM13 8V10.4H15.4V8ZM17.6 8V10.4H20V8ZM6 13.6V16H18V13.6Z"
        },
        "room": { "fill": "M4 1.4H20V22.6H4ZM13.6 10.6V14H16.8V10.6Z" }
    })

    width: icon.size
    height: icon.size

    Shape {
        width: 24
        height: 24
        scale: icon.size / 24
        transformOrigin: Item.TopLeft

        ShapePath {
            fillColor: icon.drawn.fill ? icon.color : "transparent"
            fillRule: ShapePath.OddEvenFill
            strokeColor: "transparent"
            strokeWidth: -1

            PathSvg {
                path: icon.drawn.fill ?? ""
            }
        }

        ShapePath {
            fillColor: "transparent"
            strokeColor: icon.drawn.stroke ? icon.color : "transparent"
            strokeWidth: icon.drawn.width ?? 4.4
            capStyle: ShapePath.FlatCap
            joinStyle: ShapePath.MiterJoin

            PathSvg {
                path: icon.drawn.stroke ?? ""
            }
        }
    }
}
