"""A heading that folds what is below it and says in one line what that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sociale_kaart.ui.form.scroll import reveal
from sociale_kaart.ui.form.wrap_button import LaidOutButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

_OPEN, _FOLDED = "▾", "▸"


class FoldHeader(LaidOutButton):
    """A button as wide as the panel: an arrow, a heading, and a quiet line that wraps below it.

    Args:
        title: the heading.
        parent: owner.
        bold: whether the heading stands out.
    """

    def __init__(self, title: str, parent: QWidget, *, bold: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("vouw")
        self.setCheckable(True)
        self._arrow = QLabel(_FOLDED, self)
        self._title = QLabel(title, self)
        self._title.setWordWrap(True)
        self._bold = bold
        self._line = QLabel(self)
        self._line.setWordWrap(True)
        self._line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._line.hide()
        self._picture = QLabel(self)
        self._picture.hide()
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._title)
        texts.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 7, 4, 7)
        row.setSpacing(8)
        row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for label in (self._arrow, self._picture, self._title, self._line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._turn)
        self._style()
        self.setAccessibleName(title)

    @property
    def line(self) -> str:
        """What is said below the heading."""
        return self._line.text()

    def set_texts(self, title: str, line: str) -> None:
        """Say what it is, and what is in it."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line) and not self.isChecked())
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.updateGeometry()

    @property
    def has_picture(self) -> bool:
        """Whether there is a small picture before the heading."""
        return not self._picture.isHidden()

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show a small picture before the heading."""
        self._picture.setVisible(picture is not None)
        if picture is not None:
            self._picture.setPixmap(picture)
        self.updateGeometry()

    def _turn(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._arrow.setText(_OPEN if open_ else _FOLDED)
        self._line.setVisible(bool(self._line.text()) and not open_)
        self.updateGeometry()

    def _style(self) -> None:
        font = self._title.font()
        font.setBold(self._bold)
        self._title.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: with other letters the heading stays bold."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(
            self, "_title"
        ):
            self._style()


class Fold(QWidget):
    """A heading with something below it that is only made when it is first unfolded.

    Args:
        title: the heading.
        make: makes what is below it; its parent is given.
        parent: owner.
    """

    # whether it is open now
    turned = Signal(bool)

    def __init__(self, title: str, make: Callable[[QWidget], QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._make = make
        self.content: QWidget | None = None
        self.header = FoldHeader(title, self)
        self.header.toggled.connect(self._turn)
        self.header.clicked.connect(lambda: reveal(self))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.header)

    @property
    def open(self) -> bool:
        """Whether it is unfolded."""
        return self.header.isChecked()

    def set_open(self, open_: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Fold or unfold it."""
        self.header.setChecked(open_)

    def _turn(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        if open_ and self.content is None:
            self.content = self._make(self)
            self.content.setContentsMargins(24, 0, 0, 12)
            self._layout.addWidget(self.content)
        if self.content is not None:
            self.content.setVisible(open_)
        self.turned.emit(open_)
