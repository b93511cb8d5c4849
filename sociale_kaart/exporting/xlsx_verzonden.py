"""The hidden sheet with every row as it was sent, to tell on return what somebody changed.

It holds what the sheet 'Hulpbronnen' shows and nothing else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sociale_kaart.domain.rondzenden import KENMERK, STUK, cel_tekst
from sociale_kaart.exporting.table import KOLOMMEN, readable, row_of
from sociale_kaart.exporting.xlsx_cells import clean, put

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.table import Kolom, Rij


def write_verzonden(sheet: Worksheet, kolommen: Sequence[Kolom], rijen: Sequence[Rij]) -> None:
    """Fill the sheet: the headers, then per row its kenmerk and its cells as JSON."""
    sheet.sheet_state = "hidden"
    _line(sheet, 1, KENMERK, [kolom.label for kolom in kolommen])
    for nummer, rij in enumerate(rijen, start=2):
        _line(sheet, nummer, str(rij["uuid"]), [_text(kolom, rij) for kolom in kolommen])


def shown_texts(hulpbron: Hulpbron, context: KaartContext) -> Mapping[str, str]:
    """Return the cells that the sheet would show of a hulpbron as it is: header -> text."""
    rij = row_of(hulpbron, context)
    return {kolom.label: _text(kolom, rij) for kolom in KOLOMMEN}


def _text(kolom: Kolom, rij: Rij) -> str:
    return cel_tekst(clean(cel_tekst(readable(kolom, rij[kolom.code]))))


def _line(sheet: Worksheet, nummer: int, kenmerk: str, texts: list[str]) -> None:
    data = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    put(sheet, nummer, 1, kenmerk)
    for place, begin in enumerate(range(0, len(data), STUK), start=2):
        # Between bars, because blanks at the ends of a cell get lost.
        put(sheet, nummer, place, f"|{data[begin : begin + STUK]}|")
