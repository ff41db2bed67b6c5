// A form where the card was: fields to type into, and choices of one touch.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme

FocusScope {
    id: pane

    required property DeskForm form
    required property bool busy

    readonly property Field field: Theme.paperField
    readonly property real inset: 3.4 * Theme.u
    readonly property real measure: width - 2 * pane.inset

    signal cancelled()
    signal touched()

    Keys.onPressed: event => {
        if (event.key === Qt.Key_F12 || ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter))) {
            pane.form.submit();
            event.accepted = true;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: pane.field.ground
    }

    Rectangle {
        id: top

        width: parent.width
        height: 9 * Theme.u
        color: Theme.deepField.ground
        border.width: Theme.highContrast ? Theme.keyline : 0
        border.color: Theme.white

        FittedWords {
            objectName: "form-heading"
            x: pane.inset
            y: (parent.height - height) / 2
            measure: pane.measure
            text: pane.form.heading
            color: Theme.deepField.text
            weight: Theme.bold
            leading: 1.2
            largest: 4.8
        }
    }

    Rectangle {
        id: message

        y: top.height
        width: parent.width
        visible: pane.form.message !== ""
        height: visible ? complaint.height + 2 * Theme.u : 0
        color: Theme.ask

        FittedWords {
            id: complaint

            objectName: "form-message"
            x: pane.inset
            y: Theme.u
            measure: pane.measure
            text: pane.form.message
            color: Theme.dark
            weight: Theme.bold
            leading: 1.25
            largest: 2.8
            smallest: 2.3
            lines: 4
            oneLineDownTo: 2.6
        }
    }

    Flickable {
        id: scroll

        y: message.y + message.height + 1.2 * Theme.u
        width: pane.width
        height: Math.max(0, keys.y - y - 1.2 * Theme.u)
        contentHeight: fields.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: fields

            x: pane.inset
            width: pane.measure
            spacing: 1.2 * Theme.u

            Repeater {
                id: rows

                model: pane.form.fields

                Item {
                    id: row

                    required property int index
                    required property string name
                    required property string label
                    required property string text
                    required property var ids
                    required property var labels
                    required property bool required
                    required property bool wrong

                    readonly property bool choosing: row.ids.length > 0

                    width: fields.width
                    height: row.choosing ? named.height + flow.height : typed.implicitHeight

                    TypedField {
                        id: typed

                        objectName: `field-${row.name}`
                        visible: !row.choosing
                        width: parent.width
                        label: row.label
                        required: row.required
                        wrong: row.wrong
                        field: pane.field
                        input.focus: row.index === 0
                        onEdited: text => pane.form.put(row.name, text)
                        onTouched: pane.touched()
                        input.onActiveFocusChanged: {
                            if (typed.input.activeFocus)
                                pane.reveal(row);
                        }
                        Component.onCompleted: typed.text = row.text
                    }

                    Words {
                        id: named

                        visible: row.choosing
                        text: row.required ? `${row.label} *` : row.label
                        color: row.wrong ? (Theme.highContrast ? Theme.bright : Theme.stop) : pane.field.soft
                        leading: 1.25
                        em: Theme.label(2.4)
                        wrapMode: Text.NoWrap
                    }

                    Flow {
                        id: flow

                        visible: row.choosing
                        y: named.height
                        width: parent.width
                        spacing: 0.8 * Theme.u

                        Repeater {
                            model: row.ids

                            Key {
                                required property int index
                                required property string modelData

                                objectName: `choice-${row.name}-${modelData}`
                                width: sized.width + 3 * Theme.u
                                height: 6.4 * Theme.u
                                field: pane.field
                                selected: row.text === modelData
                                label: row.labels[index] ?? modelData
                                size: 2.7
                                smallest: 2
                                onActivated: pane.form.put(row.name, modelData)

                                Words {
                                    id: sized

                                    visible: false
                                    text: parent?.label ?? ""
                                    weight: Theme.bold
                                    em: Theme.label(2.7)
                                    wrapMode: Text.NoWrap
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    ScrollMark {
        of: scroll
        field: pane.field
    }

    Row {
        id: keys

        x: pane.inset
        y: pane.height - height - 2.4 * Theme.u
        spacing: Theme.gap

        Key {
            objectName: "key-form-cancel"
            width: 0.32 * pane.measure
            height: 8.4 * Theme.u
            field: pane.field
            label: qsTr("Cancel")
            size: 3.2
            smallest: 2
            onActivated: pane.cancelled()
        }

        Key {
            objectName: "key-form-submit"
            width: pane.measure - 0.32 * pane.measure - Theme.gap
            height: 8.4 * Theme.u
            enabled: !pane.busy
            field: pane.field
            kind: "solid"
            spread: true
            label: pane.form.action
            hint: qsTr("Enter", "a key of the keyboard")
            size: 3.8
            smallest: 2
            onActivated: pane.form.submit()
        }
    }

    function reveal(row: Item): void {
        if (row.y < scroll.contentY)
            scroll.contentY = row.y;
        else if (row.y + row.height > scroll.contentY + scroll.height)
            scroll.contentY = Math.max(0, row.y + row.height - scroll.height);
    }

    // The first field is typed into at once.
    function begin(): void {
        scroll.contentY = 0;
        for (let at = 0; at < rows.count; at++) {
            const field = rows.itemAt(at)?.children[0] as TypedField;
            if (field && field.visible) {
                field.input.forceActiveFocus();
                field.input.selectAll();
                return;
            }
        }
        pane.forceActiveFocus();
    }
}
