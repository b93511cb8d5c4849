"""The third part of the gate: which photos of a shown hulpbron may go along.

A photo shows people and places, so more is asked of it than of a field. It goes along when all of
this holds:

- somebody wrote down with the photo that it may be kept;
- the place of the hulpbron is not hidden from these readers: a photo can tell where it was made;
- nobody can be recognised in it and nobody closed it, or the photos of this hulpbron were opened
  for these readers and a toestemming that names photos holds on the day: of whoever the verhaal is
  of, else of anybody.

For own use the last one is only that a toestemming, once asked, still holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain import instemmingen, regels
from sociale_kaart.exporting.gate_niveaus import (
    INTERN,
    PUBLIEK,
    field_levels,
    naam_van,
    only_at_buurt,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Row

_VELDEN = ("verhalen", "verhalen.foto", "foto", "fotos")


@dataclass(frozen=True, slots=True)
class VrijeFoto:
    """A photo that may go along.

    Attributes:
        hulpbron: uuid of what it is of.
        foto: uuid of the photo.
        bijschrift: what is to be seen, '' when nobody wrote that down.
        maker: who made it; '' when not known, or when that person may not be named.
    """

    hulpbron: str
    foto: str
    bijschrift: str
    maker: str


def released_fotos(
    hulpbron: Hulpbron, lezer: int, peildatum: dt.date, fotos: Mapping[str, Row]
) -> Iterator[tuple[VrijeFoto, str]]:
    """Yield each photo of a shown hulpbron with why it stays behind (Dutch), '' when it may go.

    Args:
        hulpbron: whole, as the kaart has it.
        lezer: the level of the audience.
        peildatum: the day.
        fotos: uuid -> row, of the photos that the kaart has.
    """
    for verhaal in hulpbron.deel("verhalen"):
        naam = str(verhaal.get("foto") or "")
        row = fotos.get(naam)
        if row is None:
            continue
        maker = str(row.get("maker") or "")
        if not _may_name(hulpbron, maker, lezer, peildatum):
            maker = ""
        foto = VrijeFoto(hulpbron.uuid, naam, str(row.get("bijschrift") or ""), maker)
        yield foto, _reason(hulpbron, verhaal, row, lezer, peildatum)


def _may_name(hulpbron: Hulpbron, naam: str, lezer: int, peildatum: dt.date) -> bool:
    return lezer == INTERN or instemmingen.has_toestemming(
        hulpbron, peildatum, naam, lezer=naam_van(lezer)
    )


def _reason(hulpbron: Hulpbron, verhaal: Row, foto: Row, lezer: int, peildatum: dt.date) -> str:
    gezegd = str(foto.get("toestemming") or "").strip()
    if regels.only_at_buurt_level(hulpbron.sfeer):
        reden = "de persoonlijke sociale basis heeft geen foto"
    elif not gezegd:
        reden = "er is geen toestemming opgeschreven"
    elif any(only_at_buurt(hulpbron, plek, lezer, peildatum) for plek in hulpbron.plekken):
        reden = "van deze plek wordt alleen de buurt getoond"
    elif lezer == INTERN:
        reden = _reason_intern(hulpbron, str(verhaal.get("wie") or ""), peildatum)
    else:
        reden = _reason_others(hulpbron, str(verhaal.get("wie") or ""), gezegd, lezer, peildatum)
    return reden


def _reason_intern(hulpbron: Hulpbron, wie: str, peildatum: dt.date) -> str:
    if not wie or not instemmingen.is_asked_for_toestemming(hulpbron, wie):
        return ""
    holds = any(
        instemmingen.has_toestemming(hulpbron, peildatum, wie, lezer="intern", voor=voor)
        for voor in ("foto", "naam")
    )
    return "" if holds else "de toestemming geldt niet meer"


def _reason_others(
    hulpbron: Hulpbron, wie: str, gezegd: str, lezer: int, peildatum: dt.date
) -> str:
    levels = field_levels(hulpbron)
    said = [levels[veld] for veld in _VELDEN if veld in levels]
    niemand = instemmingen.nobody_recognisable(gezegd) and not wie
    if max(said, default=PUBLIEK) > lezer or not (said or niemand):
        return "de verhalen zijn niet voor deze lezers opengezet"
    if niemand or instemmingen.has_toestemming(
        hulpbron, peildatum, wie, lezer=naam_van(lezer), voor="foto"
    ):
        return ""
    return "er is geen toestemming voor foto’s die nu geldt"
