"""What guests do by themselves in a real window: find themselves without a code, and bring their delegation in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from kiosk.composition import Services, load_event, open_for_screen
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.settings import Settings
from tests.ui.conference import FRIEDERIKE, YUHUI, HandClock, pack, person
from tests.ui.keys import scan_text
from tests.ui.test_application import staged
from tests.ui.window import find, items, read, shows, touch, words
from ui.application import Stage
from ui.view_models.idle import Patience, Timings

ZH, DE = "琼州代表团", "Delegation Kiel"
MEI = person(50, "欧阳美琪", "zh", name_latin="Ouyang Meiqi", phone="+86 138 0013 8472", email="meiqi@example.org")
JOST = person(51, "Jost Müller", "de", phone="+49 431 555 0917", email="jost@example.org")


def delegation(name: str, language: str, first: int) -> tuple[Registrant, ...]:
    """A leader and twenty-two members."""
    people = [
        person(first + rank, f"{'成员' if language == 'zh' else 'Mitglied'}{rank:02}", language, delegation=name)
        for rank in range(23)
    ]
    return (replace(people[0], delegation_role="leader"), *people[1:])


CHINESE, GERMAN = delegation(ZH, "zh", 100), delegation(DE, "de", 200)
UNPAID = replace(GERMAN[22], status=RegistrantStatus.UNPAID)


@pytest.fixture
def services(tmp_path: Path, clock: HandClock) -> Iterator[Services]:
    """As elsewhere, with two who have no code at hand and two delegations."""
    people = (YUHUI, FRIEDERIKE, MEI, JOST, *CHINESE, *GERMAN[:22], UNPAID)
    settings, _ = load_event(Settings(tmp_path / "data"), pack(registrants=people))
    opened = open_for_screen(settings, at=lambda _: clock)
    yield opened
    opened.close()


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


def settle(window: QQuickWindow) -> None:
    """Let everything find its place: Qt lays rows out when it paints."""
    painted = QSignalSpy(window.frameSwapped)
    window.update()
    assert painted.count() or painted.wait(5000)


def tap(window: QQuickWindow, name: str) -> None:
    """A finger on the item of this object name, where it has come to rest."""
    settle(window)
    touch(window, name)


def letter(window: QQuickWindow, text: str) -> QQuickItem:
    """The key of the on-screen keyboard that writes this."""
    found = [item for item in items(window) if item.property("keyType") is not None and read(item) == text]
    assert found, f"no key writes {text}"
    return found[0]


def press(window: QQuickWindow, item: QQuickItem) -> None:
    settle(window)
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def write(stage: Stage, text: str, qtbot: QtBot) -> None:
    """One key of the on-screen keyboard after the other. What pinyin has not settled yet counts as typed too."""
    model = stage.face.self_service.self_lookup
    for count, character in enumerate(text, start=1):
        press(stage.window, letter(stage.window, character))
        qtbot.waitUntil(lambda count=count: len(model.property("typed").replace(" ", "")) >= count, timeout=5000)


def open_self_lookup(window: QQuickWindow, qtbot: QtBot, language: str = "de") -> None:
    tap(window, "key-help")
    qtbot.waitUntil(lambda: shows(window, "self-lookup"), timeout=5000)
    tap(window, f"lang-{language}")
    qtbot.waitUntil(lambda: any(read(item) in "qQaA" and read(item) for item in items(window)), timeout=5000)
    QTest.qWait(300)  # another language brings another keyboard


def say(stage: Stage, family: str, digits: str) -> None:
    """A name as it is typed, then digits by touch."""
    stage.face.self_service.self_lookup.type(family)
    tap(stage.window, "go-on")
    for digit in digits:
        tap(stage.window, f"pin-{digit}")
    tap(stage.window, "pin-enter")


def test_somebody_without_a_code_is_found_by_touch_and_welcomed_as_by_a_scan(
    window: QQuickWindow, stage: Stage, services: Services, qtbot: QtBot
) -> None:
    open_self_lookup(window, qtbot)
    write(stage, "muller", qtbot)
    tap(window, "go-on")
    for digit in "0917":
        tap(window, f"pin-{digit}")
    tap(window, "pin-enter")
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)
    assert "Jost Müller" in words(window)
    assert services.status.status().arrived == 1


def test_an_address_finds_as_well_as_a_telephone(window: QQuickWindow, stage: Stage, qtbot: QtBot) -> None:
    open_self_lookup(window, qtbot)
    stage.face.self_service.self_lookup.type("Müller")
    tap(window, "go-on")
    tap(window, "by-email")
    QTest.qWait(300)
    write(stage, "jost", qtbot)
    tap(window, "at-sign")
    field = find(window, "typing")
    assert field is not None
    assert read(field) == "jost@"
    field.setProperty("text", "JOST@example.org")
    tap(window, "go-on")
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)


def candidates(window: QQuickWindow) -> list[str]:
    """What pinyin offers, best first."""
    return [read(item) for item in items(window) if item.property("lang") == "zh" and read(item) > "\u3400"]


def pick(window: QQuickWindow, text: str) -> None:
    """A finger on what pinyin offers."""
    QTest.qWait(600)  # the candidates slide up above the keys
    above = [item for item in items(window) if item.property("lang") == "zh" and read(item) == text]
    press(window, above[0])
    QTest.qWait(300)


def test_a_chinese_name_is_written_in_pinyin(window: QQuickWindow, stage: Stage, qtbot: QtBot) -> None:
    open_self_lookup(window, qtbot, "zh")
    write(stage, "ouyang", qtbot)
    pick(window, "欧阳")
    assert stage.face.self_service.self_lookup.property("typed") == "欧阳"


def test_the_keyboard_learns_nothing_of_what_somebody_has_written(
    window: QQuickWindow, stage: Stage, qtbot: QtBot
) -> None:
    # Without the field's hint the pair that somebody put together here is offered first from then on.
    open_self_lookup(window, qtbot, "zh")
    write(stage, "qiuxian", qtbot)
    pick(window, "秋")
    pick(window, "县")
    assert stage.face.self_service.self_lookup.property("typed") == "秋县"
    tap(window, "key-home")
    open_self_lookup(window, qtbot, "zh")
    write(stage, "qiuxian", qtbot)
    QTest.qWait(600)
    offered = candidates(window)
    assert "秋" in offered
    assert "秋县" not in offered


def test_somebody_is_found_from_a_keyboard_alone(window: QQuickWindow, qtbot: QtBot) -> None:
    open_self_lookup(window, qtbot)
    for part in ("Müller", "0917"):
        for character in part:
            QTest.keyClick(window, character if character.isascii() else Qt.Key.Key_Udiaeresis)
            QTest.qWait(150)
        QTest.keyClick(window, Qt.Key.Key_Return)
        QTest.qWait(150)
    qtbot.waitUntil(lambda: not shows(window, "self-lookup"), timeout=5000)


def test_who_does_not_exist_and_wrong_digits_are_told_the_same_and_a_person_is_one_key_away(
    window: QQuickWindow, stage: Stage, services: Services, qtbot: QtBot
) -> None:
    told = []
    open_self_lookup(window, qtbot)
    for family, digits in (("Müller", "0918"), ("Nobody", "0917")):
        say(stage, family, digits)
        qtbot.waitUntil(lambda: find(window, "try-again") is not None, timeout=5000)
        told.append(words(window))
        tap(window, "try-again")
        qtbot.waitUntil(lambda: find(window, "go-on") is not None, timeout=5000)
    assert told[0] == told[1]
    assert services.status.status().arrived == 0
    tap(window, "call-staff")
    qtbot.waitUntil(lambda: shows(window, "help"), timeout=5000)


def test_after_five_tries_there_is_a_pause_which_the_next_guest_meets_as_well(
    window: QQuickWindow, stage: Stage, qtbot: QtBot
) -> None:
    open_self_lookup(window, qtbot)
    for _ in range(5):
        say(stage, "Nobody", "0000")
        qtbot.waitUntil(lambda: find(window, "try-again") is not None, timeout=5000)
        tap(window, "try-again")
        qtbot.waitUntil(lambda: find(window, "go-on") is not None, timeout=5000)
    say(stage, "Müller", "0917")
    model = stage.face.self_service.self_lookup
    qtbot.waitUntil(lambda: model.property("step") == "pause", timeout=5000)
    tap(window, "key-home")
    tap(window, "key-help")
    qtbot.waitUntil(lambda: model.property("step") == "pause", timeout=5000)
    assert find(window, "call-staff") is not None


def test_walking_away_leaves_nothing_and_a_scan_by_the_next_guest_does_the_same(
    window: QQuickWindow, stage: Stage, qtbot: QtBot
) -> None:
    model = stage.face.self_service.self_lookup
    open_self_lookup(window, qtbot)
    press(window, letter(window, "q"))
    qtbot.waitUntil(lambda: model.property("typed").lower() == "q", timeout=5000)
    stage.face.shell.goHome()
    assert model.property("typed") == ""
    open_self_lookup(window, qtbot)
    field = find(window, "typing")
    assert field is not None
    assert (read(field), field.property("canUndo")) == ("", False)
    press(window, letter(window, "x"))
    scan_text(window, FRIEDERIKE.secret.text)
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)
    assert (model.property("typed"), model.property("step")) == ("", "")


def open_delegation(window: QQuickWindow, leader: Registrant, qtbot: QtBot) -> None:
    scan_text(window, leader.secret.text)
    qtbot.waitUntil(lambda: find(window, "open-delegation") is not None, timeout=5000)
    tap(window, "open-delegation")
    qtbot.waitUntil(lambda: shows(window, "delegation"), timeout=5000)


def test_a_chinese_delegation_of_twenty_three_is_in_with_one_touch_however_often_it_is_pressed(
    window: QQuickWindow, services: Services, qtbot: QtBot
) -> None:
    open_delegation(window, CHINESE[0], qtbot)
    assert "成员01" in words(window)
    tap(window, "admit")
    if find(window, "admit") is not None:
        tap(window, "admit")
    qtbot.waitUntil(lambda: find(window, "done") is not None, timeout=10_000)
    assert services.delegations.show(ZH).arrived == 23
    assert "23 人中已到 23 人" in words(window)
    assert len({job.batch for job in services.printing.jobs() if job.batch}) == 1


def test_of_a_german_delegation_whoever_is_absent_stays_out_and_whoever_is_refused_is_sent_to_staff(
    window: QQuickWindow, services: Services, qtbot: QtBot
) -> None:
    open_delegation(window, GERMAN[0], qtbot)
    tap(window, f"member-{GERMAN[3].code}")
    tap(window, "admit")
    qtbot.waitUntil(lambda: find(window, "done") is not None, timeout=10_000)
    assert services.delegations.show(DE).arrived == 21
    read_all = words(window)
    assert "21 von 23 eingetroffen" in read_all
    assert "1 Person muss sich an unser Team wenden." in read_all
    assert UNPAID.name in read_all
    assert UNPAID.code not in read_all
    assert services.help.waiting() == 1


def test_all_and_none_tick_everybody_and_nobody(window: QQuickWindow, stage: Stage, qtbot: QtBot) -> None:
    model = stage.face.self_service.delegation
    open_delegation(window, GERMAN[0], qtbot)
    tap(window, "tick-none")
    assert model.property("chosen") == 0
    tap(window, "admit")
    assert not model.property("asking")
    tap(window, "tick-all")
    assert model.property("chosen") == 22


def test_a_delegation_is_gone_with_its_leader_and_shown_to_nobody_else(
    window: QQuickWindow, stage: Stage, qtbot: QtBot
) -> None:
    open_delegation(window, CHINESE[0], qtbot)
    scan_text(window, FRIEDERIKE.secret.text)
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)
    assert stage.face.self_service.delegation.property("rows").rows == ()
    stage.face.shell.openDelegation(ZH)
    QTest.qWait(200)
    assert not shows(window, "delegation")
    stage.face.shell.goHome()
    stage.face.shell.openDelegation(ZH)
    QTest.qWait(200)
    assert shows(window, "attract")


def test_a_leader_who_walks_away_leaves_no_name_behind(qapp: QGuiApplication, services: Services, qtbot: QtBot) -> None:
    timings = Timings(Patience(600_000), Patience(2000, 1), Patience(600_000), Patience(600_000, 12), 600_000)
    with staged(services, timings) as stage:
        qtbot.waitUntil(stage.window.isExposed)
        open_delegation(stage.window, CHINESE[0], qtbot)
        qtbot.waitUntil(lambda: shows(stage.window, "attract"), timeout=20_000)
        assert stage.face.self_service.delegation.property("rows").rows == ()
