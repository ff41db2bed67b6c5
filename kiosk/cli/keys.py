"""`kiosk keys`: the keys whose signed codes admit, and signing."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.cli import shapes
from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop
from kiosk.clock import parse_time
from kiosk.composition import Services
from kiosk.domain.localized import LANGUAGES
from kiosk.domain.signed_code import Claims
from kiosk.i18n import Translator
from kiosk.services import issuing
from kiosk.services.errors import UnknownError
from kiosk.services.keys import ListedKey


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    keys = commands.add_parser("keys", parents=[general], help=t.gettext("the keys whose signed codes admit"))
    actions = keys.add_subparsers(title=t.gettext("commands"), metavar="", required=True)

    new = actions.add_parser("new", parents=[general], help=t.gettext("make a key pair and trust its public key"))
    new.add_argument("--to", metavar="FILE", help=t.gettext("where the private key goes; never into the data folder"))
    new.set_defaults(run=_new)
    show = actions.add_parser("show", parents=[general], help=t.gettext("list the public keys"))
    show.set_defaults(run=_show)
    revoke = actions.add_parser("revoke", parents=[general], help=t.gettext("trust a key no longer"))
    revoke.add_argument("id", metavar="ID")
    revoke.set_defaults(run=_revoke)
    _add_sign(actions, general, t)


def _add_sign(actions: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    sign = actions.add_parser("sign", parents=[general], help=t.gettext("sign the code of a registrant or of a guest"))
    sign.add_argument("registrant", nargs="?", metavar="REGISTRANT", help=t.gettext("a code or a secret"))
    sign.add_argument("--name", metavar="TEXT", help=t.gettext("the name of somebody who is not registered"))
    for option in ("--code", "--name-latin", "--category", "--organisation"):
        sign.add_argument(option, metavar="TEXT", default="")
    sign.add_argument("--language", choices=LANGUAGES, default="")
    sign.add_argument("--key", metavar="FILE", help=t.gettext("the private key"))
    sign.add_argument("--valid-from", metavar="TIME")
    sign.add_argument("--valid-until", metavar="TIME")
    sign.add_argument(
        "--list", metavar="ID", nargs="+", action="extend", default=[], help=t.gettext("the lists at which it admits")
    )
    sign.add_argument("--to", metavar="FILE.png", help=t.gettext("write the QR code as a picture too"))
    sign.set_defaults(run=_sign)


def _new(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        file = Path(options.to) if options.to else issuing.default_key_file(services.event)
        public = issuing.new_key_file(file, context.folder).public()
        key_id = services.keys.trust(public)
    lines = f'[[key]]\nid = "{key_id}"\npublic = "{public}"'
    said = context.t.gettext(
        "The private key is in {file}: keep it safe, and away from the kiosks. This kiosk trusts the public one. "
        "For event.toml:",
        file=file,
    )
    made = {"id": key_id, "public": public, "file": str(file.absolute()), "event_toml": lines}
    context.done(made, f"{said}\n\n{lines}")
    return 0


def _show(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        keys, event = services.keys.all(), services.event
    shown = [_shape(listed, event.timezone) for listed in keys]
    lines = "\n".join(_line(listed, context.t) for listed in keys)
    none = context.t.gettext("This event trusts no key: signed codes admit nobody.")
    pretix = list(event.pretix_keys)
    context.done({"keys": shown, "pretix_keys": pretix}, lines or none)
    return 0


def _shape(listed: ListedKey, timezone: ZoneInfo) -> dict[str, object]:
    key = listed.key
    return {
        "id": key.id,
        "public": key.public,
        "source": listed.source,
        "valid_from": shapes.moment(key.valid_from, timezone),
        "valid_until": shapes.moment(key.valid_until, timezone),
        "revoked": listed.revoked,
    }


def _line(listed: ListedKey, t: Translator) -> str:
    parts = (listed.key.id, listed.key.public, listed.source, t.gettext("revoked") if listed.revoked else "")
    return "  ".join(filter(None, parts))


def _revoke(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        services.keys.revoke(options.id)
    said = context.t.gettext("The key {id} is trusted no longer: what it signed admits nobody.", id=options.id)
    context.done({"id": options.id}, said)
    return 0


def _sign(context: Context, options: argparse.Namespace) -> int:
    if (options.registrant is None) == (options.name is None):
        raise Stop(context.t.gettext("Give either a registrant or --name."), "usage", WRONG_USE)
    with context.services() as services:
        file = Path(options.key) if options.key else issuing.default_key_file(services.event)
        key = issuing.read_key_file(file)
        issued = issuing.issue(_claims(context, services, options), services.event, key)
        trusted = services.keys.trusts(key.public())
    if options.to:
        Path(options.to).write_bytes(issuing.code_picture(issued.text))
    _tell(context, issued, trusted=trusted)
    made = {
        "code": issued.claims.code,
        "text": issued.text,
        "left_out": list(issued.left_out),
        "trusted": trusted,
        "file": options.to,
    }
    context.done(made, issued.text)
    return 0


def _tell(context: Context, issued: issuing.IssuedCode, *, trusted: bool) -> None:
    t = context.t
    if issued.left_out:
        context.tell(t.gettext("There was no room for: {fields}.", fields=t.list_of(list(issued.left_out))))
    if not trusted:
        context.tell(t.gettext("This kiosk does not trust this key: here, the code admits nobody."))


def _claims(context: Context, services: Services, options: argparse.Namespace) -> Claims:
    claims = _of_registrant(services, options.registrant) if options.registrant else _of_guest(services, options)
    for name in options.list:
        services.checkin.require_list(name)
    return replace(
        claims,
        lists=frozenset(options.list),
        valid_from=_time(context, services, options.valid_from) or claims.valid_from,
        valid_until=_time(context, services, options.valid_until) or claims.valid_until,
    )


def _time(context: Context, services: Services, text: str | None) -> datetime | None:
    try:
        return parse_time(text, services.event.timezone) if text else None
    except ValueError as error:
        said = context.t.gettext("“{time}” is no time. Write it like 2025-12-06T09:00.", time=text)
        raise Stop(said, "usage", WRONG_USE) from error


def _of_registrant(services: Services, name: str) -> Claims:
    registrant = services.lookup.registrant(name)
    if registrant is None:
        raise UnknownError("registrant", name)
    return issuing.claims_of(registrant)


def _of_guest(services: Services, options: argparse.Namespace) -> Claims:
    known = services.event.categories
    if options.category and known and options.category not in known:
        raise UnknownError("category", options.category)
    return Claims(
        code=options.code or issuing.new_code(services.event),
        name=options.name,
        name_latin=options.name_latin,
        category=options.category,
        organisation=options.organisation,
        language=options.language,
    )
