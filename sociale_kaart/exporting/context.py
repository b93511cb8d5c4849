"""What every export says about the kaart itself: name, purpose, definition, date, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.domain import notatie
from sociale_kaart.exporting.verborgen import hidden_sentences, hulpbronnen, left_out_sentences

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sociale_kaart.exporting.gate import Vrijgave

VOOR_TEKST = {
    "publiek": "Voor iedereen",
    "partners": "Alleen voor partners",
    "intern": "Alleen voor eigen gebruik",
}


@dataclass(frozen=True, slots=True)
class Bron:
    """A source of the ondergrond: what it is, of which date, under which licence, named how."""

    naam: str
    datum: str = ""
    licentie: str = ""
    naamsvermelding: str = ""

    @property
    def regel(self) -> str:
        """The source as one line of text."""
        delen = (self.naam, self.datum, self.naamsvermelding, self.licentie)
        return ", ".join(dict.fromkeys(deel for deel in delen if deel))


@dataclass(frozen=True, slots=True)
class KaartContext:
    """What every export says about the kaart.

    Attributes:
        kaartnaam: name of the kaart.
        onze_definitie: what the makers count as sociale basis; empty when not written down.
        doel: the purpose of this kaart.
        peildatum: the day of which the contents are told.
        ondergrond_naam: name of the ondergrond, '' when the kaart has none.
        jaar: year of the CBS areas, None when unknown.
        bronnen: sources that must be named.
        partners: with whom the kaart was made.
        buurtnamen: buurtcode -> name, for the buurten of the ondergrond.
    """

    kaartnaam: str
    onze_definitie: str
    doel: str
    peildatum: dt.date
    ondergrond_naam: str = ""
    jaar: int | None = None
    bronnen: tuple[Bron, ...] = ()
    partners: str = ""
    buurtnamen: Mapping[str, str] = field(default_factory=dict)

    @property
    def ondergrond(self) -> str:
        """The ondergrond with its year, which its name often holds already."""
        jaar = str(self.jaar or "")
        naam = self.ondergrond_naam
        return naam if jaar in naam.split() else f"{naam} {jaar}".strip()

    @property
    def stand(self) -> str:
        """The date as people read it: 'Stand per 22 november 2026'."""
        return f"Stand per {notatie.datum(self.peildatum)}"


def verantwoording(vrijgave: Vrijgave) -> list[str]:
    """Return the sentences that say for whom an export is and what it does not show, and why."""
    getoond = len(vrijgave.hulpbronnen)
    regels = shown_sentences(vrijgave.voor, getoond, getoond - vrijgave.met_punt)
    regels += hidden_sentences(vrijgave) or ["Er is geen hulpbron weggelaten."]
    return regels + left_out_sentences(vrijgave)


def shown_sentences(voor: str, getoond: int, zonder: int = 0) -> list[str]:
    """Return for whom something is, how much it shows, and how much of that has no point."""
    return [
        f"{VOOR_TEKST[voor]}.",
        f"Getoond: {hulpbronnen(getoond)}."
        + (f" Daarvan {_staat(zonder)} zonder punt op de kaart." if zonder else ""),
    ]


def _staat(aantal: int) -> str:
    return f"{'staat' if aantal == 1 else 'staan'} er {notatie.getal(aantal)}"
