// Somebody has no code: staff can be called, and then find the person by name.
import QtQuick
import ViewModels
import theme
import controls

Item {
    id: screen

    required property Shell shell
    required property Help model

    readonly property Field field: Theme.paperField
    readonly property real headHeight: (Theme.portrait ? 66 - (Theme.textScale - 1) * 24 : 38) * Theme.u
    readonly property real columnX: Theme.portrait ? Theme.margin : 99.6 * Theme.u - 0.45 * (192 * Theme.u - width)
    readonly property real bandY: dock.y - desk.height - (Theme.portrait ? 7.4 : 4.4) * Theme.u - Theme.wayWidth
    // Where what there is to do stands: between the head and the way, whose own head reaches up.
    readonly property real bodyTop: screen.headHeight + (Theme.portrait ? 5 : 4) * Theme.u
    readonly property real bodyBottom: screen.bandY - 3.4 * Theme.u

    objectName: "screen-help"

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    Rectangle {
        width: parent.width
        height: screen.headHeight
        color: Theme.deepField.ground
        clip: true

        VerdictMark {
            tone: "ask"
            color: Theme.deepField.way
            room: Theme.portrait ? screen.headHeight - 18 * Theme.u : screen.headHeight + 3 * Theme.u
            rightEdge: screen.width - Theme.margin
        }
    }

    FittedWords {
        objectName: "heading"
        x: Theme.margin
        y: screen.headHeight - height - 3.4 * Theme.u
        measure: screen.width - 2 * Theme.margin - (Theme.portrait ? 0 : 34 * Theme.u)
        text: screen.model.heading
        color: Theme.deepField.text
        weight: Theme.heavy
        tracking: -0.03
        leading: Theme.language === "zh" ? 1.1 : 1
        largest: 15
        smallest: 7
    }

    FittedWords {
        id: sentence

        objectName: "sentence"
        x: Theme.margin
        y: screen.bodyTop
        measure: Theme.portrait ? screen.width - 2 * Theme.margin : screen.columnX - 12 * Theme.u
        room: Theme.portrait ? (screen.bodyBottom - screen.bodyTop) / 2 : screen.bodyBottom - screen.bodyTop
        text: screen.model.sentence
        color: screen.field.text
        leading: 1.3
        largest: 4.7
        lines: 5
        oneLineDownTo: 4.7
    }

    Key {
        id: call

        objectName: "call-staff"
        visible: !screen.model.called
        x: screen.columnX
        y: Theme.portrait ? screen.bodyBottom - 6 * Theme.u - height : screen.bodyTop
        width: Theme.portrait ? screen.width - 2 * Theme.margin : screen.width - Theme.margin - x
        height: Math.min(16 * Theme.u, Theme.portrait ? screen.bodyBottom - 7 * Theme.u - sentence.y - sentence.height : 16 * Theme.u)
        field: screen.field
        kind: "action"
        spread: true
        icon: "right"
        label: qsTr("Call someone")
        size: 5.4
        capped: false
        onActivated: screen.model.call()
    }

    FittedWords {
        objectName: "number"
        visible: screen.model.called
        x: screen.columnX
        y: Theme.portrait ? (sentence.y + sentence.height + screen.bodyBottom - 4 * Theme.u - height) / 2
            : screen.bodyTop - 2 * Theme.u
        measure: screen.width - Theme.margin - x
        room: Theme.portrait ? screen.bodyBottom - 4 * Theme.u - sentence.y - sentence.height : 30 * Theme.u
        text: screen.model.number
        lang: "en"
        color: screen.field.text
        weight: Theme.heavy
        tracking: -0.035
        leading: 1.1
        largest: 24
        smallest: 8
    }

    WayBand {
        y: screen.bandY
        field: screen.field
        sign: "person"
        text: qsTr("Or come to our desk")
    }

    FittedWords {
        id: desk

        objectName: "desk"
        x: Theme.margin
        y: screen.bandY + Theme.wayWidth + (Theme.portrait ? 3.6 : 2) * Theme.u
        measure: screen.width - 28 * Theme.u - x
        text: screen.model.desk
        color: screen.field.text
        weight: Theme.bold
        leading: 1.35
        largest: 4.2
        lines: 3
        oneLineDownTo: 3.6
    }

    Dock {
        id: dock

        field: screen.field
        shell: screen.shell
    }

    WayOut {
        objectName: "key-home"
        shell: screen.shell
        dock: dock
        width: 23.4 * Theme.u
        field: screen.field
        icon: "home"
        label: qsTr("Home")
        onActivated: screen.shell.goHome()
    }
}
