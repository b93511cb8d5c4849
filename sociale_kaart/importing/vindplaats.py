"""What looking up an address gives: a place with its accuracy, or why there is none."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyproj import Transformer

if TYPE_CHECKING:
    from sociale_kaart.importing.adres import Adres

POSTBUS = "Een postbus is geen plek op de kaart."
GEEN_ADRES = "Er staat geen adres in de rij."
GEEN_HUISNUMMER = "Het huisnummer ontbreekt."
GEEN_PLAATS = "De postcode ontbreekt, en zonder plaats is de straat niet zeker."
POSTCODE_ONBEKEND = "De postcode komt niet voor in de ondergrond."
NUMMER_ONBEKEND = "Dit huisnummer komt niet voor in de ondergrond."
STRAAT_ONBEKEND = "De straat komt in deze plaats niet voor in de ondergrond."
TOEVOEGING_ONBEKEND = "Deze toevoeging komt bij dit huisnummer niet voor."
TOEVOEGING_ONTBREEKT = "Op dit huisnummer zijn meer adressen en de toevoeging ontbreekt."
ANDERE_STRAAT = "De postcode hoort bij een andere straat dan in de lijst staat."
ANDERE_POSTCODE = "Het adres heeft een andere postcode dan in de lijst staat."
ANDERE_PLAATS = "De postcode hoort bij een andere plaats dan in de lijst staat."
MEER_PLEKKEN = "Dit adres staat in de ondergrond op meer dan één plek."
NABIJ = "De rij noemt een adres in de buurt van de plek, niet het adres zelf."
BUITEN_ONDERGROND = "De coördinaten liggen buiten de ondergrond."


@dataclass(frozen=True, slots=True)
class Suggestie:
    """A near hit that a person may choose.

    Attributes:
        adres: as far as it is known: without a number for a street, with nothing for a buurt.
        x: RD New in metres, for a buurt to show where it is.
        y: as `x`.
        buurtcode: None unknown, or when the addresses lie in more than one.
        nauwkeurigheid: code of the list locatie_nauwkeurigheid.
    """

    adres: Adres
    x: float
    y: float
    buurtcode: str | None
    nauwkeurigheid: str = "adres"


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Where an address is, or why it is not known.

    Attributes:
        x: RD New (EPSG:28992) in metres; None when not found, never 0.
        y: as `x`.
        nauwkeurigheid: code of the list locatie_nauwkeurigheid, None when not found.
        reden: why it was not found, a whole Dutch sentence without details; '' when found.
        toelichting: details for this row.
        adres: the address as the ondergrond writes it, None when not found.
        buurtcode: buurt of the address, None unknown.
        bijna: near hits, best first.
        straal_m: how far the point may be from what is meant; 0 for an address.
    """

    x: float | None = None
    y: float | None = None
    nauwkeurigheid: str | None = None
    reden: str = ""
    toelichting: str = ""
    adres: Adres | None = None
    buurtcode: str | None = None
    bijna: tuple[Suggestie, ...] = ()
    straal_m: float = 0.0

    @property
    def gevonden(self) -> bool:
        """Whether there is a point."""
        return self.x is not None


def coordinates_to_rd(x: float, y: float) -> tuple[float, float] | None:
    """Return RD New metres for RD or WGS84 (lon, lat in either order), None for anything else."""
    if _RD_X[0] <= x <= _RD_X[1] and _RD_Y[0] <= y <= _RD_Y[1]:
        return x, y
    for lon, lat in ((x, y), (y, x)):
        if _LON[0] <= lon <= _LON[1] and _LAT[0] <= lat <= _LAT[1]:
            rd_x, rd_y = _to_rd().transform(lon, lat)
            return float(rd_x), float(rd_y)
    return None


# The Netherlands, roughly: RD New in metres, WGS84 in degrees.
_RD_X = (-7_000.0, 300_000.0)
_RD_Y = (289_000.0, 629_000.0)
_LON = (3.0, 7.5)
_LAT = (50.5, 53.8)


@functools.cache
def _to_rd() -> Transformer:
    return Transformer.from_crs(4326, 28992, always_xy=True)
