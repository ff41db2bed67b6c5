"""A hand scanner is known among keyboards by its name."""

from kiosk.scanning.presence import scanners_among

KEYBOARD = "usb-Logitech_USB_Receiver-event-kbd"
SCANNER = "usb-Symbol_Technologies__Inc__2008_Symbol_Bar_Code_Scanner-event-kbd"
NAMELESS = "usb-0c2e_0206-event-kbd"


def test_a_scanner_whose_name_says_so_is_known() -> None:
    assert scanners_among([KEYBOARD, SCANNER]) == {SCANNER}


def test_no_keyboard_is_taken_for_a_scanner() -> None:
    assert scanners_among([KEYBOARD, NAMELESS]) == frozenset()


def test_a_scanner_that_does_not_say_so_is_known_by_the_name_it_was_given() -> None:
    assert scanners_among([KEYBOARD, SCANNER, NAMELESS], "0C2E-0206") == {NAMELESS}
