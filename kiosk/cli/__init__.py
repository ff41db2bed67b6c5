"""The command line: a module a group of commands; each parses, calls one service and prints."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.cli.context import Context
from kiosk.cli.faults import Stop, stop_for
from kiosk.cli.parser import parse

log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Runs one command. Gives 0 when done, 1 when refused or failed, 2 for wrong use."""
    _stand_in_for_closed_streams()
    _speak_utf8()
    context, command = parse(list(arguments))
    try:
        context.start_log()
        return command(context)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone: what was done is done, and there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  # the last handler: nobody at the desk is ever shown a traceback
        return _failed(context, error)


def _failed(context: Context, error: Exception) -> int:
    stop = stop_for(error, context)
    if stop is None:
        log.exception("a fault of the program's own")
        message = context.t.gettext("The program has a fault. Its log tells more: {file}", file=context.log_file())
        stop = Stop(message, "fault")
    context.fail(stop)
    return stop.status


def _stand_in_for_closed_streams() -> None:
    """Python has no object for a stream that is closed from the start, as in a program without a terminal."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # open to the end


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the terminal's locale is; names of any script must never end a command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
