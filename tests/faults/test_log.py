"""The program's log tells what happened by ids, and never who it happened to."""

from pathlib import Path

from tests.cli.conftest import Kiosk
from tests.venue import CHINESE, person, secret

FORBIDDEN = (
    *("Ottilie", "Grünbart", "Weidenk", "欧阳", "梧桐", "Ouyang", "Wutong", "琼崖", "SESAME", "example.org", "sesame"),
    *("NOBODY", "4711", "428317", "asked nicely"),
)


def day(kiosk: Kiosk, folder: Path) -> list[str]:
    """A day at the kiosk with everything that can happen; gives ids that came up."""
    ids = [kiosk("checkin", secret(number), "--json").json["checkin_id"] for number in (0, 1, 1, 2, 3)]
    kiosk("checkin", "NOBODY-4711")
    kiosk("checkin", "--stdin", stdin=f"{secret(5)}\nNOBODY\n\xff\n".encode("latin-1") + b"x" * 10_000)
    kiosk("checkin", secret(2), "--force", "--why", "asked nicely")
    kiosk("checkin", secret(4), "--list", CHINESE.name)
    kiosk("undo", ids[1], "--why", f"not {CHINESE.name}")
    kiosk("find", CHINESE.name)
    kiosk("find", "ottilie")
    kiosk("print", "badge", person(0).code, secret(1), "--to", str(folder / "badge.pdf"))
    kiosk("print", "badge", secret(1), "--to", str(folder / "badge.png"))
    kiosk("print", "badge", CHINESE.name)
    kiosk("pin", stdin=b"428317\n")
    kiosk("backup", str(folder / "copy"), "--passphrase-stdin", stdin=b"open sesame\n")
    kiosk("restore", str(folder / "copy"), "--passphrase-stdin", stdin=b"close sesame\n")
    kiosk("restore", str(folder / "copy"), "--passphrase-stdin", stdin=b"open sesame\n")
    kiosk("load", str(folder / CHINESE.name))
    return ids


def test_a_whole_day_leaves_ids_in_the_log_and_no_name_secret_or_query(kiosk: Kiosk, tmp_path: Path) -> None:
    ids = day(kiosk, tmp_path)
    written = (kiosk.folder / "kiosk.log").read_text("utf-8")
    assert [checkin for checkin in ids if checkin not in written] == []
    assert [mark for mark in FORBIDDEN if mark in written] == []


def test_the_log_is_kept_small(kiosk: Kiosk) -> None:
    kiosk.folder.joinpath("kiosk.log").write_bytes(b"x" * 5_000_001)
    kiosk("checkin", secret(4))
    assert (kiosk.folder / "kiosk.log").stat().st_size < 10_000
    assert (kiosk.folder / "kiosk.log.1").stat().st_size >= 5_000_001
