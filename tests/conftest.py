"""What every test stands on: no display, no fonts and no folders but its own, and the same random numbers in CI."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt, which reads them once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def _without_system_fonts(folder: Path) -> Path:
    """A fontconfig file that names no font, so that a weight or glyph missing from our own shows here too."""
    file = folder / "fonts.conf"
    file.write_text(f"<fontconfig><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
    return file


_HOME = tempfile.TemporaryDirectory(prefix="kiosk-tests-")
for _variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "KIOSK_DATA"):
    os.environ[_variable] = str(Path(_HOME.name) / _variable.lower())
os.environ["FONTCONFIG_FILE"] = str(_without_system_fonts(Path(_HOME.name)))

import pytest  # noqa: E402 - the environment comes first
from hypothesis import HealthCheck, settings  # noqa: E402 - the same

settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The kiosk has no widgets: its application is Qt Quick's."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.fixture(scope="session", autouse=True)
def _own_home() -> Iterator[None]:
    yield
    _HOME.cleanup()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout the tests lie in."""
    return Path(__file__).resolve().parent.parent
