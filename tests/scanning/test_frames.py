"""Scans are told from the bytes of a serial line, however these are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanning.frames import LONGEST, Frames, decoded

CODE = b"GEZDGNBVGY3TQOJQ"
TEXT = CODE.decode()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t", b"\x03", b"\x03\r\n"])
@pytest.mark.parametrize("front", [b"", b"\x02"])
def test_a_scan_ends_with_any_usual_terminator(front: bytes, end: bytes) -> None:
    frames = Frames()
    assert frames.feed(front + CODE + end) == (TEXT,)
    assert frames.silence() == ()


def test_a_scan_without_a_terminator_ends_with_silence() -> None:
    frames = Frames()
    assert frames.feed(CODE[:5]) == ()
    assert frames.feed(CODE[5:]) == ()
    assert frames.silence() == (TEXT,)
    assert frames.silence() == ()


def test_two_scans_in_one_packet_are_two() -> None:
    assert Frames().feed(CODE + b"\r\nOTHER\r\n") == (TEXT, "OTHER")


@given(st.lists(st.integers(1, 30), max_size=12), st.sampled_from([b"\r", b"\r\n", b"\x03"]))
def test_wherever_the_bytes_are_cut_the_scans_are_the_same(cuts: list[int], end: bytes) -> None:
    stream, frames, found = b"".join(b"\x02" + CODE + end for _ in range(3)), Frames(), []
    for cut in cuts:
        head, stream = stream[:cut], stream[cut:]
        found.extend(frames.feed(head))
    found.extend(frames.feed(stream))
    assert found == [TEXT] * 3


def test_a_line_break_in_the_electrical_sense_is_no_character() -> None:
    frames = Frames()
    assert frames.feed(b"\x00\x00" + CODE + b"\x00\r\x00") == (TEXT,)
    assert frames.silence() == ()


def test_rubbish_without_an_end_is_dropped_and_the_next_scan_is_read() -> None:
    frames = Frames()
    for _ in range(64):
        assert frames.feed(b"\xff" * 1024) == ()
        assert len(frames._kept) <= LONGEST
    assert frames.feed(b"\r" + CODE + b"\r") == (TEXT,)
    assert frames.dropped == 1


def test_what_was_left_of_a_cut_line_is_forgotten() -> None:
    frames = Frames()
    frames.feed(CODE[:7])
    frames.forget()
    assert frames.feed(CODE + b"\r") == (TEXT,)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_is_read_in_either_of_its_encodings(encoding: str) -> None:
    assert Frames().feed("张玉慧".encode(encoding) + b"\r") == ("张玉慧",)


@given(st.binary(max_size=300))
def test_whatever_arrives_is_text_in_the_end(data: bytes) -> None:
    assert isinstance(decoded(data), str)


def test_separators_of_gs1_are_part_of_the_text() -> None:
    assert Frames().feed(b"0104912345\x1d10ABC\r") == ("0104912345\x1d10ABC",)
