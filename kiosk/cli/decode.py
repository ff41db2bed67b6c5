"""`kiosk decode`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import Stop
from kiosk.i18n import N_, Translator

if TYPE_CHECKING:
    from kiosk.services.decode import Decoded, PictureError

_FAULTS = {
    "no_picture": N_("{file}: this is no picture. PNG, JPEG, WebP, GIF, BMP and TIFF can be read."),
    "damaged": N_("{file}: the picture is damaged or incomplete."),
    "too_large": N_("{file}: the picture is too large. At most {millions} million pixels are read."),
}


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    decode = commands.add_parser("decode", parents=[general], help=t.gettext("read QR codes in pictures"))
    decode.add_argument("images", nargs="+", metavar="IMAGE", help=t.gettext("a picture, as a file"))
    decode.set_defaults(run=_decode)


def _decode(context: Context, options: argparse.Namespace) -> int:
    """Every file gets its line; one that cannot be read holds none of the others up."""
    return max([_one(context, Path(image)) for image in options.images])


def _one(context: Context, path: Path) -> int:
    from kiosk.services.decode import PictureError, decode

    file = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        decoded = decode(path)
    except PictureError as error:
        return _failed(context, file, _fault(error, file, context.t))
    except OSError as error:
        return _failed(context, file, Stop(f"{file}: {error.strerror}", "file"))
    codes = [{"text": code.text, "corners": code.corners, "guessed": code.guessed} for code in decoded.codes]
    made = {"file": file, "codes": codes, "elapsed_ms": round(decoded.elapsed_ms, 3)}
    context.answer(made, "\n".join(_lines(file, decoded, context.t)))
    return 0


def _fault(error: PictureError, file: str, t: Translator) -> Stop:
    from kiosk.services.decode import MOST_PIXELS

    said = t.gettext(_FAULTS[error.reason], file=file, millions=MOST_PIXELS // 1_000_000)
    return Stop(said, error.reason)


def _failed(context: Context, file: str, stop: Stop) -> int:
    """Tells it like any fault; in JSON the line has the shape of the others, and so never breaks a stream."""
    if context.as_json:
        fault = {"status": "error", "reason": stop.reason, "message": stop.message}
        context.answer({"file": file, "codes": [], "elapsed_ms": None, **fault}, "")
    context.tell(f"kiosk: {stop.message}")
    return stop.status


def _lines(file: str, decoded: Decoded, t: Translator) -> list[str]:
    """A guess is told as one: of bytes in an unknown character set nobody can say that they were read right."""
    guess = t.gettext("(a guess: the code does not say in which character set it is written)")
    lines = [f"{file}: {_shown(code.text)}" + f" {guess}" * code.guessed for code in decoded.codes]
    return lines or [t.gettext("{file}: no code found", file=file)]


def _shown(text: str) -> str:
    """On one line, and such that no code can move a terminal's cursor."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)
