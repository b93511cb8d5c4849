"""How a list was read, saved under a name so that next year's version is read the same way.

A profile is recognised by its headers; their order and columns that were added make no difference.
It is JSON: `Profiel.to_json` and `from_json`. What a later version of the program wrote in it is
kept. It never holds cells of the list besides words that stand for one of our codes, and none of a
column with personal data.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.koppen import Koppeling
from sociale_kaart.importing.leesregels import Leeskeuze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FORMAAT = "sociale-kaart-profiel"
VERSIE = 1
# A profile is for a list that has at least this share of its headers.
RECOGNISED = 0.8
# What of the reading belongs to a list of any year; the encoding and header rows may differ.
_KEUZE = tuple(f.name for f in dataclasses.fields(Leeskeuze))
_MAPPINGS = ("velden", "waarden", "samengesteld", "persoonsgegevens")
_KNOWN = frozenset(("soort", "versie", "naam", "koppen", "leeskeuze", "koppeling"))
# Values longer than this are text somebody wrote and no word of a list.
_LONGEST_WORD = 80


@dataclass(frozen=True, slots=True)
class Profiel:
    """How a list is read.

    Attributes:
        naam: as the user calls it.
        koppen_sleutel: the headers it is recognised by, in plain form, sorted.
        keuze: how the file is read.
        koppeling: how its columns are read; without remarks about one list.
        meer: what a later version of the program added.
    """

    naam: str
    koppen_sleutel: tuple[str, ...]
    keuze: Leeskeuze = field(default_factory=Leeskeuze)
    koppeling: Koppeling = field(default_factory=lambda: Koppeling({}))
    meer: Mapping[str, Any] = field(default_factory=dict)

    def score(self, koppen: Iterable[str]) -> float:
        """Return which share of the headers of this profile a list has, 0–1."""
        if not self.koppen_sleutel:
            return 0.0
        there = set(map(key_of, koppen))
        return sum(kop in there for kop in self.koppen_sleutel) / len(self.koppen_sleutel)

    def for_headers(self, koppen: Sequence[str]) -> Koppeling:
        """Return the koppeling with the headers as this list spells them, without what is gone."""
        spelled = {key_of(kop): kop for kop in reversed(koppen)}
        was = self.koppeling

        def here(kop: str) -> str | None:
            return kop if kop in koppen else spelled.get(key_of(kop))

        def renamed(columns: Mapping[str, str]) -> dict[str, str]:
            return {kop: keuze for old, keuze in columns.items() if (kop := here(old))}

        velden = {veld: kop for veld, old in was.velden.items() if (kop := here(old))}
        return Koppeling(
            velden=velden,
            over=tuple(kop for old in was.over if (kop := here(old))),
            waarden=was.waarden,
            samengesteld=renamed(was.samengesteld),
            persoonsgegevens=renamed(was.persoonsgegevens),
            weigert=tuple(kop for old in was.weigert if (kop := here(old))),
            profiel=self.naam,
        )

    def to_json(self) -> str:
        """Return the profile as the text of a file."""
        keuze = {k: v for k, v in dataclasses.asdict(self.keuze).items() if v is not None}
        data = {
            **self.meer,
            "soort": FORMAAT,
            "versie": max(VERSIE, int(self.meer.get("versie", VERSIE))),
            "naam": self.naam,
            "koppen": list(self.koppen_sleutel),
            "leeskeuze": {**self.meer.get("leeskeuze", {}), **keuze},
            "koppeling": {**self.meer.get("koppeling", {}), **_koppeling_data(self.koppeling)},
        }
        return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class Lezing:
    """What was chosen about reading a list; None leaves it to be found out.

    Attributes:
        koppeling: how its columns are read.
        keuze: how the file is read.
        profiel: the profile for both.
        profielen: what may be recognised by its headers.
    """

    koppeling: Koppeling | None = None
    keuze: Leeskeuze | None = None
    profiel: Profiel | None = None
    profielen: tuple[Profiel, ...] = ()


def make_profiel(
    naam: str, koppen: Sequence[str], koppeling: Koppeling, keuze: Leeskeuze | None = None
) -> Profiel:
    """Return a profile of how a list was read, without anything that is in its rows.

    Args:
        naam: what the user calls it.
        koppen: headers of the list.
        koppeling: how its columns were read.
        keuze: how the file was read.
    """
    return Profiel(
        naam=naam.strip(),
        koppen_sleutel=tuple(sorted({key_of(kop) for kop in koppen} - {""})),
        keuze=keuze or Leeskeuze(),
        koppeling=without_rows(koppeling),
    )


def without_rows(koppeling: Koppeling) -> Koppeling:
    """Return a koppeling without remarks, and without words of columns about persons."""
    personal = {*koppeling.persoonsgegevens, *koppeling.weigert}
    waarden = {
        veld: {waarde: codes for waarde, codes in words.items() if len(waarde) <= _LONGEST_WORD}
        for veld, words in koppeling.waarden.items()
        if koppeling.velden.get(veld) not in personal
    }
    return dataclasses.replace(koppeling, waarden=waarden, toelichting=(), zekerheid={}, profiel="")


def from_json(text: str, bestand: str = "") -> Profiel:
    """Read the text of a profile.

    Raises:
        WorldError: it is no profile.
    """
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("soort") != FORMAAT:
            raise _no_profile(bestand)
        return _of_data(data)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _no_profile(bestand) from error


def _no_profile(bestand: str) -> WorldError:
    return WorldError(
        f"‘{bestand or 'Dit bestand'}’ is geen profiel voor het importeren van lijsten.",
        "Kies een profiel dat met dit programma is bewaard.",
    )


def _of_data(data: Mapping[str, Any]) -> Profiel:
    keuze, koppeling = dict(data.get("leeskeuze", {})), dict(data.get("koppeling", {}))
    read = {k: _keuze_value(k, keuze.pop(k)) for k in _KEUZE if k in keuze}
    parts: dict[str, Any] = {k: _texts(koppeling.pop(k)) for k in _MAPPINGS if k in koppeling}
    for naam in ("over", "weigert"):
        parts[naam] = tuple(str(kop) for kop in koppeling.pop(naam, ()))
    parts.setdefault("velden", {})
    more: dict[str, Any] = {k: v for k, v in data.items() if k not in _KNOWN}
    more |= {k: v for k, v in (("leeskeuze", keuze), ("koppeling", koppeling)) if v}
    if int(data.get("versie", VERSIE)) > VERSIE:
        more["versie"] = int(data["versie"])
    return Profiel(
        naam=str(data["naam"]),
        koppen_sleutel=tuple(sorted({str(kop) for kop in data["koppen"]})),
        keuze=Leeskeuze(**read),
        koppeling=Koppeling(**parts),
        meer=more,
    )


def _keuze_value(naam: str, value: Any) -> Any:
    if naam == "koprijen" and value is not None:
        first, last = value
        return (int(first), int(last))
    return value


def _texts(value: Any) -> dict[str, Any]:
    """Return a mapping of texts, at most two deep below its keys; anything else is refused."""
    if not isinstance(value, dict):
        message = "a mapping was expected"
        raise TypeError(message)
    return {
        str(key): _texts(one) if isinstance(one, dict) else str(one) for key, one in value.items()
    }


def _koppeling_data(koppeling: Koppeling) -> dict[str, Any]:
    data = {naam: dict(getattr(koppeling, naam)) for naam in _MAPPINGS}
    data["waarden"] = {
        veld: {w: c if isinstance(c, str) else dict(c) for w, c in codes.items()}
        for veld, codes in koppeling.waarden.items()
    }
    return {**data, "over": list(koppeling.over), "weigert": list(koppeling.weigert)}


def key_of(kop: str) -> str:
    """Return a header in the form by which profiles know it; 'Plaats (2)' is not 'Plaats'."""
    return plain_key(kop)


def best_profile(profielen: Iterable[Profiel], koppen: Sequence[str]) -> Profiel | None:
    """Return the profile that belongs to these headers, None when there is none.

    Of several the one with the highest score, then the one with most headers, then by name.
    """
    scored = [(one.score(koppen), len(one.koppen_sleutel), one) for one in profielen]
    found = [entry for entry in scored if entry[0] >= RECOGNISED]
    return min(found, key=lambda entry: (-entry[0], -entry[1], entry[2].naam))[2] if found else None


def habits(profielen: Iterable[Profiel]) -> dict[str, str]:
    """Return header in plain form -> field, for headers that this user always mapped the same."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in profielen:
        for veld, kop in one.koppeling.velden.items():
            if not re.fullmatch(r"(?i)kolom \d+", kop):
                seen[key_of(kop)][veld] += 1
    return {kop: next(iter(velden)) for kop, velden in seen.items() if len(velden) == 1}
