"""Find a place while typing, offline: address, street, postcode, plaats, buurt or coordinates.

The words of names are written by `importing.adres`, so that the search box, the form and an import
know the same abbreviations. Each name is in a sorted list of beginnings; a keystroke looks up the
words that were typed and takes what they share, so the size of the area hardly matters.
"""

from __future__ import annotations

import bisect
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain.notatie import getal
from sociale_kaart.importing.adres import Adres
from sociale_kaart.importing.beginletters import Beginletters
from sociale_kaart.importing.coordinaten import parse_coordinaten
from sociale_kaart.importing.zoeknamen import BUURT, PLAATS, STRAAT, names_and_rows
from sociale_kaart.importing.zoekvraag import Lezing, joined, readings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.importing.zoeknamen import Naam, Row

ADRES, POSTCODE, PUNT = "adres", "postcode", "punt"
_ADRES_COLUMNS = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
# One letter fits half the town.
_MIN_LETTERS = 2
_POSTCODE_SIZE, _DIGITS = 6, 4
# With fewer good hits than this, names with one wrong letter are offered below them.
_FEW = 3
_KINDS = {PLAATS: 0, BUURT: 1, STRAAT: 2}
# A number is looked up in at most so many streets, best first.
_MAX_STREETS = 60


@dataclass(frozen=True, slots=True)
class Vondst:
    """A place that was found.

    Attributes:
        label: what is read: street and number, postcode, plaats.
        soort: adres | straat | postcode | plaats | buurt | punt.
        x: RD New (EPSG:28992) in metres; of a street, postcode or plaats an address in its
            middle, of a buurt a point inside it.
        y: as `x`.
        buurtcode: the buurt, None unknown.
        adres: columns of a plek here; empty for a plaats, which is too large to be one.
        bijna: not quite what was typed (another letter, no such number): only for who chooses it.
    """

    label: str
    soort: str
    x: float
    y: float
    buurtcode: str | None = None
    adres: Mapping[str, Value] = field(default_factory=dict)
    bijna: bool = False

    @property
    def kort(self) -> str:
        """The label without postcode and plaats: street and number."""
        return self.label.split(",")[0]


# (bijna, quality, kind or fit of the number, rank of the name, number, addition): lowest first
_Rank = tuple[bool, int, int, int, int, str]
# a row of `adressen`, a postcode, or a name
_Ref = tuple[str, int | str]


class PlaatsZoeker:
    """An index of addresses, streets, postcodes, plaatsen and buurten; see `build_plaatszoeker`.

    Args:
        rows: addresses, sorted.
        namen: everything that has a name; a street bounds its rows.
    """

    def __init__(self, rows: Sequence[Row], namen: Sequence[Naam]) -> None:
        self._namen = namen
        columns: list[Any] = list(zip(*rows, strict=True)) if rows else [()] * 9
        self._street = array("l", columns[0])
        self._number = array("l", columns[1])
        self._addition, self._letter, self._toevoeging, self._postcode, self._buurtcode = map(
            list, columns[2:7]
        )
        self._x, self._y = array("d", columns[7]), array("d", columns[8])
        by_postcode: defaultdict[str, array[int]] = defaultdict(lambda: array("l"))
        for row, postcode in enumerate(self._postcode):
            if postcode:
                by_postcode[postcode].append(row)
        self._by_postcode = dict(sorted(by_postcode.items()))
        self._postcodes = list(self._by_postcode)
        self._own = Beginletters(naam.words for naam in namen)
        self._other = Beginletters(naam.other for naam in namen)
        ordered = sorted(
            range(len(namen)),
            key=lambda i: (namen[i].naam.casefold(), namen[i].first - namen[i].last, i),
        )
        self._rank = {name: place for place, name in enumerate(ordered)}

    def __len__(self) -> int:
        """Return the number of addresses."""
        return len(self._x)

    @property
    def gebiedsnamen(self) -> frozenset[str]:
        """The names of all plaatsen and buurten: what half the clubs of a town are called after."""
        return frozenset(naam.naam for naam in self._namen if naam.soort in {PLAATS, BUURT})

    def suggest(
        self, text: str, limit: int = 8, soorten: Collection[str] | None = None
    ) -> list[Vondst]:
        """Return the places that begin with what was typed, best first.

        Args:
            text: in any order and case, with abbreviations, as far as typed.
            limit: at most so many.
            soorten: only these kinds; None is all.
        """
        if sum(map(str.isalnum, text)) < _MIN_LETTERS:
            return []
        found: list[Vondst] = []
        point = parse_coordinaten(text)
        if point is not None:
            found.append(_point(*point))
        hits = self._hits(text)
        wanted = sorted(hits, key=hits.__getitem__)
        if soorten is not None:
            wanted = [ref for ref in wanted if ref[0] in soorten]
            found = [vondst for vondst in found if vondst.soort in soorten]
        for ref in _mixed(wanted, limit):
            if len(found) >= limit:
                break
            vondst = self._vondst(ref, bijna=hits[ref][0])
            # The source may hold an entrance and a building of one address.
            if all((vondst.label, vondst.soort) != (other.label, other.soort) for other in found):
                found.append(vondst)
        return found

    def nearest(self, x: float, y: float, within_m: float = 60.0) -> Vondst | None:
        """Return the address nearest to a point (RD metres), None when none is near."""
        import numpy as np  # noqa: PLC0415 - the rest needs none

        if not len(self):
            return None
        away = np.hypot(np.frombuffer(self._x) - x, np.frombuffer(self._y) - y)
        row = int(np.argmin(away))
        return self._vondst((ADRES, row), bijna=False) if away[row] < within_m else None

    # -- looking up ------------------------------------------------------------------------------

    def _hits(self, text: str) -> dict[_Ref, _Rank]:
        """Return what fits with its rank; what only nearly fits when little else does."""
        hits: dict[_Ref, _Rank] = {}
        lezingen = readings(text)
        for lezing in lezingen:
            self._collect(lezing, hits)
        if not hits:
            lezingen += [other for lezing in lezingen for other in joined(lezing)]
            for lezing in lezingen:
                self._collect(lezing, hits)
        good = {ref: rank for ref, rank in hits.items() if not rank[0]}
        if len(good) >= _FEW or any(rank[1] == 0 for rank in good.values()):
            return good
        for lezing in lezingen:
            self._collect(lezing, hits, typos=True)
        return hits

    def _collect(self, lezing: Lezing, hits: dict[_Ref, _Rank], *, typos: bool = False) -> None:
        """Add what fits a reading; what was found before keeps its better rank."""
        if not lezing.woorden and not lezing.postcode:
            return
        namen = self._names(lezing, typos=typos) if lezing.woorden else None
        if typos and namen == {} and len(lezing.postcode) == _POSTCODE_SIZE:
            # 'Nederland' behind a pasted address: the postcode says enough.
            namen = None
        for ref, fitting in self._fitting(lezing, namen):
            rank = (fitting[0] or typos, *fitting[1:])
            if ref not in hits or rank < hits[ref]:
                hits[ref] = rank

    def _fitting(
        self, lezing: Lezing, namen: dict[int, int] | None
    ) -> Iterator[tuple[_Ref, _Rank]]:
        if lezing.postcode:
            yield from self._in_postcodes(lezing, namen)
        elif namen and lezing.nummer:
            yield from self._in_streets(lezing, namen)
        else:
            for name, quality in (namen or {}).items():
                yield self._name_hit(name, quality, bijna=False)

    def _name_hit(self, name: int, quality: int, *, bijna: bool) -> tuple[_Ref, _Rank]:
        soort = self._namen[name].soort
        return (soort, name), (bijna, quality, _KINDS[soort], self._rank[name], 0, "")

    def _names(self, lezing: Lezing, *, typos: bool) -> dict[int, int]:
        """Return the names that hold every word that was typed, with how well they fit (0 best)."""
        both: set[int] | None = None
        named: set[int] = set()
        for forms in lezing.woorden:
            own = self._own.find(forms, typos=typos)
            named |= own
            every = own | self._other.find(forms, typos=typos)
            both = every if both is None else both & every
            if not both:
                return {}
        return {name: self._quality(name, lezing.woorden) for name in (both or set()) & named}

    def _quality(self, name: int, woorden: Sequence[tuple[str, ...]]) -> int:
        """Return 0 for the whole name, 1 for its beginning, 2 for words in it."""
        naam = self._namen[name]
        mine = (
            next((form for form in forms if any(w.startswith(form) for w in naam.words)), "")
            for forms in woorden
        )
        typed = "".join(mine)
        if typed == naam.key:
            return 0
        return 1 if typed and naam.key.startswith(typed) else 2

    def _in_streets(self, lezing: Lezing, namen: dict[int, int]) -> Iterator[tuple[_Ref, _Rank]]:
        streets = [name for name in namen if self._namen[name].soort == STRAAT]
        streets.sort(key=lambda name: (namen[name], self._rank[name]))
        for name in streets[:_MAX_STREETS]:
            rows = list(self._with_number(name, lezing))
            for row in rows:
                yield self._adres_hit(row, lezing, namen[name])
            if not rows:
                yield self._name_hit(name, namen[name], bijna=True)

    def _with_number(self, name: int, lezing: Lezing) -> Iterator[int]:
        """Yield the rows of a street whose number begins with the digits that were typed."""
        first, last = self._namen[name].first, self._namen[name].last
        low = high = int(lezing.nummer)
        while low <= self._number[last - 1]:
            start = bisect.bisect_left(self._number, low, first, last)
            for row in range(start, bisect.bisect_right(self._number, high, start, last)):
                if self._fits(row, lezing):
                    yield row
            low, high = low * 10, high * 10 + 9

    def _fits(self, row: int, lezing: Lezing) -> bool:
        number = str(self._number[row])
        if not lezing.achter:
            return number.startswith(lezing.nummer)
        addition: str = self._addition[row]
        # 45-2 is written 45-002 as well.
        return number == lezing.nummer and (
            addition.startswith(lezing.achter)
            or addition.lstrip("0").startswith(lezing.achter.lstrip("0") or "0")
        )

    def _adres_hit(self, row: int, lezing: Lezing, quality: int) -> tuple[_Ref, _Rank]:
        number, addition = self._number[row], self._addition[row]
        if str(number) != lezing.nummer:
            fit = 2
        else:
            fit = 0 if addition.lstrip("0") == lezing.achter.lstrip("0") else 1
        return (ADRES, row), (False, quality, fit, self._rank[self._street[row]], number, addition)

    def _in_postcodes(
        self, lezing: Lezing, namen: dict[int, int] | None
    ) -> Iterator[tuple[_Ref, _Rank]]:
        start = bisect.bisect_left(self._postcodes, lezing.postcode)
        for order in range(start, len(self._postcodes)):
            postcode = self._postcodes[order]
            if not postcode.startswith(lezing.postcode):
                break
            rows = [
                row
                for row in self._by_postcode[postcode]
                if namen is None or self._street[row] in namen
            ]
            if not rows:
                continue
            hits = [
                self._adres_hit(row, lezing, 0)
                for row in rows
                if lezing.nummer and self._fits(row, lezing)
            ]
            yield from hits
            if not hits:
                whole = postcode == lezing.postcode
                # '8261 38' need not list every postcode without a number 38.
                if whole or not lezing.nummer:
                    bijna = bool(lezing.nummer)
                    quality = 0 if whole else 1 if len(lezing.postcode) > _DIGITS else 2
                    # Below the addresses that have the number.
                    yield (POSTCODE, postcode), (bijna, quality, 3 if bijna else 0, order, 0, "")

    # -- telling ---------------------------------------------------------------------------------

    def _vondst(self, ref: _Ref, *, bijna: bool) -> Vondst:
        soort, what = ref
        if soort == ADRES:
            assert isinstance(what, int)
            return self._adres(what, bijna=bijna)
        if isinstance(what, str):
            return self._of_postcode(what, bijna=bijna)
        naam = self._namen[what]
        if soort == BUURT:
            plek = {**_columns(), "buurt_gekozen": naam.code, "locatie_nauwkeurigheid": BUURT}
            return Vondst(naam.label, soort, naam.x, naam.y, naam.code, plek, bijna)
        if soort == PLAATS:
            return Vondst(naam.naam, soort, naam.x, naam.y, None, {}, bijna)
        row = self._middle(range(naam.first, naam.last))
        x, y = self._x[row], self._y[row]
        plek = {**_columns(), "straat": naam.naam, "plaats": naam.plaats or None, "x": x, "y": y}
        plek["locatie_nauwkeurigheid"] = STRAAT
        label = ", ".join(deel for deel in (naam.naam, naam.plaats) if deel)
        return Vondst(label, soort, x, y, self._buurtcode[row], plek, bijna)

    def _adres(self, row: int, *, bijna: bool) -> Vondst:
        street = self._namen[self._street[row]]
        adres = Adres(
            street.naam,
            self._number[row],
            self._letter[row],
            self._toevoeging[row],
            self._postcode[row],
            street.plaats or None,
        )
        x, y = self._x[row], self._y[row]
        plek = {kolom: getattr(adres, kolom) for kolom in _ADRES_COLUMNS}
        plek |= {"x": x, "y": y, "buurt_gekozen": None, "locatie_nauwkeurigheid": ADRES}
        return Vondst(str(adres), ADRES, x, y, self._buurtcode[row], plek, bijna)

    def _of_postcode(self, postcode: str, *, bijna: bool) -> Vondst:
        rows = self._by_postcode[postcode]
        row = self._middle(rows)
        street = self._namen[self._street[row]]
        streets = sorted({self._namen[self._street[other]].naam for other in rows})
        x, y = self._x[row], self._y[row]
        plek = {**_columns(), "postcode": postcode, "plaats": street.plaats or None, "x": x, "y": y}
        plek["straat"] = streets[0] if len(streets) == 1 else None
        plek["locatie_nauwkeurigheid"] = POSTCODE
        label = f"{postcode[:4]} {postcode[4:]} {street.plaats}".strip()
        label = f"{label} ({', '.join(streets[:2])}{' …' if len(streets) > 2 else ''})"  # noqa: PLR2004
        return Vondst(label, POSTCODE, x, y, self._buurtcode[row], plek, bijna)

    def _middle(self, rows: Sequence[int]) -> int:
        """Return the row nearest to the middle of `rows`: a point that lies at an address."""
        x = sum(self._x[row] for row in rows) / len(rows)
        y = sum(self._y[row] for row in rows) / len(rows)
        return min(rows, key=lambda row: (self._x[row] - x) ** 2 + (self._y[row] - y) ** 2)


def build_plaatszoeker(adressen: Any, buurten: Any) -> PlaatsZoeker:
    """Return the index of the layers `adressen` and `buurten` of an ondergrond (EPSG:28992).

    Takes part of a second and a few MB for a town. An address without street, number or point is
    left out: nobody can type it.
    """
    rows, namen = names_and_rows(adressen, buurten)
    return PlaatsZoeker(rows, namen)


def _columns() -> dict[str, Value]:
    """Return the columns of a plek without anything in them, so that an old address goes."""
    return {**dict.fromkeys(_ADRES_COLUMNS), "x": None, "y": None, "buurt_gekozen": None}


def _point(x: float, y: float) -> Vondst:
    plek = {**_columns(), "x": x, "y": y, "locatie_nauwkeurigheid": "handmatig"}
    return Vondst(f"Punt {getal(x)}, {getal(y)}", PUNT, x, y, None, plek)


def _mixed(refs: Sequence[_Ref], limit: int) -> list[_Ref]:
    """Keep room for streets and addresses among many buurten and plaatsen."""
    areas = [ref for ref in refs if ref[0] in {PLAATS, BUURT}]
    if len(areas) == len(refs):
        return list(refs)
    spare = set(areas[max(limit // 2, limit - (len(refs) - len(areas))) :])
    return [ref for ref in refs if ref not in spare]
