// What can be pressed: a face that stands on a foot. Pressed or chosen, it lies flat and the foot is gone.
import QtQuick
import theme

Item {
    id: key

    required property Field field
    property string label: ""
    // solid, outline, pale or action
    property string kind: "outline"
    property bool selected: false
    property string icon: ""
    property bool iconFirst: false
    // Label at the left, icon at the right, as where the key leads somewhere.
    property bool spread: false
    property string caption: ""
    // The key of a keyboard that does the same.
    property string hint: ""
    // The share of the time that is left, drawn as the width of the foot; -1 where no time runs.
    property real countdown: -1
    property real size: 3.8
    property real smallest: 3.2
    property int lines: 1
    // Whether the label grows by a quarter at most, as where the width is fixed.
    property bool capped: true
    property string lang: Theme.language

    // A key that is not high enough for two lines says both in one.
    readonly property bool inline: key.caption !== "" && key.height < 14 * Theme.u
    readonly property string said: key.inline ? `${key.label}\u00a0 ${key.caption}` : key.label
    readonly property bool down: tap.pressed
    readonly property bool flat: key.selected || key.down
    readonly property real padding: (key.spread ? 2.4 : 0.5) * Theme.u
    readonly property real iconSize: (key.capped ? Theme.label(key.size) : Theme.type(key.size)) * 1.15
    readonly property bool strong: key.kind === "solid" || (key.selected && key.kind === "outline")
    readonly property bool acting: key.kind === "action" || (key.selected && key.kind === "pale")
    readonly property color labelColor: !key.enabled ? Theme.disabled : key.acting ? key.field.actionLabel
        : key.strong ? key.field.fillLabel : key.kind === "pale" ? key.field.paleLabel : key.field.label
    readonly property color faceColor: !key.enabled ? "transparent" : key.acting ? key.field.action
        : key.strong ? (key.down ? key.field.fillPressed : key.field.fill)
        : key.kind === "pale" ? key.field.pale : "transparent"
    readonly property color footColor: !key.enabled ? key.field.rule : key.acting ? key.field.actionFoot
        : key.strong ? key.field.fillFoot : key.kind === "pale" ? key.field.paleFoot : key.field.foot
    readonly property bool outlined: !key.enabled || (!key.acting && !key.strong && (key.kind === "outline" || Theme.highContrast))

    signal activated()

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: key.caption ? `${key.label} ${key.caption}` : key.label
    Accessible.focusable: true
    Accessible.onPressAction: key.press()
    Keys.onSpacePressed: key.press()
    Keys.onReturnPressed: key.press()
    Keys.onEnterPressed: key.press()

    Rectangle {
        visible: key.activeFocus
        anchors.fill: parent
        anchors.margins: -1.5 * Theme.u
        color: "transparent"
        border.width: 0.5 * Theme.u
        border.color: Theme.ink

        Rectangle {
            anchors.fill: parent
            anchors.margins: 0.5 * Theme.u
            color: "transparent"
            border.width: 0.5 * Theme.u
            border.color: Theme.white
        }
    }

    Rectangle {
        id: foot

        y: key.height - height
        width: key.width
        height: Theme.footHeight
        visible: !key.flat
        color: key.footColor

        Rectangle {
            visible: key.countdown >= 0
            width: parent.width * Math.max(0, Math.min(1, key.countdown))
            height: parent.height
            color: key.strong ? (key.field === Theme.paperField ? Theme.hot : Theme.dark) : key.field.text
        }
    }

    Item {
        id: face

        y: key.flat && !key.selected ? Theme.footHeight : 0
        width: key.width
        height: key.selected ? key.height : key.height - Theme.footHeight

        Behavior on y {
            enabled: !key.down

            NumberAnimation {
                duration: Theme.releaseTime
                easing.type: Easing.OutQuad
            }
        }

        Rectangle {
            anchors.fill: parent
            color: key.faceColor
            border.width: key.outlined ? Theme.keyline : 0
            border.color: key.enabled ? key.field.line : key.field.rule
        }

        Column {
            id: content

            x: key.spread ? key.padding : (face.width - width) / 2
            y: (face.height - height) / 2

            Row {
                x: key.spread ? 0 : (content.width - width) / 2
                spacing: 1.2 * Theme.u

                Icon {
                    visible: key.icon !== "" && key.iconFirst
                    name: key.icon
                    color: key.labelColor
                    size: key.iconSize
                    anchors.verticalCenter: parent.verticalCenter
                }

                FittedWords {
                    visible: key.label !== ""
                    text: key.said
                    lang: key.lang
                    color: key.labelColor
                    weight: Theme.bold
                    leading: 1.2
                    largest: key.size
                    smallest: key.smallest
                    lines: key.lines
                    balanced: !key.spread && key.lines > 1
                    capped: key.capped
                    horizontalAlignment: key.spread ? Text.AlignLeft : Text.AlignHCenter
                    measure: key.width - 2 * key.padding - (key.icon === "" ? 0 : key.iconSize + 1.2 * Theme.u)
                        - (key.hint === "" ? 0 : hint.width + 1.2 * Theme.u)
                    room: face.height - 0.6 * Theme.u - (caption.visible ? caption.height : 0)
                    tight: true
                }

                Icon {
                    visible: key.icon !== "" && key.label === "" && !key.iconFirst && !key.spread
                    name: key.icon
                    color: key.labelColor
                    size: key.iconSize
                    anchors.verticalCenter: parent.verticalCenter
                }
            }

            Words {
                id: caption

                visible: key.caption !== "" && !key.inline
                x: key.spread ? 0 : (content.width - width) / 2
                text: key.caption
                color: key.labelColor
                weight: Theme.regular
                leading: 1.3
                em: Theme.label(3.4)
            }
        }

        Words {
            id: hint

            visible: key.hint !== ""
            x: face.width - width - key.padding
            y: (face.height - height) / 2
            text: key.hint
            color: key.labelColor
            weight: Theme.regular
            leading: 1.2
            em: Theme.label(2.4)
            wrapMode: Text.NoWrap
        }

        Icon {
            visible: key.icon !== "" && key.spread && !key.iconFirst
            name: key.icon
            color: key.labelColor
            size: key.iconSize
            x: face.width - width - key.padding
            y: (face.height - height) / 2
        }
    }

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        // A finger that rests on a key for a second means it all the same.
        longPressThreshold: 0
        onTapped: key.press()
    }

    function press(): void {
        if (key.enabled)
            key.activated();
    }
}
