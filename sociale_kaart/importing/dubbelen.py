"""Is this in the register already? The same address, or a telling word in common near by.

A hint and no more: whoever registers decides. The words that are evidence are those of
`domain.zelfde_plek`; market nouns (stichting, buurthuis, kerk) and names of places never are.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.notatie import afstand
from sociale_kaart.domain.zelfde_plek import ZELFDE_ADRES_M, plain_text, telling_words
from sociale_kaart.importing.adres import number_key, plaats_key, plain_key, straat_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Value

# Farther apart than this a shared word is a coincidence.
NABIJ_M = 250.0
# Nearer than this nobody says how far it is.
_HERE_M = 10.0
PLEK_COLUMNS = (
    "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats",
    "x", "y", "buurtcode", "buurt_gekozen",
)  # fmt: skip
_ADRES, _PUNT, _BUURT = range(3)
# One of these three, whether no word is shared, and metres apart: the likeliest lowest.
_Rank = tuple[int, bool, float]


@dataclass(frozen=True, slots=True)
class Dubbel:
    """What may be the same, and why in Dutch.

    Attributes:
        uuid: of the hulpbron, '' for a row of the same list.
        rijnummer: row number in the list, None for a hulpbron.
        zeker: whether more than a word and a place says so: number, contact or address with name.
    """

    uuid: str
    naam: str
    reden: str
    rijnummer: int | None = None
    zeker: bool = False


@dataclass(frozen=True, slots=True)
class Spoor:
    """What a plek tells: where it is, as far as known.

    `plaats` and `adressen` (postcode or street, with number) are in comparable form;
    `plaatswoorden` are the plain words of its plaats.
    """

    x: float | None
    y: float | None
    plaats: str
    plaatswoorden: frozenset[str]
    buurtcode: str | None
    adressen: frozenset[tuple[str, str]]

    def apart(self, other: Spoor) -> float | None:
        """Return the metres between two, None when either has no point."""
        if self.x is None or self.y is None or other.x is None or other.y is None:
            return None
        return math.hypot(self.x - other.x, self.y - other.y)

    def same_adres(self, other: Spoor) -> bool:
        """Whether both are one address; a street may be in two towns, a postcode is in one."""
        shared = self.adressen & other.adressen
        if any(where[0].isdigit() for where, _ in shared):
            return True
        apart = self.apart(other)
        near = apart is not None and apart <= ZELFDE_ADRES_M
        return bool(shared) and (near or bool(self.plaats and self.plaats == other.plaats))

    def near(self, other: Spoor) -> bool:
        """Whether two are so near that a shared word tells; without a point the buurt decides."""
        apart = self.apart(other)
        if apart is not None:
            return apart <= NABIJ_M
        return self.buurtcode is not None and self.buurtcode == other.buurtcode


class DubbelenZoeker:
    """What is in the register, by address, by word and place, and by word and buurt.

    Args:
        bestaande: the register; later changes come in by `update`.
        plaatsnamen: names of plaatsen and buurten, which are no evidence; those of the register
            itself are known.
    """

    def __init__(self, bestaande: Iterable[Hulpbron] = (), plaatsnamen: Iterable[str] = ()) -> None:
        self._fixed = frozenset(word for naam in plaatsnamen for word in plain_text(naam).split())
        self._namen: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._sporen: dict[str, tuple[Spoor, ...]] = {}
        self._index: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        # Every second club carries the name of its town.
        self._plaatsnamen: Counter[str] = Counter()
        for hulpbron in bestaande:
            self.update(hulpbron.uuid, hulpbron)

    def update(self, uuid: str, hulpbron: Hulpbron | None) -> None:
        """Take in how a hulpbron is now; None when it is no more."""
        if uuid in self._namen:
            for key in self._keys(self._words[uuid], self._sporen[uuid]):
                self._index[key].discard(uuid)
                if not self._index[key]:
                    del self._index[key]
            self._plaatsnamen.subtract(_town_words(self._sporen[uuid]))
            del self._namen[uuid], self._words[uuid], self._sporen[uuid]
        if hulpbron is None:
            return
        words = evidence(hulpbron.naam)
        sporen = tuple(
            spoor_of({kolom: getattr(plek, kolom) for kolom in PLEK_COLUMNS})
            for plek in hulpbron.plekken
        )
        self._namen[uuid], self._words[uuid], self._sporen[uuid] = hulpbron.naam, words, sporen
        self._plaatsnamen.update(_town_words(sporen))
        for key in self._keys(words, sporen):
            self._index[key].add(uuid)

    def find(
        self, naam: str, plek: Mapping[str, Value], limit: int = 3, *, zelf: str | None = None
    ) -> list[Dubbel]:
        """Return the hulpbronnen that may be the same, the likeliest first.

        Args:
            naam: as far as typed.
            plek: columns of a plek; what is not known may be absent.
            limit: at most so many.
            zelf: uuid of the hulpbron that is asked about: nothing is its own double.
        """
        spoor = spoor_of(plek)
        towns = {word for word, times in self._plaatsnamen.items() if times > 0}
        words = evidence(naam).difference(towns, self._fixed, spoor.plaatswoorden)
        around = {uuid for key in _lookup(words, spoor) for uuid in self._index.get(key, ())}
        found = []
        for uuid in around - {zelf}:
            shared = words & self._words[uuid]
            best = min(
                (
                    rank
                    for other in self._sporen[uuid]
                    if (rank := _rank(spoor, other, shared=bool(shared))) is not None
                ),
                default=None,
            )
            if best is not None:
                found.append((best, self._namen[uuid], uuid))
        found.sort()
        return [
            Dubbel(uuid, other, _reason(rank, words & self._words[uuid], other))
            for rank, other, uuid in found[:limit]
        ]

    @staticmethod
    def _keys(words: frozenset[str], sporen: Iterable[Spoor]) -> Iterator[tuple[str, ...]]:
        """Yield under what a hulpbron is kept."""
        for spoor in sporen:
            yield from spoor.adressen
            for word in words:
                if spoor.buurtcode is not None:
                    yield (word, "", spoor.buurtcode)
                if spoor.x is not None and spoor.y is not None:
                    yield (word, *_cell(spoor.x, spoor.y))


def possible_dubbelen(
    naam: str,
    plek: Mapping[str, Value],
    bestaande: Iterable[Hulpbron],
    limit: int = 3,
    *,
    zelf: str | None = None,
) -> list[Dubbel]:
    """Return which of `bestaande` may be the same; who asks often keeps a `DubbelenZoeker`."""
    return DubbelenZoeker(bestaande).find(naam, plek, limit, zelf=zelf)


def evidence(naam: str) -> frozenset[str]:
    """Return the telling words of a name, and pairs of them as one word (Zonne Hoek, Zonnehoek)."""
    words = plain_text(naam).split()
    telling = telling_words(naam)
    return telling | {
        first + second
        for first, second in itertools.pairwise(words)
        if first in telling and second in telling
    }


def _rank(spoor: Spoor, other: Spoor, *, shared: bool) -> _Rank | None:
    """Return how likely two are the same; None when nothing says so."""
    apart = spoor.apart(other)
    if spoor.same_adres(other):
        return _ADRES, not shared, apart or 0.0
    if not shared or not spoor.near(other):
        return None
    return (_BUURT, False, 0.0) if apart is None else (_PUNT, False, apart)


def _reason(rank: _Rank, shared: Iterable[str], naam: str) -> str:
    """Say in Dutch why a hulpbron of this name may be the same."""
    why, _, apart = rank
    word = min(shared, key=lambda one: (-len(one), one), default="")
    where = "op dezelfde plek" if apart < _HERE_M else f"{afstand(apart)} verderop"
    where = {_ADRES: "zelfde adres", _BUURT: "in dezelfde buurt"}.get(why, where)
    return f"{where}, ook ‘{_as_written(word, naam)}’" if word else where


def _lookup(words: frozenset[str], spoor: Spoor) -> Iterator[tuple[str, ...]]:
    """Yield under what the doubles of a plek are kept: also in the cells around it."""
    yield from spoor.adressen
    for word in words:
        if spoor.buurtcode is not None:
            yield (word, "", spoor.buurtcode)
        if spoor.x is not None and spoor.y is not None:
            for step_x in (-NABIJ_M, 0.0, NABIJ_M):
                for step_y in (-NABIJ_M, 0.0, NABIJ_M):
                    yield (word, *_cell(spoor.x + step_x, spoor.y + step_y))


def _cell(x: float, y: float) -> tuple[str, str]:
    return str(math.floor(x / NABIJ_M)), str(math.floor(y / NABIJ_M))


def spoor_of(plek: Mapping[str, Value]) -> Spoor:
    """Return what the columns of a plek tell about where it is."""
    x, y = plek.get("x"), plek.get("y")
    plaats = _text(plek.get("plaats"))
    code = plek.get("buurtcode") or plek.get("buurt_gekozen")
    return Spoor(
        float(x) if isinstance(x, int | float) else None,
        float(y) if isinstance(y, int | float) else None,
        plaats_key(plaats),
        frozenset(plain_text(plaats).split()),
        _text(code) or None,
        _adressen(plek),
    )


def _adressen(plek: Mapping[str, Value]) -> frozenset[tuple[str, str]]:
    nummer = plek.get("huisnummer")
    if not nummer or not isinstance(nummer, int | float):
        return frozenset()
    rest = number_key(_text(plek.get("huisletter")), _text(plek.get("toevoeging")))
    postcode = plain_key(_text(plek.get("postcode")))
    straat = _straat_key(_text(plek.get("straat")))
    # A street never starts with four digits and two letters; '2e Polderweg' gets a sign before it.
    keys = (postcode, f"-{straat}" if straat else "")
    return frozenset((key, f"{int(nummer)}{rest}") for key in keys if key)


def _town_words(sporen: Iterable[Spoor]) -> list[str]:
    return [word for spoor in sporen for word in spoor.plaatswoorden]


def _as_written(word: str, naam: str) -> str:
    """Return a word as the name writes it: zonnehoek -> Zonnehoek, or Zonne Hoek."""
    parts = re.findall(r"\w+", naam)
    for size in (1, 2):
        for first in range(len(parts) - size + 1):
            if plain_text(" ".join(parts[first : first + size])).replace(" ", "") == word:
                return " ".join(parts[first : first + size])
    return word


# A register names the same streets again and again.
_straat_key = functools.lru_cache(maxsize=4096)(straat_key)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
