// What is on: now and next, or one day of it. The way is time, and runs down behind the plates.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property Agenda model

    readonly property Field field: Theme.paperField
    readonly property real listTop: bar.height
    readonly property real listBottom: Theme.portrait ? choices.y - 2 * Theme.u : dock.y - 3 * Theme.u
    readonly property bool now: screen.model.mode === "now"

    objectName: "screen-agenda"

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    Way {
        readonly property real middle: Theme.margin + 4.9 * Theme.u

        visible: list.count > 0
        anchors.fill: parent
        field: screen.field
        thickness: 4.4 * Theme.u
        reach: 6.1 * Theme.u
        points: [Qt.point(middle, screen.listTop), Qt.point(middle, screen.listBottom)]
    }

    ListView {
        id: list

        objectName: "agenda-list"
        x: Theme.margin
        y: screen.listTop
        width: screen.width - 2 * Theme.margin
        height: screen.listBottom - 8 * Theme.u - y
        topMargin: 3 * Theme.u
        bottomMargin: 2 * Theme.u
        clip: true
        model: screen.model.rows
        boundsBehavior: Flickable.DragOverBounds
        maximumFlickVelocity: 400 * Theme.u
        flickDeceleration: 150 * Theme.u

        delegate: Loader {
            id: loader

            required property string rowKind
            required property string heading
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
            required property string phase
            required property string sessionId

            width: list.width
            sourceComponent: loader.rowKind === "heading" ? headingRow : sessionRow

            Component {
                id: headingRow

                Item {
                    height: 10 * Theme.u

                    FittedWords {
                        x: 22.6 * Theme.u
                        y: parent.height - height - 1.2 * Theme.u
                        measure: parent.width - x
                        text: loader.heading
                        color: screen.field.text
                        weight: Theme.heavy
                        tracking: -0.02
                        leading: 1.1
                        largest: 6.4
                    }
                }
            }

            Component {
                id: sessionRow

                SessionRow {
                    objectName: `session-${loader.sessionId}`
                    plate: loader.plate
                    seal: loader.seal
                    title: loader.title
                    titleLang: loader.titleLang
                    times: loader.times
                    oldTimes: loader.oldTimes
                    note: loader.note
                    chipKind: loader.chipKind
                    chipText: loader.chipText
                    count: loader.count
                    countUnit: loader.countUnit
                    countCaption: loader.countCaption
                    elapsed: loader.elapsed
                    phase: loader.phase
                    onActivated: screen.shell.openSession(loader.sessionId)
                }
            }
        }
    }

    ScrollMark {
        of: list
        field: screen.field
    }

    Words {
        visible: screen.model.empty !== ""
        x: Theme.margin
        y: screen.listTop + 8 * Theme.u
        width: screen.width - 2 * Theme.margin
        text: screen.model.empty
        color: screen.field.text
        weight: Theme.bold
        size: 6
        leading: 1.2
    }

    Rectangle {
        id: bar

        width: screen.width
        height: (Theme.portrait ? 31 : 17) * Theme.u
        color: Theme.deepField.ground
        border.width: Theme.highContrast ? Theme.keyline : 0
        border.color: Theme.deepField.line

        FittedWords {
            x: Theme.margin
            y: (bar.height - height) / 2
            measure: clock.x - x - 3.6 * Theme.u
            room: bar.height - 3 * Theme.u
            text: screen.model.heading
            color: Theme.deepField.text
            weight: Theme.heavy
            tracking: -0.03
            leading: 1.08
            largest: Theme.portrait ? (screen.now ? 17 : 11) : 10.4
            smallest: 5
            lines: 2
            oneLineDownTo: 7
            wrappedFrom: 10
        }

        Clock {
            id: clock

            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            y: (bar.height - height) / 2
            shell: screen.shell
            color: Theme.deepField.text
            em: (Theme.portrait ? 17 : 10.4) * Theme.u
            tracking: -0.03
        }
    }

    Row {
        id: choices

        readonly property int number: 1 + screen.model.days.length
        readonly property real room: Theme.portrait ? screen.width - Theme.margin - x : home.x - x - Theme.gutter
        readonly property real keyWidth: Math.min(26 * Theme.u, (room - (number - 1) * Theme.gap) / number)

        x: Theme.portrait ? Theme.margin : dock.x + dock.width + Theme.gutter
        y: Theme.portrait ? dock.y - 2.8 * Theme.u - height : dock.y
        height: dock.keyHeight
        spacing: Theme.gap

        Key {
            objectName: "key-now"
            width: choices.keyWidth
            height: choices.height
            field: screen.field
            kind: "pale"
            label: qsTr("Now")
            lines: 2
            selected: screen.now
            onActivated: screen.model.showNow()
        }

        Repeater {
            model: screen.model.days

            Key {
                required property var modelData

                objectName: `key-day-${modelData.id}`
                width: choices.keyWidth
                height: choices.height
                field: screen.field
                kind: "pale"
                label: modelData.label
                lines: 2
                selected: screen.model.mode === modelData.id
                onActivated: screen.model.showDay(modelData.id)
            }
        }
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    WayOut {
        id: home

        objectName: "key-home"
        field: screen.field
        shell: screen.shell
        dock: dock
        icon: "home"
        // In landscape the days need the room: the house is understood alone.
        label: Theme.portrait ? qsTr("Home") : ""
        Accessible.name: qsTr("Home")
        onActivated: screen.shell.goHome()
    }

    Connections {
        target: screen.model

        function onModeChanged(): void {
            list.positionViewAtBeginning();
        }
    }
}
