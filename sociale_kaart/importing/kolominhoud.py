"""What stands in a column held against a field: does it fit, and which field is it without header.

The thresholds are shares of the different cells of a column, see `importing.inhoud`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.waarden import map_value, split_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sociale_kaart.importing.inhoud import Inhoud

# What the cells of a field look like; other fields may hold anything.
_FITS = {
    "postcode": ("postcode", "postcode_plaats", "adres", "huisnummer"),
    "email": ("email",),
    "telefoon": ("telefoon", "contact", "getal"),
    "website": ("website",),
    "x": ("getal", "coordinaten"),
    "y": ("getal", "coordinaten"),
    "lat": ("getal", "coordinaten"),
    "lon": ("getal", "coordinaten"),
    "coordinaten": ("coordinaten",),
    "huisnummer": ("huisnummer", "getal", "datum"),
    "buurtcode": ("buurtcode",),
    "begonnen_op": ("datum", "getal"),
    "gestopt_op": ("datum", "getal"),
    "gecontroleerd_op": ("datum", "getal"),
    "herzien_voor": ("datum", "getal"),
    "adres": (
        "adres",
        "adresvorm",
        "straat",
        "postbus",
        "postcode_plaats",
        "huisnummer",
        "woorden",
    ),
}
# Fields told by content alone, the surest first: field -> (kind, share, at least so many cells).
_TELLING = (
    ("email", "email", 0.8, 1),
    ("website", "website", 0.8, 1),
    ("buurtcode", "buurtcode", 0.9, 1),
    ("coordinaten", "coordinaten", 0.9, 2),
    ("postcode", "postcode", 0.8, 1),
    ("postcode", "postcode_plaats", 0.8, 2),
    ("telefoon", "telefoon", 0.8, 1),
    ("adres", "adres", 0.7, 2),
    ("straat", "straat", 0.7, 3),
    ("plaats", "plaats", 0.8, 2),
    ("schema", "tijden", 0.8, 3),
)
# Forms that leave no doubt.
_SURE = (
    ("email", "email"),
    ("website", "website"),
    ("coordinaten", "coordinaten"),
    ("telefoon", "telefoon"),
)
_ENOUGH = 2
_NAMELESS = re.compile(r"kolom \d+", re.IGNORECASE)
# Fields whose words we know, told by those words.
_WORDS = ("soort", "categorie", "doelgroep", "sfeer")
_KNOWN_WORDS = 0.8
# A header with one of these is about something else, whatever stands below it.
_NOT_HERE = re.compile(
    r"correspond|post(?:adres|bus)|postaal|factuur|fax|priv[eé]|thuis|woonadres|geboorte|geslacht"
    r"|vorige?\b|voormalig|\boude?\b|mobiel|\b06\b|contact|bestuur|voorzitter|eigenaar|beheerder"
    r"|cli[eë]nt|deelnemer|jaar\b|hulpvra|zorgvra|diagnose|\bbsn\b|voornaam|achternaam",
    re.IGNORECASE,
)
_NUMBER_HEADER = re.compile(r"kolom \d+|nr\.?|num\.?|nummer|.*huis.*", re.IGNORECASE)
_FIGURES = frozenset(
    ("gwbcode", "gwbcode10", "gwbcode8", "codering", "codering3", "regioaanduidingcoderingcode")
)
_RD_X, _RD_Y, _LAT, _LON = "rd_x", "rd_y", "lat", "lon"
_ALL = 0.95
_SOME = 0.4
_HARDLY, _HALF, _MOST = 0.2, 0.5, 0.6
_DISTINCT = 0.8
_SHORT, _LONG = 3, 80


def fits(veld: str, inhoud: Inhoud) -> float | None:
    """Return the share of cells that look like this field, None when any cell would do."""
    kinds = _FITS.get(veld)
    return inhoud.share(*kinds) if kinds and inhoud.gevuld else None


def by_content(
    free: Mapping[str, Inhoud], velden: Mapping[str, str]
) -> Iterator[tuple[str, str, float]]:
    """Yield (field, header, how sure) of columns that tell by their cells what they are.

    Args:
        free: header -> content, of columns whose header says nothing.
        velden: fields that have a column.
    """
    left = {kop: one for kop, one in free.items() if one.gevuld and not _NOT_HERE.search(kop)}
    taken = set(velden)
    for veld, kind, share, cells in _TELLING:
        if veld in taken or (veld == "straat" and "adres" in taken):
            continue
        found = _best(left, kind, share, cells)
        if found is None and kind == "adres":
            # Streets whose names end like no street: 'Veenmos 34'.
            form = _best(left, "adresvorm", _KNOWN_WORDS, cells)
            found = form if form and left[form].share("adres") >= _SOME else None
        if found is not None:
            yield veld, found, round(min(left[found].share(kind), 1) * 0.85, 2)
            taken.add(veld)
            del left[found]
    if not {"x", "lat", "coordinaten"} & taken:
        for veld, kop in _pair(left):
            yield veld, kop, 0.8
            taken.add(veld)
            left.pop(kop, None)
    if "straat" in taken and "huisnummer" not in taken:
        numbers = {kop: one for kop, one in left.items() if _NUMBER_HEADER.fullmatch(kop)}
        found = _best(numbers, "huisnummer", _ALL, 3)
        if found is not None:
            yield "huisnummer", found, 0.6
            del left[found]
    yield from _by_words(left, taken)


def stands_for(inhoud: Inhoud) -> str | None:
    """Return the field that the cells are of, where their form leaves no doubt; else None."""
    for veld, kind in _SURE:
        if inhoud.gevuld >= _ENOUGH and inhoud.share(kind) >= _KNOWN_WORDS:
            return veld
    return None


def place_beside(
    koppen: Sequence[str], inhouden: Mapping[str, Inhoud], postcode: str
) -> str | None:
    """Return the nameless column behind the postcodes when it holds words that come back."""
    place = list(koppen).index(postcode) + 1
    kop = koppen[place] if place < len(koppen) else ""
    one = inhouden.get(kop)
    if one is None or not _NAMELESS.fullmatch(kop) or one.share("woorden", "plaats") < _ALL:
        return None
    return kop if one.verschillend <= max(1, one.gevuld * _HALF) else None


def _best(left: Mapping[str, Inhoud], kind: str, share: float, cells: int) -> str | None:
    hits = [kop for kop, one in left.items() if one.gevuld >= cells and one.share(kind) >= share]
    return min(hits, key=lambda k: (-left[k].share(kind), -left[k].gevuld, k)) if hits else None


def _pair(left: Mapping[str, Inhoud]) -> list[tuple[str, str]]:
    """Return the two columns with coordinates: just one of each, filled in the same rows."""
    for first, second, kinds in (("x", "y", (_RD_X, _RD_Y)), ("lat", "lon", (_LAT, _LON))):
        hits = [[k for k, one in left.items() if one.share(kind) >= _ALL] for kind in kinds]
        if [len(hit) for hit in hits] == [1, 1] and hits[0] != hits[1]:
            return [(first, hits[0][0]), (second, hits[1][0])]
    return []


def _by_words(left: Mapping[str, Inhoud], taken: set[str]) -> Iterator[tuple[str, str, float]]:
    used: set[str] = set()
    for veld in _WORDS:
        if veld in taken:
            continue
        for kop, one in sorted(left.items()):
            if kop in used or one.verschillend < 2 or one.lengte > _LONG:  # noqa: PLR2004
                continue
            values = [v for text in one.voorbeelden for v in split_values(veld, text)]
            known = sum(veld in map_value(veld, value) for value in values)
            if values and known >= _KNOWN_WORDS * len(values):
                used.add(kop)
                yield veld, kop, 0.7
                break


def name_column(free: Mapping[str, Inhoud]) -> str | None:
    """Return the first column that may name the rows: different words in nearly every row."""
    for kop, one in free.items():
        if not one.gevuld or _NOT_HERE.search(kop) or not _SHORT <= one.lengte <= _LONG:
            continue
        different = one.verschillend >= _DISTINCT * one.gevuld
        other = one.share("adres", "postcode", "email", "website", "telefoon", "datum", "persoon")
        if different and one.share("getal") < _HARDLY and other < _HALF:
            return kop
    return None


def is_figures(koppen: Sequence[str], inhouden: Mapping[str, Inhoud]) -> bool:
    """Return whether a table holds figures per buurt, wijk or gemeente, as the CBS gives them."""
    keys = {plain_key(kop) for kop in koppen}
    coded = bool(keys & _FIGURES) or any(
        one.share("gebiedscode") >= _MOST for one in inhouden.values()
    )
    numbers = sum(one.share("getal") >= _HALF for one in inhouden.values())
    return coded and numbers * 2 >= len(koppen)
