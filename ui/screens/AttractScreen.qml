// Nobody is here yet: one thing to do, and the way to the scanner, or to what the camera sees.
import QtQuick
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property Attract model
    required property Finder finder

    readonly property Field field: Theme.deepField
    readonly property bool missing: screen.finder.state === "gone"
    readonly property bool seeing: screen.finder.state !== "" && !screen.missing
    // A finder is on the screen itself, wherever scanner and slot are.
    readonly property string wayTo: (screen.seeing ? "" : screen.shell.wayTo) || (Theme.portrait ? "down" : "right")
    readonly property bool straight: screen.wayTo !== "left" && (Theme.portrait || screen.shell.heroGlyph === ""
        || screen.shell.heroBottom < 0)
    readonly property real larger: Theme.textScale - 1
    readonly property real columnX: Theme.portrait ? Theme.margin : lying.columnX
    readonly property real columnWidth: Theme.portrait ? dock.width : width - Theme.margin - screen.columnX
    readonly property real laneX: Theme.portrait || screen.wayTo === "down" ? width - 17 * Theme.u : lying.laneX
    readonly property real keysGap: (Theme.largeText ? 2.6 : 4) * Theme.u
    // Where the text begins and where it must have ended.
    readonly property real textTop: Theme.portrait ? standing.under
        : Math.max(19.3 * Theme.u, header.end + 0.8 * Theme.u)
    readonly property real textBottom: Theme.portrait ? dock.y - 2.8 * Theme.u : lying.overWay

    // The hero on a screen that stands: as large as the text beneath it leaves room for.
    QtObject {
        id: standing

        readonly property real largest: (80 - 46 * screen.larger) * Theme.u
        readonly property real reach: screen.reachOf(standing.largest, 14.9)
        readonly property real top: header.end + 1.6 * Theme.u
        // What a band that turns back to the left takes of the height.
        readonly property real detour: screen.wayTo === "left" ? 2 * standing.reach + 1.6 * Theme.u : 0
        readonly property real room: dock.y - 2.8 * Theme.u - standing.top - told.needed - standing.detour - 3.8 * Theme.u
        // It makes room for two rows of the strip, but not at any price.
        readonly property real em: Math.max(20 * Theme.u, Math.min(standing.largest, standing.room / 0.961,
            Math.max(0.85 * standing.largest, (standing.room - below.wanted) / 0.961)))
        readonly property real baselineY: standing.top + 0.863 * standing.em
        readonly property real bandY: standing.baselineY + 0.098 * standing.em + standing.reach + 1.6 * Theme.u
        readonly property real under: standing.baselineY + 0.098 * standing.em + standing.detour + 3.8 * Theme.u
        readonly property real laneRoom: screen.wayTo === "down"
            ? screen.laneX - screen.thicknessOf(standing.largest) / 2 - 2.4 * Theme.u - Theme.margin
            : screen.width - 2 * Theme.margin
    }

    // The hero on a screen that lies: the text stands beside it, above the way.
    QtObject {
        id: lying

        readonly property real em: (screen.wayTo === "left" ? Math.min(58, 88 - 44 * screen.larger)
            : 88 - 44 * screen.larger - 0.45 * (192 - Theme.wide) - (screen.straight ? 0 : 8)) * Theme.u
        readonly property real thickness: screen.thicknessOf(lying.em)
        readonly property real reach: screen.reachOf(lying.em, screen.wayTo === "left" ? 12.2 : 16.6)
        readonly property real originX: 5.1 * Theme.u - 0.0225 * lying.em
        readonly property real bandY: dock.y - (screen.wayTo === "left" ? lying.reach + 1.6 * Theme.u
            : 3.1 * Theme.u + lying.thickness / 2)
        readonly property real baselineY: screen.wayTo === "left" ? 6 * Theme.u + 0.863 * lying.em
            : dock.y - 3.1 * Theme.u - 0.08 * lying.em
        readonly property real laneX: lying.originX + 0.965 * lying.em + 2.4 * Theme.u + lying.thickness / 2
        readonly property real columnX: screen.straight ? lying.originX + 0.945 * lying.em + 10.6 * Theme.u
            : lying.laneX + lying.thickness / 2 + 3.6 * Theme.u
        readonly property real overWay: screen.wayTo === "left" ? dock.y - 2.8 * Theme.u
            : (screen.seeing ? frame.y : lying.bandY - lying.reach) - 1.2 * Theme.u
    }

    objectName: "screen-attract"

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    Hero {
        id: hero

        anchors.fill: parent
        field: screen.field
        glyph: screen.shell.heroGlyph
        strokeX: +screen.shell.heroX
        strokeTop: +screen.shell.heroTop
        strokeBottom: +screen.shell.heroBottom
        logo: screen.shell.logo
        em: Theme.portrait ? standing.em : lying.em
        originX: Theme.portrait ? Theme.margin - 0.0225 * standing.em : lying.originX
        baselineY: Theme.portrait ? standing.baselineY : lying.baselineY
        reach: Theme.portrait ? standing.reach : lying.reach
        sign: screen.missing ? "person" : "qr"
        headed: !screen.seeing
        onward: screen.onward()
    }

    Item {
        id: header

        readonly property real end: header.y + names.height

        x: screen.columnX
        y: 5 * Theme.u
        width: screen.width - Theme.margin - x

        Column {
            id: names

            width: clock.x - 2.4 * Theme.u

            FittedWords {
                measure: names.width
                text: screen.model.eventName
                color: screen.field.text
                weight: Theme.bold
                leading: 1.3
                largest: 3.4
                lines: 3
            }

            Words {
                width: names.width
                text: screen.model.placeAndDates
                color: screen.field.text
                weight: Theme.regular
                size: 3.2
                leading: 1.36
            }
        }

        Clock {
            id: clock

            anchors.right: parent.right
            shell: screen.shell
            color: screen.field.text
            em: 7.2 * Theme.u
            y: -0.6 * Theme.u
        }
    }

    Item {
        id: told

        // Headline, instruction and, in portrait, the keys.
        readonly property real needed: headline.height + 1.2 * Theme.u + instruction.height
            + (Theme.portrait ? screen.keysGap + keys.height : 0)

        x: screen.columnX
        y: screen.textTop
        width: Theme.portrait ? standing.laneRoom : screen.columnWidth
        height: screen.textBottom - y

        FittedWords {
            id: headline

            measure: told.width
            text: qsTr("Check in")
            color: screen.field.text
            weight: Theme.heavy
            tracking: -0.03
            leading: 1
            largest: 16
            smallest: 9
        }

        FittedWords {
            id: instruction

            y: headline.height + 1.2 * Theme.u
            measure: told.width
            objectName: "instruction"
            text: screen.seeing || screen.missing ? screen.direct(screen.finder.state) : screen.instruct(screen.wayTo)
            color: screen.field.text
            leading: 1.36
            largest: Theme.portrait ? 4.2 : 4.6
            lines: screen.seeing || screen.missing ? 4 : 2
            // What there is to say of a camera may be longer than the usual instruction.
            room: Theme.portrait || !(screen.seeing || screen.missing) ? 0
                : Math.max(1, screen.textBottom - told.y - instruction.y)
        }
    }

    Grid {
        id: keys

        readonly property bool stacked: Theme.portrait && Theme.largeText
        readonly property real keyWidth: Theme.portrait ? (stacked ? dock.width : (dock.width - Theme.gap) / 2)
            : Math.min(27 * Theme.u, (screen.width - 25.2 * Theme.u - x - Theme.gap) / 2)
        readonly property real keyHeight: Theme.portrait ? (11 + 3.6 * screen.larger) * Theme.u : dock.keyHeight

        x: Theme.portrait ? Theme.margin : (Theme.wide > 185 ? 107.6 : 106) * Theme.u
        y: Theme.portrait ? told.y + instruction.y + instruction.height + screen.keysGap : dock.y
        columns: stacked ? 1 : 2
        spacing: Theme.gap

        Key {
            objectName: "key-help"
            width: keys.keyWidth
            height: keys.keyHeight
            field: screen.field
            kind: "solid"
            spread: Theme.portrait
            icon: Theme.portrait ? "right" : ""
            label: qsTr("No code?")
            capped: !keys.stacked
            lines: Theme.portrait ? 1 : 2
            onActivated: screen.shell.openSelfLookup()
        }

        Key {
            objectName: "key-agenda"
            width: keys.keyWidth
            height: keys.keyHeight
            field: screen.field
            kind: "solid"
            spread: Theme.portrait
            icon: Theme.portrait ? "right" : ""
            label: qsTr("Agenda")
            capped: !keys.stacked
            lines: Theme.portrait ? 1 : 2
            onActivated: screen.shell.openAgenda()
        }
    }

    Item {
        id: below

        readonly property real wanted: Theme.largeText ? strip.leastRow : motto.height + 8 * Theme.u + 2 * strip.leastRow
        readonly property bool themed: motto.text !== "" && height >= motto.height + 1.2 * Theme.u + strip.leastRow

        x: screen.columnX
        y: Theme.portrait ? keys.y + keys.height + (Theme.largeText ? 2.4 : 3.4) * Theme.u
            : told.y + instruction.y + instruction.height + 1.6 * Theme.u
        width: screen.columnWidth
        height: Math.max(0, screen.textBottom - y)

        Words {
            id: motto

            visible: below.themed
            width: parent.width
            text: screen.model.theme
            color: screen.field.text
            weight: Theme.regular
            size: 3.2
            leading: 1.36
        }

        NextSessions {
            id: strip

            y: below.themed ? motto.height + 1.2 * Theme.u : Theme.portrait ? 0.8 * Theme.u : 0
            width: parent.width
            height: parent.height - y
            pitch: below.themed || !Theme.portrait ? 5.6 : 7
            field: screen.field
            sessions: screen.model.nextSessions
        }
    }

    // Made when there is a camera: most kiosks start without one.
    Loader {
        id: frame

        visible: screen.seeing
        width: (Theme.portrait ? 28 : 26) * Theme.u
        height: frame.width
        x: Theme.portrait ? screen.laneX - frame.width / 2 : screen.width - 3.5 * Theme.u - frame.width
        y: (Theme.portrait ? dock.y + dock.height : dock.y - Theme.gap) - frame.height
        onVisibleChanged: {
            if (screen.seeing && frame.status === Loader.Null)
                frame.setSource("../controls/FinderFrame.qml", { "finder": screen.finder });
        }
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    // The thickness of the way that leaves a hero of this size.
    function thicknessOf(em: real): real {
        return screen.shell.heroGlyph === "" ? Theme.wayWidth : (screen.shell.heroTop - screen.shell.heroBottom) / 1000 * em;
    }

    // How far its head reaches to each side; `most` in u.
    function reachOf(em: real, most: real): real {
        return Math.max(12.2 * Theme.u, Math.min(1.39 * screen.thicknessOf(em), most * Theme.u));
    }

    // Where the way goes on to from the hero.
    function onward(): list<point> {
        const bandY = Theme.portrait ? standing.bandY : lying.bandY;
        const lane = [Qt.point(screen.laneX, hero.strokeY)];
        if (screen.wayTo === "down")
            return lane.concat([Qt.point(screen.laneX, screen.seeing ? frame.y + 1 : screen.height - 3.5 * Theme.u)]);
        const right = screen.seeing ? frame.x + 1 : screen.width - 2.2 * Theme.u;
        if (screen.straight)
            return [Qt.point(right, hero.strokeY)];
        const end = screen.wayTo === "left" ? 2.2 * Theme.u : right;
        return lane.concat([Qt.point(screen.laneX, bandY), Qt.point(end, bandY)]);
    }

    function instruct(wayTo: string): string {
        if (wayTo === "left")
            return qsTr("Hold your QR code\nto the scanner on the left");
        return wayTo === "right" ? qsTr("Hold your QR code\nto the scanner on the right")
            : qsTr("Hold your QR code\nto the scanner below");
    }

    // What to do before the camera, or without it.
    function direct(state: string): string {
        if (state === "gone")
            return qsTr("The camera is not working. Use the hand scanner, or touch “No code?” for help.");
        if (state === "dark")
            return qsTr("It is too dark. Make your phone brighter, or hold your code to the light.");
        return state === "several" ? qsTr("One code at a time, please. Cover the others.")
            : qsTr("Hold your QR code\nin front of the camera");
    }
}
