"""Every widget that takes the keyboard has a name that a screen reader can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from sociale_kaart.ui.appearance import palette_for
from sociale_kaart.ui.theme import DONKER, LICHT

if TYPE_CHECKING:
    from helpers_ui import Workspace

    from sociale_kaart.ui.main_window import MainWindow


def nameless(root: QWidget) -> list[str]:
    """Return what takes the keyboard below `root` and has no name."""
    found = []
    for widget in root.findChildren(QWidget):
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        inner = isinstance(widget.parent(), QAbstractScrollArea) or isinstance(widget, QScrollBar)
        if not takes_keys or inner or widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {widget.parent()}")
    return found


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""

    def luminance(name: str) -> float:
        parts = QColor(name).getRgbF()[:3]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_start_page_has_names(window: MainWindow) -> None:
    assert nameless(window) == []


def test_workspace_has_names(workspace: Workspace, window: MainWindow) -> None:
    workspace.register.select([workspace.register.records[0].uuid])
    assert nameless(window) == []
    workspace.begin_new()
    assert nameless(window) == []
    workspace.layout.reveal("bereikbaarheid")
    assert nameless(window) == []


def test_text_can_be_read_light_and_dark() -> None:
    for theme in (LICHT, DONKER):
        assert contrast(theme.tekst, theme.halo) >= 4.5
        assert contrast(theme.tekst_buurt, theme.halo) >= 4.5
        assert contrast(theme.vlak_tekst, theme.vlak) >= 4.5
    role = QPalette.ColorRole
    for dark in (False, True):
        palette = palette_for(dark=dark)
        for text, ground in (
            (role.WindowText, role.Window),
            (role.Text, role.Base),
            (role.ButtonText, role.Button),
            (role.PlaceholderText, role.Base),
        ):
            assert contrast(palette.color(text).name(), palette.color(ground).name()) >= 4.5
