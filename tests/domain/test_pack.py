"""A fault says where it is and what it is."""

from kiosk.domain.pack import Fault, PackFaultyError, Place


def test_a_fault_is_told_by_file_line_column_field_and_sentence() -> None:
    fault = Fault(Place("agenda.csv", 3, 4, "room"), "“{value}” is no id.", {"value": "B9"})
    assert str(fault) == "agenda.csv:3:4 [room]: “B9” is no id."


def test_what_is_not_known_of_a_place_is_left_out() -> None:
    assert str(Fault(Place("logo.svg"), "It is {gone}.")) == "logo.svg: It is {gone}."


def test_a_value_with_braces_is_told_as_it_is() -> None:
    assert str(Fault(Place("f"), "“{value}”", {"value": "{x}"})) == "f: “{x}”"


def test_the_error_tells_all_faults() -> None:
    error = PackFaultyError((Fault(Place("a"), "One."), Fault(Place("b"), "Two.")))
    assert str(error) == "a: One.; b: Two."
