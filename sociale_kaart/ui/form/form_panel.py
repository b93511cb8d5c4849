"""The right-hand panel: nothing chosen, one hulpbron, several, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QScrollBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui.form.detail_form import DetailForm
from sociale_kaart.ui.form.fields import scrolled
from sociale_kaart.ui.form.new_form import NewForm

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register


_MIN_WIDTH, _MAX_MIN_WIDTH = 320, 480


class FormPanel(QStackedWidget):
    """Follows the selection of the register.

    Args:
        register: the open kaart.
        area: names of buurten and addresses.
        parent: owner.
    """

    # uuid of the hulpbron for which the user wants to point at the map
    point_wanted = Signal(str)
    new_ended = Signal()

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.detail = DetailForm(register, area)
        self.new = NewForm(register, area)
        self._nothing = _Message(self.tr("Kies een hulpbron op de kaart of in de tabel."))
        self._several = _Several()
        self._pages = (scrolled(self.detail), self.new)
        for page in (self._nothing, *self._pages, self._several):
            self.addWidget(page)
        self.setAccessibleName(self.tr("Hulpbron"))
        self.detail.point_wanted.connect(self.point_wanted)
        self.new.ended.connect(self._end_new)
        self._several.delete.clicked.connect(lambda: register.delete(register.selected))
        register.selection_changed.connect(self.follow)
        register.changed.connect(self.follow)
        self._adding = False
        self.setMinimumWidth(_MIN_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only now the letters of the window hold; large ones need a wider panel."""
        super().showEvent(event)
        needed = self.detail.minimumSizeHint().width() + QScrollBar(self).sizeHint().width()
        self.setMinimumWidth(max(_MIN_WIDTH, min(needed, _MAX_MIN_WIDTH)))

    @property
    def adding(self) -> bool:
        """Whether a new hulpbron is being filled in."""
        return self._adding

    def begin_new(self) -> None:
        """Show the short form."""
        self._adding = True
        self._register.select([])
        self.new.begin()
        self.setCurrentWidget(self._pages[1])

    def _end_new(self) -> None:
        self._adding = False
        self.follow()
        self.new_ended.emit()

    def follow(self) -> None:
        """Show what is selected; a new one that is being filled in stays."""
        selected = self._register.selected
        current = self._register.current
        if self._adding and not selected:
            return
        self._adding = False
        if current is not None:
            self.detail.show_hulpbron(current)
            self.setCurrentWidget(self._pages[0])
        elif selected:
            self._several.show_count(len(selected))
            self.setCurrentWidget(self._several)
        else:
            self.setCurrentWidget(self._nothing)


class _Message(QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label)
        layout.addStretch(1)


class _Several(QWidget):
    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        self._text = QLabel(self)
        self.delete = QPushButton(self)
        layout.addWidget(self._text)
        layout.addWidget(self.delete)
        layout.addStretch(1)

    def show_count(self, count: int) -> None:
        """Say how many are selected."""
        self._text.setText(self.tr("{0} hulpbronnen gekozen").format(count))
        self.delete.setText(self.tr("Verwijder deze {0}").format(count))
