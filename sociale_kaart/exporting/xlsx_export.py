"""The overview as a workbook: what it is and leaves out, counts per buurt, all hulpbronnen.

Every text is stored as text, never as a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain.rondzenden import BLAD, VERZONDEN
from sociale_kaart.exporting.context import VOOR_TEKST, verantwoording
from sociale_kaart.exporting.xlsx_cells import KOPJE, TITEL, clean, dated, page, put
from sociale_kaart.exporting.xlsx_lijst import LIJSTEN, write_lijst
from sociale_kaart.exporting.xlsx_per_buurt import write_per_buurt

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave


def export_xlsx(vrijgave: Vrijgave, context: KaartContext, path: Path) -> None:
    """Write the workbook: sheets Overzicht, Per buurt and Hulpbronnen, and two that are hidden.

    Raises:
        WorldError: the file cannot be written, for instance because it is open in Excel.
    """
    book = Workbook()
    overzicht = book.active
    assert overzicht is not None
    overzicht.title = "Overzicht"
    _overzicht(overzicht, vrijgave, context)
    write_per_buurt(book.create_sheet("Per buurt"), vrijgave, context)
    lijst, keuzes = book.create_sheet(BLAD), book.create_sheet(LIJSTEN)
    write_lijst(lijst, keuzes, book.create_sheet(VERZONDEN), vrijgave, context)
    book.properties.title = clean(context.kaartnaam)
    book.properties.creator = "Sociale Kaart"
    book.properties.language = "nl-NL"
    with atomic_output(path) as work:
        work.write_bytes(dated(book, context.peildatum))


def _overzicht(sheet: Worksheet, vrijgave: Vrijgave, context: KaartContext) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 96
    put(sheet, 1, 1, context.kaartnaam).font = TITEL
    put(sheet, 2, 1, f"{context.stand}. {VOOR_TEKST[vrijgave.voor]}.")
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
        put(sheet, rij, 1, kop).font = KOPJE
        for regel in zinnen:
            sheet.cell(row=rij, column=1).alignment = Alignment(vertical="top")
            put(sheet, rij, 2, regel).alignment = Alignment(wrap_text=True, vertical="top")
            rij += 1
        rij += 1
    page(sheet, context, liggend=False)
