"""Registrants come from a ticket system's files, again and again, while people are already coming."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.composition import Services
from kiosk.domain.checkin import Admitted, Reason, Refused
from kiosk.domain.codes import is_code
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.domain.staff import CONSOLE
from kiosk.services.checkin import Scan
from kiosk.services.importing import ImportCancelledError, ImportChoices, ImportReport
from kiosk.services.packs import load_pack
from tests.venue import PEOPLE, VIP, code, log_of, pack, scan, secret

HEADER = "Order code,Position ID,Status,Attendee name,Attendee email,Phone number,Company,Product,Secret\n"
EVE = "A1,1,paid,Eve Moss,eve@x.org,+86 138,Moss Ltd,VIP,eve-secret\n"
ADA = "A1,2,paid,王小明,ada@x.org,,,Talent,ada-secret\n"
BO = "B2,1,paid,Bo,,,,,\n"

Import = Callable[..., ImportReport]


@pytest.fixture
def bring(services: Services, tmp_path: Path) -> Import:
    """Imports rows under the header of pretix."""

    def run(*rows: str, header: str = HEADER, **choices: Any) -> ImportReport:
        path = tmp_path / "export.csv"
        path.write_text(header + "".join(rows), encoding="utf-8")
        (report,) = services.importing.import_people([path], ImportChoices(**choices))
        return report

    return run


def everything(services: Services) -> list[Any]:
    tables = ("registrant", "checkin", "admission", "print_job", "setting")
    return [services.store.connection().execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Added, updated, unchanged, rejected."""
    return report.added, report.updated, report.unchanged, report.rejected_rows


def named(services: Services, name: str) -> Registrant:
    (match,) = services.lookup.find(name)
    return match.registrant


def test_people_come_in_with_their_own_qr_codes(services: Services, bring: Import) -> None:
    report = bring(EVE, ADA)
    assert (counts(report), report.made_secrets, report.stored) == ((2, 0, 0, 0), 0, True)
    eve = named(services, "Eve Moss")
    assert (eve.category, eve.organisation, eve.phone, eve.language) == ("vip", "Moss Ltd", "+86 138", "en")
    assert is_code(eve.code)
    assert named(services, "王小明").language == "zh"
    assert services.checkin.scan(Scan("eve-secret")).verdict == Admitted()


def test_a_second_import_of_the_same_file_changes_nothing(services: Services, bring: Import) -> None:
    bring(EVE, ADA, BO)
    before = everything(services)
    assert counts(bring(EVE, ADA, BO)) == (0, 0, 3, 0)
    assert everything(services) == before


def test_a_later_file_updates_and_leaves_who_is_not_in_it_alone(services: Services, bring: Import) -> None:
    bring(EVE, ADA)
    report = bring(EVE.replace("Moss Ltd", "Fern Ltd"), BO)
    assert (counts(report), report.absent) == ((1, 1, 0, 0), 1)
    assert named(services, "Eve Moss").organisation == "Fern Ltd"
    assert named(services, "王小明").status is RegistrantStatus.CONFIRMED


def test_an_import_never_undoes_a_check_in_nor_changes_a_code(services: Services, bring: Import) -> None:
    bring(EVE, BO)
    services.checkin.scan(Scan("eve-secret"))
    before, codes = log_of(services), (named(services, "Eve Moss").code, named(services, "Bo").code)
    bring(EVE.replace("paid", "canceled"), BO)
    assert log_of(services) == before
    assert named(services, "Eve Moss").status is RegistrantStatus.CANCELLED
    assert (named(services, "Eve Moss").code, named(services, "Bo").code) == codes
    assert services.checkin.scan(Scan("eve-secret")).verdict == Refused(Reason.CANCELED)


def test_a_secret_that_was_made_stays_until_the_file_brings_one(services: Services, bring: Import) -> None:
    assert bring(BO).made_secrets == 1
    made = named(services, "Bo").secret
    bring(BO.replace("B2,1,paid,Bo,", "B2,1,paid,Bo,bo@x.org"))
    assert named(services, "Bo").secret == made
    bring(BO.rstrip("\n") + "bo-secret\n")
    assert named(services, "Bo").secret.text == "bo-secret"


def test_what_the_file_does_not_speak_of_stays(services: Services, bring: Import) -> None:
    bring(EVE)
    bring("A1,1,Eve Moss\n", header="Order code,Position ID,Attendee name\n")
    eve = named(services, "Eve Moss")
    assert (eve.organisation, eve.category, eve.secret.text) == ("Moss Ltd", "vip", "eve-secret")


@pytest.mark.parametrize("bad", [EVE, EVE.replace("A1,1", "C3,1"), "D4,1,mystery,Joe,,,,,\n", "D4,1,paid,,,,,,\n"])
def test_one_row_that_is_wrong_and_nothing_is_imported(bad: str, services: Services, bring: Import) -> None:
    before = everything(services)
    report = bring(EVE, ADA, bad)
    assert (counts(report), report.stored, report.good) == ((0, 0, 0, 1), False, 2)
    assert [fault.place.line for fault in report.rejected] == [4]
    assert everything(services) == before
    assert (counts(bring(EVE, ADA, bad, keep_good=True))) == (2, 0, 0, 1)


def test_a_secret_that_is_somebody_elses_is_rejected(services: Services, bring: Import) -> None:
    bring(EVE, ADA)
    report = bring(EVE, ADA.replace("ada-secret", secret(4)), keep_good=True)
    assert (counts(report), report.rejected[0].place.field) == ((0, 0, 1, 1), "secret")
    assert named(services, "王小明").secret.text == "ada-secret"
    assert code(4) in str(report.rejected[0])


def test_two_rows_are_never_the_same_registrant(services: Services, bring: Import) -> None:
    bring(EVE)
    report = bring(EVE.replace("eve-secret", ""), ADA.replace("ada-secret", "eve-secret"))
    assert (report.stored, report.rejected_rows) == (False, 1)


def test_two_people_of_whom_only_the_name_is_known_are_two(services: Services, bring: Import) -> None:
    report = bring("王伟,海大\n", "王伟,海大\n", header="姓名,单位\n")
    assert counts(report) == (2, 0, 0, 0)
    assert counts(bring("王伟,海大\n", "王伟,海大\n", header="姓名,单位\n")) == (0, 0, 2, 0)
    assert counts(bring("王伟,1\n", "王伟,1\n", header="姓名,手机\n")) == (0, 0, 0, 1)


def test_a_trial_counts_the_same_and_writes_nothing(services: Services, bring: Import) -> None:
    bring(EVE)
    before = everything(services)
    rows = (EVE.replace("Moss Ltd", "Fern"), ADA, BO)
    trial = bring(*rows, dry_run=True)
    assert everything(services) == before
    assert (counts(bring(*rows)), trial.stored) == (counts(trial), False)


def test_a_ticket_system_lets_nobody_in_who_was_blocked_here(services: Services, bring: Import) -> None:
    bring(EVE)
    services.store.connection().execute("UPDATE registrant SET status = 'blocked' WHERE secret = 'eve-secret'")
    bring(EVE.replace("Moss Ltd", "Fern"))
    assert services.checkin.scan(Scan("eve-secret")).verdict == Refused(Reason.BLOCKED)


def test_the_programs_own_table_knows_people_by_their_codes(services: Services, bring: Import) -> None:
    row = f"{VIP.code},{VIP.name},blocked,A7\n"
    report = bring(row, header="code,name,status,seat\n")
    assert counts(report) == (0, 1, 0, 0)
    stored = services.lookup.registrant(VIP.code)
    assert stored is not None
    assert (stored.status, stored.secret, dict(stored.extra)) == (RegistrantStatus.BLOCKED, VIP.secret, {"seat": "A7"})


def test_people_may_swap_their_secrets_in_the_programs_own_table(services: Services, bring: Import) -> None:
    bring(EVE)
    rows = (f"{code(4)},{PEOPLE[4].name},x-1\n", f"{code(5)},{PEOPLE[5].name},x-2\n")
    assert counts(bring(*rows, header="code,name,secret\n")) == (0, 2, 0, 0)


def test_what_staff_put_right_holds_until_the_file_says_something_else(services: Services, bring: Import) -> None:
    bring(EVE)
    eve = named(services, "Eve Moss")
    services.corrections.correct(eve.code, {"name": "Eva Moos", "organisation": "Moos AG"}, CONSOLE, "misspelt")
    assert counts(bring(EVE)) == (0, 0, 1, 0)
    assert named(services, "Eva Moos").organisation == "Moos AG"
    assert counts(bring(EVE.replace("Moss Ltd", "Moss & Sons"))) == (0, 1, 0, 0)
    assert named(services, "Eva Moos").organisation == "Moss & Sons"
    assert counts(bring(EVE)) == (0, 1, 0, 0)
    assert named(services, "Eva Moos").organisation == "Moss Ltd"


def test_a_pack_that_is_loaded_again_leaves_imported_people_alone(services: Services, bring: Import) -> None:
    bring(EVE)
    report = load_pack(services.store, pack())
    assert (report.removed, report.cancelled) == (0, 0)
    assert named(services, "Eve Moss").secret.text == "eve-secret"


def test_an_import_that_is_stopped_leaves_no_trace(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "".join(f"A{n},1,paid,Eve {n},,,,,\n" for n in range(3000)), encoding="utf-8")
    before = everything(services)
    asked: Iterator[bool] = iter([False] * 9 + [True])
    with pytest.raises(ImportCancelledError):
        services.importing.import_people([path], cancelled=lambda: next(asked))
    assert everything(services) == before
    assert [file.name for file in services.store.path.parent.iterdir() if ".part" in file.name] == []


def test_progress_is_told_from_the_beginning_to_the_end(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "".join(f"A{n},1,paid,Eve {n},,,,,\n" for n in range(3000)), encoding="utf-8")
    told: list[float] = []
    services.importing.import_people([path], progress=told.append)
    assert told == sorted(told)
    assert told[0] < 0.1
    assert told[-1] == 1.0


def test_several_files_are_one_import(services: Services, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.csv", tmp_path / "b.csv"
    good.write_text(HEADER + EVE, encoding="utf-8")
    bad.write_text(HEADER + "D4,1,mystery,Joe,,,,,\n", encoding="utf-8")
    before = everything(services)
    reports = services.importing.import_people([good, bad])
    assert [report.stored for report in reports] == [False, False]
    assert everything(services) == before


def test_people_check_in_while_others_are_imported(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "".join(f"A{n},1,paid,Eve {n},,,,,\n" for n in range(2000)), encoding="utf-8")
    verdicts: list[Any] = []

    def admit_somebody(done: float) -> None:
        if not verdicts:  # while the file is read: the store is nobody's yet
            verdicts.append(scan(services, 4).verdict)

    services.importing.import_people([path], progress=admit_somebody)
    assert verdicts == [Admitted()]


def test_names_of_a_draft_cannot_be_read_on_the_disk(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "".join(f"A{n},1,paid,Evelyne {n},,,,,\n" for n in range(20_000)), encoding="utf-8")
    monkeypatch.setattr("kiosk.store.imports._take_its_name", lambda _: None)
    seen: list[bytes] = []

    def look(done: float) -> None:
        drafts = [file for file in services.store.path.parent.iterdir() if file.suffix == ".part"]
        seen.extend(file.read_bytes() for file in drafts if done > 0.5)

    services.importing.import_people([path], progress=look)
    assert max(map(len, seen)) > 4096
    assert not any(b"Evelyne" in content or b"SQLite" in content for content in seen)
