// One line of the desk's list: somebody who was found, or who waits. The chosen one runs into its card.
import QtQuick
import theme

Item {
    id: line

    required property string avatar
    required property string name
    required property string face
    required property var latin
    required property string organisation
    required property string category
    required property string colour
    required property string standing
    required property bool arrived
    required property string number

    property bool chosen: false
    property Field field: Theme.paperField
    // In pixels: how far the ground of the chosen line reaches beyond it.
    property real overhang: 0

    readonly property bool waits: line.number !== ""
    readonly property Field ground: line.chosen ? Theme.deepField : line.field
    readonly property real em: Theme.type(3.2)
    readonly property real wordsX: seal.width + 2 * Theme.u
    readonly property real stateX: width - Theme.type(2.6) * 4.6
    readonly property real categoryX: Math.max(0.52 * width, line.stateX - Theme.type(2.6) * 8.4)
    readonly property bool narrow: Theme.largeText || line.categoryX - line.wordsX < 26 * Theme.u
    readonly property string han: line.face === "latin" ? Theme.han : line.face

    signal activated()

    implicitHeight: Math.max(8.6 * Theme.u, line.em * 1.3 + Theme.type(2.5) * 1.3 + 0.6 * Theme.u)
    Accessible.role: Accessible.ListItem
    Accessible.name: [line.name, line.latin.join(""), line.organisation, line.category, line.standing].join(" ")

    Rectangle {
        visible: line.chosen
        width: parent.width + line.overhang
        height: parent.height
        color: Theme.deepField.ground
        border.width: Theme.highContrast ? Theme.keyline : 0
        border.color: Theme.white
    }

    Rectangle {
        visible: !line.chosen
        y: parent.height - height
        width: parent.width
        height: 0.15 * Theme.u
        color: line.field.rule
    }

    Plate {
        id: seal

        side: line.height - 0.8 * Theme.u
        y: 0.4 * Theme.u
        code: line.avatar
        han: line.face !== "latin" && !line.waits
        ground: line.waits ? Theme.ask : line.chosen ? line.ground.way : line.field.pale
        label: line.waits ? Theme.dark : line.chosen ? line.ground.sign : line.field.paleLabel
    }

    Item {
        id: names

        x: line.wordsX
        y: (line.height - line.em * 1.3 - place.height) / 2
        width: (line.narrow || line.category === "" ? line.stateX : line.categoryX) - x - 1.2 * Theme.u
        height: line.em * 1.3

        Words {
            id: own

            text: line.name
            han: line.han
            lang: "zh"
            color: line.ground.text
            weight: Theme.bold
            visible: !marked.tiny
            em: Math.min(line.em * 1.1, line.name === "" ? line.em : names.width * 0.62 / line.name.length)
            leading: 1.2
            wrapMode: Text.NoWrap
        }

        MarkedWords {
            id: marked

            visible: !marked.tiny
            x: line.name === "" ? 0 : own.implicitWidth + 1.6 * Theme.u
            pieces: line.latin
            color: line.ground.text
            han: line.han
            measure: names.width - x
            em: line.em
        }
    }

    // A name is never cut: what is too long for one line takes two.
    FittedWords {
        id: long

        visible: marked.tiny
        x: line.wordsX
        y: 0.3 * Theme.u
        measure: names.width
        room: line.height - place.height - 0.3 * Theme.u
        text: [line.name, line.latin.join("")].join(" ").trim()
        lang: "en"
        color: line.ground.text
        leading: 1.1
        largest: 2.6
        smallest: 1.8
        lines: 2
        oneLineDownTo: 2.6
        wrappedFrom: 2.6
    }

    FittedWords {
        id: place

        x: line.wordsX
        y: marked.tiny ? line.height - height - 0.2 * Theme.u : names.y + names.height
        measure: names.width
        text: line.narrow && line.category !== "" ? `${line.category} · ${line.organisation}` : line.organisation
        color: line.ground.text
        weight: Theme.regular
        leading: 1.3
        largest: 2.5
        smallest: 1.6
    }

    Rectangle {
        visible: line.colour !== "" && !line.narrow
        x: line.categoryX
        y: (line.height - height) / 2
        width: 1.8 * Theme.u
        height: width
        color: line.colour === "" ? "transparent" : line.colour
        border.width: line.chosen || Theme.highContrast ? 0.25 * Theme.u : 0
        border.color: Theme.white
    }

    FittedWords {
        visible: !line.narrow
        x: line.categoryX + 2.8 * Theme.u
        y: (line.height - height) / 2
        measure: line.stateX - x - Theme.u
        text: line.category
        color: line.ground.text
        leading: 1.2
        largest: 2.6
        smallest: 1.6
    }

    Icon {
        visible: line.arrived
        x: said.x - width - 0.9 * Theme.u
        y: (line.height - height) / 2
        name: "tick"
        color: line.chosen ? Theme.ok : Theme.okText
        size: Theme.type(2.6)
    }

    Words {
        id: said

        x: line.width - width - 1.6 * Theme.u
        y: (line.height - height) / 2
        text: line.standing
        color: line.ground.text
        weight: line.arrived ? Theme.bold : Theme.medium
        leading: 1.2
        em: Theme.type(2.6)
        wrapMode: Text.NoWrap
    }

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: line.activated()
    }
}
