// The bar above what staff do: where they are, who is signed in, the numbers of the kiosk, the time.
pragma ComponentBehavior: Bound
import QtQuick
import theme

Rectangle {
    id: bar

    required property string title
    required property string operator
    required property string waiting
    required property string printing
    required property string arrivals
    required property string clock
    required property string rehearsal

    readonly property real em: Theme.label(Theme.portrait ? 2.6 : 2.9)

    implicitHeight: 7.2 * Theme.u * (Theme.largeText ? 1.15 : 1)
    color: Theme.dark
    border.width: Theme.highContrast ? Theme.ruleHeight : 0
    border.color: Theme.white

    component Said: Words {
        anchors.verticalCenter: parent?.verticalCenter
        color: Theme.white
        weight: Theme.medium
        leading: 1.2
        em: bar.em
        wrapMode: Text.NoWrap
    }

    Words {
        id: corner

        objectName: "rehearsal"
        x: 3 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        text: bar.rehearsal
        color: Theme.ask
        weight: Theme.bold
        leading: 1.2
        em: bar.em
        wrapMode: Text.NoWrap
    }

    FittedWords {
        x: corner.x + (bar.rehearsal === "" ? 0 : corner.width + 2 * Theme.u)
        anchors.verticalCenter: parent.verticalCenter
        measure: numbers.x - x - 2 * Theme.u
        text: bar.operator === "" ? bar.title : `${bar.title} · ${bar.operator}`
        color: Theme.white
        weight: Theme.bold
        leading: 1.2
        largest: 3.4
        smallest: 2
        capped: true
    }

    Row {
        id: numbers

        anchors.verticalCenter: parent.verticalCenter
        x: parent.width - width - 3 * Theme.u
        spacing: 3 * Theme.u

        Rectangle {
            visible: bar.waiting !== ""
            anchors.verticalCenter: parent.verticalCenter
            width: waits.width + 2 * Theme.u
            height: waits.height + 0.8 * Theme.u
            color: Theme.ask

            Said {
                id: waits

                objectName: "waiting"
                x: Theme.u
                anchors.verticalCenter: parent.verticalCenter
                text: bar.waiting
                color: Theme.dark
                weight: Theme.bold
            }
        }

        Row {
            visible: bar.printing !== ""
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.u

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "printer"
                color: Theme.white
                size: bar.em * 1.2
            }

            Said {
                text: bar.printing
            }
        }

        Said {
            objectName: "arrivals"
            text: bar.arrivals
        }

        Said {
            text: bar.clock
            weight: Theme.bold
            em: bar.em * 1.35
        }
    }
}
