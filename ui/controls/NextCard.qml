// What comes next for somebody, on the one white card of a verdict: the room's plate, when, what, and how to get there.
import QtQuick
import theme

Rectangle {
    id: card

    required property string plate
    required property string when
    required property string title
    required property string titleLang
    required property string where

    implicitHeight: Math.max(16.3 * Theme.u, lines.height + 3 * Theme.u)
    color: Theme.white

    Plate {
        id: sign

        visible: card.plate !== ""
        x: 2.2 * Theme.u
        y: (card.height - height) / 2
        code: card.plate
        ground: Theme.dark
        label: Theme.white
        side: (card.width > 50 * Theme.u ? 11.6 : 8) * Theme.u
    }

    Column {
        id: lines

        x: sign.visible ? sign.x + sign.width + 2.4 * Theme.u : 2.4 * Theme.u
        y: (card.height - height) / 2
        width: card.width - x - 1.2 * Theme.u

        FittedWords {
            measure: lines.width
            text: card.when
            color: Theme.dark
            weight: Theme.regular
            leading: 1.36
            largest: 3.4
            capped: !Theme.portrait
            lines: 2
        }

        FittedWords {
            measure: lines.width
            text: card.title
            lang: card.titleLang
            color: Theme.dark
            weight: Theme.bold
            leading: 1.18
            largest: 4.2
            capped: !Theme.portrait
            oneLineDownTo: 3.8
            wrappedFrom: 3.8
            lines: 3
        }

        FittedWords {
            measure: lines.width
            text: card.where
            color: Theme.dark
            weight: Theme.regular
            leading: 1.36
            largest: 3.4
            capped: !Theme.portrait
            lines: 2
        }
    }
}
