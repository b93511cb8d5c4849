"""A line that suggests while you type; by mouse, arrows and Enter alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PAYLOAD = Qt.ItemDataRole.UserRole + 1
# Two letters may still become anything.
_SAY_FROM = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: what is read, and what it stands for."""

    label: str
    payload: object
    icon: QIcon | None = None


class SuggestLine(QLineEdit):
    """A line edit with suggestions under it.

    Args:
        provider: gives the suggestions for what was typed.
        parent: owner.
    """

    # the payload of the suggestion
    picked = Signal(object)

    def __init__(
        self, provider: Callable[[str], Sequence[Suggestion]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._provider = provider
        # said when there is no suggestion; '' says nothing
        self.nothing = ""
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        # The stubs do not know that a signal with two forms is chosen by its type.
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self._completer.setWidget(self)
        popup = self._completer.popup()
        if popup is not None:
            popup.setStyleSheet("QListView::item { padding: 5px 4px; }")
        self.textEdited.connect(self._suggest)
        self.returnPressed.connect(self._take_first)
        self.setClearButtonEnabled(True)

    def suggestions(self) -> list[str]:
        """Return the labels that can be chosen now."""
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        return [item.text() for item in items if item.isEnabled()]

    def said(self) -> str:
        """Return what is said because there is no suggestion."""
        item = self._model.item(0) if self._model.rowCount() == 1 else None
        return item.text() if item is not None and not item.isEnabled() else ""

    def _suggest(self, typed: str) -> None:
        self._model.clear()
        for suggestion in self._provider(typed):
            item = QStandardItem(suggestion.label)
            if suggestion.icon is not None:
                item.setIcon(suggestion.icon)
            item.setData(suggestion.payload, _PAYLOAD)
            item.setEditable(False)
            self._model.appendRow(item)
        if not self._model.rowCount() and self.nothing and len(typed.strip()) >= _SAY_FROM:
            item = QStandardItem(self.nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(item)
        if self._model.rowCount():
            self._completer.complete()
        else:
            self._hide_popup()

    def _on_activated(self, index: QModelIndex) -> None:
        self._hide_popup()
        self.setText(str(index.data()))
        self.picked.emit(index.data(_PAYLOAD))

    def _hide_popup(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _take_first(self) -> None:
        """Enter without choosing takes the first suggestion for what stands in the line."""
        found = self._provider(self.text())
        if found:
            self._hide_popup()
            self.setText(found[0].label)
            self.picked.emit(found[0].payload)
