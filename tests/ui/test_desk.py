"""The lookup desk through the real window: typing, touching, scanning, and what is on the screen and in the store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.composition import Services
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Operator, Role
from kiosk.i18n import translator
from tests.ui.conference import CLAIRE, FRIEDERIKE, KWABENA, UNPAID, YUHUI
from tests.ui.keys import scan_text
from tests.ui.window import find, shows, touch, words
from ui.application import Frame, Stage, prepare
from ui.runner import BackgroundRunner
from ui.view_models.idle import Timings
from ui.view_models.shell import Habits

PIN = "314159"
PLAIN = Qt.KeyboardModifier.NoModifier


class Desk:
    """A desk at which somebody is signed in, and the hands of that somebody."""

    def __init__(self, stage: Stage, services: Services, qtbot: QtBot) -> None:
        self.stage, self.services, self._qtbot = stage, services, qtbot
        self.window: QQuickWindow = stage.window

    def until(self, text: str) -> None:
        """Waits until this can be read."""
        self._qtbot.waitUntil(lambda: text in words(self.window), timeout=10_000)

    def until_shown(self, name: str) -> None:
        """Waits until there is an item of this name that may be pressed."""
        self._qtbot.waitUntil(lambda: self._ready(name), timeout=10_000)

    def _ready(self, name: str) -> bool:
        item = find(self.window, name)
        return item is not None and item.isEnabled()

    def until_gone(self, name: str) -> None:
        """Waits until there is none."""
        self._qtbot.waitUntil(lambda: find(self.window, name) is None, timeout=10_000)

    def until_arrived(self, count: int) -> None:
        """Waits until so many are in, in the store."""
        self._qtbot.waitUntil(lambda: self.services.status.status().arrived == count, timeout=10_000)

    def until_watched(self) -> None:
        """Waits until the face has begun to look for what others write."""
        self._qtbot.waitUntil(lambda: self.services.changes._seen is not None, timeout=10_000)

    def type(self, text: str) -> None:
        """A person's typing, a key after another."""
        for letter in text:
            QTest.keyClick(self.window, Qt.Key(ord(letter.upper())), PLAIN, 0)
            QTest.qWait(60)

    def compose(self, text: str) -> None:
        """Text as an input method hands it over, to the field that has the focus."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QGuiApplication.sendEvent(self.window.focusObject(), event)

    def press(self, key: Qt.Key) -> None:
        """One key, and the pause after it."""
        QTest.keyClick(self.window, key)
        QTest.qWait(150)

    def touch(self, name: str) -> None:
        """One touch, when there is something to be touched."""
        self.until_shown(name)
        QTest.qWait(60)  # what has just come finds its place
        touch(self.window, name)

    def find_person(self, text: str, person: Registrant) -> None:
        """Types until somebody is on the card."""
        self.compose(text)
        self._qtbot.waitUntil(lambda: self.on_card() == person.name, timeout=10_000)

    def on_card(self) -> str:
        """Whose card it is."""
        item = find(self.window, "card-name")
        return str(item.property("text")) if item is not None else ""

    @property
    def said(self) -> str:
        """What stands in the field."""
        field = find(self.window, "search")
        assert field is not None
        return str(field.property("text"))


@pytest.fixture(params=["zh", "de"])
def lang(request: pytest.FixtureRequest) -> str:
    """The desk speaks Chinese, then German."""
    return str(request.param)


@pytest.fixture
def role() -> Role:
    """A supervisor, unless a test says otherwise."""
    return Role.SUPERVISOR


@pytest.fixture
def desk(
    qapp: QGuiApplication, services: Services, timings: Timings, lang: str, role: Role, qtbot: QtBot
) -> Iterator[Desk]:
    """The desk, reached as staff reach it: by the PIN and a touch."""
    services.staff.set_pin("000000")
    services.staff.set_pin(PIN, name="Wei", role=role)
    prepare()
    runner = BackgroundRunner(services.close_thread)
    stage = Stage(
        services,
        runner,
        Habits(lang, reduced_motion=True, timings=timings),
        Frame(windowed=True, size=(1280, 800)),
    )
    runner.failed.connect(stage.face.stumbled)
    qtbot.waitUntil(stage.window.isExposed)
    stage.face.shell.openStaff()
    qtbot.waitUntil(lambda: shows(stage.window, "staff"), timeout=10_000)
    for digit in PIN:
        touch(stage.window, f"pin-{digit}")
    touch(stage.window, "pin-enter")
    made = Desk(stage, services, qtbot)
    made.touch("key-lookup-desk")
    qtbot.waitUntil(lambda: shows(stage.window, "desk"), timeout=10_000)
    yield made
    runner.close()
    stage.close()


def acts(services: Services) -> list[tuple[str, str]]:
    """What staff did, in order: the act and why."""
    console = Operator("x", "", Role.SUPERVISOR)
    return [(line.entry.act.value, line.entry.why) for line in reversed(services.audit.entries(console, 100))]


def test_somebody_is_found_checked_in_and_taken_back_by_the_keyboard_alone(desk: Desk, lang: str) -> None:
    t = translator(lang)
    desk.type("yuhui")
    desk.until(YUHUI.name)
    desk.until_shown("key-check-in")
    desk.press(Qt.Key.Key_Return)
    desk.until_arrived(1)
    desk.until(t.gettext("{name} is checked in.", name=YUHUI.name))
    desk.until_shown("key-undo")
    desk.press(Qt.Key.Key_F9)
    desk.until(t.gettext("Take this check-in back?"))
    desk.type("wrong")
    desk.press(Qt.Key.Key_Return)
    desk.until_arrived(0)
    assert acts(desk.services)[-2:] == [("check_in", ""), ("undo", "wrong")]


def test_the_same_by_touch_alone(desk: Desk, lang: str) -> None:
    desk.find_person("Claire", CLAIRE)
    desk.touch("line-0")
    desk.touch("key-check-in")
    desk.until_arrived(1)
    desk.touch("key-undo")
    desk.touch("reason-0")
    desk.until_arrived(0)
    assert acts(desk.services)[-1] == ("undo", translator(lang).gettext("Wrong person"))


def test_a_further_badge_wants_a_reason_and_the_first_does_not(desk: Desk, lang: str) -> None:
    desk.find_person("Claire", CLAIRE)
    desk.press(Qt.Key.Key_F6)
    desk.until(translator(lang).gettext("Another badge"))
    desk.press(Qt.Key.Key_F6)
    desk.touch("key-sheet-confirm")
    desk.until(translator(lang).gettext("Please say why."))
    desk.touch("reason-1")
    desk.until_gone("key-sheet-confirm")
    assert acts(desk.services)[-1] == ("reprint", translator(lang).gettext("Misprint"))
    assert len(desk.services.printing.jobs_of(CLAIRE.code)) == 2


def test_a_note_is_read_by_its_own_key_before_anybody_is_admitted(desk: Desk) -> None:
    desk.find_person("Kwabena", KWABENA)
    desk.until(KWABENA.attention)
    desk.press(Qt.Key.Key_Return)
    assert desk.services.status.status().arrived == 0
    desk.press(Qt.Key.Key_F5)
    desk.until_shown("key-check-in")
    desk.press(Qt.Key.Key_Return)
    desk.until_arrived(1)


def test_a_supervisor_lets_in_all_the_same_and_says_why(desk: Desk) -> None:
    desk.find_person(UNPAID.code, UNPAID)
    desk.press(Qt.Key.Key_Return)
    desk.until_shown("card-refusal")
    desk.touch("key-force")
    desk.touch("reason-2")
    desk.until_arrived(1)
    assert acts(desk.services)[-1][0] == "force"


@pytest.mark.parametrize("role", [Role.VOLUNTEER])
def test_a_volunteer_sees_why_but_cannot_let_in(desk: Desk) -> None:
    desk.find_person(UNPAID.code, UNPAID)
    desk.press(Qt.Key.Key_Return)
    desk.until_shown("card-refusal")
    assert find(desk.window, "key-force") is None
    assert find(desk.window, "key-merge") is None


def test_a_walk_in_is_registered_checked_in_and_gets_a_badge(desk: Desk, lang: str) -> None:
    name = {"zh": "欧阳志远", "de": "Jörg Weißmüller"}[lang]
    desk.compose(name)
    desk.until(translator(lang).gettext("Nobody found"))
    desk.press(Qt.Key.Key_F2)
    desk.touch("choice-category-talent")
    desk.touch("key-form-submit")
    desk.until_arrived(1)
    desk.until(translator(lang).gettext("{name} is checked in.", name=name))
    (match,) = desk.services.lookup.find(name)
    assert len(desk.services.printing.jobs_of(match.registrant.code)) == 1


def test_somebody_of_the_same_name_is_shown_before_another_is_registered(desk: Desk, lang: str) -> None:
    before = desk.services.status.status().registrants
    desk.find_person(CLAIRE.name, CLAIRE)
    desk.touch("key-walk-in")
    desk.touch("choice-category-talent")
    desk.touch("key-form-submit")
    desk.until(translator(lang).gettext("Is it one of these?"))
    desk.touch(f"person-{CLAIRE.code}")
    desk.until_gone("key-sheet-confirm")
    desk.until_shown("key-check-in")
    assert desk.on_card() == CLAIRE.name
    assert desk.services.status.status().registrants == before


def test_a_name_is_put_right_in_place(desk: Desk) -> None:
    desk.find_person("Claire", CLAIRE)
    desk.touch("key-correct")
    desk.until_shown("field-name")
    desk.compose("Claire Dubreuil")  # in place of the name, all of which is chosen
    desk.touch("key-form-submit")
    desk.until_gone("key-form-submit")
    registrant = desk.services.lookup.registrant(CLAIRE.code)
    assert registrant is not None
    assert registrant.name == "Claire Dubreuil"


def test_two_registrations_become_one_and_who_stays_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    desk.find_person("Claire", CLAIRE)
    desk.press(Qt.Key.Key_F10)
    desk.until_shown("purpose")
    desk.find_person("Yuhui", YUHUI)
    desk.touch("key-check-in")
    desk.touch(f"person-{YUHUI.code}")
    desk.touch("key-sheet-confirm")
    qtbot.waitUntil(lambda: acts(desk.services)[-1][0] == "merge", timeout=10_000)
    desk.until_gone("key-sheet-confirm")
    assert desk.services.checkin.check_in(CLAIRE.secret.text).registrant == desk.services.lookup.registrant(YUHUI.code)


def test_a_scan_while_somebody_types_opens_a_card_and_admits_nobody(desk: Desk, qtbot: QtBot) -> None:
    desk.type("cla")
    QTest.qWait(200)  # what a person typed is told from what a scanner types by the pause
    scan_text(desk.window, FRIEDERIKE.secret.text)
    qtbot.waitUntil(lambda: desk.on_card() == FRIEDERIKE.name, timeout=10_000)
    assert desk.said == "cla"
    assert desk.services.status.status().arrived == 0
    assert FRIEDERIKE.secret.text not in words(desk.window)


def test_what_is_pressed_while_the_answer_is_still_to_come_admits_nobody(desk: Desk) -> None:
    desk.find_person("Claire", CLAIRE)
    desk.stage.face.counter.desk.type("Yuhui")
    desk.stage.face.counter.desk.ask("check_in")
    QTest.qWait(300)
    assert desk.services.status.status().arrived == 0


def test_somebody_who_called_waits_at_the_top_until_staff_take_it(desk: Desk, lang: str) -> None:
    desk.until_watched()
    number = desk.services.help.call("no_code")
    desk.until(translator(lang).ngettext("{n} person waits", "{n} people wait", 1))
    desk.press(Qt.Key.Key_Down)
    desk.touch("key-answer")
    desk.until_gone("waiting")
    assert number not in [request.number for request in desk.services.help.requests()]


def test_leaving_the_desk_signs_out_and_keeps_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.find_person("Claire", CLAIRE)
    desk.stage.face.shell.goHome()
    qtbot.waitUntil(lambda: acts(desk.services)[-1][0] == "sign_out", timeout=10_000)
    assert desk.stage.face.counter.desk.property("query") == ""
    assert not any(CLAIRE.name in str(item.property("text")) for item in desk.window.findChildren(QQuickItem))


def press_later(window: QQuickWindow, name: str) -> None:
    """A touch that the window's own event loop brings, as in life.

    Loading a plug-in wants a thread of Qt's that has to have Python's lock, which a press from within Python holds.
    """
    item = find(window, name)
    assert item is not None
    place = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        QGuiApplication.postEvent(window, QMouseEvent(kind, place, window.mapToGlobal(place), left, held, PLAIN))


def test_the_keyboard_of_the_screen_comes_when_it_is_wanted_and_goes_again(desk: Desk, qtbot: QtBot) -> None:
    screen = find(desk.window, "screen-desk")
    assert screen is not None
    press_later(desk.window, "key-keyboard")
    qtbot.waitUntil(lambda: float(screen.property("keyboardHeight")) > 100, timeout=20_000)
    press_later(desk.window, "key-keyboard")
    qtbot.waitUntil(lambda: float(screen.property("keyboardHeight")) == 0, timeout=10_000)
