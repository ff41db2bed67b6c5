"""Whose export a table is, which column is what, and what its rows say of people."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.imports import ImportedPerson, MappingError, Rejected, TableUnreadableError
from kiosk.importing.people_table import PeopleTable
from tests.importing.workbooks import workbook
from tests.venue import EVENT

Said = dict[str, Any]
Read = Callable[..., list[Said]]


def said(table: PeopleTable) -> list[Said]:
    """What each row says, by field; of a rejected one its line, field and reason."""
    return [_said(table, row) for row in table.people()]


def _said(table: PeopleTable, row: ImportedPerson | Rejected) -> Said:
    if isinstance(row, Rejected):
        return {"line": row.fault.place.line, "rejected": row.fault.place.field, "reason": row.fault.message}
    known = dict(zip(table.fields, row.values, strict=True))
    return {**known, "line": row.line, "ticket": row.ticket, "secret": row.secret, "code": row.code}


def table_of(path: Path, text: str, **options: Any) -> PeopleTable:
    path.write_bytes(text.encode())
    return PeopleTable(path, EVENT, **options)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


@pytest.fixture
def samples(repository: Path) -> Path:
    """The exports at hand; skips where they are not."""
    folder = repository.parent / "shared" / "data" / "csv"
    if not folder.is_dir():
        pytest.skip("the sample exports are not on this machine")
    return folder


def test_the_sample_of_eventbrite_is_read(samples: Path) -> None:
    table = PeopleTable(samples / "eventbrite.csv", EVENT)
    people = said(table)
    assert table.system == "eventbrite"
    assert [person["name"] for person in people] == ["John Doe", "Jane Doe", "Joe Bloggs"]
    assert people[0]["ticket"] == "eventbrite:18441583423"
    assert (people[2]["organisation"], people[2]["title"], people[2]["status"]) == (
        "Company3Name",
        "Job3Title",
        "confirmed",
    )


def test_the_sample_of_alfio_is_read(samples: Path) -> None:
    table = PeopleTable(samples / "alfio.csv", EVENT)
    people = said(table)
    assert table.system == "alfio"
    assert [person["name"] for person in people] == ["Homer Simpson", "Lisa Simpson", "Bart Simpson"]
    assert [person["ticket"] for person in people] == ["alfio:id-1", "alfio:id-2", "alfio:id-3"]
    assert {person["language"] for person in people} == {"en"}


ORDER_COLUMNS = {
    "en": "Order code,Position ID,Status,Email,Product,Attendee name,Attendee email,Company,Address,Company,"
    "Ticket secret",
    "de": "Bestellnummer,Position,Status,E-Mail,Produkt,Name Teilnehmer*in,E-Mail Teilnehmer*in,Firma,Adresse,Firma,"
    "Ticket-Code",
    "fr": "Code de commande,ID de la position,Statut,E-Mail,Produit,Nom du participant,E-mail du participant,"
    "Entreprise,Adresse,Entreprise,Secret du billet",
    "zh": "订单代码,位置ID,状态,Email,产品,观众姓名,观众Email,公司,地址,公司,Ticket secret",
}
PAID = {"en": "paid", "de": "bezahlt", "fr": "Payé", "zh": "支付"}
CANCELLED = {"en": "canceled", "de": "storniert", "fr": "annulé", "zh": "取消的"}
OPEN = {"en": "pending", "de": "ausstehend", "fr": "en attente", "zh": "待处理的"}


@pytest.mark.parametrize("language", ORDER_COLUMNS)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_orders_of_pretix_are_read_in_each_language(language: str, delimiter: str, file: Path) -> None:
    rows = [
        ["ABCDE", "1", PAID[language], "buyer@x.org", "VIP", "王, 小明", "wang@x.org", "海大", "a", "Buyer Ltd", "k3x"],
        ["ABCDE", "2", CANCELLED[language], "buyer@x.org", "Talent", "Lisa Simpson", "", "", "a", "Buyer Ltd", "k3y"],
        ["FGHIJ", "1", OPEN[language], "b@x.org", "Parking", "Bart", "", "", "a", "", "k3z"],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([ORDER_COLUMNS[language].split(","), *rows])
    table = table_of(file, text.getvalue())
    people = said(table)
    assert table.system == "pretix"
    assert [person["ticket"] for person in people] == ["pretix:ABCDE-1", "pretix:ABCDE-2", "pretix:FGHIJ-1"]
    assert [person["name"] for person in people] == ["王小明", "Lisa Simpson", "Bart"]
    assert [person["status"] for person in people] == ["confirmed", "cancelled", "unpaid"]
    assert [person["category"] for person in people] == ["vip", "talent", ""]
    assert (people[0]["secret"], people[0]["organisation"], people[0]["email"]) == ("k3x", "海大", "wang@x.org")
    assert any("twice" in note.message for note in table.notes)
    assert any("Parking" in str(note) for note in table.notes)


def test_a_check_in_list_of_pretix_knows_its_people_by_their_secrets(file: Path) -> None:
    header = "Order code,Attendee name,Product,Price,Paid,Secret,E-mail,Company\n"
    people = said(table_of(file, f"{header}A1,Eve,VIP,1,Yes,s1,a@x.org,X\nA1,Eve,VIP,1,No,s2,a@x.org,X\n"))
    assert [person["status"] for person in people] == ["confirmed", "unpaid"]
    assert people[0]["ticket"] != people[1]["ticket"]
    assert "s1" not in people[0]["ticket"]


TITO = "Number,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Void Status,"


def test_void_and_unassigned_tickets_of_tito_are_read(file: Path) -> None:
    text = TITO + 'Ticket Reference,Order Name,"What ""else""?"\n'
    text += (
        '1,VIP,小明 王,小明,王,a@x.org,X,,R1-1,Boss,"line\n'
        'one"\n'
        "2,VIP,,,,,,,R1-2,Boss,\n"
        "3,VIP,Joe,Joe,,b@x.org,,true,R2-1,Joe,\n"
    )
    table = table_of(file, text)
    people = said(table)
    assert table.system == "tito"
    assert [person["name"] for person in people] == ["王小明", "Boss", "Joe"]
    assert [person["status"] for person in people] == ["confirmed", "confirmed", "cancelled"]
    assert people[1]["ticket"] == "tito:R1-2"
    assert [note.place.line for note in table.notes if "buyer" in note.message] == [4]


HI_EVENTS = {
    "en": "ID,First Name,Last Name,Email,Status,Check Ins,Product ID,Product Name,Public ID,Short ID",
    "zh": "ID,名,姓,电子邮件,状态,Check Ins,产品 ID,产品名称,公开 ID,短 ID",
    "fr": "ID,Prénom,Nom,E-mail,Statut,Check Ins,ID du produit,Nom du produit,ID public,ID court",
    "de": "ID,Vorname,Nachname,E-Mail,Status,Check Ins,Produkt-ID,Produktname,Öffentliche ID,Kurz-ID",
}


@pytest.mark.parametrize("language", HI_EVENTS)
def test_the_workbook_of_hi_events_is_read_in_each_language(language: str, tmp_path: Path) -> None:
    rows = (
        [1, "小明", "王", "w@x.org", "ACTIVE", "Main (2025-12-06 09:00:00)", 7, "VIP", "A-1X", "a_1"],
        [2, "Lisa", "Simpson", "l@x.org", "AWAITING_PAYMENT", None, 7, "VIP", "A-2X", "a_2"],
        [3, "Bart", "Simpson", "b@x.org", "CANCELLED", None, 7, "VIP", "A-3X", "a_3"],
    )
    table = PeopleTable(workbook(tmp_path / "attendees.xlsx", HI_EVENTS[language].split(","), *rows), EVENT)
    people = said(table)
    assert (table.system, table.kind) == ("hievents", "xlsx")
    assert [person["name"] for person in people] == ["王小明", "Lisa Simpson", "Bart Simpson"]
    assert [person["secret"] for person in people] == ["A-1X", "A-2X", "A-3X"]
    assert [person["status"] for person in people] == ["confirmed", "unpaid", "cancelled"]


def test_registrations_of_indico_are_read(file: Path) -> None:
    text = "ID,Name,Affiliation,Position,Registration date,Registration state,Price,Checked in,Tags\n"
    text += (
        "12,Ada Lovelace,CERN,Engineer,2025-01-01,Completed,0,No,\n"
        "13,Bo,X,,2025-01-01,Pending,0,No,\n"
        "14,Cy,X,,2025-01-01,Withdrawn,0,No,\n"
    )
    table = table_of(file, text)
    people = said(table)
    assert table.system == "indico"
    assert [person["status"] for person in people] == ["confirmed", "pending", "cancelled"]
    assert (people[0]["ticket"], people[0]["title"]) == ("indico:12", "Engineer")


def test_an_export_of_alfio_with_its_tabs_before_signs_is_read(file: Path) -> None:
    text = "\ufeffID,Category,Event,Status,ReservationID,Full Name,First Name,Last Name,E-Mail,Language\n"
    text += (
        "u-1,VIP,e,ACQUIRED,r,Ada L,Ada,L,a@x.org,fr\n"
        'u-2,VIP,e,TO_BE_PAID,r,"\t=Bo",\t=Bo,,b@x.org,de\n'
        "u-3,VIP,e,CANCELLED,r,Cy,Cy,,c@x.org,it\n"
    )
    table = table_of(file, text)
    people = said(table)
    assert table.system == "alfio"
    assert [(person["status"], person["language"]) for person in people] == [
        ("confirmed", "fr"),
        ("unpaid", "de"),
        ("cancelled", ""),
    ]
    assert people[1]["name"] == "=Bo"


def test_guests_of_luma_are_read_with_their_links(file: Path) -> None:
    text = "\ufeffguest_id,name,email,approval_status,qr_code_url,ticket_name\r\n"
    text += (
        'gst-1,"王, 小明",w@x.org,approved,https://lu.ma/check-in/e?pk=1,VIP\r\n'
        'gst-2,"Two\n'
        'Lines",l@x.org,pending_approval,https://lu.ma/check-in/e?pk=2,VIP\r\n'
    )
    table = table_of(file, text)
    people = said(table)
    assert table.system == "luma"
    assert [person["name"] for person in people] == ["王小明", "Two Lines"]
    assert [person["status"] for person in people] == ["confirmed", "pending"]
    assert people[0]["secret"] == "https://lu.ma/check-in/e?pk=1"


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_list_from_a_mini_programme_is_read_by_its_headings(codec: str, file: Path) -> None:
    text = (
        "参会人员名单\r\n\r\n"
        "序号,姓名,手机号,部门,报名状态,签到状态\r\n"
        "1,张玉慧,13800138000,科技处,报名成功,未签到\r\n"
        "2,王伟,13900139000,人事处,已取消,未签到\r\n"
    )
    file.write_bytes(text.encode(codec))
    table = PeopleTable(file, EVENT)
    people = said(table)
    assert table.system == "table"
    assert table.columns == {"name": "姓名", "organisation": "部门", "phone": "手机号", "status": "报名状态"}
    assert [(person["line"], person["name"], person["status"]) for person in people] == [
        (4, "张玉慧", "confirmed"),
        (5, "王伟", "cancelled"),
    ]


def test_the_same_person_has_the_same_ticket_wherever_they_stand(file: Path) -> None:
    first = said(table_of(file, "姓名,手机\n张玉慧,138\n王伟,139\n"))
    again = said(table_of(file, "姓名,单位,手机\n王伟,海大,139\n张玉慧,,138\n"))
    assert {person["ticket"] for person in first} == {person["ticket"] for person in again}


def test_a_column_can_be_named_by_hand(file: Path) -> None:
    text = "Wer;Woher\nJörg Weiß;Werft\n"
    with pytest.raises(TableUnreadableError, match="Wer, Woher"):
        table_of(file, text)
    table = table_of(file, text, mapping={"Wer": "name", "woher": "organisation"})
    assert [(person["name"], person["organisation"]) for person in said(table)] == [("Jörg Weiß", "Werft")]


@pytest.mark.parametrize("mapping", [{"Nobody": "name"}, {"Wer": "shoe size"}])
def test_a_mapping_of_what_is_not_there_is_said(mapping: dict[str, str], file: Path) -> None:
    with pytest.raises(MappingError):
        table_of(file, "Wer;Woher\na;b\n", mapping=mapping)


def test_a_header_that_comes_again_is_passed_over_and_said(file: Path) -> None:
    table = table_of(file, "name,email\nEve,e@x.org\nname,email\nAda,a@x.org\n")
    assert [person["name"] for person in said(table)] == ["Eve", "Ada"]
    assert [note.place.line for note in table.notes] == [3]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("Eve,,mystery", "status"),
        (",e@x.org,paid", "name"),
        ("E\0ve,e@x.org,paid", "name"),
        ("E\ufffde,e@x.org,paid", "name"),
        ("Eve,e@x.org", ""),
        ("Eve,e@x.org,paid,more", ""),
    ],
)
def test_a_row_that_cannot_be_taken_is_rejected_by_line_and_field(row: str, field: str, file: Path) -> None:
    people = said(table_of(file, f"name,email,status\nAda,a@x.org,paid\n{row}\nBo,b@x.org,paid\n"))
    assert [person.get("name", person.get("rejected")) for person in people] == ["Ada", field, "Bo"]
    assert people[1]["line"] == 3


def test_each_accident_of_a_file_costs_its_own_row_and_says_what_it_is(file: Path) -> None:
    text = 'name,email,status\nAda,a@x.org,paid\n"Eve,e@x.org,paid\nBo,b@x.org,paid\n"Cy",c@x.org,paid\nDee,d@x'
    people = said(table_of(file, text))
    assert [person["line"] for person in people] == [2, 3, 4, 5, 6]
    assert [person.get("name") for person in people] == ["Ada", None, "Bo", "Cy", None]
    assert "never closed" in people[1]["reason"]
    assert "cut off" in people[4]["reason"]


def test_digits_that_a_spreadsheet_has_shortened_are_not_believed(file: Path) -> None:
    table = table_of(file, "Ticket ID,name,phone\n1,Eve,1.38E+10\n1.84416E+10,Ada,138\n")
    people = said(table)
    assert (people[0]["phone"], people[1]["rejected"]) == ("", "ticket")
    assert any("1.38E+10" in str(note) for note in table.notes)


def test_what_marks_a_cell_as_text_is_taken_off(file: Path) -> None:
    people = said(table_of(file, 'name,phone,title\n\'=Eve,"=""013800""",\'+1 boss\n'))
    assert (people[0]["name"], people[0]["phone"], people[0]["title"]) == ("=Eve", "013800", "+1 boss")


def test_of_other_systems_nothing_is_kept_that_is_not_used_and_of_ones_own_everything(file: Path) -> None:
    foreign = table_of(file, "Name,E-Mail,Home address\nEve,e@x.org,Moss Lane\n")
    assert "Moss Lane" not in str(said(foreign))
    assert any("Home address" in str(note) for note in foreign.notes)
    own = table_of(file, "code,name,seat\nTT-1,Eve,A1\n")
    assert (own.system, said(own)[0]["extra"]) == ("kiosk", (("seat", "A1"),))


def test_a_name_that_an_earlier_program_has_damaged_is_noted(file: Path) -> None:
    table = table_of(file, "姓名,手机\n张?慧,138\n")
    assert [person["name"] for person in said(table)] == ["张?慧"]
    assert any("question mark" in note.message for note in table.notes)
