"""A list beside the version of it that was imported before, and beside what waits.

Rows are compared by field: both versions are read with the columns as they were then, so headers
may have been renamed or put in another order. A row is the same row when its number is, else its
name with its place, else its name where that is the only one of that name in both versions.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.bestaand import PlekKey, adres_key, point_key
from sociale_kaart.importing.koppen import Koppeling, match_headers
from sociale_kaart.importing.rijen import read_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.importing.rijen import Gegevens

# What makes of a file name another version: years, dates, numbers, 'definitief', 'kopie (2)'.
_VERSION = re.compile(
    r"\d+|\b(?:versie|def|definitief|concept|kopie|nieuw|oud|final|copy|v|jan|feb|mrt|apr|mei|jun|"
    r"jul|aug|sep|okt|nov|dec|januari|februari|maart|april|juni|juli|augustus|september|oktober|"
    r"november|december)\b",
    re.IGNORECASE,
)
# A list of another name is a version of one that shares this part of its rows, and so many.
_SHARED_PART = 0.5
_SHARED_ROWS = 3


@dataclass(frozen=True, slots=True)
class EerdereRij:
    """A row of an earlier import, as the kaart keeps it.

    Attributes:
        rij: uuid of the raw row.
        hulpbron: uuid of what it became, None when that is gone or it never became one.
    """

    rij: str
    rijnummer: int
    uitkomst: str
    reden: str
    hulpbron: str | None
    cellen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EerdereLijst:
    """An earlier import with its rows; `koppeling` is how its columns were read, as JSON."""

    batch: str
    bestand: str
    datum: str
    profiel: str
    koppeling: str
    rijen: tuple[EerdereRij, ...]


class Gelezen(NamedTuple):
    """A row of an earlier import and what it says."""

    rij: EerdereRij
    data: Gegevens


class Sleutels(NamedTuple):
    """By what a row of a list is known in its next version: number, name, and name with place."""

    nummer: str | None
    naam: str
    plek: PlekKey | None


def koppeling_json(koppeling: Koppeling) -> str:
    """Return how columns were read, as the kaart keeps it; without remarks, which quote cells."""
    data = dataclasses.asdict(koppeling)
    data.pop("toelichting", None)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=list)


def koppeling_of(text: str, koppen: Iterable[str]) -> Koppeling:
    """Read what `koppeling_json` wrote; '' (format 1) matches the headers anew."""
    if not text:
        return match_headers(list(dict.fromkeys(koppen)))
    data = json.loads(text)
    known = {f.name for f in dataclasses.fields(Koppeling)}
    data = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items() if k in known}
    return Koppeling(**data)


def stem_of(bestand: str) -> str:
    """Return a file name without what makes it another version of the list."""
    name = re.sub(r"\.\w{1,5}$", "", bestand)
    return " ".join(re.findall(r"[^\W\d_]+", _VERSION.sub(" ", name.replace("_", " ").casefold())))


def keys_of(data: Gegevens) -> Sleutels:
    """Return by what a row is known."""
    place = adres_key(data.adres)
    if place is None and data.punt is not None:
        place = point_key(*data.punt)
    if place is None and data.buurt:
        place = ("buurt", plain_key(data.buurt), "", "")
    number = data.velden.get("bron_id")
    return Sleutels(str(number) if number else None, plain_key(data.naam), place)


def find_previous(
    lijsten: Sequence[EerdereLijst], bestand: str, profiel: str, namen: Iterable[str]
) -> EerdereLijst | None:
    """Return the import that a list is a newer version of: by profile, file name or rows.

    Args:
        lijsten: earlier imports, the latest first.
        bestand: file name of the list.
        profiel: what it is read with, '' for none.
        namen: of the rows of the list, in plain form.
    """
    for lijst in lijsten:
        if profiel and lijst.profiel == profiel:
            return lijst
    stem = stem_of(bestand)
    for lijst in lijsten:
        if lijst.bestand == bestand or (stem and stem_of(lijst.bestand) == stem):
            return lijst
    wanted = set(namen) - {""}
    for lijst in lijsten:
        koppeling = koppeling_of(lijst.koppeling, (k for r in lijst.rijen for k in r.cellen))
        kop = koppeling.kop("naam")
        there = (
            {plain_key(r.cellen.get(kop, "")) for r in lijst.rijen if r.cellen} if kop else set()
        )
        shared = len(there & wanted)
        if shared >= max(_SHARED_ROWS, _SHARED_PART * min(len(there), len(wanted))):
            return lijst
    return None


class Eerder:
    """Rows of earlier imports, found by what a row of the new list says.

    Args:
        lijsten: earlier imports, the latest first: of each the rows that became or may become
            something.
        vorige: the one that the new list is a newer version of, None when there is none.
        sleutels: of all rows of the new list.
    """

    def __init__(
        self,
        lijsten: Sequence[EerdereLijst],
        vorige: EerdereLijst | None,
        sleutels: Iterable[Sleutels] = (),
    ) -> None:
        self.vorige = vorige
        self._was: dict[str, tuple[EerdereRij, Koppeling]] = {}
        self._rows: list[Gelezen] = []
        self._waiting: defaultdict[str, list[Gelezen]] = defaultdict(list)
        for lijst in lijsten:
            koppeling = koppeling_of(lijst.koppeling, (k for r in lijst.rijen for k in r.cellen))
            for rij in lijst.rijen:
                self._take_in(rij, koppeling, of_previous=lijst is vorige)
        self._by_number: defaultdict[str, list[Gelezen]] = defaultdict(list)
        self._by_place: defaultdict[tuple[str, PlekKey], list[Gelezen]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Gelezen]] = defaultdict(list)
        self._index()
        keys = list(sleutels)
        self._new_numbers = Counter(k.nummer for k in keys if k.nummer)
        self._new_names = Counter(k.naam for k in keys)
        self._taken: set[str] = set()

    def _take_in(self, rij: EerdereRij, koppeling: Koppeling, *, of_previous: bool) -> None:
        if rij.hulpbron and rij.cellen:
            # The latest import comes first and tells what was last said.
            self._was.setdefault(rij.hulpbron, (rij, koppeling))
        waits = rij.uitkomst == "wachtend"
        if not rij.cellen or not (of_previous or waits):
            return
        read = Gelezen(rij, read_row(rij.cellen, koppeling))
        if of_previous:
            self._rows.append(read)
        if waits:
            self._waiting[keys_of(read.data).naam].append(read)

    def _index(self) -> None:
        for read in self._rows:
            number, naam, place = keys_of(read.data)
            if number:
                self._by_number[number].append(read)
            if place is not None:
                self._by_place[naam, place].append(read)
            self._by_name[naam].append(read)

    def match(self, data: Gegevens) -> Gelezen | None:
        """Return the row of the version before that this one is; each is given once."""
        keys = keys_of(data)
        found = self._by_its_number(keys) or self._by_its_name(keys)
        if found is None or found.rij.rij in self._taken:
            return None
        self._taken.add(found.rij.rij)
        return found

    def _by_its_number(self, keys: Sleutels) -> Gelezen | None:
        rows = self._by_number.get(keys.nummer or "", ())
        if len(rows) != 1:
            return None
        then = keys_of(rows[0].data)
        # A list that numbers its rows anew says nothing by a number.
        same = then.naam == keys.naam or (then.plek is not None and then.plek == keys.plek)
        return rows[0] if same or _share_a_word(then.naam, keys.naam) else None

    def _by_its_name(self, keys: Sleutels) -> Gelezen | None:
        if not keys.naam:
            return None
        rows = self._by_place.get((keys.naam, keys.plek), ()) if keys.plek is not None else ()
        if len(rows) != 1 and self._new_names[keys.naam] == 1:
            rows = self._by_name.get(keys.naam, ())
        if len(rows) != 1:
            return None
        number = keys_of(rows[0].data).nummer
        # The row of that number is another row of the new list.
        other = number and number != keys.nummer and self._new_numbers[number]
        return None if other else rows[0]

    def waiting(self, data: Gegevens) -> Gelezen | None:
        """Return the waiting row, of any import, that this one is."""
        keys = keys_of(data)
        for read in self._waiting.get(keys.naam, ()):
            then = keys_of(read.data)
            # Of the persoonlijke sfeer the address was not kept.
            here = then.plek in {keys.plek, None}
            if here and (then.nummer == keys.nummer or not then.nummer):
                return read
        return None

    def was(self, hulpbron: str) -> Gegevens | None:
        """Return what the last list said about a hulpbron, None when none did."""
        found = self._was.get(hulpbron)
        return read_row(found[0].cellen, found[1]) if found else None

    def unmatched(self) -> list[Gelezen]:
        """Return the rows of the version before that no row of the new list is."""
        return [read for read in self._rows if read.rij.rij not in self._taken]


def gone(
    eerder: Eerder, bestaande: Sequence[Hulpbron], seen: set[str]
) -> list[tuple[str, str, int]]:
    """Return (uuid, name, row) of hulpbronnen of the version before that are in no row now.

    Args:
        eerder: after all rows were matched.
        bestaande: the kaart.
        seen: uuids of hulpbronnen that a row of the new list is about.
    """
    alive = {h.uuid: h for h in bestaande if h.status != "gestopt"}
    found: dict[str, tuple[str, str, int]] = {}
    for read in eerder.unmatched():
        uuid = read.rij.hulpbron
        if uuid is not None and uuid in alive and uuid not in seen:
            found.setdefault(uuid, (uuid, alive[uuid].naam, read.rij.rijnummer))
    return list(found.values())


def says_the_same(read: Gelezen, data: Gegevens) -> bool:
    """Whether two versions of a row say the same, whatever their columns are called."""
    then = read.data
    return (
        _spoken(then.velden) == _spoken(data.velden)
        and then.contact == data.contact
        and then.delen == data.delen
        and keys_of(then) == keys_of(data)
    )


def _spoken(velden: Mapping[str, object]) -> dict[str, object]:
    return {k: v for k, v in velden.items() if k != "bron"}


def _share_a_word(one: str, other: str) -> bool:
    return bool(one) and bool(other) and (one in other or other in one)
