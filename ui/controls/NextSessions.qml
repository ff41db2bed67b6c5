// The strip of what comes next: time, plate and title; as many rows as there is room for, each of them whole.
pragma ComponentBehavior: Bound
import QtQuick
import theme

Item {
    id: strip

    required property Field field
    // Roles: time, plate, title, titleLang.
    required property var sessions
    property real pitch: 7

    // The height of the first row; 0 where there is none.
    property real firstHeight: 0
    readonly property real leastRow: Math.max(5.6 * Theme.u, Theme.type(3.4) * 1.3 + 1.2 * Theme.u)
    readonly property real rowHeight: Math.max(strip.pitch * Theme.u, strip.leastRow)

    Rectangle {
        width: parent.width
        height: Theme.ruleHeight
        visible: strip.firstHeight > 0 && strip.firstHeight <= strip.height + 1
        color: strip.field.rule
    }

    Column {
        width: strip.width

        Repeater {
            id: list

            model: strip.height >= strip.rowHeight ? strip.sessions : null

            Item {
                id: row

                required property int index
                required property string time
                required property string plate
                required property string title
                required property string titleLang

                width: strip.width
                height: Math.max(strip.rowHeight, named.height + 1.2 * Theme.u)
                onHeightChanged: if (row.index === 0) strip.firstHeight = row.height
                Component.onCompleted: if (row.index === 0) strip.firstHeight = row.height
                Component.onDestruction: if (row.index === 0) strip.firstHeight = 0

                // Not `visible`, which would move the rows that it is derived from.
                opacity: row.y + row.height <= strip.height + 1 ? 1 : 0

                Rectangle {
                    visible: row.index > 0
                    width: parent.width
                    height: Theme.ruleHeight
                    color: strip.field.faintRule
                }

                Row {
                    id: signs

                    spacing: 1.7 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter

                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.time
                        lang: "en"
                        color: strip.field.text
                        weight: Theme.bold
                        size: 3.8
                        leading: 1.2
                        wrapMode: Text.NoWrap
                    }

                    Plate {
                        anchors.verticalCenter: parent.verticalCenter
                        code: row.plate
                        ground: strip.field.fill
                        label: strip.field.fillLabel
                        side: Math.min(Theme.type(4.6), strip.rowHeight - 1.2 * Theme.u)
                    }
                }

                FittedWords {
                    id: named

                    x: signs.width + 2.1 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    measure: strip.width - x
                    text: row.title
                    lang: row.titleLang
                    color: strip.field.text
                    leading: 1.15
                    largest: 3.4
                    lines: 3
                    oneLineDownTo: 3.2
                }
            }
        }
    }
}
