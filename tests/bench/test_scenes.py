"""What is measured with is what it is said to be."""

from kiosk.bench.scenes import FRAME, walls, with_code
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.scanning.pictures import Luma, find_codes


def read(picture: bytes) -> list[str]:
    return [code.text for code in find_codes(Luma(*FRAME, FRAME[0], picture))]


def test_a_wall_has_no_code_and_no_two_are_alike() -> None:
    one, other = walls(2)
    assert len(one) == FRAME[0] * FRAME[1]
    assert one != other
    assert read(one) == []


def test_the_code_before_a_wall_is_that_of_the_secret() -> None:
    secret = BadgeSecret.new()
    assert read(with_code(walls(1)[0], secret)) == [secret.text]
