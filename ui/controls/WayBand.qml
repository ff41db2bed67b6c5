// The way across a whole screen, to the right, with what it says and the sign of where it ends.
import QtQuick
import theme

Item {
    id: band

    required property Field field
    required property string sign
    property string text: ""
    property real textX: Theme.margin

    // The event's second colour carries words only where they can be read on it; elsewhere the way is as a key would be.
    readonly property bool hot: Qt.colorEqual(band.field.way, Theme.hot)
    readonly property color color: band.hot && !Theme.hotCarriesText ? band.field.action : band.field.way
    readonly property color label: band.hot ? band.field.actionLabel : band.field.sign

    width: Theme.windowWidth
    height: Theme.wayWidth

    Way {
        id: way

        width: band.width
        height: band.height
        field: band.field
        color: band.color
        signColor: band.label
        sign: band.sign
        points: [Qt.point(0, band.height / 2), Qt.point(band.width - 3.6 * Theme.u, band.height / 2)]
    }

    FittedWords {
        objectName: "way"
        x: band.textX
        y: (band.height - height) / 2
        measure: band.width - 27 * Theme.u - x
        room: band.height - 0.4 * Theme.u
        text: band.text
        color: band.label
        weight: Theme.bold
        leading: 1.15
        largest: 4.8
        oneLineDownTo: 4
        wrappedFrom: 4.4
        lines: 2
        balanced: Theme.language !== "zh"
    }

    // Uncover the way from its beginning.
    function appear(): void {
        way.appear();
    }
}
