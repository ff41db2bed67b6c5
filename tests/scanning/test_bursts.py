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
