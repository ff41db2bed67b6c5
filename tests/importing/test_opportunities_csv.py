"""What is on offer: what its table gets wrong is placed at its cell."""

import pytest

from kiosk.domain.opportunity import OpportunityKind
from kiosk.importing.pack import read_pack
from tests.importing.good_pack import Faults, Files, Spoil, Write


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("post", "job",
         "opportunities.csv:2:2 [kind]: “job” is not known here. Known are: project, post, collaboration."),
        (",3,", ",a few,", "opportunities.csv:2:6 [places]: “a few” is no whole number from 0 up."),
        ("Breeder", "", "opportunities.csv:2:3 [title_en]: This row has no title in any language."),
        ("o1,post,Breeder,Seed Lab,seed,3,T1;T2\n", "o1,,A,,,,\no1,,B,,,,\n",
         "opportunities.csv:3:1 [id]: Line 2 has the same id “o1”."),
    ],
)  # fmt: skip
def test_a_fault_is_placed_at_its_cell(spoilt: Spoil, faults: Faults, old: str, new: str, fault: str) -> None:
    assert faults(spoilt("opportunities.csv", old, new)) == [fault]


def test_a_row_without_a_kind_is_a_project(good: Files, folder: Write) -> None:
    (offer,) = read_pack(folder({**good, "opportunities.csv": b"id,title_fr\no,Mer\n"})).opportunities
    assert (offer.kind, offer.places, offer.sectors) == (OpportunityKind.PROJECT, None, ())
