"""The whole touch screen in a real window: touched, scanned at, and read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.composition import Services, load_event, opened
from kiosk.services.scanner_test import TEST_CODE
from tests.ui.conference import CLAIRE, FRIEDERIKE, SESSIONS, YUHUI, HandClock, at, pack, said
from tests.ui.keys import scan_text, type_text
from tests.ui.staging import UPRIGHT, staged
from tests.ui.window import dismiss, find, shows, touch, words
from ui.application import Stage
from ui.view_models import idle
from ui.view_models.idle import Patience, Timings
from ui.view_models.ports import Lane

SIZES = [UPRIGHT, (960, 540), (640, 400)]


@pytest.fixture
def stage(qapp: QGuiApplication, services: Services, timings: Timings, qtbot: QtBot) -> Iterator[Stage]:
    """The touch screen, upright."""
    with staged(services, timings) as made:
        qtbot.waitUntil(made.window.isExposed)
        yield made


@pytest.fixture
def window(stage: Stage) -> QQuickWindow:
    """Its window."""
    return stage.window


def test_the_first_thing_seen_is_whose_conference_it_is(window: QQuickWindow) -> None:
    assert shows(window, "attract")
    for text in ("港湾大会", "08:42", "开幕式", "09:00"):
        assert text in words(window)


def test_a_scan_is_welcomed_in_the_registrants_own_language_and_prints_a_badge(
    window: QQuickWindow, services: Services, qtbot: QtBot
) -> None:
    scan_text(window, FRIEDERIKE.secret.text)
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)
    assert "Bärenreuther" in words(window).replace("\n", " ")
    assert "Eröffnung" in words(window)
    qtbot.waitUntil(lambda: bool(list(services.settings.badges.glob("*.pdf"))), timeout=10_000)


def test_a_second_scan_is_refused_without_a_time(
    window: QQuickWindow, clock: HandClock, services: Services, qtbot: QtBot
) -> None:
    with opened(services.settings, at=lambda _: HandClock(at(7, 13))) as beside:
        beside.checkin.check_in(CLAIRE.secret.text)
    scan_text(window, CLAIRE.secret.text)
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)
    read = words(window)
    assert CLAIRE.code in read
    assert "07:13" not in read
    assert services.settings.kiosk not in read
    assert find(window, "done") is not None


def test_a_scan_works_from_every_screen(window: QQuickWindow, stage: Stage, qtbot: QtBot) -> None:
    for number, key in enumerate(("key-agenda", "key-help")):
        touch(window, key)
        qtbot.waitUntil(lambda: not shows(window, "attract"), timeout=5000)
        scan_text(window, f"NOBODY{number}")
        qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)
        stage.face.shell.goHome()


def test_the_next_scan_is_taken_while_the_last_badge_still_prints(
    window: QQuickWindow, stage: Stage, qtbot: QtBot
) -> None:
    scan_text(window, CLAIRE.secret.text)
    scan_text(window, FRIEDERIKE.secret.text)
    qtbot.waitUntil(lambda: "Bärenreuther" in words(window).replace("\n", " "), timeout=5000)
    qtbot.waitUntil(lambda: CLAIRE.name in stage.face.shell.property("notice"), timeout=10_000)
    qtbot.waitUntil(lambda: CLAIRE.name in words(window), timeout=2000)


def test_not_me_takes_it_back_and_calls_staff(
    window: QQuickWindow, stage: Stage, services: Services, qtbot: QtBot
) -> None:
    scan_text(window, YUHUI.secret.text)
    qtbot.waitUntil(lambda: find(window, "not-me") is not None, timeout=5000)
    touch(window, "not-me")
    qtbot.waitUntil(lambda: stage.face.verdict.property("tone") == "ask", timeout=5000)
    assert YUHUI.name not in words(window)
    assert services.help.waiting() == 1
    assert services.status.status().arrived == 0


@pytest.mark.parametrize(
    "text", ["A" * 10_000, "\x1d\x07abcd", "😀😀😀😀", "nobody"], ids=["10 kB", "control", "emoji", "unknown"]
)
def test_what_is_no_code_is_refused_on_the_screen(window: QQuickWindow, stage: Stage, qtbot: QtBot, text: str) -> None:
    scan_text(window, text)
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=20_000)
    assert stage.face.verdict.property("tone") == "stop"
    assert text not in words(window)


def test_the_language_changes_live_on_every_screen(window: QQuickWindow, qtbot: QtBot) -> None:
    for key, there in (("key-agenda", "agenda"), ("key-help", "self-lookup")):
        touch(window, key)
        qtbot.waitUntil(lambda there=there: shows(window, there), timeout=5000)
        touch(window, "lang-fr")
        french = words(window)
        touch(window, "lang-de")
        assert words(window) != french
        touch(window, "key-home")
        qtbot.waitUntil(lambda: shows(window, "attract"), timeout=5000)
        assert "港湾大会" in words(window)


def test_home_leaves_nothing_of_the_last_person_on_the_screen(window: QQuickWindow, stage: Stage, qtbot: QtBot) -> None:
    scan_text(window, FRIEDERIKE.secret.text)
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)
    stage.face.shell.goHome()
    hidden = "\n".join(text for item in everything(window) if isinstance(text := item.property("text"), str))
    assert "Bärenreuther" not in hidden
    assert FRIEDERIKE.code not in hidden


def test_the_agenda_opens_a_session_and_leads_back(window: QQuickWindow, stage: Stage, qtbot: QtBot) -> None:
    touch(window, "key-agenda")
    qtbot.waitUntil(lambda: shows(window, "agenda"), timeout=5000)
    stage.face.shell.openSession("deep")
    qtbot.waitUntil(lambda: shows(window, "session"), timeout=5000)
    for text in ("深海论坛", "梁佳怡", "10:45", "B1"):
        assert text in words(window).replace("\n", "")
    touch(window, "key-back")
    qtbot.waitUntil(lambda: shows(window, "agenda"), timeout=5000)


def test_a_call_for_help_shows_a_number(window: QQuickWindow, stage: Stage, services: Services, qtbot: QtBot) -> None:
    touch(window, "key-help")
    qtbot.waitUntil(lambda: shows(window, "self-lookup"), timeout=5000)
    touch(window, "call-staff")
    qtbot.waitUntil(lambda: shows(window, "help"), timeout=5000)
    touch(window, "call-staff")
    qtbot.waitUntil(lambda: bool(stage.face.help.property("number")), timeout=5000)
    assert stage.face.help.property("number") in words(window)
    assert services.help.waiting() == 1


def test_a_full_disk_shows_no_welcome(window: QQuickWindow, stage: Stage, services: Services, qtbot: QtBot) -> None:
    with full_disk(stage, services, qtbot):
        for number in range(200):
            scan_text(window, f"NOBODY{number}")
            qtbot.waitUntil(lambda: not shows(window, "attract"), timeout=5000)
            if shows(window, "fault"):
                break
            stage.face.shell.goHome()
        assert shows(window, "fault")
        scan_text(window, YUHUI.secret.text)
        QTest.qWait(300)
        assert YUHUI.name not in words(window)
        assert services.status.status().arrived == 0
    scan_text(window, FRIEDERIKE.secret.text)
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)


def test_the_pin_leads_out_by_touch_and_by_keyboard(
    window: QQuickWindow, stage: Stage, services: Services, qtbot: QtBot
) -> None:
    services.staff.set_pin("314159")
    stage.face.shell.openStaff()
    qtbot.waitUntil(lambda: shows(window, "staff"), timeout=5000)
    for digit in "314":
        touch(window, f"pin-{digit}")
    for digit in "159":
        type_text(window, digit)
        QTest.qWait(150)
    assert stage.face.staff.property("entered") == 6
    touch(window, "pin-enter")
    qtbot.waitUntil(lambda: find(window, "key-close") is not None, timeout=5000)
    with qtbot.waitSignal(stage.face.leaving, timeout=5000):
        touch(window, "key-close")


def test_the_scanner_test_shows_every_key_and_admits_nobody(
    window: QQuickWindow, stage: Stage, services: Services, qtbot: QtBot
) -> None:
    stage.face.shell.openStaff()
    qtbot.waitUntil(lambda: find(window, "key-scanner-test") is not None, timeout=5000)
    touch(window, "key-scanner-test")
    qtbot.waitUntil(lambda: shows(window, "scanner"), timeout=5000)
    scan_text(window, YUHUI.secret.text)
    qtbot.waitUntil(lambda: stage.face.scanner_test.property("keys").rowCount() == len(YUHUI.secret.text) + 1)
    scan_text(window, TEST_CODE)
    qtbot.waitUntil(lambda: stage.face.scanner_test.property("fine"), timeout=5000)
    assert "CR" in words(window)
    assert services.status.status().checkins == 0
    touch(window, "key-back")
    qtbot.waitUntil(lambda: shows(window, "staff"), timeout=5000)


def test_a_scan_in_the_middle_of_a_transition_is_taken(
    qapp: QGuiApplication, services: Services, timings: Timings, qtbot: QtBot
) -> None:
    with staged(services, timings) as stage:
        qtbot.waitUntil(stage.window.isExposed)
        stage.face.shell._fold(reduced_motion=False)
        type_text(stage.window, CLAIRE.secret.text[:10])
        touch(stage.window, "key-agenda")
        scan_text(stage.window, CLAIRE.secret.text[10:])
        qtbot.waitUntil(lambda: shows(stage.window, "verdict"), timeout=5000)
        assert stage.face.verdict.property("tone") == "ok"


def test_a_serial_scanner_admits_and_one_that_is_gone_is_told_of(
    qapp: QGuiApplication, services: Services, timings: Timings, qtbot: QtBot, tmp_path: Path
) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals that a port could be opened on")
    master, slave = pty.openpty()
    services.settings = replace(services.settings, serial_port=os.ttyname(slave))
    with staged(services, timings) as stage:
        qtbot.waitUntil(stage.window.isExposed)
        assert stage.face.shell.property("caution") == ""
        os.write(master, f"{CLAIRE.secret.text}\r".encode())
        qtbot.waitUntil(lambda: shows(stage.window, "verdict"), timeout=5000)
        assert stage.face.verdict.property("tone") == "ok"
        stage.face.shell.goHome()
        os.close(slave)
        os.close(master)
        qtbot.waitUntil(lambda: find(stage.window, "caution") is not None, timeout=5000)
        assert stage.face.shell.property("caution") in words(stage.window).replace("\n", "")


def test_a_window_that_has_lost_the_keyboard_says_so_until_it_is_back(
    window: QQuickWindow, stage: Stage, qtbot: QtBot
) -> None:
    other = QWindow()
    other.show()
    other.requestActivate()
    qtbot.waitUntil(lambda: find(window, "caution") is not None, timeout=5000)
    window.requestActivate()
    qtbot.waitUntil(lambda: stage.face.shell.property("caution") == "", timeout=5000)
    other.close()
    dismiss(other)


def test_a_full_screen_window_stays_whatever_asks_it_to_close(
    qapp: QGuiApplication, services: Services, timings: Timings, qtbot: QtBot
) -> None:
    with staged(services, timings, windowed=False) as stage:
        qtbot.waitUntil(stage.window.isExposed)
        stage.window.close()
        assert stage.window.isVisible()


def test_a_reader_who_leaves_is_forgotten_after_a_countdown(
    qapp: QGuiApplication, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "_SECOND", 30)
    with staged(services, Timings(reading=Patience(200, 10))) as stage:
        counted: list[int] = []
        shell = stage.face.shell
        shell.secondsLeftChanged.connect(lambda: counted.append(shell.property("secondsLeft")))
        touch(stage.window, "key-agenda")
        touch(stage.window, "lang-fr")
        qtbot.waitUntil(lambda: shows(stage.window, "attract"), timeout=10_000)
        assert counted == [*range(10, 0, -1), -1]
        assert "港湾大会" in words(stage.window)


def test_a_countdown_can_be_stopped_by_a_touch(
    qapp: QGuiApplication, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "_SECOND", 200)
    with staged(services, Timings(reading=Patience(300, 10))) as stage:
        touch(stage.window, "key-agenda")
        qtbot.waitUntil(lambda: stage.face.shell.property("secondsLeft") > 0, timeout=5000)
        touch(stage.window, "lang-zh")
        assert stage.face.shell.property("secondsLeft") == -1
        assert shows(stage.window, "agenda")


def test_what_another_program_changes_is_on_the_screen_within_a_second(
    window: QQuickWindow, services: Services, qtbot: QtBot
) -> None:
    qtbot.wait(700)
    renamed = (replace(SESSIONS[0], title=said(zh="改名的开幕式")), *SESSIONS[1:])
    load_event(services.settings, pack(sessions=renamed))
    qtbot.waitUntil(lambda: "改名的开幕式" in words(window), timeout=1500)


@contextmanager
def full_disk(stage: Stage, services: Services, qtbot: QtBot) -> Iterator[None]:
    """The connection that check-ins are written by finds no more room than the file has now."""
    (pages,) = services.store.connection().execute("PRAGMA page_count").fetchone()
    _limit(stage, services, qtbot, pages)
    yield
    _limit(stage, services, qtbot, 1_000_000)


def _limit(stage: Stage, services: Services, qtbot: QtBot, pages: int) -> None:
    done: list[object] = []

    def limit() -> object:
        return services.store.connection().execute(f"PRAGMA max_page_count = {pages}").fetchone()

    stage.face._runner.submit(Lane.STORE, limit, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)


def everything(window: QQuickWindow) -> Iterator[object]:
    """Every item there is, shown or not."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(item.childItems())
