// The lookup desk: a field to type into, who is found, and the card of whoever is chosen.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme
import controls

FocusScope {
    id: screen

    required property Shell shell
    required property Desk model

    readonly property Field field: Theme.paperField
    readonly property DeskCard card: screen.model.person as DeskCard
    readonly property DeskForm form: screen.model.entry as DeskForm
    readonly property DeskSheet sheet: screen.model.question as DeskSheet
    readonly property bool filling: screen.form.kind !== ""
    readonly property bool asking: screen.sheet.kind !== ""
    readonly property bool paned: screen.filling || screen.card.shown
    readonly property bool merging: screen.model.purpose !== ""

    property bool keyboardWanted: false
    readonly property real keyboardHeight: screen.keyboardWanted ? keyboard.height : 0
    readonly property real floor: height - screen.keyboardHeight
    readonly property real side: 3 * Theme.u
    // Upright the card lies below the list, and above the keyboard; where the screen lies, beside it.
    readonly property real paneX: Theme.portrait ? 0 : Math.round(0.596 * width)
    readonly property real paneY: Theme.portrait ? bar.height + 0.46 * (screen.floor - bar.height) : bar.height
    readonly property real listWidth: Theme.portrait ? width - 2 * screen.side : screen.paneX - screen.side - 6 * Theme.u
    readonly property real listFloor: (Theme.portrait && screen.paned ? screen.paneY : screen.floor)
        - (foot.visible ? foot.height + 3.2 * Theme.u : 1.2 * Theme.u)

    objectName: "screen-desk"
    onVisibleChanged: screen.listen()
    // What has just come is visible, and may take the focus, a moment later.
    onFillingChanged: Qt.callLater(screen.listen)
    onAskingChanged: Qt.callLater(screen.listen)
    Component.onCompleted: screen.listen()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape)
            screen.model.escape();
        else if (!screen.asking && !screen.filling && screen.act(event.key))
            event.accepted = true;
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: screen.model

        function onRewritten(): void {
            search.text = screen.model.query;
        }

        // Whoever comes next is typed over who was.
        function onBusyChanged(): void {
            if (!screen.model.busy && search.activeFocus)
                search.selectAll();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: screen.field.ground
    }

    StaffBar {
        id: bar

        width: parent.width
        height: implicitHeight
        title: qsTr("Lookup desk")
        operator: screen.model.operator
        waiting: screen.model.waiting
        printing: screen.model.printing
        arrivals: screen.model.arrivals
        clock: screen.shell.clock
        rehearsal: screen.shell.rehearsal
    }

    Rectangle {
        id: frame

        x: screen.side
        y: bar.height + 2.4 * Theme.u
        width: screen.listWidth
        height: Math.max(9.6 * Theme.u, Theme.label(5.4) * 1.6)
        color: Theme.highContrast ? Theme.black : Theme.white
        border.width: 0.5 * Theme.u
        border.color: search.activeFocus ? screen.field.text : screen.field.line

        Icon {
            x: 2.4 * Theme.u
            y: (parent.height - height) / 2
            name: "search"
            color: screen.field.text
            size: 4.6 * Theme.u
        }

        TextInput {
            id: search

            objectName: "search"
            x: 9 * Theme.u
            width: hits.x - x - 1.6 * Theme.u
            height: parent.height
            verticalAlignment: TextInput.AlignVCenter
            clip: true
            focus: true
            color: screen.field.text
            selectionColor: Theme.deepField.ground
            selectedTextColor: Theme.white
            font.family: Theme.family(Theme.han)
            font.pixelSize: Math.round(Theme.label(5.4))
            font.variableAxes: ({ "wght": Theme.medium })
            maximumLength: 100
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase
            Accessible.name: qsTr("Look up")
            onTextChanged: screen.model.type(search.text)
            Keys.onPressed: event => event.accepted = screen.act(event.key)
        }

        TapHandler {
            enabled: screen.shell.touchDevice
            onTapped: screen.keyboardWanted = true
        }

        Words {
            id: hits

            objectName: "hits"
            x: toggle.x - width - 1.6 * Theme.u
            y: (parent.height - height) / 2
            text: screen.model.hits
            color: screen.field.soft
            leading: 1.2
            em: Theme.label(2.7)
            wrapMode: Text.NoWrap
        }

        Key {
            id: toggle

            objectName: "key-keyboard"
            x: parent.width - width - 1.2 * Theme.u
            y: (parent.height - height) / 2
            width: 8.4 * Theme.u
            height: Math.max(6.6 * Theme.u, parent.height - 2.4 * Theme.u)
            field: screen.field
            kind: "pale"
            selected: screen.keyboardWanted
            icon: "keys"
            size: 4.4
            Accessible.name: qsTr("Keyboard")
            activeFocusOnTab: false
            onActivated: screen.keyboardWanted = !screen.keyboardWanted
        }
    }

    FittedWords {
        id: purpose

        objectName: "purpose"
        x: screen.side
        y: frame.y + frame.height + 1.2 * Theme.u
        measure: screen.listWidth
        text: screen.model.purpose
        color: screen.field.text
        weight: Theme.bold
        leading: 1.3
        largest: 3
        smallest: 2.3
        lines: 2
        visible: text !== ""
    }

    ListView {
        id: list

        objectName: "list"
        x: screen.side
        y: frame.y + frame.height + 1.6 * Theme.u + (purpose.visible ? purpose.height + Theme.u : 0)
        width: screen.listWidth
        height: Math.max(0, screen.listFloor - y)
        model: screen.model.rows
        currentIndex: screen.model.chosen
        highlightFollowsCurrentItem: true
        highlightMoveDuration: 0
        // The chosen line runs into its card.
        clip: screen.model.chosen < 0 || Theme.portrait
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        cacheBuffer: 0
        delegate: DeskLine {
            id: line

            required property int index

            objectName: `line-${line.index}`
            width: list.width
            chosen: line.index === screen.model.chosen
            overhang: Theme.portrait || !screen.paned ? 0 : screen.paneX - list.x - list.width
            // Where the list is not cut at its edges, no line may lie across them.
            visible: list.clip || (line.y >= list.contentY - 1 && line.y + line.height <= list.contentY + list.height + 1)
            onActivated: {
                screen.model.choose(line.index);
                search.forceActiveFocus();
            }
        }
    }

    ScrollMark {
        of: list
        field: screen.field
    }

    Column {
        visible: list.count === 0
        x: list.x
        y: list.y + 4 * Theme.u
        width: list.width
        spacing: 1.6 * Theme.u

        FittedWords {
            objectName: "heading"
            measure: list.width
            text: screen.model.heading
            color: screen.field.text
            weight: Theme.bold
            leading: 1.25
            largest: 6
        }

        FittedWords {
            objectName: "sentence"
            measure: Math.min(list.width, 80 * Theme.u)
            text: screen.model.sentence
            color: screen.field.soft
            leading: 1.4
            largest: 3.2
            smallest: 2.6
            lines: 5
            oneLineDownTo: 3.2
        }
    }

    Row {
        id: foot

        visible: !(Theme.portrait && screen.keyboardWanted)
        x: screen.side
        y: (Theme.portrait && screen.paned ? screen.paneY : screen.floor) - height - 1.6 * Theme.u
        spacing: Theme.gap

        component FootKey: Key {
            width: (screen.listWidth - 2 * Theme.gap) / 3
            height: Math.max(6.8 * Theme.u, Theme.label(3.2) * 1.9)
            field: screen.field
            spread: true
            size: 3.2
            smallest: 2
        }

        FootKey {
            objectName: "key-walk-in"
            label: qsTr("New person")
            hint: "F2" // l10n: a key is called the same everywhere
            onActivated: screen.model.ask("walk_in")
        }

        FootKey {
            objectName: "key-answer"
            enabled: screen.model.chosen >= 0 && (list.currentItem as DeskLine)?.waits === true
            label: qsTr("I take it")
            hint: "F3" // l10n: a key is called the same everywhere
            onActivated: screen.model.ask("answer")
        }

        FootKey {
            objectName: "key-back"
            label: qsTr("Back")
            hint: "Esc" // l10n: a key is called the same everywhere
            onActivated: screen.model.escape()
        }
    }

    DeskCardPane {
        visible: screen.card.shown && !screen.filling
        x: screen.paneX
        y: screen.paneY
        width: screen.width - x
        height: screen.floor - y
        card: screen.card
        busy: screen.model.busy
        settled: screen.model.settled
        merging: screen.merging
        onAsked: act => screen.model.ask(act)
    }

    DeskFormPane {
        id: formPane

        objectName: "form"
        visible: screen.filling
        x: screen.paneX
        y: screen.paneY
        width: screen.width - x
        height: screen.floor - y
        form: screen.form
        busy: screen.model.busy
        onCancelled: screen.model.escape()
        onTouched: screen.touchedField()
    }

    DeskSheetPane {
        id: sheetPane

        objectName: "sheet"
        visible: screen.asking
        width: screen.width
        height: screen.floor
        sheet: screen.sheet
        busy: screen.model.busy
        onCancelled: screen.model.escape()
        onTouched: screen.touchedField()
    }

    // Made when it is first wanted: it is as heavy as all the rest.
    Loader {
        id: keyboard

        active: screen.keyboardWanted || status === Loader.Ready
        visible: screen.keyboardWanted
        y: screen.floor
        width: screen.width
        source: "../controls/ScreenKeyboard.qml"
    }

    // What a key of the keyboard does; whether it does anything.
    function act(key: int): bool {
        switch (key) {
        case Qt.Key_Up: screen.model.move(-1); break;
        case Qt.Key_Down: screen.model.move(1); break;
        case Qt.Key_Return:
        case Qt.Key_Enter: screen.enter(); break;
        case Qt.Key_F2: screen.model.ask("walk_in"); break;
        case Qt.Key_F3: screen.model.ask("answer"); break;
        case Qt.Key_F5: screen.model.ask("read"); break;
        case Qt.Key_F6: screen.model.ask("badge"); break;
        case Qt.Key_F7: screen.model.ask("correct"); break;
        case Qt.Key_F8: screen.model.ask("force"); break;
        case Qt.Key_F9: screen.model.ask("undo"); break;
        case Qt.Key_F10: screen.model.ask("merge"); break;
        default: return false;
        }
        return true;
    }

    // A note has to be read by its own key: Enter is pressed too easily.
    function enter(): void {
        if (screen.merging)
            screen.model.ask("merge");
        else if (screen.card.shown && !screen.card.arrived && !screen.card.noteWaits && !screen.card.canForce)
            screen.model.ask("check_in");
    }

    function touchedField(): void {
        if (screen.shell.touchDevice)
            screen.keyboardWanted = true;
    }

    function listen(): void {
        if (!screen.visible)
            screen.keyboardWanted = false;
        else if (screen.asking)
            sheetPane.begin();
        else if (screen.filling)
            formPane.begin();
        else
            search.forceActiveFocus();
    }
}
