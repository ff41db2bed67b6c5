// A question over the desk: why, whether it is one of these, or who of two stays. The safe answer comes first.
pragma ComponentBehavior: Bound
import QtQuick
import ViewModels
import theme

FocusScope {
    id: pane

    required property DeskSheet sheet
    required property bool busy

    readonly property Field field: Theme.paperField
    readonly property real inset: 3.4 * Theme.u
    readonly property real measure: card.width - 2 * pane.inset
    readonly property bool reasoning: pane.sheet.reasons.length > 0

    signal cancelled()
    signal touched()

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            pane.confirm();
            event.accepted = true;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.dark
        opacity: 0.6
    }

    // Nothing behind the sheet is pressed.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Rectangle {
        id: card

        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(2 * Theme.u, (parent.height - height) / 2)
        width: Math.min(parent.width - 6 * Theme.u, (pane.reasoning ? 84 : 100) * Theme.u)
        height: Math.min(parent.height - 4 * Theme.u, 3 * Theme.u + content.height + 7 * Theme.u)
        color: Theme.highContrast ? Theme.black : Theme.white
        border.width: Theme.highContrast ? Theme.keyline : 0
        border.color: Theme.white

        Rectangle {
            width: parent.width
            height: 3 * Theme.u
            color: Theme.highContrast ? Theme.white : Theme.dark
        }

        Column {
            id: content

            x: pane.inset
            y: 6 * Theme.u
            width: pane.measure
            spacing: 2 * Theme.u

            FittedWords {
                objectName: "sheet-heading"
                measure: pane.measure
                text: pane.sheet.heading
                color: pane.field.text
                weight: Theme.bold
                leading: 1.2
                largest: 5.4
                lines: 2
                oneLineDownTo: 4
            }

            FittedWords {
                objectName: "sheet-sentence"
                measure: pane.measure
                text: pane.sheet.sentence
                color: pane.field.text
                leading: 1.3
                largest: 3.2
                smallest: 2.6
                lines: 4
                oneLineDownTo: 3
            }

            Flickable {
                id: scroll

                width: pane.measure
                height: Math.min(contentHeight, Math.max(16 * Theme.u, pane.height - 52 * Theme.u))
                contentHeight: people.height
                visible: contentHeight > 0
                clip: true
                boundsBehavior: Flickable.StopAtBounds

                Grid {
                    id: people

                    readonly property bool pair: pane.sheet.kind === "merge" && pane.measure > 76 * Theme.u

                    columns: people.pair ? 2 : 1
                    spacing: Theme.gap

                    Repeater {
                        model: pane.sheet.people

                        Rectangle {
                            id: person

                            required property string code
                            required property string name
                            required property string face
                            required property string latin
                            required property string organisation
                            required property string details
                            required property bool stays

                            readonly property Field ground: person.stays ? Theme.deepField : pane.field
                            readonly property real inner: width - 4 * Theme.u

                            objectName: `person-${person.code}`
                            width: people.pair ? (pane.measure - Theme.gap) / 2 : pane.measure
                            height: facts.height + 3 * Theme.u
                            color: person.stays ? Theme.deepField.ground : pane.field.pale
                            border.width: Theme.highContrast ? Theme.keyline : 0
                            border.color: person.stays ? Theme.bright : Theme.white

                            Column {
                                id: facts

                                x: 2 * Theme.u
                                y: 1.5 * Theme.u

                                FittedWords {
                                    measure: person.inner
                                    text: person.name
                                    han: person.face === "latin" ? Theme.han : person.face
                                    lang: person.face === "latin" ? "en" : "zh"
                                    color: person.ground.text
                                    weight: Theme.bold
                                    leading: 1.2
                                    largest: 4.2
                                    smallest: 2.6
                                    lines: 3
                                    oneLineDownTo: 3.2
                                }

                                FittedWords {
                                    measure: person.inner
                                    text: person.latin
                                    lang: "en"
                                    color: person.ground.text
                                    leading: 1.25
                                    largest: 3
                                    smallest: 2.3
                                    lines: 2
                                }

                                FittedWords {
                                    measure: person.inner
                                    text: person.organisation
                                    color: person.ground.text
                                    weight: Theme.regular
                                    leading: 1.25
                                    largest: 2.7
                                    smallest: 2.3
                                    lines: 3
                                }

                                FittedWords {
                                    measure: person.inner
                                    text: person.details
                                    color: person.ground.text
                                    weight: Theme.regular
                                    leading: 1.25
                                    largest: 2.6
                                    smallest: 2.3
                                    lines: 3
                                }

                                FittedWords {
                                    visible: person.stays
                                    measure: person.inner
                                    text: qsTr("This one stays")
                                    color: person.ground.text
                                    weight: Theme.bold
                                    leading: 1.5
                                    largest: 2.8
                                    smallest: 2.3
                                }
                            }

                            TapHandler {
                                gesturePolicy: TapHandler.ReleaseWithinBounds
                                longPressThreshold: 0
                                onTapped: pane.sheet.touch(person.code)
                            }
                        }
                    }
                }
            }

            Flow {
                visible: pane.reasoning
                width: pane.measure
                spacing: Theme.gap

                Repeater {
                    model: pane.sheet.reasons

                    Key {
                        required property int index
                        required property string modelData

                        objectName: `reason-${index}`
                        width: Math.max(24 * Theme.u, (pane.measure - 2 * Theme.gap) / 3)
                        height: 8 * Theme.u
                        field: pane.field
                        kind: "pale"
                        label: modelData
                        lines: 2
                        size: 3
                        smallest: 2
                        onActivated: pane.sheet.reason(modelData)
                    }
                }
            }

            TypedField {
                id: why

                objectName: "field-why"
                visible: pane.reasoning
                width: pane.measure
                label: qsTr("Another reason")
                field: pane.field
                onTouched: pane.touched()
            }

            Words {
                objectName: "sheet-message"
                visible: pane.sheet.message !== ""
                width: pane.measure
                text: pane.sheet.message
                color: Theme.highContrast ? Theme.bright : Theme.stop
                weight: Theme.bold
                leading: 1.25
                em: Theme.label(2.8)
            }

            Row {
                spacing: Theme.gap

                Key {
                    objectName: "key-sheet-cancel"
                    width: (pane.measure - Theme.gap) / 2
                    height: 8.4 * Theme.u
                    field: pane.field
                    kind: "solid"
                    spread: true
                    label: qsTr("Leave it as it is")
                    hint: "Esc" // l10n: a key is called the same everywhere
                    size: 3.4
                    smallest: 2
                    onActivated: pane.cancelled()
                }

                Key {
                    objectName: "key-sheet-confirm"
                    width: (pane.measure - Theme.gap) / 2
                    height: 8.4 * Theme.u
                    enabled: !pane.busy
                    field: pane.field
                    spread: true
                    label: pane.sheet.action
                    hint: qsTr("Enter", "a key of the keyboard")
                    size: 3.4
                    smallest: 2
                    onActivated: pane.confirm()
                }
            }
        }
    }

    function confirm(): void {
        if (pane.reasoning)
            pane.sheet.reason(why.text);
        else
            pane.sheet.confirm();
    }

    function begin(): void {
        why.text = "";
        if (pane.reasoning)
            why.input.forceActiveFocus();
        else
            pane.forceActiveFocus();
    }
}
