"""Which records of lists and register may be one: exact keys first, then a word and a place.

One judgement of a pair (`judge`) and an index that brings the pairs together (`Vinder`). More than
a word and a place (`Dubbel.zeker`): a phone number, website, e-mail or KvK number with the name or
the place, or an address with the name. Market nouns (stichting, buurthuis, kerk), kinds of places
and names of towns are never evidence, and what is done in a building is not the building.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.domain.notatie import afstand
from sociale_kaart.domain.zelfde_plek import plain_text, telling_words
from sociale_kaart.importing.dubbelen import (
    NABIJ_M,
    PLEK_COLUMNS,
    Dubbel,
    Spoor,
    evidence,
    spoor_of,
)
from sociale_kaart.importing.sleutels import exact_keys
from sociale_kaart.importing.soortwoorden import GEDAAN, is_kind_word, kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Value

# Near spellings of a telling word, asked only where the address or the phone number agrees.
_ALIKE = 0.8
_LONG_WORD = 5
# Of two words one may be a part of the other (Doorman, Doormangroep) from this length on.
_PART = 4
# Small words that an abbreviation leaves out (KBO: Katholieke Bond van Ouderen).
_SMALL = frozenset(("van", "de", "het", "een", "en", "der", "den", "in", "op", "te", "voor", "aan"))
_SHORTEST_ACRONYM = 3
_WORDS = {"telefoon": "telefoonnummer", "website": "website", "email": "e-mailadres",
          "kvk": "KvK-nummer"}  # fmt: skip
# Parts of a town.
_PARTS = frozenset(("noord", "oost", "zuid", "west", "centrum", "binnenstad"))
# What a club is called that does not say what it does.
_CLUBS = frozenset(("sc", "wsv", "bc", "dc", "bv", "cv", "gv", "mv", "rv", "tc", "jc"))
# Two of these are two, whatever else their names share.
_FAITHS = {
    "hervormd": "h", "hervormde": "h", "gereformeerd": "g", "gereformeerde": "g",
    "katholiek": "k", "katholieke": "k", "rk": "k", "doopsgezind": "d", "doopsgezinde": "d",
    "luthers": "l", "lutherse": "l", "remonstrants": "r", "remonstrantse": "r",
    "vrijgemaakt": "v", "vrijgemaakte": "v", "baptisten": "b", "evangelisch": "e",
    "evangelische": "e", "joods": "j", "joodse": "j", "islamitisch": "i", "islamitische": "i",
}  # fmt: skip
# Words of names that say nothing about whose it is.
_LEGAL = frozenset(("stichting", "vereniging", "st", "ver", "afd", "afdeling", "gemeente"))
_PLACES = frozenset(("plek", "buitenruimte"))
_DONE = frozenset(("activiteit", "groep"))


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What tells a record from others.

    Attributes:
        uuid: of a hulpbron, '' for a row of a list.
        rijnummer: of a row of a list.
        eigen: the telling words of its name.
        bewijs: the same, with pairs as one word.
        woorden: all plain words of its name.
        initialen: the first letters of these, '' when they are too few to tell.
        sleutels: phone, website, e-mail, KvK.
        nummer: its number in its own list.
    """

    uuid: str
    rijnummer: int | None
    naam: str
    soort: str | None
    eigen: frozenset[str]
    bewijs: frozenset[str]
    woorden: frozenset[str]
    initialen: str
    sporen: tuple[Spoor, ...]
    sleutels: frozenset[tuple[str, str]]
    soorten: frozenset[str]
    nummer: str | None = None

    @property
    def gedaan(self) -> frozenset[str]:
        """The kinds that say what is done."""
        return frozenset(kind for kind in self.soorten if kind.startswith(GEDAAN))

    @property
    def plaatswoorden(self) -> frozenset[str]:
        """Plain words of the towns it is in."""
        return frozenset(word for spoor in self.sporen for word in spoor.plaatswoorden)


class Oordeel(NamedTuple):
    """How likely two records are one (lowest first), whether that is sure, and why."""

    rang: tuple[int, float]
    zeker: bool
    reden: str


def kenmerk_of(hulpbron: Hulpbron) -> Kenmerk:
    """Return what tells a hulpbron."""
    plekken = ({kolom: getattr(plek, kolom) for kolom in PLEK_COLUMNS} for plek in hulpbron.plekken)
    keys = exact_keys({}, hulpbron.bron_id)
    for contact in hulpbron.deel("contacten"):
        keys |= exact_keys(contact)
    return _kenmerk(
        hulpbron.naam, hulpbron.soort, plekken, keys, uuid=hulpbron.uuid, nummer=hulpbron.bron_id
    )


def kenmerk_of_row(
    rijnummer: int | None,
    velden: Mapping[str, Value],
    plek: Mapping[str, Value] | None,
    contact: Mapping[str, Value] | None,
) -> Kenmerk:
    """Return what tells a row of a list."""
    number = velden.get("bron_id")
    soort = velden.get("soort")
    return _kenmerk(
        str(velden.get("naam") or ""),
        str(soort) if soort else None,
        [plek] if plek else [],
        exact_keys(contact or {}, number),
        rijnummer=rijnummer,
        nummer=str(number) if number else None,
    )


def _kenmerk(
    naam: str,
    soort: str | None,
    plekken: Iterable[Mapping[str, Value]],
    sleutels: frozenset[tuple[str, str]],
    *,
    uuid: str = "",
    rijnummer: int | None = None,
    nummer: str | None = None,
) -> Kenmerk:
    words = plain_text(naam).split()
    own = frozenset(word for word in telling_words(naam) if not is_kind_word(word))
    proof = frozenset(word for word in evidence(naam) if not is_kind_word(word))
    # Fanfare Kunst na Arbeid is KNA, and not FKNA.
    first = [word for word in words if not is_kind_word(word)]
    initials = _initials(first) or _initials(words)
    return Kenmerk(
        uuid,
        rijnummer,
        naam,
        soort,
        own,
        # A long list keeps one of these per row: what is equal is kept once.
        own if proof == own else proof,
        own if own == frozenset(words) else frozenset(words),
        initials,
        tuple(spoor_of(plek) for plek in plekken),
        sleutels,
        _once(kinds_of(naam)),
        nummer,
    )


def _initials(words: Iterable[str]) -> str:
    """Return the first letters of words, '' when they are too few to tell."""
    found = "".join(word[0] for word in words if word not in _SMALL)
    return found if len(found) >= _SHORTEST_ACRONYM else ""


@functools.lru_cache(maxsize=1_000)
def _once(words: frozenset[str]) -> frozenset[str]:
    """Return the one object for equal sets."""
    return words


def judge(
    one: Kenmerk, other: Kenmerk, plaatsnamen: frozenset[str] = frozenset()
) -> Oordeel | None:
    """Return whether two records may be one; None when they are two.

    Args:
        one: a record.
        other: another.
        plaatsnamen: plain words of names of towns and buurten: no evidence.
    """
    if _clash(one, other):
        return None
    towns = plaatsnamen | one.plaatswoorden | other.plaatswoorden
    pair = _Pair(one, other, towns)
    if pair.of_two_places:
        return None
    return pair.by_contact() or pair.by_adres() or pair.by_place()


def _clash(one: Kenmerk, other: Kenmerk) -> bool:
    """Whether two names or soorten say different kinds of things."""
    if one.soorten and other.soorten and not one.soorten & other.soorten:
        return True
    faiths = [{_FAITHS[word] for word in side.woorden & _FAITHS.keys()} for side in (one, other)]
    if all(faiths) and not faiths[0] & faiths[1]:
        return True
    # A room and what is done in it; a club that does not say what it does may do anything.
    if one.gedaan != other.gedaan and not (one.woorden | other.woorden) & _CLUBS:
        return True
    soorten = {one.soort, other.soort}
    return bool(soorten & _PLACES and soorten & _DONE)


class _Pair:
    """Two records beside each other."""

    def __init__(self, one: Kenmerk, other: Kenmerk, towns: frozenset[str]) -> None:
        self._one, self._other = self._sides = one, other
        self._towns = towns
        self._own = one.eigen - towns, other.eigen - towns
        self._shared = (one.bewijs & other.bewijs) - towns
        meetings = [(a, b) for a in one.sporen for b in other.sporen]
        self._same_adres = any(a.same_adres(b) for a, b in meetings)
        self._near = any(a.near(b) for a, b in meetings)
        distances = [d for a, b in meetings if (d := a.apart(b)) is not None]
        self._apart = min(distances, default=None)
        whole = [side.woorden - towns - _SMALL for side in self._sides]
        self._same_name = (bool(whole[0]) and whole[0] == whole[1]) or (
            bool(self._own[0]) and self._own[0] == self._own[1]
        )

    @property
    def of_two_places(self) -> bool:
        """Whether the names say two towns or parts of a town, and the addresses do not deny it."""
        first, second = (side.woorden & (self._towns | _PARTS) for side in self._sides)
        return bool(first and second and not first & second and not self._same_adres)

    @property
    def _both_extra(self) -> bool:
        """Whether both names have a telling word of their own besides what they share."""
        first, second = self._own
        joined = {word for word in first | second if any(word in s for s in self._shared)}
        first, second = first - second - joined, second - first - joined
        return bool(_unlike(first, second) and _unlike(second, first))

    @property
    def _somewhere(self) -> bool:
        """Whether of both is known where they are."""
        return all(
            any(s.adressen or s.x is not None or s.buurtcode for s in side.sporen)
            for side in (self._one, self._other)
        )

    def by_contact(self) -> Oordeel | None:
        """Judge by a phone number, website, e-mail or KvK number that both have."""
        keys = sorted(kind for kind, _ in self._one.sleutels & self._other.sleutels)
        if not keys:
            return None
        why = f"zelfde {_WORDS[keys[-1]]}"
        named = bool(self._shared) and not self._both_extra
        here = self._same_adres or self._near
        if here and (named or self._same_name or self._spelled_alike):
            return Oordeel(
                (0, self._apart or 0.0), zeker=True, reden=f"{why} en {self._where}{self._word}"
            )
        if named and not self._somewhere:
            return Oordeel((0, NABIJ_M), zeker=True, reden=f"{why}{self._word}")
        if self._same_adres and not self._both_extra:
            return Oordeel((1, 0.0), zeker=False, reden=f"{why} en zelfde adres")
        numbered_apart = self._one.nummer and self._other.nummer
        one_name = self._same_name and bool(self._shared)
        if (one_name or (self._same_letters and not self._somewhere)) and not numbered_apart:
            # The secretary's address in one list, the clubhouse in the other.
            return Oordeel((3, self._apart or 0.0), zeker=False, reden=f"{why} en naam")
        return None

    def by_adres(self) -> Oordeel | None:
        """Judge by one address and what the names say."""
        if not self._same_adres:
            return None
        why = f"zelfde adres{self._word}"
        kinds = bool(self._one.soorten & self._other.soorten)
        nameless = any(
            not own
            and not _unlike(side.woorden - self._towns - _SMALL - _LEGAL - kind, other.woorden)
            for own, side, other, kind in zip(
                self._own, self._sides, reversed(self._sides), self._kind_words, strict=True
            )
        )
        if self._same_name or (self._shared and not self._both_extra):
            return Oordeel(
                (1, 0.0), zeker=True, reden=why if self._word else "zelfde adres en naam"
            )
        if (nameless and kinds) or self._spelled_alike or self._is_acronym:
            return Oordeel((2, 0.0), zeker=False, reden=why)
        if len({w for w in self._shared if w in self._own[0]}) > 1:
            return Oordeel((2, 1.0), zeker=False, reden=why)
        return None

    def by_place(self) -> Oordeel | None:
        """Judge by a telling word near by; without any place by the whole name."""
        if self._near and not self._same_adres:
            if self._shared and not self._both_extra:
                return Oordeel(
                    (3, self._apart or 0.0), zeker=False, reden=f"{self._where}{self._word}"
                )
            return None
        if not self._somewhere and self._same_name and self._shared:
            return Oordeel((4, 0.0), zeker=False, reden=f"zelfde naam{self._word}")
        return None

    @property
    def _spelled_alike(self) -> bool:
        """Whether a telling word of both differs in a letter or two."""
        one, other = self._own
        first = [word for word in one - other if len(word) >= _LONG_WORD]
        second = [word for word in other - one if len(word) >= _LONG_WORD]
        return any(
            difflib.SequenceMatcher(None, _sound(a), _sound(b)).ratio() >= _ALIKE
            for a in first
            for b in second
        )

    @property
    def _same_letters(self) -> bool:
        """Whether the names are one when blanks do not count: Tafeltje Dekje, Tafeltje-dek-je."""
        one, other = (
            "".join(word for word in plain_text(side.naam).split() if word not in self._towns)
            for side in self._sides
        )
        return bool(one) and one == other

    @property
    def _kind_words(self) -> list[frozenset[str]]:
        return [frozenset(filter(is_kind_word, side.woorden)) for side in self._sides]

    @property
    def _is_acronym(self) -> bool:
        """Whether one name is the first letters of the other."""
        return (
            self._one.initialen in self._other.woorden or self._other.initialen in self._one.woorden
        )

    @property
    def _word(self) -> str:
        word = min(self._shared, key=lambda one: (-len(one), one), default="")
        return f", ook ‘{word}’" if word else ""

    @property
    def _where(self) -> str:
        if self._same_adres:
            return "zelfde adres"
        if self._apart is None:
            return "in dezelfde buurt"
        return "op dezelfde plek" if self._apart < 1 else f"{afstand(self._apart)} verderop"


def _unlike(words: frozenset[str], others: frozenset[str]) -> set[str]:
    """Return the words that are no part of one of the others, nor the other way."""
    return {
        word
        for word in words
        if not any(
            min(len(word), len(other)) >= _PART and (word in other or other in word)
            for other in others
        )
    }


def _sound(word: str) -> str:
    """Return a word as it sounds: Pinoccio and Pinokkio are one."""
    for written, heard in (("ch", "g"), ("c", "k"), ("ph", "f"), ("th", "t"), ("ij", "y")):
        word = word.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", word)


class Vinder:
    """Records, found by what they have in common with another.

    Args:
        plaatsnamen: names of towns and buurten, which are no evidence.
        apart: pairs of uuids that somebody said are not the same.
    """

    def __init__(
        self,
        plaatsnamen: Iterable[str] = (),
        apart: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        self._names = frozenset(word for naam in plaatsnamen for word in plain_text(naam).split())
        self._towns: Counter[str] = Counter()
        self._apart = apart
        self._all: list[Kenmerk] = []
        # By the hash of a key, because that is small; what comes along by chance is judged apart.
        self._index: dict[int, int | list[int]] = {}

    def add(self, kenmerk: Kenmerk) -> None:
        """Take in a record."""
        self._towns.update(kenmerk.plaatswoorden)
        number = len(self._all)
        self._all.append(kenmerk)
        for key in {hash(key) for key in _keys(kenmerk, self._names)}:
            there = self._index.setdefault(key, number)
            if isinstance(there, list):
                there.append(number)
            elif there != number:
                self._index[key] = [there, number]

    def find(self, kenmerk: Kenmerk, limit: int = 3) -> list[Dubbel]:
        """Return what may be the same as a record, the likeliest first."""
        around: dict[tuple[str, int | None], Kenmerk] = {}
        for key in {hash(key) for key in _lookup(kenmerk, self._names)}:
            there = self._index.get(key, ())
            for number in (there,) if isinstance(there, int) else there:
                other = self._all[number]
                around[other.uuid, other.rijnummer] = other
        around.pop((kenmerk.uuid, kenmerk.rijnummer), None)
        towns = self._names | self._towns.keys()
        found = []
        for (uuid, rijnummer), other in around.items():
            if frozenset((uuid, kenmerk.uuid)) in self._apart:
                continue
            oordeel = judge(kenmerk, other, towns)
            if oordeel is not None:
                # What its own list numbers apart is hardly one.
                numbers = {kenmerk.nummer, other.nummer} - {None}
                zeker = oordeel.zeker and len(numbers) <= 1
                dubbel = Dubbel(uuid, other.naam, oordeel.reden, rijnummer, zeker)
                found.append((oordeel.rang, other.naam, uuid, rijnummer or 0, dubbel))
        found.sort(key=lambda one: one[:-1])
        return [one[-1] for one in found[:limit]]


def _keys(kenmerk: Kenmerk, towns: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield under what a record is kept."""
    yield from kenmerk.sleutels
    if own := kenmerk.eigen - towns:
        yield ("naam", *sorted(own))
    for spoor in kenmerk.sporen:
        for where, number in spoor.adressen:
            yield ("adres", where, number)
        for word in kenmerk.bewijs:
            if spoor.buurtcode is not None:
                yield ("buurt", word, spoor.buurtcode)
            if spoor.x is not None and spoor.y is not None:
                yield ("cel", word, *_cell(spoor.x, spoor.y))


def _lookup(kenmerk: Kenmerk, towns: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield under what the doubles of a record are kept: also in the cells around it."""
    yield from _keys(kenmerk, towns)
    for spoor in kenmerk.sporen:
        if spoor.x is None or spoor.y is None:
            continue
        for word in kenmerk.bewijs:
            for step_x in (-NABIJ_M, NABIJ_M, 0.0):
                for step_y in (-NABIJ_M, NABIJ_M, 0.0):
                    yield ("cel", word, *_cell(spoor.x + step_x, spoor.y + step_y))


def _cell(x: float, y: float) -> tuple[str, str]:
    return str(int(x // NABIJ_M)), str(int(y // NABIJ_M))


def describe(hulpbron: Hulpbron, row: Kenmerk) -> Dubbel:
    """Return a hulpbron as a possible double of a row, with the reason as far as there is one."""
    oordeel = judge(row, kenmerk_of(hulpbron))
    if oordeel is None:
        return Dubbel(hulpbron.uuid, hulpbron.naam, "")
    return Dubbel(hulpbron.uuid, hulpbron.naam, oordeel.reden, None, oordeel.zeker)
