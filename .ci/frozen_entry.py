"""Where the frozen program begins: PyInstaller wants a script, and the package's own entry is a module."""

import multiprocessing

from kiosk.__main__ import main

if __name__ == "__main__":
    # The process that draws badges is this same program, begun anew: here it turns to its work instead.
    multiprocessing.freeze_support()
    raise SystemExit(main())
