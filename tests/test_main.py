"""Where the program begins."""

import subprocess
import sys


def test_the_collector_rests_while_the_program_is_imported_and_works_afterwards() -> None:
    program = (
        "import gc; seen = []; gc.callbacks.append(lambda phase, info: seen.append(phase)); "
        "import kiosk.__main__; imported = len(seen); kept = [[] for _ in range(100_000)]; "
        "print(imported, len(seen), gc.get_freeze_count())"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    imported, afterwards, frozen = map(int, told.stdout.split())
    assert imported < 10  # hundreds, were it not to rest
    assert afterwards > imported + 10
    assert frozen > 10_000


def test_the_program_says_its_version_when_run_as_a_module() -> None:
    from kiosk import __version__

    told = subprocess.run([sys.executable, "-m", "kiosk", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == __version__
