"""Printers behind one port: a folder, a single file, or a printer that the system knows by name."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.printing.documents import Document, Kind, badge_document
from kiosk.printing.errors import PrinterRefused, PrintError, PrinterUnavailable, PrinterUncertain

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Document",
    "FilePrinter",
    "FolderPrinter",
    "PrintError",
    "Printer",
    "PrinterRefused",
    "PrinterUnavailable",
    "PrinterUncertain",
    "Submission",
    "SystemPrinter",
    "badge_document",
    "printer_at",
]

_SECONDS = 30.0
_REQUEST = re.compile(rb"request id is (\S+)")
_ABSENT = re.compile(rb"does not exist|no default destination|not responding|unable to connect|no destinations", re.I)
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Submission:
    """What the printer answered. `reference` is the file's path or the print system's own id of the job.

    `printed` is true where the document is known to be out, false where it is only known to be sent.
    """

    printer: str
    reference: str
    printed: bool


class Printer(Protocol):
    """Something that takes documents of one kind. `name` is what people know it by."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> Kind:
        """What a document for this printer has to be."""
        ...

    def submit(self, job_id: str, document: Document) -> Submission:
        """Send `document` as the job `job_id`. Raises one of the three kinds of :class:`PrintError`."""
        ...


@dataclass(frozen=True, slots=True)
class FolderPrinter:
    """A folder in which each job becomes one file, whole or not at all.

    The same job writes the same file again: a repeated submission leaves one badge.
    """

    folder: Path
    kind: Kind = "pdf"

    @property
    def name(self) -> str:
        return str(self.folder)

    def submit(self, job_id: str, document: Document) -> Submission:
        """See :class:`Printer`. Raises PrinterUnavailable for a full or absent disk: nothing is left behind."""
        _check_kind(self, document)
        file = self.folder / f"{_safe(document.stem)}-{_safe(job_id)}.{document.kind}"
        with _disk(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(file, document.content)
        return Submission(self.name, str(file), printed=True)


@dataclass(frozen=True, slots=True)
class FilePrinter:
    """A single file, `.pdf` or `.png`: the last job's document."""

    file: Path

    @property
    def name(self) -> str:
        return str(self.file)

    @property
    def kind(self) -> Kind:
        return "png" if self.file.suffix.lower() == ".png" else "pdf"

    def submit(self, job_id: str, document: Document) -> Submission:
        """See :class:`Printer`. Raises PrinterUnavailable for a full disk or an absent folder."""
        _check_kind(self, document)
        with _disk(self.file):
            write_whole(self.file, document.content)
        return Submission(self.name, str(self.file), printed=True)


@dataclass(frozen=True, slots=True)
class SystemPrinter:
    """A printer that CUPS knows by `name`, through its command `lp`.

    `lp` answers as soon as the print system has the document, so that a submission is never known to be printed; what
    became of it is asked by IPP (RFC 8011), not by reading the system's translated lists.
    """

    name: str
    kind: Kind = "pdf"
    seconds: float = _SECONDS

    def submit(self, job_id: str, document: Document) -> Submission:
        """See :class:`Printer`. The job is known to the print system by `job_id`."""
        _check_kind(self, document)
        finished = self._run(self._command(job_id, document), document.content)
        if finished.returncode < 0:
            raise PrinterUncertain(f"lp was stopped by signal {-finished.returncode} while it sent to {self.name}")
        if finished.returncode:
            raise _refusal(self.name, finished.stderr)
        request = _REQUEST.search(finished.stdout)
        return Submission(self.name, request[1].decode("utf-8", "replace") if request else "", printed=False)

    def _command(self, job_id: str, document: Document) -> list[str]:
        media = f"Custom.{document.width:g}x{document.height:g}mm"
        return ["lp", "-d", self.name, "-t", job_id, "-o", f"media={media}", "-o", "print-scaling=none"]

    def _run(self, command: list[str], content: bytes) -> subprocess.CompletedProcess[bytes]:
        """`lp` reads the document from its input: no copy of a badge is left on the disk by a crash."""
        try:
            return subprocess.run(  # noqa: S603 - a fixed program; the name is one argument and never a shell's word
                command, input=content, capture_output=True, timeout=self.seconds, check=False, env=_plain_language()
            )
        except subprocess.TimeoutExpired as fault:
            raise PrinterUncertain(f"{self.name}: no answer within {self.seconds:g} s") from fault
        except OSError as fault:
            raise PrinterUnavailable(f"{self.name}: the print system's command lp cannot be run") from fault


def printer_at(destination: str) -> Printer:
    """The printer that `destination` names: a `.pdf` or `.png` file, a folder (with a separator in it), or a name."""
    if destination.lower().endswith((".pdf", ".png")):
        return FilePrinter(Path(destination))
    if set(destination) & {os.sep, os.altsep or os.sep}:
        return FolderPrinter(Path(destination))
    return SystemPrinter(destination)


def write_whole(file: Path, content: bytes) -> None:
    """`content` in `file`, durable, or `file` as it was. Raises OSError."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """The folder's list of names, on disk. Windows opens no folders and has no need to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _disk(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise PrinterUnavailable(f"{place}: {fault.strerror or fault}") from fault


def _safe(text: str) -> str:
    """`text` as a part of a file's name on every system; a pack may bring codes of any shape."""
    return _NOT_IN_A_NAME.sub("_", text)[:80] or "_"


def _check_kind(printer: Printer, document: Document) -> None:
    if document.kind != printer.kind:
        raise PrinterRefused(f"{printer.name}: a {document.kind} document was made for a {printer.kind} printer")


def _refusal(name: str, message: bytes) -> PrintError:
    words = message.decode("utf-8", "replace").strip().removeprefix("lp: ")
    kind = PrinterUnavailable if _ABSENT.search(message) else PrinterRefused
    return kind(f"{name}: {words or 'refused without a word'}")


def _plain_language() -> Mapping[str, str]:
    return {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
