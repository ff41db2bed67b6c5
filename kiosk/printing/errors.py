"""What can go wrong between a badge and paper, told apart by whether it may be tried again."""


class PrintError(Exception):
    """A document that a printer has not confirmed. The message is for staff and for the log: it names nobody."""


class PrinterUnavailable(PrintError):
    """Nothing was sent: to try again, here or elsewhere, prints nothing twice."""


class PrinterRefused(PrintError):
    """The printer looked at the document and took it not; trying the same again is in vain."""


class PrinterUncertain(PrintError):
    """The document was on its way when the line broke: only a person can tell whether it came out."""
