// The time. Held for three seconds it leads staff out; nobody else has a reason to.
import QtQuick
import ViewModels
import theme

Words {
    id: clock

    required property Shell shell

    text: clock.shell.clock
    weight: Theme.heavy
    leading: 1.1
    lang: "en"
    wrapMode: Text.NoWrap
    objectName: "clock"

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        margin: 2 * Theme.u
        longPressThreshold: 3
        onLongPressed: clock.shell.openStaff()
    }
}
