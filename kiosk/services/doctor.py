"""What is wrong with this kiosk, and how to mend it."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from kiosk.domain.event import Event
from kiosk.i18n import N_
from kiosk.resources import font
from kiosk.settings import Settings, baud_of
from kiosk.store.keys import KeyHome, key_file

_LEAST_FREE_MB = 500
_BUILT = datetime(2025, 1, 1, tzinfo=UTC)
"""No clock that is right shows an earlier time than this program's making."""


class Level(StrEnum):
    """How bad a finding is."""

    FINE = "fine"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `message` is a msgid with `{named}` placeholders that `values` fill."""

    check: str
    level: Level
    message: str
    values: Mapping[str, str] = field(default_factory=dict)


def examine(settings: Settings, now: datetime | None = None) -> list[Finding]:
    """Looks at the key, the disk, the clock, the fonts, the serial scanner and the event."""
    at = now or datetime.now(UTC)
    return [*_event(settings), *_key(settings), *_disk(settings), *_clock(at), *_fonts(), *_serial(settings)]


def examine_open(
    event: Event, damaged_pages: int, has_pin: bool, now: datetime, last_scan: datetime | None = None
) -> list[Finding]:
    """Looks at an event that could be opened: its days, its store, the staff PIN, the last scan."""
    return [*_days(event, now), *_store(damaged_pages), *_pin(has_pin), *_last_scan(event, last_scan)]


def _last_scan(event: Event, at: datetime | None) -> Iterator[Finding]:
    if at is None:
        yield Finding("scanner", Level.FINE, N_("Nothing has been scanned yet. The staff’s screen has a scanner test."))
    else:
        shown = at.astimezone(event.timezone).strftime("%Y-%m-%d %H:%M")
        yield Finding("scanner", Level.FINE, N_("The last scan was at {time}."), {"time": shown})


def _serial(settings: Settings) -> Iterator[Finding]:
    """A port of Windows (`COM3`) is no file that could be looked at: it is left to the screen."""
    if not settings.serial_port or os.name != "posix":
        return
    port = Path(settings.serial_port)
    if baud_of(settings) is None:
        said = N_("“{baud}” is no speed for the serial scanner. Set serial_baud to a number, such as 9600.")
        yield Finding("serial", Level.ERROR, said, {"baud": settings.serial_baud})
    if not port.exists():
        said = N_("There is no serial port {port}. Plug the scanner in, or set serial_port to the name it has here.")
        yield Finding("serial", Level.ERROR, said, {"port": str(port)})
    elif not port.is_char_device():
        said = N_("{port} is no serial port. Set serial_port to the scanner’s.")
        yield Finding("serial", Level.ERROR, said, {"port": str(port)})
    elif not os.access(port, os.R_OK | os.W_OK):
        said = N_("This user may not read {port}. Add the user to the group that owns it, and log in anew.")
        yield Finding("serial", Level.ERROR, said, {"port": str(port)})
    else:
        yield Finding("serial", Level.FINE, N_("The serial port {port} is there."), {"port": str(port)})


@dataclass(frozen=True, slots=True)
class CameraSeen:
    """What there is of cameras: the one that the settings mean, how its frames come, and the names of all."""

    chosen: str | None
    format: str
    names: tuple[str, ...]
    permitted: bool = True


def examine_camera(settings: Settings, seen: CameraSeen | None) -> list[Finding]:
    """Looks at the camera; None where it is switched off. A kiosk without one is a kiosk like any other."""
    if seen is None:
        return [Finding("camera", Level.FINE, N_("The camera is switched off."))]
    if seen.chosen is None and not settings.names_camera:
        return [Finding("camera", Level.FINE, N_("There is no camera. Codes are read by hand scanners."))]
    if seen.chosen is None:
        said = N_("The camera “{camera}” was not found. Plug it in, or set another. There are: {names}")
        values = {"camera": settings.camera, "names": ", ".join(seen.names) or "–"}
        return [Finding("camera", Level.WARNING, said, values)]
    if not seen.permitted:
        said = N_("The operating system keeps the camera {camera} from this program. Allow it in the privacy settings.")
        return [Finding("camera", Level.WARNING, said, {"camera": seen.chosen})]
    said = N_("Codes are read by the camera {camera} too ({format}).")
    return [Finding("camera", Level.FINE, said, {"camera": seen.chosen, "format": seen.format})]


def _days(event: Event, now: datetime) -> Iterator[Finding]:
    today = now.astimezone(event.timezone).date()
    values = {"first": event.starts.isoformat(), "last": event.ends.isoformat(), "today": today.isoformat()}
    if event.starts <= today <= event.ends:
        yield Finding("days", Level.FINE, N_("The event is on today."), values)
    else:
        said = N_("The event is on from {first} to {last}; this kiosk’s clock says {today}. Is the clock right?")
        yield Finding("days", Level.WARNING, said, values)


def _store(damaged_pages: int) -> Iterator[Finding]:
    if damaged_pages:
        said = N_("The store is damaged ({pages} pages). Restore the last backup with “kiosk restore”.")
        yield Finding("store", Level.ERROR, said, {"pages": str(damaged_pages)})
    else:
        yield Finding("store", Level.FINE, N_("Every page of the store is whole."))


def _pin(has_pin: bool) -> Iterator[Finding]:
    if has_pin:
        yield Finding("pin", Level.FINE, N_("A staff PIN is set."))
    else:
        said = N_("No staff PIN is set: anybody can leave the full screen. Set one with “kiosk pin”.")
        yield Finding("pin", Level.WARNING, said)


def _event(settings: Settings) -> Iterator[Finding]:
    if settings.event:
        yield Finding("event", Level.FINE, N_("The event {event} is open."), {"event": settings.event})
    else:
        yield Finding("event", Level.WARNING, N_("No event is loaded yet. Load one with “kiosk load PACK”."))


def _key(settings: Settings) -> Iterator[Finding]:
    if not settings.key_home:
        return
    if settings.key_home == KeyHome.KEYRING:
        yield Finding("key", Level.FINE, N_("The key is in the keyring of the operating system."))
        return
    path = key_file(settings.folder)
    if not path.exists():
        yield Finding(
            "key", Level.ERROR, N_("The key is gone: {file}. Put it back from a backup."), {"file": str(path)}
        )
    elif stat.S_IMODE(path.stat().st_mode) & 0o077:
        said = N_("Others can read the key. Take their permission away: chmod 600 {file}")
        yield Finding("key", Level.ERROR, said, {"file": str(path)})
    else:
        said = N_("The key is a file beside the data, for there is no keyring: {file}. Encrypt the disk of this kiosk.")
        yield Finding("key", Level.WARNING, said, {"file": str(path)})


def _disk(settings: Settings) -> Iterator[Finding]:
    folder = settings.folder if settings.folder.exists() else settings.folder.absolute().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 1_000_000
    values = {"free": str(free), "folder": str(folder)}
    if free < _LEAST_FREE_MB:
        yield Finding("disk", Level.ERROR, N_("Only {free} MB are free in {folder}. Make room."), values)
    else:
        yield Finding("disk", Level.FINE, N_("{free} MB are free in {folder}."), values)


def _clock(now: datetime) -> Iterator[Finding]:
    shown = {"time": now.isoformat(timespec="seconds")}
    if now < _BUILT:
        yield Finding("clock", Level.ERROR, N_("The clock shows {time}, which is past. Set it."), shown)
    else:
        yield Finding("clock", Level.FINE, N_("The clock shows {time}."), shown)


def _fonts() -> Iterator[Finding]:
    for face in ("sc", "tc"):
        try:
            path = font(face)
        except FileNotFoundError as error:
            yield Finding(
                "fonts", Level.ERROR, N_("A font is missing: {file}. Install the program anew."), {"file": str(error)}
            )
        else:
            yield Finding("fonts", Level.FINE, N_("The font {file} is there."), {"file": path.name})
