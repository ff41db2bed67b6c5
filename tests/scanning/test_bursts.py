"""Scans are told from typing by rhythm."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanning.bursts import LONGEST_KEPT, Bursts, Decision, Held, Scanned, Stroke, Swallowed, Typed

CODE = "HN7Q2KABCDEF234567"


def strokes(text: str, gap: int = 5, start: int = 1000) -> list[Stroke]:
    return [Stroke(letter, start + index * gap) for index, letter in enumerate(text)]


def feed(bursts: Bursts, given_strokes: list[Stroke]) -> list[Decision]:
    return [decision for stroke in given_strokes for decision in bursts.press(stroke)]


def enter(at: int) -> Stroke:
    return Stroke("\r", at, ends=True)


def scans(decisions: list[Decision]) -> list[str]:
    return [decision.text for decision in decisions if isinstance(decision, Scanned)]


def test_fast_characters_and_return_are_a_scan() -> None:
    bursts = Bursts()
    decisions = feed(bursts, [*strokes(CODE), enter(1100)])
    assert decisions == [Held()] * len(CODE) + [Scanned(CODE)]
    assert not bursts.waiting


def test_fast_characters_and_silence_are_a_scan() -> None:
    bursts = Bursts()
    feed(bursts, strokes(CODE))
    assert bursts.silence() == (Scanned(CODE),)
    assert bursts.silence() == ()


def test_a_pause_within_the_stream_ends_the_scan_even_when_nobody_told_of_the_silence() -> None:
    decisions = feed(Bursts(), [*strokes(CODE), *strokes("NEXT", start=2000)])
    assert scans(decisions) == [CODE]
    assert decisions[-4:] == [Held()] * 4


def test_a_single_key_is_typed() -> None:
    bursts = Bursts()
    assert bursts.press(Stroke(" ", 0)) == (Held(),)
    assert bursts.silence() == (Typed(),)


def test_return_alone_is_typed() -> None:
    bursts = Bursts()
    assert bursts.press(enter(0)) == (Held(),)
    assert bursts.silence() == (Typed(),)


def test_six_digits_typed_at_the_speed_of_a_fast_hand_are_no_scan() -> None:
    bursts = Bursts()
    decisions = feed(bursts, [*strokes("314159", gap=80), enter(1480)])
    assert scans(decisions) == []
    assert bursts.silence() == (Typed(),)


def test_line_feed_after_carriage_return_is_swallowed() -> None:
    bursts = Bursts()
    feed(bursts, [*strokes(CODE), enter(1100)])
    assert bursts.press(enter(1101)) == (Swallowed(),)


def test_a_return_that_comes_late_after_a_scan_ended_by_silence_is_swallowed() -> None:
    bursts = Bursts()
    feed(bursts, strokes(CODE))
    bursts.silence()
    assert bursts.press(enter(1085 + 300)) == (Swallowed(),)


def test_a_return_long_after_a_scan_is_a_person_again() -> None:
    bursts = Bursts()
    feed(bursts, [*strokes(CODE), enter(1100)])
    assert bursts.press(enter(5000)) == (Held(),)
    assert bursts.silence() == (Typed(),)


def test_a_terminator_in_front_of_the_code_is_a_prefix() -> None:
    assert scans(feed(Bursts(), [enter(995), *strokes(CODE), enter(1100)])) == [CODE]


def test_a_terminator_inside_a_short_start_makes_the_text_no_code() -> None:
    decisions = feed(Bursts(), [*strokes("AB"), enter(1010), *strokes("CDEF", start=1015), enter(1040)])
    assert scans(decisions) == ["AB\nCDEF"]


def test_keys_without_text_within_a_scan_are_kept_back_and_add_nothing() -> None:
    stream = [*strokes("ABC"), Stroke("", 1012), *strokes("DEF", start=1015), enter(1040)]
    decisions = feed(Bursts(), stream)
    assert scans(decisions) == ["ABCDEF"]
    assert Typed() not in decisions


def test_control_characters_and_emoji_are_delivered_as_they_came() -> None:
    text = "\x1d\x00HN😀\x1b"
    assert scans(feed(Bursts(), [*strokes(text), enter(1100)])) == [text]


def test_ten_thousand_characters_are_one_scan() -> None:
    text = "A" * 10_000
    assert scans(feed(Bursts(), [*strokes(text, gap=1), enter(11_005)])) == [text]


def test_an_endless_stream_is_cut_and_does_not_grow() -> None:
    (text,) = scans(feed(Bursts(), [*strokes("A" * (LONGEST_KEPT + 50), gap=0), enter(1001)]))
    assert len(text) == LONGEST_KEPT


@given(st.lists(st.tuples(st.text(max_size=2), st.integers(0, 300), st.booleans())))
def test_every_stroke_is_accounted_for_and_none_is_kept_after_silence(
    given_strokes: list[tuple[str, int, bool]],
) -> None:
    bursts, at, kept = Bursts(), 0, 0
    for text, gap, ends in given_strokes:
        at += gap
        for decision in bursts.press(Stroke(text, at, ends)):
            match decision:
                case Held():
                    kept += 1
                case Typed():
                    assert kept > 0
                    kept = 0
                case Scanned(text=scanned):
                    assert len(scanned) >= 4
                    kept = 0
                case Swallowed():
                    assert kept == 0
        assert bursts.waiting == (kept > 0)
    bursts.silence()
    assert not bursts.waiting


def paced(text: str, gaps: list[int], start: int = 1000, *, edits: bool = False) -> list[Stroke]:
    """A stroke a character, each as long after the one before it as `gaps` says; the last gap serves the rest."""
    found, at = [], start
    for place, letter in enumerate(text):
        at += gaps[min(place - 1, len(gaps) - 1)] if place else 0
        found.append(Stroke(letter, at, edits=edits))
    return found


def test_a_scan_in_the_middle_of_a_word_leaves_the_persons_letters_out() -> None:
    bursts = Bursts()
    feed(bursts, paced("zha" + CODE, [80, 90, 70, 1]))
    assert bursts.silence() == (Scanned(CODE, typed=3),)


def test_a_slow_scan_in_the_middle_of_a_word_leaves_the_persons_letters_out() -> None:
    bursts = Bursts()
    feed(bursts, paced("zhang" + CODE, [85, 85, 85, 85, 85, 30]))
    assert bursts.silence() == (Scanned(CODE, typed=5),)


def test_a_scan_at_the_end_of_a_long_word_is_found_however_slowly_the_word_was_typed() -> None:
    bursts = Bursts()
    feed(bursts, paced("a" * 40 + "HN7Q2K", [90] * 40 + [1]))
    assert bursts.silence() == (Scanned("HN7Q2K", typed=40),)


def test_a_scanner_of_uneven_pace_loses_no_character() -> None:
    bursts = Bursts()
    feed(bursts, paced(CODE, [55, 12, 48, 30, 20, 52, 9, 44]))
    assert bursts.silence() == (Scanned(CODE),)


def test_a_hiccup_in_a_fast_scan_loses_no_character() -> None:
    bursts = Bursts()
    feed(bursts, paced(CODE, [1, 1, 1, 95, 1]))
    assert bursts.silence() == (Scanned(CODE),)


def test_keys_that_count_as_strokes_are_counted_among_the_persons() -> None:
    bursts = Bursts()
    feed(bursts, [Stroke("", 900), *paced("zh" + CODE, [80, 70, 1], start=980)])
    assert bursts.silence() == (Scanned(CODE, typed=3),)


def test_a_word_rattled_off_in_a_text_field_is_no_scan() -> None:
    for gap in (25, 35, 45):
        bursts = Bursts()
        feed(bursts, paced("tion", [gap], edits=True))
        assert bursts.silence() == (Typed(),)


def test_a_short_scan_into_a_text_field_is_told_by_its_speed_or_its_terminator() -> None:
    bursts = Bursts()
    feed(bursts, paced("7Q2K", [3], edits=True))
    assert bursts.silence() == (Scanned("7Q2K"),)
    assert scans(feed(bursts, [*paced("7Q2K", [30], 3000, edits=True), enter(3120)])) == ["7Q2K"]


def test_return_after_a_short_quick_word_in_a_text_field_is_a_persons() -> None:
    bursts = Bursts()
    assert scans(feed(bursts, [*paced("tion", [48], edits=True), enter(1000 + 3 * 48 + 90)])) == []
    assert bursts.silence() == (Typed(),)


def test_what_frames_a_code_is_no_part_of_it() -> None:
    assert scans(feed(Bursts(), [*strokes("\x02" + CODE), Stroke("\x03", 1100, ends=True)])) == [CODE]


def test_two_scans_without_anything_between_are_one_text() -> None:
    bursts = Bursts()
    feed(bursts, [*strokes(CODE, gap=1), *strokes("OTHERCODE", gap=1, start=1030)])
    assert bursts.silence() == (Scanned(CODE + "OTHERCODE"),)


@given(
    st.lists(st.integers(60, 99), min_size=1, max_size=12),
    st.lists(st.integers(0, 25), min_size=15, max_size=40),
)
def test_wherever_a_hand_stops_and_a_scanner_begins_the_text_is_the_scanners(hand: list[int], rest: list[int]) -> None:
    scanned = "S" * (len(rest) + 1)
    bursts = Bursts()
    feed(bursts, paced("h" * len(hand) + scanned, [*hand, *rest]))
    assert bursts.silence() == (Scanned(scanned, typed=len(hand)),)
