// A field bright enough that everything on it is dark.
import QtQuick

Field {
    id: field

    required property color dark
    required property color light
    readonly property color half: Qt.tint(field.ground, Qt.alpha(field.dark, 0.5))

    text: field.dark
    soft: field.dark
    line: field.dark
    foot: field.dark
    label: field.dark
    fill: field.dark
    fillLabel: field.ground
    fillFoot: field.half
    fillPressed: field.dark
    pale: field.ground
    paleLabel: field.dark
    paleFoot: field.dark
    action: field.dark
    actionLabel: field.ground
    actionFoot: field.half
    way: field.dark
    sign: field.light
    rule: field.dark
    faintRule: field.dark
    chip: field.dark
    chipLabel: field.ground
}
