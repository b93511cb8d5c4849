"""A table of figures: a row per buurt, wijk, gemeente or square, by name unless the user sorts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sociale_kaart.exporting.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column.

    Attributes:
        kop: its heading.
        waarden: a value per row; None when it is empty.
        tekst: writes a value.
        uitleg: tooltip of the heading.
        getal: whether it stands at the right-hand side.
    """

    kop: str
    waarden: Sequence[Any]
    tekst: Callable[[Any], str] = str
    uitleg: str = ""
    getal: bool = True


class TabelModel(QAbstractTableModel):
    """Rows with a code each; texts are made when they are looked at.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kolommen: Sequence[Kolom] = ()
        self._codes: Sequence[str] = ()
        self._order: list[int] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, codes: Sequence[str], kolommen: Sequence[Kolom]) -> None:
        """Show other rows, in the order they come in; how the user sorted is kept."""
        self.beginResetModel()
        self._codes, self._kolommen = list(codes), list(kolommen)
        self._order = list(range(len(self._codes)))
        if self._sorted is not None and self._sorted[0] < len(self._kolommen):
            self._order = self._in_order(*self._sorted)
        self.endResetModel()

    @property
    def koppen(self) -> list[str]:
        """The headings."""
        return [kolom.kop for kolom in self._kolommen]

    def code(self, row: int) -> str:
        """Return the code of a row."""
        return self._codes[self._order[row]]

    def row_of(self, code: str) -> int:
        """Return the row with a code, -1 when there is none."""
        return next((row for row, at in enumerate(self._order) if self._codes[at] == code), -1)

    def lines(self, rows: Sequence[int]) -> list[str]:
        """Return rows as lines of a sheet, the headings first; no text in them is a formula."""

        def line(cells: Sequence[str]) -> str:
            return "\t".join(harmless(cell.replace("\t", " ")) for cell in cells)

        found = [line([kolom.kop for kolom in self._kolommen])]
        for row in rows:
            at = self._order[row]
            found.append(line([self._text(kolom, at) for kolom in self._kolommen]))
        return found

    # -- Qt --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: the number of rows."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: the number of columns."""
        return 0 if parent.isValid() else len(self._kolommen)

    @staticmethod
    def _text(kolom: Kolom, at: int) -> str:
        value = kolom.waarden[at]
        return kolom.tekst(value)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: text and side of a cell."""
        kolom = self._kolommen[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(kolom, self._order[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole and not kolom.getal:
            return self._text(kolom, self._order[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if kolom.getal else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: headings."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._kolommen):
            return None
        kolom = self._kolommen[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return kolom.kop
        if role == Qt.ItemDataRole.ToolTipRole:
            return kolom.uitleg or kolom.kop
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if kolom.getal else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt: the user clicked on a heading."""
        if not 0 <= column < len(self._kolommen):
            return
        self.layoutAboutToBeChanged.emit()
        before = self._order
        self._sorted = (column, order)
        self._order = self._in_order(column, order)
        now_at = {at: row for row, at in enumerate(self._order)}
        kept = self.persistentIndexList()
        moved = [self.index(now_at[before[old.row()]], old.column()) for old in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _in_order(self, column: int, order: Qt.SortOrder) -> list[int]:
        """Return the rows by a column; who has no figure comes last, whichever way."""
        values = self._kolommen[column].waarden
        rows = range(len(self._codes))
        having = [row for row in rows if values[row] is not None and values[row] == values[row]]
        known = set(having)
        having.sort(
            key=lambda row: _sort_key(values[row]), reverse=order == Qt.SortOrder.DescendingOrder
        )
        return having + [row for row in rows if row not in known]


def _sort_key(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value
