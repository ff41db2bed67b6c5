// Where one is in a text or list that is longer than its window; nothing where all of it is seen.
import QtQuick
import theme

Rectangle {
    id: mark

    required property Flickable of
    required property Field field

    readonly property real share: Math.min(1, mark.of.height / Math.max(1, mark.of.contentHeight))
    readonly property real gone: mark.of.contentY - mark.of.originY
    readonly property real rest: Math.max(1, mark.of.contentHeight - mark.of.height)

    visible: mark.share < 0.98
    x: mark.of.x + mark.of.width - (mark.of.x + mark.of.width > Theme.windowWidth - 2 * Theme.u ? 2.6 * Theme.u : -2.4 * Theme.u)
    y: mark.of.y + Math.max(0, Math.min(1, mark.gone / mark.rest)) * (mark.of.height - height)
    width: 0.8 * Theme.u
    height: Math.max(6 * Theme.u, mark.share * mark.of.height)
    color: mark.field.line
}
