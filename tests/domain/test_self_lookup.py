"""Who somebody without a code can be: family names in every script, and what only they know."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.registrant import Registrant
from kiosk.domain.self_lookup import PAUSE, TRIES, Tries, family_names, is_called, knows

NOW = datetime(2025, 12, 6, 1, tzinfo=UTC)


def someone(name: str, latin: str = "", *, phone: str = "", email: str = "") -> Registrant:
    return Registrant("TT-2222-2", BadgeSecret("s"), name, latin, phone=phone, email=email)


@pytest.mark.parametrize(
    ("name", "latin", "typed"),
    [
        ("张玉慧", "Zhang Yuhui", "张"),
        ("张玉慧", "Zhang Yuhui", "zhang"),
        ("张玉慧", "Zhang Yuhui", " ZHANG "),
        ("张玉慧", "Zhāng Yùhuì", "Zhang"),
        ("张玉慧", "Yuhui Zhang", "Zhang"),
        ("欧阳梧桐", "Ouyang Wutong", "欧阳"),
        ("欧阳梧桐", "Ouyang Wutong", "Ou yang"),
        ("司马光", "", "司马"),
        ("范姜明", "", "范"),
        ("范姜明", "", "范姜"),
        ("張簡", "", "張"),
        ("迪丽热巴·迪力木拉提", "", "迪力木拉提"),
        ("Klaus von Hohenstein", "", "von Hohenstein"),
        ("Klaus von Hohenstein", "", "Hohenstein"),
        ("Klaus von Hohenstein", "", "VON HOHENSTEIN"),
        ("von Hohenstein, Klaus", "", "Hohenstein"),
        ("Anneke van der Meer", "", "van der Meer"),
        ("Farah Okafor-Silva", "", "Okafor-Silva"),
        ("Farah Okafor-Silva", "", "okafor silva"),
        ("Amara Pérez Núñez", "", "Perez Nunez"),
        ("Amara Pérez Núñez", "", "Pérez"),
        ("Müller Ottilie", "", "müller"),
        ("Ottilie Müller", "", "MÜLLER"),
        ("Jean d’Arnay", "", "d'Arnay"),
        ("Seán O’Brien", "", "OBrien"),
        ("Suharto", "", "Suharto"),
    ],
)
def test_a_family_name_fits_however_its_bearer_writes_it(name: str, latin: str, typed: str) -> None:
    assert is_called(someone(name, latin), typed)


@pytest.mark.parametrize(
    ("name", "latin", "typed"),
    [
        ("张玉慧", "Zhang Yuhui", ""),
        ("张玉慧", "Zhang Yuhui", "  "),
        ("张玉慧", "Zhang Yuhui", "张玉慧"),
        ("张玉慧", "Zhang Yuhui", "Zhang Yuhui"),
        ("张玉慧", "Zhang Yuhui", "章"),
        ("欧阳梧桐", "", "欧"),
        ("Klaus von Hohenstein", "", "von"),
        ("Klaus von Hohenstein", "", "Hohen"),
        ("Klaus von Hohenstein", "", "Klaus von Hohenstein"),
        ("K Hohenstein", "", "K"),
        ("Klaus von Hohenstein", "", "%"),
        ("", "", "Wang"),
    ],
)
def test_a_whole_name_a_part_of_a_word_or_a_particle_is_no_family_name(name: str, latin: str, typed: str) -> None:
    assert not is_called(someone(name, latin), typed)


def test_nobody_is_called_nothing() -> None:
    assert "" not in family_names(someone("", ""))


@pytest.mark.parametrize("proof", ["0701", "０７０１", "07 01", "٠٧٠١"])
def test_the_last_four_digits_of_the_telephone_are_known_to_its_owner(proof: str) -> None:
    assert knows(someone("A", phone="+86 898 0076 07-01"), proof)


@pytest.mark.parametrize("proof", ["", "701", "60701", "0702", "+86", "07O1", "    ", "²²²²"])
def test_fewer_more_or_other_digits_are_not(proof: str) -> None:
    assert not knows(someone("A", phone="+86 898 0076 0701"), proof)
    assert not knows(someone("A"), proof)


def test_an_address_is_known_whole_and_in_any_case() -> None:
    person = someone("A", email="Guest0224@example.net")
    assert knows(person, " guest0224@EXAMPLE.net ")
    assert not knows(person, "@example.net")
    assert not knows(person, "guest0224@example.ne")
    assert not knows(someone("A"), "@")


def tried(*seconds: float) -> Tries:
    tries = Tries()
    for second in seconds:
        tries = tries.and_one_more(NOW + timedelta(seconds=second))
    return tries


def test_five_tries_within_a_minute_are_followed_by_a_pause_of_one() -> None:
    assert tried(0, 1, 2, 3).seconds_to_wait(NOW + timedelta(seconds=4)) == 0
    assert tried(0, 10, 20, 30, 40).seconds_to_wait(NOW + timedelta(seconds=40)) == 60
    assert tried(0, 10, 20, 30, 40).seconds_to_wait(NOW + timedelta(seconds=99.5)) == 1
    assert tried(0, 10, 20, 30, 40).seconds_to_wait(NOW + timedelta(seconds=100)) == 0


def test_tries_that_are_spread_out_are_never_followed_by_a_pause() -> None:
    tries = tried(*range(0, 600, 15))
    assert tries.seconds_to_wait(NOW + timedelta(seconds=585)) == 0
    assert len(tries.times) < TRIES


def test_a_clock_that_is_set_back_makes_nobody_wait_longer_than_the_pause() -> None:
    assert tried(0, 1, 2, 3, 4).seconds_to_wait(NOW - timedelta(days=300)) == PAUSE.total_seconds()
