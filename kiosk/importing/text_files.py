"""Text files of a pack: UTF-8, and a sentence that helps where they are not."""

from __future__ import annotations

from kiosk.i18n import N_
from kiosk.importing.faults import BadValueError

BOM = b"\xef\xbb\xbf"

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class EncodingFaultyError(BadValueError):
    """Bytes that are no UTF-8. `before` is the text in front of the first such byte."""

    def __init__(self, before: str, message: str, **values: object) -> None:
        super().__init__(message, **values)
        self.before = before


def decode(data: bytes) -> str:
    """The text of a UTF-8 file, without the byte order mark that Excel puts in front.

    Raises EncodingFaultyError, whose message says how to save the file as UTF-8.
    """
    if data.startswith(_UTF16):
        raise EncodingFaultyError("", _UTF16_HELP)
    content = data.removeprefix(BOM)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        byte = f"0x{content[error.start]:02X}"
        raise EncodingFaultyError(before, _GB_HELP if _looks_gb(content) else _OTHER_HELP, byte=byte) from error


_UTF16_HELP = N_(
    "This file is written in UTF-16, not in UTF-8. In Excel choose File > Save As > “CSV UTF-8 (Comma delimited)”;"
    " in a text editor choose Save As with the encoding UTF-8."
)
_GB_HELP = N_(
    "This file is written in GB18030 or GBK, not in UTF-8 (byte {byte} here). In Excel choose File > Save As >"
    " “CSV UTF-8 (Comma delimited)”; in a text editor choose Save As with the encoding UTF-8."
)
_OTHER_HELP = N_(
    "This file is not written in UTF-8 (byte {byte} here). In Excel choose File > Save As > “CSV UTF-8 (Comma"
    " delimited)”; in a text editor choose Save As with the encoding UTF-8."
)


def _looks_gb(content: bytes) -> bool:
    """Whether most of what is not ASCII is in GB 2312, the common part of GB18030: Latin-1 text hardly ever is."""
    try:
        foreign = [character for character in content.decode("gb18030") if not character.isascii()]
    except UnicodeDecodeError:
        return False
    common = "".join(foreign).encode("gb2312", "ignore")
    return len(common) // 2 > len(foreign) // 2
