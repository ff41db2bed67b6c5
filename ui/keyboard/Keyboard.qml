// The keyboard on the screen: letters of the language spoken, pinyin where it is Chinese. It learns nothing and keeps nothing.
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import theme

InputPanel {
    id: panel

    // Letters alone, whatever is spoken: for an address.
    property bool latin: false

    readonly property string locale: panel.latin ? "en_GB"
        : ({ "zh": "zh_CN", "en": "en_GB", "fr": "fr_FR", "de": "de_DE" })[Theme.language]
    // The rows of keys, and above them what pinyin may mean.
    readonly property real room: (Theme.portrait ? 4 * 11.2 : 4 * 9) * Theme.u + panel.candidates
    readonly property real candidates: 9 * Theme.u

    objectName: "keyboard"
    width: Theme.windowWidth
    onLocaleChanged: panel.speak()
    Component.onCompleted: {
        VirtualKeyboardSettings.styleName = "kiosk";
        VirtualKeyboardSettings.visibleFunctionKeys = QtVirtualKeyboard.KeyboardFunctionKeys.None;
        VirtualKeyboardSettings.handwritingModeDisabled = true;
        VirtualKeyboardSettings.defaultDictionaryDisabled = true;
        panel.speak();
    }

    function speak(): void {
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "zh_TW", "en_GB", "fr_FR", "de_DE"];
        VirtualKeyboardSettings.locale = panel.locale;
    }

    // Whatever was half typed is gone.
    function forget(): void {
        InputContext.clear();
    }
}
