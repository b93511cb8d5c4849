"""The right-hand panel: nothing chosen, one hulpbron, several, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QScrollBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.operations import plekken
from sociale_kaart.ui.form.detail_form import DetailForm
from sociale_kaart.ui.form.new_form import NewForm
from sociale_kaart.ui.form.part import FormContext
from sociale_kaart.ui.form.place_field import at_point
from sociale_kaart.ui.form.scroll import to_top

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner


_MIN_WIDTH, _MAX_MIN_WIDTH = 320, 480
_AFTER_THE_MAP_MS = 150


class FormPanel(QStackedWidget):
    """Follows the selection of the register.

    Args:
        register: the open kaart.
        area: names of buurten and addresses.
        runner: for work beside the window.
        settings: what is remembered between two starts.
        parent: owner.
    """

    # uuid of the hulpbron for which the user wants to point at the map
    point_wanted = Signal(str)
    # uuid of a hulpbron to go to
    opened = Signal(str)
    # one more is wanted, with the repeated fields of this hulpbron
    another = Signal()
    new_ended = Signal()

    def __init__(
        self,
        register: Register,
        area: Area,
        runner: TaskRunner,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self.context = FormContext(register, area, runner, settings, self)
        self._detail: DetailForm | None = None
        self.new = NewForm(self.context)
        self._nothing = _Message(self.tr("Kies een hulpbron op de kaart of in de tabel."))
        self._several = _Several()
        for page in (self._nothing, self.new, self._several):
            self.addWidget(page)
        self.setAccessibleName(self.tr("Hulpbron"))
        self._adding = False
        # which plek the next click on the map is for
        self._plek = ""
        self._kept = ""
        self.context.point_wanted.connect(self._want_point)
        self.context.opened.connect(self.opened)
        self.new.ended.connect(self._end_new)
        self.new.added.connect(self._on_added)
        self._several.delete.clicked.connect(lambda: register.delete(register.selected))
        register.selection_changed.connect(self.follow)
        register.changed.connect(self.follow)
        self.setMinimumWidth(_MIN_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only now the letters of the window hold; large ones need a wider panel."""
        super().showEvent(event)
        # The map comes first: these are many small widgets.
        QTimer.singleShot(_AFTER_THE_MAP_MS, self, self._fit)

    def _fit(self) -> None:
        needed = self.detail.needed_width() + QScrollBar(self).sizeHint().width()
        self.setMinimumWidth(max(_MIN_WIDTH, min(needed, _MAX_MIN_WIDTH)))

    @property
    def detail(self) -> DetailForm:
        """The form of one hulpbron; made when it is first needed."""
        if self._detail is None:
            self._detail = made = DetailForm(self.context)
            self.addWidget(made)
            made.another.connect(self._begin_another)
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                again = QShortcut(QKeySequence(keys), made)
                again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                again.activated.connect(self._begin_another)
        return self._detail

    @property
    def adding(self) -> bool:
        """Whether a new hulpbron is being filled in."""
        return self._adding

    def begin_new(self) -> None:
        """Show the short form; after 'Nog een' with the repeated fields filled in."""
        kept, self._kept = self._register.hulpbron(self._kept), ""
        self._adding = True
        self._register.select([])
        self.setCurrentWidget(self.new)
        self.new.begin(kept)

    def place_at(self, uuid: str, x: float, y: float) -> None:
        """Put the plek for which was asked at a point (RD metres); without one, make it."""
        hulpbron = self._register.hulpbron(uuid)
        if hulpbron is None:
            return
        known = [plek.uuid for plek in hulpbron.plekken]
        if self._plek in known:
            self._register.move(self._plek, x, y)
        elif known and not self._plek:
            self._register.move(known[0], x, y)
        else:
            self._register.act(plekken.add_plek, uuid, at_point(x, y))
        self._plek = ""

    def _flush(self) -> None:
        """Save what is being typed."""
        if self._detail is not None:
            self._detail.flush()

    def follow(self) -> None:
        """Show what is selected; a new one that is being filled in stays."""
        selected = self._register.selected
        current = self._register.current
        if self._adding and not selected:
            return
        self._adding = False
        if current is not None:
            self.detail.show_hulpbron(current)
            self.setCurrentWidget(self.detail)
        else:
            self._flush()
            self._several.show_count(len(selected))
            self.setCurrentWidget(self._several if selected else self._nothing)

    def _begin_another(self) -> None:
        current = self._register.current
        if current is not None:
            self._flush()
            self._kept = current.uuid
            self.another.emit()

    def _on_added(self, uuid: str, again: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        """Ask the one question that belongs to it, or go on with the next."""
        if again:
            self._kept = uuid
            self.another.emit()
            return
        self._end_new()
        to_top(self.detail.kern)
        for question in (self.detail.kern.instemming, self.detail.kern.toestemming):
            question.ask_now(uuid)
        self.detail.tabs.setCurrentIndex(0)
        self.detail.again.setFocus()

    def _end_new(self) -> None:
        self._adding = False
        self.new.dubbelen.stop()
        self.follow()
        self.new_ended.emit()

    def _want_point(self, uuid: str, plek: str) -> None:
        self._plek = plek
        self.point_wanted.emit(uuid)


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
        self._text.setWordWrap(True)
        self.delete = QPushButton(self)
        layout.addWidget(self._text)
        layout.addWidget(self.delete)
        layout.addStretch(1)

    def show_count(self, count: int) -> None:
        """Say how many are selected."""
        self._text.setText(self.tr("{0} hulpbronnen gekozen").format(count))
        self.delete.setText(self.tr("Verwijder deze {0}").format(count))
