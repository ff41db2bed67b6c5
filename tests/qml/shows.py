"""What the screens are tried with: texts as long as they get, in each of the four languages."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.delegation import Delegation as Group
from kiosk.domain.delegation import Member
from kiosk.domain.registrant import Registrant
from kiosk.i18n import translator
from kiosk.scanning.layouts import CapsLock
from kiosk.services.scanner_test import Heard, HeardKey, garbled
from tests.qml.stage import Show
from tests.ui.conference import EVENT, SESSIONS, at
from ui.view_models.attract import AttractTexts, NextRow
from ui.view_models.delegation import Gathering, delegation_texts, member_rows
from ui.view_models.fault import FaultTexts
from ui.view_models.help import HelpTexts
from ui.view_models.scanner_test import findings_texts, key_rows
from ui.view_models.scene import Scene
from ui.view_models.self_lookup import Said, Step, self_lookup_texts
from ui.view_models.staff import StaffTexts
from ui.view_models.verdict_texts import VerdictTexts

LANGUAGES = ("zh", "en", "fr", "de")
LONGEST_NAME = "Prof. Dr.-Ing. Maximiliane Freifrau von Hohenstein-Bärenreuther-Oberammergau"
NAMES = {
    "zh": ("欧阳志远", "sc"),
    "en": ("Prof. Kwabena Osei-Mensah", "latin"),
    "fr": ("Jean-Baptiste de la Ville d’Arnay-Courtenay", "latin"),
    "de": ("Dr. Friederike von Hohenstein-Bärenreuther", "latin"),
}

_EVENT = {
    "zh": ("第二届中国（海南）国际人才交流大会", "海口　2025 年 12 月 6–7 日", "助力封关运作，共建人才高地"),
    "en": (
        "Second China (Hainan) International Talent Exchange Conference",
        "Haikou, 6–7 December 2025",
        "Support Special Customs Operations and Jointly Build a Talent Hub",
    ),
    "fr": (
        "2e Conférence internationale d’échange de talents de Chine (Hainan)",
        "Haikou, 6 et 7 décembre 2025",
        "Soutenir les opérations douanières spéciales et construire ensemble un pôle de talents",
    ),
    "de": (
        "2. Internationale Konferenz für Talentaustausch in China (Hainan)",
        "Haikou, 6. und 7. Dezember 2025",
        "Unterstützung spezieller Zolloperationen und gemeinsamer Aufbau eines Talentzentrums",
    ),
}
_SHORT = {
    "zh": "海南国际人才交流大会",
    "en": "Hainan Talent Exchange",
    "fr": "Talents de Hainan",
    "de": "Talentaustausch Hainan",
}
_TITLES = {
    "zh": ("开幕式", "深海装备的下一个十年", "人才招聘会"),
    "en": ("Opening ceremony", "Deep-sea equipment: the next decade", "Recruitment fair"),
    "fr": ("Cérémonie d’ouverture", "Engins sous-marins\u00a0: la prochaine décennie", "Salon du recrutement"),
    "de": ("Eröffnung", "Tiefseetechnik: das nächste Jahrzehnt", "Recruiting-Messe"),
}
_WELCOME = {
    "zh": ("欢迎", "演讲嘉宾", "热带种业研究院，三亚"),
    "en": ("Welcome", "Speaker", "Institute for Tropical Seed Research, Sanya"),
    "fr": ("Bienvenue", "Invité d’honneur", "Institut des semences tropicales, Sanya"),
    "de": ("Willkommen", "Ehrengast", "Institut für Tiefseetechnik, Kiel"),
}
_WAYS = {
    "badge": {
        "zh": "正在打印胸卡，请从右侧取走",
        "en": "Your badge is being printed",
        "fr": "Votre badge s’imprime",
        "de": "Ihr Namensschild wird gedruckt",
    },
    "person": {
        "zh": "胸卡请找工作人员",
        "en": "For your badge, please see our staff",
        "fr": "Pour votre badge, adressez-vous à notre équipe",
        "de": "Wegen Ihres Namensschilds wenden Sie sich bitte an unser Team",
    },
    "room": {
        "zh": "请进",
        "en": "Please come in",
        "fr": "Entrez, je vous en prie",
        "de": "Bitte treten Sie ein",
    },
}
_NEXT = {
    "zh": ("接下来　10:45", "深海科技论坛", "二层，上楼梯左转"),
    "en": ("Next: Saturday 6 December, 10:45", "Deep-sea technology forum", "Level 2, left after the stairs"),
    "fr": (
        "Ensuite\u00a0: samedi 6 décembre, 10:45",
        "Forum des technologies sous-marines",
        "Niveau 2, à gauche après l’escalier",
    ),
    "de": ("Als Nächstes: Samstag, 6. Dezember, 10:45 Uhr", "Forum Tiefseetechnik", "Ebene 2, nach der Treppe links"),
}
_DESK = {
    "zh": "服务台在入口右侧 20 米处。",
    "en": "Help desk, right of the entrance, 20 m.",
    "fr": "Accueil, à droite de l’entrée, à 20 m.",
    "de": "Auskunft, rechts vom Eingang, 20 m.",
}
_STAFF_WAY = {
    "zh": "请找工作人员",
    "en": "Please see our staff",
    "fr": "Adressez-vous à notre équipe",
    "de": "Bitte wenden Sie sich an unser Team",
}
_REFUSED = {
    "zh": ("已经签到", "此码今天已使用过，每码限一人一次。"),
    "en": ("Already\nchecked in", "This code has been used today. It admits one person, once."),
    "fr": ("Déjà\nenregistré", "Ce code a déjà servi aujourd’hui. Il vaut pour une personne, une seule fois."),
    "de": ("Bereits\neingecheckt", "Dieser Code wurde heute schon benutzt. Er gilt für eine Person, ein einziges Mal."),
}
_ASKED = {
    "zh": ("请联系\n工作人员", "我们马上为您办理。"),
    "en": ("Please\nsee staff", "Our team will take care of you right away."),
    "fr": ("Voyez\nnotre équipe", "Notre équipe s’occupe de vous tout de suite."),
    "de": ("Bitte zum\nTeam", "Unser Team kümmert sich sofort um Sie."),
}
_HELP = {
    "zh": ("没有二维码？", "我们可以凭姓名为您办理。您可以呼叫工作人员，或前往服务台。"),
    "en": ("No code?", "Our team will find you by your name. You can call somebody or go to the desk."),
    "fr": (
        "Pas de code\u00a0?",
        "Notre équipe vous retrouvera par votre nom. Vous pouvez appeler quelqu’un ou aller à l’accueil.",
    ),
    "de": (
        "Kein Code?",
        "Unser Team findet Sie über Ihren Namen. Sie können jemanden rufen oder zur Auskunft gehen.",
    ),
}
_CALLED = {
    "zh": ("我们这就来", "已通知工作人员。请向他们出示此号码。"),
    "en": ("We are coming", "Our team has been told. Please show them this number."),
    "fr": ("Nous arrivons", "Notre équipe est prévenue. Montrez-lui ce numéro."),
    "de": ("Wir kommen", "Unser Team weiß Bescheid. Bitte zeigen Sie diese Nummer."),
}
_LOCKED = {
    "zh": "密码错误次数过多，请在 42 秒后重试。",
    "en": "Too many wrong PINs. Try again in 42 seconds.",
    "fr": "Trop de codes erronés. Réessayez dans 42 secondes.",
    "de": "Zu viele falsche PINs. Versuchen Sie es in 42 Sekunden wieder.",
}
_LAST_SCAN = {
    "zh": "最近一次扫码：14:02",
    "en": "Last scan: 14:02",
    "fr": "Dernière lecture\u00a0: 14:02",
    "de": "Letzter Scan: 14:02 Uhr",
}
_NO_PIN = {
    "zh": "尚未设置员工密码：任何人都可以关闭程序。",
    "en": "No staff PIN has been set: anybody can close the program.",
    "fr": "Aucun code n’est défini\u00a0: chacun peut fermer le programme.",
    "de": "Keine PIN festgelegt: Jeder kann das Programm beenden.",
}
_FAULT = {
    "zh": (
        "签到\n暂停",
        "本机目前无法为您签到。您尚未签到。",
        "日程仍可查看，其他机器也可使用。",
        "磁盘已满：请在数据文件夹所在的磁盘上释放空间。",
    ),
    "en": (
        "Check-in\nis paused",
        "This kiosk cannot check you in at the moment. You have not been checked in.",
        "The agenda still works, and so do the other kiosks.",
        "The disk is full: free some space on the disk that holds the data folder.",
    ),
    "fr": (
        "Enregistrement\nsuspendu",
        "Cette borne ne peut pas vous enregistrer pour le moment. Vous n’êtes pas enregistré.",
        "Le programme reste consultable, et les autres bornes fonctionnent.",
        "Le disque est plein\u00a0: libérez de l’espace sur le disque du dossier de données.",
    ),
    "de": (
        "Check-in\npausiert",
        "Dieser Kiosk kann Sie gerade nicht einchecken. Sie sind nicht eingecheckt.",
        "Das Programm ist weiter abrufbar, und die anderen Kioske funktionieren.",
        "Die Platte ist voll: Schaffen Sie Platz auf dem Laufwerk des Datenordners.",
    ),
}
_COUNTING = (("seconds_left", 8), ("seconds_total", 12))


def attract(lang: str, *, short: bool = False) -> Show:
    """The attract screen with three sessions to come."""
    name, dates, theme = _EVENT[lang]
    titles = zip(("09:00", "09:40", "10:30"), "AAC", _TITLES[lang], strict=True)
    rows = tuple(NextRow(time, plate, title, lang, plate + time) for time, plate, title in titles)
    return Show("attract", AttractTexts(_SHORT[lang] if short else name, dates, theme), rows)


def welcome(lang: str, ends: str = "badge", name: tuple[str, str] | None = None, printing: float = -1.0) -> Show:
    """Somebody with a long name may go in."""
    word, category, organisation = _WELCOME[lang]
    when, title, where = _NEXT[lang]
    spoken, han = name or NAMES[lang]
    texts = VerdictTexts(
        tone="ok",
        word=word,
        name=spoken,
        name_han=han,
        category=category,
        organisation=organisation,
        way=_WAYS[ends][lang],
        way_ends=ends,
        desk=_DESK[lang] if ends == "person" else "",
        number="HN-7Q2K-4" if ends == "person" else "",
        next_plate="B2",
        next_when=when,
        next_title=title,
        next_title_lang=lang,
        next_where=where,
        can_disown=True,
        printing=printing,
    )
    return Show("verdict", texts)


def refused(lang: str) -> Show:
    """A code that was used already."""
    word, sentence = _REFUSED[lang]
    texts = VerdictTexts(tone="stop", word=word, sentence=sentence, way=_STAFF_WAY[lang], way_ends="person")
    return _with_desk(texts, lang)


def asked(lang: str) -> Show:
    """Somebody whom staff want to speak to."""
    word, sentence = _ASKED[lang]
    way = _STAFF_WAY[lang]
    texts = VerdictTexts(tone="ask", word=word, sentence=sentence, way=way, way_ends="person", can_disown=True)
    return _with_desk(texts, lang)


def _with_desk(texts: VerdictTexts, lang: str) -> Show:
    return Show("verdict", replace(texts, desk=_DESK[lang], number="HN-4M9T-2"), shell=_COUNTING)


def helping(lang: str, number: str = "") -> Show:
    """`No code?`, before and after somebody was called."""
    heading, sentence = _CALLED[lang] if number else _HELP[lang]
    return Show("help", HelpTexts(heading, sentence, _DESK[lang], number, called=bool(number)))


def staff(lang: str, *, has_pin: bool = True, entered: int = 4, locked: int = 42) -> Show:
    """The PIN pad, shut for a while; or without a PIN."""
    said = _LOCKED[lang] if has_pin else _NO_PIN[lang]
    last = "" if has_pin else _LAST_SCAN[lang]
    return Show("staff", StaffTexts(has_pin, entered, said, locked, is_open=not has_pin, last_scan=last))


def scanner_test(lang: str) -> Show:
    """A scanner with everything wrong that can be, on a Swiss keyboard."""
    words = translator(lang)
    keys = tuple(HeardKey(key, 33 * at) for at, key in enumerate(("<F9>", "\x1d", *garbled("ch-fr", CapsLock.KEYS))))
    heard = Heard(keys, "\x1d" + garbled("ch-fr", CapsLock.KEYS))
    return Show("scanner", findings_texts(heard, "", words), key_rows(heard))


def fault(lang: str) -> Show:
    """The disk is full."""
    heading, sentence, works, detail = _FAULT[lang]
    return Show("fault", FaultTexts(heading, sentence, works, _DESK[lang], detail), shell=_COUNTING)


def finding(lang: str, step: str) -> Show:
    """A step of the self look-up."""
    scene = scene_in(lang)
    return Show("self-lookup", self_lookup_texts(Said(Step(step), "Hohenstein", "47", "", 42), scene))


def delegation(lang: str, *, done: bool = False) -> Show:
    """A delegation of sixty, before and after."""
    names = [name for name, _ in NAMES.values()]
    people = [Registrant(f"HN-{n:04}", BadgeSecret(""), (*names, LONGEST_NAME)[n % 5]) for n in range(60)]
    members = tuple(Member(person, scene_in(lang).now if n < 7 else None) for n, person in enumerate(people))
    about = Gathering(Group("", members), to_staff=frozenset({"HN-0059"} if done else ()), done=done)
    about = replace(about, number="17" if done else "")
    texts = delegation_texts(about, scene_in(lang), asking=False)
    return Show("delegation", texts, member_rows(about, scene_in(lang)))


def scene_in(lang: str) -> Scene:
    """The small conference, in a language."""
    return Scene(EVENT, SESSIONS, translator(lang), at(8, 42))


def leading(lang: str) -> Show:
    """A leader's welcome."""
    offer = translator(lang).ngettext(
        "Check in your delegation: {n} person", "Check in your delegation: {n} people", 59
    )
    shown = welcome(lang)
    return replace(shown, texts=replace(shown.texts, offer=offer, next_title="", delegation="Kiel"))


def discreet(lang: str) -> Show:
    """A welcome without a name."""
    shown = welcome(lang)
    return replace(shown, texts=replace(shown.texts, name="", name_han="", category="", organisation=""))


SHOWS = {
    "attract": attract,
    "welcome": welcome,
    "welcome, longest name": lambda lang: welcome(lang, name=(LONGEST_NAME, "latin")),
    "welcome without a badge": lambda lang: welcome(lang, "room"),
    "welcome with a failed badge": lambda lang: welcome(lang, "person"),
    "refused": refused,
    "asked": asked,
    "help": helping,
    "help is coming": lambda lang: helping(lang, "H-042"),
    "staff": staff,
    "staff without a PIN": lambda lang: staff(lang, has_pin=False, entered=0, locked=0),
    "scanner test": scanner_test,
    "fault": fault,
    "leader": leading,
    "discreet guest": discreet,
    **{f"self look-up, {step}": partial(finding, step=step.value) for step in Step},
    "delegation": delegation,
    "delegation is in": lambda lang: delegation(lang, done=True),
}
