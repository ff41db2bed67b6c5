// What stands above every screen: the corner of a rehearsal, a notice, and the question whether somebody is still there.
import QtQuick
import ViewModels
import theme

Item {
    id: overlay

    required property Shell shell

    readonly property bool atVerdict: overlay.shell.screen === "verdict"
    // Where somebody reads: a verdict and a fault say their seconds themselves, and at home nobody is sent home.
    readonly property bool asking: overlay.shell.secondsLeft >= 0
        && ["agenda", "session", "help", "self-lookup", "delegation", "staff", "scanner", "desk"].indexOf(overlay.shell.screen) >= 0
    // Above the dock, whose height is the theme's.
    readonly property real floor: height - (Theme.portrait ? 4 + 2 * (9 + 8.8 * (Theme.textScale - 1)) + 1.6 + 2.4
        : 4 + 9.4 + 4 * (Theme.textScale - 1) + 2) * Theme.u

    Rectangle {
        // The desk says it in its own bar.
        visible: overlay.shell.rehearsal !== "" && overlay.shell.screen !== "desk"
        color: Theme.dark
        width: corner.width + 2.4 * Theme.u
        height: corner.height + 0.4 * Theme.u

        Words {
            id: corner

            objectName: "rehearsal"
            x: 1.2 * Theme.u
            y: 0.2 * Theme.u
            text: overlay.shell.rehearsal
            color: Theme.ask
            weight: Theme.bold
            leading: 1.2
            em: 3.2 * Theme.u
            wrapMode: Text.NoWrap
        }
    }

    Toast {
        text: overlay.shell.notice
        x: Theme.margin
        y: overlay.atVerdict ? 5.4 * Theme.u : (overlay.asking ? stay.y - 1.6 * Theme.u : overlay.floor) - height
        width: overlay.atVerdict ? (Theme.portrait ? 46 : 60) * Theme.u : Math.min(overlay.width - 2 * Theme.margin, 96 * Theme.u)
    }

    // What keeps codes from being read stays for as long as it is so, across the way that leads to the scanner, and
    // never over a key.
    Toast {
        objectName: "caution"
        sign: "person"
        signColor: Theme.ask
        text: overlay.shell.screen === "attract" && overlay.shell.notice === "" ? overlay.shell.caution : ""
        x: Theme.margin
        y: Theme.portrait ? 24 * Theme.u : overlay.floor - height
        width: Math.min(overlay.width - 2 * Theme.margin, 96 * Theme.u)
    }

    Rectangle {
        visible: overlay.asking
        x: Theme.margin
        y: stay.y
        width: stay.x - Theme.gap - x
        height: stay.height
        color: Theme.dark
        border.width: Theme.highContrast ? Theme.keyline : 0
        border.color: Theme.white

        FittedWords {
            x: 2.4 * Theme.u
            y: (parent.height - height) / 2
            measure: parent.width - 4.8 * Theme.u
            room: parent.height - 1.2 * Theme.u
            text: qsTr("Are you still there?")
            color: Theme.white
            weight: Theme.bold
            leading: 1.2
            largest: 3.8
            lines: 2
        }
    }

    Key {
        id: stay

        objectName: "key-stay"
        visible: overlay.asking
        width: 34 * Theme.u
        height: 10.4 * Theme.u
        x: overlay.width - Theme.margin - width
        y: overlay.floor - height
        field: Theme.paperField
        kind: "action"
        label: qsTr("Yes, go on")
        lines: 2
        onActivated: overlay.shell.stay()
    }
}
