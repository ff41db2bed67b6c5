// The scanner test: a code that admits nobody, what came of it key by key, and what is to be set otherwise.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property ScannerTest model

    readonly property Field field: Theme.paperField
    readonly property real headHeight: (Theme.portrait ? 24 : 17) * Theme.u
    readonly property real bodyTop: screen.headHeight + 4 * Theme.u
    readonly property real codeSize: (Theme.portrait ? 38 : 36) * Theme.u
    // What was found stands beside the code; the keys below it upright, and below the words where the screen lies.
    readonly property real wordsX: code.x + code.width + 4 * Theme.u
    readonly property real wordsWidth: width - Theme.margin - screen.wordsX
    readonly property real keysX: Theme.portrait ? Theme.margin : screen.wordsX
    readonly property real keysTop: Theme.portrait ? Math.max(code.y + code.height, found.y + found.height) + 4 * Theme.u
        : found.y + found.height + 2.4 * Theme.u
    readonly property real keysBottom: (use.visible ? use.y : dock.y) - 2.4 * Theme.u

    objectName: "screen-scanner"

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    Rectangle {
        width: parent.width
        height: screen.headHeight
        color: Theme.dark

        FittedWords {
            x: Theme.margin
            y: (parent.height - height) / 2
            measure: screen.width - 2 * Theme.margin
            text: qsTr("Scanner test")
            color: Theme.white
            weight: Theme.heavy
            tracking: -0.03
            leading: 1.1
            largest: Theme.portrait ? 11 : 8
        }
    }

    // Black on white, whatever the contrast: so readers want it.
    Rectangle {
        id: code

        readonly property real module: screen.codeSize / Math.max(1, screen.model.codeSide + 8)

        objectName: "test-code"
        x: Theme.margin
        y: screen.bodyTop
        width: screen.codeSize
        height: screen.codeSize
        color: Theme.white

        Shape {
            x: 4 * code.module
            y: 4 * code.module
            transform: Scale {
                xScale: code.module
                yScale: code.module
            }

            ShapePath {
                fillColor: Theme.black
                strokeColor: "transparent"

                PathSvg {
                    path: screen.model.codePath
                }
            }
        }
    }

    Column {
        id: found

        x: screen.wordsX
        y: screen.bodyTop
        width: screen.wordsWidth
        spacing: 1.6 * Theme.u

        FittedWords {
            objectName: "verdict"
            measure: found.width
            text: screen.model.verdict
            color: screen.field.text
            weight: Theme.bold
            leading: 1.2
            largest: 5
            smallest: 3.2
            capped: true
            lines: 4
            oneLineDownTo: 4.4
            wrappedFrom: 4.4
        }

        Words {
            objectName: "facts"
            visible: screen.model.facts !== ""
            width: found.width
            text: screen.model.facts
            color: screen.field.soft
            em: Theme.label(3.2)
        }

        Words {
            objectName: "advice"
            visible: screen.model.advice !== ""
            width: found.width
            text: screen.model.advice
            color: screen.field.text
            em: Theme.label(3.2)
            leading: 1.3
        }
    }

    Flickable {
        id: keys

        x: screen.keysX
        y: screen.keysTop
        width: screen.width - Theme.margin - x
        height: Math.max(0, screen.keysBottom - y)
        contentHeight: flow.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Flow {
            id: flow

            width: keys.width
            spacing: 0.6 * Theme.u

            Repeater {
                model: screen.model.keys

                Rectangle {
                    id: stroke

                    required property string sign
                    required property bool named
                    required property string gap

                    width: Math.max(5.6 * Theme.u, sign.width + 1.2 * Theme.u)
                    height: sign.height + gap.height + 0.4 * Theme.u
                    color: stroke.named ? screen.field.chip : screen.field.pale
                    border.width: Theme.highContrast ? Theme.ruleHeight : 0
                    border.color: screen.field.rule

                    Words {
                        id: sign

                        x: (stroke.width - width) / 2
                        text: stroke.sign
                        lang: "en"
                        color: stroke.named ? screen.field.chipLabel : screen.field.paleLabel
                        weight: Theme.bold
                        em: (stroke.named ? 2.6 : 4) * Theme.u
                        leading: stroke.named ? 1.9 : 1.235
                        wrapMode: Text.NoWrap
                    }

                    Words {
                        id: gap

                        x: (stroke.width - width) / 2
                        y: sign.height
                        height: 2.9 * Theme.u
                        text: stroke.gap
                        lang: "en"
                        color: sign.color
                        em: 2.3 * Theme.u
                        leading: 1.2
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }

    ScrollMark {
        of: keys
        field: screen.field
    }

    Key {
        id: use

        objectName: "key-use-layout"
        visible: screen.model.layout !== ""
        x: screen.keysX
        y: dock.y - 2.4 * Theme.u - height
        width: screen.width - Theme.margin - x
        height: (Theme.portrait ? 12 : 10) * Theme.u
        field: screen.field
        kind: "action"
        spread: true
        icon: "tick"
        label: qsTr("Use this layout")
        size: 4.6
        onActivated: screen.model.useLayout()
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    WayOut {
        objectName: "key-back"
        shell: screen.shell
        dock: dock
        width: 23.4 * Theme.u
        field: screen.field
        icon: "left"
        label: qsTr("Back")
        onActivated: screen.shell.goBack()
    }
}
