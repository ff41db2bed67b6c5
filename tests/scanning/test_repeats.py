from kiosk.scanning.repeats import Repeats

CODE = "HN7Q2KABCDEF234567"


def test_the_same_scan_within_three_seconds_is_one_however_often_it_comes() -> None:
    repeats = Repeats()
    assert [repeats.is_new(CODE, at) for at in (0, 2900, 5800, 8700)] == [True, False, False, False]
    assert repeats.is_new(CODE, 11_701)


def test_a_code_that_stays_before_one_scanner_is_no_new_scan_after_each_of_anothers() -> None:
    repeats = Repeats()
    assert [repeats.is_new(text, at) for at, text in enumerate(("stays", "a", "stays", "b", "stays"))] == [
        True,
        True,
        False,
        True,
        False,
    ]


def test_nothing_is_repeated_when_what_was_read_is_forgotten() -> None:
    repeats = Repeats()
    repeats.is_new(CODE, 0)
    repeats.forget()
    assert repeats.is_new(CODE, 1)


def test_what_was_read_is_kept_no_longer_than_needed() -> None:
    repeats = Repeats()
    for number in range(100):
        repeats.is_new(f"code {number}", number * 1000)
    assert len(repeats._read) == 4
