"""What was put right by hand holds until the pack itself says something new."""

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.correction import Correction, uphold
from kiosk.domain.registrant import Registrant
from tests.venue import NINE


def corrected(field: str, packed: str, after: str) -> Correction:
    return Correction("A", field, packed, packed, after, NINE, "s1", "typo")


def person(**fields: str) -> Registrant:
    return Registrant("A", BadgeSecret("s"), **{"name": "Ottillie", **fields})  # type: ignore[arg-type]


def test_a_correction_holds_while_the_pack_says_what_it_said() -> None:
    mend = corrected("name", "Ottillie", "Ottilie")
    upheld = uphold([person()], [mend])
    assert (upheld.people[0].name, upheld.kept, upheld.overtaken) == ("Ottilie", (mend,), ())


def test_it_gives_way_when_the_pack_says_something_else() -> None:
    mend = corrected("name", "Ottillie", "Ottilie")
    upheld = uphold([person(name="Otti")], [mend])
    assert (upheld.people[0].name, upheld.kept, upheld.overtaken) == ("Otti", (), (mend,))


def test_it_holds_where_the_pack_has_come_to_agree() -> None:
    mend = corrected("name", "Ottillie", "Ottilie")
    assert uphold([person(name="Ottilie")], [mend]).kept == (mend,)


def test_fields_hold_one_by_one() -> None:
    mends = [corrected("name", "Ottillie", "Ottilie"), corrected("organisation", "", "Moss Ltd")]
    upheld = uphold([person(organisation="Moor plc")], mends)
    assert (upheld.people[0].name, upheld.people[0].organisation) == ("Ottilie", "Moor plc")
    assert [mend.field for mend in upheld.overtaken] == ["organisation"]


def test_who_is_not_in_the_pack_is_passed_over() -> None:
    assert uphold([], [corrected("name", "a", "b")]).people == ()
