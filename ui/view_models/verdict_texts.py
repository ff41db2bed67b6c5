"""A verdict as an attendee sees it: a pure function from what happened to texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.domain.agenda import Session, next_after
from kiosk.domain.checkin import Admitted, Incomplete, Reason, Refused
from kiosk.domain.registrant import Registrant
from kiosk.services import wording
from kiosk.services.checkin import Outcome
from kiosk.services.delegations import Led
from kiosk.services.printing import JobState
from ui.view_models.han import has_han
from ui.view_models.scene import Scene

_DISCREET = frozenset({Reason.UNPAID, Reason.UNAPPROVED, Reason.BLOCKED})
_PROGRESS = {
    JobState.WAITING: 0.1,
    JobState.RENDERING: 0.4,
    JobState.SENT: 0.7,
    JobState.PRINTED: 1.0,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What the verdict screen is about. `number` is a help number, `job` the state of the badge that was queued.

    `disowned` says that the person in front of the screen is somebody else, `led` whom they lead that have still to
    come.
    """

    outcome: Outcome
    number: str = ""
    job: JobState | None = None
    disowned: bool = False
    led: Led | None = None


@dataclass(frozen=True, slots=True)
class VerdictTexts:
    """What the verdict screen shows. All empty when it is about nobody."""

    tone: str = ""
    word: str = ""
    name: str = ""
    name_han: str = ""
    category: str = ""
    organisation: str = ""
    sentence: str = ""
    way: str = ""
    way_ends: str = ""
    desk: str = ""
    number: str = ""
    next_plate: str = ""
    next_when: str = ""
    next_title: str = ""
    next_title_lang: str = ""
    next_where: str = ""
    can_disown: bool = False
    printing: float = -1.0
    delegation: str = ""
    offer: str = ""


def tone_of(subject: Subject) -> str:
    """`ok` only for who may go in without a word with staff; `ask` where a person is needed, `stop` where it is no."""
    if subject.disowned:
        return "ask"
    match subject.outcome.verdict:
        case Admitted():
            return "ask" if _needs_attention(subject.outcome.registrant) else "ok"
        case Incomplete():
            return "ask"
        case Refused(reason=reason) as refused:
            return "ask" if reason in _DISCREET or wording.asks_for_a_scan(refused) else "stop"
        case _:
            assert_never(subject.outcome.verdict)


def verdict_texts(subject: Subject, scene: Scene) -> VerdictTexts:
    """The texts of a verdict in the language of the scene."""
    if subject.disowned:
        return _disowned(subject, scene)
    registrant = subject.outcome.registrant
    match subject.outcome.verdict:
        case Admitted() if registrant is not None and not _needs_attention(registrant):
            return _welcome(subject, registrant, scene)
        case Admitted():
            return _attention(subject, scene)
        case Incomplete() | Refused():
            return _turned_to_staff(subject, scene)
        case _:
            assert_never(subject.outcome.verdict)


def name_face(name: str, own: str | None, event: str) -> str:
    """The face a name is set in: `latin`, else the registrant's form of characters, else the event's."""
    return (own or event) if has_han(name) else "latin"


def _is_named(registrant: Registrant | None) -> bool:
    """Whether a name is known: a ticket of another system tells none."""
    return registrant is not None and bool(registrant.name)


def _needs_attention(registrant: Registrant | None) -> bool:
    return registrant is not None and bool(registrant.attention)


def _welcome(subject: Subject, registrant: Registrant, scene: Scene) -> VerdictTexts:
    texts = _welcome_by_name(subject, registrant, scene)
    texts = replace(texts, name="", category="", organisation="") if subject.outcome.discreet else texts
    return _offering(subject.led, texts, scene) if subject.led else texts


def _welcome_by_name(subject: Subject, registrant: Registrant, scene: Scene) -> VerdictTexts:
    following = next_after(scene.sessions, scene.now)
    way, ends = _way_of_badge(subject, scene)
    return VerdictTexts(
        tone="ok",
        word=wording.headline(subject.outcome.verdict, scene.words, subject.outcome.direction),
        name=registrant.name,
        name_han=name_face(registrant.name, registrant.han, scene.event.look.han),
        category=_category(registrant, scene),
        organisation=_organisation(registrant, scene),
        way=way,
        way_ends=ends,
        desk=wording.help_desk(scene.event, scene.words) if ends == "person" else "",
        number=registrant.code if ends == "person" else "",
        next_plate=scene.plate(following.room) if following else "",
        next_when=_when(following, scene) if following else "",
        next_title=scene.text(following.title).text if following else "",
        next_title_lang=scene.text(following.title).lang if following else "",
        next_where=_where(following, scene) if following else "",
        can_disown=True,
        printing=_PROGRESS.get(subject.job, -1.0) if subject.job else -1.0,
    )


def _offering(led: Led, texts: VerdictTexts, scene: Scene) -> VerdictTexts:
    """A leader is asked whether the others come in with them, in place of what is next."""
    offer = scene.words.ngettext(
        "Check in your delegation: {n} person", "Check in your delegation: {n} people", led.to_come
    )
    return replace(texts, delegation=led.delegation, offer=offer, next_title="")


def _attention(subject: Subject, scene: Scene) -> VerdictTexts:
    """Somebody is admitted but staff want a word: that is all the screen says. What it is about is for staff."""
    texts = VerdictTexts(
        tone="ask",
        word=scene.words.gettext("Please\nsee staff"),
        sentence=scene.words.gettext("Our team will take care of you right away."),
        can_disown=True,
    )
    return _to_staff(texts, subject, scene)


def _turned_to_staff(subject: Subject, scene: Scene) -> VerdictTexts:
    texts = VerdictTexts(
        tone=tone_of(subject),
        word=wording.headline(subject.outcome.verdict, scene.words),
        sentence=wording.sentence(subject.outcome.verdict, scene.words),
    )
    return _to_staff(texts, subject, scene)


def _disowned(subject: Subject, scene: Scene) -> VerdictTexts:
    """Nothing of the person whose code it was stays on the screen: whoever stands there is somebody else."""
    texts = VerdictTexts(
        tone="ask",
        word=scene.words.gettext("Please\nsee staff"),
        sentence=scene.words.gettext("The check-in has been taken back. Our team will find your own code."),
    )
    return replace(_to_staff(texts, subject, scene), number=subject.number)


def _to_staff(texts: VerdictTexts, subject: Subject, scene: Scene) -> VerdictTexts:
    registrant = subject.outcome.registrant
    return replace(
        texts,
        way=scene.words.gettext("Please see our staff"),
        way_ends="person",
        desk=wording.help_desk(scene.event, scene.words),
        number=registrant.code if registrant else subject.number,
    )


def _way_of_badge(subject: Subject, scene: Scene) -> tuple[str, str]:
    """The text of the way and what it ends at. `unknown` may well lie in the slot: the holder can see that best."""
    if subject.outcome.badge_waits and not _is_named(subject.outcome.registrant):
        return scene.words.gettext("For your badge, please see our staff"), "person"
    if subject.outcome.badge_waits:
        return scene.words.gettext("Your badge is waiting at our desk"), "person"
    job = subject.job
    match job:
        case None | JobState.CANCELLED:
            return scene.words.gettext("Please come in"), "room"
        case JobState.WAITING | JobState.RENDERING | JobState.SENT:
            return scene.words.gettext("Your badge is being printed"), "badge"
        case JobState.PRINTED:
            return scene.words.gettext("Please take your badge"), "badge"
        case JobState.FAILED | JobState.UNKNOWN:
            return scene.words.gettext("For your badge, please see our staff"), "person"
        case _:
            assert_never(job)


def _category(registrant: Registrant, scene: Scene) -> str:
    category = scene.event.categories.get(registrant.category)
    return scene.text(category.name).text if category else ""


def _organisation(registrant: Registrant, scene: Scene) -> str:
    """As the reader of this language can read it: the Latin form but in Chinese, where there is one."""
    if scene.words.language == "zh":
        return registrant.organisation or registrant.organisation_latin
    return registrant.organisation_latin or registrant.organisation


def _when(session: Session, scene: Scene) -> str:
    start = scene.local(session.start)
    if start.date() == scene.now.date():
        return scene.words.gettext("Next at {time}", time=scene.words.time(start))
    return scene.words.gettext("Next: {day}, {time}", day=scene.words.day(start.date()), time=scene.words.time(start))


def _where(session: Session, scene: Scene) -> str:
    room = scene.room(session.room)
    if room is None:
        return ""
    return scene.text(room.where).text or scene.text(room.name).text
