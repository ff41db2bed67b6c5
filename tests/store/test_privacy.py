"""Nobody who takes the files away learns who was to come."""

from pathlib import Path

from kiosk.domain.badge_secret import BadgeSecret
from tests.venue import CHINESE, HandClock, person, scan, secret, venue

# Long enough for none of them to stand in encrypted bytes by chance.
MARKS = ("Ottilie", "Weidenk", "欧阳梧桐", "Ouyang", "SESAME", CHINESE.code, "Forum on moss", "not me", "CREATE TABLE")


def written(folder: Path) -> dict[str, bytes]:
    """Every byte in the data folder, by the file that holds it."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def found(files: dict[str, bytes]) -> list[tuple[str, str]]:
    encodings = ("utf-8", "utf-16-le")
    return [
        (name, mark)
        for name, content in files.items()
        for mark in MARKS
        for encoding in encodings
        if mark.encode(encoding) in content
    ]


def test_no_name_code_secret_or_text_can_be_read_in_the_files_even_while_they_are_open(tmp_path: Path) -> None:
    with venue(tmp_path, HandClock()) as services:
        outcome = scan(services, 1)
        scan(services, 1)
        services.checkin.undo(outcome.checkin_id, "not me", "Ottilie")
        services.help.call("not_me", outcome.checkin_id, CHINESE.code)
        services.store.connection().execute("SELECT * FROM registrant ORDER BY name, phone").fetchall()
        open_files = written(tmp_path)
        assert "tiny-2025.db-wal" in open_files
        assert found(open_files) == []
    assert found(written(tmp_path)) == []


def test_what_an_unknown_code_carried_is_kept_as_a_digest_only(tmp_path: Path) -> None:
    with venue(tmp_path) as services:
        services.checkin.check_in("https://example.org/ticket/4711")
        kept = services.store.connection().execute("SELECT scanned FROM checkin").fetchall()
        services.checkin.check_in(secret(4))
        known = services.store.connection().execute("SELECT scanned FROM checkin WHERE status = 'ok'").fetchall()
    assert len(kept) == len(known) == 1
    assert "4711" not in kept[0][0]
    assert len(kept[0][0]) == 16
    assert known == [("",)]


def test_a_secret_never_appears_in_what_a_registrant_says_of_itself() -> None:
    assert "SESAME" not in repr(person(1))
    assert "SESAME" not in repr(BadgeSecret(secret(1)))
