"""From what a scanner read to a verdict that is on disk."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from kiosk.composition import Services
from kiosk.domain.checkin import Admitted, Direction, FirstEntry, Incomplete, Reason, Refused
from kiosk.domain.event import BadgePolicy, Printing
from kiosk.services.checkin import Outcome, Scan
from kiosk.services.errors import NotPossibleError, StoreUnavailableError, UnknownError
from kiosk.services.printing import JobState
from kiosk.store.connection import Store
from kiosk.store.gate import Passage
from kiosk.store.keys import KeyHome, read_key
from tests.venue import (
    CHINESE,
    NINE,
    UNPAID,
    VIP,
    HandClock,
    admissions,
    code,
    log_of,
    pack,
    person,
    scan,
    secret,
    venue,
)

HOUR = timedelta(hours=1)


def jobs(services: Services) -> list[tuple[str, str]]:
    """Whose badges there are, and where they stand."""
    return [(job.registrant, job.state.value) for job in services.printing.jobs()]


def reason(outcome: Outcome) -> Reason | None:
    return outcome.verdict.reason if isinstance(outcome.verdict, Refused) else None


def test_a_known_secret_is_admitted_at_the_main_list_and_recorded(services: Services) -> None:
    outcome = services.checkin.check_in(secret(1))
    assert outcome.verdict == Admitted()
    assert (outcome.registrant, outcome.list_id, outcome.at) == (CHINESE, "main", NINE)
    assert log_of(services) == [(CHINESE.code, "main", "entry", "ok", None, None)]
    assert services.store.connection().execute("SELECT id FROM checkin").fetchone() == (outcome.checkin_id,)


def test_the_verdict_is_on_disk_when_it_is_given(services: Services, tmp_path: Path) -> None:
    outcome = scan(services, 4)
    key = read_key(tmp_path, KeyHome.FILE, "")
    with closing(Store(services.store.path, key)) as other:
        assert other.connection().execute("SELECT id FROM checkin").fetchone() == (outcome.checkin_id,)


@pytest.mark.parametrize("text", ["", " ", "NOBODY", "x" * 10_000, "\x00", "a\x1bb", "🎫", "\ud800", code(4), "4"])
def test_what_is_nobodys_secret_is_invalid_and_recorded_too(text: str, services: Services) -> None:
    outcome = services.checkin.check_in(text)
    assert outcome.verdict == Refused(Reason.INVALID)
    assert outcome.registrant is None
    assert outcome.checkin_id
    assert log_of(services) == [(None, "main", "entry", "error", "invalid", None)]


def test_caps_lock_is_undone_where_keys_were_pressed_and_nowhere_else(services: Services) -> None:
    assert reason(services.checkin.check_in(secret(4).lower(), typed=False)) is Reason.INVALID
    assert services.checkin.check_in(secret(4).lower()).registrant == person(4)


def test_the_second_scan_is_refused_and_tells_when_and_where_the_first_was(
    services: Services, clock: HandClock
) -> None:
    scan(services, 4)
    clock.move(30)
    first = FirstEntry(NINE, services.settings.kiosk)
    assert scan(services, 4).verdict == Refused(Reason.ALREADY_REDEEMED, first)
    clock.move(30)
    assert scan(services, 4).verdict == Refused(Reason.ALREADY_REDEEMED, first)


def test_lists_do_not_know_of_each_other(services: Services) -> None:
    assert scan(services, 4, "main").verdict == scan(services, 4, "forum").verdict == Admitted()


def test_a_list_of_another_category_or_full_refuses(services: Services) -> None:
    assert reason(scan(services, 4, "dinner")) is Reason.PRODUCT
    assert scan(services, 3, "dinner").verdict == Admitted()
    scan(services, 4, "forum")
    scan(services, 5, "forum")
    assert reason(scan(services, 6, "forum")) is Reason.FULL
    scan(services, 4, "forum", direction=Direction.EXIT)
    assert scan(services, 6, "forum").verdict == Admitted()


def test_an_unknown_list_is_told_and_nothing_is_recorded(services: Services) -> None:
    with pytest.raises(UnknownError, match="unknown list: nowhere"):
        scan(services, 4, "nowhere")
    assert log_of(services) == []


def test_the_kiosks_own_list_is_meant_where_none_is_named(tmp_path: Path) -> None:
    with venue(tmp_path):
        pass
    from dataclasses import replace

    from kiosk.composition import open_services
    from kiosk.settings import read_settings

    services = open_services(replace(read_settings(tmp_path), list="lounge"), clock=HandClock())
    try:
        assert scan(services, 4).list_id == "lounge"
        assert scan(services, 4, "main").list_id == "main"
    finally:
        services.close()


def test_a_question_is_recorded_as_incomplete_and_asked_once(services: Services) -> None:
    asked = scan(services, 4, "desk")
    assert isinstance(asked.verdict, Incomplete)
    assert [question.id for question in asked.verdict.questions] == ["diet"]
    assert scan(services, 4, "desk", answers={"diet": "all"}).verdict == Admitted()
    assert [row[3] for row in log_of(services)] == ["incomplete", "ok"]


class TestNonce:
    """The same request twice is one check-in."""

    def test_the_same_nonce_gives_the_first_answer_and_writes_nothing(
        self, services: Services, clock: HandClock
    ) -> None:
        first = scan(services, 4, nonce="n-1")
        clock.move(5)
        again = scan(services, 4, nonce="n-1")
        assert again.repeated
        assert (again.verdict, again.checkin_id, again.at) == (first.verdict, first.checkin_id, first.at)
        assert (again.registrant, again.print_job) == (first.registrant, first.print_job)
        assert len(log_of(services)) == len(jobs(services)) == 1

    @pytest.mark.parametrize("list_id", ["main", "lounge", "desk", "dinner"])
    @pytest.mark.parametrize("number", [2, 4, 999])
    def test_every_kind_of_verdict_is_repeated_as_it_was(self, number: int, list_id: str, services: Services) -> None:
        scan(services, number, list_id)
        first = scan(services, number, list_id, nonce="n-1")
        again = scan(services, number, list_id, nonce="n-1")
        assert (again.verdict, again.checkin_id) == (first.verdict, first.checkin_id)
        assert len(log_of(services)) == 2

    def test_only_the_questions_that_were_open_are_asked_again(self, tmp_path: Path) -> None:
        from dataclasses import replace

        from kiosk.domain.event import Question
        from tests.venue import EVENT, english

        note = Question("note", english("Anything else?"))
        desk = EVENT.lists["desk"]
        lists = {**EVENT.lists, "desk": replace(desk, questions=(*desk.questions, note))}
        with venue(tmp_path, event_pack=pack(lists=lists)) as services:
            first = scan(services, 4, "desk", nonce="n-1", answers={"diet": "all"})
            assert first.verdict == Incomplete((note,))
            assert scan(services, 4, "desk", nonce="n-1").verdict == first.verdict

    def test_an_overruled_refusal_is_repeated_as_overruled(self, services: Services) -> None:
        first = scan(services, 2, nonce="n-1", why="paid")
        assert first.verdict == Admitted(overruled=Reason.UNPAID)
        assert scan(services, 2, nonce="n-1").verdict == first.verdict

    def test_a_nonce_is_one_for_the_whole_kiosk_whoever_comes_with_it(self, services: Services) -> None:
        first = scan(services, 4, nonce="n-1")
        assert scan(services, 5, "forum", nonce="n-1").checkin_id == first.checkin_id

    def test_without_a_nonce_every_scan_is_its_own(self, services: Services) -> None:
        for _ in range(2):
            assert scan(services, 4, "lounge").verdict == Admitted()
        assert len(log_of(services)) == 2

    def test_an_empty_nonce_is_none(self, services: Services) -> None:
        for _ in range(2):
            assert scan(services, 4, "lounge", nonce="").verdict == Admitted()
        assert len(log_of(services)) == 2

    def test_a_repeated_answer_outlives_its_undoing(self, services: Services) -> None:
        first = scan(services, 4, nonce="n-1")
        services.checkin.undo(first.checkin_id, "not me")
        assert scan(services, 4, nonce="n-1").checkin_id == first.checkin_id
        assert admissions(services) == []


class TestTime:
    """Scans of another time than now, and clocks that are wrong."""

    def test_scans_count_by_their_time_and_not_by_their_arrival(self, services: Services, clock: HandClock) -> None:
        scan(services, 4, "forum", direction=Direction.EXIT, at=NINE - timedelta(minutes=5))
        scan(services, 4, "forum", at=NINE - timedelta(minutes=10))
        assert scan(services, 4, "forum").verdict == Admitted()

    def test_a_scan_of_an_earlier_time_is_judged_by_that_time(self, tmp_path: Path) -> None:
        late = person(4, valid_from=NINE)
        with venue(tmp_path, event_pack=pack((late,))) as services:
            assert reason(scan(services, 4, at=NINE - HOUR)) is Reason.INVALID_TIME
            assert scan(services, 4, at=NINE).verdict == Admitted()

    def test_a_single_entry_holds_whatever_time_the_second_scan_claims(self, services: Services) -> None:
        scan(services, 4)
        for at in (NINE - HOUR, NINE, NINE + HOUR):
            assert reason(scan(services, 4, at=at)) is Reason.ALREADY_REDEEMED
        assert len(admissions(services)) == 1

    @pytest.mark.parametrize("minutes", [-1, -60, -60 * 24 * 400])
    def test_a_clock_that_is_set_back_admits_nobody_twice(
        self, minutes: int, services: Services, clock: HandClock
    ) -> None:
        scan(services, 4)
        clock.move(minutes)
        assert reason(scan(services, 4)) is Reason.ALREADY_REDEEMED
        assert scan(services, 5).verdict == Admitted()

    def test_after_the_clock_was_set_back_an_exit_still_comes_after_its_entry(
        self, services: Services, clock: HandClock
    ) -> None:
        scan(services, 4, "forum")
        clock.move(-60)
        scan(services, 4, "forum", direction=Direction.EXIT)
        assert scan(services, 4, "forum").verdict == Admitted()

    def test_before_the_event_a_list_that_opens_later_refuses(self, tmp_path: Path) -> None:
        from dataclasses import replace

        from tests.venue import EVENT

        lists = {"main": replace(EVENT.lists["main"], opens=NINE, closes=NINE + HOUR)}
        clock = HandClock(NINE - timedelta(days=400))
        with venue(tmp_path, clock, pack(lists=lists)) as services:
            assert reason(scan(services, 4)) is Reason.INVALID_TIME
            clock.at = NINE + HOUR
            assert reason(scan(services, 4)) is Reason.INVALID_TIME
            clock.at = NINE
            assert scan(services, 4).verdict == Admitted()


class TestForce:
    """Staff let somebody in although the rules do not."""

    @pytest.mark.parametrize(("number", "list_id", "why"), [(2, "main", Reason.UNPAID), (4, "dinner", Reason.PRODUCT)])
    def test_a_refusal_is_overruled_and_says_which(
        self, number: int, list_id: str, why: Reason, services: Services
    ) -> None:
        assert scan(services, number, list_id, why="the chair asks for it").verdict == Admitted(overruled=why)
        row = services.store.connection().execute("SELECT status, reason, forced, why FROM checkin").fetchone()
        assert row == ("ok", why.value, 1, "the chair asks for it")

    def test_somebody_who_would_have_been_admitted_anyway_is_not_marked_as_forced(self, services: Services) -> None:
        assert scan(services, 4, why="to be safe").verdict == Admitted()
        assert services.store.connection().execute("SELECT forced, reason FROM checkin").fetchone() == (0, None)

    def test_an_unknown_code_is_never_overruled(self, services: Services) -> None:
        assert scan(services, 999, why="I know them").verdict == Refused(Reason.INVALID)

    def test_an_open_question_can_be_passed_over(self, services: Services) -> None:
        assert scan(services, 4, "desk", why="in a hurry").verdict == Admitted()


class TestBadge:
    """Badges that print by themselves."""

    def test_a_first_entry_queues_one_badge_in_the_transaction_of_its_record(self, services: Services) -> None:
        outcome = scan(services, 4)
        (job,) = services.printing.jobs()
        assert (job.id, job.registrant, job.checkin) == (outcome.print_job, code(4), outcome.checkin_id)
        assert job.state is JobState.WAITING

    def test_a_badge_that_cannot_be_queued_leaves_no_check_in_behind(self, services: Services) -> None:
        with patch.object(Passage, "queue_badge", side_effect=ZeroDivisionError), pytest.raises(ZeroDivisionError):
            scan(services, 4)
        assert log_of(services) == admissions(services) == jobs(services) == []
        assert scan(services, 4).verdict == Admitted()

    @pytest.mark.parametrize(
        ("policy", "badges"), [(BadgePolicy.NEVER, 0), (BadgePolicy.ONCE, 1), (BadgePolicy.ALWAYS, 3)]
    )
    def test_the_packs_policy_says_how_many_badges_three_entries_print(
        self, policy: BadgePolicy, badges: int, tmp_path: Path
    ) -> None:
        with venue(tmp_path, event_pack=pack(printing=Printing(policy))) as services:
            for _ in range(3):
                scan(services, 4, "lounge")
                scan(services, 4, "lounge", direction=Direction.EXIT)
            assert len(jobs(services)) == badges

    def test_once_means_once_over_all_lists_and_kinds_of_asking(self, services: Services) -> None:
        services.printing.ask_for_badge(code(4))
        assert scan(services, 4).print_job is None
        assert scan(services, 4, "lounge").print_job is None

    def test_neither_a_refusal_nor_an_exit_nor_the_door_of_a_session_prints_a_badge(self, services: Services) -> None:
        scan(services, 2)
        scan(services, 999)
        scan(services, 4, direction=Direction.EXIT)
        scan(services, 4, "forum")
        assert jobs(services) == []

    def test_badges_are_printed_in_the_order_in_which_people_came_even_within_one_moment(
        self, services: Services, clock: HandClock
    ) -> None:
        came = [9, 4, 11, 5, 10, 6, 8, 7]
        for number in came:
            scan(services, number)
        assert [whose for whose, _ in jobs(services)] == [code(number) for number in came]


class TestUndo:
    """Not me."""

    def test_the_record_stays_and_another_takes_it_back(self, services: Services, clock: HandClock) -> None:
        outcome = scan(services, 4)
        clock.move(1)
        back = services.checkin.undo(outcome.checkin_id, "not me", "desk 2")
        assert (back.undoes, back.why, back.operator) == (outcome.checkin_id, "not me", "desk 2")
        assert log_of(services) == [
            (code(4), "main", "entry", "ok", None, None),
            (code(4), "main", "entry", "ok", None, outcome.checkin_id),
        ]
        assert admissions(services) == []

    def test_who_was_taken_back_can_come_again(self, services: Services) -> None:
        services.checkin.undo(scan(services, 4).checkin_id, "not me")
        assert scan(services, 4).verdict == Admitted()
        assert reason(scan(services, 4)) is Reason.ALREADY_REDEEMED

    def test_the_waiting_badge_is_cancelled_and_a_new_one_printed_on_return(self, services: Services) -> None:
        services.checkin.undo(scan(services, 4).checkin_id, "not me")
        assert jobs(services) == [(code(4), "cancelled")]
        scan(services, 4)
        assert jobs(services) == [(code(4), "cancelled"), (code(4), "waiting")]

    def test_a_badge_that_is_already_being_printed_is_left_alone(self, services: Services) -> None:
        outcome = scan(services, 4)
        services.store.connection().execute("UPDATE print_job SET state = 'sent'")
        services.checkin.undo(outcome.checkin_id, "not me")
        assert jobs(services) == [(code(4), "sent")]
        assert scan(services, 4).print_job is None

    def test_an_undone_exit_puts_them_inside_again(self, services: Services) -> None:
        scan(services, 4, "forum")
        left = scan(services, 4, "forum", direction=Direction.EXIT)
        services.checkin.undo(left.checkin_id, "was somebody else")
        assert reason(scan(services, 4, "forum")) is Reason.ALREADY_REDEEMED

    def test_a_place_becomes_free_again(self, services: Services) -> None:
        first = scan(services, 4, "forum")
        scan(services, 5, "forum")
        services.checkin.undo(first.checkin_id, "not me")
        assert scan(services, 6, "forum").verdict == Admitted()

    @pytest.mark.parametrize("what", ["twice", "a refusal", "an undoing"])
    def test_only_what_admitted_somebody_can_be_taken_back_and_only_once(self, what: str, services: Services) -> None:
        outcome = scan(services, 2 if what == "a refusal" else 4)
        makes: dict[str, Callable[[], str]] = {
            "twice": lambda: services.checkin.undo(outcome.checkin_id, "x").undoes or "",
            "a refusal": lambda: outcome.checkin_id,
            "an undoing": lambda: services.checkin.undo(outcome.checkin_id, "x").id,
        }
        again = makes[what]()
        before = log_of(services)
        with pytest.raises(NotPossibleError, match="already_undone" if what == "twice" else "not_admitted"):
            services.checkin.undo(again, "x")
        assert log_of(services) == before

    def test_an_id_that_is_none_is_told(self, services: Services) -> None:
        with pytest.raises(UnknownError, match="unknown checkin"):
            services.checkin.undo("0199", "x")


def test_a_preview_records_nothing_and_takes_a_code_too(services: Services) -> None:
    for text in (secret(2), code(2)):
        seen = services.checkin.preview(text)
        assert (seen.verdict, seen.registrant) == (Refused(Reason.UNPAID), UNPAID)
    assert services.checkin.preview(secret(3), "dinner").registrant == VIP
    assert services.checkin.preview("NOBODY").verdict == Refused(Reason.INVALID)
    assert log_of(services) == []
    scan(services, 4)
    assert reason(services.checkin.preview(code(4))) is Reason.ALREADY_REDEEMED


def test_when_nothing_can_be_written_nobody_is_admitted(services: Services) -> None:
    services.store.connection().execute("PRAGMA query_only = 1")
    with pytest.raises(StoreUnavailableError):
        services.checkin.scan(Scan(secret(4)))
    services.store.connection().execute("PRAGMA query_only = 0")
    assert log_of(services) == admissions(services) == []
    assert scan(services, 4).verdict == Admitted()


def test_a_badge_that_came_out_before_the_guest_did_is_known_to_wait_for_them(services: Services) -> None:
    somebody_else = scan(services, 1)
    services.printing.run_once()
    services.checkin.undo(somebody_else.checkin_id, "not me")
    holder = scan(services, 1)
    assert (holder.print_job, holder.badge_waits) == (None, True)


def test_a_badge_printed_ahead_waits_and_a_fresh_one_does_not(services: Services) -> None:
    services.printing.ask_for_badge(code(1))
    assert scan(services, 1).badge_waits
    assert not scan(services, 2).badge_waits
