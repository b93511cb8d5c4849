"""The hulpbronnen as rows; a thin adapter over a plain list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sociale_kaart.domain import lijsten, regels
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.filters import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.area import Area

_Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
UUID_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and how it reads."""

    kop: str
    text: Callable[[Hulpbron, Area], str]


def _list(column: str) -> Callable[[Hulpbron, Area], str]:
    def text(hulpbron: Hulpbron, area: Area) -> str:  # noqa: ARG001 - one signature for all
        return lijsten.label(column, getattr(hulpbron, column))

    return text


def _adres(hulpbron: Hulpbron, area: Area) -> str:  # noqa: ARG001 - idem
    return "; ".join(plek.adres for plek in hulpbron.plekken if plek.adres)


def _buurt(hulpbron: Hulpbron, area: Area) -> str:
    return "; ".join(area.naam(code) for code in hulpbron.buurtcodes)


def _sfeer(hulpbron: Hulpbron, area: Area) -> str:  # noqa: ARG001 - idem
    if not hulpbron.sfeer:
        return lijsten.NOG_NIET_INGEDEELD
    item = next((i for i in lijsten.lijst("sfeer") if i.code == hulpbron.sfeer), None)
    return (item.extra.get("kort") or item.label) if item else hulpbron.sfeer


def _zichtbaarheid(hulpbron: Hulpbron, area: Area) -> str:  # noqa: ARG001 - idem
    """Return who may see it; where nobody chose, what follows from sfeer and formaliteit."""
    if hulpbron.zichtbaarheid:
        return lijsten.label("zichtbaarheid", hulpbron.zichtbaarheid)
    default = regels.default_zichtbaarheid(hulpbron.sfeer, hulpbron.formaliteit)
    return f"{lijsten.label('zichtbaarheid', default)} (vanzelf)"


COLUMNS: tuple[Column, ...] = (
    Column("Naam", lambda hulpbron, _: hulpbron.naam),
    Column("Sfeer", _sfeer),
    Column("Formeel of informeel", _list("formaliteit")),
    Column("Soort", _list("soort")),
    Column("Categorie", lambda hulpbron, _: categorie_label(hulpbron.categorie)),
    Column("Adres", _adres),
    Column("Buurt", _buurt),
    Column("Status", _list("status")),
    Column("Wie mag dit zien", _zichtbaarheid),
    Column("Gecontroleerd op", lambda hulpbron, _: hulpbron.gecontroleerd_op or ""),
)


class HulpbronModel(QAbstractTableModel):
    """Rows of hulpbronnen.

    Args:
        area: names of buurten.
        parent: owner.
    """

    def __init__(self, area: Area, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self._rows: list[Hulpbron] = []
        area.loaded.connect(self._on_area)

    def set_rows(self, rows: Sequence[Hulpbron]) -> None:
        """Show these hulpbronnen."""
        if [row.uuid for row in rows] == [row.uuid for row in self._rows]:
            self._rows = list(rows)
            self._all_changed()
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, uuid: str) -> int | None:
        """Return the row of a hulpbron."""
        return next((n for n, row in enumerate(self._rows) if row.uuid == uuid), None)

    def _on_area(self) -> None:
        self._all_changed()

    def _all_changed(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - idem
        """Qt: number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what a cell shows, how it sorts, which hulpbron it is of."""
        if not index.isValid():
            return None
        hulpbron = self._rows[index.row()]
        if role == UUID_ROLE:
            return hulpbron.uuid
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return symbol_icon(hulpbron.sfeer, hulpbron.formaliteit, hulpbron.status)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SORT_ROLE}:
            return None
        text = COLUMNS[index.column()].text(hulpbron, self._area)
        return folded(text) if role == SORT_ROLE else text

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Qt: the headings."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.tr(COLUMNS[section].kop)
        return None
