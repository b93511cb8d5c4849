"""What a reader will not see and why, for whoever makes the export only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from sociale_kaart.domain import notatie
from sociale_kaart.ui.form.fold import FoldHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from sociale_kaart.exporting.voorbeeld import Weglating

_LINES = 7
# Of the window; the rest is for what is looked at.
_PART = 0.25
# With more names one sees the reasons first.
_FEW = 12


class LeftOut(QWidget):
    """A line that unfolds to reasons, and each reason to names.

    Args:
        title: with '{0}' where the number stands.
        parent: owner.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_text = title
        self.header = FoldHeader(title.format("…"), self)
        self.list = QTreeWidget(self)
        self.list.setHeaderHidden(True)
        # A reason is never cut off; where there is no room one scrolls.
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setAccessibleName(self.tr("Wat deze lezer niet ziet, per reden"))
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
        groups: dict[str, list[str]] = {}
        for row in rows:
            zonder = [*row.zonder, *([self.tr("foto’s")] if row.fotos else [])]
            reden = row.reden or self.tr("wel, maar zonder: {0}").format(", ".join(zonder))
            # Which photo and which quote, so that it can be asked about.
            which = "; ".join((*row.fotos, *row.verhalen))
            groups.setdefault(reden, []).append(f"{row.naam} ({which})" if which else row.naam)
        for reden, namen in groups.items():
            text = f"{notatie.getal(len(namen))} × {reden}"
            group = QTreeWidgetItem(self.list, [text])
            group.addChildren([QTreeWidgetItem([naam]) for naam in namen])
            group.setExpanded(len(rows) <= _FEW)
        hidden = sum(bool(row.reden) for row in rows)
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
        line = self.list.sizeHintForRow(0)
        line = line if line > 0 else self.fontMetrics().lineSpacing() + 6
        room = int(self.window().height() * _PART) // line
        self.list.setFixedHeight(line * max(3, min(_LINES, room)) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with the window the list grows."""
        super().resizeEvent(event)
        self._size()
