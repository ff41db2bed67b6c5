"""What leads from one screen to the next, over a real store and with the work drained by hand."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from kiosk.composition import Services, load_event, opened
from kiosk.domain.registrant import Registrant
from kiosk.i18n import translator
from kiosk.services.errors import StoreUnavailableError, Trouble
from kiosk.services.scanner_test import Heard, garbled
from kiosk.settings import read_settings
from tests.ui.conference import (
    BLOCKED,
    CANCELLED,
    CLAIRE,
    EVENT,
    FRIEDERIKE,
    KWABENA,
    PENDING,
    SESSIONS,
    UNPAID,
    YUHUI,
    HandClock,
    HeldRunner,
    at,
    open_kiosk,
    pack,
    said,
)
from tests.ui.window import dismiss
from ui.face import Face
from ui.porch import Porch
from ui.view_models.idle import Timings
from ui.view_models.ports import Lane
from ui.view_models.shell import Habits


def texts(model: QObject) -> dict[str, str]:
    """Every property of a view model that is a text."""
    meta = model.metaObject()
    names = [meta.property(index).name() for index in range(1, meta.propertyCount())]
    values = {name: model.property(name) for name in names}
    return {name: value for name, value in values.items() if isinstance(value, str)}


def scan(face: Face, runner: HeldRunner, registrant: Registrant | str) -> None:
    """A scan whose verdict is on the screen; its badge still waits."""
    face.scan(registrant if isinstance(registrant, str) else registrant.secret.text)
    runner.drain(Lane.STORE)


def test_a_scan_welcomes_the_registrant_in_their_own_language(face: Face, runner: HeldRunner) -> None:
    scan(face, runner, FRIEDERIKE)
    shown = texts(face.verdict)
    assert (face.screen, face.shell.property("language")) == ("verdict", "de")
    assert (shown["tone"], shown["name"], shown["nameHan"]) == ("ok", FRIEDERIKE.name, "latin")
    assert shown["category"] == "Talent"
    assert shown["organisation"] == "Qiongzhou University"
    assert (shown["nextPlate"], shown["nextTitle"]) == ("A", "Eröffnung")
    assert face.verdict.property("canDisown")


def test_the_verdict_waits_for_the_disk(face: Face, runner: HeldRunner) -> None:
    face.scan(FRIEDERIKE.secret.text)
    assert face.screen == "attract"
    runner.drain(Lane.STORE)
    assert face.screen == "verdict"


def test_a_chinese_name_is_set_in_the_form_of_the_event_or_the_person(face: Face, runner: HeldRunner) -> None:
    scan(face, runner, YUHUI)
    assert texts(face.verdict)["nameHan"] == "sc"
    assert texts(face.verdict)["organisation"] == "琼州大学"


def test_the_second_scan_is_refused_and_tells_the_attendee_neither_when_nor_where(
    face: Face, runner: HeldRunner, services: Services, clock: HandClock
) -> None:
    clock.at = at(11, 23)
    scan(face, runner, FRIEDERIKE)
    clock.at = at(17, 58)
    scan(face, runner, FRIEDERIKE)
    shown = texts(face.verdict)
    assert (shown["tone"], shown["wayEnds"], shown["number"]) == ("stop", "person", FRIEDERIKE.code)
    assert shown["desk"] == "Auskunft rechts"
    everything = " ".join(shown.values())
    assert "11:23" not in everything
    assert services.settings.kiosk not in everything
    assert shown["name"] == ""


@pytest.mark.parametrize("registrant", [UNPAID, BLOCKED, PENDING], ids=lambda person: person.status.value)
def test_what_is_nobody_elses_business_only_asks_to_see_staff(
    face: Face, runner: HeldRunner, registrant: Registrant
) -> None:
    scan(face, runner, registrant)
    shown = texts(face.verdict)
    assert (shown["tone"], shown["name"], shown["number"]) == ("ask", "", registrant.code)
    assert not face.verdict.property("canDisown")


def test_a_cancelled_registration_is_stopped(face: Face, runner: HeldRunner) -> None:
    scan(face, runner, CANCELLED)
    assert texts(face.verdict)["tone"] == "stop"


def test_somebody_with_a_note_is_admitted_but_only_sent_to_staff(
    face: Face, runner: HeldRunner, services: Services
) -> None:
    scan(face, runner, KWABENA)
    shown = texts(face.verdict)
    assert (shown["tone"], shown["number"]) == ("ask", KWABENA.code)
    assert "passport" not in " ".join(shown.values())
    assert services.status.status().arrived == 1


@pytest.mark.parametrize(
    ("list_id", "tone"), [("talents", "ok"), ("full", "stop"), ("early", "stop"), ("asking", "ask")]
)
def test_each_list_gives_its_own_verdict(
    tmp_path: Path, clock: HandClock, runner: HeldRunner, timings: Timings, list_id: str, tone: str, qapp: object
) -> None:
    services = open_kiosk(tmp_path / list_id, clock, list_id)
    porch = Porch(services, Habits("en", timings=timings))
    face = Face(porch, runner)
    scan(face, runner, CLAIRE)
    assert texts(face.verdict)["tone"] == tone
    dismiss(porch)
    services.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "HB-0001-X",
        "nobody",
        "A" * 10_000,
        "\x00\x1d\x1b[31m",
        "😀🎫",
        "\ud800",
        "'; DROP TABLE registrant; --",
    ],
    ids=["empty", "blank", "spoken code", "unknown", "10 kB", "control", "emoji", "lone surrogate", "SQL"],
)
def test_what_is_no_code_is_refused_with_a_number_for_staff(
    face: Face, runner: HeldRunner, services: Services, text: str
) -> None:
    scan(face, runner, text)
    shown = texts(face.verdict)
    assert (face.screen, shown["tone"], shown["wayEnds"]) == ("verdict", "stop", "person")
    assert shown["number"]
    assert services.help.waiting() == 1
    assert services.status.status().arrived == 0


def test_the_badge_prints_and_the_screen_tells_how_far_it_is(
    face: Face, runner: HeldRunner, services: Services
) -> None:
    scan(face, runner, CLAIRE)
    before = texts(face.verdict)["way"]
    assert 0 < face.verdict.property("printing") < 1
    runner.drain()
    assert face.verdict.property("printing") == 1.0
    assert texts(face.verdict)["way"] != before
    assert len(list(services.settings.badges.glob("*.pdf"))) == 1


def test_whoever_made_room_for_the_next_is_reminded_of_the_badge_in_their_own_language(
    face: Face, runner: HeldRunner
) -> None:
    scan(face, runner, CLAIRE)
    scan(face, runner, FRIEDERIKE)
    assert texts(face.shell)["notice"] == ""
    runner.drain()
    assert CLAIRE.name in texts(face.shell)["notice"]
    assert FRIEDERIKE.name not in texts(face.shell)["notice"]
    assert texts(face.verdict)["name"] == FRIEDERIKE.name


def test_a_printer_that_fails_stops_nobody_and_sends_for_the_badge_to_staff(
    face: Face, runner: HeldRunner, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.printing.drivers import FolderPrinter, PrinterRefused

    def refuse(*_: object) -> None:
        raise PrinterRefused("no such tray")

    monkeypatch.setattr(FolderPrinter, "submit", refuse)
    scan(face, runner, CLAIRE)
    runner.drain()
    shown = texts(face.verdict)
    assert (face.screen, shown["tone"], shown["wayEnds"], shown["number"]) == ("verdict", "ok", "person", CLAIRE.code)
    assert face.verdict.property("printing") == -1.0


def test_a_print_queue_that_breaks_shows_no_fault_screen(
    face: Face,
    runner: HeldRunner,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError("ink in the works")

    monkeypatch.setattr(services.printing, "run_once", break_down)
    scan(face, runner, CLAIRE)
    runner.drain()
    assert (face.screen, texts(face.verdict)["tone"]) == ("verdict", "ok")
    assert "ink in the works" in caplog.text


def test_not_me_takes_the_check_in_back_and_calls_staff(face: Face, runner: HeldRunner, services: Services) -> None:
    scan(face, runner, CLAIRE)
    face.verdict.disown()
    runner.drain()
    shown = texts(face.verdict)
    assert (shown["tone"], shown["name"], shown["category"], shown["organisation"]) == ("ask", "", "", "")
    assert shown["number"]
    assert CLAIRE.code not in shown.values()
    assert services.help.waiting() == 1
    assert services.status.status().arrived == 0


def test_not_me_pressed_twice_calls_staff_once_on_the_screen_and_undoes_once(
    face: Face, runner: HeldRunner, services: Services
) -> None:
    scan(face, runner, CLAIRE)
    face.verdict.disown()
    face.verdict.disown()
    runner.drain()
    assert texts(face.verdict)["tone"] == "ask"
    assert runner.unhandled == []
    assert services.status.status().arrived == 0


def test_not_me_of_somebody_who_was_replaced_meanwhile_leaves_the_next_alone(face: Face, runner: HeldRunner) -> None:
    scan(face, runner, CLAIRE)
    face.verdict.disown()
    face.scan(FRIEDERIKE.secret.text)
    runner.drain()
    scan(face, runner, YUHUI)
    assert texts(face.verdict)["name"] == YUHUI.name


def test_home_leaves_nothing_of_the_last_person(face: Face, runner: HeldRunner) -> None:
    face.shell.openAgenda()
    face.agenda.showDay("2025-12-07")
    face.shell.openSession("deep")
    scan(face, runner, FRIEDERIKE)
    face.shell.cycleTextScale()
    face.shell.toggleContrast()
    runner.drain()
    face.shell.goHome()
    for model in (face.verdict, face.session_page, face.help, face.staff, face.fault):
        left = {name: text for name, text in texts(model).items() if text}
        assert left == {}, type(model).__name__
    assert texts(face.agenda)["mode"] == "now"
    assert texts(face.shell)["language"] == "zh"
    assert (face.shell.property("textScale"), face.shell.property("highContrast")) == (1.0, False)


def test_the_language_changes_live_on_every_screen(face: Face, runner: HeldRunner) -> None:
    said_by = {
        "agenda": lambda: [row.title for row in face.agenda.property("rows").rows if row.title],
        "session": lambda: [texts(face.session_page)["title"], texts(face.session_page)["where"]],
        "help": lambda: [texts(face.help)["desk"]],
    }
    for open_screen in (face.shell.openAgenda, face.shell.openHelp, lambda: face.shell.openSession("deep")):
        open_screen()
        face.shell.chooseLanguage("en")
        english = said_by[face.screen]()
        face.shell.chooseLanguage("fr")
        assert not set(said_by[face.screen]()) & set(english), face.screen
        assert texts(face.porch.attract)["eventName"] == "Conférence du port"


def test_the_verdict_speaks_another_language_when_asked_to(face: Face, runner: HeldRunner) -> None:
    scan(face, runner, FRIEDERIKE)
    face.shell.chooseLanguage("fr")
    assert texts(face.verdict)["nextTitle"] == "Ouverture"
    assert texts(face.verdict)["name"] == FRIEDERIKE.name


def test_help_is_called_once_and_shows_a_number(face: Face, runner: HeldRunner, services: Services) -> None:
    face.shell.openHelp()
    face.help.call()
    face.help.call()
    runner.drain()
    assert (face.help.property("called"), services.help.waiting()) == (True, 1)
    assert texts(face.help)["number"]


def test_a_full_disk_shows_the_fault_screen_and_every_verdict_that_was_shown_is_kept(
    face: Face, runner: HeldRunner, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    shown = 0
    with full_disk(services):
        while face.screen != "fault":
            scan(face, runner, CLAIRE)
            shown += face.screen == "verdict"
            assert shown < 10_000
        assert texts(face.fault)["heading"]
        assert texts(face.fault)["detail"]
        assert "Traceback" not in caplog.text
    kept = services.status.status()
    assert kept.checkins + kept.refused == shown
    scan(face, runner, CLAIRE)
    assert face.screen == "verdict"


@contextmanager
def full_disk(services: Services) -> Iterator[None]:
    """SQLite finds no more room than it has already."""
    connection = services.store.connection()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.execute("PRAGMA max_page_count = 1000000")


def test_a_store_that_is_unavailable_is_told_and_the_next_scan_tries_again(
    face: Face, runner: HeldRunner, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(services.checkin, "check_in", _raising(StoreUnavailableError(Trouble.DISK_FULL)))
        scan(face, runner, CLAIRE)
        assert face.screen == "fault"
    scan(face, runner, CLAIRE)
    assert (face.screen, texts(face.verdict)["tone"]) == ("verdict", "ok")


def test_a_fault_of_ours_is_logged_with_its_traceback_and_shown_without(
    face: Face,
    runner: HeldRunner,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(services.checkin, "check_in", _raising(ZeroDivisionError("oops")))
    scan(face, runner, CLAIRE)
    assert face.screen == "fault"
    assert "ZeroDivisionError" in caplog.text
    assert "oops" not in " ".join(texts(face.fault).values())


def test_the_log_holds_ids_and_no_names(face: Face, runner: HeldRunner, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for registrant in (CLAIRE, FRIEDERIKE, YUHUI, UNPAID):
            scan(face, runner, registrant)
        runner.drain()
    assert caplog.text
    for registrant in (CLAIRE, FRIEDERIKE, YUHUI, UNPAID):
        assert registrant.name not in caplog.text
        assert registrant.secret.text not in caplog.text


def test_what_another_program_changes_is_shown_after_the_next_look(
    face: Face, runner: HeldRunner, services: Services, clock: HandClock
) -> None:
    face.shell.openAgenda()
    look(face, runner)
    renamed = (replace(SESSIONS[0], title=said(en="Moved opening")), *SESSIONS[1:])
    load_event(services.settings, pack(sessions=renamed))
    look(face, runner)
    assert "Moved opening" in [row.title for row in face.agenda.property("rows").rows]


def test_the_pin_pad_says_that_no_pin_was_set_and_lets_out(face: Face, runner: HeldRunner) -> None:
    left = []
    face.leaving.connect(lambda: left.append(True))
    face.shell.openStaff()
    runner.drain()
    assert not face.staff.property("hasPin")
    face.staff.leave()
    assert left == [True]


def test_only_the_right_pin_leads_out(face: Face, runner: HeldRunner, services: Services) -> None:
    services.staff.set_pin("314159")
    left = []
    face.leaving.connect(lambda: left.append(True))
    face.shell.openStaff()
    runner.drain()
    enter(face, runner, "000000")
    face.staff.leave()
    assert (left, face.staff.property("entered")) == ([], 0)
    enter(face, runner, "314159")
    face.staff.leave()
    assert left == [True]


def test_only_the_right_pin_leads_to_the_scanner_test(face: Face, runner: HeldRunner, services: Services) -> None:
    services.staff.set_pin("314159")
    face.shell.openStaff()
    runner.drain()
    face.staff.testScanner()
    assert face.screen == "staff"
    enter(face, runner, "314159")
    face.staff.testScanner()
    assert face.screen == "scanner"
    face.shell.goHome()
    face.shell.openStaff()
    runner.drain()
    assert not face.staff.property("isOpen")


def test_behind_the_pin_stands_when_something_was_scanned_last(face: Face, runner: HeldRunner) -> None:
    face.shell.openStaff()
    runner.drain()
    never = face.staff.property("lastScan")
    scan(face, runner, CLAIRE)
    face.shell.goHome()
    face.shell.openStaff()
    runner.drain()
    assert "08:42" in face.staff.property("lastScan") != never


def test_a_layout_that_the_scanner_test_has_found_is_used_from_then_on(
    face: Face, runner: HeldRunner, services: Services
) -> None:
    face.shell.open_scanner_test()
    face.hear(Heard((), garbled("fr")))
    assert face.scanner_test.property("layout") == "fr"
    face.scanner_test.useLayout()
    runner.drain()
    assert face.scanner_test.property("layout") == ""
    assert face.scanner_test.property("fine")
    assert read_settings(services.settings.folder).scanner_layout == "fr"


def test_nothing_that_was_heard_stays_when_the_scanner_test_is_left(face: Face) -> None:
    face.shell.open_scanner_test()
    face.hear(Heard((), "SECRET"))
    assert face.scanner_test.property("keys").rowCount() == 6
    face.shell.goHome()
    assert face.scanner_test.property("keys").rowCount() == 0
    face.hear(Heard((), "SECRET"))
    assert face.scanner_test.property("keys").rowCount() == 0


def test_too_many_wrong_pins_lock_the_pad(face: Face, runner: HeldRunner, services: Services) -> None:
    services.staff.set_pin("314159")
    face.shell.openStaff()
    runner.drain()
    for _ in range(5):
        enter(face, runner, "000000")
    assert face.staff.property("lockedSeconds") > 0
    enter(face, runner, "314159")
    assert face.staff.property("entered") == 0


def test_somebody_elses_check_in_beside_an_open_screen_is_no_trouble(
    face: Face, runner: HeldRunner, services: Services
) -> None:
    with opened(services.settings) as beside:
        beside.checkin.check_in(CLAIRE.secret.text)
    scan(face, runner, CLAIRE)
    assert texts(face.verdict)["tone"] == "stop"
    assert EVENT.id == services.event.id


def enter(face: Face, runner: HeldRunner, pin: str) -> None:
    for digit in pin:
        face.staff.digit(digit)
    face.staff.submit()
    runner.drain()


def look(face: Face, runner: HeldRunner) -> None:
    face._look_for_changes()
    runner.drain()


def _raising(error: Exception) -> object:
    def work(*_: object, **__: object) -> None:
        raise error

    return work


def test_whoever_is_sent_to_staff_is_awaited_there_by_name_and_shows_their_own_code(
    face: Face, runner: HeldRunner, services: Services
) -> None:
    scan(face, runner, UNPAID)
    assert texts(face.verdict)["number"] == UNPAID.code
    scan(face, runner, UNPAID)
    scan(face, runner, CLAIRE)
    scan(face, runner, KWABENA)
    waiting = [(request.kind, request.registrant) for request in services.help.requests()]
    assert waiting == [("refused", UNPAID), ("attention", KWABENA)]


def test_a_discreet_guest_is_greeted_and_reminded_without_a_name(
    face: Face, runner: HeldRunner, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    category = replace(services.event.categories[CLAIRE.category], discreet=True)
    event = replace(services.event, categories={**services.event.categories, CLAIRE.category: category})
    monkeypatch.setattr(services.current, "event", event)
    scan(face, runner, CLAIRE)
    shown = texts(face.verdict)
    assert (shown["tone"], shown["name"], shown["category"], shown["organisation"]) == ("ok", "", "", "")
    scan(face, runner, FRIEDERIKE)
    runner.drain()
    assert texts(face.shell)["notice"] == translator("fr").gettext("Please take your badge")
