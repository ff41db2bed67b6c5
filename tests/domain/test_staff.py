"""What each role may do."""

import pytest

from kiosk.domain.staff import CONSOLE, Act, Operator, Role, may

VOLUNTEERS = {
    *(Act.SIGN_IN, Act.SIGN_OUT, Act.CHECK_IN, Act.CHECK_OUT, Act.UNDO, Act.REPRINT, Act.CORRECT),
    *(Act.WALK_IN, Act.DELEGATION, Act.ANSWER),
}


@pytest.mark.parametrize("act", Act)
def test_a_supervisor_may_do_everything_a_volunteer_what_the_desk_needs(act: Act) -> None:
    assert may(Role.SUPERVISOR, act)
    assert may(Role.VOLUNTEER, act) == (act in VOLUNTEERS)
    assert Operator("s1", "Wei", Role.VOLUNTEER).may(act) == (act in VOLUNTEERS)


def test_the_computers_own_command_line_is_a_supervisor() -> None:
    assert CONSOLE.may(Act.STAFF)
