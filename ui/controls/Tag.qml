// A person's category in one or two words, on the ground that their field has for it.
import QtQuick
import theme

Rectangle {
    id: tag

    required property Field field
    required property string text
    // In pixels: how wide it may be.
    required property real widest

    implicitWidth: words.width + 2.4 * Theme.u
    implicitHeight: words.height + 0.4 * Theme.u
    color: tag.field.chip

    FittedWords {
        id: words

        x: 1.2 * Theme.u
        y: 0.2 * Theme.u
        measure: tag.widest - 2.4 * Theme.u
        tight: true
        text: tag.text
        color: tag.field.chipLabel
        weight: Theme.bold
        leading: 1.36
        largest: 3.6
        capped: !Theme.portrait
        lines: 2
    }
}
