"""The proof of an installation, as the frozen program runs it."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication

from kiosk.printing.drivers import FolderPrinter
from ui import self_test
from ui.application import Stage


@pytest.mark.slow
def test_a_sound_installation_is_proved(qapp: QGuiApplication, capsys: pytest.CaptureFixture[str]) -> None:
    assert self_test.run() == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert len(said.out.splitlines()) == 3


def test_a_badge_that_does_not_print_fails_the_proof(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_test, "screen_names", tuple)
    monkeypatch.setattr(FolderPrinter, "submit", _broken)
    assert self_test.run() == 1
    assert capsys.readouterr().err


def test_a_screen_that_stays_blank_fails_the_proof(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_test, "is_blank", lambda _: True)
    assert self_test.run() == 1
    assert "attract" in capsys.readouterr().err


@pytest.mark.qt_log_ignore("Screen.qml:1: oh dear")
def test_a_screen_that_complains_fails_the_proof(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def complain(screen: str, stage: Stage, words: object) -> None:
        qWarning("file:///Screen.qml:1: oh dear")

    monkeypatch.setattr(self_test, "_open", complain)
    assert self_test.run() == 1
    assert "oh dear" in capsys.readouterr().err


def _broken(*_: object) -> None:
    logging.getLogger(__name__).info("the printer is broken on purpose")
    raise RuntimeError("broken on purpose")
