import sys
from pathlib import Path

import pytest

from kiosk import resources


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return tmp_path


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "kiosk")
    return tmp_path


def test_a_source_checkout_is_its_own_data_folder(repository: Path) -> None:
    assert resources.translations_root() == repository / "translations"
    assert resources.qml_root() == repository / "ui"


def test_a_frozen_build_finds_its_data_where_it_was_unpacked(frozen: Path) -> None:
    (frozen / "translations").mkdir()
    assert resources.translations_root() == frozen / "translations"


def test_a_frozen_build_never_looks_beside_its_own_code(frozen: Path) -> None:
    with pytest.raises(resources.ResourceMissing):
        resources.translations_root()


def test_a_wheel_finds_its_data_inside_the_package(wheel: Path) -> None:
    (wheel / "kiosk" / "_data" / "assets" / "packs").mkdir(parents=True)
    assert resources.packs_root() == wheel / "kiosk" / "_data" / "assets" / "packs"


def test_a_wheel_finds_the_qml_beside_the_package(wheel: Path) -> None:
    (wheel / "ui").mkdir()
    assert resources.qml_root() == wheel / "ui"


def test_a_missing_file_is_named_with_every_place_that_was_searched(wheel: Path) -> None:
    with pytest.raises(resources.ResourceMissing, match=r"sounds/ok\.wav.*_data") as missing:
        resources.resource("sounds", "ok.wav")
    assert str(wheel) in str(missing.value)


@pytest.mark.parametrize(("face", "name"), [("sc", "NotoSansSC"), ("tc", "NotoSansTC"), ("hk", "NotoSansTC")])
def test_each_face_is_a_font_file_of_its_script(face: resources.Face, name: str) -> None:
    path = resources.font(face)
    assert path.name.startswith(name)
    assert path.read_bytes()[:4] == b"\x00\x01\x00\x00"


def test_fonts_are_found_in_a_frozen_build_too(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "find_spec", lambda _name: None)
    file = frozen / "justmytype_intl_cjk" / "fonts" / "ofl" / "notosanssc" / "NotoSansSC[wght].ttf"
    file.parent.mkdir(parents=True)
    file.touch()
    assert resources.font.__wrapped__("sc") == file


def test_looking_for_a_font_runs_no_code_of_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "justmytype_intl_cjk", raising=False)
    resources.font.__wrapped__("sc")
    assert "justmytype_intl_cjk" not in sys.modules
