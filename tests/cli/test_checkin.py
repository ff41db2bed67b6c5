"""`kiosk checkin` and `kiosk undo`, as scripts and scanners meet them."""

import json

import pytest

from tests.cli.conftest import Kiosk
from tests.venue import CHINESE, code, loaded, pack, person, secret

VERDICT = [
    *("status", "reason", "code", "checkin_id", "type", "list", "registrant", "message", "explanation"),
    *("first_entry_at", "questions", "print_job", "at", "elapsed_ms"),
]
PERSON = ["code", "name", "name_latin", "category", "organisation", "language", "delegation", "attention"]
AT = ("--at", "2025-12-06T09:07")


class TestOne:
    """One code, one verdict."""

    def test_an_admission_has_the_shape_of_the_contract(self, kiosk: Kiosk) -> None:
        ran = kiosk("checkin", secret(1), "--json", *AT)
        verdict = ran.json
        assert ran.status == 0
        assert list(verdict) == VERDICT
        assert list(verdict["registrant"]) == PERSON
        assert (verdict["status"], verdict["reason"], verdict["type"], verdict["list"]) == ("ok", None, "entry", "main")
        assert verdict["code"] == verdict["registrant"]["code"] == CHINESE.code
        assert (verdict["registrant"]["name"], verdict["registrant"]["delegation"]) == (CHINESE.name, None)
        assert (verdict["explanation"], verdict["first_entry_at"], verdict["questions"]) == (None, None, [])
        assert CHINESE.name in verdict["message"]
        assert verdict["at"] == "2025-12-06T09:07:00+08:00"
        assert verdict["elapsed_ms"] > 0

    def test_a_refusal_ends_with_one_and_says_when_and_where_the_first_entry_was(self, kiosk: Kiosk) -> None:
        kiosk("checkin", secret(4), *AT)
        ran = kiosk("checkin", secret(4), "--json", "--at", "2025-12-06T10:00")
        verdict = ran.json
        assert ran.status == 1
        assert (verdict["status"], verdict["reason"]) == ("error", "already_redeemed")
        assert verdict["first_entry_at"] == "2025-12-06T09:07:00+08:00"
        assert "09:07" in verdict["explanation"]
        assert "K-" in verdict["explanation"]
        assert "09:07" not in verdict["message"]
        assert verdict["checkin_id"]

    @pytest.mark.parametrize("text", ["NOBODY", "", code(4), "x" * 10_000, "🎫", "\x1b[31m", "\udcff"])
    def test_an_unknown_code_is_invalid_and_bears_no_registrant(self, text: str, kiosk: Kiosk) -> None:
        ran = kiosk("checkin", text, "--json")
        assert ran.status == 1
        assert ran.json["reason"] == "invalid"
        assert ran.json["registrant"] is ran.json["code"] is None
        assert ran.json["checkin_id"]

    def test_an_exit_is_one(self, kiosk: Kiosk) -> None:
        assert kiosk("checkin", secret(4), "--exit", "--json").json["type"] == "exit"
        assert kiosk("checkin", secret(4), "--entry", "--json").json["type"] == "entry"
        assert kiosk("checkin", secret(4), "--entry", "--exit").status == 2

    def test_for_people_it_is_one_line(self, kiosk: Kiosk) -> None:
        ran = kiosk("checkin", secret(2))
        assert ran.status == 1
        assert ran.out.startswith("unpaid")
        assert ran.out.count("\n") == 1
        assert ran.err == ""

    def test_questions_are_asked_and_answers_taken(self, kiosk: Kiosk) -> None:
        ran = kiosk("checkin", secret(4), "--list", "desk", "--json")
        assert (ran.status, ran.json["status"]) == (1, "incomplete")
        question = {"id": "diet", "text": "What do you eat?", "required": True, "options": []}
        assert ran.json["questions"] == [question]
        ran = kiosk("checkin", secret(4), "--list", "desk", "--json", "--answers", '{"diet": "all"}')
        assert (ran.status, ran.json["status"]) == (0, "ok")

    def test_a_damaged_code_is_invalid_and_to_be_scanned_again_and_two_codes_at_once_are_ambiguous(
        self, kiosk: Kiosk
    ) -> None:
        from kiosk.domain.badge_secret import BadgeSecret

        english = ("--json", "--lang", "en")
        one, other = BadgeSecret.new().text, BadgeSecret.new().text
        damaged, foreign = (kiosk("checkin", text, *english).json for text in (one[:-1], "NOBODY"))
        assert damaged["reason"] == foreign["reason"] == "invalid"
        assert "Scan again" in damaged["explanation"]
        assert damaged["explanation"] != foreign["explanation"]
        both = kiosk("checkin", one + other, *english).json
        assert (both["reason"], both["registrant"], both["message"]) == ("ambiguous", None, damaged["message"])

    @pytest.mark.parametrize("answers", ["", "[]", "5", "{", "[" * 100_000])
    def test_answers_that_are_no_object_are_wrong_use(self, answers: str, kiosk: Kiosk) -> None:
        ran = kiosk("checkin", secret(4), "--list", "desk", "--answers", answers)
        assert ran.status == (2 if answers else 1)

    def test_staff_can_let_somebody_in_with_a_reason_only(self, kiosk: Kiosk) -> None:
        assert kiosk("checkin", secret(2), "--force").status == 2
        assert kiosk("checkin", secret(2), "--why", "paid").status == 1
        ran = kiosk("checkin", secret(2), "--force", "--why", "paid", "--json")
        assert (ran.status, ran.json["status"], ran.json["reason"]) == (0, "ok", None)
        assert ran.json["explanation"]

    @pytest.mark.parametrize("arguments", [("checkin",), ("checkin", "A", "--stdin"), ("checkin", "A", "B")])
    def test_neither_nor_and_both_are_wrong_use(self, arguments: tuple[str, ...], kiosk: Kiosk) -> None:
        assert kiosk(*arguments).status == 2


class TestArguments:
    """Where options may stand."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--json", "--at", "2025-12-06T09:07", "--lang", "fr", "checkin", secret(2)),
            ("checkin", "--json", "--at", "2025-12-06T09:07", "--lang", "fr", secret(2)),
            ("checkin", secret(2), "--lang=fr", "--at=2025-12-06T09:07", "--json"),
            ("--lang", "fr", "checkin", secret(2), "--json", "--at", "2025-12-06 09:07"),
        ],
    )
    def test_general_options_stand_before_or_after_the_command(self, arguments: tuple[str, ...], kiosk: Kiosk) -> None:
        verdict = kiosk(*arguments).json
        assert verdict["reason"] == "unpaid"
        assert verdict["at"] == "2025-12-06T09:07:00+08:00"

    def test_the_data_folder_is_named_before_or_after_and_goes_before_the_environments(
        self, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("KIOSK_DATA", str(kiosk.folder.parent / "elsewhere"))
        assert kiosk("checkin", secret(4)).status == 1
        assert kiosk("--data", str(kiosk.folder), "checkin", secret(4)).status == 0
        assert kiosk("checkin", secret(5), "--data", str(kiosk.folder)).status == 0

    @pytest.mark.parametrize("odd", ["-x", "--json", "-1", "--", "-"])
    def test_a_code_that_begins_with_a_dash_comes_after_two(self, odd: str, kiosk: Kiosk) -> None:
        from kiosk.domain.badge_secret import BadgeSecret

        loaded(kiosk.folder, pack((person(4, secret=BadgeSecret(odd)),)))
        ran = kiosk("checkin", "--json", "--", odd)
        assert (ran.status, ran.json["code"]) == (0, code(4))

    @pytest.mark.parametrize(
        "arguments", [("--list", "lounge", "checkin", secret(4)), ("checkin", secret(4), "--list", "lounge")]
    )
    def test_a_list_is_heard_wherever_it_is_named(self, arguments: tuple[str, ...], kiosk: Kiosk) -> None:
        assert kiosk(*arguments, "--json").json["list"] == "lounge"

    def test_an_unknown_list_is_wrong_use(self, kiosk: Kiosk) -> None:
        ran = kiosk("checkin", secret(4), "--list", "nowhere", "--json")
        assert (ran.status, ran.json["status"], ran.json["reason"]) == (2, "error", "unknown_list")
        assert ran.err == f"kiosk: {ran.json['message']}\n"
        assert kiosk("checkin", "--stdin", "--list", "nowhere", stdin=b"x\n").status == 2

    @pytest.mark.parametrize("at", ["", "yesterday", "2025-12-06T9", "9999-12-31T23:59:59", "0001-01-01T00:00+14:00"])
    def test_a_time_that_is_none_is_wrong_use_or_no_time_at_all(self, at: str, kiosk: Kiosk) -> None:
        ran = kiosk("checkin", secret(4), "--at", at, "--json")
        assert (ran.status, ran.json["status"]) == (2, "error")
        assert kiosk("status", "--json").json["checkins"] == 0

    def test_a_reason_that_is_no_text_is_wrong_use_and_nothing_happens(self, kiosk: Kiosk) -> None:
        assert kiosk("checkin", secret(2), "--force", "--why", "\udcff").status == 2
        assert kiosk("status", "--json").json["checkins"] == 0


class TestStream:
    """One line, one verdict."""

    def stream(self, kiosk: Kiosk, *lines: bytes | str, arguments: tuple[str, ...] = ()) -> list[dict[str, object]]:
        given = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
        ran = kiosk("checkin", "--stdin", "--json", *arguments, stdin=given)
        assert ran.status == 0
        assert ran.err == ""
        assert len(ran.lines) == len(lines)
        return ran.lines

    def reasons(self, kiosk: Kiosk, *lines: bytes | str) -> list[object]:
        return [verdict["reason"] for verdict in self.stream(kiosk, *lines)]

    def test_every_line_gets_a_verdict_of_the_same_shape(self, kiosk: Kiosk) -> None:
        verdicts = self.stream(kiosk, secret(4), secret(4), secret(2), "NOBODY")
        assert [verdict["reason"] for verdict in verdicts] == [None, "already_redeemed", "unpaid", "invalid"]
        assert all(list(verdict) == VERDICT for verdict in verdicts)
        assert len({verdict["checkin_id"] for verdict in verdicts}) == 4

    @pytest.mark.parametrize(
        "line",
        [
            b"",
            b" ",
            b"\r",
            b"x" * 10_240,
            b"x" * 1_048_576,
            b"\xff\xfe\x80",
            b"\x00\x01\x1b[2J",
            "🎫🙂".encode(),
            "码".encode(),
            b"{",
            b"{}",
            b"[]",
            b"null",
            b'{"secret": 5}',
            b'{"secret": null, "nonce": "n"}',
            b'{"ticket": "A1", "nonce": 5}',
            b'{"secret": "NOBODY", "n": 1' + b"0" * 5000 + b"}",
            b"{" * 60_000,
            b'{"secret": "' + b"x" * 70_000 + b'"}',
            b'{"secret": "\\ud800"}',
            b'{"secret": ""}',
        ],
        ids=lambda line: repr(line[:24]),
    )
    def test_whatever_a_line_holds_it_is_invalid_and_the_stream_goes_on(self, line: bytes, kiosk: Kiosk) -> None:
        verdicts = self.stream(kiosk, line, secret(4))
        assert [verdict["reason"] for verdict in verdicts] == ["invalid", None]
        assert verdicts[0]["checkin_id"]
        assert kiosk("status", "--json").json["refused"] == 1

    def test_another_systems_json_is_a_secret_like_any_other(self, kiosk: Kiosk) -> None:
        from kiosk.domain.badge_secret import BadgeSecret

        foreign = '{"ticket": "A1", "v": 2}'
        loaded(kiosk.folder, pack((person(4, secret=BadgeSecret(foreign)),)))
        (verdict,) = self.stream(kiosk, foreign)
        assert verdict["code"] == code(4)

    @pytest.mark.parametrize("ending", [b"\n", b"\r\n", b""])
    def test_only_the_line_ending_is_stripped(self, ending: bytes, kiosk: Kiosk) -> None:
        ran = kiosk("checkin", "--stdin", "--json", stdin=secret(4).encode() + ending)
        assert [verdict["status"] for verdict in ran.lines] == ["ok"]

    def test_a_stream_without_a_line_has_no_verdict(self, kiosk: Kiosk) -> None:
        assert self.stream(kiosk) == []

    def test_a_repeated_nonce_gives_the_first_verdict_and_writes_nothing(self, kiosk: Kiosk) -> None:
        line = json.dumps({"secret": secret(4), "nonce": "n-1"})
        first, second = self.stream(kiosk, line, line)
        (third,) = self.stream(kiosk, line)
        for verdict in (second, third):
            assert {**verdict, "elapsed_ms": 0} == {**first, "elapsed_ms": 0}
        state = kiosk("status", "--json").json
        assert (state["checkins"], state["refused"]) == (1, 0)

    def test_an_empty_nonce_is_none(self, kiosk: Kiosk) -> None:
        line = json.dumps({"secret": secret(4), "nonce": ""})
        assert self.reasons(kiosk, line, line) == [None, "already_redeemed"]

    def test_a_line_may_name_its_list_and_its_time(self, kiosk: Kiosk) -> None:
        lines = [
            json.dumps({"secret": secret(4), "list": "forum", "at": "2025-12-06T10:00"}),
            json.dumps({"secret": secret(4), "at": "2025-12-06T02:00:00Z"}),
        ]
        first, second = self.stream(kiosk, *lines)
        assert (first["list"], first["at"]) == ("forum", "2025-12-06T10:00:00+08:00")
        assert (second["list"], second["at"]) == ("main", "2025-12-06T10:00:00+08:00")

    def test_a_line_may_bring_answers(self, kiosk: Kiosk) -> None:
        lines = [
            json.dumps({"secret": secret(4), "list": "desk"}),
            json.dumps({"secret": secret(4), "list": "desk", "answers": {"diet": "all"}}),
        ]
        assert [verdict["status"] for verdict in self.stream(kiosk, *lines)] == ["incomplete", "ok"]

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ({"list": "nowhere"}, "unknown_list"),
            ({"list": 5}, "usage"),
            ({"nonce": 5}, "usage"),
            ({"nonce": "\ud800"}, "usage"),
            ({"at": "soon"}, "usage"),
            ({"at": "9999-12-31T23:59:59Z"}, "usage"),
            ({"at": 5}, "usage"),
            ({"answers": []}, "usage"),
            ({"answers": {"diet": "\ud800"}}, "usage"),
        ],
    )
    def test_a_line_that_asks_for_nonsense_is_told_so_records_nothing_and_the_stream_goes_on(
        self, given: dict[str, object], reason: str, kiosk: Kiosk
    ) -> None:
        refused, after = self.stream(kiosk, json.dumps({"secret": secret(4), **given}), secret(4))
        assert list(refused) == VERDICT
        assert (refused["status"], refused["reason"], refused["checkin_id"]) == ("error", reason, None)
        assert refused["message"]
        assert after["status"] == "ok"
        state = kiosk("status", "--json").json
        assert (state["checkins"], state["refused"]) == (1, 0)

    def test_options_hold_for_every_line_that_does_not_say_otherwise(self, kiosk: Kiosk) -> None:
        lines = (secret(4), json.dumps({"secret": secret(5), "list": "main"}), json.dumps({"secret": secret(6)}))
        verdicts = self.stream(kiosk, *lines, arguments=("--list", "lounge", "--exit", *AT))
        assert [verdict["list"] for verdict in verdicts] == ["lounge", "main", "lounge"]
        assert {verdict["type"] for verdict in verdicts} == {"exit"}
        assert {verdict["at"] for verdict in verdicts} == {"2025-12-06T09:07:00+08:00"}


class TestUndo:
    """Taking a check-in back."""

    def test_it_answers_with_the_ids_and_who_comes_again_is_admitted(self, kiosk: Kiosk) -> None:
        checkin = kiosk("checkin", secret(4), "--json").json["checkin_id"]
        ran = kiosk("undo", checkin, "--why", "not me", "--json")
        assert ran.status == 0
        assert (ran.json["status"], ran.json["undoes"], ran.json["code"]) == ("ok", checkin, code(4))
        assert ran.json["checkin_id"] not in (None, checkin)
        assert kiosk("checkin", secret(4)).status == 0

    def test_a_reason_must_be_given(self, kiosk: Kiosk) -> None:
        assert kiosk("undo", "0199").status == 2

    @pytest.mark.parametrize("name", ["0199", "", "\udcff", "x" * 10_000])
    def test_an_id_that_is_none_is_refused_in_one_line(self, name: str, kiosk: Kiosk) -> None:
        ran = kiosk("undo", name, "--why", "x", "--json")
        assert ran.status in (1, 2)
        assert ran.json["status"] == "error"
        assert ran.err.count("\n") == 1

    def test_it_is_taken_back_once(self, kiosk: Kiosk) -> None:
        checkin = kiosk("checkin", secret(4), "--json").json["checkin_id"]
        refused = kiosk("checkin", secret(4), "--json").json["checkin_id"]
        assert kiosk("undo", checkin, "--why", "x").status == 0
        assert kiosk("undo", checkin, "--why", "x", "--json").json["reason"] == "already_undone"
        assert kiosk("undo", refused, "--why", "x", "--json").json["reason"] == "not_admitted"
