// The keyboard on the screen, in the language that is spoken: pinyin in Chinese.
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import theme

InputPanel {
    id: keyboard

    readonly property string spoken: ({ "zh": Theme.han === "sc" ? "zh_CN" : "zh_TW", "fr": "fr_FR", "de": "de_DE" })[Theme.language] ?? "en_GB"

    onSpokenChanged: keyboard.speak()
    // The settings are one for all keyboards, and the one where guests find themselves may have spoken last.
    onVisibleChanged: keyboard.speak()
    Component.onCompleted: keyboard.speak()

    function speak(): void {
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "zh_TW", "en_GB", "fr_FR", "de_DE"];
        VirtualKeyboardSettings.locale = keyboard.spoken;
    }
}
