"""Finding an address among the addresses of the ondergrond, without internet.

Only one hit that agrees with everything the list says is taken: the exact address, or the number
without addition when all its units stand within a few metres. A list that gives no more than a
postcode or a street gets a point there, with that accuracy, when it is near to all of it. Whatever
is nearly right is offered as a suggestion and never taken silently: a hit is not yet a match.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.importing.adres import (
    TEGENSPRAAK,
    Adres,
    number_key,
    plaats_key,
    straat_key,
)
from sociale_kaart.importing.adresindex import ADRESKOLOMMEN, Adresindex
from sociale_kaart.importing.straatnamen import looks_like
from sociale_kaart.importing.vindplaats import (
    ANDERE_PLAATS,
    ANDERE_POSTCODE,
    ANDERE_STRAAT,
    BUITEN_ONDERGROND,
    GEEN_ADRES,
    GEEN_HUISNUMMER,
    GEEN_PLAATS,
    MEER_PLEKKEN,
    NABIJ,
    NUMMER_ONBEKEND,
    POSTBUS,
    POSTCODE_ONBEKEND,
    STRAAT_ONBEKEND,
    TOEVOEGING_ONBEKEND,
    TOEVOEGING_ONTBREEKT,
    Suggestie,
    Vindplaats,
    coordinates_to_rd,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sociale_kaart.importing.adresindex import Laag

__all__ = [
    "ADRESKOLOMMEN",
    "ANDERE_PLAATS",
    "ANDERE_POSTCODE",
    "ANDERE_STRAAT",
    "BUITEN_ONDERGROND",
    "GEEN_ADRES",
    "GEEN_HUISNUMMER",
    "GEEN_PLAATS",
    "MEER_PLEKKEN",
    "NABIJ",
    "NUMMER_ONBEKEND",
    "POSTBUS",
    "POSTCODE_ONBEKEND",
    "STRAAT_ONBEKEND",
    "TOEVOEGING_ONBEKEND",
    "TOEVOEGING_ONTBREEKT",
    "Geocoder",
    "Suggestie",
    "Vindplaats",
    "coordinates_to_rd",
]

# Two points of one complete address in the source: an entrance and a building.
_SAME_ADRES_M = 30.0
# Units of one house number in one building: the point is right for each of them.
_ONE_BUILDING_M = 15.0
# A point for a whole street or postcode may lie this far from the farthest of its addresses.
_COARSE_M = 500.0
# A coordinate farther than this from every address lies outside the ondergrond.
_OUTSIDE_M = 1_000.0
# 'tegenover Vloeddijk 38' is somewhere else.
_NEAR = re.compile(
    r"^(?:tegenover|t\.?\s?o\.?|t/o|naast|nabij|achter|vlakbij|voor|hoek|bij|schuin tegenover)\s+",
    re.IGNORECASE,
)
# Near hits to offer per row.
_SUGGESTIONS = 5


class Geocoder:
    """Looks up addresses in memory.

    Args:
        adressen: the layer `adressen` of an ondergrond (EPSG:28992).
        buurten: the layer `buurten`, for rows that name only a buurt.
    """

    def __init__(self, adressen: Laag, buurten: Laag | None = None) -> None:
        self._index = Adresindex(adressen, buurten)

    def find(self, adres: Adres) -> Vindplaats:
        """Return the one place that agrees with all of `adres`, or the reason there is none."""
        if adres.postbus:
            return Vindplaats(reden=POSTBUS)
        if adres.leeg:
            return Vindplaats(reden=GEEN_ADRES)
        if adres.twijfel:
            return self._missed(adres.twijfel, adres, self._index.same_street_number(adres))
        adres = self._reread(adres)
        if adres.huisnummer is None:
            return self._coarse(adres)
        if adres.postcode is not None:
            return self._by_code(adres, adres.postcode, adres.huisnummer)
        return self._by_name(adres, adres.huisnummer)

    def _reread(self, adres: Adres) -> Adres:
        """Return the address with a place that was read as part of the street in its own part.

        'Kampen Vloeddijk' is no street here and 'Vloeddijk' is, in Kampen.
        """
        if adres.straat is None or straat_key(adres.straat) in self._index.straatnamen:
            return adres
        woorden = adres.straat.split()
        for cut in range(1, len(woorden)):
            for plaats, straat in (
                (" ".join(woorden[:cut]), " ".join(woorden[cut:])),
                (" ".join(woorden[cut:]), " ".join(woorden[:cut])),
            ):
                same = adres.plaats is None or plaats_key(adres.plaats) == plaats_key(plaats)
                if (
                    same
                    and plaats_key(plaats) in self._index.plaatsen
                    and straat_key(straat) in self._index.straatnamen
                ):
                    return replace(adres, straat=straat, plaats=plaats)
        return adres

    def find_point(self, x: float, y: float) -> Vindplaats:
        """Return the point (RD New, metres) when it lies among the addresses of the ondergrond."""
        if not (np.isfinite(x) and np.isfinite(y)):
            return Vindplaats(reden=BUITEN_ONDERGROND)
        # One look at every address per row takes minutes for a long list in a province.
        if not len(self._index.tree.query_nearest(shapely.Point(x, y), max_distance=_OUTSIDE_M)):
            return Vindplaats(reden=BUITEN_ONDERGROND, toelichting=f"RD {x:.0f}, {y:.0f}.")
        return Vindplaats(float(x), float(y), "handmatig")

    def is_plaats(self, naam: str) -> bool:
        """Return whether addresses of the ondergrond lie in a place of this name."""
        return plaats_key(naam) in self._index.plaatsen

    def offer_buurt(self, naam: str) -> Suggestie | None:
        """Return the only buurt with this name or code, to be chosen; None without one."""
        code = self.find_buurt(naam)
        rows = self._index.by_buurt.get(code, []) if code else []
        if not rows:
            return None
        x, y = self._index.xy[self._index.middle(rows)].tolist()
        return Suggestie(Adres(), x, y, code, "buurt")

    def find_buurt(self, naam: str) -> str | None:
        """Return the code of the only buurt with this name or code, else None."""
        return self._index.find_buurt(naam)

    def _by_code(self, adres: Adres, postcode: str, nummer: int) -> Vindplaats:
        rows = self._index.by_postcode_number.get((postcode, nummer), [])
        if not rows:
            return self._no_number(adres, postcode, nummer)
        if adres.straat is not None:
            # Postcode, street and number agree: a place named otherwise is an old or wider name.
            named = self._index.named(rows, adres.straat)
            return self._choose(adres, named) if named else self._slipped(adres, rows)
        if adres.plaats is not None and not any(
            self._index.in_place(i, adres.plaats) for i in rows
        ):
            return self._missed(ANDERE_PLAATS, adres, rows)
        return self._choose(adres, rows)

    def _slipped(self, adres: Adres, rows: Sequence[int]) -> Vindplaats:
        """Take postcode and number when the street there is nearly the one that is written.

        Not when the written street exists, because then somebody may mean that one.
        """
        written = adres.straat or ""
        if _NEAR.match(written):
            return self._missed(NABIJ, adres, rows)
        straten = {straat_key(naam) for i in rows if (naam := self._index.straat[i])}
        near = [i for i in rows if looks_like(written, self._index.straat[i] or "")]
        wrong_place = adres.plaats is not None and not any(
            self._index.in_place(i, adres.plaats) for i in rows
        )
        if (
            not near
            or len(straten) > 1
            or wrong_place
            or straat_key(written) in self._index.straatnamen
        ):
            return self._missed(ANDERE_STRAAT, adres, rows)
        found = self._choose(adres, near)
        if not found.gevonden:
            return found
        said = f"De straat is {self._index.straat[near[0]]}; in de lijst staat {written}."
        return replace(found, toelichting=f"{found.toelichting} {said}".strip())

    def _no_number(self, adres: Adres, postcode: str, nummer: int) -> Vindplaats:
        elsewhere = self._index.same_street_number(adres)
        if any(self._index.agrees(i, adres) for i in elsewhere):
            return self._missed(ANDERE_POSTCODE, adres, elsewhere)
        if postcode in self._index.by_postcode:
            near = elsewhere or self._index.neighbours(self._index.by_postcode[postcode], nummer)
            return self._missed(NUMMER_ONBEKEND, adres, near)
        return self._missed(POSTCODE_ONBEKEND, adres, elsewhere)

    def _by_name(self, adres: Adres, nummer: int) -> Vindplaats:
        if adres.straat is None:
            return self._missed(GEEN_ADRES, adres, [])
        rows = self._index.same_street_number(adres)
        if adres.plaats is None:
            return self._missed(GEEN_PLAATS, adres, rows)
        if adres.ook_plaats and any(self._index.in_place(i, adres.ook_plaats) for i in rows):
            return self._missed(TEGENSPRAAK, adres, rows)
        here = [i for i in rows if self._index.in_place(i, adres.plaats)]
        if here:
            agree = any(self._index.has_digits(i, adres.pc4) for i in here)
            return (
                self._choose(adres, here) if agree else self._missed(ANDERE_POSTCODE, adres, here)
            )
        street = self._index.by_street.get(straat_key(adres.straat), [])
        if any(self._index.in_place(i, adres.plaats) for i in street):
            near = self._index.neighbours(
                [i for i in street if self._index.in_place(i, adres.plaats)], nummer
            )
            return self._missed(NUMMER_ONBEKEND, adres, near)
        return self._no_street(adres, nummer, rows)

    def _no_street(self, adres: Adres, nummer: int, rows: Sequence[int]) -> Vindplaats:
        """Look for the street under a shorter or nearly equal name.

        'J. Catsstraat' is taken when one street in the place can be meant; a slip is offered.
        """
        straat = adres.straat or ""
        if not rows and (found := _NEAR.match(straat)):
            other = replace(adres, straat=straat[found.end() :])
            return self._missed(NABIJ, adres, self._index.same_street_number(other))
        if straat_key(straat) not in self._index.straatnamen:
            short = [
                key
                for key in self._index.straatnamen.shortened(straat)
                if any(self._index.agrees(i, adres) for i in self._index.by_street[key])
            ]
            if len(short) == 1:
                full = next(
                    naam for i in self._index.by_street[short[0]] if (naam := self._index.straat[i])
                )
                found_one = self._by_name(replace(adres, straat=full), nummer)
                said = f"De straat is {full}; in de lijst staat {straat}."
                return replace(found_one, toelichting=f"{found_one.toelichting} {said}".strip())
        near = [
            i
            for key in self._index.straatnamen.near(straat)
            for i in self._index.by_street_number.get((key, nummer), ())
        ]
        near.sort(key=lambda i: not self._index.agrees(i, adres))
        return self._missed(STRAAT_ONBEKEND, adres, [*rows, *near])

    def _coarse(self, adres: Adres) -> Vindplaats:
        """Return a point for a postcode or a street without a number."""
        rows, reden = self._without_number(adres)
        level = self._level(rows, "postcode" if adres.postcode else "straat") if rows else None
        if reden or level is None:
            return self._missed(reden or GEEN_HUISNUMMER, adres, rows)
        where, farthest = level
        van = "met deze postcode" if adres.postcode else "in deze straat"
        return Vindplaats(
            where.x,
            where.y,
            where.nauwkeurigheid,
            "",
            f"{GEEN_HUISNUMMER} Het punt ligt tussen de {len(rows)} adressen {van}, hoogstens "
            f"{max(10, round(farthest, -1)):.0f} meter van elk.",
            where.adres,
            where.buurtcode,
            straal_m=farthest,
        )

    def _without_number(self, adres: Adres) -> tuple[list[int], str]:
        """Return the addresses of a street or postcode, and what is wrong with naming them."""
        rows = self._index.in_street(adres)
        reden = ""
        if adres.postcode is not None:
            known = self._index.by_postcode.get(adres.postcode, [])
            if not known:
                return rows, POSTCODE_ONBEKEND
            rows = self._index.named(known, adres.straat) if adres.straat else known
            if not rows:
                return known, ANDERE_STRAAT
            if adres.plaats and not any(self._index.in_place(i, adres.plaats) for i in rows):
                reden = ANDERE_PLAATS
        elif rows and adres.plaats is None:
            reden = GEEN_PLAATS
        return rows, reden

    def _level(self, rows: Sequence[int], nauwkeurigheid: str) -> tuple[Suggestie, float] | None:
        """Return one point for many addresses and the distance to the farthest of them.

        None when that is too far to say anything.
        """
        middle = self._index.middle(rows)
        away = self._index.xy[list(rows)] - self._index.xy[middle]
        farthest = float(np.hypot(*away.T).max())
        if farthest > _COARSE_M:
            return None
        codes = {self._index.buurtcode[i] for i in rows}
        straten = {self._index.straat[i] for i in rows}
        first = self._index.adres(middle)
        adres = Adres(
            straat=first.straat if len(straten) == 1 else None,
            postcode=first.postcode if nauwkeurigheid == "postcode" else None,
            plaats=first.plaats,
        )
        x, y = self._index.xy[middle].tolist()
        # On a border it is the point that says in which buurt the row counts.
        code = self._index.buurtcode[middle] if len(codes) == 1 else None
        return Suggestie(adres, x, y, code, nauwkeurigheid), farthest

    def _levels(self, adres: Adres) -> list[Suggestie]:
        """Return the street and the postcode that an address names, to be offered."""
        found: list[Suggestie] = []
        if adres.postcode and (rows := self._index.by_postcode.get(adres.postcode, [])):
            level = self._level(rows, "postcode")
            found += [level[0]] if level else []
        if adres.straat and adres.plaats:
            rows = [
                i
                for i in self._index.by_street.get(straat_key(adres.straat), [])
                if self._index.in_place(i, adres.plaats)
            ]
            level = self._level(rows, "straat") if rows else None
            found += [level[0]] if level else []
        return found

    def _choose(self, adres: Adres, rows: Sequence[int]) -> Vindplaats:
        """Return the hit among `rows`, which agree in all but the addition."""
        wanted = number_key(adres.huisletter, adres.toevoeging)
        exact = [i for i in rows if self._index.number_key(i) == wanted]
        if not exact and wanted:
            # A workbook makes 45-2 of 45-002.
            short = wanted.lstrip("0")
            exact = [i for i in rows if short and self._index.number_key(i).lstrip("0") == short]
        if exact:
            streets = {straat_key(self._index.straat[i] or "") for i in exact}
            if len(streets) > 1 or self._index.spread(exact) > _SAME_ADRES_M:
                return self._missed(MEER_PLEKKEN, adres, exact)
            return self._hit(exact[0], adres)
        if wanted:
            return self._missed(TOEVOEGING_ONBEKEND, adres, rows)
        if len(rows) > 1 and self._index.spread(rows) <= _ONE_BUILDING_M:
            return self._hit(self._index.middle(rows), adres, units=len(rows))
        return self._missed(TOEVOEGING_ONTBREEKT, adres, rows)

    def _hit(self, i: int, asked: Adres, units: int = 1) -> Vindplaats:
        found = self._index.adres(i)
        toelichting = []
        if units > 1:
            toelichting.append(
                f"Op dit nummer zijn {units} adressen, alle binnen {_ONE_BUILDING_M:.0f} meter."
            )
            found = Adres(found.straat, found.huisnummer, None, None, found.postcode, found.plaats)
        if asked.plaats and found.plaats and plaats_key(asked.plaats) != plaats_key(found.plaats):
            toelichting.append(f"De plaats is {found.plaats}; in de lijst staat {asked.plaats}.")
        x, y = self._index.xy[i].tolist()
        return Vindplaats(x, y, "adres", "", " ".join(toelichting), found, self._index.buurtcode[i])

    def _missed(self, reden: str, asked: Adres, near: Iterable[int]) -> Vindplaats:
        bijna = [
            Suggestie(
                self._index.adres(i),
                float(self._index.xy[i, 0]),
                float(self._index.xy[i, 1]),
                self._index.buurtcode[i],
            )
            for i in list(near)[:_SUGGESTIONS]
        ]
        bijna += self._levels(asked)
        toelichting = f"In de lijst: {asked}."
        if reden == MEER_PLEKKEN:
            toelichting += f" Er zijn er {sum(one.nauwkeurigheid == 'adres' for one in bijna)}."
        elif bijna:
            toelichting += f" Lijkt op: {bijna[0].adres}."
        return Vindplaats(reden=reden, toelichting=toelichting, bijna=tuple(bijna))
