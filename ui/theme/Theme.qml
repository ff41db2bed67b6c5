// Colours, sizes and type: nothing outside this file names one. Lengths are in u, a 108th of the window's short edge.
pragma Singleton
import QtQuick

QtObject {
    id: theme

    // Set by the window.
    property real windowWidth: 1080
    property real windowHeight: 1920

    // Set from the shell: how the event looks, and how the person in front wants to read.
    property color deep: "#00424F"
    property color hot: "#FF8164"
    property bool hotCarriesText: true
    property bool highContrast: false
    property real textScale: 1
    property bool reducedMotion: false
    property string language: "zh"
    property string han: "sc"

    // --- size

    readonly property real u: Math.max(1, Math.min(theme.windowWidth, theme.windowHeight) / 108)
    readonly property bool portrait: theme.windowHeight >= theme.windowWidth
    readonly property real wide: theme.windowWidth / theme.u
    readonly property real high: theme.windowHeight / theme.u
    readonly property bool largeText: theme.textScale > 1.1

    readonly property real margin: 6 * theme.u
    readonly property real gutter: 2.4 * theme.u
    readonly property real gap: 1.6 * theme.u
    readonly property real footHeight: 0.9 * theme.u
    readonly property real keyline: (theme.highContrast ? 0.5 : 0.3) * theme.u
    readonly property real ruleHeight: 0.3 * theme.u
    readonly property real target: 9 * theme.u
    readonly property real wayWidth: 10.6 * theme.u

    // --- colour that no event changes

    readonly property color ink: "#0C1517"
    readonly property color ink2: "#3C4A4D"
    readonly property color paper: "#F8F8F4"
    readonly property color white: "#FFFFFF"
    readonly property color black: "#000000"
    readonly property color disabled: theme.highContrast ? "#B9B9B9" : "#5F6D70"
    readonly property color past: theme.highContrast ? "#2A2A2A" : "#E3E7E5"
    readonly property color ok: theme.highContrast ? "#3DFF9E" : "#22D07A"
    readonly property color stop: theme.highContrast ? "#8A0014" : "#B3001E"
    readonly property color ask: theme.highContrast ? "#FFD400" : "#FFB81C"
    readonly property color okText: theme.highContrast ? theme.ok : theme.okOnPaper
    readonly property color okOnPaper: "#0B7A45"
    readonly property color bright: "#FFD400"
    readonly property color dark: theme.highContrast ? theme.black : theme.ink

    // --- colour that follows from the event's two

    // Of the event's hue, at a given saturation and lightness.
    function shade(saturation: real, lightness: real): color {
        return Qt.hsla(Math.max(0, theme.deep.hslHue), theme.deep.hslSaturation > 0.05 ? saturation : 0, lightness, 1);
    }

    function mix(one: color, other: color, share: real): color {
        return Qt.rgba(one.r + (other.r - one.r) * share, one.g + (other.g - one.g) * share,
                       one.b + (other.b - one.b) * share, 1);
    }

    readonly property color deeper: Qt.darker(theme.deep, 1.4)
    readonly property color lessDeep: theme.mix(theme.deep, theme.white, 0.12)
    readonly property color tint: theme.shade(0.33, 0.905)
    readonly property color dim: theme.shade(0.24, 0.62)
    readonly property color keylineOnPaper: theme.shade(0.24, 0.46)
    readonly property color footOnPaper: theme.shade(0.18, 0.675)

    // --- fields

    readonly property Field deepField: theme.highContrast ? theme.blackField : theme.eventField
    readonly property Field paperField: theme.highContrast ? theme.blackField : theme.readingField

    // The field of a verdict by its tone: ok, stop, ask.
    function fieldOf(tone: string): Field {
        return tone === "ok" ? theme.okField : tone === "stop" ? theme.stopField : theme.askField;
    }

    readonly property Field eventField: Field {
        ground: theme.deep
        text: theme.white
        soft: theme.white
        line: theme.dim
        foot: theme.dim
        label: theme.white
        fill: theme.white
        fillLabel: theme.deep
        fillFoot: theme.dim
        fillPressed: theme.tint
        pale: theme.lessDeep
        paleLabel: theme.white
        paleFoot: theme.dim
        action: theme.hotCarriesText ? theme.hot : theme.white
        actionLabel: theme.hotCarriesText ? theme.ink : theme.deep
        actionFoot: theme.hotCarriesText ? theme.ink : theme.dim
        way: theme.hot
        sign: theme.deep
        rule: theme.dim
        faintRule: theme.lessDeep
        chip: theme.white
        chipLabel: theme.deep
    }

    readonly property Field readingField: Field {
        ground: theme.paper
        text: theme.ink
        soft: theme.ink2
        line: theme.keylineOnPaper
        foot: theme.keylineOnPaper
        label: theme.deep
        fill: theme.deep
        fillLabel: theme.white
        fillFoot: theme.deeper
        fillPressed: theme.deeper
        pale: theme.tint
        paleLabel: theme.deep
        paleFoot: theme.footOnPaper
        action: theme.hotCarriesText ? theme.hot : theme.deep
        actionLabel: theme.hotCarriesText ? theme.ink : theme.white
        actionFoot: theme.hotCarriesText ? theme.ink : theme.hot
        way: theme.hot
        sign: theme.deep
        rule: "#C9D3D2"
        faintRule: "#C9D3D2"
        chip: theme.ink
        chipLabel: theme.white
    }

    // In high contrast the fields of the event and of reading are one and the same.
    readonly property Field blackField: Field {
        ground: theme.black
        text: theme.white
        soft: theme.white
        line: theme.white
        foot: theme.white
        label: theme.white
        fill: theme.white
        fillLabel: theme.black
        fillFoot: "#969696"
        fillPressed: "#C8C8C8"
        pale: theme.black
        paleLabel: theme.white
        paleFoot: theme.white
        action: theme.bright
        actionLabel: theme.black
        actionFoot: theme.white
        way: theme.bright
        sign: theme.black
        rule: theme.white
        faintRule: "#6E6E6E"
        chip: theme.white
        chipLabel: theme.black
    }

    readonly property Field okField: VerdictField {
        ground: theme.ok
        dark: theme.dark
        light: theme.white
    }

    readonly property Field askField: VerdictField {
        ground: theme.ask
        dark: theme.dark
        light: theme.white
    }

    readonly property Field stopField: Field {
        ground: theme.stop
        text: theme.white
        soft: theme.white
        line: theme.highContrast ? theme.white : "#E7A0AB"
        foot: theme.highContrast ? theme.white : "#E7A0AB"
        label: theme.white
        fill: theme.white
        fillLabel: theme.stop
        fillFoot: "#E7A0AB"
        fillPressed: theme.white
        pale: theme.stop
        paleLabel: theme.white
        paleFoot: theme.white
        action: theme.white
        actionLabel: theme.stop
        actionFoot: "#E7A0AB"
        way: theme.white
        sign: theme.stop
        rule: theme.white
        faintRule: "#E7A0AB"
        chip: theme.white
        chipLabel: theme.stop
    }

    // --- type

    readonly property int regular: 400
    readonly property int medium: 500
    readonly property int bold: 700
    readonly property int heavy: 900

    // The fonts' own ascent and descent, in em: a line of text is centred in its line height by them.
    readonly property real ascent: 1.16
    readonly property real descent: 0.288

    // A size in u, at the text scale chosen, in pixels.
    function type(size: real): real {
        const grown = size > 9.99 ? 1 : size > 5 ? Math.sqrt(theme.textScale) : theme.textScale;
        return size * grown * theme.u;
    }

    // The same for a key of fixed width, whose label grows by a quarter at most.
    function label(size: real): real {
        return size * Math.min(theme.textScale, 1.25) * theme.u;
    }

    // The family that gives shared Han characters the form of `han`.
    function family(han: string): string {
        return han === "tc" || han === "hk" ? "Noto Sans TC" : "Noto Sans SC";
    }

    // --- motion, in milliseconds

    readonly property int markTime: theme.reducedMotion ? 0 : 180
    readonly property int wayTime: theme.reducedMotion ? 0 : 120
    readonly property int releaseTime: theme.reducedMotion ? 0 : 120
    readonly property int pageTime: theme.reducedMotion ? 0 : 200
    readonly property int toastTime: theme.reducedMotion ? 0 : 220
}
