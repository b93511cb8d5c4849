"""Read the rows of an invulblad that somebody typed over into a small list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.operations.snelle_invoer import Regel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# Header -> field of a row; the first of each is how we write it.
_KOPPEN = {
    "nummer": "nummer",
    "nr": "nummer",
    "naam": "naam",
    "hoe heet het?": "naam",
    "vak": "vak",
    "betekenis": "toelichting",
    "toelichting": "toelichting",
    "wat betekent het voor ons?": "toelichting",
    "sfeer": "sfeer",
    "formaliteit": "formaliteit",
    "soort": "soort",
}
_NODIG = ("nummer", "naam")
_MEESTE = 2_000
_LARGEST = 1 << 20
_UITLEG = "Zet in de eerste rij: nummer;naam;vak. Erbij mag: betekenis;sfeer;formaliteit;soort."


def read_regels(path: Path) -> list[Regel]:
    """Return the rows of a csv or tab-separated list, in their order; empty lines are no rows.

    Raises:
        WorldError: it cannot be read, it has no columns nummer and naam, or a number is none.
    """
    from sociale_kaart.importing import tekstbestand  # noqa: PLC0415 - heavy

    require_input(path, "De lijst")
    if path.stat().st_size > _LARGEST:
        raise WorldError("Deze lijst is te groot voor een invulblad.", "Importeer haar als lijst.")
    text, _ = tekstbestand.decode(path.read_bytes(), path.name)
    text = text.lstrip("\ufeff")
    rows = tekstbestand.csv_rows(text, _delimiter(text), path.name)
    filled = [(n, row) for n, row in enumerate(rows, 1) if any(str(c or "").strip() for c in row)]
    if not filled:
        raise WorldError(f"In ‘{path.name}’ staan geen regels.", _UITLEG)
    columns = [_KOPPEN.get(str(cel or "").strip().lower(), "") for cel in filled[0][1]]
    missing = [naam for naam in _NODIG if naam not in columns]
    if missing:
        raise WorldError(f"De kolom ‘{missing[0]}’ ontbreekt in ‘{path.name}’.", _UITLEG)
    if len(filled) - 1 > _MEESTE:
        raise WorldError("Deze lijst is te lang voor een invulblad.", "Importeer haar als lijst.")
    return [_regel(columns, row, n) for n, row in filled[1:]]


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";\t,", key=first.count)


def _regel(columns: list[str], row: Sequence[object], rijnummer: int) -> Regel:
    cells: Mapping[str, str] = {
        column: str(cel if cel is not None else "").strip()
        for column, cel in zip(columns, row, strict=False)
        if column
    }
    nummer = cells.get("nummer", "").rstrip(".")
    if not (nummer.isascii() and nummer.isdigit()) or len(nummer) > 6:  # noqa: PLR2004 - a million
        raise WorldError(
            f"‘{nummer}’ in rij {rijnummer} is geen nummer.",
            "Schrijf in de kolom nummer alleen het nummer van het blad.",
        )
    return Regel(
        int(nummer),
        cells.get("naam", ""),
        cells.get("vak") or None,
        sfeer=cells.get("sfeer") or None,
        formaliteit=cells.get("formaliteit") or None,
        soort=cells.get("soort") or None,
        toelichting=cells.get("toelichting") or None,
    )
