"""Where normen are met, as csv and xlsx, with the method and the sources beside the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain import notatie
from sociale_kaart.exporting.harmless import harmless
from sociale_kaart.exporting.xlsx_cells import KOPJE, TITEL, dated, header, page, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.domain.normen import Norm
    from sociale_kaart.exporting.context import KaartContext

_NORM = ("categorie", "netwerk", "afstand_m", "norm_aandeel", "groep", "zonder_trap")
KOLOMMEN = {
    "niveau": "buurt, wijk of gemeente.",
    "buurtcode": "Code van de buurt, wijk of gemeente volgens het CBS.",
    "norm": "De norm in woorden. Wie deze kaart maakt, heeft hem zelf gekozen.",
    "categorie": "Soort plek.",
    "netwerk": "Hoe je reist: lopen, fietsen of auto.",
    "afstand_m": "De afstand van de norm, in meters over de weg.",
    "norm_aandeel": "Het deel van de mensen dat de norm vraagt: 0 is niemand, 1 is iedereen.",
    "groep": "Van wie: inwoners, 65plus of 0_15.",
    "zonder_trap": "1: er is gerekend zonder trappen.",
    "gehaald": "1: gehaald. 0: niet gehaald. Leeg: geen cijfer, zie ‘reden’.",
    "aandeel": "Deel van de mensen dat binnen de afstand woont. Leeg als het over minder dan 5 "
    "mensen iets zou zeggen.",
    "inwoners": "Hoeveel mensen zijn geteld, op vijven afgerond.",
    "zonder_inwoners": "Hoeveel mensen verder weg wonen, op vijven afgerond.",
    "tekort_inwoners": "Hoeveel daarvan de norm nog mist, op vijven afgerond.",
    "reden": "Waarom er geen cijfer of geen aantal staat.",
    "weinig": "1: een aantal van minder dan 5 is weggelaten om mensen te beschermen.",
    "rand": "1: misschien is er net buiten het gemeten gebied een plek die dichtbij genoeg is.",
    "onderdrukt": "1: geen cijfer, omdat er minder dan 10 mensen wonen of dat niet bekend is.",
    "onderdrukte_buurten": "Zoveel buurten zonder cijfer tellen niet mee in deze wijk of gemeente.",
    "voorzieningen": "Aantal plekken van deze soort dat bekend is, in het hele gebied.",
    "methode": "Hoe is gerekend.",
    "bronjaar": "Jaar van de buurten en de inwoners (CBS).",
}
_WIDTHS = {"norm": 46, "buurtnaam": 28, "reden": 34, "methode": 60}
_UITKOMST = {1: "gehaald", 0: "niet gehaald"}


class Hulp(Protocol):
    """Where one place more helps most, as `analysis.normen.Hulp` tells it."""

    @property
    def x(self) -> float | None:
        """RD New, metres; None when no place helps."""

    @property
    def y(self) -> float | None:
        """As `x`."""

    @property
    def straat(self) -> str:
        """Its street, '' unknown."""

    @property
    def buurtnaam(self) -> str:
        """Its buurt, '' in none."""

    @property
    def erbij(self) -> int:
        """How many people it brings within the norm."""

    @property
    def haalt_dan(self) -> tuple[str, ...]:
        """Names of the buurten that meet the norm by it."""


class NormUitkomst(Protocol):
    """What came out for a norm, as `analysis.normen.NormUitkomst` tells it."""

    @property
    def norm(self) -> Norm:
        """The norm."""

    @property
    def frame(self) -> pd.DataFrame:
        """A row per buurt, wijk and gemeente."""

    @property
    def eenheid(self) -> str:
        """What is counted."""

    @property
    def meldingen(self) -> tuple[str, ...]:
        """Sentences to read with it."""

    @property
    def hulp(self) -> Hulp | None:
        """Where a place helps most, None when nobody looked."""


def as_table(uitkomsten: Iterable[NormUitkomst]) -> pd.DataFrame:
    """Return all outcomes under each other, with each norm in columns as well as in words."""
    parts = []
    for one in uitkomsten:
        norm, frame = one.norm, one.frame.astype(object)
        told: tuple[str | int | float, ...] = (
            norm.categorie, norm.netwerk, norm.afstand_m, norm.aandeel, norm.groep,
            int(norm.zonder_trap),
        )  # fmt: skip
        at = list(frame.columns).index("norm") + 1
        for number, (kolom, value) in enumerate(zip(_NORM, told, strict=True)):
            frame.insert(at + number, kolom, value)
        parts.append(frame)
    return pd.concat(parts, ignore_index=True)


def write_csv(uitkomsten: Sequence[NormUitkomst], context: KaartContext, path: Path) -> None:  # noqa: ARG001 - as write_xlsx
    """Write comma-separated UTF-8 with decimal points; what is unknown or held back is empty."""
    table = as_table(uitkomsten)
    for kolom in ("buurtnaam", "norm"):
        table[kolom] = table[kolom].map(harmless)
    with atomic_output(path) as work:
        table.to_csv(work, index=False, encoding="utf-8", lineterminator="\n")


def write_xlsx(uitkomsten: Sequence[NormUitkomst], context: KaartContext, path: Path) -> None:
    """Write the columns of the csv, where a place helps, and a page with method and sources."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    _outcomes(sheet, as_table(uitkomsten))
    _helps(book.create_sheet("Waar helpt een plek"), uitkomsten)
    _account(book.create_sheet("Uitleg"), uitkomsten, context)
    for one, liggend in zip(book.worksheets, (True, True, False), strict=True):
        page(one, context, liggend=liggend)
    with atomic_output(path) as work:
        work.write_bytes(dated(book, context.peildatum))


def _outcomes(sheet: Worksheet, table: pd.DataFrame) -> None:
    sheet.title = "Normen"
    # A word beside the code: who reads the sheet need not look up what 0 means.
    at = list(table.columns).index("gehaald")
    words = [_UITKOMST.get(value, "geen cijfer") for value in _plain(table["gehaald"])]
    table.insert(at, "uitkomst", words)
    header(sheet, 1, list(table.columns))
    for number, values in enumerate(table.itertuples(index=False), start=2):
        for kolom, value in enumerate(_plain(values), start=1):
            put(sheet, number, kolom, value)
    for number, name in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 13)
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def _plain(values: Iterable[Any]) -> list[Any]:
    return [None if pd.isna(value) else value for value in values]


def _helps(sheet: Worksheet, uitkomsten: Sequence[NormUitkomst]) -> None:
    koppen = ["norm", "straat", "buurt", "x (RD)", "y (RD)", "erbij", "wat er wordt geteld",
              "buurten die de norm dan halen"]  # fmt: skip
    header(sheet, 1, koppen)
    rij = 1
    for one in uitkomsten:
        hulp = one.hulp
        if hulp is None:
            continue
        rij += 1
        if hulp.x is None or hulp.y is None:
            row: list[Any] = [one.norm.kort, "geen plek helpt 5 mensen of meer"]
        else:
            where = [hulp.straat or "onbekend", hulp.buurtnaam, round(hulp.x), round(hulp.y)]
            row = [one.norm.kort, *where, hulp.erbij, one.eenheid, ", ".join(hulp.haalt_dan)]
        for kolom, value in enumerate(row, start=1):
            put(sheet, rij, kolom, value)
    for letter, width in zip("ABCDEFGH", (46, 30, 28, 10, 10, 10, 18, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _account(sheet: Worksheet, uitkomsten: Sequence[NormUitkomst], context: KaartContext) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 96
    lines: list[tuple[str, str]] = [
        ("Kaart", context.kaartnaam),
        ("Gemaakt op", notatie.datum(context.peildatum)),
        ("Wat wij tot de sociale basis rekenen", context.onze_definitie),
    ]
    lines += [("Bron", bron.regel) for bron in context.bronnen]
    lines += [("Norm", f"{one.norm.zin} {one.norm.toelichting}".strip()) for one in uitkomsten]
    lines += [("Let op", tekst) for tekst in notes(uitkomsten)]
    put(sheet, 1, 1, "Uitleg bij deze cijfers").font = TITEL
    rij = _pairs(sheet, 3, "Waar dit op berust", lines)
    _pairs(sheet, rij + 1, "Wat de kolommen betekenen", list(KOLOMMEN.items()))


def _pairs(sheet: Worksheet, rij: int, kop: str, pairs: Sequence[tuple[str, str]]) -> int:
    put(sheet, rij, 1, kop).font = KOPJE
    for naam, tekst in pairs:
        rij += 1
        put(sheet, rij, 1, naam).alignment = Alignment(wrap_text=True, vertical="top")
        put(sheet, rij, 2, tekst).alignment = Alignment(wrap_text=True, vertical="top")
    return rij + 1


def notes(uitkomsten: Iterable[NormUitkomst]) -> list[str]:
    """Return what to read beside the figures, each sentence once."""
    own = [f"{one.norm.kort}: {tekst}" for one in uitkomsten for tekst in one.meldingen]
    return [
        *dict.fromkeys(own),
        "Dichtbij is nog niet open, toegankelijk of gastvrij. Dat zegt een afstand niet.",
        "Buurten staan op naam. Dit is geen ranglijst en geen oordeel over bewoners.",
        "Aantallen mensen zijn op vijven afgerond. Minder dan 5 staat er niet.",
        "Een plek voor de eigen groep telt niet mee: niet iedereen kan er terecht.",
    ]
