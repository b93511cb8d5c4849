"""The normen of a kaart on the sheet of a buurt: what was agreed and what it is here, no verdict.

Figures are those of `analysis.normen`: what is held back there is 'geen cijfer' or words here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import notatie
from sociale_kaart.exporting.buurtkaart.tekens import breakable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from sociale_kaart.domain.normen import Norm

GEEN_CIJFER = "geen cijfer"
_VAST = (
    "Een norm is een afspraak van wie deze kaart maakt: geen wet en geen oordeel.",
    "Dichtbij is nog niet open, toegankelijk of gastvrij.",
    "Een plek voor de eigen groep telt niet mee: niet iedereen kan er terecht.",
)
_NIET_MEEGETELD = "In het cijfer van de gemeente tellen buurten zonder cijfer niet mee."
_MISSCHIEN = "* Misschien is er net buiten het gemeten gebied een plek die dichtbij genoeg is."


@dataclass(frozen=True, slots=True)
class NormCijfers:
    """What came out for a norm, without anything per address or cell.

    Attributes:
        norm: the norm.
        eenheid: what is counted, 'inwoners' or 'adressen'.
        frame: rows of buurten and gemeenten, columns of `analysis.normen.KOLOMMEN`.
    """

    norm: Norm
    eenheid: str
    frame: pd.DataFrame


def norm_table(normen: Sequence[NormCijfers], buurtcode: str) -> dict[str, Any] | None:
    """Return heading, rows and notes of the normen; None when the kaart has none.

    Args:
        normen: in the order of the rows.
        buurtcode: the buurt; its gemeente stands beside it.
    """
    # BU0166… lies in GM0166.
    codes = (buurtcode, f"GM{buurtcode[2:6]}")
    found = [(one, [_row(one.frame, code) for code in codes]) for one in normen]
    found = [(one, rows) for one, rows in found if rows[0] is not None]
    if not found:
        return None
    beside = any(rows[1] is not None for _, rows in found)
    shown = [rows if beside else rows[:1] for _, rows in found]
    return {
        "kop": "Wat we dichtbij genoeg noemen",
        "koppen": ["Norm", "Buurt", *["Gemeente"] * beside],
        "rijen": [
            [_together(breakable(one.norm.kort)), *map(_cell, rows)]
            for (one, _), rows in zip(found, shown, strict=True)
        ],
        # Words in a cell need room; percentages take what they need.
        "ruim": any(row is not None and row["weinig"] == 1 for rows in shown for row in rows),
        "noten": _notes(
            [one for one, _ in found], [row for rows in shown for row in rows if row is not None]
        ),
    }


def _together(tekst: str) -> str:
    """Keep a number and its unit on one line: 500 m, 90 %."""
    return re.sub(r"(\d) (?=(?:m|km|%)(?:\W|$))", "\\1\u00a0", tekst)


def _row(frame: pd.DataFrame, code: str) -> dict[str, Any] | None:
    rows = frame[frame["buurtcode"] == code]
    if rows.empty:
        return None
    first = rows.iloc[0]
    return {str(naam): None if _missing(first[naam]) else first[naam] for naam in rows.columns}


def _missing(value: Any) -> bool:
    # An empty cell is None, NaN, or the NA of a whole-number column.
    return str(value) in {"None", "nan", "<NA>"}


def _cell(row: dict[str, Any] | None) -> str:
    if row is None:
        return "–"
    if row["aandeel"] is not None:
        percent = f"{notatie.getal(_percent(float(row['aandeel'])))} %"
        return f"{percent} *" if row["rand"] == 1 else percent
    # Held back, and still a figure: the words that the analysis gives for it.
    return str(row["reden"]) if row["weinig"] == 1 else GEEN_CIJFER


def _percent(aandeel: float) -> int:
    """Return whole percents; only everybody is 100 and only nobody is 0."""
    whole = round(aandeel * 100)
    if whole == 100 and aandeel < 1:  # noqa: PLR2004 - per cent
        return 99
    return 1 if whole == 0 and aandeel > 0 else whole


def _notes(normen: Sequence[NormCijfers], rows: Iterable[dict[str, Any]]) -> list[str]:
    rows = list(rows)
    eenheden = list(dict.fromkeys(one.eenheid for one in normen))
    wie = "mensen" if eenheden == ["inwoners"] else " of ".join(eenheden)
    jaren = sorted({int(row["bronjaar"]) for row in rows if row["bronjaar"] is not None})
    bron = f" (inwoners: CBS, {' en '.join(map(str, jaren))})" if jaren else ""
    waar = "dat binnen de afstand woont, langs straten en paden"
    noten = [f"Het cijfer is het deel van de {wie} {waar}{bron}.", *_VAST]
    if "adressen" in eenheden:
        noten.append("Adressen zijn geteld waar niet bekend is hoeveel mensen er wonen.")
    if any(row["rand"] == 1 and row["aandeel"] is not None for row in rows):
        noten.append(_MISSCHIEN)
    if any(_is_some(row["onderdrukte_buurten"]) for row in rows):
        noten.append(_NIET_MEEGETELD)
    redenen = dict.fromkeys(
        str(row["reden"]) for row in rows if row["aandeel"] is None and row["weinig"] != 1
    )
    if redenen:
        noten.append(f"Geen cijfer betekent: {' of '.join(redenen)}. Het is geen nul.")
    return noten


def _is_some(value: Any) -> bool:
    return value is not None and int(value) > 0
