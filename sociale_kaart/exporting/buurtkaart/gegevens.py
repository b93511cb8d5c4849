"""What a sheet says of its buurt besides its hulpbronnen: people, who was asked, what is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import notatie, regels
from sociale_kaart.domain.kaartstijl import NIET_INGEDEELD, Sfeerteken, sfeerteken, sfeertekens
from sociale_kaart.domain.lijsten import lijst
from sociale_kaart.exporting.buurtkaart.tekens import breakable, printable

if TYPE_CHECKING:
    import datetime as dt

    from sociale_kaart.exporting.buurtkaart.selectie import Selectie

# As CBS: of fewer people nothing is told.
_MIN_INWONERS = 10
_MEESTE_NAMEN = 12


@dataclass(frozen=True, slots=True)
class Veranderd:
    """What changed since the sheet before.

    Attributes:
        sinds: the day of that sheet.
        nieuw: uuids of hulpbronnen that came after it.
        gewijzigd: uuids of hulpbronnen that were there and have changed.
    """

    sinds: dt.date
    nieuw: frozenset[str] = frozenset()
    gewijzigd: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BuurtGegevens:
    """Facts about one buurt.

    Attributes:
        inwoners: number of inhabitants; None when it is not known.
        jaar: the year of that number.
        gehoord: from the inventarisatielog: who was asked (label of the perspective), last when.
        niet_gehoord: perspectives that were never asked here.
        veranderd: what changed since the sheet before; None when there is none to compare with.
    """

    inwoners: int | None = None
    jaar: int | None = None
    gehoord: tuple[tuple[str, dt.date | None], ...] = ()
    niet_gehoord: tuple[str, ...] = ()
    veranderd: Veranderd | None = field(default=None)


def figures(gegevens: BuurtGegevens, selectie: Selectie) -> dict[str, Any] | None:
    """Return the section 'De buurt in cijfers': people, and hulpbronnen per sfeer and formaliteit.

    The persoonlijke sfeer is never counted. None when there is nothing to count or tell.
    """
    counts: Counter[tuple[Sfeerteken, str]] = Counter(
        (sfeerteken(regel.hulpbron.sfeer), regel.hulpbron.formaliteit or "")
        for regel in selectie.regels
        if not regels.only_at_buurt_level(regel.hulpbron.sfeer)
    )
    zinnen = _people(gegevens)
    if not counts and not zinnen:
        return None
    vormen = [(item.code, item.label) for item in lijst("formaliteit")]
    if any(not code for _, code in counts):
        vormen.append(("", "Niet gezegd"))
    tekens = [teken for teken in (*sfeertekens(), NIET_INGEDEELD) if _any_of(counts, teken)]
    tekens = list(dict.fromkeys(tekens))
    rijen = [
        [teken.label, *(notatie.getal(counts[teken, code]) for code, _ in vormen)]
        for teken in tekens
    ]
    delen = [[counts[teken, code] for code, _ in vormen] for teken in tekens]
    return {
        "kop": "De buurt in cijfers",
        "zinnen": zinnen,
        "koppen": ["Hulpbronnen", *(label for _, label in vormen), "Samen"] if rijen else [],
        "rijen": rijen,
        "balken": [
            {"kleur": teken.kleur, "delen": own} for teken, own in zip(tekens, delen, strict=True)
        ],
        "meest": max(map(sum, delen), default=0),
    }


def _any_of(counts: Counter[tuple[Sfeerteken, str]], teken: Sfeerteken) -> bool:
    return any(found == teken and count for (found, _), count in counts.items())


def _people(gegevens: BuurtGegevens) -> list[str]:
    if gegevens.inwoners is None:
        return []
    bron = f" (CBS, {gegevens.jaar})" if gegevens.jaar else " (CBS)"
    if gegevens.inwoners < _MIN_INWONERS:
        return [f"Hier wonen minder dan {_MIN_INWONERS} mensen{bron}."]
    return [f"Hier wonen {notatie.getal(gegevens.inwoners)} mensen{bron}."]


def made_with(gegevens: BuurtGegevens, partners: str) -> list[tuple[str, list[str]]]:
    """Return the boxes 'Met wie gemaakt' and 'Wie nog niet gehoord'; without data they say so."""
    met = [partners] if partners else []
    met += [
        f"{wie}, laatst gevraagd op {notatie.datum(dag)}." if dag else f"{wie}."
        for wie, dag in gegevens.gehoord
    ]
    blokken = [("Met wie gemaakt", met or ["Dat is nog niet opgeschreven."])]
    if gegevens.gehoord and gegevens.niet_gehoord:
        wie = ", ".join(naam.lower() for naam in gegevens.niet_gehoord)
        blokken.append(("Wie nog niet gehoord", [f"In deze buurt zijn nog niet gevraagd: {wie}."]))
    return blokken


def changed(veranderd: Veranderd | None, selectie: Selectie) -> list[tuple[str, list[str]]]:
    """Return the box 'Veranderd sinds …', by name, of what is shown.

    Nothing without a sheet before. What has stopped is not named: a sheet shows what there is.
    """
    if veranderd is None:
        return []
    zinnen = []
    for woord, uuids in (("Nieuw", veranderd.nieuw), ("Gewijzigd", veranderd.gewijzigd)):
        namen = [
            printable(regel.hulpbron.naam)
            for regel in selectie.regels
            if regel.hulpbron.uuid in uuids
        ]
        if namen:
            zinnen.append(f"{woord} ({len(namen)}): {_some(namen)}.")
    tekst = zinnen or ["Aan wat hier staat is niets veranderd."]
    kop = f"Veranderd sinds {notatie.datum(veranderd.sinds)}"
    return [(kop, [breakable(zin) for zin in tekst])]


def _some(namen: list[str]) -> str:
    rest = len(namen) - _MEESTE_NAMEN
    getoond = "; ".join(namen[:_MEESTE_NAMEN])
    return f"{getoond}; en nog {rest}" if rest > 0 else getoond
