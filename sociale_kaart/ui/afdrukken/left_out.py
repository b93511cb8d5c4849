"""What a reader will not see and why, for whoever makes the export only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from sociale_kaart.domain import notatie
from sociale_kaart.ui.form.fold import FoldHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.exporting.voorbeeld import Weglating

_LINES = 6


class LeftOut(QWidget):
    """A line that unfolds to names with reasons.

    Args:
        title: with '{0}' where the number stands.
        parent: owner.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_text = title
        self.header = FoldHeader(title.format("…"), self)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("Hulpbron"), self.tr("Waarom")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName(self.tr("Wat deze lezer niet ziet, en waarom"))
        self.list.hide()
        self.header.toggled.connect(self._turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.header)
        layout.addWidget(self.list)
        self.set_rows(None)

    def set_rows(self, rows: Sequence[Weglating] | None) -> None:
        """Show what is left out; None as long as that is not known."""
        self.list.clear()
        if rows is None:
            self.header.set_texts(self._title_text.format("…"), "")
            self.header.setEnabled(False)
            return
        hidden = sum(bool(row.reden) for row in rows)
        for row in rows:
            reden = row.reden or self.tr("wel, maar zonder: {0}").format(", ".join(row.zonder))
            item = QTreeWidgetItem(self.list, [row.naam, reden])
            for column, text in enumerate((row.naam, reden)):
                item.setToolTip(column, text)
        self.header.setEnabled(bool(rows))
        if not rows:
            self.header.setChecked(False)
        self.header.set_texts(
            self._title_text.format(notatie.getal(hidden)), self._line(hidden, len(rows) - hidden)
        )
        self._size()

    def _line(self, hidden: int, partly: int) -> str:
        if not hidden and not partly:
            return self.tr("Er blijft niets weg.")
        if not partly:
            return self.tr("Alleen jij ziet deze namen.")
        return self.tr("Bij {0} andere blijft een deel weg. Alleen jij ziet deze namen.").format(
            notatie.getal(partly)
        )

    def _turn(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self.list.setVisible(open_)
        self._size()

    def _size(self) -> None:
        rows = min(_LINES, max(2, self.list.topLevelItemCount()))
        line = self.list.sizeHintForRow(0)
        line = line if line > 0 else self.fontMetrics().lineSpacing() + 6
        self.list.setFixedHeight(line * rows + self.list.header().sizeHint().height() + 6)
        self.list.setColumnWidth(0, max(140, self.width() * 2 // 5))
