"""The people of a sample pack: those named in the content, delegations, and as many more as the counts ask for."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kiosk.domain.badge_secret import SECRET_BITS, BadgeSecret
from kiosk.domain.codes import body_from_number, make_code
from pack_making.names import Name, Namer
from pack_making.tables import LANGUAGES

COLUMNS = (
    "code", "secret", "name", "name_latin", "category", "organisation", "organisation_latin", "title", "language",
    "han", "email", "phone", "delegation", "delegation_role", "status", "attention", "valid_from", "valid_until",
    "sectors", "skills",
)  # fmt: skip
EMAIL_DOMAINS = ("example.org", "example.com", "example.net")
LANGUAGE_OF_NAMES = {"han": "zh", "cantonese": "zh", "german": "de", "french": "fr", "international": "en"}
NAMES_OF_LANGUAGE = {"zh": "han", "de": "german", "fr": "french", "en": "international"}
_TRIES = 40
_KEPT = ("status", "attention", "valid_from", "valid_until", "protocol_order")

Content = dict[str, Any]
Person = dict[str, Any]


@dataclass
class Crowd:
    """Makes registrants one after the other. `event` seeds the generator: the same content gives the same people."""

    event: str
    prefix: str
    content: Content
    namer: Namer
    rng: random.Random = field(init=False)
    _codes: set[str] = field(init=False, default_factory=set)
    _names: set[str] = field(init=False, default_factory=set)
    _number: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.rng = random.Random(f"{self.event}: people")

    def people(self, speakers: list[Content]) -> list[Person]:
        """Everybody, in the order in which they signed up: as good as any other."""
        asked_for = [*speakers, *self.content.get("person", [])]
        for person in asked_for:
            self._codes.add(self._explicit_code(person))
        found = [self._asked_for(person) for person in asked_for]
        found += [
            member for delegation in self.content.get("delegation", []) for member in self._delegation(delegation)
        ]
        for category, count in self.content["counts"].items():
            present = sum(person["category"] == category for person in found)
            found += [self._guest(category) for _ in range(count - present)]
        self.rng.shuffle(found)
        return found

    def _explicit_code(self, person: Content) -> str:
        body = person.get("code", "")
        return f"{self.prefix}-{body}" if "-" in body else make_code(self.prefix, body) if body else ""

    def _asked_for(self, person: Content) -> Person:
        name = Name(person["name"], person.get("latin") or self.namer.latin(person["name"]), person.get("han", ""))
        self._names.add(name.text)
        language, sectors = person.get("language", "zh"), person.get("sectors", [])
        category, code = person.get("category", "speaker"), self._explicit_code(person)
        made = self._row(name, category, language, person["organisation"], sectors, code)
        if "role" in person:
            made["title"] = _title_of(person["role"], language)
        if ends := person.get("phone_ends"):
            made["phone"] = made["phone"][: -len(ends)] + ends
        return made | {key: person[key] for key in _KEPT if key in person} | self._membership(person)

    def _membership(self, person: Content) -> Person:
        delegations = {delegation["id"]: delegation["name"] for delegation in self.content.get("delegation", [])}
        if "delegation" not in person:
            return {}
        role = "leader" if person.get("leads") else "member"
        return {"delegation": delegations[person["delegation"]], "delegation_role": role}

    def _delegation(self, delegation: Content) -> Iterator[Person]:
        present = [s for s in self.content.get("speakers_in", []) if s.get("delegation") == delegation["id"]]
        led = any(speaker.get("leads") for speaker in present)
        for index in range(delegation["size"] - len(present)):
            name = self._new_name(delegation["names"])
            language = LANGUAGE_OF_NAMES[delegation["names"]]
            sectors = [delegation["sector"]] if "sector" in delegation else []
            person = self._row(name, delegation["category"], language, delegation["organisation"], sectors)
            role = "leader" if index == 0 and not led else "member"
            yield person | {"delegation": delegation["name"], "delegation_role": role}

    def _guest(self, category: str) -> Person:
        language = self._language(category)
        organisation, sector = self._organisation(category, language)
        name = self._new_name((NAMES_OF_LANGUAGE | self.content.get("names_of", {}))[language])
        return self._row(name, category, language, organisation, [sector] if sector else [])

    def _language(self, category: str) -> str:
        shares = self.content["shares"]
        offered = self.content["titles"].get(category, {"zh": []})
        possible = [language for language in shares if language in offered]
        return str(self.rng.choices(possible, [shares[language] for language in possible])[0])

    def _organisation(self, category: str, language: str) -> tuple[list[str], str]:
        pools = self.content["organisations_of"][category]
        han, latin, sector = self.rng.choice(
            [entry for pool in pools for entry in self.content[pool].get(language, [])]
        )
        return [han, latin], sector or (self.rng.choice(list(self.content["skills"])) if category == "talent" else "")

    def _new_name(self, kind: str) -> Name:
        """A name that nobody has yet, where one turns up soon: among thousands some do share one, as in life."""
        for _ in range(_TRIES):
            name = self.namer.draw(kind, self.rng)
            if name.text not in self._names:
                break
        self._names.add(name.text)
        return name

    def _row(
        self, name: Name, category: str, language: str, organisation: list[str], sectors: list[str], code: str = ""
    ) -> Person:
        self._number += 1
        code = code or self._next_code()
        return {
            "code": code,
            "secret": self._secret(code),
            "name": name.text,
            "name_latin": name.latin,
            "category": category,
            "organisation": organisation[0] or organisation[1],
            "organisation_latin": organisation[1] if organisation[0] else "",
            "title": self._title(category, language),
            "language": language,
            "han": name.han,
            "email": f"guest{self._number:04d}@{EMAIL_DOMAINS[self._number % len(EMAIL_DOMAINS)]}",
            "phone": self._phone(language, name.han),
            "status": "confirmed",
            "sectors": sectors,
            "skills": self._skills(category, sectors),
        }

    def _secret(self, code: str) -> str:
        """Seeded by the code alone, so that nobody's secret changes when others are added or left out."""
        raw = random.Random(f"{self.event}: {code}").randbytes(SECRET_BITS // 8)
        return BadgeSecret.from_bytes(raw).text

    def _next_code(self) -> str:
        number = len(self._codes)
        while (code := make_code(self.prefix, body_from_number(number))) in self._codes:
            number += 1
        self._codes.add(code)
        return code

    def _title(self, category: str, language: str) -> str:
        pool = self.content["titles"].get(category, {}).get(language, [])
        return str(self.rng.choice(pool)) if pool else ""

    def _skills(self, category: str, sectors: list[str]) -> list[str]:
        pool = [skill for sector in sectors for skill in self.content["skills"].get(sector, [])]
        count = min(len(pool), self.rng.randint(1, 3))
        return self.rng.sample(pool, count) if category in {"talent", "research", "speaker", "employer"} else []

    def _phone(self, language: str, han: str) -> str:
        """A number that rings nowhere: ranges kept free for fiction, and subscribers' numbers that begin with 0."""
        digits = self.rng.randrange
        if language == "de":
            return f"+49 30 23125 {digits(1000):03d}"
        if language == "fr":
            return f"+33 6 39 98 {digits(100):02d} {digits(100):02d}"
        if language == "en":
            return f"+44 7700 900{digits(1000):03d}"
        if han == "hk":
            return f"+852 000{digits(10)} {digits(10000):04d}"
        return f"+86 {self.content['area']} 00{digits(100):02d} {digits(10000):04d}"


def _title_of(role: list[str], language: str) -> str:
    """The office that opens a speaker's role, before the organisation."""
    return re.split("[，,]", role[LANGUAGES.index(language)], maxsplit=1)[0]
