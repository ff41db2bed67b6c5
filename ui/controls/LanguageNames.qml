// The name of each language in itself: the same on every screen, in whatever language that is.
pragma Singleton
import QtQuick

QtObject {
    id: names

    readonly property var all: ({
        "zh": "中文", // l10n: a language is named in itself
        "en": "English", // l10n: a language is named in itself
        "fr": "Français", // l10n: a language is named in itself
        "de": "Deutsch" // l10n: a language is named in itself
    })

    // The name of a language; its code where it has none here.
    function of(lang: string): string {
        return names.all[lang] ?? lang;
    }
}
