"""What can be touched on each screen, and what comes of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, SignalInstance
from PySide6.QtTest import QTest

from tests.qml.measuring import box, is_key
from tests.qml.shows import LANGUAGES, SHOWS, asked, attract, fault, helping, refused, staff, welcome
from tests.qml.stage import QmlStage
from tests.qml.touching import finger, key, middle, move, press, release, touch


class Heard:
    """How often, and with what, a signal was emitted."""

    def __init__(self, signal: SignalInstance) -> None:
        self.calls: list[tuple[object, ...]] = []
        signal.connect(lambda *arguments: self.calls.append(arguments))


@pytest.mark.parametrize("name", SHOWS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_offers_all_four_languages_and_speaks_the_one_touched(
    stage: QmlStage, name: str, lang: str
) -> None:
    stage.show(SHOWS[name]("en"), language="zh" if lang == "en" else "en")
    touch(stage, f"lang-{lang}")
    assert stage.shell.property("language") == lang
    assert stage.item(f"lang-{lang}").property("selected") is True


def test_the_text_grows_twice_and_then_is_as_before(stage: QmlStage) -> None:
    stage.show(attract("en"))
    seen = []
    for _ in range(3):
        touch(stage, "text-scale")
        seen.append(stage.shell.property("textScale"))
    assert seen == [1.25, 1.5, 1.0]


def test_contrast_is_one_touch_away(stage: QmlStage) -> None:
    stage.show(attract("en"))
    touch(stage, "contrast")
    assert stage.theme().property("highContrast") is True


@pytest.mark.parametrize(("pressed", "screen"), [("key-help", "self-lookup"), ("key-agenda", "agenda")])
def test_the_attract_screen_leads_on(stage: QmlStage, pressed: str, screen: str) -> None:
    stage.show(attract("en"))
    touch(stage, pressed)
    assert f"screen-{screen}" in stage.names()


def test_not_me_is_said_with_one_touch(stage: QmlStage) -> None:
    stage.show(welcome("de"), language="de")
    asked_for = Heard(stage.models["verdict"].disownAsked)  # type: ignore[attr-defined]
    touch(stage, "not-me")
    assert len(asked_for.calls) == 1


@pytest.mark.parametrize("show", [refused, asked])
def test_a_verdict_that_is_no_welcome_has_a_way_to_a_person_a_number_and_an_end(stage: QmlStage, show: object) -> None:
    stage.show(show("en"))  # type: ignore[operator]
    over = Heard(stage.models["verdict"].doneAsked)  # type: ignore[attr-defined]
    assert stage.item("way").property("text") == "Please see our staff"
    assert stage.item("number").property("text") == "HN-4M9T-2"
    touch(stage, "done")
    assert len(over.calls) == 1


def test_the_seconds_left_stand_in_the_key_and_along_its_foot(stage: QmlStage) -> None:
    stage.show(refused("en"))
    done = stage.item("done")
    assert "8" in done.property("caption")
    assert done.property("countdown") == pytest.approx(8 / 12)


def test_somebody_without_a_code_calls_a_person(stage: QmlStage) -> None:
    stage.show(helping("fr"), language="fr")
    called = Heard(stage.models["help"].callAsked)  # type: ignore[attr-defined]
    touch(stage, "call-staff")
    assert len(called.calls) == 1


def test_once_somebody_is_called_there_is_a_number_and_nothing_more_to_press(stage: QmlStage) -> None:
    stage.show(helping("fr", "H-042"), language="fr")
    assert stage.item("number").property("text") == "H-042"
    assert "call-staff" not in stage.names()


def test_home_leads_home(stage: QmlStage) -> None:
    stage.show(helping("en"))
    touch(stage, "key-home")
    assert stage.shell.property("screen") == "attract"


def test_a_pin_is_entered_by_touch_and_by_keyboard_alike(stage: QmlStage) -> None:
    stage.show(staff("en", entered=0, locked=0))
    heard = Heard(stage.models["staff"].pinAsked)  # type: ignore[attr-defined]
    for digit in "47":
        touch(stage, f"pin-{digit}")
    key(stage, Qt.Key.Key_1)
    touch(stage, "pin-9")
    touch(stage, "pin-erase")
    key(stage, Qt.Key.Key_2)
    touch(stage, "pin-enter")
    assert heard.calls == [("4712",)]


def test_a_pin_pad_that_is_shut_takes_nothing(stage: QmlStage) -> None:
    stage.show(staff("en", entered=0, locked=42))
    touch(stage, "pin-1")
    assert stage.models["staff"].property("entered") == 0


def test_behind_the_pin_one_key_leads_out_and_one_to_the_scanner_test(stage: QmlStage) -> None:
    stage.show(staff("en", has_pin=False, entered=0, locked=0))
    out = Heard(stage.models["staff"].leaveAsked)  # type: ignore[attr-defined]
    test = Heard(stage.models["staff"].testAsked)  # type: ignore[attr-defined]
    touch(stage, "key-close")
    touch(stage, "key-scanner-test")
    assert (len(out.calls), len(test.calls)) == (1, 1)
    assert "pin-1" not in stage.names()


def test_a_layout_that_was_found_can_be_used(stage: QmlStage) -> None:
    stage.show(SHOWS["scanner test"]("en"))
    asked = Heard(stage.models["scannerTest"].layoutAsked)  # type: ignore[attr-defined]
    touch(stage, "key-use-layout")
    assert asked.calls == [("ch-fr",)]


def test_a_fault_says_what_still_works_and_goes_by_itself_or_when_told(stage: QmlStage) -> None:
    stage.show(fault("en"))
    assert stage.item("still-works").property("text").startswith("The agenda still works")
    touch(stage, "done")
    assert stage.shell.property("screen") == "attract"


def test_only_three_seconds_on_the_clock_lead_to_the_staff(stage: QmlStage) -> None:
    stage.show(attract("en"))
    place = middle(stage, "clock")
    press(stage, place)
    stage.wait(900)
    release(stage, place)
    assert stage.shell.property("screen") == "attract"
    press(stage, place)
    stage.wait(3200)
    release(stage, place)
    assert stage.shell.property("screen") == "staff"


def test_whoever_reads_on_is_asked_and_can_stay(stage: QmlStage) -> None:
    stage.show(helping("en"), seconds_left=7, seconds_total=10)
    assert "7" in stage.item("key-home").property("caption")
    touch(stage, "key-stay")
    stage.show(helping("en"), seconds_left=-1)
    assert "key-stay" not in stage.names()


def test_nobody_is_asked_on_the_attract_screen(stage: QmlStage) -> None:
    stage.show(attract("en"), seconds_left=7, seconds_total=10)
    assert "key-stay" not in stage.names()


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("name", ["welcome", "refused", "asked"])
def test_a_notice_for_the_last_guest_covers_neither_word_nor_key_of_this_one(
    stage: QmlStage, name: str, size: tuple[int, int]
) -> None:
    stage.show(SHOWS[name]("de"), size=size, language="de", notice="Dr. von Hohenstein, bitte Ihr Namensschild")
    toast = box(stage.item("toast"))
    shown = [item for item in stage.items() if is_key(item) or item.objectName() in {"word", "name", "way"}]
    assert [item.objectName() for item in shown if box(item).intersects(toast)] == []


def test_a_notice_goes_when_it_is_over(stage: QmlStage) -> None:
    stage.show(attract("en"), notice="Ms Li, please take your badge")
    assert stage.item("toast-words").property("text") == "Ms Li, please take your badge"
    stage.show(attract("en"))
    stage.wait(50)
    assert "toast" not in stage.names()


def test_a_rehearsal_is_written_in_the_corner_of_every_screen(stage: QmlStage) -> None:
    for make in SHOWS.values():
        stage.show(make("en"), rehearsal="Rehearsal")
        corner = box(stage.item("rehearsal"))
        assert corner.left() < 20
        assert corner.top() < 20


def test_a_finger_that_takes_its_time_presses_a_key_too(stage: QmlStage) -> None:
    stage.show(attract("en"))
    place = middle(stage, "contrast")
    press(stage, place)
    stage.wait(1200)
    release(stage, place)
    assert stage.shell.property("highContrast") is True


def test_a_finger_that_slides_off_a_key_does_not_press_it(stage: QmlStage) -> None:
    stage.show(attract("en"))
    place = middle(stage, "contrast")
    press(stage, place)
    assert stage.item("contrast").property("down") is True
    move(stage, place + QPoint(0, -300))
    release(stage, place + QPoint(0, -300))
    assert stage.shell.property("highContrast") is False


def test_a_pressed_key_lies_on_its_foot_and_rises_again(stage: QmlStage) -> None:
    stage.show(attract("en"))
    place = middle(stage, "key-agenda")
    QTest.touchEvent(stage.window, finger()).press(1, place, stage.window).commit()
    stage.wait()
    assert stage.item("key-agenda").property("flat") is True
    move(stage, place + QPoint(0, -300))
    release(stage, place + QPoint(0, -300))
    assert stage.item("key-agenda").property("flat") is False


def test_keys_are_reached_and_pressed_without_touching(stage: QmlStage) -> None:
    stage.show(attract("en"))
    for _ in range(12):
        key(stage, Qt.Key.Key_Tab)
        focused = stage.window.activeFocusItem()
        if focused is not None and focused.objectName() == "key-help":
            break
    key(stage, Qt.Key.Key_Space)
    assert stage.shell.property("screen") == "self-lookup"


def accessible_name(item: QObject) -> str:
    """What a screen reader says of an item."""
    from PySide6.QtQml import QQmlProperty, qmlContext

    return str(QQmlProperty(item, "Accessible.name", qmlContext(item)).read())


@pytest.mark.parametrize("name", SHOWS)
def test_every_key_has_a_name_that_can_be_spoken(stage: QmlStage, name: str) -> None:
    stage.show(SHOWS[name]("en"))
    silent = [item.objectName() for item in stage.items() if is_key(item) and not accessible_name(item).strip()]
    assert silent == []


def test_only_the_first_screen_is_made_before_it_is_painted(stage: QmlStage) -> None:
    made = {item.objectName() for item in stage.window.findChildren(QObject) if item.objectName().startswith("screen-")}
    assert made <= {"screen-attract", "screen-verdict"}


def test_the_screen_of_a_verdict_is_made_before_the_first_scan(stage: QmlStage) -> None:
    stage.wait(600)
    assert stage.window.findChild(QObject, "screen-verdict") is not None


def test_a_page_moves_in_and_comes_to_rest(stage: QmlStage) -> None:
    stage.show(attract("en"), reduced_motion=False)
    stage.show(helping("en"), reduced_motion=False)
    stage.wait(400)
    assert box(stage.item("screen-help")).topLeft().toTuple() == (0, 0)
    assert stage.item("screen-help").parentItem().opacity() == 1


def test_nothing_moves_for_whoever_wants_it_so(stage: QmlStage) -> None:
    stage.show(attract("en"), reduced_motion=True)
    stage.show(helping("en"), reduced_motion=True)
    assert box(stage.item("screen-help")).left() == 0
    assert stage.item("screen-help").parentItem().opacity() == 1


def test_the_field_of_a_verdict_is_there_in_its_first_frame(stage: QmlStage) -> None:
    stage.show(attract("en"), reduced_motion=False)
    stage.show(welcome("en"), reduced_motion=False)
    assert stage.window.grabWindow().pixelColor(1000, 900).name() == "#22d07a"
