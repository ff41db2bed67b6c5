// The answer to a scan: the field, the mark, one word, and the way to what comes next.
import QtQuick
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property Verdict model

    readonly property Field field: Theme.fieldOf(screen.model.tone)
    readonly property bool welcomes: screen.model.tone === "ok"
    readonly property bool chinese: screen.shell.language === "zh"
    readonly property bool toBadge: screen.model.wayEnds === "badge"
    // Badges fall where the scanner is; a person and a room are always to the right.
    readonly property string wayTo: screen.toBadge ? screen.shell.wayTo || (Theme.portrait ? "down" : "right") : "right"
    readonly property bool turning: screen.wayTo === "down"
    readonly property bool forward: screen.wayTo !== "left"
    readonly property real columnX: Theme.portrait ? Theme.margin : (99.6 - 0.45 * (192 - Theme.wide)) * Theme.u
    readonly property real columnWidth: width - Theme.margin - screen.columnX
    readonly property real laneX: width - 17 * Theme.u
    // Left of the head of a way that runs to the right.
    readonly property real beforeHead: width - 28 * Theme.u
    // Where what stands under the band is beside the dock rather than above it.
    readonly property bool beside: !Theme.portrait && Theme.wide > 185 && !desk.visible
    readonly property real lowerX: Theme.portrait ? Theme.margin : screen.beside ? 107.6 * Theme.u
        : desk.visible ? screen.columnX : 40 * Theme.u
    readonly property real lowerWidth: Theme.portrait ? (desk.visible ? 70 * Theme.u : dock.width)
        : screen.beforeHead - screen.lowerX - (screen.beside ? 3 * Theme.u : 0)
    readonly property real lowerEnd: screen.beside ? dock.y + dock.height : dock.y - 2.6 * Theme.u
    readonly property real lowerHeight: Math.max(card.visible || offer.visible || Theme.portrait ? 16.3 * Theme.u : 0,
        card.visible ? card.height : 0, desk.visible ? desk.height : 0)
    readonly property real bandTop: Math.min(screen.lowerEnd - screen.lowerHeight - Math.max(screen.clear, 2.8 * Theme.u),
        Theme.portrait ? height : dock.y - 11.9 * Theme.u) - Theme.wayWidth
    readonly property real bandY: screen.bandTop + Theme.wayWidth / 2
    // A head at the left reaches into what stands over and under the band.
    readonly property real clear: screen.forward ? 0 : 10.4 * Theme.u
    // Where the word stands alone, it is as wide as the way, whose head reaches up at the right as well.
    readonly property bool bare: screen.model.name === "" && rest.height === 0
    readonly property real wordsBottom: screen.bandTop - Math.max(screen.clear,
        (Theme.portrait ? 3.2 : screen.bare ? 10.4 : 5) * Theme.u)
    readonly property real leastMark: (Theme.portrait ? Math.max(20, 76 - 84 * (Theme.textScale - 1)
        - (192 - Theme.high)) : 4) * Theme.u
    // What word, name and the rest share when they are many.
    readonly property real room: screen.wordsBottom - screen.leastMark - 2 * words.spacing
    readonly property real slack: screen.wordsBottom - words.height - 79.5 * Theme.u
    readonly property real wordsTop: Theme.portrait
        ? Math.min(79.5 * Theme.u + Math.max(0, Math.min(5 * Theme.u, 0.4 * screen.slack)), screen.wordsBottom - words.height)
        : Math.max(4 * Theme.u, screen.wordsBottom - words.height)
    readonly property real markRoom: Theme.portrait ? Math.min(78 * Theme.u, screen.wordsTop - 1.5 * Theme.u)
        : screen.bandTop - Math.max(2 * Theme.u, screen.clear)

    objectName: "screen-verdict"
    onVisibleChanged: screen.appear()

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    VerdictMark {
        id: mark

        tone: screen.model.tone
        color: screen.field.text
        room: screen.markRoom
        rightEdge: Theme.portrait ? screen.width - Theme.margin : screen.columnX - 7 * Theme.u
    }

    Column {
        id: words

        // Before a name is made smaller, the word above it is: one line for Han characters, two or three for others.
        readonly property real nameWish: (screen.model.nameHan !== "latin" ? 14 : Theme.portrait ? 28 : 20) * Theme.u

        x: screen.columnX
        y: screen.wordsTop
        width: screen.columnWidth
        spacing: (screen.welcomes ? 1.8 : 2.8) * Theme.u

        FittedWords {
            id: word

            readonly property bool two: text.indexOf("\n") >= 0

            objectName: "word"
            measure: words.width
            room: screen.welcomes ? Math.max(0.3 * screen.room, screen.room - chips.height - words.nameWish) : 0.56 * screen.room
            text: screen.model.word
            color: screen.field.text
            weight: Theme.heavy
            tracking: -0.03
            leading: screen.chinese ? 1.1 : 1
            largest: screen.chinese ? (two ? 17 : Theme.portrait ? 25 : 29) : two ? 15 : 17
            smallest: 8
            oneLineDownTo: screen.chinese ? 16 : 13
            wrappedFrom: screen.chinese ? 17 : 14.8
            lines: 2
        }

        FittedWords {
            objectName: "name"
            visible: text !== ""
            measure: words.width
            room: Math.max(0.28 * screen.room, screen.room - word.height - rest.height)
            text: screen.model.name
            lang: screen.model.nameHan === "latin" ? "en" : "zh"
            han: screen.model.nameHan === "latin" ? "sc" : screen.model.nameHan
            color: screen.field.text
            weight: Theme.bold
            tracking: -0.015
            leading: 1.06
            largest: 13
            oneLineDownTo: 7.6
            wrappedFrom: 8.8
            smallest: 3.4
            lines: 4
            balanced: true
        }

        Item {
            id: rest

            // Its last line may lie as low as the head of the way reaches up.
            width: screen.turning ? words.width : screen.beforeHead - words.x
            height: Math.max(chips.visible ? chips.height : 0, sentence.visible ? sentence.height : 0)

            Flow {
                id: chips

                visible: screen.model.category !== ""
                width: rest.width
                spacing: 1.8 * Theme.u

                Tag {
                    field: screen.field
                    text: screen.model.category
                    widest: rest.width
                }

                FittedWords {
                    measure: rest.width
                    tight: true
                    room: (Theme.portrait ? 0.36 : 0.42) * screen.room - 7.2 * Theme.u
                    text: screen.model.organisation
                    color: screen.field.text
                    leading: 1.45
                    largest: 3.6
                    capped: !Theme.portrait
                    lines: 3
                    oneLineDownTo: 3.2
                }
            }

            FittedWords {
                id: sentence

                objectName: "sentence"
                visible: !chips.visible && screen.model.sentence !== ""
                measure: rest.width
                text: screen.model.sentence
                color: screen.field.text
                room: Math.max(0.4 * screen.room, screen.room + words.spacing - word.height)
                leading: 1.3
                largest: 4.7
                oneLineDownTo: 4.4
                lines: 4
                balanced: !screen.chinese
            }
        }
    }

    Way {
        id: way

        anchors.fill: parent
        field: screen.field
        sign: screen.model.wayEnds
        reach: 14.75 * Theme.u
        points: screen.turning
            ? [Qt.point(0, screen.bandY), Qt.point(screen.laneX, screen.bandY), Qt.point(screen.laneX, screen.height - 3.5 * Theme.u)]
            : screen.forward ? [Qt.point(0, screen.bandY), Qt.point(screen.width - 3.6 * Theme.u, screen.bandY)]
            : [Qt.point(screen.width, screen.bandY), Qt.point(3.6 * Theme.u, screen.bandY)]
    }

    Rectangle {
        visible: screen.model.printing >= 0
        x: screen.forward ? 0 : way.signCentre.x + 12 * Theme.u
        y: screen.bandTop + Theme.wayWidth - height
        width: (screen.turning ? screen.laneX - Theme.wayWidth / 2 : screen.width - 27 * Theme.u)
            * Math.max(0, Math.min(1, screen.model.printing))
        height: 1.2 * Theme.u
        color: screen.field.sign
    }

    FittedWords {
        id: said

        // Where there is no turn, a long text begins further left, rather than becoming small.
        readonly property real start: Theme.portrait ? Theme.margin : screen.forward ? 36 * Theme.u : screen.columnX
        readonly property real end: screen.turning ? screen.laneX - Theme.wayWidth / 2 : screen.forward
            ? screen.width - 27 * Theme.u : screen.width - Theme.margin

        objectName: "way"
        x: screen.forward ? Math.min(screen.columnX, said.end - width) : Math.max(screen.columnX, 31 * Theme.u)
        y: screen.bandY - height / 2
        measure: said.end - (screen.forward ? said.start : Math.max(screen.columnX, 31 * Theme.u))
        room: Theme.wayWidth - 0.4 * Theme.u
        tight: true
        text: screen.model.way
        color: screen.field.sign
        weight: Theme.bold
        leading: 1.15
        largest: 4.8
        oneLineDownTo: 4
        wrappedFrom: 4.4
        lines: 2
        balanced: !screen.chinese
    }

    NextCard {
        id: card

        visible: screen.model.nextTitle !== "" && !desk.visible
        x: screen.lowerX
        y: screen.lowerEnd - height
        width: screen.lowerWidth
        plate: screen.model.nextPlate
        when: screen.model.nextWhen
        title: screen.model.nextTitle
        titleLang: screen.model.nextTitleLang
        where: screen.model.nextWhere
    }

    DeskLines {
        id: desk

        visible: screen.model.wayEnds === "person" && !offer.visible
        x: screen.lowerX
        y: screen.bandTop + Theme.wayWidth + (Theme.portrait ? Math.max(2.8, Math.min(4.6, 18 - height / Theme.u)) : 2.8) * Theme.u
        width: screen.lowerWidth
        field: screen.field
        desk: screen.model.desk
        number: screen.model.number
    }

    // What is next can wait where others wait to come in.
    Key {
        id: offer

        objectName: "open-delegation"
        visible: screen.model.offer !== ""
        x: screen.lowerX
        y: screen.lowerEnd - height
        width: screen.lowerWidth
        height: 16.3 * Theme.u
        field: screen.field
        kind: "solid"
        spread: true
        icon: "right"
        label: screen.model.offer
        lines: 2
        size: 4.8
        capped: false
        onActivated: screen.shell.openDelegation(screen.model.delegation)
    }

    Key {
        id: notMe

        readonly property real below: (Theme.portrait ? screen.markRoom : screen.bandTop - 4 * Theme.u) - 0.6 * Theme.u

        objectName: "not-me"
        visible: screen.model.canDisown
        width: Math.min((screen.welcomes ? 38 : 33) * Theme.u, screen.welcomes ? screen.width : mark.leftEdge - Theme.margin - 2.4 * Theme.u)
        height: (9.6 + 6 * (Theme.textScale - 1)) * Theme.u
        x: screen.welcomes ? (Theme.portrait ? screen.width - Theme.margin - width : screen.columnX - 5 * Theme.u - width)
            : Theme.margin
        y: below - height
        field: screen.field
        label: qsTr("This is not me")
        lines: 2
        onActivated: screen.model.disown()
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    WayOut {
        objectName: "done"
        visible: !(screen.turning || (screen.toBadge && screen.forward))
        shell: screen.shell
        dock: dock
        width: 23.4 * Theme.u
        field: screen.field
        label: qsTr("Done")
        onActivated: screen.model.done()
    }

    Connections {
        target: screen.model

        function onToneChanged() {
            screen.appear();
        }
    }

    // The field has changed at once; the mark and the way follow.
    function appear(): void {
        if (!screen.visible || screen.model.tone === "")
            return;
        mark.appear();
        way.appear();
    }
}
