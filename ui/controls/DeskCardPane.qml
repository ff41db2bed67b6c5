// The card of one person: who it is, what to know, what to do.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme

Item {
    id: pane

    required property DeskCard card
    required property bool busy
    required property bool settled
    required property bool merging

    readonly property Field field: Theme.paperField
    readonly property Field head: Theme.deepField
    readonly property real inset: 3.4 * Theme.u
    readonly property real measure: width - 2 * pane.inset
    readonly property bool beside: pane.card.photo !== ""
    readonly property real keyHeight: Math.max(6.8 * Theme.u, Theme.label(3.2) * 1.9)
    readonly property real nameWidth: pane.measure - (pane.beside ? 20 * Theme.u : 0)

    signal asked(string act)

    Rectangle {
        anchors.fill: parent
        color: pane.field.ground
    }

    Rectangle {
        id: top

        width: parent.width
        height: tag.y + tag.height + 2 * Theme.u
        color: pane.head.ground
        border.width: Theme.highContrast ? Theme.keyline : 0
        border.color: Theme.white

        FittedWords {
            id: own

            objectName: "card-name"
            x: pane.inset
            y: 2 * Theme.u
            measure: pane.nameWidth
            room: Theme.portrait ? 18 * Theme.u : 20 * Theme.u
            text: pane.card.name
            han: pane.card.face === "latin" ? Theme.han : pane.card.face
            lang: pane.card.face === "latin" ? "en" : "zh"
            color: pane.head.text
            weight: Theme.bold
            tracking: -0.015
            leading: 1.16
            largest: pane.card.face === "latin" ? 7.4 : 11
            smallest: 3.6
            lines: 3
            oneLineDownTo: 6
            wrappedFrom: 5.6
        }

        FittedWords {
            id: latin

            objectName: "card-latin"
            x: pane.inset
            y: own.y + own.height
            measure: pane.nameWidth
            text: pane.card.latin
            lang: "en"
            color: pane.head.text
            weight: Theme.medium
            leading: 1.3
            largest: 4.4
            smallest: 2.6
            lines: 2
            oneLineDownTo: 3.4
        }

        Rectangle {
            id: tag

            x: pane.inset
            y: latin.y + latin.height + 1.2 * Theme.u
            width: said.width + 2.4 * Theme.u + (stripe.visible ? stripe.width + Theme.u : 0)
            height: Math.max(code.height, said.height + 0.8 * Theme.u)
            color: pane.card.category === "" ? "transparent" : pane.head.chip

            Rectangle {
                id: stripe

                visible: pane.card.colour !== ""
                x: 1.2 * Theme.u
                y: (parent.height - height) / 2
                width: 1.8 * Theme.u
                height: width
                color: pane.card.colour === "" ? "transparent" : pane.card.colour
            }

            Words {
                id: said

                objectName: "card-category"
                x: 1.2 * Theme.u + (stripe.visible ? stripe.width + Theme.u : 0)
                y: (parent.height - height) / 2
                text: pane.card.category
                color: pane.head.chipLabel
                weight: Theme.bold
                leading: 1.25
                em: Theme.label(2.8)
                wrapMode: Text.NoWrap
            }
        }

        Words {
            id: code

            objectName: "card-code"
            x: tag.x + (pane.card.category === "" ? 0 : tag.width + 1.6 * Theme.u)
            y: tag.y + (tag.height - height) / 2
            text: pane.card.code
            lang: "en"
            color: pane.head.text
            leading: 1.3
            em: Theme.label(2.8)
            wrapMode: Text.NoWrap
        }

        Image {
            objectName: "card-photo"
            visible: pane.beside
            x: parent.width - pane.inset - width
            y: 2 * Theme.u
            width: 17 * Theme.u
            height: Math.max(0, parent.height - 4 * Theme.u)
            source: pane.beside ? `image://pack/${pane.card.photo}` : ""
            fillMode: Image.PreserveAspectFit
            horizontalAlignment: Image.AlignRight
            verticalAlignment: Image.AlignTop
            asynchronous: true
            cache: false
        }
    }

    component Band: Rectangle {
        id: band

        property string text: ""
        property string sign: "person"
        property color label: Theme.dark
        property alias words: message

        width: pane.width
        height: band.visible ? message.height + 2.2 * Theme.u : 0

        Icon {
            x: pane.inset
            y: (parent.height - height) / 2
            name: band.sign
            color: band.label
            size: 3.6 * Theme.u
        }

        FittedWords {
            id: message

            x: pane.inset + 5.2 * Theme.u
            y: (parent.height - height) / 2
            measure: band.width - x - pane.inset
            text: band.text
            color: band.label
            weight: Theme.bold
            leading: 1.25
            largest: 3
            smallest: 2.3
            lines: 6
            oneLineDownTo: 2.8
        }
    }

    Band {
        id: note

        objectName: "card-note"
        y: top.height
        visible: pane.card.note !== ""
        color: pane.card.noteWaits ? Theme.ask : Theme.tint
        sign: pane.card.noteWaits ? "person" : "tick"
        label: pane.card.noteWaits || !Theme.highContrast ? Theme.dark : Theme.white
        text: pane.card.note
    }

    Band {
        id: refusal

        objectName: "card-refusal"
        y: note.y + (note.visible ? note.height : 0)
        visible: pane.card.refusal !== ""
        color: Theme.stop
        sign: "cancel"
        label: Theme.white
        text: pane.card.refusal
    }

    Flickable {
        id: scroll

        y: refusal.y + (refusal.visible ? refusal.height : 0) + 0.8 * Theme.u
        width: pane.width
        height: Math.max(0, keys.y - y - 0.8 * Theme.u)
        contentHeight: lines.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: lines

            x: pane.inset
            width: pane.measure

            Repeater {
                model: pane.card.facts

                Item {
                    id: fact

                    required property string label
                    required property string text
                    required property bool grave

                    width: lines.width
                    height: Math.max(what.height, named.height) + 1.3 * Theme.u

                    Words {
                        id: named

                        y: 0.65 * Theme.u
                        width: 0.3 * fact.width
                        text: fact.label
                        color: pane.field.soft
                        weight: Theme.regular
                        leading: 1.25
                        em: Theme.label(2.5)
                    }

                    Words {
                        id: what

                        x: 0.32 * fact.width
                        y: 0.65 * Theme.u
                        width: fact.width - x
                        text: fact.text
                        color: fact.grave ? (Theme.highContrast ? Theme.bright : Theme.stop) : pane.field.text
                        weight: Theme.bold
                        leading: 1.25
                        em: Theme.label(2.6)
                        wrapMode: Text.Wrap
                    }

                    Rectangle {
                        y: fact.height - height
                        width: fact.width
                        height: 0.15 * Theme.u
                        color: pane.field.rule
                    }
                }
            }
        }
    }

    ScrollMark {
        of: scroll
        field: pane.field
    }

    Column {
        id: keys

        x: pane.inset
        y: pane.height - height - 2.4 * Theme.u
        width: pane.measure
        spacing: Theme.gap

        Key {
            objectName: "key-read"
            visible: pane.card.noteWaits
            width: keys.width
            height: pane.keyHeight * 1.25
            field: pane.field
            kind: "solid"
            spread: true
            smallest: 2.3
            label: qsTr("I have read the note")
            hint: "F5" // l10n: a key is called the same everywhere
            size: 4
            onActivated: pane.asked("read")
        }

        Key {
            objectName: "key-check-in"
            visible: !pane.card.arrived && !pane.card.noteWaits && !pane.card.canForce
            enabled: pane.settled && !pane.busy
            width: keys.width
            height: pane.keyHeight * 1.5
            field: Theme.okField
            kind: "pale"
            spread: true
            smallest: 2.3
            label: pane.merging ? qsTr("This is the other one") : qsTr("Check in", "a key of the desk")
            hint: qsTr("Enter", "a key of the keyboard")
            size: 4.8
            onActivated: pane.asked(pane.merging ? "merge" : "check_in")
        }

        Key {
            objectName: "key-force"
            visible: pane.card.canForce
            width: keys.width
            height: pane.keyHeight * 1.25
            field: pane.field
            kind: "solid"
            spread: true
            smallest: 2.3
            label: qsTr("Let in all the same")
            hint: "F8" // l10n: a key is called the same everywhere
            size: 4
            onActivated: pane.asked("force")
        }

        Grid {
            id: grid

            readonly property real half: (keys.width - Theme.gap) / 2

            columns: 2
            spacing: Theme.gap

            component Act: Key {
                width: grid.half
                height: pane.keyHeight
                field: pane.field
                kind: "pale"
                spread: true
                size: 3.2
                smallest: 2
            }

            Act {
                objectName: "key-badge"
                label: pane.card.hasBadge ? qsTr("Another badge") : qsTr("Print badge")
                hint: "F6" // l10n: a key is called the same everywhere
                onActivated: pane.asked("badge")
            }

            Act {
                objectName: "key-correct"
                label: qsTr("Put right")
                hint: "F7" // l10n: a key is called the same everywhere
                onActivated: pane.asked("correct")
            }

            Act {
                objectName: "key-undo"
                enabled: pane.card.canUndo
                label: qsTr("Undo")
                hint: "F9" // l10n: a key is called the same everywhere
                onActivated: pane.asked("undo")
            }

            Act {
                objectName: "key-merge"
                visible: pane.card.canMerge
                label: qsTr("Merge")
                hint: "F10" // l10n: a key is called the same everywhere
                onActivated: pane.asked("merge")
            }
        }
    }
}
