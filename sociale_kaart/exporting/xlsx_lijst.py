"""The sheet 'Hulpbronnen': one row each, to be sent round, filled in and read back by its ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.exporting.table import KOLOMMEN, hulpbron_rows, readable
from sociale_kaart.exporting.xlsx_cells import fill, header, page, put
from sociale_kaart.exporting.xlsx_verzonden import write_verzonden

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.exporting.table import Kolom

LIJSTEN = "Lijsten"
_ALTIJD = frozenset({"naam", "sfeer", "formaliteit", "soort", "adres", "buurtnaam", "uuid"})
# These hold several answers in one cell, so no list can say what fits.
_MEER_ANTWOORDEN = frozenset({"ook_sfeer", "doelgroepen", "toegang", "ambities", "bouwstenen"})
_JA_NEE = ("ja", "nee")
_LANG = Alignment(wrap_text=True, vertical="top")
_KORT = Alignment(vertical="top")
# Below the last row people add new ones; the lists hold there too.
_RUIMTE_VOOR_NIEUW = 200


def write_lijst(
    sheet: Worksheet,
    keuzes: Worksheet,
    verzonden: Worksheet,
    vrijgave: Vrijgave,
    context: KaartContext,
) -> None:
    """Fill the sheet, the one with what can be chosen and the one that keeps what is sent.

    Columns that are empty for every hulpbron are left out.
    """
    rijen = list(hulpbron_rows(vrijgave, context))
    kolommen = [
        kolom
        for kolom in KOLOMMEN
        if kolom.code in _ALTIJD or any(rij[kolom.code] is not None for rij in rijen)
    ]
    header(sheet, 1, [kolom.label for kolom in kolommen])
    # Giving each of 400,000 cells its own alignment takes longer than all the rest together, so the
    # first cell of a column is styled and the others share what came of it.
    styles: dict[str, StyleArray] = {}
    for nummer, rij in enumerate(rijen, start=2):
        for plaats, kolom in enumerate(kolommen, start=1):
            value = readable(kolom, rij[kolom.code])
            if value is None:
                continue
            if kolom.code in styles:
                cell = sheet.cell(row=nummer, column=plaats)
                assert isinstance(cell, Cell)
                cell._style = styles[kolom.code]  # type: ignore[attr-defined] # noqa: SLF001
                fill(cell, value)
            else:
                cell = put(sheet, nummer, plaats, value)
                _format(cell, kolom)
                styles[kolom.code] = cell._style  # type: ignore[attr-defined] # noqa: SLF001
    for plaats, kolom in enumerate(kolommen, start=1):
        sheet.column_dimensions[get_column_letter(plaats)].width = kolom.breedte
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(kolommen))}{max(len(rijen) + 1, 2)}"
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = "A:A"
    _add_choices(sheet, keuzes, kolommen, len(rijen) + 1 + _RUIMTE_VOOR_NIEUW)
    write_verzonden(verzonden, kolommen, rijen)
    page(sheet, context, liggend=True)


def _format(cell: Cell, kolom: Kolom) -> None:
    cell.alignment = _LANG if kolom.breedte >= 24 else _KORT  # noqa: PLR2004 - wide means wraps
    if kolom.code in {"x_rd", "y_rd"}:
        cell.number_format = "0.00"


def _add_choices(sheet: Worksheet, keuzes: Worksheet, kolommen: list[Kolom], laatste: int) -> None:
    """Let Excel offer what fits in a column. Another word is allowed: importing asks about it."""
    keuzes.sheet_state = "hidden"
    at = 0
    for plaats, kolom in enumerate(kolommen, start=1):
        labels = _labels(kolom)
        if not labels:
            continue
        at += 1
        put(keuzes, 1, at, kolom.label)
        for nummer, label in enumerate(labels, start=2):
            put(keuzes, nummer, at, label)
        letter, here = get_column_letter(at), get_column_letter(plaats)
        choice = DataValidation(
            type="list",
            formula1=f"{LIJSTEN}!${letter}$2:${letter}${len(labels) + 1}",
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning",
            errorTitle="Dit woord kennen we niet",
            error="Kies een woord uit de lijst, dan wordt het straks vanzelf herkend.",
        )
        choice.add(f"{here}2:{here}{laatste}")
        sheet.add_data_validation(choice)


def _labels(kolom: Kolom) -> tuple[str, ...]:
    """Return what can be chosen in a column; nothing for free text."""
    if kolom.soort == "ja_nee":
        return _JA_NEE
    if not kolom.lijst or kolom.code in _MEER_ANTWOORDEN:
        return ()
    if kolom.lijst == "categorieen":
        return tuple(categorie.label for categorie in categorieen())
    return tuple(item.label for item in lijsten.lijst(kolom.lijst))
