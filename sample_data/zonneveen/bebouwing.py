"""Houses along the streets by rule, and the addresses that follow from where they stand."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import shapely

from zonneveen import landschap, meetkunde
from zonneveen.voorzieningen import GEBOUWEN, Gebouw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from zonneveen.meetkunde import Punt
    from zonneveen.straten import Straat

PLAATS = "Zonneveen"
# Half of the paved width in metres per kind of street, with the pavement where there is one.
_HALF_M = {
    "secondary": 9.0,
    "tertiary": 6.5,
    "residential": 5.0,
    "unclassified": 4.0,
    "living_street": 4.5,
    "cycleway": 2.5,
    "footway": 2.0,
    "steps": 2.0,
    "path": 1.5,
    "track": 2.5,
}


@dataclass(frozen=True, slots=True)
class Stijl:
    """How houses stand along a street: lengths in metres, ranges from–to.

    Attributes:
        breed: width of a house.
        diep: depth of a house.
        rooi: from the middle of the street to the front.
        rij: number of houses under one roof.
        gat: room between two rows.
        schuur: distance between back of house and shed, 0 for no shed.
        woningen: addresses per house.
    """

    breed: Punt
    diep: Punt
    rooi: Punt
    rij: tuple[int, int]
    gat: Punt
    schuur: float = 0.0
    woningen: int = 1


STIJLEN = {
    "oud": Stijl((5.6, 9.0), (9, 12.5), (7.0, 8.2), (1, 4), (2, 7)),
    "rij": Stijl((6.0, 6.8), (9, 9.6), (10.2, 10.6), (4, 8), (9, 17), 9.0),
    "erf": Stijl((6.2, 7.0), (9, 10), (8.4, 11.5), (2, 5), (8, 16), 7.0),
    "nieuw": Stijl((6.0, 8.0), (10, 11), (9.2, 9.8), (2, 5), (8, 14), 8.0),
    "vrij": Stijl((10, 13), (9, 12), (13, 16), (1, 2), (9, 16)),
    "portiek": Stijl((16, 17), (10.5, 11), (13, 13.5), (2, 3), (16, 20), woningen=4),
    "winkels": Stijl((9, 10), (13, 14), (14, 14.5), (3, 4), (14, 20), woningen=2),
}


@dataclass(slots=True)
class Pand:
    """A building of the plan.

    Attributes:
        polygon: outline in metres from the origin of the plan.
        straat: name of the street of its addresses, empty for a shed.
        langs: how far along the street it stands, and on which side (1 left, -1 right).
        woningen: number of addresses.
        gebouw: the facility in it, if any.
    """

    polygon: shapely.Polygon
    straat: str
    langs: tuple[float, int] = (0.0, 1)
    woningen: int = 1
    gebouw: Gebouw | None = None


@dataclass(frozen=True, slots=True)
class Adres:
    """An address point."""

    straat: str
    nummer: str
    postcode: str
    punt: Punt
    gebouw: Gebouw | None = None


@dataclass(slots=True)
class _Grond:
    """The ground still free: everything taken so far, searchable."""

    bezet: list[BaseGeometry] = field(default_factory=list)
    boom: shapely.STRtree | None = None
    nieuw: list[BaseGeometry] = field(default_factory=list)

    def freeze(self) -> None:
        """Make what was taken searchable; what is taken later is searched one by one."""
        self.bezet += self.nieuw
        self.nieuw = []
        self.boom = shapely.STRtree(self.bezet)

    def is_free(self, vlak: BaseGeometry) -> bool:
        """Tell whether nothing stands here."""
        assert self.boom is not None
        if len(self.boom.query(vlak, predicate="intersects")):
            return False
        return not any(vlak.intersects(ander) for ander in self.nieuw)

    def take(self, vlak: BaseGeometry) -> None:
        self.nieuw.append(vlak)


def _free_ground(straten: Sequence[Straat], lijnen: Sequence[list[Punt]]) -> _Grond:
    grond = _Grond()
    for straat, punten in zip(straten, lijnen, strict=True):
        rand = _HALF_M[straat.soort] + (0.3 if straat.bebouwing == "oud" else 1.0)
        grond.bezet.append(shapely.LineString(punten).buffer(rand))
    grond.bezet.append(landschap.vaart().buffer(3))
    grond.bezet.append(landschap.spoor().buffer(18))
    grond.bezet += [v.polygon.buffer(2) for v in landschap.VLAKKEN if v.vrij]
    return grond


def _place(lijn: shapely.LineString, langs: float, zijde: int, rooi: float) -> tuple[Punt, float]:
    """Return the point beside the line and the direction of the street there."""
    a = lijn.interpolate(max(langs - 4, 0.0)).coords[0]
    b = lijn.interpolate(min(langs + 4, lijn.length)).coords[0]
    hoek = math.atan2(b[1] - a[1], b[0] - a[0])
    p = lijn.interpolate(langs).coords[0]
    return (
        p[0] - zijde * rooi * math.sin(hoek),
        p[1] + zijde * rooi * math.cos(hoek),
    ), hoek


def _row(
    lijn: shapely.LineString, langs: float, zijde: int, maat: tuple[float, float, float, int]
) -> list[shapely.Polygon]:
    """Return the houses of one row that begins at `langs`: straight, on one building line."""
    breed, diep, rooi, aantal = maat
    midden, hoek = _place(lijn, langs + breed * aantal / 2, zijde, rooi + diep / 2)
    huizen = []
    for i in range(aantal):
        opzij = (i - (aantal - 1) / 2) * breed
        punt = (midden[0] + opzij * math.cos(hoek), midden[1] + opzij * math.sin(hoek))
        huizen.append(meetkunde.rectangle(punt, breed, diep, hoek))
    return huizen


def _sheds(
    huizen: Sequence[shapely.Polygon], lijn: shapely.LineString, stijl: Stijl, grond: _Grond
) -> list[Pand]:
    schuren = []
    for huis in huizen:
        midden = huis.centroid.coords[0]
        voet = lijn.interpolate(lijn.project(shapely.Point(midden))).coords[0]
        hoek = math.atan2(midden[1] - voet[1], midden[0] - voet[0])
        ver = 5 + stijl.schuur
        punt = (midden[0] + ver * math.cos(hoek), midden[1] + ver * math.sin(hoek))
        schuur = meetkunde.rectangle(punt, 2.6, 3.0, hoek)
        if grond.is_free(schuur.buffer(0.6)):
            grond.take(schuur)
            schuren.append(Pand(schuur, "", woningen=0))
    return schuren


def _build_side(
    straat: Straat, lijn: shapely.LineString, zijde: int, grond: _Grond, toeval: meetkunde.Toeval
) -> list[Pand]:
    stijl = STIJLEN[straat.bebouwing]
    panden: list[Pand] = []
    langs = 6.0
    while langs < lijn.length - 8:
        breed = toeval.tussen(*stijl.breed)
        diep = toeval.tussen(*stijl.diep)
        rooi = toeval.tussen(*stijl.rooi)
        aantal = toeval.geheel(*stijl.rij)
        while aantal >= stijl.rij[0] and aantal > 0:
            huizen = _row(lijn, langs, zijde, (breed, diep, rooi, aantal))
            geheel = shapely.union_all(huizen)
            past = langs + breed * aantal < lijn.length - 4
            if past and grond.is_free(geheel.buffer(0.8)):
                break
            aantal -= 1
        else:
            langs += 3.0
            continue
        grond.take(geheel)
        for i, huis in enumerate(huizen):
            waar = (langs + breed * (i + 0.5), zijde)
            panden.append(Pand(huis, straat.naam, waar, stijl.woningen))
        if stijl.schuur:
            panden += _sheds(huizen, lijn, stijl, grond)
        langs += breed * aantal + toeval.tussen(*stijl.gat)
    return panden


def _facilities(lijnen: dict[str, shapely.LineString]) -> list[Pand]:
    panden = []
    for gebouw in GEBOUWEN:
        polygon = meetkunde.rectangle(gebouw.midden, *gebouw.maat, math.radians(gebouw.graden))
        lijn = lijnen[gebouw.straat]
        langs = lijn.project(polygon.centroid)
        _, hoek = _place(lijn, langs, 1, 0)
        voet = lijn.interpolate(langs).coords[0]
        kruis = math.cos(hoek) * (gebouw.midden[1] - voet[1]) - math.sin(hoek) * (
            gebouw.midden[0] - voet[0]
        )
        zijde = 1 if kruis > 0 else -1
        panden.append(Pand(polygon, gebouw.straat, (langs, zijde), gebouw.woningen, gebouw))
    return panden


def build(straten: Sequence[Straat], lijnen: Sequence[list[Punt]]) -> list[Pand]:
    """Return all buildings: facilities where the plan puts them, houses where there is room.

    Args:
        straten: the plan.
        lijnen: the line of each street.
    """
    # A street drawn in parts is numbered on: its parts lie one after the other.
    lang: dict[str, shapely.LineString] = {}
    begin: list[float] = []
    for straat, punten in zip(straten, lijnen, strict=True):
        begin.append(lang[straat.naam].length if straat.naam in lang else 0.0)
        if straat.naam and straat.naam not in lang:
            lang[straat.naam] = shapely.LineString(punten)
    panden = _facilities(lang)
    grond = _free_ground(straten, lijnen)
    grond.bezet += [pand.polygon.buffer(3) for pand in panden]
    toeval = meetkunde.Toeval(20240101)
    for straat, punten, vanaf in zip(straten, lijnen, begin, strict=True):
        if not straat.bebouwing:
            continue
        for zijde in (1, -1):
            grond.freeze()
            for pand in _build_side(straat, shapely.LineString(punten), zijde, grond, toeval):
                if pand.straat:
                    pand.langs = (pand.langs[0] + vanaf, zijde)
                panden.append(pand)
    return panden


def _spread(pand: Pand, nummer: int) -> Punt:
    """Return the point of the n-th address in a building: side by side along its long side."""
    if pand.woningen == 1:
        return meetkunde.round_point(pand.polygon.centroid.coords[0])
    hoeken = list(pand.polygon.exterior.coords)
    a, b, c, d = hoeken[:4]
    if math.dist(a, b) < math.dist(b, c):
        a, b, c, d = b, c, d, a
    per_laag = max(2, round(math.dist(a, b) / 7))
    t = (nummer % per_laag + 0.5) / per_laag
    links = ((a[0] + d[0]) / 2, (a[1] + d[1]) / 2)
    rechts = ((b[0] + c[0]) / 2, (b[1] + c[1]) / 2)
    return meetkunde.round_point(
        (links[0] + t * (rechts[0] - links[0]), links[1] + t * (rechts[1] - links[1]))
    )


_LETTERS = "ABCDEFGHJKLMNPRSTVWXZ"


def _postcode(volgnummer: int) -> str:
    # 8999 has not been issued: the highest postcodes of Friesland end at 8941.
    return f"8999{_LETTERS[volgnummer // len(_LETTERS)]}{_LETTERS[volgnummer % len(_LETTERS)]}"


def _second_home(straat: str, nummer: int) -> str:
    """Return the letter or addition of a second home in a house, '' for most houses.

    It follows from the number alone, so that the list of hulpbronnen can count on it.
    """
    rest = (nummer * 7 + len(straat) * 5) % 33
    return {0: "A", 1: "-2"}.get(rest, "")


def number(panden: Sequence[Pand]) -> list[Adres]:
    """Return the addresses: odd on the left, even on the right, a postcode per stretch of street.

    Some houses share a number with a letter or an addition, as happens when a house is split.
    """
    per_kant: dict[tuple[str, int], list[Pand]] = {}
    for pand in panden:
        if pand.woningen:
            per_kant.setdefault((pand.straat, pand.langs[1]), []).append(pand)
    adressen: list[Adres] = []
    volg = -1
    for (straat, zijde), rij in sorted(per_kant.items()):
        nummer = 1 if zijde == 1 else 2
        in_postcode = 99
        for pand in sorted(rij, key=lambda p: p.langs[0]):
            if in_postcode > 24:
                volg, in_postcode = volg + 1, 0
            for i in range(pand.woningen):
                adressen.append(
                    Adres(straat, str(nummer), _postcode(volg), _spread(pand, i), pand.gebouw)
                )
                extra = _second_home(straat, nummer) if pand.woningen == 1 else ""
                if extra and pand.gebouw is None:
                    punt = _spread(pand, i)
                    naast = meetkunde.round_point((punt[0] + 1.5, punt[1]))
                    adressen.append(Adres(straat, f"{nummer}{extra}", _postcode(volg), naast))
                nummer += 2
                in_postcode += 1
    return adressen
