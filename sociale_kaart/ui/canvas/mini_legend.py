"""What the signs on the map mean; folds to one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sociale_kaart.domain import lijsten
from sociale_kaart.ui.canvas.overlays import Card, card_style
from sociale_kaart.ui.canvas.symbols import symbol_icon

if TYPE_CHECKING:
    from sociale_kaart.ui.theme import MapTheme

_ICON_PX = 18


class MiniLegend(Card):
    """Shape tells the sfeer, the ring whether it is formeel or informeel.

    Args:
        parent: the widget it lies over.
        folded: whether it starts as a button only.
    """

    # folded or not
    toggled = Signal(bool)

    def __init__(self, parent: QWidget, *, folded: bool) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Wat de tekens betekenen"))
        self.button = QToolButton(self)
        self.button.setText(self.tr("Legenda"))
        self.button.setCheckable(True)
        self.button.setChecked(not folded)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self._fold)
        self._body = QWidget(self)
        grid = QGridLayout(self._body)
        grid.setContentsMargins(4, 0, 8, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, (sfeer, formaliteit, text) in enumerate(_rows(self)):
            sign = QLabel(self._body)
            icon = symbol_icon(sfeer, formaliteit)
            sign.setPixmap(icon.pixmap(QSize(_ICON_PX, _ICON_PX)))
            sign.setAccessibleName(text)
            label = QLabel(text, self._body)
            label.setToolTip(lijsten.uitleg("sfeer", sfeer) if sfeer and row < 3 else "")  # noqa: PLR2004 - the sferen come first
            grid.addWidget(sign, row, 0)
            grid.addWidget(label, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 3)
        layout.setSpacing(2)
        layout.addWidget(self.button)
        layout.addWidget(self._body)
        self._fold(not folded)

    def _fold(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._body.setVisible(open_)
        self.button.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self.adjustSize()
        self.toggled.emit(not open_)

    def set_theme(self, theme: MapTheme) -> None:
        """Take the colours of a theme."""
        self.setStyleSheet(
            card_style(theme)
            + f"QToolButton {{ color: {theme.vlak_tekst}; border: none; padding: 2px 6px; }}"
            "QToolButton:hover, QToolButton:focus { background: palette(highlight);"
            " color: palette(highlighted-text); border-radius: 4px; }"
        )


def _rows(owner: QWidget) -> list[tuple[str | None, str, str]]:
    """Return the signs: sfeer, formaliteit, text; the sferen first."""
    rows: list[tuple[str | None, str, str]] = [
        (item.code, "formeel", item.extra.get("kort") or item.label)
        for item in lijsten.lijst("sfeer")
    ]
    rows.append((None, "formeel", lijsten.NOG_NIET_INGEDEELD.capitalize()))
    rows.append(("institutioneel", "formeel", owner.tr("Dicht: formeel")))
    rows.append(("institutioneel", "informeel", owner.tr("Open: informeel")))
    return rows
