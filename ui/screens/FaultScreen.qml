// The kiosk itself is in trouble: what that means for whoever stands here, where to go, and for staff how to mend it.
import QtQuick
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property Fault model

    readonly property Field field: Theme.askField
    readonly property real columnX: Theme.portrait ? Theme.margin : 84 * Theme.u - 0.45 * (192 * Theme.u - width)
    readonly property real bandTop: card.y - (Theme.portrait ? desk.height + 6 * Theme.u : 2.8 * Theme.u) - Theme.wayWidth
    readonly property real wordsBottom: screen.bandTop - 3.6 * Theme.u
    readonly property real leastMark: (Theme.portrait ? 24 : 3) * Theme.u
    readonly property real sentenceRoom: (screen.wordsBottom - screen.leastMark - heading.height - 2 * words.spacing) / 2

    objectName: "screen-fault"

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    VerdictMark {
        tone: "ask"
        color: screen.field.text
        room: Theme.portrait ? words.y - 3 * Theme.u : screen.bandTop - 2 * Theme.u
        rightEdge: Theme.portrait ? screen.width - Theme.margin : screen.columnX - 8 * Theme.u
    }

    Column {
        id: words

        x: screen.columnX
        y: screen.wordsBottom - height
        width: screen.width - Theme.margin - x
        spacing: 2.2 * Theme.u

        FittedWords {
            id: heading

            objectName: "heading"
            measure: words.width
            text: screen.model.heading
            color: screen.field.text
            weight: Theme.heavy
            tracking: -0.03
            leading: Theme.language === "zh" ? 1.1 : 1
            largest: Theme.portrait ? 15 : 12
            oneLineDownTo: 9
            smallest: 8
            lines: 2
        }

        FittedWords {
            objectName: "sentence"
            measure: words.width
            room: screen.sentenceRoom
            text: screen.model.sentence
            color: screen.field.text
            leading: 1.3
            largest: 4.4
            lines: 4
            oneLineDownTo: 4.2
        }

        FittedWords {
            objectName: "still-works"
            measure: screen.width - 28 * Theme.u - words.x
            room: screen.sentenceRoom
            text: screen.model.stillWorks
            color: screen.field.text
            leading: 1.3
            largest: 4.4
            lines: 4
            oneLineDownTo: 4.2
        }
    }

    WayBand {
        id: band

        y: screen.bandTop
        field: screen.field
        sign: "person"
        text: Theme.portrait ? qsTr("Please see our staff") : screen.model.desk
        textX: screen.columnX
    }

    FittedWords {
        id: desk

        objectName: "desk"
        visible: Theme.portrait
        x: Theme.margin
        y: screen.bandTop + Theme.wayWidth + 2.8 * Theme.u
        measure: screen.width - 28 * Theme.u - x
        text: screen.model.desk
        color: screen.field.text
        weight: Theme.bold
        leading: 1.35
        largest: 3.8
        lines: 3
        oneLineDownTo: 3.6
    }

    Rectangle {
        id: card

        x: Theme.margin
        y: dock.y - 3 * Theme.u - height
        width: screen.width - 2 * Theme.margin - (Theme.portrait ? 0 : 24 * Theme.u)
        height: detail.height + label.height + 3 * Theme.u
        color: Theme.white

        Words {
            id: label

            x: 2.4 * Theme.u
            y: 1.2 * Theme.u
            text: qsTr("Note for staff")
            color: Theme.dark
            weight: Theme.regular
            leading: 1.36
            em: Theme.label(3.2)
        }

        FittedWords {
            id: detail

            objectName: "detail"
            x: 2.4 * Theme.u
            y: label.y + label.height
            measure: card.width - 4.8 * Theme.u
            text: screen.model.detail
            color: Theme.dark
            weight: Theme.bold
            leading: 1.3
            largest: 3.8
            capped: true
            lines: 4
            oneLineDownTo: 3.6
        }
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    WayOut {
        objectName: "done"
        shell: screen.shell
        dock: dock
        width: 23.4 * Theme.u
        field: screen.field
        label: qsTr("Done")
        onActivated: screen.shell.goHome()
    }
}
