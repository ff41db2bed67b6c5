"""`kiosk bench`: the measurements of the README's table."""

from __future__ import annotations

import argparse
import json

from kiosk.cli.context import Commands, Context
from kiosk.i18n import Translator


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    bench = commands.add_parser("bench", parents=[general], help=t.gettext("measure, beside the bare database"))
    bench.add_argument(
        "--registrants", type=int, default=2_000, metavar="N", help=t.gettext("how many people there are")
    )
    bench.add_argument("--only", nargs="+", metavar="NAME", help=t.gettext("these measurements only"))
    bench.set_defaults(run=_bench)


def _bench(context: Context, options: argparse.Namespace) -> int:
    from ui.bench import measure

    report = measure(options.registrants, options.only)
    print(json.dumps(report, ensure_ascii=False))
    return 0
