"""How much memory is held."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui.bench.memory import resident_megabytes, resident_megabytes_of_all

proc = pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the system keeps no proc(5)")


def test_a_python_holds_megabytes_and_not_gigabytes() -> None:
    assert 5 < resident_megabytes() < 5_000


@proc
def test_what_is_held_in_addition_is_seen() -> None:
    before = resident_megabytes()
    block = bytearray(b"x" * 60_000_000)
    assert 50 < resident_megabytes() - before < 130
    assert len(block) == 60_000_000


@proc
def test_a_process_that_was_started_counts_among_all() -> None:
    before = resident_megabytes_of_all()
    program = "block = b'x' * 60_000_000; print(len(block), flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert resident_megabytes_of_all() - before > 50
        child.communicate(b"\n")
