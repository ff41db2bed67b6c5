// What something is drawn on, and the colours that go with it there. A control is given its field and asks for nothing else.
import QtQuick

QtObject {
    // The ground, and what is written on it.
    required property color ground
    required property color text
    required property color soft
    // An outline key: its edge, its foot, its label.
    required property color line
    required property color foot
    required property color label
    // A solid key, which is also what a chosen key looks like.
    required property color fill
    required property color fillLabel
    required property color fillFoot
    required property color fillPressed
    // A key of less weight, and a block that is still to come.
    required property color pale
    required property color paleLabel
    required property color paleFoot
    // The one thing to do.
    required property color action
    required property color actionLabel
    required property color actionFoot
    // The way, and what is written or drawn on it.
    required property color way
    required property color sign
    // Dividers.
    required property color rule
    required property color faintRule
    // What a chip of this field is filled with, and its words.
    required property color chip
    required property color chipLabel
}
