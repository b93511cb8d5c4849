"""The one exit: which hulpbronnen, fields and places may leave the kaart, for whom.

Every export takes its rows from `release`. For each hulpbron it asks two questions: may this
audience know it at all (this module), and which of its fields and places (`gate_velden`). What is
not clearly allowed stays in: an unknown code or an unreadable date counts as the strictest one.

Choices made where the domain leaves room:

- 'Alleen voor de buurt' is an answer about readers: such a record is not in a public export, and
  partners see it at buurt level only.
- An unclassified record outside the institutionele sfeer counts as an informal one: nobody has
  said that it is not a group of residents.
- A record of soort `persoon` is by itself about a natural person: without valid toestemming it is
  in no export for others. What a contact person agreed to does not count for somebody else.
- 'Niet opnemen' is obeyed for every initiative, also a formal one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.domain import regels
from sociale_kaart.domain.instemmingen import (
    ALLEEN_BUURT,
    INGESTEMD,
    NIET_OPNEMEN,
    instemming,
    is_informeel,
    is_same_name,
    who_agreed,
)
from sociale_kaart.exporting.gate_fotos import VrijeFoto, released_fotos
from sociale_kaart.exporting.gate_niveaus import (
    INTERN,
    NIVEAUS,
    PARTNERS,
    PUBLIEK,
    field_levels,
    naam_van,
    niveau,
)
from sociale_kaart.exporting.gate_teksten import hidden_in_texts, may_tell
from sociale_kaart.exporting.gate_velden import keep_relaties, released_fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Row


@dataclass(frozen=True, slots=True)
class Vrijgave:
    """What may leave, for whom, and what stayed behind.

    Attributes:
        voor: publiek | partners | intern.
        hulpbronnen: what may be shown, with hidden fields blanked, in the order given.
        verborgen: number of hulpbronnen that stayed behind.
        redenen: why (Dutch) -> how many; adds up to `verborgen`.
        weggelaten: what was left out of shown hulpbronnen (Dutch) -> in how many of them.
        verborgen_in: buurtcode -> how many of those that stayed behind belong there.
        gemarkeerd: shown (intern only) though the initiative has not agreed to be shown: uuid ->
            what to say beside it.
        fotos: which photos may go along; each is of one of `hulpbronnen`.
    """

    voor: str
    hulpbronnen: tuple[Hulpbron, ...]
    verborgen: int
    redenen: Mapping[str, int]
    weggelaten: Mapping[str, int] = field(default_factory=dict)
    verborgen_in: Mapping[str, int] = field(default_factory=dict)
    gemarkeerd: Mapping[str, str] = field(default_factory=dict)
    fotos: tuple[VrijeFoto, ...] = ()

    @property
    def met_punt(self) -> int:
        """Number of hulpbronnen with at least one point on the map."""
        return sum(any(plek.x is not None for plek in h.plekken) for h in self.hulpbronnen)


def release(
    hulpbronnen: Sequence[Hulpbron],
    voor: str,
    peildatum: dt.date,
    fotos: Mapping[str, Row] | None = None,
) -> Vrijgave:
    """Return what may be shown to `voor` on `peildatum`.

    Args:
        hulpbronnen: all of the kaart.
        voor: publiek, partners or intern.
        peildatum: the day.
        fotos: the rows of `fotos` by uuid; without them no photo goes along.

    Raises:
        ValueError: `voor` is not publiek, partners or intern.
    """
    if voor not in NIVEAUS:
        message = f"unknown audience: {voor!r}"
        raise ValueError(message)
    lezer = NIVEAUS[voor]
    redenen: Counter[str] = Counter()
    weggelaten: Counter[str] = Counter()
    verborgen_in: Counter[str] = Counter()
    getoond: list[Hulpbron] = []
    gemarkeerd: dict[str, str] = {}
    vrije_fotos: list[VrijeFoto] = []
    for hulpbron in hulpbronnen:
        reden = reason_hidden(hulpbron, lezer, peildatum)
        if reden:
            redenen[reden] += 1
            verborgen_in.update(hulpbron.buurtcodes)
            continue
        vrij, weg = released_fields(hulpbron, lezer, peildatum)
        getoond.append(vrij)
        weggelaten.update(weg)
        found = list(released_fotos(hulpbron, lezer, peildatum, fotos or {}))
        vrije_fotos += [foto for foto, reden in found if not reden]
        if any(reden for _, reden in found):
            weggelaten["foto’s zonder toestemming die nu voor deze lezers geldt"] += 1
        if lezer == INTERN and (tekst := _markering(hulpbron, peildatum)):
            gemarkeerd[hulpbron.uuid] = tekst
    return Vrijgave(
        voor=voor,
        hulpbronnen=keep_relaties(getoond),
        verborgen=sum(redenen.values()),
        redenen=dict(sorted(redenen.items())),
        weggelaten=dict(sorted(weggelaten.items())),
        verborgen_in=dict(sorted(verborgen_in.items())),
        gemarkeerd=gemarkeerd,
        fotos=tuple(vrije_fotos),
    )


def default_zichtbaarheid(hulpbron: Hulpbron) -> str:
    """Return who may see a hulpbron of which nobody has said so."""
    return regels.default_zichtbaarheid(hulpbron.sfeer, hulpbron.formaliteit)


def reason_hidden(hulpbron: Hulpbron, lezer: int, peildatum: dt.date) -> str:
    """Return why this hulpbron is not for this audience (Dutch), '' when it may be shown."""
    if lezer == INTERN:
        return ""
    antwoord = instemming(hulpbron, peildatum)
    if antwoord == NIET_OPNEMEN:
        return "wil niet worden opgenomen"
    if hulpbron.status == "gestopt":
        return "is gestopt"
    return (
        _reason_zichtbaarheid(hulpbron, lezer)
        or _reason_persoon(hulpbron, lezer, peildatum)
        or _reason_instemming(hulpbron, lezer, antwoord)
        or _reason_naam(hulpbron, lezer, peildatum)
    )


def _reason_zichtbaarheid(hulpbron: Hulpbron, lezer: int) -> str:
    # A record whose name may not be shown cannot be shown.
    naam = field_levels(hulpbron).get("naam", PUBLIEK)
    if hulpbron.zichtbaarheid:
        if max(niveau(hulpbron.zichtbaarheid), naam) <= lezer:
            return ""
        return (
            f"staat op ‘{'alleen partners' if lezer < PARTNERS else 'alleen intern'}’ of strenger"
        )
    if max(niveau(default_zichtbaarheid(hulpbron)), naam) <= lezer:
        return ""
    if regels.only_at_buurt_level(hulpbron.sfeer):
        return "hoort bij de persoonlijke sociale basis"
    if not hulpbron.sfeer or not hulpbron.formaliteit:
        return "is nog niet ingedeeld, en niemand heeft gezegd wie het mag zien"
    return "is voor partners zolang niemand iets anders heeft gezegd"


def _reason_persoon(hulpbron: Hulpbron, lezer: int, peildatum: dt.date) -> str:
    if hulpbron.soort != "persoon":
        return ""
    contacten = [str(row.get("contactpersoon") or "") for row in hulpbron.deel("contacten")]
    for wie in who_agreed(hulpbron, peildatum, lezer=naam_van(lezer)):
        if is_same_name(wie, hulpbron.naam) or not any(is_same_name(wie, c) for c in contacten):
            return ""
    return "gaat over een persoon zonder geldige toestemming"


def _reason_instemming(hulpbron: Hulpbron, lezer: int, antwoord: str) -> str:
    if lezer > PUBLIEK or antwoord in INGESTEMD:
        return ""
    if antwoord == ALLEEN_BUURT:
        return "wil alleen in de buurt bekend zijn"
    if not is_informeel(hulpbron):
        return ""
    return "is informeel en heeft nog niet gezegd dat het openbaar mag"


def _reason_naam(hulpbron: Hulpbron, lezer: int, peildatum: dt.date) -> str:
    if not may_tell(hulpbron):
        return ""
    vrij, _ = released_fields(hulpbron, lezer, peildatum)
    agreed = who_agreed(hulpbron, peildatum, lezer=naam_van(lezer))
    hidden = hidden_in_texts(hulpbron, vrij, agreed)
    if hidden and hidden.search(hulpbron.naam):
        return "heeft een naam waarin een persoon of adres staat dat niet mag worden getoond"
    return ""


def _markering(hulpbron: Hulpbron, peildatum: dt.date) -> str:
    antwoord = instemming(hulpbron, peildatum)
    if antwoord == NIET_OPNEMEN:
        return "wil niet worden opgenomen"
    if antwoord == ALLEEN_BUURT:
        return "wil alleen in de buurt bekend zijn"
    if is_informeel(hulpbron) and antwoord not in INGESTEMD:
        return "instemming nog niet gevraagd"
    return ""
