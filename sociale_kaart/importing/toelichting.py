"""The sentences that tell what the reader decided about a list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sociale_kaart.importing import leesregels
from sociale_kaart.importing.tekstbestand import NAMEN, SCHEIDINGSTEKENS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from sociale_kaart.importing.leesregels import Leeskeuze, Table
    from sociale_kaart.importing.tabelvorm import Vorm

# Names given in one sentence.
_NAMED = 5


def of_sheets(blad: str, others: Sequence[str], hidden: AbstractSet[str]) -> list[str]:
    """Tell which sheet was read and which were not."""
    if not others:
        return []
    namen = [f"‘{naam}’{' (verborgen)' if naam in hidden else ''}" for naam in others]
    return [f"Gelezen is het blad ‘{blad}’. Niet gelezen: {_some(namen)}."]


def of_text(encoding: str, delimiter: str, keuze: Leeskeuze) -> list[str]:
    """Tell how a text was read."""
    teken = SCHEIDINGSTEKENS.get(delimiter, f"‘{delimiter}’")
    told = [f"Tussen de kolommen staat een {teken}."]
    if encoding and encoding != "utf-8-sig" and keuze.codering is None:
        told.append(
            f"De letters zijn gelezen als {NAMEN.get(encoding, encoding)}. Zie je vreemde tekens?"
            " Kies dan een andere codering."
        )
    return told


def of_table(vorm: Vorm, table: Table) -> list[str]:
    """Tell where the table stands on its sheet, and what was left out."""
    told = [*_headers(table), *_tables(table), *_hidden(vorm, table)]
    if vorm.overgenomen:
        first = vorm.vel.eerste_kolom
        names = dict(zip(table.kolomnummers, table.koppen, strict=True))
        namen = [names[c + first] for c in sorted(vorm.overgenomen) if c + first in names]
        if namen:
            told.append(
                f"In {_some([f'‘{naam}’' for naam in namen])} geldt één samengevoegde cel voor"
                " meer rijen. De waarde staat nu bij elk van die rijen."
            )
    counts = Counter(rij.reden for rij in table.overgeslagen if rij.reden != leesregels.VERBORGEN)
    told += [
        f"{_rows(aantal)} overgeslagen: {reden[0].lower()}{reden[1:]}"
        for reden, aantal in counts.items()
    ]
    return [*told, *vorm.vel.toelichting]


def _headers(table: Table) -> list[str]:
    first, last = table.keuze.koprijen or leesregels.GEEN_KOPRIJ
    wat = "kolom" if table.keuze.gekanteld else "rij"
    told = []
    if table.keuze.gekanteld:
        told.append("De tabel ligt op zijn kant: elke kolom is een hulpbron.")
    if (first, last) == leesregels.GEEN_KOPRIJ:
        told.append("De lijst heeft geen rij met kolomnamen. De kolommen heten Kolom 1, Kolom 2…")
    elif last > first:
        told.append(f"De kolomnamen staan in {wat} {first} tot en met {last} en zijn samengevoegd.")
    elif first > 1:
        told.append(f"De kolomnamen staan in {wat} {first}.")
    return told


def _tables(table: Table) -> list[str]:
    if len(table.tabellen) <= 1:
        return []
    number, rows = (table.keuze.tabel or 0) + 1, _rows(len(table.rijen))
    return [
        f"Op dit blad staan {len(table.tabellen)} tabellen. Gelezen is tabel {number}, met {rows}."
    ]


def _hidden(vorm: Vorm, table: Table) -> list[str]:
    vel = vorm.vel
    rows = sum(rij.reden == leesregels.VERBORGEN for rij in table.overgeslagen)
    first = vel.eerste_kolom
    columns = 0
    if not vorm.verborgen:
        columns = sum(
            any(c < len(row) and row[c] is not None for row in vorm.rijen)
            for c in (k - first for k in vel.verborgen_kolommen)
            if c >= 0
        )
    told = []
    if rows or columns:
        what = [f"{_rows(rows)}"] * bool(rows)
        what += [f"{columns} {'kolom' if columns == 1 else 'kolommen'}"] * bool(columns)
        told.append(f"Verborgen in het bestand en niet gelezen: {' en '.join(what)}.")
    return told


def _rows(aantal: int) -> str:
    return f"{aantal} {'rij' if aantal == 1 else 'rijen'}"


def _some(namen: Sequence[str]) -> str:
    rest = len(namen) - _NAMED
    return ", ".join(namen[:_NAMED]) + (f" en nog {rest}" if rest > 0 else "")
