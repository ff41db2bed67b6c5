"""What every other command answers, how it ends, and what it says when it cannot."""

import json
from pathlib import Path

import pytest

from kiosk.importing.pack import read_pack
from kiosk.resources import packs_root
from tests.cli.conftest import Kiosk
from tests.importing.good_pack import GOOD
from tests.venue import CHINESE, EVENT, PEOPLE, code, secret

AT = ("--at", "2025-12-06T09:07")
ANSWER = ["status", "reason", "message"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack as an organiser makes it."""
    for name, content in GOOD.items():
        path = tmp_path / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "pack"


class TestLoad:
    """`kiosk load`."""

    def test_a_pack_is_loaded_and_loaded_again(self, folder: Path, empty: Kiosk) -> None:
        ran = empty("load", str(folder), "--json")
        assert ran.status == 0
        assert set(ran.json) >= {*ANSWER, "event", "added", "updated", "unchanged", "removed", "sessions", "notes"}
        assert (ran.json["status"], ran.json["event"], ran.json["added"]) == ("ok", "tiny-2025", 2)
        again = empty("load", str(folder), "--json").json
        assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)

    def test_what_is_not_known_is_noted_for_people_and_in_the_answer(self, folder: Path, empty: Kiosk) -> None:
        ran = empty("load", str(folder), "--json")
        assert "registrants.csv" in ran.err
        assert [note for note in ran.json["notes"] if note.startswith("registrants.csv:1:")]

    @pytest.mark.parametrize("name", ["nowhere", "", "/nowhere/at/all", "\udcff"])
    def test_an_unknown_pack_is_wrong_use(self, name: str, empty: Kiosk) -> None:
        ran = empty("load", name, "--json")
        assert ran.status == 2 or (name == "" and ran.status == 1)
        assert ran.json["status"] == "error"
        assert not (empty.folder / "config.toml").exists()

    def test_a_broken_pack_is_told_by_file_line_and_column_and_nothing_is_loaded(
        self, folder: Path, empty: Kiosk
    ) -> None:
        (folder / "agenda.csv").write_text(
            (folder / "agenda.csv").read_text("utf-8").replace("09:40", "9 o’clock"), encoding="utf-8"
        )
        ran = empty("load", str(folder), "--json")
        assert (ran.status, ran.json["reason"]) == (1, "faulty_pack")
        assert ran.err.startswith("kiosk: agenda.csv:2:3 [end]: ")
        assert ran.err.count("\n") == 1
        assert empty("status", "--json").json["reason"] == "no_event"

    def test_check_ins_stay(self, folder: Path, empty: Kiosk) -> None:
        empty("load", str(folder))
        empty("checkin", "SECRETONE")
        empty("load", str(folder))
        assert empty("checkin", "SECRETONE", "--json").json["reason"] == "already_redeemed"

    def test_a_sample_pack_is_known_by_its_name(self, empty: Kiosk) -> None:
        ran = empty("load", "hainan-2025", "--json")
        assert (ran.status, ran.json["added"]) == (0, len(read_pack(packs_root() / "hainan-2025").registrants))


class TestFind:
    """`kiosk find`."""

    def test_hits_have_the_shape_of_the_contract(self, kiosk: Kiosk) -> None:
        kiosk("checkin", secret(1), *AT)
        ran = kiosk("find", "欧阳", "--json")
        assert ran.status == 0
        assert list(ran.json) == ["query", "hits", "elapsed_ms"]
        (hit,) = ran.json["hits"]
        assert list(hit) == [
            *("code", "name", "name_latin", "organisation", "category", "delegation"),
            *("checked_in_at", "score", "matched_on"),
        ]
        assert (hit["code"], hit["name"]) == (CHINESE.code, CHINESE.name)
        assert hit["checked_in_at"] == "2025-12-06T09:07:00+08:00"

    @pytest.mark.parametrize("query", ["nobody", "", " ", "a " * 3000, "\udcff", "%", "--"])
    def test_no_hits_are_no_failure(self, query: str, kiosk: Kiosk) -> None:
        ran = kiosk("find", "--json", "--", query) if query == "--" else kiosk("find", query, "--json")
        assert (ran.status, ran.json["hits"]) == (0, [])

    def test_the_limit_holds(self, kiosk: Kiosk) -> None:
        assert len(kiosk("find", "ottilie", "--limit", "3", "--json").json["hits"]) == 3
        for wrong in ("0", "-1", "many"):
            assert kiosk("find", "ottilie", f"--limit={wrong}").status == 2
        assert kiosk("find", "ottilie", "--limit", "9" * 30).status == 0

    def test_a_stream_of_queries_gets_an_answer_a_line(self, kiosk: Kiosk) -> None:
        ran = kiosk("find", "--stdin", "--json", stdin="欧阳\nnobody\n\n".encode() + b"\xff\xfe\n" + b"x" * 10**6)
        assert ran.status == 0
        assert [len(answer["hits"]) for answer in ran.lines] == [1, 0, 0, 0, 0]
        assert ran.lines[0]["query"] == "欧阳"

    def test_neither_nor_and_both_are_wrong_use(self, kiosk: Kiosk) -> None:
        assert kiosk("find").status == kiosk("find", "x", "--stdin").status == 2


class TestAgenda:
    """`kiosk agenda`."""

    def test_it_has_the_shape_of_the_contract(self, kiosk: Kiosk) -> None:
        ran = kiosk("agenda", "--json", "--lang", "en", *AT)
        assert ran.status == 0
        assert {**ran.json, "sessions": None} == {
            "event": "tiny-2025",
            "lang": "en",
            "timezone": "Asia/Shanghai",
            "at": "2025-12-06T09:07:00+08:00",
            "sessions": None,
        }
        first, second = ran.json["sessions"]
        assert list(first) == [
            *("id", "title", "title_lang", "kind", "track", "room", "start", "end", "state", "speakers"),
            *("interpretation", "capacity", "seats_left", "change"),
        ]
        assert (first["title"], first["title_lang"], first["state"]) == ("Forum on moss", "en", "now")
        assert (first["start"], first["change"]) == ("2025-12-06T09:00:00+08:00", None)
        assert (second["title"], second["title_lang"], second["state"]) == ("苔藓", "zh", "upcoming")

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            (("--day", "2025-12-06"), ["s1", "s2"]),
            (("--day", "2025-12-07"), []),
            (("--now",), ["s1"]),
            (("--room", "hall", "--now"), ["s1"]),
        ],
    )
    def test_it_can_be_narrowed_down(self, options: tuple[str, ...], expected: list[str], kiosk: Kiosk) -> None:
        ran = kiosk("agenda", *options, "--json", *AT)
        assert (ran.status, [session["id"] for session in ran.json["sessions"]]) == (0, expected)

    @pytest.mark.parametrize(
        "options", [("--room", "attic"), ("--track", "x"), ("--day", "tomorrow"), ("--lang", "it"), ("--day", "")]
    )
    def test_what_there_is_not_is_wrong_use(self, options: tuple[str, ...], kiosk: Kiosk) -> None:
        expected = 0 if options == ("--day", "") else 2
        assert kiosk("agenda", *options).status == expected

    def test_without_a_language_it_is_the_events_first(self, kiosk: Kiosk) -> None:
        assert kiosk("agenda", "--json").json["lang"] == EVENT.languages[0]


class TestStatus:
    """`kiosk status`."""

    def test_it_has_the_shape_of_the_contract(self, kiosk: Kiosk) -> None:
        kiosk("checkin", secret(4))
        kiosk("checkin", secret(4))
        ran = kiosk("status", "--json", *AT)
        state = ran.json
        assert ran.status == 0
        assert (state["event"], state["registrants"]) == ("tiny-2025", len(PEOPLE))
        assert (state["arrived"], state["checkins"], state["refused"]) == (1, 1, 1)
        assert state["lists"][:2] == [
            {"name": "main", "inside": 1, "capacity": None},
            {"name": "forum", "inside": 0, "capacity": 2},
        ]
        states = ["waiting", "rendering", "sent", "printed", "failed", "unknown", "cancelled"]
        assert list(state["print_queue"]) == states
        assert state["hub"] == {"state": "none", "pending": 0, "last_sync_at": None}
        assert state["clock"] == "2025-12-06T09:07:00+08:00"

    def test_for_people_it_is_one_line(self, kiosk: Kiosk) -> None:
        ran = kiosk("status")
        assert (ran.status, ran.out.count("\n"), ran.err) == (0, 1, "")


class TestBackup:
    """`kiosk backup` and `kiosk restore`."""

    def test_there_and_back(self, kiosk: Kiosk, tmp_path: Path) -> None:
        kiosk("checkin", secret(4))
        copy = str(tmp_path / "copy")
        ran = kiosk("backup", copy, "--json")
        assert (ran.status, ran.json["status"], ran.json["file"]) == (0, "ok", copy)
        kiosk("checkin", secret(5))
        ran = kiosk("restore", copy, "--json")
        assert (ran.status, ran.json["event"], ran.json["registrants"]) == (0, "tiny-2025", len(PEOPLE))
        assert kiosk("status", "--json").json["arrived"] == 1

    def test_with_a_passphrase_on_another_machine(self, kiosk: Kiosk, tmp_path: Path) -> None:
        copy, there = str(tmp_path / "copy"), ("--data", str(tmp_path / "there"))
        kiosk("backup", copy, "--passphrase-stdin", stdin="芝麻 开门\r\n".encode())
        assert kiosk("restore", copy, *there).status == 1
        assert kiosk("restore", copy, "--passphrase-stdin", *there, stdin=b"wrong\n").status == 1
        assert kiosk("restore", copy, "--passphrase-stdin", *there, stdin="芝麻 开门".encode()).status == 0
        assert kiosk("status", *there, "--json").json["registrants"] == len(PEOPLE)

    @pytest.mark.parametrize("phrase", [b"", b"\n", b"a\x00b\n", b"\xff\n"])
    def test_a_passphrase_that_could_not_be_given_again_is_wrong_use(
        self, phrase: bytes, kiosk: Kiosk, tmp_path: Path
    ) -> None:
        assert kiosk("backup", str(tmp_path / "copy"), "--passphrase-stdin", stdin=phrase).status == 2
        assert not (tmp_path / "copy").exists()

    def test_what_is_no_backup_is_refused_in_one_line(self, kiosk: Kiosk, tmp_path: Path) -> None:
        (tmp_path / "text").write_text("no backup" * 1000, encoding="utf-8")
        ran = kiosk("restore", str(tmp_path / "text"), "--json")
        assert (ran.status, ran.json["reason"]) == (1, "key")
        assert ran.err == f"kiosk: {ran.json['message']}\n"
        assert kiosk("restore", str(tmp_path / "none")).status == 2
        assert kiosk("restore", str(tmp_path)).status == 2

    @pytest.mark.parametrize("place", ["data", "copy/there"])
    def test_a_place_that_cannot_be_written_to_is_told_in_one_line(
        self, place: str, kiosk: Kiosk, tmp_path: Path
    ) -> None:
        (tmp_path / "copy").write_text("a file, no folder", encoding="utf-8")
        ran = kiosk("backup", str(tmp_path / place), "--json")
        assert (ran.status, ran.json["reason"]) == (1, "file")
        assert ran.err.count("\n") == 1


class TestPrint:
    """`kiosk print badge` and `kiosk queue`."""

    def test_a_badge_goes_to_the_file_that_is_named(self, kiosk: Kiosk, tmp_path: Path) -> None:
        target = tmp_path / "badge.pdf"
        ran = kiosk("print", "badge", code(4), "--to", str(target), "--json", "--why", "lost")
        assert (ran.status, ran.json["status"], ran.json["reason"]) == (0, "ok", None)
        (job,) = ran.json["jobs"]
        assert (job["code"], job["state"], job["to"]) == (code(4), "printed", str(target))
        assert target.read_bytes().startswith(b"%PDF")
        assert [entry["id"] for entry in kiosk("queue", "--json").json["jobs"]] == [job["id"]]

    def test_several_people_get_a_file_each(self, kiosk: Kiosk, tmp_path: Path) -> None:
        kiosk("print", "badge", code(4), secret(5), "--to", str(tmp_path / "badge.png"))
        names = {path.name for path in tmp_path.glob("*.png")}
        assert names == {f"badge-{code(4)}.png", f"badge-{code(5)}.png"}

    @pytest.mark.parametrize("name", ["TT-NOBODY", "", "\udcff"])
    def test_an_unknown_registrant_is_told_and_nothing_is_queued(self, name: str, kiosk: Kiosk) -> None:
        ran = kiosk("print", "badge", code(4), name, "--json")
        assert ran.status in (1, 2)
        assert ran.json["status"] == "error"
        assert kiosk("queue", "--json").json["jobs"] == []

    def test_a_file_that_cannot_be_written_fails_the_job(self, kiosk: Kiosk, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("no folder", encoding="utf-8")
        ran = kiosk("print", "badge", code(4), "--to", str(tmp_path / "file" / "badge.pdf"), "--json")
        assert (ran.status, ran.json["status"], ran.json["reason"]) == (1, "error", "not_printed")
        assert ran.json["jobs"][0]["state"] == "failed"

    @pytest.mark.parametrize(
        "arguments", [("print",), ("print", "badge"), ("print", "poster", "x"), ("queue", "dance")]
    )
    def test_wrong_use_is_told(self, arguments: tuple[str, ...], kiosk: Kiosk) -> None:
        assert kiosk(*arguments).status == 2

    def test_a_badge_of_an_entry_waits_in_the_queue(self, kiosk: Kiosk) -> None:
        job = kiosk("checkin", secret(4), "--json").json["print_job"]
        (listed,) = kiosk("queue", "list", "--json").json["jobs"]
        assert listed == {
            "id": job,
            "kind": "badge",
            "code": code(4),
            "state": "waiting",
            "to": None,
            "cause": None,
        }


class TestCare:
    """`kiosk doctor` and `kiosk pin`."""

    def test_the_doctor_ends_with_one_on_errors_and_not_on_warnings(self, kiosk: Kiosk) -> None:
        ran = kiosk("doctor", "--json")
        levels = {finding["check"]: finding["level"] for finding in ran.json["findings"]}
        assert (ran.status, ran.json["status"], levels["key"]) == (0, "ok", "warning")
        (kiosk.folder / "key").chmod(0o644)
        ran = kiosk("doctor", "--json")
        assert (ran.status, ran.json["status"], ran.json["reason"]) == (1, "error", "key")

    def test_the_doctor_looks_at_a_kiosk_without_an_event_and_at_one_that_does_not_open(self, empty: Kiosk) -> None:
        assert empty("doctor", "--json").status == 0

    def test_a_store_that_does_not_open_is_a_finding(self, kiosk: Kiosk) -> None:
        (kiosk.folder / "events" / "tiny-2025.db").write_bytes(b"spoilt" * 1000)
        ran = kiosk("doctor", "--json")
        assert ran.status == 1
        assert {"check": "store", "level": "error"}.items() <= ran.json["findings"][-1].items()

    def test_a_pin_is_set_from_the_standard_input(self, kiosk: Kiosk) -> None:
        assert kiosk("pin", "--json", stdin=b"428317\n").json["status"] == "ok"

    @pytest.mark.parametrize("pin", [b"", b"12345\n", b"12345a\n", b"\xff\n", b"\x00" * 6])
    def test_a_pin_that_is_none_is_refused(self, pin: bytes, kiosk: Kiosk) -> None:
        ran = kiosk("pin", "--json", stdin=pin)
        assert ran.status in (1, 2)
        assert ran.json["status"] == "error"


class TestEveryCommand:
    """What holds for all of them."""

    COMMANDS = (
        *(("checkin", "x"), ("checkin", "--stdin"), ("undo", "x", "--why", "y"), ("find", "x"), ("agenda",)),
        *(("status",), ("backup", "copy"), ("print", "badge", "x"), ("queue",), ("pin",)),
    )

    @pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
    def test_without_an_event_it_says_how_to_load_one_and_makes_nothing(
        self, arguments: tuple[str, ...], empty: Kiosk
    ) -> None:
        ran = empty(*arguments, "--json", stdin=b"428317\n")
        assert (ran.status, ran.json["status"], ran.json["reason"]) == (1, "error", "no_event")
        assert ran.err == f"kiosk: {ran.json['message']}\n"
        assert "kiosk load" in ran.err
        assert not empty.folder.exists()

    @pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
    def test_without_the_key_it_says_so_in_one_line(self, arguments: tuple[str, ...], kiosk: Kiosk) -> None:
        (kiosk.folder / "key").unlink()
        ran = kiosk(*arguments, "--json", stdin=b"428317\n")
        assert (ran.status, ran.json["reason"]) == (1, "key")
        assert ran.err.count("\n") == 1

    @pytest.mark.parametrize("arguments", [("status",), ("load", "hainan-2025")], ids=" ".join)
    def test_settings_that_cannot_be_read_are_told_by_file_and_line(
        self, arguments: tuple[str, ...], kiosk: Kiosk
    ) -> None:
        (kiosk.folder / "config.toml").write_text('kiosk = "K-1"\nevent = \n', encoding="utf-8")
        ran = kiosk(*arguments, "--json")
        assert (ran.status, ran.json["reason"]) == (1, "settings")
        assert "config.toml" in ran.err
        assert "line 2" in ran.err
        assert ran.err.count("\n") == 1

    @pytest.mark.parametrize("arguments", [("dance",), ("--dance",), ("status", "more"), ("--lang", "it", "status")])
    def test_what_the_program_cannot_do_is_wrong_use(self, arguments: tuple[str, ...], kiosk: Kiosk) -> None:
        ran = kiosk(*arguments)
        assert ran.status == 2
        assert "kiosk" in ran.err

    def test_a_data_folder_that_is_a_file_is_told_in_one_line(self, tmp_path: Path, empty: Kiosk) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")
        for command in (("status",), ("load", "hainan-2025"), ("doctor",)):
            ran = empty(*command, "--data", str(tmp_path / "file"), "--json")
            assert ran.status == (0 if command == ("doctor",) else 1)
            assert ran.err.count("\n") <= 1

    def test_a_fault_of_the_programs_own_is_one_line_that_names_the_log(
        self, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise ZeroDivisionError(CHINESE.name)

        monkeypatch.setattr("kiosk.services.status.StatusService.status", broken)
        ran = kiosk("status", "--json")
        assert (ran.status, ran.json["reason"]) == (1, "fault")
        assert str(kiosk.folder / "kiosk.log") in ran.err
        assert ran.err.count("\n") == 1
        written = (kiosk.folder / "kiosk.log").read_text("utf-8")
        assert "ZeroDivisionError" in written
        assert "test_commands.py" in written
        assert CHINESE.name not in written

    @pytest.mark.parametrize("lang", ["zh", "en", "fr", "de"])
    def test_every_answer_can_be_had_in_every_language(self, lang: str, kiosk: Kiosk, tmp_path: Path) -> None:
        for arguments in (("checkin", secret(2)), ("status",), ("doctor",), ("queue",), ("agenda",), ("find", "x")):
            assert kiosk(*arguments, "--lang", lang).out
        assert kiosk("undo", "x", "--why", "y", "--lang", lang).err
        assert json.loads(kiosk("checkin", secret(2), "--lang", lang, "--json").out)["explanation"]
