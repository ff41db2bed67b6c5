// A sentence that comes and goes by itself, on a bar of ink.
import QtQuick
import theme

Rectangle {
    id: toast

    required property string text
    property string sign: "tick"
    property color signColor: Theme.ok
    property string shown: ""
    property real off: 0

    objectName: "toast"
    height: Math.max(9.6 * Theme.u, words.height + 2.4 * Theme.u)
    color: Theme.dark
    border.width: Theme.highContrast ? Theme.keyline : 0
    border.color: Theme.white
    visible: toast.shown !== ""
    opacity: 1 - toast.off
    transform: Translate {
        y: 8 * Theme.u * toast.off
    }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: toast.shown
    onTextChanged: toast.change()
    Component.onCompleted: toast.change()

    Icon {
        x: 2.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: toast.sign
        color: toast.signColor
        size: 4.6 * Theme.u
    }

    FittedWords {
        id: words

        objectName: "toast-words"
        x: 9 * Theme.u
        y: (toast.height - height) / 2
        measure: toast.width - x - 2.4 * Theme.u
        text: toast.shown
        color: Theme.white
        weight: Theme.bold
        leading: 1.25
        largest: 3.8
        lines: 3
        oneLineDownTo: 3.6
    }

    NumberAnimation {
        id: moving

        target: toast
        property: "off"
        easing.type: Easing.OutCubic
        onFinished: {
            if (moving.to === 1)
                toast.shown = "";
        }
    }

    function change(): void {
        const coming = toast.text !== "";
        if (coming)
            toast.shown = toast.text;
        moving.stop();
        moving.from = coming ? 1 : 0;
        moving.to = coming ? 0 : 1;
        moving.duration = coming ? Theme.toastTime : Theme.toastTime * 0.73;
        moving.start();
    }
}
