// The one way out of a screen, always in the cell beside the dock: home, back or done; the seconds left run along its foot.
import QtQuick
import ViewModels
import theme

Key {
    id: out

    required property Shell shell
    required property Dock dock

    readonly property bool counting: out.shell.secondsLeft >= 0

    x: Theme.windowWidth - Theme.margin - out.width
    y: out.dock.y
    width: (Theme.portrait ? 23.4 : 16) * Theme.u
    height: out.dock.height
    kind: "solid"
    iconFirst: true
    size: 4.2
    caption: out.counting ? qsTr("%1 s").arg(out.shell.secondsLeft) : ""
    countdown: out.counting ? out.shell.secondsLeft / Math.max(1, out.shell.secondsTotal) : -1
}
