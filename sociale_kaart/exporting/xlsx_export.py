"""The overview as a workbook: what it is and leaves out, counts per buurt, all hulpbronnen.

Every text is stored as text, never as a formula. The persoonlijke sfeer is listed but not counted,
and no sheet counts persons or puts buurten in an order of more or less.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain import notatie, regels
from sociale_kaart.domain.lijsten import codes
from sociale_kaart.exporting.context import VOOR_TEKST, verantwoording
from sociale_kaart.exporting.harmless import FORMULA_SIGNS
from sociale_kaart.exporting.table import KOLOMMEN, hulpbron_rows, readable

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.exporting.table import Cel, Kolom

# What Excel takes in one cell.
_LANGSTE_TEKST = 32_767
_ALTIJD = frozenset({"naam", "sfeer", "formaliteit", "soort", "adres", "buurtnaam", "uuid"})
_KOP_LETTER = Font(bold=True, color="FFFFFF")
_KOP_VLAK = PatternFill("solid", fgColor="2F4858")
_LIJN = Border(bottom=Side(style="thin", color="D0D0D0"))
_TITEL = Font(bold=True, size=18)
_KOPJE = Font(bold=True, size=12)
_ZONDER = "zonder buurt"
# What is known at buurt level only says nothing in a count.
_GETELD = tuple(code for code in codes("sfeer") if not regels.only_at_buurt_level(code))
_FORMALITEITEN = codes("formaliteit")
# zip and workbook carry the day of the contents, so that the same kaart gives the same bytes.
_ZIP_DATUM = (1980, 1, 1, 0, 0, 0)


def export_xlsx(vrijgave: Vrijgave, context: KaartContext, path: Path) -> None:
    """Write the workbook: sheets Overzicht, Per buurt and Hulpbronnen.

    Columns that are empty for every hulpbron are left out.

    Raises:
        WorldError: the file cannot be written, for instance because it is open in Excel.
    """
    book = Workbook()
    overzicht, per_buurt, lijst = (
        book.active,
        book.create_sheet("Per buurt"),
        book.create_sheet("Hulpbronnen"),
    )
    assert overzicht is not None
    overzicht.title = "Overzicht"
    _overzicht(overzicht, vrijgave, context)
    _per_buurt(per_buurt, vrijgave, context)
    _hulpbronnen(lijst, vrijgave, context)
    book.properties.title = _clean(context.kaartnaam)
    book.properties.creator = "Sociale Kaart"
    book.properties.language = "nl-NL"
    with atomic_output(path) as work:
        work.write_bytes(_dated(book, context.peildatum))


def _put(sheet: Worksheet, rij: int, kolom: int, value: Cel) -> Cell:
    """Write one value; a text is stored as text whatever it begins with."""
    cell = sheet.cell(row=rij, column=kolom)
    assert isinstance(cell, Cell)
    _fill(cell, value)
    if isinstance(value, dt.date):
        cell.number_format = "dd-mm-yyyy"
    return cell


def _fill(cell: Cell, value: Cel) -> None:
    if isinstance(value, str):
        cell.value = _clean(value)
        cell.data_type = "s"
        if value.startswith(FORMULA_SIGNS):
            # Excel would make it a formula once somebody edits the cell.
            cell.quotePrefix = True
    elif not isinstance(value, tuple):
        cell.value = value


def _clean(tekst: str) -> str:
    tekst = str(ILLEGAL_CHARACTERS_RE.sub("", tekst))
    return tekst if len(tekst) <= _LANGSTE_TEKST else tekst[: _LANGSTE_TEKST - 1] + "…"


def _overzicht(sheet: Worksheet, vrijgave: Vrijgave, context: KaartContext) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 96
    _put(sheet, 1, 1, context.kaartnaam).font = _TITEL
    _put(sheet, 2, 1, f"{context.stand}. {VOOR_TEKST[vrijgave.voor]}.")
    blokken: list[tuple[str, list[str]]] = [
        ("Doel van deze kaart", [context.doel]),
        ("Onze definitie", [context.onze_definitie]),
        ("Gemaakt met", [context.partners]),
        ("Wat deze lijst laat zien", verantwoording(vrijgave)),
        ("Ondergrond", [context.ondergrond]),
        ("Bronnen", [bron.regel for bron in context.bronnen]),
        (
            "Hoe lees je dit",
            [
                "Een hulpbron met meer plekken staat één keer in de lijst, met de eerste plek.",
                "‘Nog niet ingedeeld’ betekent: niemand heeft het ingevuld. Het zegt verder niets.",
                "De persoonlijke sociale basis staat alleen op buurtniveau en wordt niet geteld.",
            ],
        ),
    ]
    rij = 4
    for kop, teksten in blokken:
        zinnen = [tekst for tekst in teksten if tekst]
        if not zinnen:
            continue
        _put(sheet, rij, 1, kop).font = _KOPJE
        for regel in zinnen:
            sheet.cell(row=rij, column=1).alignment = Alignment(vertical="top")
            _put(sheet, rij, 2, regel).alignment = Alignment(wrap_text=True, vertical="top")
            rij += 1
        rij += 1
    _page(sheet, context, liggend=False)


def _per_buurt(sheet: Worksheet, vrijgave: Vrijgave, context: KaartContext) -> None:
    groepen = [
        (sfeer, formaliteit)
        for sfeer in (*_GETELD, None)
        for formaliteit in (*_FORMALITEITEN, None)
    ]
    counts, totals = _counts(vrijgave)
    namen = dict(context.buurtnamen)
    namen |= {code: code for code in counts if code not in namen and code != _ZONDER}
    codes = sorted(namen, key=lambda code: (namen[code].casefold(), code))
    if _ZONDER in counts:
        namen[_ZONDER] = "Zonder buurt"
        codes.append(_ZONDER)
    _put(sheet, 1, 1, f"Hulpbronnen per buurt – {context.kaartnaam}").font = _TITEL
    _put(
        sheet, 2, 1,
        f"{context.stand}. Een hulpbron met plekken in twee buurten telt in beide mee; onder "
        "‘Hele kaart’ telt elke hulpbron één keer. Een leeg vak zegt niet dat er niets is.",
    )  # fmt: skip
    koppen = ["Buurt", "Buurtcode"]
    for sfeer, formaliteit in groepen:
        koppen.append(_kop_van(sfeer, formaliteit))
    koppen.append("Samen")
    _kop(sheet, 4, koppen)
    for rij, code in enumerate(codes, start=5):
        _put(sheet, rij, 1, namen[code])
        _put(sheet, rij, 2, "" if code == _ZONDER else code)
        _numbers(sheet, rij, [counts.get(code, Counter())[groep] for groep in groepen])
    onder = 5 + len(codes)
    _put(sheet, onder, 1, "Hele kaart").font = Font(bold=True)
    _numbers(sheet, onder, [totals[groep] for groep in groepen], bold=True)
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 13
    for kolom in range(3, 4 + len(groepen)):
        sheet.column_dimensions[get_column_letter(kolom)].width = 18
    sheet.freeze_panes = "C5"
    sheet.print_title_rows = "4:4"
    _page(sheet, context, liggend=True)


def _kop_van(sfeer: str | None, formaliteit: str | None) -> str:
    """Return the header of a group; what nobody filled in says of what."""
    naam = sfeer.capitalize() if sfeer else "Sfeer nog niet ingedeeld"
    return f"{naam}, {formaliteit or 'formeel of informeel nog niet gezegd'}"


def _counts(
    vrijgave: Vrijgave,
) -> tuple[
    dict[str, Counter[tuple[str | None, str | None]]], Counter[tuple[str | None, str | None]]
]:
    """Count hulpbronnen per buurt and in all; the persoonlijke sfeer is never counted."""
    counts: dict[str, Counter[tuple[str | None, str | None]]] = {}
    totals: Counter[tuple[str | None, str | None]] = Counter()
    for hulpbron in vrijgave.hulpbronnen:
        if regels.only_at_buurt_level(hulpbron.sfeer):
            continue
        groep = (
            hulpbron.sfeer if hulpbron.sfeer in _GETELD else None,
            hulpbron.formaliteit if hulpbron.formaliteit in _FORMALITEITEN else None,
        )
        totals[groep] += 1
        for code in hulpbron.buurtcodes or (_ZONDER,):
            counts.setdefault(code, Counter())[groep] += 1
    return counts, totals


def _numbers(sheet: Worksheet, rij: int, getallen: list[int], *, bold: bool = False) -> None:
    for kolom, getal in enumerate([*getallen, sum(getallen)], start=3):
        if getal:
            _put(sheet, rij, kolom, getal)
        if bold:
            sheet.cell(row=rij, column=kolom).font = Font(bold=True)


def _hulpbronnen(sheet: Worksheet, vrijgave: Vrijgave, context: KaartContext) -> None:
    rijen = list(hulpbron_rows(vrijgave, context))
    kolommen = [
        kolom
        for kolom in KOLOMMEN
        if kolom.code in _ALTIJD or any(rij[kolom.code] is not None for rij in rijen)
    ]
    _kop(sheet, 1, [kolom.label for kolom in kolommen])
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
                _fill(cell, value)
            else:
                cell = _put(sheet, nummer, plaats, value)
                _format(cell, kolom)
                styles[kolom.code] = cell._style  # type: ignore[attr-defined] # noqa: SLF001
    for plaats, kolom in enumerate(kolommen, start=1):
        sheet.column_dimensions[get_column_letter(plaats)].width = kolom.breedte
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(kolommen))}{max(len(rijen) + 1, 2)}"
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = "A:A"
    _page(sheet, context, liggend=True)


_LANG = Alignment(wrap_text=True, vertical="top")
_KORT = Alignment(vertical="top")


def _format(cell: Cell, kolom: Kolom) -> None:
    cell.alignment = _LANG if kolom.breedte >= 24 else _KORT  # noqa: PLR2004 - wide means wraps
    if kolom.code in {"x_rd", "y_rd"}:
        cell.number_format = "0.00"


def _kop(sheet: Worksheet, rij: int, koppen: list[str]) -> None:
    for kolom, kop in enumerate(koppen, start=1):
        cell = _put(sheet, rij, kolom, kop)
        cell.font, cell.fill, cell.border = _KOP_LETTER, _KOP_VLAK, _LIJN
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[rij].height = 32


def _page(sheet: Worksheet, context: KaartContext, *, liggend: bool) -> None:
    sheet.page_setup.orientation = "landscape" if liggend else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # '&' begins a code in a footer; doubled it is a plain one.
    naam = _clean(context.kaartnaam).replace("&", "&&")[:80]
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.left is not None
    assert footer.right is not None
    footer.left.text = f"{naam} – {notatie.datum(context.peildatum)}"
    footer.right.text = "&P / &N"


def _dated(book: Workbook, dag: dt.date) -> bytes:
    """Return the workbook with the peildatum wherever the library writes the clock."""
    raw, result = io.BytesIO(), io.BytesIO()
    book.save(raw)
    stempel = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w") as target:
        for info in source.infolist():
            data: Any = source.read(info)
            if info.filename == "docProps/core.xml":
                data = stempel.sub(rb"\g<1>" + f"{dag.isoformat()}T00:00:00Z".encode(), data)
            fixed = zipfile.ZipInfo(info.filename, _ZIP_DATUM)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, data)
    return result.getvalue()
