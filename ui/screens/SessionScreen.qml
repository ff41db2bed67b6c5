// One session: when, where and what, who speaks, and what it is about.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property SessionPage model

    readonly property Field field: Theme.paperField
    readonly property Field head: Theme.deepField
    readonly property bool cancelled: screen.model.chipKind === "cancelled"

    objectName: "screen-session"

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    Rectangle {
        id: poster

        readonly property real inner: width - 2 * Theme.margin

        width: Theme.portrait ? screen.width : 86 * Theme.u
        height: Theme.portrait ? title.y + title.height + 5 * Theme.u : dock.y - 3.6 * Theme.u
        color: screen.head.ground
        border.width: Theme.highContrast ? Theme.keyline : 0
        border.color: screen.head.line

        Words {
            id: seal

            x: poster.width - width - Theme.margin + 1.5 * Theme.u
            y: 3 * Theme.u
            text: screen.model.seal
            lang: "zh"
            color: screen.head.way
            weight: Theme.heavy
            em: (Theme.portrait ? 52 - 16 * (Theme.textScale - 1) : 40) * Theme.u
            leading: 1.1
            wrapMode: Text.NoWrap
        }

        Words {
            id: start

            x: Theme.margin - 0.5 * Theme.u
            y: 6 * Theme.u
            text: screen.model.start
            lang: "en"
            color: screen.head.text
            font.strikeout: screen.cancelled
            weight: Theme.heavy
            tracking: -0.03
            em: (Theme.portrait ? 15.6 : 13) * Theme.u
            leading: 1
            wrapMode: Text.NoWrap
        }

        Column {
            id: facts

            x: Theme.margin
            y: start.y + start.height
            width: poster.width - seal.width - 2 * Theme.margin
            spacing: 0.6 * Theme.u

            Words {
                width: facts.width
                text: screen.model.until
                color: screen.head.text
                size: 4.4
                leading: 1.3
            }

            Words {
                width: facts.width
                text: screen.model.day
                color: screen.head.text
                weight: Theme.regular
                size: 3.6
                leading: 1.3
            }

            Flow {
                width: facts.width
                spacing: 1.2 * Theme.u

                Words {
                    visible: screen.model.oldTimes !== ""
                    text: screen.model.oldTimes
                    lang: "en"
                    color: screen.head.text
                    font.strikeout: true
                    size: 3.6
                    leading: 1.3
                }

                Chip {
                    kind: screen.model.chipKind
                    text: screen.model.chipText
                }
            }
        }

        Row {
            id: place

            x: Theme.margin
            y: Math.max(facts.y + facts.height + 2.4 * Theme.u, Theme.portrait ? 32 * Theme.u : seal.y + seal.height)
            spacing: 2.6 * Theme.u

            Plate {
                code: screen.model.plate
                side: (Theme.portrait ? 14 : 12) * Theme.u
                ground: screen.head.fill
                label: screen.head.fillLabel
            }

            Column {
                id: room

                anchors.verticalCenter: parent.verticalCenter
                width: (beneath ? poster.inner : poster.width - seal.width - 2 * Theme.margin) - 17 * Theme.u

                // Beneath the seal there is the whole width.
                readonly property bool beneath: place.y >= seal.y + seal.height

                FittedWords {
                    measure: room.width
                    text: screen.model.room
                    color: screen.head.text
                    weight: Theme.bold
                    leading: 1.2
                    largest: 4.6
                    lines: 3
                    oneLineDownTo: 4
                }

                FittedWords {
                    measure: room.width
                    text: screen.model.where
                    color: screen.head.text
                    leading: 1.25
                    largest: 3.6
                    lines: 3
                    oneLineDownTo: 3.4
                }
            }
        }

        FittedWords {
            id: title

            x: Theme.margin
            y: Math.max(place.y + place.height + 3.6 * Theme.u, Theme.portrait ? 60 * Theme.u : 0)
            measure: poster.inner
            room: Theme.portrait ? 0 : poster.height - y - 3 * Theme.u
            text: screen.model.title
            lang: screen.model.titleLang
            color: screen.head.text
            weight: Theme.bold
            tracking: -0.015
            leading: 1.14
            largest: 7
            smallest: 4
            lines: 4
            oneLineDownTo: 6.4
        }

        FallbackMark {
            x: Theme.margin
            y: title.y + title.height
            lang: screen.model.titleLang
            color: screen.head.text
        }
    }

    Flickable {
        id: reading

        readonly property real columns: Theme.portrait && !Theme.largeText || !Theme.portrait && Theme.wide > 180 ? 2 : 1

        objectName: "session-reading"
        x: Theme.portrait ? 0 : poster.width
        y: Theme.portrait ? poster.height : 0
        width: screen.width - x
        height: dock.y - 2.4 * Theme.u - y
        contentHeight: told.height + 8 * Theme.u
        clip: true
        boundsBehavior: Flickable.DragOverBounds

        Column {
            id: told

            x: Theme.portrait ? Theme.margin : 5 * Theme.u
            y: Theme.portrait ? 4.6 * Theme.u : 7 * Theme.u
            width: reading.width - x - Theme.margin
            spacing: 3 * Theme.u

            Grid {
                id: speakers

                readonly property real cell: (told.width - (columns - 1) * Theme.gutter) / columns

                visible: screen.model.speakers.length > 0
                columns: screen.model.speakers.length > 1 ? reading.columns : 1
                columnSpacing: Theme.gutter
                rowSpacing: Theme.gutter

                Repeater {
                    model: screen.model.speakers

                    Item {
                        id: speaker

                        required property var modelData

                        width: speakers.cell
                        height: Math.max(9 * Theme.u, who.height)

                        Plate {
                            code: speaker.modelData.avatar
                            han: true
                            side: 9 * Theme.u
                            ground: screen.field.pale
                            label: screen.field.paleLabel
                            border.width: Theme.highContrast ? Theme.keyline : 0
                            border.color: screen.field.line
                        }

                        Column {
                            id: who

                            x: 10.8 * Theme.u
                            width: parent.width - x

                            FittedWords {
                                measure: who.width
                                text: speaker.modelData.name
                                color: screen.field.text
                                weight: Theme.bold
                                leading: 1.2
                                largest: 3.9
                                lines: 3
                                oneLineDownTo: 3.6
                            }

                            Words {
                                width: who.width
                                text: speaker.modelData.role
                                color: screen.field.text
                                weight: Theme.regular
                                size: 3.3
                                leading: 1.3
                            }
                        }
                    }
                }
            }

            Column {
                visible: screen.model.interpretation !== ""
                width: told.width
                spacing: 1.6 * Theme.u

                Words {
                    width: parent.width
                    text: qsTr("Interpretation: %1").arg(screen.model.interpretation)
                    color: screen.field.text
                    size: 3.6
                    leading: 1.36
                }

                Rectangle {
                    width: parent.width
                    height: Theme.ruleHeight
                    color: screen.field.text
                }
            }

            FallbackMark {
                visible: screen.model.abstract !== "" && lang !== Theme.language
                lang: screen.model.abstractLang
            }

            Words {
                visible: text !== ""
                width: told.width
                text: screen.model.abstract
                lang: screen.model.abstractLang
                color: screen.field.text
                size: 4.2
                leading: 1.46
            }

            Words {
                visible: screen.model.seatsTotal >= 0
                width: told.width
                text: qsTr("Seats: %1").arg(screen.model.seatsTotal)
                color: screen.field.soft
                size: 3.6
                leading: 1.36
            }
        }
    }

    ScrollMark {
        of: reading
        field: screen.field
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    WayOut {
        objectName: "key-back"
        width: 23.4 * Theme.u
        field: screen.field
        shell: screen.shell
        dock: dock
        icon: "left"
        label: qsTr("Back")
        onActivated: screen.shell.goBack()
    }
}
