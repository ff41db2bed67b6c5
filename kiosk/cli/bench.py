"""`kiosk bench`: the measurements of the README's table."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop
from kiosk.i18n import Translator

if TYPE_CHECKING:
    from kiosk.bench.measurement import Measurement, Target
    from kiosk.bench.suite import Measure

_NONE = "–"


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    bench = commands.add_parser("bench", parents=[general], help=t.gettext("measure, beside the bare database"))
    bench.add_argument(
        "--registrants", type=int, default=2_000, metavar="N", help=t.gettext("how many people there are")
    )
    bench.add_argument("--only", nargs="+", metavar="NAME", help=t.gettext("these measurements only"))
    bench.set_defaults(run=_bench)


def _bench(context: Context, options: argparse.Namespace) -> int:
    from kiosk.bench.machine import machine
    from kiosk.bench.suite import take

    if options.registrants < 1:
        raise Stop(context.t.gettext("--registrants is to be 1 or more."), "usage", WRONG_USE)
    measures = _chosen(options.only, context.t)
    taken = take(measures, options.registrants, tell=lambda name: context.tell(f"{name} …"))
    made = {"machine": machine(), "registrants": options.registrants}
    made |= {"measurements": [measurement.plain() for measurement in taken]}
    context.answer(made, "\n".join((machine(), *_table(taken, context.t))))
    return 0


def _chosen(only: Sequence[str] | None, t: Translator) -> dict[str, Measure]:
    from kiosk.bench.suite import WITHOUT_WINDOW
    from ui.bench.suite import WITH_WINDOW

    known = {**WITHOUT_WINDOW, **WITH_WINDOW}
    for name in only or ():
        if name not in known:
            names = ", ".join(known)
            said = t.gettext("There is no measurement “{name}”. There are: {names}", name=name, names=names)
            raise Stop(said, "unknown_measurement", WRONG_USE)
    return {name: known[name] for name in only or known}


def _table(taken: Sequence[Measurement], t: Translator) -> list[str]:
    heads = (t.gettext("measurement"), "p50", "p99", t.gettext("floor"), t.gettext("ratio"), t.gettext("promised"))
    rows = [heads, *(_row(measurement, t) for measurement in taken)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths) for row in rows]


def _row(measurement: Measurement, t: Translator) -> tuple[str, ...]:
    unit = measurement.unit
    figures = (measurement.p50, measurement.p99, measurement.floor_p50)
    written = (_NONE if figure is None else f"{_figure(figure, t)} {unit}" for figure in figures)
    ratio = _NONE if measurement.ratio is None else f"{_figure(measurement.ratio, t)} ×"
    return measurement.name, *written, ratio, _promise(measurement.target, unit, t, kept=measurement.is_met)


def _promise(target: Target, unit: str, t: Translator, *, kept: bool) -> str:
    """`✓ p50 ≤ 50 ms, p99 ≤ 100 ms`, with a cross where it is not kept."""
    named = (("p50", target.p50), ("p95", target.p95), ("p99", target.p99))
    bounds = (*((name, most, unit) for name, most in named), ("", target.ratio, "×"))
    said = ", ".join(f"{name} ≤ {_figure(most, t)} {of}".lstrip() for name, most, of in bounds if most is not None)
    return f"{'✓' if kept else '✗'} {said}" if said else _NONE


def _figure(value: float, t: Translator) -> str:
    return t.number(round(value, 2))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *middle, last = row
    cells = (text.rjust(width) for text, width in zip(middle, widths[1:-1], strict=True))
    return "  ".join((first.ljust(widths[0]), *cells, last))
