"""What was configured for a kiosk, kept in a small file."""

import os
import stat
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import (
    Settings,
    SettingsFaultyError,
    default_folder,
    make_folder,
    read_settings,
    with_kiosk_id,
    write_settings,
)

FILE = "config.toml"


def test_a_fresh_folder_has_the_settings_of_a_fresh_kiosk_and_reading_makes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert read_settings(folder) == Settings(folder)
    assert not folder.exists()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path, "K-7F3A", "hainan-2025", "file", 'Desk "2" \\ 前台', "main", "left")
    write_settings(settings)
    assert read_settings(tmp_path) == settings


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_any_printers_name_is_kept_as_it_is(name: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write_settings(Settings(Path(folder), printer=name))
        assert read_settings(Path(folder)).printer == name


def test_settings_are_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(Settings(tmp_path, "K-7F3A"))

    def power_cut(descriptor: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", power_cut)
        with pytest.raises(KeyboardInterrupt):
            write_settings(Settings(tmp_path, "K-XXXX"))
    assert read_settings(tmp_path).kiosk == "K-7F3A"


def test_what_is_not_known_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('kiosk = "K-7F3A"\nlater = true\nfolder = "/elsewhere"\n', encoding="utf-8")
    assert read_settings(tmp_path) == Settings(tmp_path, "K-7F3A")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'kiosk = "a"\nevent = 1 2', "line 2"),
        (b'kiosk = "a"\nevent = 5', "event is to be a text"),
        (b'kiosk = "a"\nprinter = ["a"]', "printer is to be a text"),
        (b"\xff\xfe\x00", "utf-8"),
    ],
)
def test_settings_that_cannot_be_read_say_where(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(SettingsFaultyError, match=told) as caught:
        read_settings(tmp_path)
    assert str(tmp_path / FILE) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_kiosk_gets_its_id_once() -> None:
    named = with_kiosk_id(Settings(Path("x")))
    assert named.kiosk.startswith("K-")
    assert len(named.kiosk) == 6
    assert with_kiosk_id(named) is named
    assert len({with_kiosk_id(Settings(Path("x"))).kiosk for _ in range(50)}) > 40


def test_the_data_folder_is_its_owners_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    make_folder(tmp_path / "a" / "b")


def test_the_folder_is_the_one_that_the_environment_names_else_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path))
    assert default_folder() == tmp_path
    for unset in ("", None):
        if unset is None:
            monkeypatch.delenv("KIOSK_DATA")
        else:
            monkeypatch.setenv("KIOSK_DATA", unset)
        assert default_folder().name == "conference-kiosk"


def test_everything_that_is_kept_lies_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for path in (settings.badges, settings.store("hainan-2025"), settings.log_file()):
        assert path.is_relative_to(tmp_path)


def test_a_setting_that_holds_nothing_takes_no_line(tmp_path: Path) -> None:
    write_settings(replace(Settings(tmp_path), kiosk="K-7F3A"))
    assert tomllib.loads((tmp_path / FILE).read_text("utf-8")) == {"kiosk": "K-7F3A"}
