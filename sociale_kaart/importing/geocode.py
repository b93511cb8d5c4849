"""Finding an address among the addresses of the ondergrond, without internet.

Only one hit that agrees with everything the list says is taken: the exact address, or the number
without addition when all its units stand within a few metres. Whatever is nearly right is offered
as a suggestion and never taken silently: a hit is not yet a match.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import Transformer

from sociale_kaart.importing.adres import (
    TEGENSPRAAK,
    Adres,
    number_key,
    plaats_key,
    plain_key,
    straat_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import geopandas as gpd
    import numpy.typing as npt

# Two points of one complete address in the source: an entrance and a building.
_SAME_ADRES_M = 30.0
# Units of one house number in one building: the point is right for each of them.
_ONE_BUILDING_M = 15.0
# A coordinate farther than this from every address lies outside the ondergrond.
_OUTSIDE_M = 1_000.0
_ARTICLE = re.compile(r"^(?:het|de|'t|in de)\s+", re.IGNORECASE)
# Near hits to offer per row.
_SUGGESTIONS = 5

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
BUITEN_ONDERGROND = "De coördinaten liggen buiten de ondergrond."


@dataclass(frozen=True, slots=True)
class Suggestie:
    """A near hit that a person may choose."""

    adres: Adres
    x: float
    y: float
    buurtcode: str | None


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
    """

    x: float | None = None
    y: float | None = None
    nauwkeurigheid: str | None = None
    reden: str = ""
    toelichting: str = ""
    adres: Adres | None = None
    buurtcode: str | None = None
    bijna: tuple[Suggestie, ...] = ()

    @property
    def gevonden(self) -> bool:
        """Whether there is a point."""
        return self.x is not None


class Geocoder:
    """Looks up addresses in memory.

    Args:
        adressen: the layer `adressen` of an ondergrond (EPSG:28992).
        buurten: the layer `buurten`, for rows that name only a buurt.
    """

    def __init__(self, adressen: gpd.GeoDataFrame, buurten: gpd.GeoDataFrame | None = None) -> None:
        self._straat = _texts(adressen["straat"])
        self._letter = _texts(adressen["huisletter"])
        self._toevoeging = _texts(adressen["toevoeging"])
        self._postcode = _texts(adressen["postcode"])
        self._plaats = _texts(adressen["plaats"])
        self._buurtcode = _texts(adressen["buurtcode"])
        self._nummer = [
            int(nummer) if nummer == nummer and nummer is not None else 0  # noqa: PLR0124
            for nummer in adressen["huisnummer"].tolist()
        ]
        self._xy: npt.NDArray[np.float64] = np.column_stack(
            [adressen.geometry.x.to_numpy(), adressen.geometry.y.to_numpy()]
        ).astype(np.float64)
        self._by_postcode: defaultdict[str, list[int]] = defaultdict(list)
        self._by_postcode_number: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self._by_street: defaultdict[str, list[int]] = defaultdict(list)
        self._by_street_number: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self._fill_indexes()
        self._buurten = _buurten_by_name(buurten)

    def _fill_indexes(self) -> None:
        keys: dict[str, str] = {}
        for i, straat in enumerate(self._straat):
            if not np.isfinite(self._xy[i]).all():
                continue
            nummer, postcode = self._nummer[i], self._postcode[i]
            if postcode is not None:
                self._by_postcode[postcode].append(i)
                self._by_postcode_number[postcode, nummer].append(i)
            if straat is not None:
                key = keys.get(straat) or keys.setdefault(straat, straat_key(straat))
                self._by_street[key].append(i)
                self._by_street_number[key, nummer].append(i)

    def find(self, adres: Adres) -> Vindplaats:
        """Return the one place that agrees with all of `adres`, or the reason there is none."""
        if adres.postbus:
            return Vindplaats(reden=POSTBUS)
        if adres.leeg:
            return Vindplaats(reden=GEEN_ADRES)
        if adres.twijfel:
            return self._missed(adres.twijfel, adres, self._same_street_number(adres))
        if adres.huisnummer is None:
            return self._missed(GEEN_HUISNUMMER, adres, self._in_street(adres))
        if adres.postcode is not None:
            return self._by_code(adres, adres.postcode, adres.huisnummer)
        return self._by_name(adres, adres.huisnummer)

    def find_point(self, x: float, y: float) -> Vindplaats:
        """Return the point (RD New, metres) when it lies among the addresses of the ondergrond."""
        if not (np.isfinite(x) and np.isfinite(y)):
            return Vindplaats(reden=BUITEN_ONDERGROND)
        # One look at every address per row takes minutes for a long list in a province.
        if not len(self._tree.query_nearest(shapely.Point(x, y), max_distance=_OUTSIDE_M)):
            return Vindplaats(reden=BUITEN_ONDERGROND, toelichting=f"RD {x:.0f}, {y:.0f}.")
        return Vindplaats(float(x), float(y), "handmatig")

    @functools.cached_property
    def _tree(self) -> shapely.STRtree:
        known = self._xy[np.isfinite(self._xy).all(axis=1)]
        return shapely.STRtree(np.asarray(shapely.points(known), dtype=object))

    def find_buurt(self, naam: str) -> str | None:
        """Return the code of the only buurt with this name or code, else None."""
        codes = self._buurten.get(plain_key(naam), ())
        return codes[0] if len(codes) == 1 else None

    def _by_code(self, adres: Adres, postcode: str, nummer: int) -> Vindplaats:
        rows = self._by_postcode_number.get((postcode, nummer), [])
        if not rows:
            return self._no_number(adres, postcode, nummer)
        if adres.straat is not None:
            named = [
                i for i in rows if straat_key(self._straat[i] or "") == straat_key(adres.straat)
            ]
            if not named:
                return self._missed(ANDERE_STRAAT, adres, rows)
            # Postcode, street and number agree: a place named otherwise is an old or wider name.
            return self._choose(adres, named)
        if adres.plaats is not None and not any(self._in_place(i, adres.plaats) for i in rows):
            return self._missed(ANDERE_PLAATS, adres, rows)
        return self._choose(adres, rows)

    def _no_number(self, adres: Adres, postcode: str, nummer: int) -> Vindplaats:
        elsewhere = self._same_street_number(adres)
        if any(self._agrees(i, adres) for i in elsewhere):
            return self._missed(ANDERE_POSTCODE, adres, elsewhere)
        if postcode in self._by_postcode:
            near = elsewhere or self._neighbours(self._by_postcode[postcode], nummer)
            return self._missed(NUMMER_ONBEKEND, adres, near)
        return self._missed(POSTCODE_ONBEKEND, adres, elsewhere)

    def _by_name(self, adres: Adres, nummer: int) -> Vindplaats:
        if adres.straat is None:
            return self._missed(GEEN_ADRES, adres, [])
        rows = self._same_street_number(adres)
        if adres.plaats is None:
            return self._missed(GEEN_PLAATS, adres, rows)
        if adres.ook_plaats and any(self._in_place(i, adres.ook_plaats) for i in rows):
            return self._missed(TEGENSPRAAK, adres, rows)
        here = [i for i in rows if self._in_place(i, adres.plaats)]
        if here:
            agree = any(self._has_digits(i, adres.pc4) for i in here)
            return (
                self._choose(adres, here) if agree else self._missed(ANDERE_POSTCODE, adres, here)
            )
        street = self._by_street.get(straat_key(adres.straat), [])
        if any(self._in_place(i, adres.plaats) for i in street):
            near = self._neighbours([i for i in street if self._in_place(i, adres.plaats)], nummer)
            return self._missed(NUMMER_ONBEKEND, adres, near)
        return self._missed(STRAAT_ONBEKEND, adres, rows)

    def _choose(self, adres: Adres, rows: Sequence[int]) -> Vindplaats:
        """Return the hit among `rows`, which agree in all but the addition."""
        wanted = number_key(adres.huisletter, adres.toevoeging)
        exact = [i for i in rows if self._number_key(i) == wanted]
        if not exact and wanted:
            # A workbook makes 45-2 of 45-002.
            short = wanted.lstrip("0")
            exact = [i for i in rows if short and self._number_key(i).lstrip("0") == short]
        if exact:
            streets = {straat_key(self._straat[i] or "") for i in exact}
            if len(streets) > 1 or self._spread(exact) > _SAME_ADRES_M:
                return self._missed(MEER_PLEKKEN, adres, exact)
            return self._hit(exact[0], adres)
        if wanted:
            return self._missed(TOEVOEGING_ONBEKEND, adres, rows)
        if len(rows) > 1 and self._spread(rows) <= _ONE_BUILDING_M:
            return self._hit(self._middle(rows), adres, units=len(rows))
        return self._missed(TOEVOEGING_ONTBREEKT, adres, rows)

    def _hit(self, i: int, asked: Adres, units: int = 1) -> Vindplaats:
        found = self._adres(i)
        toelichting = []
        if units > 1:
            toelichting.append(
                f"Op dit nummer zijn {units} adressen, alle binnen {_ONE_BUILDING_M:.0f} meter."
            )
            found = Adres(found.straat, found.huisnummer, None, None, found.postcode, found.plaats)
        if asked.plaats and found.plaats and plaats_key(asked.plaats) != plaats_key(found.plaats):
            toelichting.append(f"De plaats is {found.plaats}; in de lijst staat {asked.plaats}.")
        x, y = self._xy[i].tolist()
        return Vindplaats(x, y, "adres", "", " ".join(toelichting), found, self._buurtcode[i])

    def _missed(self, reden: str, asked: Adres, near: Iterable[int]) -> Vindplaats:
        bijna = [
            Suggestie(
                self._adres(i), float(self._xy[i, 0]), float(self._xy[i, 1]), self._buurtcode[i]
            )
            for i in list(near)[:_SUGGESTIONS]
        ]
        toelichting = f"In de lijst: {asked}."
        if reden == MEER_PLEKKEN:
            toelichting += f" Er zijn er {len(bijna)}."
        elif bijna:
            toelichting += f" Lijkt op: {bijna[0].adres}."
        return Vindplaats(reden=reden, toelichting=toelichting, bijna=tuple(bijna))

    def _adres(self, i: int) -> Adres:
        return Adres(
            self._straat[i],
            self._nummer[i] or None,
            self._letter[i],
            self._toevoeging[i],
            self._postcode[i],
            self._plaats[i],
        )

    def _number_key(self, i: int) -> str:
        return number_key(self._letter[i], self._toevoeging[i])

    def _in_place(self, i: int, plaats: str) -> bool:
        return plaats_key(self._plaats[i] or "") == plaats_key(plaats)

    def _agrees(self, i: int, adres: Adres) -> bool:
        return adres.plaats is None or self._in_place(i, adres.plaats)

    def _has_digits(self, i: int, pc4: str | None) -> bool:
        """Whether the postcode of an address starts with these digits, as far as both are known."""
        return (self._postcode[i] or pc4 or "").startswith(pc4 or "")

    def _same_street_number(self, adres: Adres) -> list[int]:
        """Return the addresses with this street and number, those in the place asked first."""
        if adres.straat is None or adres.huisnummer is None:
            return []
        rows = self._by_street_number.get((straat_key(adres.straat), adres.huisnummer), [])
        return sorted(rows, key=lambda i: (not self._agrees(i, adres), i))

    def _in_street(self, adres: Adres) -> list[int]:
        if adres.straat is not None:
            rows = self._by_street.get(straat_key(adres.straat), [])
            return [i for i in rows if self._agrees(i, adres)]
        return self._by_postcode.get(adres.postcode or "", [])

    def _neighbours(self, rows: Iterable[int], nummer: int) -> list[int]:
        """Return the addresses with the nearest numbers, the own side of the street first."""
        return sorted(
            rows,
            key=lambda i: (
                abs(self._nummer[i] - nummer) + (self._nummer[i] - nummer) % 2,
                i,
            ),
        )

    def _spread(self, rows: Sequence[int]) -> float:
        points = self._xy[list(rows)]
        return float(np.hypot(*(points.max(axis=0) - points.min(axis=0))))

    def _middle(self, rows: Sequence[int]) -> int:
        points = self._xy[list(rows)]
        away = np.hypot(*(points - points.mean(axis=0)).T)
        return rows[int(np.argmin(away))]


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


def _texts(column: Iterable[object]) -> list[str | None]:
    return [value if isinstance(value, str) and value else None for value in column]


def _buurten_by_name(buurten: gpd.GeoDataFrame | None) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    if buurten is not None:
        for code, naam in zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True):
            found[plain_key(str(code))] += (str(code),)
            # People say Onderdijks for Het Onderdijks.
            names = {plain_key(str(naam)), plain_key(_ARTICLE.sub("", str(naam)))}
            for key in names:
                found[key] += (str(code),)
    return dict(found)
