// One session of a list: where, what, when, and how long still. The whole row is one target.
import QtQuick
import theme

Item {
    id: row

    required property string plate
    required property string seal
    required property string title
    required property string titleLang
    required property string times
    required property string oldTimes
    required property string note
    required property string chipKind
    required property string chipText
    required property string count
    required property string countUnit
    required property string countCaption
    required property real elapsed
    // now, upcoming or past
    required property string phase
    property Field field: Theme.paperField

    readonly property bool past: row.phase === "past"
    readonly property bool on: row.phase === "now"
    readonly property bool cancelled: row.chipKind === "cancelled"
    readonly property real side: 9.8 * Theme.u
    readonly property real wordsX: 2 * row.side + 3 * Theme.u
    readonly property color wordColor: row.past || row.cancelled ? row.field.soft : row.field.text

    signal activated()

    height: Math.max(13 * Theme.u, words.height + 2.4 * Theme.u)
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: `${row.times} ${row.title} ${row.chipText}`
    Accessible.focusable: true
    Accessible.onPressAction: row.activated()
    Keys.onSpacePressed: row.activated()
    Keys.onReturnPressed: row.activated()

    Rectangle {
        visible: row.activeFocus || tap.pressed
        anchors.fill: parent
        anchors.leftMargin: row.wordsX - 1.2 * Theme.u
        color: row.field.pale
    }

    Row {
        y: (row.height - row.side) / 2 - 0.4 * Theme.u

        Plate {
            code: row.plate
            side: row.side
            ground: row.past ? Theme.past : row.field.chip
            label: row.past ? row.field.soft : row.field.chipLabel
        }

        Plate {
            han: true
            code: row.seal
            side: row.side
            ground: row.past ? Theme.past : row.on ? row.field.action : row.field.pale
            label: row.past ? row.field.soft : row.on ? row.field.actionLabel : row.field.paleLabel
            border.width: Theme.highContrast ? Theme.keyline : 0
            border.color: row.field.line
        }
    }

    Column {
        id: words

        x: row.wordsX
        y: (row.height - height) / 2 - 0.4 * Theme.u
        width: countdown.visible ? countdown.x - row.wordsX - 1.6 * Theme.u : row.width - row.wordsX
        spacing: 0.5 * Theme.u

        FittedWords {
            measure: words.width
            text: row.title
            lang: row.titleLang
            color: row.wordColor
            font.strikeout: row.cancelled
            weight: Theme.bold
            tracking: -0.01
            leading: 1.16
            largest: 4.6
            smallest: 3.6
            oneLineDownTo: 4.2
            lines: 3
        }

        Flow {
            width: words.width
            spacing: 1.4 * Theme.u

            Words {
                visible: row.oldTimes !== ""
                text: row.oldTimes
                lang: "en"
                color: row.field.soft
                font.strikeout: true
                size: 3.4
                leading: 1.36
                wrapMode: Text.NoWrap
            }

            Words {
                text: row.times
                lang: "en"
                color: row.wordColor
                font.strikeout: row.cancelled
                size: 3.4
                leading: 1.36
                wrapMode: Text.NoWrap
            }

            Words {
                visible: row.note !== ""
                text: row.note
                color: row.wordColor
                weight: Theme.regular
                size: 3.4
                leading: 1.36
                width: Math.min(implicitWidth, words.width)
            }

            FallbackMark {
                lang: row.titleLang
            }

            Chip {
                kind: row.chipKind
                text: row.chipText
            }
        }
    }

    Column {
        id: countdown

        visible: row.count !== ""
        x: row.width - width
        y: (row.height - height) / 2 - 0.4 * Theme.u

        Row {
            anchors.right: parent.right
            spacing: 0.8 * Theme.u

            Words {
                id: number

                text: row.count
                lang: "en"
                color: row.field.text
                weight: Theme.bold
                size: 5.4
                leading: 1.1
                wrapMode: Text.NoWrap
            }

            Words {
                anchors.baseline: number.baseline
                text: row.countUnit
                color: row.field.text
                weight: Theme.bold
                size: 3.4
                leading: 1.1
                wrapMode: Text.NoWrap
            }
        }

        Words {
            anchors.right: parent.right
            text: row.countCaption
            color: row.field.text
            weight: Theme.regular
            size: 3.2
            leading: 1.2
            wrapMode: Text.NoWrap
        }
    }

    Rectangle {
        x: row.wordsX
        y: row.height - height
        width: row.width - x
        height: (row.elapsed >= 0 ? 0.6 : 0.3) * Theme.u
        color: row.field.rule

        Rectangle {
            visible: row.elapsed >= 0
            width: parent.width * Math.max(0, Math.min(1, row.elapsed))
            height: parent.height
            color: row.field.fill
        }
    }

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.DragThreshold
        onTapped: row.activated()
    }
}
