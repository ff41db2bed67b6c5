"""The on-screen keyboard is to keep no words."""

from pathlib import Path

import pytest

from ui.devices import keyboard_memory
from ui.devices.keyboard_memory import learn_nothing


@pytest.fixture
def learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the plug-in would write."""
    monkeypatch.setattr(keyboard_memory.QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    return tmp_path / "qtvirtualkeyboard" / "pinyin" / "usr_dict.dat"


def test_where_words_would_be_kept_nothing_can_be_written(learned: Path) -> None:
    learn_nothing()
    with pytest.raises(OSError, match="usr_dict"):
        learned.write_bytes(b"words")


def test_words_of_an_earlier_program_are_deleted_and_a_second_time_is_no_trouble(learned: Path) -> None:
    learned.parent.mkdir(parents=True)
    learned.write_bytes(b"words")
    learn_nothing()
    learn_nothing()
    assert list(learned.iterdir()) == []
