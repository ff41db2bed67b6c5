"""The desk's form: putting a registration right, registering somebody new, or asking what the door wants to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.correction import CORRECTABLE
from kiosk.domain.event import Question
from kiosk.domain.registrant import Registrant
from kiosk.domain.walk_in import ALWAYS_REQUIRED, FIELDS
from kiosk.i18n import N_
from ui.view_models.announcing import announce
from ui.view_models.row_model import RowModel
from ui.view_models.scene import Scene
from ui.view_models.spoken import names

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_LABELS = {
    "name": N_("Name"),
    "name_latin": N_("Name in Latin letters"),
    "category": N_("Category"),
    "organisation": N_("Organisation"),
    "organisation_latin": N_("Organisation in Latin letters"),
    "title": N_("Title or post"),
    "language": N_("Language"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "delegation": N_("Delegation"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things that a field may hold."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A field to fill in, or to choose for. `wrong` says that it has to be looked at again."""

    name: str
    label: str
    text: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class FormRow:
    """The same as QML reads it: `ids` and `labels` are the choices."""

    name: str
    label: str
    text: str
    ids: list[str]
    labels: list[str]
    required: bool
    wrong: bool


@dataclass(frozen=True, slots=True)
class FormTexts:
    """What stands around the fields. `kind` is correct, walk_in or questions; empty while there is no form."""

    kind: str = ""
    heading: str = ""
    action: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is handed to the screen."""

    texts: FormTexts
    fields: tuple[FormField, ...] = field(default=())


def correction_form(person: Registrant, scene: Scene) -> Form:
    """What may be put right about somebody."""
    words = scene.words
    texts = FormTexts("correct", words.gettext("Put right"), words.gettext("Save"))
    return Form(texts, tuple(_field(name, str(getattr(person, name)), scene) for name in CORRECTABLE))


def walk_in_form(typed: str, scene: Scene) -> Form:
    """What is asked of somebody who is not registered; what was looked for is a name, most likely."""
    words, walk_ins = scene.words, scene.event.walk_ins
    given = {"name": typed, "category": walk_ins.category, "language": words.language}
    required = {ALWAYS_REQUIRED, *walk_ins.required}
    fields = (replace(_field(name, given.get(name, ""), scene), required=name in required) for name in FIELDS)
    texts = FormTexts("walk_in", words.gettext("New person"), words.gettext("Register and check in"))
    return Form(texts, tuple(sorted(fields, key=lambda entry: not entry.required)))


def question_form(questions: Sequence[Question], scene: Scene) -> Form:
    """What has to be answered before somebody is admitted."""
    words = scene.words
    texts = FormTexts("questions", words.gettext("Please ask"), words.pgettext("a key of the desk", "Check in"))
    return Form(texts, tuple(_question(question, scene) for question in questions))


def _question(question: Question, scene: Scene) -> FormField:
    options = tuple(Choice(text, text) for text in (scene.text(option).text for option in question.options))
    return FormField(question.id, scene.text(question.text).text, choices=options, required=question.required)


def _field(name: str, text: str, scene: Scene) -> FormField:
    return FormField(name, scene.words.gettext(_LABELS[name]), text, _choices(name, scene))


def _choices(name: str, scene: Scene) -> tuple[Choice, ...]:
    if name == "category":
        return tuple(Choice(entry.id, scene.text(entry.name).text) for entry in scene.event.categories.values())
    if name == "language":
        return tuple(Choice(language, names((language,), scene.words)) for language in scene.event.languages)
    return ()


@QmlElement
@QmlUncreatable("made by the application")
class DeskForm(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the form reads. `submitted` carries everything that it holds, by the names of its fields."""

    kindChanged = Signal()
    headingChanged = Signal()
    actionChanged = Signal()
    messageChanged = Signal()

    submitted = Signal(str, dict)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[FormField, ...] = ()
        self._given: dict[str, str] = {}
        self._rows = RowModel(FormRow, lambda row: row.name, self)
        self._texts = FormTexts()

    @property
    def given(self) -> Mapping[str, str]:
        """What the form holds."""
        return self._given

    def show(self, form: Form) -> None:
        """Show this form anew."""
        self._given = {entry.name: entry.text for entry in form.fields}
        self._fields = form.fields
        self._fold(form.texts)

    def complain(self, message: str, wrong: Sequence[str] = ()) -> None:
        """Say what is the matter, and where."""
        self._fields = tuple(replace(entry, wrong=entry.name in wrong) for entry in self._fields)
        self._fold(replace(self._texts, message=message))

    def label_of(self, name: str) -> str:
        """What a field is called."""
        return next((entry.label for entry in self._fields if entry.name == name), name)

    def clear(self) -> None:
        """Keep nothing that was typed."""
        self._fields, self._given = (), {}
        self._fold(FormTexts())

    def _fold(self, texts: FormTexts) -> None:
        self._rows.fold([self._row(entry) for entry in self._fields])
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    def _row(self, entry: FormField) -> FormRow:
        ids, labels = [choice.id for choice in entry.choices], [choice.label for choice in entry.choices]
        return FormRow(entry.name, entry.label, self._given[entry.name], ids, labels, entry.required, entry.wrong)

    @Slot(str, str)
    def put(self, name: str, text: str) -> None:
        """A field holds this now."""
        if self._given.get(name) not in (None, text):
            self._given[name] = text
            self._fold(self._texts)

    @Slot()
    def submit(self) -> None:
        """All of it is right."""
        if self._texts.kind:
            self.submitted.emit(self._texts.kind, dict(self._given))

    @Property(str, notify=kindChanged)
    def kind(self) -> str:
        """Which form: correct, walk_in or questions; empty for none."""
        return self._texts.kind

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What it is for."""
        return self._texts.heading

    @Property(str, notify=actionChanged)
    def action(self) -> str:
        """What its key says."""
        return self._texts.action

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        """What is the matter; empty for nothing."""
        return self._texts.message

    @Property(QObject, constant=True)
    def fields(self) -> RowModel:
        """The fields, in their order."""
        return self._rows
