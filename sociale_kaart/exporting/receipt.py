"""The receipt of an import as a workbook: what became of every row of the list.

First sheet the totals and what was not understood, second sheet all rows as they came, each with
its outcome and reason. Texts stay texts: a cell that begins with `=` never becomes a formula, also
not when somebody edits it in Excel.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.harmless import FORMULA_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell


class Rij(Protocol):
    """One row of the list and what became of it; see `importing.plan.PlannedRow`."""

    @property
    def rijnummer(self) -> int:
        """Row number in the file."""

    @property
    def uitkomst(self) -> str:
        """One of the five outcomes."""

    @property
    def reden(self) -> str:
        """Why it waits or was skipped."""

    @property
    def toelichting(self) -> str:
        """Details of this row."""

    @property
    def oorspronkelijk(self) -> Mapping[str, str]:
        """Header -> text of the cells as they came."""


class Plan(Protocol):
    """All rows of a list; see `importing.plan.ImportPlan`."""

    @property
    def rows(self) -> Sequence[Rij]:
        """The rows in order."""

    @property
    def totalen(self) -> Mapping[str, int]:
        """Number of rows per outcome."""

    @property
    def redenen(self) -> Mapping[str, int]:
        """Number of rows per reason."""

    @property
    def koppen(self) -> Sequence[str]:
        """Headers of the list."""

    @property
    def koppeling(self) -> Mapping[str, str]:
        """Field -> header."""

    @property
    def meldingen(self) -> Sequence[str]:
        """Sentences about the list as a whole."""


# What each outcome means, and a light fill that keeps black text readable; the word stands beside
# it, because nobody should need the colour.
_UITKOMSTEN = {
    "geplaatst": ("Staat nu op de kaart.", "DDEFE0"),
    "bijgewerkt": ("Stond al op de kaart en is nagelopen.", "DCE9F7"),
    "samengevoegd": ("Door jou samengevoegd met een andere.", "E6E0F2"),
    "wachtend": ("Nog niet op de kaart: er is iets nodig van jou.", "FFF0C9"),
    "overgeslagen": ("Komt niet op de kaart.", "E9E9E9"),
}
# Fields whose code says little to a reader; of the others the code is the word.
_VELDEN = {
    "bron_id": "eigen nummer in de lijst",
    "email": "e-mail",
    "lat": "breedtegraad",
    "lon": "lengtegraad",
    "rol": "functie van de contactpersoon",
    "x": "x-coördinaat",
    "y": "y-coördinaat",
}
_OWN_COLUMNS = (("Rij", 6), ("Uitkomst", 14), ("Reden", 42), ("Toelichting", 50))
_WIDTH = 22
# A sheet has 16,384 columns.
_MAX_COLUMNS = 16_384 - len(_OWN_COLUMNS)
_MAX_TEXT = 32_767
# Not allowed in the XML of a workbook.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BOLD = Font(bold=True)
_TITLE = Font(bold=True, size=14)
_WRAP = Alignment(wrap_text=True, vertical="top")
_HEADER = PatternFill("solid", fgColor="D9D9D9")
_FILLS = {naam: PatternFill("solid", fgColor=kleur) for naam, (_, kleur) in _UITKOMSTEN.items()}


def write_receipt(path: Path, plan: Plan, bestand: str) -> None:
    """Write the receipt of the import of `bestand` to `path`, whole or not at all.

    Raises:
        WorldError: the place cannot be written to.
    """
    with atomic_output(path) as work:
        # Write-only: a list of 20,000 rows would fill the memory with cells.
        book = Workbook(write_only=True)
        _summary(book.create_sheet("Samenvatting"), plan, bestand)
        _rows(book.create_sheet("Rijen"), plan)
        book.save(work)


def _summary(sheet: Any, plan: Plan, bestand: str) -> None:
    sheet.column_dimensions["A"].width = 44
    sheet.column_dimensions["B"].width = 12
    sheet.column_dimensions["C"].width = 60
    sheet.append([_text(sheet, f"Ontvangstbewijs van ‘{bestand}’", font=_TITLE)])
    sheet.append([])
    sheet.append(_header(sheet, ("Uitkomst", "Rijen", "Wat het betekent")))
    for naam, (uitleg, _) in _UITKOMSTEN.items():
        sheet.append(
            [
                _text(sheet, naam, fill=_FILLS[naam]),
                plan.totalen.get(naam, 0),
                _text(sheet, uitleg),
            ]
        )
    total = [_text(sheet, "Samen", font=_BOLD), sum(plan.totalen.values())]
    sheet.append([*total, _text(sheet, f"De lijst heeft {len(plan.rows)} rijen.")])
    if plan.redenen:
        sheet.append([])
        sheet.append(_header(sheet, ("Reden", "Rijen")))
        for reden, aantal in plan.redenen.items():
            sheet.append([_text(sheet, reden), aantal])
    sheet.append([])
    sheet.append(_header(sheet, ("Kolom in de lijst", "", "Gelezen als")))
    velden: dict[str, list[str]] = {}
    for veld, kop in plan.koppeling.items():
        velden.setdefault(kop, []).append(veld)
    for kop in plan.koppen:
        namen = [_VELDEN.get(veld, veld.replace("_", " ")) for veld in velden.get(kop, ())]
        gelezen = ", ".join(namen) or "niet gebruikt; staat wel in dit bestand"
        sheet.append([_text(sheet, kop), None, _text(sheet, gelezen)])
    if plan.meldingen:
        sheet.append([])
        sheet.append(_header(sheet, ("Opmerkingen",)))
        for melding in plan.meldingen:
            sheet.append([_text(sheet, melding)])


def _rows(sheet: Any, plan: Plan) -> None:
    koppen = list(plan.koppen)[:_MAX_COLUMNS]
    widths = [*(width for _, width in _OWN_COLUMNS), *(_WIDTH for _ in koppen)]
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "C2"
    last = get_column_letter(len(widths))
    sheet.auto_filter.ref = f"A1:{last}{len(plan.rows) + 1}"
    sheet.append(_header(sheet, (*(naam for naam, _ in _OWN_COLUMNS), *koppen)))
    for row in plan.rows:
        fill = _FILLS.get(row.uitkomst)
        cells = [
            row.rijnummer,
            _text(sheet, row.uitkomst, fill=fill),
            _text(sheet, row.reden, fill=fill, wrap=True),
            _text(sheet, _note(row), wrap=True),
        ]
        cells += [_text(sheet, row.oorspronkelijk.get(kop, "")) for kop in koppen]
        sheet.append(cells)


def _note(row: Rij) -> str:
    """Return what is special about a row, with what it may be the same as."""
    alike = [
        f"Rij {dubbel.rijnummer}" if dubbel.rijnummer is not None else f"‘{dubbel.naam}’"
        for dubbel in getattr(row, "dubbelen", ())
        if not dubbel.zeker
    ]
    note = f"Lijkt misschien op: {', '.join(alike)}." if alike else ""
    return f"{row.toelichting} {note}".strip()


def _header(sheet: Any, texts: Iterable[str]) -> list[Cell | None]:
    return [_text(sheet, text, font=_BOLD, fill=_HEADER, wrap=True) for text in texts]


def _text(
    sheet: Any,
    text: str,
    *,
    font: Font | None = None,
    fill: PatternFill | None = None,
    wrap: bool = False,
) -> Cell | None:
    """Return a cell that is text whatever it begins with, None for no text without a fill."""
    if not text and fill is None:
        return None
    cell: Cell = WriteOnlyCell(sheet, value=_ILLEGAL.sub("\ufffd", text)[:_MAX_TEXT])
    # openpyxl takes a leading '=' for a formula.
    cell.data_type = "s"
    if text.startswith(FORMULA_SIGNS):
        # Excel would, once somebody edits the cell.
        cell.quotePrefix = True
    if font is not None:
        cell.font = font
    if fill is not None:
        cell.fill = fill
    if wrap:
        cell.alignment = _WRAP
    return cell
