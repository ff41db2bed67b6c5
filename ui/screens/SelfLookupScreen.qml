// Somebody without a code finds themselves: a family name, then what only they know. One question a screen, and always a person.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme
import controls
import keyboard

Item {
    id: screen

    required property Shell shell
    required property SelfLookup model

    readonly property Field field: Theme.paperField
    readonly property bool typing: screen.model.step === "name" || screen.model.step === "email"
    readonly property bool byDigits: screen.model.step === "digits"
    readonly property bool answered: !screen.typing && !screen.byDigits
    readonly property real headHeight: (Theme.portrait ? (screen.answered ? 66 : screen.typing ? 48 : 40) : screen.answered ? 38 : 20) * Theme.u
    readonly property real bodyTop: screen.headHeight + (Theme.portrait ? 4 : 2.4) * Theme.u
    readonly property real bodyBottom: screen.typing ? panel.edge : dock.y - 3.4 * Theme.u
    readonly property real column: Theme.portrait ? width - 2 * Theme.margin : 0.5 * width - Theme.margin - Theme.gutter
    readonly property real reach: (Theme.portrait ? 64 : 36.2) * Theme.u
    readonly property real keyHigh: (Theme.portrait ? (screen.typing ? 11 : 12) : screen.typing ? 9.8 : 13) * Theme.u

    objectName: "screen-self-lookup"
    onVisibleChanged: screen.listen()
    Component.onCompleted: screen.listen()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape)
            screen.shell.goHome();
        else if (event.key === Qt.Key_Backspace)
            screen.model.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            screen.model.goOn();
        else if (screen.byDigits && /^[0-9]$/.test(event.text))
            screen.model.digit(event.text);
        else
            return;
        event.accepted = true;
    }

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
            visible: screen.answered
            tone: "ask"
            color: Theme.deepField.way
            room: Theme.portrait ? screen.headHeight - 26 * Theme.u : screen.headHeight + 3 * Theme.u
            rightEdge: screen.width - Theme.margin
        }
    }

    FittedWords {
        id: heading

        objectName: "heading"
        x: Theme.margin
        y: screen.headHeight - height - (Theme.portrait ? 3.4 : (screen.headHeight - height) / 2 / Theme.u) * Theme.u
        measure: screen.width - 2 * Theme.margin - (screen.answered && !Theme.portrait ? 34 * Theme.u : 0)
        room: screen.answered ? 0 : screen.headHeight - (Theme.portrait ? 10 : 4) * Theme.u
        text: screen.model.heading
        color: Theme.deepField.text
        weight: Theme.heavy
        tracking: -0.03
        leading: 1.1
        largest: Theme.portrait ? 12 : screen.answered ? 11 : 9
        smallest: 5
        lines: Theme.portrait || screen.answered ? 2 : 1
        oneLineDownTo: 9
    }

    FittedWords {
        id: sentence

        objectName: "sentence"
        x: Theme.margin
        y: screen.bodyTop
        measure: screen.column
        room: screen.typing && !Theme.portrait ? 6 * Theme.u : !screen.answered ? 0
            : band.y - 4 * Theme.u - screen.bodyTop - (Theme.portrait ? keys.height + 8 * Theme.u : 0)
        text: screen.model.sentence
        color: screen.field.text
        leading: 1.3
        largest: screen.answered ? 4.7 : 4
        oneLineDownTo: 3.2
        lines: screen.typing && !Theme.portrait ? 1 : 5
    }

    // The line is made anew for each question: with it goes what its undo would bring back.
    Loader {
        id: line

        active: screen.visible && screen.typing
        x: Theme.margin
        // What is pressed lies within reach of a wheelchair.
        y: Math.max(screen.reach, sentence.y + sentence.height + (Theme.portrait ? 3 : 1.6) * Theme.u)
        width: screen.column - (at.visible ? at.width + Theme.gap : 0)
        height: (Theme.portrait ? 12 : 9.8) * Theme.u
        sourceComponent: screen.model.step === "email" ? address : name
        onLoaded: screen.listen()
    }

    Key {
        id: at

        objectName: "at-sign"
        visible: screen.model.step === "email"
        x: line.x + line.width + Theme.gap
        y: line.y
        width: 12 * Theme.u
        height: line.height
        field: screen.field
        kind: "pale"
        label: "@"
        lang: "en"
        size: 5
        onActivated: (line.item as TypingField).insert("@")
    }

    Component {
        id: name

        TypingField {
            field: screen.field
            initial: screen.model.typed
            spokenName: screen.model.heading
            onTyped: text => screen.model.type(text)
            onAccepted: screen.model.goOn()
        }
    }

    Component {
        id: address

        TypingField {
            field: screen.field
            initial: screen.model.typed
            spokenName: screen.model.heading
            address: true
            onTyped: text => screen.model.type(text)
            onAccepted: screen.model.goOn()
        }
    }

    Row {
        id: dots

        visible: screen.byDigits
        x: Theme.margin
        y: sentence.y + sentence.height + 4 * Theme.u
        spacing: 2.4 * Theme.u

        Repeater {
            model: 4

            Rectangle {
                required property int index
                readonly property bool filled: index < screen.model.entered

                width: 8 * Theme.u
                height: 8 * Theme.u
                color: filled ? screen.field.text : "transparent"
                border.width: 2 * Theme.keyline
                border.color: filled ? screen.field.text : screen.field.line
            }
        }
    }

    PinPad {
        id: pad

        readonly property real head: Theme.portrait ? dots.y + dots.height + 4 * Theme.u : screen.reach

        visible: screen.byDigits
        x: Theme.portrait ? Theme.margin : screen.width - Theme.margin - 3 * keyWidth - 2 * Theme.gap
        y: head
        field: screen.field
        submittable: screen.model.canGoOn
        keyWidth: (screen.column - 2 * Theme.gap) / 3
        keyHeight: ((Theme.portrait ? keys.y - 3 * Theme.u : dock.y - 3 * Theme.u) - head - 3 * Theme.gap) / 4
        onDigit: digit => screen.model.digit(digit)
        onErase: screen.model.erase()
        onSubmit: screen.model.goOn()
    }

    Flow {
        id: keys

        readonly property bool beside: !Theme.portrait && !screen.byDigits
        readonly property real each: screen.answered && Theme.portrait ? screen.column : (screen.column - spacing) / 2

        x: beside ? screen.width - Theme.margin - width : Theme.margin
        y: screen.answered && !Theme.portrait ? screen.bodyTop : beside ? line.y
            : Theme.portrait && screen.typing ? line.y + line.height + 3 * Theme.u
            : screen.answered ? Math.max(sentence.y + sentence.height + 4 * Theme.u, (screen.bodyTop + bandTop - height) / 2)
            : screen.bodyBottom - height
        readonly property real bandTop: band.y
        width: screen.column
        spacing: Theme.gap

        Key {
            objectName: "go-on"
            visible: screen.typing
            width: keys.each
            height: screen.keyHigh
            field: screen.field
            kind: "action"
            spread: true
            icon: "right"
            label: screen.model.goOnLabel
            enabled: screen.model.canGoOn
            size: 5
            onActivated: screen.model.goOn()
        }

        Key {
            objectName: "try-again"
            visible: screen.answered
            width: keys.each
            height: screen.keyHigh
            field: screen.field
            kind: "pale"
            enabled: screen.model.step === "nobody" || screen.model.mayTry
            label: qsTr("Try again")
            lines: 2
            size: 5
            onActivated: screen.model.tryAgain()
        }

        Key {
            objectName: "by-email"
            visible: screen.byDigits
            width: keys.each
            height: screen.keyHigh
            field: screen.field
            kind: "pale"
            label: qsTr("By email instead")
            lines: 2
            size: 4
            onActivated: screen.model.byEmail()
        }

        Key {
            objectName: "by-phone"
            visible: screen.model.step === "email" && Theme.portrait && Theme.high > 175
            width: keys.each
            height: screen.keyHigh
            field: screen.field
            kind: "pale"
            label: qsTr("By phone instead")
            lines: 2
            size: 4
            onActivated: screen.model.byPhone()
        }

        Key {
            objectName: "call-staff"
            width: keys.each
            height: screen.keyHigh
            field: screen.field
            kind: screen.answered ? "action" : "outline"
            label: qsTr("Call someone")
            lines: 2
            size: screen.answered ? 5 : 4
            onActivated: screen.model.call()
        }
    }

    WayBand {
        id: band

        visible: screen.answered
        y: dock.y - desk.height - (Theme.portrait ? 7.4 : 4.4) * Theme.u - Theme.wayWidth
        field: screen.field
        sign: "person"
        text: qsTr("Or come to our desk")
    }

    FittedWords {
        id: desk

        objectName: "desk"
        visible: screen.answered
        x: Theme.margin
        y: band.y + Theme.wayWidth + (Theme.portrait ? 3.6 : 2) * Theme.u
        measure: screen.width - 28 * Theme.u - x
        text: screen.model.desk
        color: screen.field.text
        weight: Theme.bold
        leading: 1.35
        largest: 4.2
        lines: 3
        oneLineDownTo: 3.6
    }

    Loader {
        id: panel

        readonly property real edge: dock.y - 1.2 * Theme.u - (item ? (item as Keyboard).room : 0)

        active: screen.visible && screen.typing
        width: screen.width
        y: dock.y - 1.2 * Theme.u - height
        sourceComponent: Keyboard {
            latin: screen.model.step === "email"
        }
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

    Connections {
        target: screen.model

        function onStepChanged(): void {
            screen.listen();
        }
    }

    // The line has the keys where there is one, else the screen itself.
    function listen(): void {
        if (!screen.visible)
            return;
        if (panel.item)
            (panel.item as Keyboard).forget();
        if (line.item && screen.typing)
            (line.item as TypingField).listen();
        else
            screen.forceActiveFocus();
    }
}
