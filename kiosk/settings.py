"""What was configured for this kiosk: a small TOML file in the data folder."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

_FILE = "config.toml"
NO_CAMERA, ANY_CAMERA = "off", "auto"
_BAUD = "9600"
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class SettingsFaultyError(Exception):
    """The configuration file cannot be read as such."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The data folder and what its configuration says.

    `kiosk` is this kiosk's id, made once. `event` is the id of the event that is open, empty before one was loaded.
    `printer` is a printer's name, empty for the folder of PDF files. `scanner_side` is where the scanner and the slot
    for badges are: `down`, `right`, `left`, or empty for what suits the screen. `scanner_layout` is the keyboard layout
    that hand scanners meet here (`us`, `uk`, `de`, `fr`, `be`, `ch-de`, `ch-fr`, `tr`, `dvorak`, `ru`, `gr`), empty or
    `auto` for any; `scanner_prefix` what they put in front of a code.

    `camera` is the id of the camera that reads codes, or words of its name; `off`; or empty, like `auto`, for whichever
    there is.

    `serial_port` is where a serial scanner is, such as `/dev/ttyACM0` or `COM3`, empty for none, and `serial_baud` its
    speed where that is not 9600. `scanner_device` is the name by which Linux knows the scanner that poses as a
    keyboard, empty for one that says so.
    """

    folder: Path
    kiosk: str = ""
    event: str = ""
    key_home: str = ""
    printer: str = ""
    list: str = ""
    scanner_side: str = ""
    scanner_layout: str = ""
    scanner_prefix: str = ""
    camera: str = ""
    serial_port: str = ""
    serial_baud: str = ""
    scanner_device: str = ""

    @property
    def names_camera(self) -> bool:
        """Whether one certain camera is meant."""
        return self.camera not in ("", ANY_CAMERA, NO_CAMERA)

    @property
    def badges(self) -> Path:
        """Where badges are written when there is no printer."""
        return self.folder / "badges"

    def store(self, event: str) -> Path:
        """The file that holds an event."""
        return self.folder / "events" / f"{event}.db"

    def log_file(self) -> Path:
        """The program's log."""
        return self.folder / "kiosk.log"


def baud_of(settings: Settings) -> int | None:
    """The speed of the serial scanner; None where what was configured is no number."""
    text = settings.serial_baud or _BAUD
    return int(text) if text.isascii() and text.isdigit() and int(text) > 0 else None


def default_folder() -> Path:
    """Where data lies when nothing else is said: `KIOSK_DATA`, else the platform's user data folder."""
    named = os.environ.get("KIOSK_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("conference-kiosk", appauthor=False)


def read_settings(folder: Path) -> Settings:
    """The settings of a data folder; those of a fresh kiosk where there are none yet.

    Raises SettingsFaultyError with the line where the file is no TOML or holds something else than text.
    """
    path = folder / _FILE
    if not path.exists():
        return Settings(folder)
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsFaultyError(f"{path}: {error}") from error
    names = {field.name for field in fields(Settings)} - {"folder"}
    for name in names & found.keys():
        if not isinstance(found[name], str):
            raise SettingsFaultyError(f"{path}: {name} is to be a text in quotes")
    return Settings(folder, **{name: value for name, value in found.items() if name in names})


def make_folder(folder: Path) -> None:
    """Makes the data folder, for its owner only; one that exists is left as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_settings(settings: Settings) -> None:
    """Keeps the settings: a new file takes the old one's place in one step."""
    make_folder(settings.folder)
    held = {name: value for name, value in asdict(settings).items() if name != "folder" and value}
    text = "".join(f"{name} = {_quoted(value)}\n" for name, value in held.items())
    draft = settings.folder / f"{_FILE}.{os.getpid()}.new"
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(settings.folder / _FILE)


def _quoted(value: str) -> str:
    """A TOML basic string: written like JSON's, but that DEL has to be escaped too (TOML 1.0, "String")."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def with_kiosk_id(settings: Settings) -> Settings:
    """The same settings with an id for this kiosk, such as `K-7F3A`, where there was none."""
    if settings.kiosk:
        return settings
    import secrets

    return replace(settings, kiosk="K-" + "".join(secrets.choice(_ALPHABET) for _ in range(4)))
