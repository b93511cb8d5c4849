"""The names that a place can be found by, and its addresses in order, from an ondergrond."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from sociale_kaart.importing.adres import number_key, plaats_key, spellings, straat_woorden

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STRAAT, PLAATS, BUURT = "straat", "plaats", "buurt"
# The columns that are read of the layer `adressen`.
ADRES_COLUMNS = (
    "straat", "plaats", "huisnummer", "huisletter", "toevoeging", "postcode", "buurtcode",
)  # fmt: skip

# index of the street in the names, huisnummer, key of the addition, huisletter, toevoeging,
# postcode, buurtcode, x, y (RD metres)
Row = tuple[
    int, int, str, str | None, str | None, str | None, str | None, float, float
]  # fmt: skip


@dataclass(slots=True)
class Naam:
    """One street of one plaats, one plaats or one buurt.

    Attributes:
        soort: straat | plaats | buurt.
        label: what is read when two of them have one name.
        key: the name without blanks.
        words: the name without blanks from each of its words on, in all spellings.
        other: names that may be typed along with it.
        first: first row of a street.
        last: behind the last row of a street.
        x: a point inside a plaats or buurt, RD New in metres.
        y: as `x`.
        code: of a buurt.
    """

    soort: str
    naam: str
    label: str
    key: str
    words: frozenset[str]
    plaats: str = ""
    other: frozenset[str] = frozenset()
    first: int = 0
    last: int = 0
    x: float = 0.0
    y: float = 0.0
    code: str | None = None


def names_and_rows(adressen: Any, buurten: Any) -> tuple[list[Row], list[Naam]]:
    """Return the addresses in order and all names; frames as `build_plaatszoeker` takes them."""
    buurtnamen = dict(zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True))
    namen: list[Naam] = []
    street_of: dict[tuple[str, str], int] = {}
    rows: list[Row] = []
    for straat, plaats, *rest in _records(adressen):
        street = street_of.get((straat, plaats))
        if street is None:
            street = street_of[straat, plaats] = len(namen)
            label = f"{straat}, {plaats}" if plaats else straat
            namen.append(_name(STRAAT, straat, label, plaats=plaats))
        rows.append((street, *rest))
    rows.sort(key=lambda row: row[:3])
    around: defaultdict[str, set[str]] = defaultdict(set)
    first = 0
    while first < len(rows):
        naam = namen[rows[first][0]]
        last = first
        codes = set()
        while last < len(rows) and rows[last][0] == rows[first][0]:
            codes.add(rows[last][6])
            last += 1
        naam.first, naam.last = first, last
        naam.other = _words_of([naam.plaats, *(buurtnamen.get(code, "") for code in codes)])
        for code in codes - {None}:
            around[str(code)].add(naam.plaats)
        first = last
    return rows, [*namen, *_plaatsen(rows, namen), *_buurten(buurten, around)]


def _records(adressen: Any) -> Iterable[tuple[Any, ...]]:
    """Yield straat, plaats and the rest of a row for each address that can be typed."""
    shared: dict[str, str] = {}

    def text(value: object) -> str | None:
        # Each cell is a string of its own; most are the same as another.
        return shared.setdefault(value, value) if isinstance(value, str) and value else None

    lists = [adressen[column].tolist() for column in ADRES_COLUMNS]
    points = np.asarray(adressen.geometry, dtype=object)
    for straat, plaats, nummer, letter, toevoeging, postcode, buurtcode, x, y in zip(
        *lists, shapely.get_x(points).tolist(), shapely.get_y(points).tolist(), strict=True
    ):
        known = isinstance(nummer, int | float) and nummer == nummer and nummer > 0  # noqa: PLR0124
        if not (known and isinstance(straat, str) and straat and math.isfinite(x + y)):
            continue
        key = number_key(text(letter), text(toevoeging))
        yield (
            text(straat), text(plaats) or "", int(nummer), shared.setdefault(key, key),
            text(letter), text(toevoeging), text(postcode), text(buurtcode), x, y,
        )  # fmt: skip


def _plaatsen(rows: Sequence[Row], namen: Sequence[Naam]) -> list[Naam]:
    points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for naam in namen:
        if naam.plaats:
            points[naam.plaats] += [row[7:9] for row in rows[naam.first : naam.last]]
    found = []
    for plaats, here in sorted(points.items()):
        made = _name(PLAATS, plaats, plaats)
        made.words |= {plaats_key(plaats)}
        # The middle one in each direction: a few farms far away do not pull it out of the town.
        made.x = sorted(x for x, _ in here)[len(here) // 2]
        made.y = sorted(y for _, y in here)[len(here) // 2]
        found.append(made)
    return found


def _buurten(buurten: Any, around: dict[str, set[str]]) -> list[Naam]:
    times = Counter(map(str, buurten["buurtnaam"]))
    inside = shapely.point_on_surface(np.asarray(buurten.geometry, dtype=object))
    gemeenten = buurten["gemeentenaam"] if "gemeentenaam" in buurten else [""] * len(buurten)
    found = []
    xs, ys = shapely.get_x(inside).tolist(), shapely.get_y(inside).tolist()
    for code, naam, gemeente, x, y in zip(
        buurten["buurtcode"], buurten["buurtnaam"], gemeenten, xs, ys, strict=True
    ):
        label = f"{naam} ({gemeente})" if times[str(naam)] > 1 and gemeente else str(naam)
        made = _name(BUURT, str(naam), label)
        made.words |= {str(code).casefold()}
        made.other = _words_of([str(gemeente or ""), *around.get(str(code), ())])
        made.code, made.x, made.y = str(code), float(x), float(y)
        found.append(made)
    return found


def _name(soort: str, naam: str, label: str, plaats: str = "") -> Naam:
    woorden = straat_woorden(naam)
    return Naam(soort, naam, label, "".join(woorden), _terms(woorden), plaats)


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(term for naam in names for term in _terms(straat_woorden(naam)))


def _terms(woorden: Sequence[str]) -> frozenset[str]:
    """Return a name from each of its words on, the first of them in every spelling."""
    return frozenset(
        spelling + "".join(woorden[place + 1 :])
        for place, woord in enumerate(woorden)
        for spelling in (woord, *spellings(woord))
    )
