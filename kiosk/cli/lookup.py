"""`kiosk find`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

from kiosk.cli import shapes
from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop
from kiosk.composition import Services
from kiosk.i18n import Translator


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    find = commands.add_parser("find", parents=[general], help=t.gettext("look registrants up"))
    find.add_argument("query", nargs="?", metavar="QUERY", help=t.gettext("a name, an organisation or a code"))
    find.add_argument("--limit", type=int, default=20, metavar="N", help=t.gettext("at most so many"))
    find.add_argument("--stdin", action="store_true", help=t.gettext("one query a line"))
    find.set_defaults(run=_find)


def _find(context: Context, options: argparse.Namespace) -> int:
    if options.stdin == (options.query is not None):
        raise Stop(context.t.gettext("Give either a query or --stdin."), "usage", WRONG_USE)
    if options.limit < 1:
        raise Stop(context.t.gettext("--limit is to be 1 or more."), "usage", WRONG_USE)
    queries = (line.rstrip("\r\n") for line in _input()) if options.stdin else iter([options.query])
    with context.services() as services:
        for query in queries:
            _answer(context, services, query, options.limit)
    return 0


def _input() -> Iterator[str]:
    """Lines as they come: whoever asks may wait for each answer."""
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace")


def _answer(context: Context, services: Services, query: str, limit: int) -> None:
    started = time.perf_counter()
    matches = services.lookup.find(query, limit)
    elapsed = (time.perf_counter() - started) * 1000
    hits = [shapes.hit(match, services.event.timezone) for match in matches]
    lines = (
        "  ".join(str(part) for part in (h["code"], h["name"], h["name_latin"], h["organisation"]) if part)
        for h in hits
    )
    text = "\n".join(lines) or context.t.gettext("Nobody found.")
    context.answer({"query": query, "hits": hits, "elapsed_ms": round(elapsed, 3)}, text)
