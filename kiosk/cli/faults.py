"""What went wrong, as one clear line for the person at the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.i18n import N_, Translator
from kiosk.services import errors
from kiosk.settings import SettingsFaultyError

if TYPE_CHECKING:
    from kiosk.cli.context import Context

WRONG_USE = 2
_WRONG_USE = frozenset({"list", "pack", "screen", "session", "room", "track", "day", "category"})

_UNKNOWN = {
    "list": N_("There is no check-in list “{name}”."),
    "pack": N_("There is no event pack “{name}”: neither a folder or .zip file nor a sample pack has this name."),
    "screen": N_("There is no screen “{name}”."),
    "session": N_("There is no session “{name}”."),
    "room": N_("There is no room “{name}”."),
    "track": N_("There is no track “{name}”."),
    "day": N_("“{name}” is no day of this event."),
    "registrant": N_("There is no registrant “{name}”."),
    "checkin": N_("There is no check-in “{name}”."),
    "category": N_("There is no category “{name}”."),
    "key": N_("There is no key “{name}”."),
    "delegation": N_("There is no delegation “{name}”."),
    "request": N_("Nobody waits under the number “{name}”."),
    "staff": N_("There is nobody called “{name}” among the staff."),
}

_NOT_POSSIBLE = {
    "not_admitted": N_("This record admitted nobody: there is nothing to take back."),
    "already_undone": N_("This check-in has already been taken back."),
    "own_store": N_("This file is the kiosk’s own data. Give the copy another name."),
    "not_revoked": N_("Nothing of this name was revoked here: there is nothing to lift."),
    "not_confirmed": N_("This registration is not confirmed: a signed code would admit where nobody knows that."),
    "key_in_data_folder": N_("A private key never lies in a kiosk’s data folder. Name another place: --to FILE."),
    "key_file_exists": N_("This file is there already, and a key is never overwritten. Name another: --to FILE."),
    "no_signing_key": N_("This file holds no private Ed25519 key as PEM without a password."),
    "claims_too_long": N_("This is more than a signed code holds. Shorten the name, or name fewer lists."),
    "claims_unfit": N_("A signed code needs a name, and times in whole seconds between 1970 and 2106."),
    "sheet_format": N_("Give the file a name that ends with .csv or .xlsx."),
    "pin_too_short": N_("A PIN has at least six digits and nothing else."),
    "pin_taken": N_("This PIN is not free. Choose another one."),
    "no_supervisor": N_("There has to be a supervisor with a PIN: set theirs first."),
    "not_allowed": N_("This is for a supervisor to do."),
    "why_missing": N_("The log needs a reason: --why TEXT."),
    "name_missing": N_("A name is needed."),
    "text_faulty": N_("A text here is one line of up to 200 characters."),
    "same_person": N_("Both codes are one person already."),
    "not_merged": N_("This registration was not merged with another one."),
    "already_answered": N_("This request has been answered already."),
}


@dataclass(eq=False)  # not frozen: on its way out of a with-block an exception is given its traceback
class Stop(Exception):
    """Ends a command: a sentence, a word for programs and the exit status."""

    message: str
    reason: str = "failed"
    status: int = 1


def stop_for(error: Exception, context: Context) -> Stop | None:
    """How `error` is told; None for what is the program's own fault."""
    from kiosk.domain.pack import PackFaultyError

    t = context.t
    match error:
        case Stop():
            return error
        case errors.UnknownError(what=what, name=name):
            status = WRONG_USE if what in _WRONG_USE else 1
            return Stop(t.gettext(_UNKNOWN[what], name=name), f"unknown_{what}", status)
        case errors.NotPossibleError(reason=reason):
            return Stop(t.gettext(_NOT_POSSIBLE[reason]), reason)
        case PackFaultyError():
            return Stop("\n".join(fault_line(fault, t) for fault in error.faults), "faulty_pack")
        case errors.StoreError():
            return _store_stop(error, context)
        case SettingsFaultyError():
            return Stop(t.gettext("The settings cannot be read. {detail}", detail=error), "settings")
        case OSError(strerror=str() as said):
            return Stop(f"{error.filename}: {said}" if error.filename else said, "file")
        case _:
            return _table_stop(error, t) or _misspelt(error, t)


def _table_stop(error: Exception, t: Translator) -> Stop | None:
    from kiosk.domain.imports import MappingError, TableUnreadableError

    match error:
        case TableUnreadableError(fault=fault):
            return Stop(fault_line(fault, t), "unreadable")
        case MappingError(fault=fault):
            return Stop(fault_line(fault, t), "usage", WRONG_USE)
    return None


def _misspelt(error: Exception, t: Translator) -> Stop | None:
    if isinstance(error, UnicodeEncodeError):
        return Stop(t.gettext("A text holds bytes that are not UTF-8."), "usage", WRONG_USE)
    return None


def fault_line(fault: object, t: Translator) -> str:
    """One fault of a pack: file, line, column, then what is wrong."""
    from kiosk.domain.pack import Fault

    assert isinstance(fault, Fault)
    return f"{fault.place}: {t.gettext(fault.message, **fault.values)}"


def _store_stop(error: errors.StoreError, context: Context) -> Stop:
    from kiosk.services import wording

    t = context.t
    match error:
        case errors.NoEventError():
            return Stop(t.gettext("No event is loaded yet. Load one with “kiosk load PACK”."), "no_event")
        case errors.StoreUnavailableError(kind=kind):
            return Stop(wording.trouble(kind, t), kind.value)
        case errors.StoreTooNewError(path=path):
            said = t.gettext("{file} was written by a newer version of the program. Update this one.", file=path.name)
            return Stop(said, "too_new")
        case errors.KeyMissingError():
            said = t.gettext("The key does not open this data, or it is damaged. Nothing was changed.")
            return Stop(said, "key")
        case errors.FolderInUseError():
            return Stop(_in_use(error, context), "in_use")
        case _:
            return Stop(str(error), "store")


def _in_use(error: errors.FolderInUseError, context: Context) -> str:
    folder = context.folder
    if str(error) == "screen":
        return context.t.gettext("A touch screen is already open on this data folder: {folder}", folder=folder)
    return context.t.gettext("The data folder is in use. Close the program that has it open: {folder}", folder=folder)
