"""Reading the sheets of a workbook (xlsx, xls, ods) as they stand in the file."""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING

import python_calamine as calamine

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.cellen import rows_of
from sociale_kaart.importing.koprij import SEARCH_ROWS
from sociale_kaart.importing.leesregels import Blad, Vel
from sociale_kaart.importing.werkboekmerken import Merken, marks_of
from sociale_kaart.importing.workbook_safety import (
    check_workbook,
    fits,
    password_error,
    refuse_size,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


class Werkboek:
    """An open workbook that was looked over before."""

    def __init__(self, path: Path, book: calamine.CalamineWorkbook) -> None:
        self._path = path
        self._book = book
        self._visible = {
            sheet.name: sheet.visible == calamine.SheetVisibleEnum.Visible
            for sheet in book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        }

    @property
    def bladen(self) -> list[str]:
        """Names of the sheets with cells, in their order."""
        return list(self._visible)

    @property
    def zichtbaar(self) -> list[str]:
        """Names of the sheets that are not hidden."""
        return [naam for naam, visible in self._visible.items() if visible]

    def blad(self, naam: str) -> Blad:
        """Return how large a sheet is."""
        sheet = self._book.get_sheet_by_name(naam)
        end = sheet.end
        rows, columns = (end[0] + 1, end[1] + 1) if end is not None else (0, 0)
        return Blad(naam, rows, columns, not self._visible[naam])

    def vel(self, naam: str, rows: int | None = None) -> Vel:
        """Return the cells of a sheet, or its first rows.

        Raises:
            WorldError: it is too large.
        """
        sheet = self._book.get_sheet_by_name(naam)
        if sheet.start is None:
            return Vel(naam, [])
        if not fits(sheet.total_height - SEARCH_ROWS, sheet.width):
            raise refuse_size(self._path.name)
        # The used area need not begin in row 1.
        top, left = sheet.start[0] + 1, sheet.start[1] + 1
        cells = list(rows_of(_values(sheet, rows)))
        merken = marks_of(self._path, naam)
        for (row, column), shown in merken.getoond.items():
            if 0 <= row - top < len(cells) and 0 <= column - left < len(cells[row - top]):
                cells[row - top][column - left] = shown
        merged = [
            (a[0] + 1, a[1] + 1, b[0] + 1, b[1] + 1) for a, b in sheet.merged_cell_ranges or ()
        ]
        return Vel(
            naam,
            cells,
            top,
            left,
            frozenset(merken.rijen),
            frozenset(merken.kolommen),
            tuple(merged or merken.samengevoegd),
            _told(merken),
        )


def _values(sheet: calamine.CalamineSheet, rows: int | None) -> Iterable[Sequence[object]]:
    """Return the values of the used area, row by row where that begins near the top."""
    assert sheet.start is not None
    top = sheet.start[0]
    if top > SEARCH_ROWS:
        return sheet.to_python(nrows=rows)
    # All rows at once are in memory twice; these come one at a time, from the first row on.
    return itertools.islice(sheet.iter_rows(), top, None if rows is None else top + rows)


def _told(merken: Merken) -> tuple[str, ...]:
    if not merken.onberekend:
        return ()
    cellen = "1 cel" if merken.onberekend == 1 else f"{merken.onberekend} cellen"
    told = (
        f"In {cellen} staat een formule zonder uitkomst; die lezen we als leeg. Open het bestand in"
        " Excel, sla het op en lees het dan opnieuw."
    )
    return (told,)


@contextlib.contextmanager
def open_workbook(path: Path) -> Iterator[Werkboek]:
    """Open a workbook for reading.

    Raises:
        WorldError: it is no workbook, protected, damaged or too large.
    """
    check_workbook(path)
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as book:
            yield Werkboek(path, book)
    except calamine.PasswordError as error:
        raise password_error(path.name) from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise _damaged(path) from error
    except BaseException as error:
        # What the library calls a panic is no Exception to Python; it is about this file only.
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise _damaged(path) from error


def _damaged(path: Path) -> WorldError:
    return WorldError(
        f"‘{path.name}’ is beschadigd en kan niet worden gelezen.",
        "Open het in Excel, sla het opnieuw op en probeer het nog eens.",
    )
