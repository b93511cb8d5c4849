"""The matrix of 'gaten': a row per buurt by name, a column per item, a symbol and word per cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sociale_kaart.exporting.harmless import harmless
from sociale_kaart.operations import inventarisatie
from sociale_kaart.ui.bereikbaarheid.gaten_woorden import short, spoken

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sociale_kaart.operations.gaten_antwoord import Cel, Gaten

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLES = Qt.ItemDataRole
_LETTERS, _HEAD_LINES, _NAME_LETTERS = 17, 4, 24
_ROW_PX = 12


class GatenModel(QAbstractTableModel):
    """One answer as cells; the order of buurten is that of the alphabet and cannot be changed.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gaten: Gaten | None = None
        self.buurten: list[tuple[str, str]] = []

    def show_gaten(self, gaten: Gaten | None) -> None:
        """Show another answer, or none."""
        self.beginResetModel()
        self.gaten = gaten
        self.buurten = []
        if gaten is not None:
            rows = gaten.cellen.drop_duplicates("buurtcode")
            self.buurten = [
                (str(code), str(naam))
                for code, naam in zip(rows["buurtcode"], rows["buurtnaam"], strict=True)
            ]
        self.endResetModel()

    def cel(self, row: int, column: int) -> Cel | None:
        """Return a cell; None when there is no answer."""
        if self.gaten is None or not 0 <= row < len(self.buurten):
            return None
        return self.gaten.cel(self.buurten[row][0], self.gaten.lens.items[column].code)

    def lines(self) -> list[str]:
        """Return the matrix as lines of a sheet; no text in it is a formula."""
        if self.gaten is None:
            return []
        heads = ["", *(item.label for item in self.gaten.lens.items)]
        lines = ["\t".join(harmless(head) for head in heads)]
        for row, (_, naam) in enumerate(self.buurten):
            cells = [self.data(self.index(row, at)) for at in range(self.columnCount())]
            # Without the sign, of which a sheet would make something else.
            words = [str(cell).partition(" ")[2] for cell in cells]
            lines.append("\t".join(harmless(text) for text in [naam, *words]))
        return lines

    # -- Qt --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: a row per buurt."""
        return 0 if parent.isValid() else len(self.buurten)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: a column per item."""
        if parent.isValid() or self.gaten is None:
            return 0
        return len(self.gaten.lens.items)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        """Qt: what is known of a cell, to see and to hear."""
        cel = self.cel(index.row(), index.column())
        if cel is None or self.gaten is None:
            return None
        if role == _ROLES.DisplayRole:
            return short(cel)
        if role in {_ROLES.AccessibleTextRole, _ROLES.ToolTipRole}:
            return spoken(cel, self.gaten)
        if role == _ROLES.FontRole and cel.toestand == inventarisatie.NIETS_GEVONDEN:
            font = QFont(QGuiApplication.font())
            font.setBold(True)
            return font
        if role == _ROLES.ForegroundRole and cel.toestand == inventarisatie.NIET_GEVRAAGD:
            # Nobody was asked: quiet, for it says nothing about the buurt.
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> Any:
        """Qt: names of buurten at the left, items on top with what they mean."""
        if self.gaten is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.buurten[section][1] if role == _ROLES.DisplayRole else None
        item = self.gaten.lens.items[section]
        if role == _ROLES.DisplayRole:
            return item.label
        if role == _ROLES.ToolTipRole:
            return f"{item.leefwereld}. {item.uitleg}"
        return None


class GatenTabel(QTableView):
    """The matrix; walked with the arrow keys, opened with Enter.

    Args:
        parent: owner.
    """

    # another cell is looked at
    pointed = Signal()
    # a cell was opened with Enter or a double click
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = GatenModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Wat er is, per buurt"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(True)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._choose_column)
        names = self.verticalHeader()
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.activated.connect(lambda _: self.opened.emit())

    def show_gaten(self, gaten: Gaten | None) -> None:
        """Show another answer; the same buurt and column stay chosen."""
        at = self.currentIndex()
        kept = self.rows.cel(at.row(), at.column()) if at.isValid() else None
        same_lens = gaten is not None and self.rows.gaten is not None
        same_lens = same_lens and gaten.lens.code == self.rows.gaten.lens.code  # type: ignore[union-attr]
        self.rows.show_gaten(gaten)
        self._fit()
        codes = [code for code, _ in self.rows.buurten]
        if kept is not None and kept.buurtcode in codes:
            column = at.column() if same_lens else 0
            self.setCurrentIndex(self.rows.index(codes.index(kept.buurtcode), column))
        elif codes:
            self.setCurrentIndex(self.rows.index(0, 0))

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        letter = metrics.averageCharWidth()
        width = _LETTERS * letter + 16
        self.horizontalHeader().setDefaultSectionSize(width)
        self.horizontalHeader().setFixedHeight(self._head_lines(width) * metrics.lineSpacing() + 14)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_PX)
        widest = max((metrics.horizontalAdvance(naam) for _, naam in self.rows.buurten), default=0)
        self.verticalHeader().setFixedWidth(min(widest + 20, _NAME_LETTERS * letter + 20))

    def _head_lines(self, width: int) -> int:
        """Return how many lines the longest heading takes, within reason."""
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        box = QRect(0, 0, width - 12, 1000)
        items = self.rows.gaten.lens.items if self.rows.gaten is not None else ()
        heights = [
            metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), item.label).height()
            for item in items
        ]
        return min(_HEAD_LINES, max(1, round(max(heights, default=0) / metrics.lineSpacing())))

    def look_at(self, buurtcode: str) -> None:
        """Go to a buurt in the same column."""
        codes = [code for code, _ in self.rows.buurten]
        if buurtcode in codes:
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self.rows.index(codes.index(buurtcode), column))

    @property
    def current(self) -> Cel | None:
        """The cell that is looked at."""
        index = self.currentIndex()
        return self.rows.cel(index.row(), index.column()) if index.isValid() else None

    def copy(self) -> int:
        """Copy the matrix to paste in a sheet; returns how many buurten."""
        QGuiApplication.clipboard().setText("\n".join(self.rows.lines()))
        return len(self.rows.buurten)

    def _choose_column(self, column: int) -> None:
        row = max(0, self.currentIndex().row())
        self.setCurrentIndex(self.rows.index(row, column))

    # -- Qt --------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Qt: two rows under the headings."""
        line = self.fontMetrics().height() + _ROW_PX
        return QSize(160, self.horizontalHeader().height() + 2 * line + 4)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: another cell is looked at."""
        super().currentChanged(current, previous)
        self.pointed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Ctrl+C copies for a sheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
