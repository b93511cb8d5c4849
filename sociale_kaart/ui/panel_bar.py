"""The low bar of buttons on top of a panel; what does not fit stands behind an arrow at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

# Lower than the bar of the window: every row below it counts on a small screen.
_RULES = """
QToolBar { border: none; padding: 3px 8px; spacing: 4px; }
QToolBar QToolButton { padding: 3px 10px; }
QToolBar QToolButton:focus { padding: 2px 9px; }
QToolBar QToolButton::menu-indicator { subcontrol-position: center right; right: 4px; }
QToolBar QToolButton#keuze { padding-right: 20px; }
"""


class PanelBar(QToolBar):
    """A row of buttons.

    Args:
        name: what a screen reader calls it.
        parent: the panel.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setStyleSheet(_RULES)

    def add_button(self, text: str, hint: str, slot: Callable[[], object]) -> QAction:
        """Add a button that can be reached with Tab."""
        action = self.addAction(text)
        action.setToolTip(hint)
        action.triggered.connect(lambda _=False: slot())
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleDescription(hint)
        return action
