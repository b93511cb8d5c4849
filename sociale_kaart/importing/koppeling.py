"""Which column of a list is which field: headers and cells weighed together.

`propose` decides by what this user mapped before, then by the headers, then by what stands in the
columns. A clear header is never set aside in silence: where the cells say something else, that is
told and the column is less sure. `destinations` accounts for every column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.importing import samengesteld
from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.inhoud import Inhoud, look_at
from sociale_kaart.importing.kolominhoud import (
    by_content,
    fits,
    is_figures,
    name_column,
    place_beside,
    stands_for,
)
from sociale_kaart.importing.koppen import (
    BEWAAR,
    GEEN_NAAMKOLOM,
    NIET,
    Koppeling,
    candidates,
    settle_naam,
    settle_number,
)
from sociale_kaart.importing.persoonskolommen import Persoonskolom, about_persons, explain
from sociale_kaart.importing.profielen import Profiel, best_profile, habits
from sociale_kaart.importing.veldlabels import label_of, veldlabel
from sociale_kaart.importing.woordvragen import OpenVraag, open_questions, unknown_values

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sociale_kaart.importing.koppen import Kopvondst
    from sociale_kaart.importing.leesregels import Table

__all__ = [
    "BEWAAR",
    "NIET",
    "Bestemming",
    "Koppeling",
    "OpenVraag",
    "destinations",
    "label_of",
    "open_questions",
    "propose",
    "unknown_values",
    "veldlabel",
]  # fmt: skip

CIJFERS = (
    "Dit lijken cijfers per buurt en geen lijst van hulpbronnen. Geef het bestand bij het maken "
    "van de ondergrond."
)
_POSTAL = re.compile(r"correspond|post(?:adres|bus)|postaal|factuur", re.IGNORECASE)
_NUMBERED = re.compile(r"\s\(\d+\)$")
_ADRES = frozenset(
    (
        "adres",
        "straat",
        "huisnummer",
        "huisletter",
        "toevoeging",
        "postcode",
        "plaats",
        "huisnummer_toevoeging",
    )
)
# A column whose cells are of its field for less than this says something else than its header.
_HARDLY = 0.2
_HALF = 0.5
# Cells with two things in them are told about when they are no exception.
_TOLD = 0.1
_FEW = 3
# How sure a column is: mapped before, and when header and cells disagree.
_BEFORE, _DOUBTED, _OTHER = 0.9, 0.3, 0.7


class Bestemming(NamedTuple):
    """What becomes of a column.

    Attributes:
        kop: header.
        wat: 'gelezen', 'bewaard' (in the raw rows only) or 'niet bewaard'.
        velden: fields it is read for.
        reden: why it is not kept, '' when it is.
    """

    kop: str
    wat: str
    velden: tuple[str, ...] = ()
    reden: str = ""


def propose(
    table: Table,
    profielen: Sequence[Profiel] = (),
    *,
    profiel: Profiel | None = None,
    plaatsen: Collection[str] = frozenset(),
) -> Koppeling:
    """Say which column of a list is which field, and what else is to be known about its columns.

    Args:
        table: the list.
        profielen: what this user saved before; one whose headers are there decides.
        profiel: the profile the user chose for this list.
        plaatsen: names of places that exist, in the form of `adres.plaats_key`.
    """
    inhouden = {
        kop: look_at(table.rijen, kolom, plaatsen) for kolom, kop in enumerate(table.koppen)
    }
    draft = _Draft(list(table.koppen), inhouden)
    found = profiel or best_profile(profielen, table.koppen)
    if found is not None:
        draft.take_profile(found)
    draft.take_habits(habits(profielen))
    draft.take_headers()
    draft.settle_number()
    draft.take_contents()
    draft.settle()
    return draft.finish(table)


@dataclass(slots=True)
class _Draft:
    """A koppeling in the making; every step fills what the ones before left open."""

    koppen: list[str]
    inhouden: Mapping[str, Inhoud]
    velden: dict[str, str] = field(default_factory=dict)
    zekerheid: dict[str, float] = field(default_factory=dict)
    toelichting: list[str] = field(default_factory=list)
    ignored: set[str] = field(default_factory=set)
    before: Koppeling | None = None
    profiel: str = ""

    def take_profile(self, profiel: Profiel) -> None:
        """Take over the columns of a profile whose headers are there."""
        self.before = profiel.for_headers(self.koppen)
        self.profiel = profiel.naam
        self.velden.update(self.before.velden)
        self.zekerheid.update(dict.fromkeys(self.before.velden, 1.0))
        self.ignored.update(self.before.over)
        self.toelichting.append(f"Gelezen met het profiel ‘{profiel.naam}’.")

    def take_habits(self, known: Mapping[str, str]) -> None:
        """Map single headers as in other profiles."""
        for kop in self.koppen:
            veld = known.get(plain_key(kop))
            if veld and veld not in self.velden and self._free(kop):
                self._take(veld, kop, _BEFORE)

    def take_headers(self) -> None:
        """Map what the headers say; equally good headers by what stands in the columns."""
        postal = self._postal()
        free = [kop for kop in self.koppen if self._free(kop) and kop not in postal]
        found = candidates(free)
        self._streets_called_plaats(found)
        self._other_things(found)
        for veld, hits in found.items():
            if veld in self.velden:
                continue
            hits.sort(key=lambda hit, veld=veld: self._order(veld, *hit))  # type: ignore[misc]
            kop, hit = hits[0]
            self._take(veld, kop, hit.zekerheid)
            if self._wrong(veld, kop):
                self.zekerheid[veld] = _DOUBTED
                self.toelichting.append(
                    f"Kijk na of ‘{kop}’ klopt: wat erin staat, lijkt iets anders dan "
                    f"{veldlabel(veld)}."
                )
        self.ignored |= postal

    def _order(self, veld: str, kop: str, hit: Kopvondst) -> tuple[bool, bool, int, int, str]:
        empty = self.inhouden[kop].gevuld == 0
        return (empty, self._wrong(veld, kop), hit.rang, len(kop), kop)

    def _wrong(self, veld: str, kop: str) -> bool:
        inhoud = self.inhouden[kop]
        share = fits(veld, inhoud)
        return inhoud.gevuld > 1 and share is not None and share < _HARDLY

    def _streets_called_plaats(self, found: dict[str, list[tuple[str, Kopvondst]]]) -> None:
        """Read a column 'Plaats' full of 'Dorpsstraat 1' as the address, and say so."""
        if {"adres", "straat"} & {*found, *self.velden}:
            return
        for hit in found.get("plaats", []):
            kop = hit[0]
            if self.inhouden[kop].share("adres") >= _HALF and self.inhouden[kop].gevuld >= _FEW:
                found["plaats"].remove(hit)
                self._take("adres", kop, self.inhouden[kop].share("adres") * 0.8)
                self.toelichting.append(
                    f"In ‘{kop}’ staan straten met een huisnummer. Die kolom is gelezen als adres."
                )
                break
        if not found.get("plaats", True):
            del found["plaats"]

    def _other_things(self, found: dict[str, list[tuple[str, Kopvondst]]]) -> None:
        """Read a column 'Telefoon' full of e-mail addresses as what it is, and say so."""
        for veld in list(found):
            for hit in list(found[veld]):
                kop = hit[0]
                real = stands_for(self.inhouden[kop]) if self._wrong(veld, kop) else None
                if real is None or real in self.velden:
                    continue
                right = [one for one, _ in found.get(real, []) if not self._wrong(real, one)]
                if not right:
                    found[veld].remove(hit)
                    self._take(real, kop, _OTHER)
                    self.toelichting.append(
                        f"‘{kop}’ is gelezen als {veldlabel(real)}: dat staat erin, anders dan de "
                        "kop zegt."
                    )
            if not found[veld]:
                del found[veld]

    def _postal(self) -> set[str]:
        """Return headers of a postal address: 'Postcode (2)' that stands behind 'Postadres'."""
        found: set[str] = set()
        named = {kop: hits for kop, hits in self._fields().items() if hits in _ADRES}
        seen: set[str] = set()
        behind = False
        for kop in self.koppen:
            if _POSTAL.search(kop):
                behind = True
            elif kop not in named:
                behind = False
            elif behind and (_NUMBERED.sub("", kop) in seen or named[kop] in seen):
                found.add(kop)
            seen |= {_NUMBERED.sub("", kop), named.get(kop, "")}
        return found

    def _fields(self) -> dict[str, str]:
        return {kop: veld for veld, hits in candidates(self.koppen).items() for kop, _ in hits}

    def take_contents(self) -> None:
        """Map columns whose header says nothing by what stands in them."""
        free = {kop: self.inhouden[kop] for kop in self.koppen if self._free(kop)}
        for veld, kop, sure in by_content(free, self.velden):
            self._by_content(veld, kop, sure)
        if "postcode" in self.velden and "plaats" not in self.velden:
            free = {kop: one for kop, one in free.items() if self._free(kop)}
            place = place_beside(self.koppen, free, self.velden["postcode"])
            if place is not None:
                self._by_content("plaats", place, _HALF)

    def _by_content(self, veld: str, kop: str, sure: float) -> None:
        self._take(veld, kop, sure)
        self.toelichting.append(f"‘{kop}’ is gelezen als {veldlabel(veld)}, door wat erin staat.")

    def settle_number(self) -> None:
        """Give a column 'huisnummer-toevoeging' its place."""
        kop = self.velden.get("huisnummer_toevoeging")
        settle_number(self.velden)
        sure = self.zekerheid.pop("huisnummer_toevoeging", 0.0)
        for veld in ("huisnummer", "toevoeging"):
            if kop is not None and self.velden.get(veld) == kop:
                self.zekerheid[veld] = sure

    def settle(self) -> None:
        """Find a name for the rows."""
        told = settle_naam(self.velden)
        if told == [GEEN_NAAMKOLOM] and is_figures(self.koppen, self.inhouden):
            told = [CIJFERS]
        elif told == [GEEN_NAAMKOLOM]:
            used = {kop for veld, kop in self.velden.items() if veld != "gemeente"}
            free = [kop for kop in self.koppen if kop not in used | self.ignored]
            kop = name_column({kop: self.inhouden[kop] for kop in free})
            if kop is not None:
                self.velden.pop("gemeente", None)
                self._take("naam", kop, _HALF)
                told = [f"De lijst heeft geen kolom met een naam. Als naam is ‘{kop}’ gebruikt."]
        self.toelichting += told

    def _free(self, kop: str) -> bool:
        return kop not in self.ignored and kop not in self.velden.values()

    def _take(self, veld: str, kop: str, sure: float) -> None:
        self.velden[veld] = kop
        self.zekerheid[veld] = round(sure, 2)

    def finish(self, table: Table) -> Koppeling:
        """Return the koppeling with what is combined, personal and open."""
        taken = set(self.velden.values())
        combined = {**self._combined(), **(self.before.samengesteld if self.before else {})}
        persons = self._persons()
        keuzes = {kop: found.keuze for kop, found in persons.items()}
        keuzes |= self.before.persoonsgegevens if self.before else {}
        for kop, kind in sorted(combined.items()):
            often = kind != samengesteld.CONTACT or self.inhouden[kop].share("contact") >= _TOLD
            if kind not in {samengesteld.ADRES, samengesteld.COORDINATEN} and often:
                self.toelichting.append(f"‘{kop}’ is gesplitst in {samengesteld.LABELS[kind]}.")
        self.toelichting += [explain(kop, one, keuzes[kop]) for kop, one in persons.items()]
        koppeling = Koppeling(
            velden=self.velden,
            over=tuple(kop for kop in self.koppen if kop not in taken),
            toelichting=tuple(self.toelichting),
            waarden=self.before.waarden if self.before else {},
            samengesteld=combined,
            persoonsgegevens=keuzes,
            zekerheid={veld: self.zekerheid.get(veld, 0.6) for veld in self.velden},
            weigert=tuple(kop for kop, one in persons.items() if one.weigert),
            profiel=self.profiel,
        )
        vragen = [vraag.tekst for vraag in open_questions(table, koppeling)]
        return replace(koppeling, toelichting=(*koppeling.toelichting, *vragen))

    def _persons(self) -> dict[str, Persoonskolom]:
        veld_of = {kop: veld for veld, kop in self.velden.items()}
        found = {
            kop: about_persons(kop, self.inhouden[kop], veld_of.get(kop), self.velden)
            for kop in self.koppen
        }
        return {kop: one for kop, one in found.items() if one is not None}

    def _combined(self) -> dict[str, str]:
        """Return the columns whose cells hold more than one thing."""
        found: dict[str, str] = {}
        for veld, kop in self.velden.items():
            kind = _combined_kind(veld, kop, self.inhouden[kop])
            if kind is not None:
                found[kop] = kind
        return found


def _combined_kind(veld: str, kop: str, inhoud: Inhoud) -> str | None:
    if veld in {"adres", "naam_adres", "coordinaten"}:
        return veld
    if veld == "contactgegevens":
        return samengesteld.CONTACT
    if veld in {"postcode", "plaats"} and inhoud.share("postcode_plaats") >= _HARDLY:
        return samengesteld.POSTCODE_PLAATS
    if veld in {"telefoon", "email", "website", "contactpersoon"}:
        return samengesteld.CONTACT if inhoud.share("contact") > 0 else None
    department = re.search(r"\(afd|\bafdeling\)?$", kop, re.IGNORECASE)
    if veld == "naam" and (department or inhoud.share("afdeling") >= _HALF):
        return samengesteld.NAAM_AFDELING
    return None


def destinations(koppeling: Koppeling, koppen: Sequence[str]) -> list[Bestemming]:
    """Say of every column whether it is read, only kept, or not kept and why."""
    found = []
    for kop in koppen:
        velden = tuple(veld for veld, taken in koppeling.velden.items() if taken == kop)
        if kop in koppeling.weigert:
            one = Bestemming(kop, "niet bewaard", reden="Gaat over cliënten of hulpvragen.")
        elif not koppeling.keeps(kop):
            one = Bestemming(kop, "niet bewaard", reden="Persoonsgegevens.")
        elif velden:
            one = Bestemming(kop, "gelezen", velden)
        else:
            one = Bestemming(kop, "bewaard")
        found.append(one)
    return found
