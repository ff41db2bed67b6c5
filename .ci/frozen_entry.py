"""Where the frozen program begins: PyInstaller wants a script, and the package's own entry is a module."""

from kiosk.__main__ import main

if __name__ == "__main__":
    raise SystemExit(main())
