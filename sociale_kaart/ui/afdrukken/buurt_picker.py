"""Which buurten: a list to search in, with 'alle'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CODE = Qt.ItemDataRole.UserRole
_LINES = 7
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


class BuurtPicker(QWidget):
    """One buurt, or some with ticks, or all.

    Args:
        parent: owner.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._single = True
        self._pressed: Qt.CheckState | None = None
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Zoek een buurt"))
        self.search.setAccessibleName(self.tr("Zoek een buurt"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.all = QCheckBox(self.tr("Alle buurten"), self)
        self.all.setAccessibleName(self.tr("Alle buurten"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Buurten"))
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 24)
        self.count = QLabel(self)
        self.count.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.all, self.search, self.list, self.count):
            layout.addWidget(widget)
        self.all.toggled.connect(self._on_all)
        self.list.itemChanged.connect(self._on_tick)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.viewport().installEventFilter(self)
        self.list.itemClicked.connect(self._on_click)

    def set_buurten(self, names: Mapping[str, str]) -> None:
        """Offer these buurten: names by code."""
        chosen = self.chosen()
        blocked = self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        for code, naam in names.items():
            item = QListWidgetItem(naam, self.list)
            item.setData(_CODE, code)
        self.list.blockSignals(blocked)
        self._dress()
        self.choose(chosen)

    def set_single(self, single: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Take one buurt, or as many as are ticked; what was chosen stays where it can."""
        if single == self._single:
            return
        item = self.list.currentItem()
        ticked = [] if single else [str(item.data(_CODE))] if item is not None else []
        if single:
            ticked = [str(item.data(_CODE)) for item in self._items() if _is_ticked(item)][:1]
            ticked = ticked or [str(item.data(_CODE)) for item in self._items()[:1]]
        self._single = single
        self._dress()
        self.choose(ticked)

    def choose(self, codes: Sequence[str]) -> None:
        """Choose buurten; none is all where there can be more than one."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        wanted = set(codes)
        if self._single:
            found = next((i for i in self._items() if i.data(_CODE) in wanted), None)
            first = found or next(iter(self._items()), None)
            if first is not None:
                self.list.setCurrentItem(first)
                self.list.scrollToItem(first)
        else:
            for item in self._items():
                on = str(item.data(_CODE)) in wanted
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.all.setChecked(not wanted)
            self._on_all(self.all.isChecked())
            first = next((item for item in self._items() if _is_ticked(item)), None)
            if first is not None:
                self.list.setCurrentItem(first)
                self.list.scrollToItem(first)
        self.blockSignals(blocked)
        self._say()

    def chosen(self) -> tuple[str, ...]:
        """Return the codes that are chosen, in the order of the list; none is all, or nothing."""
        if self._single:
            item = self.list.currentItem()
            return (str(item.data(_CODE)),) if item is not None else ()
        if self.all.isChecked():
            return ()
        return tuple(str(item.data(_CODE)) for item in self._items() if _is_ticked(item))

    @property
    def complete(self) -> bool:
        """Whether there is something to print."""
        if self._single or not self.all.isChecked():
            return bool(self.chosen())
        return self.list.count() > 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: from the search box one goes down into the list."""
        if isinstance(event, QMouseEvent) and event.type() in _PRESSES:
            item = self.list.itemAt(event.position().toPoint())
            self._pressed = item.checkState() if item is not None else None
            return False
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            self._enter_list(down=event.key() == Qt.Key.Key_Down)
            return True
        return super().eventFilter(watched, event)

    def _enter_list(self, *, down: bool) -> None:
        """Take the first that was found; with the arrow the keyboard goes into the list."""
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is None or not self.list.isEnabled():
            return
        current = self.list.currentItem()
        if current is None or current.isHidden() or self.search.text():
            self.list.setCurrentItem(first)
        if down:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _dress(self) -> None:
        """Show ticks only where there can be more than one."""
        self.all.setVisible(not self._single)
        blocked = self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for item in self._items():
            state = None if self._single else Qt.CheckState.Unchecked
            item.setData(Qt.ItemDataRole.CheckStateRole, state)
        self.list.blockSignals(blocked)
        if self._single:
            self.list.setEnabled(True)
            self.search.setEnabled(True)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())
        self._say()

    def _on_all(self, on: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self.list.setEnabled(not on)
        self.search.setEnabled(not on)
        self._tell()

    def _on_tick(self, _: QListWidgetItem) -> None:
        if not self._single:
            self._tell()

    def _on_click(self, item: QListWidgetItem) -> None:
        """Tick on the name too: Qt does so on the little square only."""
        if not self._single and item.checkState() == self._pressed:
            on = Qt.CheckState.Unchecked if _is_ticked(item) else Qt.CheckState.Checked
            item.setCheckState(on)

    def _on_current(self, *_: object) -> None:
        if self._single:
            self._tell()

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        total = self.list.count()
        shown = sum(not item.isHidden() for item in self._items())
        if total and not shown:
            text = self.tr("Geen buurt met deze naam.")
        elif self._single or self.all.isChecked():
            text = ""
        else:
            text = self.tr("{0} van {1} buurten gekozen").format(len(self.chosen()), total)
        self.count.setText(text)
        self.count.setVisible(bool(text))


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
