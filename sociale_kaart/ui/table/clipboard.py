"""From the table to a sheet and back, as the clipboard carries it: lines of cells with tabs."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.exporting.harmless import harmless
from sociale_kaart.operations.cellen import Cel, read_cell
from sociale_kaart.ui.filters import folded
from sociale_kaart.ui.table.columns import NAAM, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.table.columns import Column, Names

Grid = list[list[str]]
_PLAIN_WORDS = re.compile(r"[\w(‘][\w .,:()’‘–/·&-]*|")


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """What pasting does to one cell.

    Attributes:
        hulpbron: whose.
        column: which.
        was: how it reads now.
        wordt: what the sheet says.
        cel: what is written; None when it does not fit.
        remark: why it does not fit.
    """

    hulpbron: Hulpbron
    column: Column
    was: str
    wordt: str
    cel: Cel | None
    remark: str = ""


@dataclass(slots=True)
class PastePlan:
    """What pasting would do.

    Attributes:
        cells: cells that change or do not fit; what stays as it is, is not among them.
        hetzelfde: how many cells stay as they are.
        opmerkingen: what of the sheet is left out, and why.
    """

    cells: list[PlannedCell] = field(default_factory=list)
    hetzelfde: int = 0
    opmerkingen: list[str] = field(default_factory=list)

    def writable(self) -> list[Cel]:
        """Return the cells that will be written."""
        return [planned.cel for planned in self.cells if planned.cel is not None]


def heading_line(shown: Sequence[Column]) -> str:
    """Return the line of headings of a sheet."""
    return "\t".join(column.kop for column in shown)


def sheet_lines(
    hulpbronnen: Sequence[Hulpbron], shown: Sequence[Column], names: Names
) -> list[str]:
    """Return hulpbronnen as lines of a sheet; no text in them is a formula."""

    def safe(text: str) -> str:
        # Most cells are plain words, which need no closer look.
        if _PLAIN_WORDS.fullmatch(text):
            return text
        return harmless(text).replace("\t", " ")

    return ["\t".join(safe(cell_text(column, h, names)) for column in shown) for h in hulpbronnen]


def as_text(lines: Sequence[str]) -> str:
    """Return lines as a spreadsheet takes them from the clipboard."""
    return "\r\n".join(lines) + "\r\n"


def cell_text(column: Column, hulpbron: Hulpbron, names: Names) -> str:
    """Return a cell as a sheet has it: a day as dd-mm-jjjj, so that Excel knows it for a day."""
    if column.veld is not None and column.veld.soort == "datum" and not column.several:
        day = parse_datum(column.raw(hulpbron))
        return day.strftime("%d-%m-%Y") if day else ""
    return column.text(hulpbron, names)


def read_sheet(text: str) -> Grid:
    """Return the cells of what a spreadsheet put on the clipboard, without empty lines below.

    Raises:
        WorldError: it is no sheet.
    """
    lines = csv.reader(io.StringIO(text.replace("\0", "")), delimiter="\t", strict=False)
    try:
        rows = [[_plain(cell) for cell in row] for row in lines]
    except csv.Error as error:
        raise WorldError(
            "Wat je gekopieerd hebt, past niet in cellen.",
            "Kopieer in Excel alleen de rijen en kolommen die je wilt plakken.",
            "Er is niets veranderd.",
        ) from error
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _plain(cell: str) -> str:
    """Take away the apostrophe that kept a text from being a formula."""
    text = cell.strip()
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@" else text


def heading_of(grid: Grid, shown: Sequence[Column]) -> list[Column | None] | None:
    """Return the columns that the first line names; None when it is no heading.

    Every filled cell must be the name of a column, and the name of the hulpbron among them.
    """
    by_kop = {folded(column.kop): column for column in [*columns().values(), *shown]}
    found = [by_kop.get(folded(cell)) for cell in grid[0]] if grid else []
    filled = [cell for cell in grid[0] if cell] if grid else []
    known = [column for column in found if column is not None]
    if len(known) < len(filled) or not any(column.code == NAAM for column in known):
        return None
    return found


def plan_by_name(
    grid: Grid, heading: Sequence[Column | None], among: Sequence[Hulpbron], names: Names
) -> PastePlan:
    """Return what pasting a sheet with headings does: each line belongs to a name."""
    plan = PastePlan()
    at_name = next(at for at, column in enumerate(heading) if column and column.code == NAAM)
    by_name: dict[str, list[Hulpbron]] = {}
    for hulpbron in among:
        by_name.setdefault(folded(hulpbron.naam), []).append(hulpbron)
    unknown: list[str] = []
    several: list[str] = []
    for row in grid[1:]:
        naam = row[at_name] if at_name < len(row) else ""
        found = by_name.get(folded(naam), [])
        if len(found) != 1:
            (several if found else unknown).append(naam or "(zonder naam)")
            continue
        for column, text in zip(heading, row, strict=False):
            if column is not None and column.code != NAAM:
                _plan_cell(plan, found[0], column, text, names)
    if unknown:
        plan.opmerkingen.append(
            _tr(
                "Bij geen hulpbron hoort: {0}. Die rijen blijven weg (aantal: {1}). "
                "Nieuwe hulpbronnen voeg je toe met Importeer."
            ).format(_some(unknown), len(unknown))
        )
    if several:
        plan.opmerkingen.append(
            _tr("Meer hulpbronnen heten: {0}. Die rijen blijven weg (aantal: {1}).").format(
                _some(several), len(several)
            )
        )
    return plan


def plan_at(
    grid: Grid, hulpbronnen: Sequence[Hulpbron], shown: Sequence[Column], names: Names
) -> PastePlan:
    """Return what pasting does from one cell on: rows down, columns to the right.

    Args:
        grid: the cells.
        hulpbronnen: from the row of that cell on.
        shown: from the column of that cell on.
        names: how to read what records refer to.
    """
    plan = PastePlan()
    single = len(grid) == 1 and len(grid[0]) == 1
    rows = grid * len(hulpbronnen) if single else grid
    for hulpbron, row in zip(hulpbronnen, rows, strict=False):
        for column, text in zip(shown, row, strict=False):
            _plan_cell(plan, hulpbron, column, text, names)
    more = len(rows) - len(hulpbronnen)
    if more > 0:
        plan.opmerkingen.append(
            _tr(
                "Rijen die niet meer in de tabel passen en wegblijven: {0}. "
                "Nieuwe hulpbronnen voeg je toe met Importeer."
            ).format(more)
        )
    wide = max((len(row) for row in rows), default=0) - len(shown)
    if wide > 0:
        plan.opmerkingen.append(_tr("Kolommen die niet passen en wegblijven: {0}.").format(wide))
    return plan


def _plan_cell(
    plan: PastePlan, hulpbron: Hulpbron, column: Column, text: str, names: Names
) -> None:
    was = cell_text(column, hulpbron, names)
    if folded(" ".join(text.split())) in {
        folded(" ".join(was.split())),
        folded(" ".join(column.text(hulpbron, names).split())),
    }:
        plan.hetzelfde += 1
        return
    if column.veld is None:
        remark = _tr("Deze kolom kun je hier niet wijzigen.")
        plan.cells.append(PlannedCell(hulpbron, column, was, text, None, remark))
        return
    if column.tabel in {"plekken", "contacten"} and _rows_behind(column, hulpbron) > 1:
        remark = _tr("Hier staat meer dan één regel achter. Wijzig die in het formulier.")
        plan.cells.append(PlannedCell(hulpbron, column, was, text, None, remark))
        return
    try:
        value = read_cell(column.tabel, column.veld.naam, text)
    except WorldError as error:
        plan.cells.append(PlannedCell(hulpbron, column, was, text, None, error.wat))
        return
    same = (
        set(value) == set(column.codes(hulpbron))
        if isinstance(value, tuple)
        else value == column.raw(hulpbron)
    )
    if same:
        plan.hetzelfde += 1
        return
    cel = Cel(hulpbron.uuid, column.tabel, column.veld.naam, value)
    plan.cells.append(PlannedCell(hulpbron, column, was, text, cel))


def _rows_behind(column: Column, hulpbron: Hulpbron) -> int:
    return len(hulpbron.plekken if column.tabel == "plekken" else hulpbron.deel(column.tabel))


def _some(names: Sequence[str]) -> str:
    most = 3
    shown = ", ".join(names[:most])
    return f"{shown}, …" if len(names) > most else shown


def _tr(text: str) -> str:
    return QCoreApplication.translate("clipboard", text)
