// How Qt's on-screen keyboard looks here: the house's own keys, large enough for a finger in a hurry.
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import theme
import controls
import keyboard

KeyboardStyle {
    id: style

    readonly property real row: (Theme.portrait ? 11.2 : 9) * Theme.u

    keyboardDesignWidth: Theme.windowWidth
    keyboardDesignHeight: 4 * style.row
    keyboardRelativeLeftMargin: 0.01
    keyboardRelativeRightMargin: 0.01

    keyboardBackground: Rectangle {
        color: Theme.paperField.ground
    }

    keyPanel: KeyFace {}
    spaceKeyPanel: KeyFace {
        label: ""
    }
    backspaceKeyPanel: KeyFace {
        icon: "left"
    }
    enterKeyPanel: KeyFace {
        icon: "tick"
        strong: true
    }
    shiftKeyPanel: KeyFace {
        icon: "up"
        held: InputContext.uppercase
    }
    symbolKeyPanel: KeyFace {}
    modeKeyPanel: KeyFace {}
    // Neither is shown; without a panel Qt complains of them all the same.
    languageKeyPanel: KeyFace {}
    hideKeyPanel: KeyFace {}
    handwritingKeyPanel: KeyFace {}

    selectionListHeight: 9 * Theme.u
    selectionListBackground: Rectangle {
        color: Theme.paperField.pale
    }
    selectionListDelegate: SelectionListItem {
        id: candidate

        width: word.implicitWidth + 4.8 * Theme.u

        Words {
            id: word

            anchors.horizontalCenter: parent.horizontalCenter
            y: (parent.height - height) / 2
            text: candidate.said()
            lang: "zh"
            color: Theme.paperField.paleLabel
            weight: Theme.bold
            em: 4.8 * Theme.u
            leading: 1.2
            wrapMode: Text.NoWrap
        }

        function said(): string {
            // Qt's list hands its roles over in the context: a required property would take `index` from Qt's own file.
            return typeof display === "string" ? display : ""; // qmllint disable unqualified
        }
    }
    selectionListHighlight: Rectangle {
        color: "transparent"
    }

    alternateKeysListItemWidth: 9.6 * Theme.u
    alternateKeysListItemHeight: 9.6 * Theme.u
    alternateKeysListDelegate: Item {
        id: letter

        width: 9.6 * Theme.u
        height: 9.6 * Theme.u

        Words {
            anchors.centerIn: parent
            text: letter.said()
            lang: "en"
            color: Theme.paperField.fillLabel
            weight: Theme.bold
            em: 4.6 * Theme.u
            leading: 1.2
            wrapMode: Text.NoWrap
        }

        function said(): string {
            return model.text; // qmllint disable unqualified
        }
    }
    alternateKeysListHighlight: Rectangle {
        color: Theme.paperField.fillPressed
    }
    alternateKeysListBackground: Rectangle {
        color: Theme.paperField.fill
    }
}
