"""`kiosk keys` and `kiosk revoke`, as an organiser's technician and a desk use them."""

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Kiosk
from tests.venue import CHINESE, EVENT, UNPAID, code, secret

AT = ("--at", "2025-12-06T09:07", "--json")
ANSWER = ["status", "reason", "message"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the technician works."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def keyed(kiosk: Kiosk, desk: Path) -> Kiosk:
    """A kiosk that trusts a key, whose private half lies in the technician's folder."""
    assert kiosk("keys", "new", *AT).status == 0
    return kiosk


class TestKeys:
    """`kiosk keys new`, `show` and `revoke`."""

    def test_a_new_key_is_the_owner_s_alone_and_its_public_half_is_trusted_at_once(
        self, kiosk: Kiosk, desk: Path
    ) -> None:
        ran = kiosk("keys", "new", *AT)
        file = desk / f"{EVENT.id}.signing-key.pem"
        assert (ran.status, ran.json["file"]) == (0, str(file))
        assert list(ran.json)[:3] == ANSWER
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.read_text("ascii").startswith("-----BEGIN PRIVATE KEY-----")
        assert ran.json["event_toml"] == f'[[key]]\nid = "{ran.json["id"]}"\npublic = "{ran.json["public"]}"'
        (shown,) = kiosk("keys", "show", *AT).json["keys"]
        assert shown == {
            "id": ran.json["id"],
            "public": ran.json["public"],
            "source": "kiosk",
            "valid_from": None,
            "valid_until": None,
            "revoked": False,
        }

    def test_what_is_printed_for_event_toml_is_read_from_there(self, keyed: Kiosk, desk: Path) -> None:
        from kiosk.importing.event_toml import read_event
        from kiosk.importing.faults import FaultLog

        lines = keyed("keys", "new", "--to", "second.pem", *AT).json["event_toml"]
        event = read_event(lines.encode(), (), FaultLog()).event
        assert event.keys[0].public in lines

    def test_a_key_is_never_overwritten(self, keyed: Kiosk, desk: Path) -> None:
        (file,) = desk.iterdir()
        before = file.read_bytes()
        again = keyed("keys", "new", *AT)
        assert (again.status, again.json["reason"]) == (1, "key_file_exists")
        assert file.read_bytes() == before
        assert len(keyed("keys", "show", *AT).json["keys"]) == 1

    @pytest.mark.parametrize("inside", ["key.pem", "events/key.pem", "../data/key.pem"])
    def test_a_private_key_never_lies_in_the_data_folder(self, kiosk: Kiosk, desk: Path, inside: str) -> None:
        ran = kiosk("keys", "new", "--to", str(kiosk.folder / inside), *AT)
        assert (ran.status, ran.json["reason"]) == (1, "key_in_data_folder")
        assert list(kiosk.folder.rglob("*.pem")) == []

    def test_a_folder_that_is_not_there_is_said(self, kiosk: Kiosk, desk: Path) -> None:
        ran = kiosk("keys", "new", "--to", "nowhere/key.pem", *AT)
        assert (ran.status, ran.json["reason"]) == (1, "file")

    def test_an_event_without_a_key_says_so(self, kiosk: Kiosk) -> None:
        ran = kiosk("keys", "show")
        assert ran.out == "This event trusts no key: signed codes admit nobody.\n"

    def test_a_revoked_key_is_shown_as_such_and_admits_nobody(self, keyed: Kiosk) -> None:
        text = keyed("keys", "sign", "--name", "李一尘", *AT).json["text"]
        (key,) = keyed("keys", "show", *AT).json["keys"]
        assert keyed("keys", "revoke", key["id"], *AT).status == 0
        assert keyed("keys", "show", *AT).json["keys"][0]["revoked"] is True
        assert "revoked" in keyed("keys", "show").out
        assert keyed("checkin", text, *AT).json["reason"] == "invalid"
        signed = keyed("keys", "sign", "--name", "李一尘", *AT)
        assert signed.json["trusted"] is False
        assert "does not trust this key" in signed.err

    def test_a_key_that_is_not_there_is_said(self, keyed: Kiosk) -> None:
        ran = keyed("keys", "revoke", "winter", *AT)
        assert (ran.status, ran.json["reason"]) == (1, "unknown_key")

    def test_keys_alone_is_wrong_use(self, kiosk: Kiosk) -> None:
        assert kiosk("keys").status == 2


class TestSign:
    """`kiosk keys sign`."""

    def test_a_guest_whom_no_kiosk_knows_comes_in_by_their_code(self, keyed: Kiosk) -> None:
        words = (
            "--name",
            "李一尘",
            "--name-latin",
            "Li Yichen",
            "--category",
            "talent",
            "--organisation",
            "远方研究所",
        )
        ran = keyed("keys", "sign", *words, "--language", "zh", *AT)
        assert list(ran.json)[:3] == ANSWER
        assert (ran.status, ran.json["left_out"], ran.json["trusted"]) == (0, [], True)
        verdict = keyed("checkin", ran.json["text"], *AT).json
        assert (verdict["status"], verdict["code"]) == ("ok", ran.json["code"])
        assert verdict["registrant"]["organisation"] == "远方研究所"
        assert verdict["message"] == "欢迎，李一尘"
        assert keyed("checkin", ran.json["text"].lower(), *AT).json["reason"] == "already_redeemed"

    def test_a_registrant_s_code_is_theirs(self, keyed: Kiosk) -> None:
        ran = keyed("keys", "sign", CHINESE.code, *AT)
        assert ran.json["code"] == CHINESE.code
        assert keyed("checkin", ran.json["text"], *AT).json["code"] == CHINESE.code
        assert keyed("checkin", secret(1), *AT).json["reason"] == "already_redeemed"

    def test_a_code_may_be_for_some_lists_and_times_only(self, keyed: Kiosk) -> None:
        ran = keyed("keys", "sign", code(4), "--list", "forum", "lounge", "--valid-until", "2025-12-06T10:00", *AT)
        text = ran.json["text"]
        assert keyed("checkin", text, *AT).json["reason"] == "product"
        assert keyed("checkin", text, "--list", "lounge", *AT).json["status"] == "ok"
        late = keyed("checkin", text, "--list", "lounge", "--at", "2025-12-06T10:00", "--json").json
        assert late["reason"] == "invalid_time"

    def test_the_picture_reads_back(self, keyed: Kiosk, desk: Path) -> None:
        import zxingcpp
        from PIL import Image

        ran = keyed("keys", "sign", CHINESE.code, "--to", "code.png", *AT)
        (found,) = zxingcpp.read_barcodes(Image.open(desk / "code.png"))
        assert found.text == ran.json["text"]

    def test_people_at_the_terminal_get_the_text_alone_on_the_output(self, keyed: Kiosk) -> None:
        ran = keyed("keys", "sign", CHINESE.code)
        assert ran.out.startswith("S")
        assert ran.out.count("\n") == 1
        assert ran.err == ""

    def test_what_has_no_room_is_said(self, keyed: Kiosk) -> None:
        ran = keyed("keys", "sign", "--name", "李一尘", "--organisation", "研究院" * 12, *AT)
        assert ran.json["left_out"] == ["organisation"]
        assert "organisation" in ran.err

    @pytest.mark.parametrize(
        ("arguments", "status", "reason"),
        [
            ((), 2, "usage"),
            ((CHINESE.code, "--name", "X"), 2, "usage"),
            (("nobody",), 1, "unknown_registrant"),
            ((UNPAID.code,), 1, "not_confirmed"),
            (("--name", "慧" * 60), 1, "claims_too_long"),
            (("--name", " "), 1, "claims_unfit"),
            (("--name", "X", "--category", "king"), 2, "unknown_category"),
            (("--name", "X", "--list", "nowhere"), 2, "unknown_list"),
            (("--name", "X", "--valid-from", "noon"), 2, "usage"),
            (("--name", "X", "--valid-from", "2200-01-01"), 1, "claims_unfit"),
            (("--name", "X", "--key", "nowhere.pem"), 1, "file"),
            (("--name", "X", "--to", "nowhere/code.png"), 1, "file"),
        ],
    )
    def test_what_cannot_be_signed_is_said(
        self, keyed: Kiosk, arguments: tuple[str, ...], status: int, reason: str
    ) -> None:
        ran = keyed("keys", "sign", *arguments, *AT)
        assert (ran.status, ran.json["reason"]) == (status, reason)

    def test_a_file_that_is_no_key_is_said(self, keyed: Kiosk, desk: Path) -> None:
        (desk / "other.pem").write_text("-----BEGIN CERTIFICATE-----\n", encoding="ascii")
        ran = keyed("keys", "sign", CHINESE.code, "--key", "other.pem", *AT)
        assert (ran.status, ran.json["reason"]) == (1, "no_signing_key")


class TestRevoke:
    """`kiosk revoke`."""

    def test_a_registrant_s_secret_and_signed_codes_are_revoked_and_lifted(self, keyed: Kiosk) -> None:
        text = keyed("keys", "sign", code(4), *AT).json["text"]
        ran = keyed("revoke", code(4), "--why", "phone lost", *AT)
        assert list(ran.json)[:3] == ANSWER
        assert (ran.json["code"], ran.json["now"]) == (code(4), "revoked")
        assert {keyed("checkin", each, *AT).json["reason"] for each in (secret(4), text)} == {"revoked"}
        assert keyed("revoke", code(4), "--lift", *AT).json["now"] is None
        assert keyed("checkin", text, *AT).json["status"] == "ok"
        assert keyed("revoke", code(4), "--lift", *AT).json["reason"] == "not_revoked"

    def test_one_text_is_revoked_and_others_of_its_holder_admit(self, keyed: Kiosk) -> None:
        text = keyed("keys", "sign", code(4), *AT).json["text"]
        assert keyed("revoke", text.lower(), "--why", "lost", *AT).json["code"] == code(4)
        assert keyed("checkin", text, *AT).json["reason"] == "revoked"
        assert keyed("checkin", secret(4), *AT).json["status"] == "ok"

    def test_a_secret_that_is_nobodys_can_be_revoked(self, kiosk: Kiosk) -> None:
        assert kiosk("revoke", "GONE", "--why", "old", *AT).json["code"] is None
        assert kiosk("checkin", "GONE", *AT).json["reason"] == "revoked"

    def test_who_is_blocked_is_so_whatever_they_carry(self, keyed: Kiosk) -> None:
        guest = keyed("keys", "sign", "--name", "李一尘", "--code", "TT-ZZZZ-Z", *AT).json["text"]
        other = keyed("keys", "sign", "--name", "李一尘", "--code", "TT-ZZZZ-Z", "--category", "vip", *AT).json["text"]
        assert keyed("revoke", guest, "--block", "--why", "banned", *AT).json["now"] == "blocked"
        assert {keyed("checkin", each, *AT).json["reason"] for each in (guest, other)} == {"blocked"}
        keyed("revoke", code(4), "--block", "--why", "banned", *AT)
        assert keyed("checkin", secret(4), *AT).json["reason"] == "blocked"

    def test_a_guest_is_blocked_before_they_ever_came(self, keyed: Kiosk) -> None:
        guest = keyed("keys", "sign", "--name", "李一尘", "--code", "TT-ZZZZ-Z", *AT).json["text"]
        assert keyed("revoke", "tt-zzzz-z", "--block", "--why", "banned", *AT).status == 0
        assert keyed("checkin", guest, *AT).json["reason"] == "blocked"
        assert keyed("revoke", "TT-ZZZZ-Z", "--lift", *AT).json["code"] == "TT-ZZZZ-Z"
        assert keyed("revoke", "tt-zzzz-z", "--why", "lost", *AT).status == 0
        assert keyed("checkin", guest, *AT).json["reason"] == "revoked"

    @pytest.mark.parametrize("arguments", [("X",), (), ("X", "--block", "--lift")])
    def test_a_reason_is_asked_for(self, kiosk: Kiosk, arguments: tuple[str, ...]) -> None:
        assert kiosk("revoke", *arguments).status == 2

    def test_an_empty_name_is_nobody(self, kiosk: Kiosk) -> None:
        ran = kiosk("revoke", " ", "--why", "x", *AT)
        assert (ran.status, ran.json["reason"]) == (1, "unknown_registrant")
