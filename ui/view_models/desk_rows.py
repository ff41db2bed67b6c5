"""The lines of the lookup desk's list: who was found, and who waits for a person."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.registrant import Registrant
from kiosk.i18n import N_
from kiosk.services.help import HelpRequest
from kiosk.services.lookup import Match
from ui.view_models.han import has_han
from ui.view_models.marking import Pieces, pieces
from ui.view_models.scene import Scene
from ui.view_models.session_page import avatar_of
from ui.view_models.verdict_texts import name_face

_KINDS = {
    "no_code": N_("has no code"),
    "not_me": N_("says: this is not me"),
    "refused": N_("was not admitted"),
}


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line. `name` stands whole, `latin` in pieces, plain and marked by turns.

    `number` is that of a request, and empty for somebody who was found.
    """

    place: int
    code: str
    avatar: str
    name: str
    face: str
    latin: Pieces
    organisation: str
    category: str
    colour: str
    standing: str
    arrived: bool
    number: str = ""


def hit_row(place: int, match: Match, query: str, scene: Scene) -> DeskRow:
    """Somebody who was found."""
    person = match.registrant
    name, latin = _names(person)
    return DeskRow(
        place=place,
        code=person.code,
        avatar=avatar_of(person.name),
        name=name,
        face=name_face(person.name, person.han, scene.event.look.han),
        latin=pieces(latin, query),
        organisation=organisation_of(person, scene),
        category=category_of(person, scene),
        colour=colour_of(person, scene),
        standing=standing_of(match, scene),
        arrived=match.checked_in_at is not None,
    )


def request_row(place: int, request: HelpRequest, scene: Scene) -> DeskRow:
    """Somebody who waits for a person."""
    person = request.registrant
    why = scene.words.gettext(_KINDS.get(request.kind, _KINDS["no_code"]))
    name, latin = _names(person) if person else ("", scene.words.gettext("A guest"))
    return DeskRow(
        place=place,
        code=person.code if person else "",
        avatar=request.number,
        name=name,
        face=name_face(person.name, person.han, scene.event.look.han) if person else "latin",
        latin=[latin],
        organisation=scene.words.gettext("Number {number}: {why}", number=request.number, why=why),
        category=category_of(person, scene) if person else "",
        colour=colour_of(person, scene) if person else "",
        standing=scene.time(request.at),
        arrived=False,
        number=request.number,
    )


def standing_of(match: Match, scene: Scene) -> str:
    """When somebody came, or that they have still to come."""
    at = match.checked_in_at
    return scene.words.gettext("expected") if at is None else scene.time(at)


def organisation_of(person: Registrant, scene: Scene) -> str:
    """The organisation in letters that readers of this language can read, where it has such a name."""
    if scene.words.language == "zh":
        return person.organisation or person.organisation_latin
    return person.organisation_latin or person.organisation


def category_of(person: Registrant, scene: Scene) -> str:
    """What kind of guest somebody is, in words."""
    category = scene.event.categories.get(person.category)
    return scene.text(category.name).text if category else person.category


def colour_of(person: Registrant, scene: Scene) -> str:
    """The colour of that; empty where the event does not know it."""
    category = scene.event.categories.get(person.category)
    return category.colour if category else ""


def _names(person: Registrant) -> tuple[str, str]:
    """The name that stands whole, and the one whose letters are marked: a Latin name has only that."""
    if has_han(person.name):
        return person.name, person.name_latin
    return "", person.name
