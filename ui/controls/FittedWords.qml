// Words that shrink until they fit, then wrap, then shrink again: never cut, and never broken inside a word above the floor.
import QtQuick
import theme

Words {
    id: words

    // In pixels: how wide the words may be, and how high (0: as high as they like).
    required property real measure
    property real room: 0
    // In u: the size wished for, before the text scale, and the size that nothing is set below.
    property real largest: 16
    property real smallest: 3.2
    // One line is tried from `largest` down to the first of these before a second is begun at the other.
    property real oneLineDownTo: words.largest
    property real wrappedFrom: words.largest
    property int lines: 1
    // Lines of about the same length, so that a name's particle stays with its name.
    property bool balanced: false
    // A label in a key of fixed width grows less with the text scale.
    property bool capped: false

    // As wide as the words are, rather than as wide as they may be.
    property bool tight: false

    // Whether no other way was left than to break a word.
    readonly property bool broken: words.wrapMode === Text.Wrap
    // Whether even the floor is too large for the height there is.
    readonly property bool overfull: words.room > 0 && words.height > words.room + 1
    property real fitted: 1
    property bool fitting: false
    readonly property var causes: [words.text, words.measure, words.room, words.largest, words.wrappedFrom,
        words.oneLineDownTo, words.lines, words.capped, words.han, words.lang, Theme.textScale, Theme.u]

    em: words.fitted

    onCausesChanged: words.fit()
    // The face and its features change by bindings of their own, before or after the causes: look again after both.
    onFontChanged: {
        if (!words.fitting)
            Qt.callLater(words.fit);
    }
    onVisibleChanged: words.fit()
    Component.onCompleted: words.fit()

    function fit(): void {
        // What nobody sees is fitted when it is shown: a language changes on one screen, not on seven.
        if (words.fitting || words.measure <= 0 || !words.visible)
            return;
        words.fitting = true;
        words.width = words.measure;
        words.choose();
        if (words.balanced && words.lineCount > 1)
            words.balance();
        if (words.tight)
            words.width = Math.ceil(words.contentWidth) + 1;
        words.fitting = false;
    }

    function choose(): void {
        words.wrapMode = Text.NoWrap;
        if (words.shrink(words.largest, words.lines > 1 ? words.grown(words.oneLineDownTo) : words.smallest * Theme.u))
            return;
        words.wrapMode = Text.WordWrap;
        words.shrink(words.wrappedFrom, words.smallest * Theme.u);
        // A word wider than its place, even at the floor.
        if (words.contentWidth > words.measure + 0.5)
            words.wrapMode = Text.Wrap;
    }

    // Whether a size fits, between the one wished for (in u) and a floor (in pixels); the largest that does is kept.
    function shrink(wish: real, floor: real): bool {
        let high = words.grown(wish);
        if (words.fitsAt(high))
            return true;
        let low = Math.min(high, floor);
        if (!words.fitsAt(low))
            return false;
        while (high - low > 0.02 * low) {
            const middle = (low + high) / 2;
            if (words.fitsAt(middle))
                low = middle;
            else
                high = middle;
        }
        return words.fitsAt(low);
    }

    function fitsAt(em: real): bool {
        words.fitted = em;
        return words.fits();
    }

    function fits(): bool {
        const explicit = words.text.split("\n").length;
        const high = words.lineCount * words.lineHeight;
        return words.contentWidth <= words.measure + 0.5 && words.lineCount <= Math.max(words.lines, explicit)
            && (words.room <= 0 || high <= words.room + 0.5);
    }

    // The least width that needs no further line.
    function balance(): void {
        const lines = words.lineCount;
        let low = words.measure / lines, high = words.measure;
        while (high - low > 0.01 * words.measure) {
            words.width = (low + high) / 2;
            if (words.lineCount > lines || words.contentWidth > words.width + 0.5)
                low = words.width;
            else
                high = words.width;
        }
        words.width = Math.ceil(high);
    }

    function grown(size: real): real {
        return words.capped ? Theme.label(size) : Theme.type(size);
    }
}
