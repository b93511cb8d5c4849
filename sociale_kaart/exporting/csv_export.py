"""The table as csv: UTF-8, comma, one line per hulpbron, codes in the header and in the cells."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.harmless import harmless
from sociale_kaart.exporting.table import KOLOMMEN, hulpbron_rows, stored

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.exporting.table import Cel


def export_csv(vrijgave: Vrijgave, context: KaartContext, path: Path) -> None:
    """Write one line per hulpbron, with its first plek; several answers stand with ' | ' between.

    A line break inside a text becomes a space, so that one line is one hulpbron.

    Raises:
        WorldError: the file cannot be written.
    """
    with atomic_output(path) as work, work.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(kolom.code for kolom in KOLOMMEN)
        for rij in hulpbron_rows(vrijgave, context):
            writer.writerow(_cell(rij[kolom.code]) for kolom in KOLOMMEN)


def _cell(cel: Cel) -> str | int | float:
    value = stored(cel)
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else value
