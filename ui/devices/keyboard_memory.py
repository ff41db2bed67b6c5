"""The on-screen keyboard learns no words: what was typed for one guest is suggested to no other."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QStandardPaths

log = logging.getLogger(__name__)

_LEARNED = "qtvirtualkeyboard/pinyin/usr_dict.dat"
"""Where the pinyin plug-in of Qt Virtual Keyboard 6 keeps the words that it has learnt; no setting leads elsewhere."""


def learn_nothing() -> None:
    """Puts an empty folder where the plug-in would write its file: it then keeps no words, in memory or on disk.

    What an earlier program has learnt there is deleted. To be called before the keyboard is first shown.
    """
    config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    learned = Path(config) / _LEARNED
    try:
        if not learned.is_dir():
            learned.unlink(missing_ok=True)
        learned.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        # A folder that cannot be written to keeps no words either.
        log.info("the keyboard's memory is left as it is: %s", error)
