"""`kiosk revoke`."""

from __future__ import annotations

import argparse

from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop
from kiosk.i18n import Translator


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    revoke = commands.add_parser("revoke", parents=[general], help=t.gettext("take a code back, or block its holder"))
    revoke.add_argument("name", metavar="CODE|SECRET", help=t.gettext("a code or a secret"))
    way = revoke.add_mutually_exclusive_group()
    way.add_argument("--block", action="store_true", help=t.gettext("keep its holder out, whatever they carry"))
    way.add_argument("--lift", action="store_true", help=t.gettext("take a revocation or block back"))
    revoke.add_argument("--why", metavar="TEXT", default="", help=t.gettext("the reason, for the log"))
    revoke.set_defaults(run=_revoke)


def _revoke(context: Context, options: argparse.Namespace) -> int:
    if not options.lift and not options.why:
        raise Stop(context.t.gettext("Give the reason: --why TEXT."), "usage", WRONG_USE)
    t = context.t
    with context.services() as services:
        revoking = services.revoking
        if options.lift:
            code, state, said = revoking.lift(options.name, why=options.why), None, t.gettext("It admits again.")
        elif options.block:
            code, state = revoking.block(options.name, options.why), "blocked"
            said = t.gettext("Blocked: from the next scan on.")
        else:
            code, state = revoking.revoke(options.name, options.why), "revoked"
            said = t.gettext("Revoked: from the next scan on.")
    context.done({"code": code, "now": state}, said)
    return 0
