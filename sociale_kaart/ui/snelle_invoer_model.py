"""The rows of an invulblad while they are typed: plain text until they are added to the kaart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten
from sociale_kaart.operations.snelle_invoer import FOUT, Regel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from sociale_kaart.operations.snelle_invoer import Bevinding, Blad

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
NUMMER, NAAM, VAK, SFEER, FORMALITEIT, SOORT, TOELICHTING, STAND = range(8)
# Columns that hold an item of a list.
LIJSTEN: Mapping[int, str] = {SFEER: "sfeer", FORMALITEIT: "formaliteit", SOORT: "soort"}
_VELDEN = ("", "naam", "vak", "sfeer", "formaliteit", "soort", "toelichting")
_BUURTCODE = re.compile(r"BU\d{8}")
# What becomes of a row.
LEEG, FOUT_STAND, TWIJFEL, LET_OP_STAND, DEZELFDE, GOED = (
    "leeg", "fout", "twijfel", "let op", "dezelfde", "goed",
)  # fmt: skip


@dataclass(slots=True)
class Invoer:
    """One row as it is typed.

    Attributes:
        nummer: as on the sheet; None when what was typed is no number.
        punt: RD metres, where somebody pointed; then `vak` follows from it.
        zelfde: uuid of the hulpbron that this is, '' when it is new.
        anders: uuids of hulpbronnen that somebody said this is not.
        eigen_nummer: whether the number was typed, not counted on.
    """

    nummer: int | None
    naam: str = ""
    vak: str = ""
    sfeer: str = ""
    formaliteit: str = ""
    soort: str = ""
    toelichting: str = ""
    punt: tuple[float, float] | None = None
    zelfde: str = ""
    anders: set[str] = field(default_factory=set)
    eigen_nummer: bool = False

    @property
    def leeg(self) -> bool:
        """Whether nothing was filled in but the number that counts on."""
        said = (getattr(self, veld) for veld in _VELDEN[1:])
        return self.punt is None and not any(said)

    def regel(self) -> Regel:
        """Return the row as it is added."""
        x, y = self.punt or (None, None)
        return Regel(
            self.nummer or 0,
            self.naam,
            self.vak or None,
            x,
            y,
            self.sfeer or None,
            self.formaliteit or None,
            self.soort or None,
            self.toelichting or None,
        )


class RegelModel(QAbstractTableModel):
    """The rows, and always an empty one below them to go on with.

    Attributes:
        naam_van: gives the name of a hulpbron by its uuid.
        buurt_van: gives the name of a buurt by its code.

    Args:
        parent: owner.
    """

    # a row was filled in, or answered: who checks looks again
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Invoer] = [Invoer(1)]
        self.blad: Blad | None = None
        self.naam_van: Callable[[str], str] = str
        self.buurt_van: Callable[[str], str] = str
        self._found: dict[int, list[Bevinding]] = {}
        self.heads = (
            self.tr("Nr"),
            self.tr("Naam"),
            self.tr("Vak"),
            self.tr("Sfeer"),
            self.tr("Formeel?"),
            self.tr("Soort"),
            self.tr("Toelichting"),
            self.tr("Let op"),
        )

    # -- what there is ---------------------------------------------------------------------------

    def filled(self) -> list[Invoer]:
        """Return the rows in which something was filled in."""
        return [row for row in self.rows if not row.leeg]

    def new_rows(self) -> list[Invoer]:
        """Return the rows that become a hulpbron."""
        return [row for row in self.filled() if not row.zelfde]

    def findings(self, row: Invoer) -> list[Bevinding]:
        """Return what the last check said of a row and nobody has answered yet."""
        some = self._found.get(row.nummer or 0, ())
        return [one for one in some if one.dubbel not in row.anders]

    def doubles(self, row: Invoer) -> list[Bevinding]:
        """Return what a row may be the same as and nobody has answered yet, likeliest first."""
        if row.zelfde or self.missing(row):
            return []
        naam = row.naam.casefold()
        found = [one for one in self.findings(row) if one.dubbel]
        return sorted(found, key=lambda one: self.naam_van(one.dubbel).casefold() != naam)

    def missing(self, row: Invoer) -> str:
        """Return what is wrong with a row at first sight, '' when nothing is."""
        if row.nummer is None:
            return self.tr("Het nummer is nog leeg.")
        if not row.naam:
            return self.tr("De naam is nog leeg.")
        if row.vak and row.punt is None and self.blad is not None:
            try:
                self.blad.midden(row.vak)
            except WorldError as error:
                return " ".join(part for part in (error.wat, error.doen) if part)
        return ""

    def stand(self, row: Invoer) -> str:
        """Return what becomes of a row, as far as is known."""
        if row.leeg:
            return LEEG
        if row.zelfde:
            return DEZELFDE
        found = self.findings(row)
        if self.missing(row) or any(one.soort == FOUT for one in found):
            return FOUT_STAND
        if any(one.dubbel for one in found):
            return TWIJFEL
        return LET_OP_STAND if found else GOED

    def said(self, row: Invoer) -> list[str]:
        """Return in sentences what there is to say about a row."""
        if row.zelfde:
            return [self.tr("Dit staat al op de kaart. Het wordt niet nog een keer toegevoegd.")]
        if row.leeg:
            return []
        first = self.missing(row)
        if first:
            return [first]
        some = [one for one in self.findings(row) if not one.dubbel] + self.doubles(row)[:1]
        return [_BUURTCODE.sub(lambda code: self.buurt_van(code[0]), one.tekst) for one in some]

    # -- changing --------------------------------------------------------------------------------

    def show_findings(self, found: Sequence[Bevinding]) -> None:
        """Take in what a check said."""
        self._found = {}
        for one in found:
            self._found.setdefault(one.nummer, []).append(one)
        self._tell_all()

    def set_blad(self, blad: Blad | None) -> None:
        """Enter the rows of another sheet; squares are looked up anew."""
        self.blad = blad
        self._found = {}
        self._tell_all()

    def set_rows(self, rows: Sequence[Invoer]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._found = {}
        self._open_one(quiet=True)
        self.endResetModel()
        self.edited.emit()

    def remove(self, at: int) -> None:
        """Take a row out; the numbers of the others stay as they are on the sheet."""
        if not 0 <= at < len(self.rows) or (at == len(self.rows) - 1 and self.rows[at].leeg):
            return
        self.beginRemoveRows(QModelIndex(), at, at)
        del self.rows[at]
        self.endRemoveRows()
        self._open_one()
        self.edited.emit()

    def set_punt(self, at: int, x: float, y: float) -> None:
        """Let a row be at a point (RD metres); its square follows."""
        row = self.rows[at]
        row.punt = (x, y)
        row.vak = self.blad.vak_of(x, y) if self.blad is not None else ""
        self._changed(at)

    def answer_same(self, at: int, uuid: str) -> None:
        """Say that a row is a hulpbron that is there."""
        self.rows[at].zelfde = uuid
        self._changed(at)

    def answer_other(self, at: int, uuids: Sequence[str]) -> None:
        """Say that a row is none of these hulpbronnen."""
        self.rows[at].anders.update(uuids)
        self._changed(at)

    def take_back(self, at: int) -> None:
        """Forget what was answered about doubles of a row."""
        self.rows[at].zelfde = ""
        self.rows[at].anders.clear()
        self._changed(at)

    def paste(self, at: int, column: int, grid: Sequence[Sequence[str]]) -> int:
        """Fill cells from a sheet, from one cell on; returns the number of rows.

        A first row with our own headings says which column is which.
        """
        order = list(range(column, STAND))
        rows = list(grid)
        if rows and (known := _heading(rows[0], self.heads)):
            order, rows = known, rows[1:]
        for shift, cells in enumerate(rows):
            if at + shift == len(self.rows):
                self._append()
            # The number goes first: what is typed after it belongs to it.
            pairs = sorted(zip(order, cells, strict=False))
            for place, text in pairs:
                if 0 <= place < STAND and (text.strip() or place != NUMMER):
                    self._put(self.rows[at + shift], place, text)
        self._open_one()
        self._tell_all()
        self.edited.emit()
        return len(rows)

    def _put(self, row: Invoer, column: int, value: str) -> None:
        text = " ".join(str(value or "").split())
        if column == NUMMER:
            row.nummer = int(text) if text.isascii() and text.isdigit() and int(text) else None
            row.eigen_nummer = True
            return
        if column == VAK:
            if row.punt is not None and text == row.vak:
                return
            row.punt = None
            text = _tidy_vak(text) if self.blad is not None else text
        elif column in LIJSTEN:
            text = code_of(LIJSTEN[column], text)
        if column in {NAAM, VAK} and text != getattr(row, _VELDEN[column]):
            # What it is the same as was said of another name or place.
            row.zelfde = ""
            row.anders.clear()
        setattr(row, _VELDEN[column], text)

    def _changed(self, at: int) -> None:
        self.dataChanged.emit(self.index(at, 0), self.index(at, STAND))
        self._open_one()
        self.edited.emit()

    def _tell_all(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, STAND))

    def _next_number(self, before: int) -> int:
        numbers = [row.nummer for row in self.rows[:before] if row.nummer is not None]
        return (numbers[-1] if numbers else 0) + 1

    def _append(self) -> None:
        at = len(self.rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.append(Invoer(self._next_number(at)))
        self.endInsertRows()

    def _open_one(self, *, quiet: bool = False) -> None:
        """Keep one empty row below the others, with the number that comes next."""
        if not self.rows or not self.rows[-1].leeg:
            if quiet:
                self.rows.append(Invoer(self._next_number(len(self.rows))))
            else:
                self._append()
        last = len(self.rows) - 1
        if not self.rows[last].eigen_nummer:
            self.rows[last].nummer = self._next_number(last)
            if not quiet:
                self.dataChanged.emit(self.index(last, NUMMER), self.index(last, NUMMER))

    # -- Qt --------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: number of rows, with the empty one."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - idem
        """Qt: number of columns."""
        return 0 if parent.isValid() else len(self.heads)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt: everything is typed but what becomes of a row."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == STAND else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Qt: take what was typed."""
        if role != _Role.EditRole or not index.isValid() or index.column() == STAND:
            return False
        row = self.rows[index.row()]
        before = self._edit_text(row, index.column())
        if str(value or "") == before:
            return True
        self._put(row, index.column(), str(value or ""))
        self._changed(index.row())
        return True

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Qt: a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        texts = {
            _Role.DisplayRole: self._text,
            _Role.EditRole: self._edit_text,
            _Role.AccessibleTextRole: self._aloud,
        }
        if role in texts:
            return texts[_Role(role)](row, column)
        if role == _Role.ToolTipRole and column == STAND:
            return "\n".join(self.said(row)) or None
        if role == _Role.TextAlignmentRole and column == NUMMER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Qt: the headings."""
        if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        return None

    def _text(self, row: Invoer, column: int) -> str:
        if column == STAND:
            return {
                LEEG: "",
                FOUT_STAND: self.tr("✗ nog niet goed"),
                TWIJFEL: self.tr("? staat er al?"),
                LET_OP_STAND: self.tr("! let op"),
                DEZELFDE: self.tr("= staat er al"),
                GOED: self.tr("✓ goed"),
            }[self.stand(row)]
        if column in LIJSTEN:
            code = str(getattr(row, _VELDEN[column]))
            return short_label(LIJSTEN[column], code)
        if column == VAK and row.punt is not None:
            return self.tr("{0} ⌖").format(row.vak or "–")
        return self._edit_text(row, column)

    def _aloud(self, row: Invoer, column: int) -> str:
        if column == STAND:
            return " ".join([self._text(row, column)[2:], *self.said(row)]).strip()
        text = self._text(row, column)
        if column == VAK and row.punt is not None:
            text = self.tr("{0}, aangewezen op de kaart").format(row.vak)
        return self.tr("{0}: {1}").format(self.heads[column], text or self.tr("leeg"))

    def _edit_text(self, row: Invoer, column: int) -> str:
        if column == NUMMER:
            return "" if row.nummer is None else str(row.nummer)
        return str(getattr(row, _VELDEN[column])) if column < STAND else ""


def short_label(lijst: str, code: str) -> str:
    """Return what a cell shows of an item: of a sfeer its first word; else what was typed."""
    if code not in lijsten.codes(lijst):
        return code
    return code.capitalize() if lijst == LIJSTEN[SFEER] else lijsten.label(lijst, code)


def code_of(lijst: str, text: str) -> str:
    """Return the code of what somebody typed: a code, a label, or how one begins; else the text."""
    wanted = text.strip().casefold()
    if not wanted:
        return ""
    items = lijsten.lijst(lijst)
    for item in items:
        if wanted in {item.code.casefold(), item.label.casefold()}:
            return item.code
    begins = [
        item.code
        for item in items
        if item.label.casefold().startswith(wanted) or item.code.casefold().startswith(wanted)
    ]
    return begins[0] if len(begins) == 1 else text


def _heading(cells: Sequence[str], heads: Sequence[str]) -> list[int]:
    """Return which column each cell is the heading of; empty when they are no headings."""
    names = {head.casefold(): place for place, head in enumerate(heads[:STAND])}
    # Our own headings, those on the paper sheet, and what people call them.
    names |= {
        "nummer": NUMMER,
        "formaliteit": FORMALITEIT,
        "hoe heet het?": NAAM,
        "wat betekent het voor ons?": TOELICHTING,
    }
    found = [names.get(cell.strip().casefold(), -1) for cell in cells]
    return found if NAAM in found else []


def _tidy_vak(text: str) -> str:
    """Return a square as it is printed, and what is none as it was typed."""
    from sociale_kaart.exporting.bladen.vakken import normal_vak  # noqa: PLC0415 - heavy

    if not text:
        return ""
    try:
        return normal_vak(text)
    except WorldError:
        return text
