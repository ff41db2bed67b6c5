"""What a screen shows, as a picture: without a display, and without a word written to the store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from kiosk.composition import Services
from kiosk.domain.agenda import Session
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Admitted, Direction, FirstEntry, Incomplete, Reason, Refused, Verdict
from kiosk.domain.delegation import Delegation as Group
from kiosk.domain.delegation import Member
from kiosk.domain.event import Event, Han
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.domain.staff import Operator, Role
from kiosk.services.checkin import Outcome
from kiosk.services.delegations import Led
from kiosk.services.desk import Card
from kiosk.services.errors import Trouble
from kiosk.services.help import HelpRequest
from kiosk.services.lookup import Match
from kiosk.services.printing import JobState
from kiosk.services.scanner_test import Heard, HeardKey, garbled
from kiosk.services.staff import SignIn
from ui.application import Frame, Stage, prepare
from ui.face import Face
from ui.view_models.delegation import Gathering
from ui.view_models.desk import Found
from ui.view_models.desk_card import Seen
from ui.view_models.desk_form import correction_form, walk_in_form
from ui.view_models.desk_sheet import ASKING, alike_sheet, merge_sheet, person_row, reason_sheet
from ui.view_models.fault import Cause, Ours
from ui.view_models.hindrance import Hindrance
from ui.view_models.self_lookup import SelfLookup
from ui.view_models.shell import Habits
from ui.view_models.verdict_texts import Subject

Show = Callable[[Face], object]

_NUMBER = "17"
_PEOPLE = {
    "zh": ("张玉慧", "热带种业研究院，三亚"),  # l10n: an invented person
    "en": ("Prof. Kwabena Osei-Mensah", "Accra Institute for Ports"),  # l10n: an invented person
    "fr": ("Claire Dubreuil-Fontaine", "Institut Turgot, Lyon"),  # l10n: an invented person
    "de": ("Dr. Friederike von Hohenstein-Bärenreuther", "Institut für Tiefseetechnik, Kiel"),  # l10n: invented
}
_OPERATOR = Operator("staff-0", "Wei", Role.SUPERVISOR)
_FOUND = (
    ("张玉慧", "Zhang Yuhui", "热带种业研究院，三亚", "Institute for Tropical Seeds, Sanya"),  # l10n: invented
    ("赵雅慧", "Zhao Yahui", "南海船厂", "Nanhai Shipyard"),  # l10n: invented
    ("郑宇航", "Zheng Yuhang", "文昌航天", "Wenchang Aerospace"),  # l10n: invented
    ("Zhou-Yeo Yi Hui", "", "Yangpu Green Port", ""),  # l10n: invented
    ("朱一鸿", "Zhu Yihong", "琼州大学", "Qiongzhou University"),  # l10n: invented
    ("周永红", "Zhou Yonghong", "广东代表团", "Guangdong Delegation"),  # l10n: invented
    ("詹奕涵", "Zhan Yihan", "自由记者", "Freelance journalist"),  # l10n: invented
    ("甄英豪", "Zhen Yinghao", "澳门代表团", "Macao Delegation"),  # l10n: invented
    ("Dr. Zhanna-Yekaterina von Hohenstein-Bärenreuther", "", "Institut Kiel", ""),  # l10n: invented
)
_QUERY = "zhyh"
_NOTE = "Keynote 9:40: Stage A"  # l10n: an organiser's own words
_TRADITIONAL = ("張玉慧", "熱帶種業研究院，三亞")  # l10n: an invented person


class Unwilling:
    """A runner that does nothing: a picture neither writes nor prints."""

    def submit(self, lane: object, work: object, done: object, failed: object = None) -> None:
        """Fills the view models' port."""


def screen_names() -> tuple[str, ...]:
    """Every screen that there is a picture of, by name."""
    return tuple(_SCREENS)


def render(
    services: Services,
    screen: str,
    *,
    lang: str | None = None,
    size: tuple[int, int] = (1080, 1920),
    text_scale: float = 1.0,
    high_contrast: bool = False,
    scan: str | None = None,
) -> QImage:
    """The picture of a screen, `size` pixels large, at the time of the services' clock.

    `scan` shows the verdict on a secret or a code instead, as it would be given now; nothing is recorded. `lang` is the
    language of the screen; without it, the event's first, or that of the person the verdict is about.
    Raises KeyError for a screen that does not exist.
    """
    show = partial(_show_scan, scan) if scan is not None else _SCREENS[screen]
    with staged(services, lang or services.event.languages[0], size) as stage:
        dress(stage.face, text_scale, high_contrast=high_contrast)
        show(stage.face)
        if lang is not None:
            stage.face.shell.chooseLanguage(lang)
        return picture(stage)


def write(image: QImage, file: str) -> bool:
    """Writes a picture as PNG, whatever the file is called; False where that is not possible."""
    return QImageWriter(file, QByteArray(b"png")).write(image)


@contextmanager
def staged(services: Services, lang: str, size: tuple[int, int]) -> Iterator[Stage]:
    """A window that nobody sees, in which nothing moves."""
    if QGuiApplication.instance() is None:
        os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    prepare()
    habits = Habits(lang, services.settings.scanner_side, touch_device=True, reduced_motion=True)
    stage = Stage(services, Unwilling(), habits, Frame(windowed=True, size=size, still=True))
    try:
        yield stage
    finally:
        stage.close()


def dress(face: Face, text_scale: float, *, high_contrast: bool) -> None:
    """Brings the text to its size (1, 1.25 or 1.5) and the colours to their contrast."""
    while face.shell.property("textScale") != text_scale:
        face.shell.cycleTextScale()
    if high_contrast:
        face.shell.toggleContrast()


def picture(stage: Stage) -> QImage:
    """What the window shows when everything has found its place."""
    QGuiApplication.processEvents()
    return stage.window.grabWindow()


def bring_on(screen: str, face: Face) -> None:
    """Shows a screen, by its name. Raises KeyError for one that does not exist."""
    _SCREENS[screen](face)


def sample_person(event: Event, lang: str) -> Registrant:
    """Somebody invented, for pictures: a speaker where there are any, with a secret that admits nobody."""
    traditional = lang == "zh" and event.look.han is not Han.SC
    name, organisation = _TRADITIONAL if traditional else _PEOPLE[lang]
    category = "speaker" if "speaker" in event.categories else next(iter(event.categories), "")
    code = f"{event.code_prefix()}-7Q2K-4"
    return Registrant(code, BadgeSecret(""), name, category=category, organisation=organisation, language=lang)


def _language(face: Face) -> str:
    return str(face.shell.property("language"))


def _show_scan(scan: str, face: Face) -> None:
    outcome = face.services.checkin.preview(scan)
    waiting = isinstance(outcome.verdict, Admitted)
    number = "" if outcome.registrant else _NUMBER
    face.show_subject(Subject(outcome, number, JobState.WAITING if waiting else None))


def _show_verdict(
    verdict: Verdict, face: Face, *, attention: str = "", known: bool = True, discreet: bool = False, **details: Any
) -> None:
    event = face.services.event
    person = sample_person(event, _language(face)) if known else None
    if person is not None:
        person = replace(person, attention=attention)
    now = face.services.clock.now()
    outcome = Outcome(verdict, "", event.main_list.id, Direction.ENTRY, person, now, discreet=discreet)
    face.show_subject(Subject(outcome, **details))


def _show_refusal(reason: Reason, face: Face) -> None:
    known = reason not in (Reason.INVALID, Reason.AMBIGUOUS)
    first = FirstEntry(face.services.clock.now(), face.services.settings.kiosk)
    _show_verdict(Refused(reason, first), face, known=known, number="" if known else _NUMBER)


def _show_day(face: Face) -> None:
    face.shell.openAgenda()
    face.agenda.showDay(face.services.event.starts.isoformat())


def _show_session(face: Face) -> None:
    sessions = face.services.agenda.sessions()
    if sessions:
        face.shell.openSession(max(sessions, key=_fullness).id)


def _fullness(session: Session) -> tuple[int, bool, bool]:
    return len(session.speakers), bool(session.interpretation), bool(session.abstract)


def _show_called(face: Face) -> None:
    face.shell.openHelp()
    face.help.answered(_NUMBER, face.scene())


def _show_finder(state: str, face: Face) -> None:
    finder = face.porch.finder
    finder.become("ready")
    finder.turn(blank=state == "asleep")
    finder.become(state)
    finder.notice(state)


def _show_staff_open(face: Face) -> None:
    face.shell.openStaff()
    face.staff.know_last_scan(face.words.time(face.scene().now))
    face.staff.answered(SignIn(_OPERATOR))


def _show_scanner_test(face: Face, layout: str = "") -> None:
    """The scanner test; with a layout, as a scanner on a computer with that one leaves it."""
    face.shell.open_scanner_test()
    if layout:
        text = garbled(layout)
        face.hear(Heard(tuple(HeardKey(key, 2 * at) for at, key in enumerate(text + "\r")), text))


def _show_caution(face: Face) -> None:
    face.shell.touched()
    face.hinder(Hindrance.UNHEARD, there=True)


def _found_people(event: Event) -> tuple[Registrant, ...]:
    """People invented for the list, with secrets that admit nobody."""
    categories = tuple(event.categories) or ("",)
    prefix = event.code_prefix()
    return tuple(
        Registrant(
            *(f"{prefix}-{at}Q2K-4", BadgeSecret(""), name, latin, categories[at % len(categories)]),
            *(organisation, organisation_latin),
            language="zh",
            phone="+86 138 0000 4821",
            delegation="Sanya" if at % 2 else "",
        )
        for at, (name, latin, organisation, organisation_latin) in enumerate(_FOUND)
    )


def _show_desk(face: Face, *, query: str = _QUERY) -> tuple[Registrant, ...]:
    """The desk with an answer, as somebody signed in sees it."""
    people = _found_people(face.services.event) if query else ()
    face.shell.openStaff()
    face.counter.operator = _OPERATOR
    face.shell.open_desk()
    desk, now = face.counter.desk, face.scene().now
    desk.start_over(query)
    matches = tuple(Match(person, now if at % 3 == 1 else None, 1.0, "name") for at, person in enumerate(people))
    desk.found(Found(query, matches), face.scene())
    desk.know_status(face.services.status.status(), face.scene())
    return people


def _show_desk_nobody(face: Face) -> None:
    _show_desk(face, query="")
    face.counter.desk.start_over(_QUERY)
    face.counter.desk.found(Found(_QUERY), face.scene())


def _show_desk_card(face: Face, outcome: Outcome | None = None, **changes: Any) -> Seen:
    person = replace(_show_desk(face)[0], **changes)
    list_id = face.services.event.main_list.id
    card = Card(person, (), (), (), None, discreet=False, photo=None)
    seen = Seen(card, _OPERATOR, list_id, outcome=outcome)
    face.counter.desk.card.show(seen, face.scene())
    return seen


def _show_desk_refused(face: Face) -> None:
    person = _found_people(face.services.event)[0]
    at, main = face.services.clock.now(), face.services.event.main_list.id
    outcome = Outcome(Refused(Reason.UNPAID), "", main, Direction.ENTRY, person, at)
    _show_desk_card(face, outcome, status=RegistrantStatus.UNPAID)


def _show_desk_requests(face: Face) -> None:
    _show_desk(face, query="")
    now, person = face.scene().now, sample_person(face.services.event, _language(face))
    requests = (HelpRequest(_NUMBER, "refused", now, person, None), HelpRequest("18", "no_code", now, None, None))
    face.counter.desk.know_requests(requests, face.scene())


def _show_desk_form(face: Face, *, new: bool) -> None:
    seen, scene = _show_desk_card(face), face.scene()
    form = walk_in_form(_QUERY, scene) if new else correction_form(seen.card.registrant, scene)
    face.counter.desk.form.show(form)


def _show_desk_reason(kind: str, face: Face) -> None:
    seen = _show_desk_card(face)
    face.counter.desk.sheet.show(reason_sheet(kind, seen.card.registrant.name, face.scene()))


def _show_desk_alike(face: Face) -> None:
    _show_desk_form(face, new=True)
    people, scene = _found_people(face.services.event)[:2], face.scene()
    face.counter.desk.sheet.show(alike_sheet(people[0].name, scene), [person_row(one, scene) for one in people])


def _show_desk_merge(face: Face) -> None:
    _show_desk_card(face)
    first, *_, last = _found_people(face.services.event)
    scene = face.scene()
    rows = [person_row(first, scene, stays=True), person_row(last, scene)]
    face.counter.desk.sheet.show(merge_sheet(scene), rows)


def _show_notice(face: Face) -> None:
    name = sample_person(face.services.event, _language(face)).name
    face.shell.notify(face.words.gettext("{name}, please take your badge", name=name))


def _show_self_lookup(face: Face, *steps: Callable[[SelfLookup], object]) -> None:
    face.shell.openSelfLookup()
    for step in steps:
        QGuiApplication.processEvents()  # a keyboard that goes makes room for the next one
        step(face.self_service.self_lookup)
    QGuiApplication.processEvents()


def _self_lookup(*steps: Callable[[SelfLookup], object]) -> Show:
    return lambda face: _show_self_lookup(face, *steps)


def _named(model: SelfLookup) -> None:
    """With the family name said: the next question stands there."""
    model.type("Li")  # l10n: an invented person
    model.goOn()


def _show_delegation(face: Face, *, done: bool = False) -> None:
    """Somebody's delegation as it waits, or with all but two of them let in."""
    event = face.services.event
    leader = sample_person(event, _language(face))
    names = [name for name, _ in _PEOPLE.values()]
    people = [replace(leader, code=f"{leader.code}{rank}", name=names[rank % len(names)]) for rank in range(23)]
    now = face.services.clock.now()
    arrived = [person.code for person in people[: 21 if done else 6]]
    members = tuple(Member(person, now if person.code in arrived else None) for person in people)
    group = Group("", members)
    face.self_service.delegation.show(Gathering(group), face.scene())
    if done:
        face.self_service.delegation.admitted(group, [person.code for person in people[21:]], _NUMBER, face.scene())
    face.shell.show_delegation()


def _show_leader(face: Face) -> None:
    _show_verdict(Admitted(), face, job=JobState.WAITING, led=Led("", 23))


def _show_discreet(face: Face) -> None:
    _show_verdict(Admitted(), face, discreet=True, job=JobState.WAITING)


def _verdict(verdict: Verdict, **details: Any) -> Show:
    return lambda face: _show_verdict(verdict, face, **details)


def _fault(cause: Cause) -> Show:
    return lambda face: face.show_fault(cause)


_SCREENS: Mapping[str, Show] = {
    "attract": lambda face: face.shell.touched(),
    "attract-camera": partial(_show_finder, "awake"),
    **{f"attract-camera-{state}": partial(_show_finder, state) for state in ("asleep", "dark", "several", "gone")},
    "welcome": _verdict(Admitted(), job=JobState.WAITING),
    "welcome-printed": _verdict(Admitted(), job=JobState.PRINTED),
    "welcome-no-badge": _verdict(Admitted()),
    "welcome-print-failed": _verdict(Admitted(), job=JobState.FAILED),
    "attention": _verdict(Admitted(), attention="-"),
    "incomplete": _verdict(Incomplete(())),
    "not-me": _verdict(Admitted(), disowned=True, number=_NUMBER),
    **{f"refused-{reason.value}": partial(_show_refusal, reason) for reason in Reason},
    "agenda-now": lambda face: face.shell.openAgenda(),
    "agenda-day": _show_day,
    "session": _show_session,
    "help": lambda face: face.shell.openHelp(),
    "help-called": _show_called,
    "welcome-discreet": _show_discreet,
    "welcome-leader": _show_leader,
    "self-lookup": _self_lookup(),
    "self-lookup-digits": _self_lookup(_named),
    "self-lookup-email": _self_lookup(_named, SelfLookup.byEmail),
    "self-lookup-not-found": _self_lookup(SelfLookup.nobody),
    "self-lookup-pause": _self_lookup(lambda model: model.paused(42)),
    "delegation": _show_delegation,
    "delegation-done": partial(_show_delegation, done=True),
    "staff": lambda face: face.shell.openStaff(),
    "staff-open": _show_staff_open,
    "scanner": _show_scanner_test,
    "scanner-fine": lambda face: _show_scanner_test(face, "us"),
    "scanner-layout": lambda face: _show_scanner_test(face, "fr"),
    "desk": lambda face: _show_desk(face, query=""),
    "desk-requests": _show_desk_requests,
    "desk-hits": _show_desk,
    "desk-nobody": _show_desk_nobody,
    "desk-card": _show_desk_card,
    "desk-attention": lambda face: _show_desk_card(face, attention=_NOTE),
    "desk-refused": _show_desk_refused,
    "desk-correct": lambda face: _show_desk_form(face, new=False),
    "desk-walkin": lambda face: _show_desk_form(face, new=True),
    "desk-alike": _show_desk_alike,
    "desk-merge": _show_desk_merge,
    **{f"desk-{kind}": partial(_show_desk_reason, kind) for kind in ASKING},
    "caution": _show_caution,
    "notice": _show_notice,
    **{f"fault-{cause.value}": _fault(cause) for cause in (*Trouble, *Ours)},
}
