"""The exports of ticket systems: facts about each, as they stand in its source or in files that it wrote.

Headings are compared by `heading_key`, so case, accents and marks do not count. Where a system translates its headings,
those of its German, French, Spanish and Chinese catalogues are here as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.domain.folding import fold
from kiosk.domain.registrant import RegistrantStatus

_MARKS = re.compile(r"[^\w#]+|_+")


def heading_key(text: str) -> str:
    """A heading as it is compared: `E-Mail *` and `e_mail` are `e mail`, `firstName` is `first name`."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text) if text.isascii() and " " not in text else text
    return " ".join(_MARKS.sub(" ", fold(spaced)).split())


def _keys(*headings: str) -> tuple[str, ...]:
    return tuple(heading_key(heading) for heading in headings)


@dataclass(frozen=True, slots=True)
class TicketSystem:
    """How one system writes its export.

    `columns` are the headings of each field, the best first. `telling` are sets of fields: a header that has all of one
    set is this system's. `ticket` are the fields that make the ticket's own id, which never changes; of several sets
    the first that a file has counts. `stand_in` is whose name serves where a ticket bears none yet: its buyer's.
    """

    id: str
    columns: Mapping[str, tuple[str, ...]]
    telling: tuple[tuple[str, ...], ...]
    ticket: tuple[tuple[str, ...], ...]
    statuses: Mapping[str, RegistrantStatus] = field(default_factory=dict)


_PRETIX = TicketSystem(
    "pretix",
    columns={
        "order": _keys("Order code", "Bestellnummer", "Code de commande", "Código del pedido", "订单代码", "訂單代碼"),
        "position": _keys("Position ID", "Position", "ID de la position", "ID de posición", "位置ID", "位置識別號"),
        "status": _keys("Status", "Statut", "Estado", "状态", "狀態"),
        "paid": _keys("Paid", "bezahlt", "Payé", "Pagado", "付款", "已付款"),
        "name": _keys(
            "Attendee name", "Name Teilnehmer*in", "Nom du participant", "Nombre del asistente", "观众姓名",
            "與會者名字",
        ),
        "first_name": _keys(
            "Attendee name: Given name", "Name Teilnehmer*in: Vorname", "Nom du participant: Prénom",
            "Nombre del asistente: Nombre", "观众姓名: 给定名称", "與會者名字: 給定名字",
        ),
        "last_name": _keys(
            "Attendee name: Family name", "Name Teilnehmer*in: Nachname", "Nom du participant: Nom de famille",
            "Nombre del asistente: Apellido", "观众姓名: 姓氏", "與會者名字: 家族姓氏",
        ),
        "stand_in": _keys(
            "Invoice address name", "Rechnungsadresse: Name", "Nom de l'adresse de facturation", "发票地址名称",
            "發票地址名稱",
        ),
        "email": _keys(
            "Attendee email", "E-Mail Teilnehmer*in", "E-mail du participant", "Correo electrónico del participante",
            "观众Email", "與會者電子郵件", "Email", "E-mail", "Correo electrónico", "電子郵件",
        ),
        "phone": _keys(
            "Phone number", "Telefonnummer", "Numéro de téléphone", "Número de teléfono", "电话号码", "電話號碼",
        ),
        "organisation": _keys(
            "Attendee company", "Teilnehmer*innen-Firma", "Entreprise du participant", "與會者公司",
            "Company", "Firma", "Entreprise", "Empresa", "公司",
        ),
        "category": _keys("Product", "Produkt", "Produit", "Producto", "产品", "產品"),
        "secret": _keys(
            "Ticket secret", "Secret", "Ticket-Code", "Secret du billet", "Secreto", "Secreto de la entrada", "密钥",
            "秘密", "隱藏票",
        ),
        "language": _keys(
            "Order locale", "Bestellsprache", "Langue de la commande", "Idioma del pedido", "订单地区", "訂單區域"
        ),
        "blocked": _keys("Blocked", "Gesperrt", "Bloqué", "Bloqueado", "封鎖"),
        "valid_from": _keys("Valid from", "Gültig ab", "Valable depuis", "Válido desde", "有效期自"),
        "valid_until": _keys("Valid until", "Gültig bis", "Valable jusqu'au", "Válido hasta", "有效期至"),
    },
    telling=(("order", "position"), ("order", "name", "category")),
    ticket=(("order", "position"), ("order", "secret"), ("order", "name", "email", "category")),
    statuses={
        "confirmed": RegistrantStatus.CONFIRMED, "bestatigt": RegistrantStatus.CONFIRMED,
        "支付": RegistrantStatus.CONFIRMED, "pending confirmed": RegistrantStatus.CONFIRMED,
        "ausstehend bestatigt": RegistrantStatus.CONFIRMED, "en attente confirme": RegistrantStatus.CONFIRMED,
        "pendiente confirmado": RegistrantStatus.CONFIRMED, "待定 已確認": RegistrantStatus.CONFIRMED,
        "pending": RegistrantStatus.UNPAID, "ausstehend": RegistrantStatus.UNPAID,
        "en attente": RegistrantStatus.UNPAID,
        "pendiente": RegistrantStatus.UNPAID, "待处理的": RegistrantStatus.UNPAID, "等待": RegistrantStatus.UNPAID,
        "approval pending": RegistrantStatus.PENDING, "freigabe ausstehend": RegistrantStatus.PENDING,
        "approbation en attente": RegistrantStatus.PENDING, "aprobacion pendiente": RegistrantStatus.PENDING,
        "canceled paid fee": RegistrantStatus.CANCELLED, "storniert bezahlte gebuhr": RegistrantStatus.CANCELLED,
        "annule frais payes": RegistrantStatus.CANCELLED, "cancelado tarifa pagada": RegistrantStatus.CANCELLED,
        "取消 已付費用": RegistrantStatus.CANCELLED, "已取消 已支付费用": RegistrantStatus.CANCELLED,
    },
)  # fmt: skip

_EVENTBRITE = TicketSystem(
    "eventbrite",
    columns={
        "ticket": _keys("Attendee #"),
        "order": _keys("Order #"),
        "first_name": _keys("First Name"),
        "last_name": _keys("Last Name"),
        "email": _keys("Email"),
        "phone": _keys("Cell Phone", "Work Phone", "Home Phone", "Phone"),
        "organisation": _keys("Company"),
        "title": _keys("Job Title"),
        "category": _keys("Ticket Type"),
        "status": _keys("Attendee Status"),
        "secret": _keys("Barcode", "Barcode #"),
        "quantity": _keys("Quantity"),
    },
    telling=(("ticket", "order", "status"), ("ticket", "order", "category")),
    ticket=(("ticket",),),
    statuses={
        "attending": RegistrantStatus.CONFIRMED, "checked in": RegistrantStatus.CONFIRMED,
        "not attending": RegistrantStatus.CANCELLED, "transferred": RegistrantStatus.CANCELLED,
        "unpaid": RegistrantStatus.UNPAID,
    },
)  # fmt: skip

_TITO = TicketSystem(
    "tito",
    columns={
        "ticket": _keys("Ticket Reference"),
        "void": _keys("Void Status"),
        "name": _keys("Ticket Full Name"),
        "first_name": _keys("Ticket First Name"),
        "last_name": _keys("Ticket Last Name"),
        "stand_in": _keys("Order Name", "Registration Name"),
        "email": _keys("Ticket Email"),
        "phone": _keys("Ticket Phone Number"),
        "organisation": _keys("Ticket Company Name"),
        "title": _keys("Ticket Job Title", "Job Title"),
        "category": _keys("Ticket"),
    },
    telling=(("ticket", "void"),),
    ticket=(("ticket",),),
)

_HI_EVENTS = TicketSystem(
    "hievents",
    columns={
        "ticket": _keys("Public ID", "Öffentliche ID", "ID public", "ID público", "公开 ID", "公開 ID"),
        "short": _keys("Short ID", "Kurz-ID", "ID court", "ID corto", "短 ID"),
        "secret": _keys("Public ID", "Öffentliche ID", "ID public", "ID público", "公开 ID", "公開 ID"),
        "first_name": _keys("First Name", "Vorname", "Prénom", "Nombre", "名"),
        "last_name": _keys("Last Name", "Nachname", "Nom", "Apellido", "姓"),
        "email": _keys("Email", "E-Mail", "Correo electrónico", "电子邮件", "電子郵件"),
        "status": _keys("Status", "Statut", "Estado", "状态", "狀態"),
        "category": _keys(
            "Product Name", "Produktname", "Nom du produit", "Nombre del producto", "产品名称", "產品名稱"
        ),
    },
    telling=(("ticket", "short"),),
    ticket=(("ticket",),),
    statuses={"active": RegistrantStatus.CONFIRMED, "awaiting payment": RegistrantStatus.UNPAID},
)

_INDICO = TicketSystem(
    "indico",
    columns={
        "ticket": _keys("ID"),
        "registered": _keys("Registration date"),
        "status": _keys("Registration state"),
        "name": _keys("Name"),
        "email": _keys("Email Address", "Email"),
        "phone": _keys("Phone Number", "Phone"),
        "organisation": _keys("Affiliation"),
        "title": _keys("Position"),
        "category": _keys("Registration type", "Category"),
    },
    telling=(("ticket", "name", "status"), ("ticket", "name", "registered")),
    ticket=(("ticket",),),
    statuses={
        "completed": RegistrantStatus.CONFIRMED, "complete": RegistrantStatus.CONFIRMED,
        "pending": RegistrantStatus.PENDING, "awaiting payment": RegistrantStatus.UNPAID,
        "unpaid": RegistrantStatus.UNPAID, "rejected": RegistrantStatus.CANCELLED,
        "withdrawn": RegistrantStatus.CANCELLED,
    },
)  # fmt: skip

_ALFIO = TicketSystem(
    "alfio",
    columns={
        "ticket": _keys("ID", "reference"),
        "reservation": _keys("ReservationID"),
        "import_language": _keys("lang"),
        "category": _keys("Category"),
        "status": _keys("Status"),
        "name": _keys("Full Name"),
        "first_name": _keys("First Name", "firstName"),
        "last_name": _keys("Last Name", "lastName"),
        "email": _keys("E-Mail", "email"),
        "organisation": _keys("company", "Company"),
        "title": _keys("Job Title"),
        "phone": _keys("Phone"),
        "language": _keys("Language", "lang"),
    },
    telling=(("ticket", "reservation", "category"), ("ticket", "first_name", "last_name", "import_language")),
    ticket=(("ticket",),),
    statuses={
        "acquired": RegistrantStatus.CONFIRMED, "checked in": RegistrantStatus.CONFIRMED,
        "expired": RegistrantStatus.CANCELLED, "invalidated": RegistrantStatus.CANCELLED,
        "to be paid": RegistrantStatus.UNPAID, "pending": RegistrantStatus.UNPAID,
    },
)  # fmt: skip

_LUMA = TicketSystem(
    "luma",
    columns={
        "ticket": _keys("guest_id", "api_id"),
        "secret": _keys("qr_code_url"),
        "name": _keys("name"),
        "first_name": _keys("first_name"),
        "last_name": _keys("last_name"),
        "email": _keys("email"),
        "phone": _keys("phone_number"),
        "organisation": _keys("company"),
        "title": _keys("job_title"),
        "category": _keys("ticket_name"),
        "status": _keys("approval_status"),
    },
    telling=(("ticket", "secret"), ("ticket", "name", "status")),
    ticket=(("ticket",),),
    statuses={
        "approved": RegistrantStatus.CONFIRMED, "pending approval": RegistrantStatus.PENDING,
        "invited": RegistrantStatus.PENDING, "waitlist": RegistrantStatus.PENDING,
        "declined": RegistrantStatus.CANCELLED,
    },
)  # fmt: skip

SYSTEMS: Sequence[TicketSystem] = (_PRETIX, _EVENTBRITE, _TITO, _HI_EVENTS, _LUMA, _ALFIO, _INDICO)
"""In the order in which they are tried."""

GENERIC = TicketSystem(
    "table",
    columns={
        "ticket": _keys(
            "ticket_id", "Ticket ID", "Ticket number", "Registration ID", "Registration number", "Ticketnummer",
            "Anmeldenummer", "Numéro de billet", "报名编号", "报名号", "票号", "订单号", "報名編號", "門票編號",
        ),
        "code": _keys("code"),
        "secret": _keys("secret", "QR code", "Barcode", "QR-Code", "二维码", "二維碼", "条码", "條碼", "核销码"),
        "name": _keys(
            "name", "Full name", "Participant", "Attendee", "Guest", "姓名", "名字", "参会人", "参会人姓名", "嘉宾姓名",
            "與會者", "中文姓名", "Vor- und Nachname", "Teilnehmer", "Nom complet", "Nom et prénom",
        ),
        "name_latin": _keys(
            "name_latin", "English name", "Latin name", "Pinyin", "英文名", "英文姓名", "拼音", "姓名拼音",
        ),
        "first_name": _keys("First name", "Given name", "Vorname", "Prénom", "名"),
        "last_name": _keys(
            "Last name", "Family name", "Surname", "Nachname", "Familienname", "Nom", "Nom de famille", "姓",
        ),
        "category": _keys(
            "category", "Ticket type", "Type", "Role", "类别", "类型", "票种", "身份", "參會類別", "類別", "票種",
            "参会类型", "Kategorie", "Ticketart", "Catégorie",
        ),
        "organisation": _keys(
            "organisation", "Organization", "Company", "Affiliation", "Institution", "Employer", "单位", "工作单位",
            "公司", "单位名称", "公司名称", "所在单位", "單位", "機構", "公司名稱", "学校", "Firma", "Unternehmen",
            "Organisation", "Société", "Entreprise", "Organisme", "Établissement", "部门",
        ),
        "organisation_latin": _keys("organisation_latin", "单位英文", "英文单位"),
        "title": _keys(
            "title", "Job title", "Position", "职务", "职位", "职称", "職務", "職位", "職稱", "Funktion",
            "Fonction", "Poste",
        ),
        "language": _keys("language", "lang", "Locale", "语言", "語言", "Sprache", "Langue"),
        "email": _keys(
            "email", "E-Mail", "Mail", "Email address", "E-Mail-Adresse", "Adresse e-mail", "Courriel", "邮箱",
            "电子邮箱",
            "电子邮件", "電郵", "電子郵件", "邮件",
        ),
        "phone": _keys(
            "phone", "Phone number", "Mobile", "Mobile phone", "Cell phone", "Telephone", "Tel", "手机", "手机号",
            "手机号码",
            "电话", "联系电话", "联系方式", "手機", "電話", "手提電話", "聯絡電話", "Telefon", "Handy", "Mobil",
            "Telefonnummer", "Téléphone", "Portable", "Mobile number",
        ),
        "delegation": _keys(
            "delegation", "Group", "代表团", "团队", "代表團", "團隊", "Delegation", "Délégation", "Gruppe",
        ),
        "delegation_role": _keys("delegation_role"),
        "status": _keys(
            "status", "Payment status", "Order status", "状态", "报名状态", "支付状态", "审核状态", "狀態",
            "付款狀態", "Statut",
        ),
        "han": _keys("han"),
        "attention": _keys("attention"),
        "valid_from": _keys("valid_from"),
        "valid_until": _keys("valid_until"),
        "sectors": _keys("sectors"),
        "skills": _keys("skills"),
    },
    telling=(("name",), ("first_name", "last_name")),
    ticket=(("ticket",), ("code",), ("name", "email"), ("name", "phone"), ("name", "organisation")),
)  # fmt: skip
"""Any other table, by headings that people write."""

_STATUSES = {
    RegistrantStatus.CONFIRMED: (
        "confirmed", "paid", "registered", "complete", "completed", "approved", "valid", "active", "ok", "yes", "true",
        "bezahlt", "bestätigt", "payé", "confirmé", "pagado", "confirmado", "已支付", "已付款", "已确认", "已確認",
        "报名成功",
        "报名已确认", "审核通过", "已通过", "成功", "有效", "已报名", "已審核", "ja", "oui", "是", "sí",
    ),
    RegistrantStatus.UNPAID: (
        "unpaid", "not paid", "awaiting payment", "payment pending", "expired", "overdue", "no", "false", "unbezahlt",
        "offen", "abgelaufen", "nein", "impayé", "non payé", "expiré", "non", "expirado", "未支付", "未付款", "待支付",
        "待付款", "待缴费", "过期的", "過期", "否",
    ),
    RegistrantStatus.PENDING: (
        "pending", "awaiting approval", "waiting", "waitlist", "waitlisted", "ausstehend", "warteliste", "en attente",
        "待审核", "审核中", "等待批准", "候补", "待確認", "待確定", "待審核",
    ),
    RegistrantStatus.CANCELLED: (
        "cancelled", "canceled", "void", "voided", "refunded", "deleted", "rejected", "declined", "storniert",
        "erstattet",
        "abgesagt", "annulé", "remboursé", "cancelado", "reembolsado", "已取消", "取消", "取消的", "已退款", "退款",
        "已退票",
        "作废", "已作废", "无效", "已拒绝", "审核不通过", "未通过", "已被取消", "已拒絕", "作廢",
    ),
    RegistrantStatus.BLOCKED: ("blocked", "gesperrt", "bloqué", "封禁", "禁止入场"),
}  # fmt: skip

STATUSES: Mapping[str, RegistrantStatus] = {
    heading_key(word): status for status, words in _STATUSES.items() for word in words
}
"""What statuses are called, by `heading_key`; a system's own words come first."""
