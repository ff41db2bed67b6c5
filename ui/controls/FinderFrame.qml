// Where the way ends with a camera: what it sees, as in a mirror, within the corners that a code is held into.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme

Item {
    id: frame

    required property Finder finder

    readonly property Field field: Theme.deepField
    readonly property bool live: frame.finder.picture > 0

    objectName: "finder"

    Rectangle {
        anchors.fill: parent
        color: frame.field.way
    }

    Rectangle {
        id: view

        anchors.fill: parent
        anchors.margins: 1.2 * Theme.u
        color: frame.field.ground

        // The grey picture over the field takes on its hue; in high contrast it stays grey.
        Image {
            objectName: "finder-picture"
            anchors.fill: parent
            visible: frame.live
            source: frame.live ? Qt.url(`image://finder/${frame.finder.picture}`) : ""
            cache: false
            opacity: Theme.highContrast ? 1 : 0.9
            fillMode: Image.PreserveAspectCrop
        }

        Icon {
            visible: !frame.live
            anchors.centerIn: parent
            name: "qr"
            color: frame.field.way
            size: 0.46 * view.width
        }
    }

    Repeater {
        model: 4

        Item {
            id: corner

            required property int index
            readonly property real arm: 4.4 * Theme.u
            readonly property real stroke: 0.9 * Theme.u

            width: corner.arm
            height: corner.arm
            x: view.x + 1.6 * Theme.u + (corner.index % 2) * (view.width - 3.2 * Theme.u - corner.arm)
            y: view.y + 1.6 * Theme.u + (corner.index > 1 ? view.height - 3.2 * Theme.u - corner.arm : 0)

            Rectangle {
                width: parent.width
                height: corner.stroke
                y: corner.index > 1 ? parent.height - height : 0
                color: frame.field.text
            }

            Rectangle {
                width: corner.stroke
                height: parent.height
                x: corner.index % 2 ? parent.width - width : 0
                color: frame.field.text
            }
        }
    }
}
