// Twelve keys for a PIN: nine digits, then erase, nought and enter.
pragma ComponentBehavior: Bound
import QtQuick
import theme

Grid {
    id: pad

    required property Field field
    // In pixels: a key's measures.
    required property real keyWidth
    required property real keyHeight
    property bool submittable: true

    signal digit(string digit)
    signal erase()
    signal submit()

    columns: 3
    spacing: Theme.gap

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"]

        Key {
            id: key

            required property string modelData
            readonly property bool enters: key.modelData === "enter"
            readonly property bool erases: key.modelData === "erase"

            objectName: `pin-${key.modelData}`
            width: pad.keyWidth
            height: pad.keyHeight
            field: pad.field
            kind: key.enters ? "solid" : "pale"
            enabled: pad.enabled && (!key.enters || pad.submittable)
            label: key.enters || key.erases ? "" : key.modelData
            icon: key.enters ? "tick" : key.erases ? "left" : ""
            lang: "en"
            size: 6
            Accessible.name: key.enters ? qsTr("Enter") : key.erases ? qsTr("Erase") : key.modelData
            onActivated: pad.press(key.modelData)
        }
    }

    function press(name: string): void {
        if (name === "erase")
            pad.erase();
        else if (name === "enter")
            pad.submit();
        else
            pad.digit(name);
    }
}
