"""The hulpbronnen as rows of Qt; a thin adapter over `lines`.

An edit moves only what it touched: views keep their place, and a large kaart stays quick.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QIcon

from sociale_kaart.domain import notatie
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.table.columns import BUURTNAAM, DEFAULT, Column, Names, chosen
from sociale_kaart.ui.table.lines import BUURT, Group, Order, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.table.lines import Lines

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
UUID_ROLE = Qt.ItemDataRole.UserRole + 2
# Beyond this many runs of rows a view is quicker with a new list.
_MOST_STEPS = 600
_SHOWN_ROLES = frozenset({_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole})
# Qt asks for these very often, so they are put together once.
_HEADING = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_FIXED = _HEADING | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _FIXED | Qt.ItemFlag.ItemIsEditable


@functools.lru_cache(maxsize=128)
def _icon(sfeer: str | None, formaliteit: str | None, status: str | None) -> QIcon:
    return symbol_icon(sfeer, formaliteit, status)


class HulpbronModel(QAbstractTableModel):
    """Rows of hulpbronnen, with rows of headings between them when they are grouped.

    Args:
        area: names of buurten.
        lookup: a hulpbron by uuid; None reads from what `show` was given.
        parent: owner.
    """

    # rows came, went or moved; True when the whole list is another one
    rows_changed = Signal(bool)
    # uuid, Column, what was typed or chosen
    edited = Signal(str, object, object)

    def __init__(
        self,
        area: Area,
        lookup: Callable[[str], Hulpbron | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._area = area
        self._own: dict[str, Hulpbron] = {}
        self._lookup = lookup or self._own.get
        self._keeps_own = lookup is None
        self.names = Names(area, self._name_of)
        self.order = Order(self.names)
        self.columns: list[Column] = chosen(DEFAULT)
        self._hulpbronnen: Sequence[Hulpbron] = ()
        self._ids: list[str] = []
        self._groups: dict[str, Group] = {}
        self._row_of: dict[str, int] | None = None
        # the column that rows are sorted by
        self.sorted_by = 0
        self.order.sort_by(self.columns[0], descending=False)
        self._buurtnamen = area.buurtnamen
        area.loaded.connect(self._on_area)

    def _name_of(self, uuid: str) -> str:
        found = self._lookup(uuid)
        return found.naam if found else ""

    # -- what is shown ---------------------------------------------------------------------------

    def set_rows(
        self, hulpbronnen: Sequence[Hulpbron], touched: frozenset[str] | None = None
    ) -> None:
        """Show these hulpbronnen.

        Args:
            hulpbronnen: in order of their names.
            touched: the ones that differ from before; None means any may.
        """
        if self._keeps_own:
            self._own.clear()
            self._own.update((h.uuid, h) for h in hulpbronnen)
        self.order.forget(touched)
        self._hulpbronnen = hulpbronnen
        self._show(self.order.lines(hulpbronnen), touched)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns."""
        sorted_by = self.columns[self.sorted_by]
        self.beginResetModel()
        self.columns = list(columns)
        self.sorted_by = self.columns.index(sorted_by) if sorted_by in self.columns else 0
        self.order.sort_by(self.columns[self.sorted_by], descending=self.order.descending)
        self._take(self.order.lines(self._hulpbronnen))
        self.endResetModel()
        self.rows_changed.emit(True)  # noqa: FBT003 - a signal has no keywords

    def group_by(self, what: str, bundels: Mapping[str, tuple[int, str]] | None = None) -> None:
        """Put headings between the rows.

        Args:
            what: NIET, BUURT, SFEER or CONTACT of `lines`.
            bundels: for CONTACT, per hulpbron the place and the label of its group.
        """
        if what != self.order.by or bundels is not None:
            self.order.by = what
            self.order.bundels = bundels or {}
            self._anew()

    def toggle_group(self, row: int) -> bool:
        """Fold or unfold the group of a heading; False when the row is no heading."""
        group = self.group(row)
        if group is None:
            return False
        self.order.folded.symmetric_difference_update({group.id})
        self._show(self.order.lines(self._hulpbronnen), frozenset())
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt: sort by a column; empty cells come last."""
        if not 0 <= column < len(self.columns):
            return
        self.sorted_by = column
        self.order.sort_by(self.columns[column], descending=order == Qt.SortOrder.DescendingOrder)
        self._anew()

    def _anew(self) -> None:
        self.beginResetModel()
        self._take(self.order.lines(self._hulpbronnen))
        self.endResetModel()
        self.rows_changed.emit(True)  # noqa: FBT003 - idem

    def _take(self, lines: Lines) -> None:
        self._ids, self._groups, self._row_of = lines.ids, lines.groups, None

    def _show(self, lines: Lines, touched: frozenset[str] | None) -> None:
        """Become other lines, by as few changes as can be."""
        if lines.ids == self._ids:
            self._groups = lines.groups
            self._tell_changed(touched)
            return
        if touched is None and not set(lines.ids) & set(self._ids):
            plan = None
        else:
            plan = steps(self._ids, lines.ids, touched or frozenset(), _MOST_STEPS)
        if plan is None:
            self.beginResetModel()
            self._take(lines)
            self.endResetModel()
            self.rows_changed.emit(True)  # noqa: FBT003 - idem
            return
        self._groups = {**self._groups, **lines.groups}
        self._row_of = None
        for step in plan:
            last = step.row + step.aantal - 1
            if step.insert:
                self.beginInsertRows(QModelIndex(), step.row, last)
                self._ids[step.row : step.row] = step.ids
                self.endInsertRows()
            else:
                self.beginRemoveRows(QModelIndex(), step.row, last)
                del self._ids[step.row : step.row + step.aantal]
                self.endRemoveRows()
        self._take(lines)
        self._tell_changed(touched)
        self.rows_changed.emit(False)  # noqa: FBT003 - idem

    def _tell_changed(self, touched: frozenset[str] | None) -> None:
        if touched is None:
            self._rows_differ(0, len(self._ids) - 1)
            return
        for name in (*touched, *self._groups):
            row = self.row_of(name)
            if row is not None:
                self._rows_differ(row, row)

    def _rows_differ(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _on_area(self) -> None:
        """Read again what shows names of buurten, when there are other names."""
        names = self._area.buurtnamen
        if names is self._buurtnamen:
            return
        self._buurtnamen = names
        if self.columns[self.sorted_by].code == BUURTNAAM or self.order.by == BUURT:
            self.order.forget(None)
            if self._ids:
                self._show(self.order.lines(self._hulpbronnen), None)
        else:
            self._rows_differ(0, len(self._ids) - 1)

    # -- finding ---------------------------------------------------------------------------------

    def row_of(self, uuid: str) -> int | None:
        """Return the row of a hulpbron; None when it is not shown or folded away."""
        if self._row_of is None:
            self._row_of = {name: row for row, name in enumerate(self._ids)}
        return self._row_of.get(uuid)

    def group(self, row: int) -> Group | None:
        """Return the heading on a row, None when it is a hulpbron."""
        return self._groups.get(self._ids[row]) if self._groups else None

    def uuid(self, row: int) -> str:
        """Return the hulpbron on a row, '' for a heading."""
        name = self._ids[row]
        return "" if name in self._groups else name

    def uuids(self, first: int = 0, last: int | None = None) -> list[str]:
        """Return the hulpbronnen on rows `first` up to and including `last`, in order."""
        some = self._ids if last is None and not first else self._ids[first : (last or 0) + 1]
        return [name for name in some if name not in self._groups] if self._groups else list(some)

    def hulpbron(self, row: int) -> Hulpbron | None:
        """Return the hulpbron on a row, None for a heading."""
        return self._lookup(self._ids[row])

    def heading_rows(self) -> list[int]:
        """Return the rows of the headings."""
        return [row for name in self._groups if (row := self.row_of(name)) is not None]

    # -- Qt --------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - idem
        """Qt: number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt: a heading can be reached but not selected; some cells can be changed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._groups and self._ids[index.row()] in self._groups:
            return _HEADING
        return _FIXED if self.columns[index.column()].veld is None else _EDITABLE

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Qt: what a cell shows and which hulpbron it is of."""
        if not index.isValid():
            return None
        name = self._ids[index.row()]
        group = self._groups.get(name)
        if group is not None:
            return self._group_data(group, index.column(), role)
        if role == UUID_ROLE:
            return name
        hulpbron = self._lookup(name)
        return None if hulpbron is None else self._cell(hulpbron, index.column(), role)

    def _cell(self, hulpbron: Hulpbron, at: int, role: int) -> Any:
        column = self.columns[at]
        if role in _SHOWN_ROLES:
            return column.text(hulpbron, self.names)
        if role == _Role.DecorationRole and at == 0:
            return _icon(hulpbron.sfeer, hulpbron.formaliteit, hulpbron.status)
        if role == _Role.EditRole and column.veld and not column.several:
            return column.raw(hulpbron)
        return None

    def _group_data(self, group: Group, column: int, role: int) -> Any:
        if column == 0 and role == _Role.DisplayRole:
            return f"{'▸' if group.folded else '▾'}  {group.label} ({notatie.getal(group.aantal)})"
        if role == _Role.AccessibleTextRole:
            text = (
                self.tr("{0}, {1} hulpbronnen, dicht")
                if group.folded
                else self.tr("{0}, {1} hulpbronnen, open")
            )
            return text.format(group.label, group.aantal)
        if role == _Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Qt: pass on what was typed or chosen; who listens writes it and refreshes the row."""
        uuid = self.uuid(index.row()) if index.isValid() else ""
        if not uuid or role != _Role.EditRole:
            return False
        self.edited.emit(uuid, self.columns[index.column()], value)
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = _Role.DisplayRole,
    ) -> Any:
        """Qt: the headings."""
        if role in _SHOWN_ROLES and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].kop if section < len(self.columns) else None
        return None
