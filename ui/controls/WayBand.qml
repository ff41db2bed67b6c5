// The way across a whole screen, to the right, with what it says and the sign of where it ends.
import QtQuick
import theme

Item {
    id: band

    required property Field field
    required property string sign
    property string text: ""
    property real textX: Theme.margin

    width: Theme.windowWidth
    height: Theme.wayWidth

    Way {
        id: way

        width: band.width
        height: band.height
        field: band.field
        sign: band.sign
        points: [Qt.point(0, band.height / 2), Qt.point(band.width - 3.6 * Theme.u, band.height / 2)]
    }

    FittedWords {
        x: band.textX
        y: (band.height - height) / 2
        measure: band.width - 27 * Theme.u - x
        room: band.height - 0.4 * Theme.u
        text: band.text
        color: band.field.sign
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
