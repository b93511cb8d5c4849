"""What of the inbreng may leave: the gate for what residents said.

Inbreng has no zichtbaarheid of its own. For own use everything goes. For readers outside a text
stays behind when it may name somebody, or when it names a hulpbron, a contact person or somebody
who gave toestemming that the gate itself does not show to these readers: what the list hides may
not be read in a sentence. Who said it is never told, because in a small buurt the perspective is a
person.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.noemt_persoon import may_name_person
from sociale_kaart.domain.zelfde_plek import plain_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.gate import Vrijgave

PERSOON = "kan over een persoon gaan"
GEHEIM = "noemt iets dat deze lezer niet mag zien"
# Shorter than this a name is a word like any other.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class InbrengRegel:
    """One thing that was said, without who said it."""

    datum: dt.date | None
    tekst: str
    gedaan: str


@dataclass(frozen=True, slots=True)
class VrijeInbreng:
    """What may leave, in the order given, and what stayed behind.

    Attributes:
        redenen: why (Dutch) -> how many stayed behind.
    """

    regels: tuple[InbrengRegel, ...] = ()
    redenen: Mapping[str, int] | None = None

    @property
    def verborgen(self) -> int:
        """How many stayed behind."""
        return sum((self.redenen or {}).values())


def release_inbreng(
    regels: Iterable[InbrengRegel],
    register: Sequence[Hulpbron],
    vrijgave: Vrijgave,
    plaatsnamen: Iterable[str] = (),
) -> VrijeInbreng:
    """Return the inbreng that the readers of `vrijgave` may see.

    Args:
        regels: what was said.
        register: all hulpbronnen, also what is hidden.
        vrijgave: what the gate lets out of them.
        plaatsnamen: names of buurten, which may be a first name too (Het Riet, Flora).
    """
    if vrijgave.voor == "intern":
        return VrijeInbreng(tuple(regels), {})
    geheim = _hidden_names(register, vrijgave)
    known = {*plaatsnamen, *(hulpbron.naam for hulpbron in vrijgave.hulpbronnen)}
    getoond, redenen = [], Counter[str]()
    for regel in regels:
        both = f"{regel.tekst}\n{regel.gedaan}"
        plain = f" {plain_text(both)} "
        if any(f" {naam} " in plain for naam in geheim):
            redenen[GEHEIM] += 1
        elif may_name_person(_without(both, known)):
            redenen[PERSOON] += 1
        else:
            getoond.append(regel)
    return VrijeInbreng(tuple(getoond), dict(sorted(redenen.items())))


def _without(tekst: str, known: Iterable[str]) -> str:
    """Return a text without names that everybody may read: what is shown, and where it is."""
    for naam in sorted(known, key=len, reverse=True):
        if len(naam) >= _SHORTEST:
            tekst = re.sub(rf"\b{re.escape(naam)}\b", "…", tekst, flags=re.IGNORECASE)
    return tekst


def _hidden_names(register: Sequence[Hulpbron], vrijgave: Vrijgave) -> set[str]:
    shown = {plain_text(hulpbron.naam) for hulpbron in vrijgave.hulpbronnen}
    shown |= set(_people(vrijgave.hulpbronnen))
    names = {plain_text(hulpbron.naam) for hulpbron in register} | set(_people(register))
    return {naam for naam in names - shown if len(naam) >= _SHORTEST}


def _people(hulpbronnen: Iterable[Hulpbron]) -> Iterable[str]:
    for hulpbron in hulpbronnen:
        for tabel, kolom in (("contacten", "contactpersoon"), ("toestemmingen", "wie")):
            for row in hulpbron.deel(tabel):
                yield plain_text(str(row.get(kolom) or ""))
