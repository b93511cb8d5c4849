"""What changed in a record, in words: labels instead of columns, names instead of codes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.notatie import afstand, getal, parse_datum
from sociale_kaart.domain.notatie import datum as in_full
from sociale_kaart.domain.tabellen import HULPBRONNEN
from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.project.geopackage import point_xy

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.domain.hulpbron import Row, Value
    from sociale_kaart.domain.tabellen import Tabel, Veld
    from sociale_kaart.project.difference import RijVerschil

_GEBIED = frozenset({"buurt_gekozen", "gebiedscode"})
# Says nothing to people: the order of the form, and what leads to the record itself.
_SILENT = frozenset({"volgorde", "bron_id", "batch"})
_VERWIJDERD = "(verwijderd)"
_PUNT = "Punt op de kaart"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One thing that changed.

    Attributes:
        label: what it is, as a form says it.
        was: what it was, '' when it was not there.
        werd: what it became, '' when it is gone; a mere count is both.
    """

    label: str
    was: str
    werd: str

    @property
    def tekst(self) -> str:
        """The change as one line: 'Doelgroep: + Ouderen' or 'Naam: Koor → Zangkoor'."""
        if self.was == self.werd:
            return f"{self.label}: {self.werd}"
        if not self.was:
            return f"{self.label}: + {self.werd}"
        if not self.werd:
            return f"{self.label}: − {self.was}"
        return f"{self.label}: {self.was} → {self.werd}"


@dataclass(frozen=True, slots=True)
class Namen:
    """How references and areas are called.

    Attributes:
        rij: from a table and a uuid to the name of the row, None when it is gone.
        gebied: from a CBS code to the name of the area, the code itself when unknown.
    """

    rij: Callable[[str, str], str | None]
    gebied: Callable[[str], str]


def describe(verschil: RijVerschil, namen: Namen) -> tuple[Wijziging, ...]:
    """Return what a difference of one row means to people; empty when it means nothing."""
    beschrijving = beschrijving_van(verschil.tabel)
    if beschrijving is HULPBRONNEN or verschil.tabel == "plekken":
        prefix = "" if beschrijving is HULPBRONNEN else "Plek, "
        return _per_field(beschrijving, verschil, namen, prefix)
    if verschil.was is not None and verschil.werd is not None:
        which = _key(beschrijving, verschil.werd, namen)
        prefix = f"{beschrijving.label}{f' ({which})' if which else ''}, "
        return _per_field(beschrijving, verschil, namen, prefix)
    text = _summary(beschrijving, verschil.was or verschil.werd or {}, namen)
    gone = verschil.werd is None
    return (Wijziging(beschrijving.label, text if gone else "", "" if gone else text),)


def _per_field(
    beschrijving: Tabel, verschil: RijVerschil, namen: Namen, prefix: str
) -> tuple[Wijziging, ...]:
    found = []
    was, werd = verschil.was or {}, verschil.werd or {}
    for kolom in verschil.velden:
        if kolom == "geom":
            found.append(_point(was.get(kolom), werd.get(kolom)))
            continue
        veld = beschrijving.veld(kolom)
        if kolom in _SILENT or kolom == beschrijving.ouder_veld:
            continue
        found.append(
            Wijziging(
                f"{prefix}{veld.label}",
                _text(veld, was.get(kolom), namen),
                _text(veld, werd.get(kolom), namen),
            )
        )
    return tuple(found)


def _point(was: Value, werd: Value) -> Wijziging:
    before, after = point_xy(was), point_xy(werd)
    if before and after:
        moved = afstand(math.dist(before, after))
        return Wijziging(_PUNT, "oude plek", f"{moved} verplaatst")
    return Wijziging(_PUNT, "ja" if before else "", "ja" if after else "")


def _key(beschrijving: Tabel, row: Row, namen: Namen) -> str:
    """Return which row of a set-like table it is."""
    return ", ".join(
        text
        for kolom in beschrijving.sleutel
        if kolom != beschrijving.ouder_veld
        if (text := _text(beschrijving.veld(kolom), row.get(kolom), namen))
    )


def _summary(beschrijving: Tabel, row: Row, namen: Namen) -> str:
    """Return a whole row as one text; what tells the row apart goes without its label."""
    velden = [
        veld
        for veld in beschrijving.velden
        if veld.naam != beschrijving.ouder_veld
        and veld.naam not in _SILENT
        and not veld.afgeleid
        and row.get(veld.naam) is not None
    ]
    parts = []
    for veld in velden:
        text = _text(veld, row[veld.naam], namen)
        bare = veld.naam in beschrijving.sleutel or len(velden) == 1
        parts.append(text if bare else f"{veld.label}: {text}")
    return ", ".join(parts) or "leeg"


def _text(veld: Veld, value: Value, namen: Namen) -> str:
    """Return a value as people read it, '' when it is empty."""
    if value is None or isinstance(value, bytes):
        return ""
    if veld.verwijst:
        return namen.rij(veld.verwijst, str(value)) or _VERWIJDERD
    if veld.naam in _GEBIED:
        return namen.gebied(str(value))
    if veld.lijst == "categorieen":
        return categorie_label(str(value))
    return lijsten.label(veld.lijst, str(value)) if veld.lijst else _plain(veld, value)


def _plain(veld: Veld, value: Value) -> str:
    if veld.soort == "ja_nee":
        return "ja" if value else "nee"
    dag = parse_datum(value) if veld.soort == "datum" else None
    if dag is not None:
        return in_full(dag)
    if isinstance(value, float):
        return getal(value, 0 if value.is_integer() else 1)
    return str(value)
