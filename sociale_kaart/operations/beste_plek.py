"""Where would one (or p) new places help most, told in a sentence with what it does not say."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.scenario import ERBIJ, ScenarioPlek
from sociale_kaart.operations import kandidaten
from sociale_kaart.operations.beste_plek_vraag import (
    BINNEN,
    DOELEN,
    GEMIDDELD,
    MEESTE_PLEKKEN,
    Vraag,
)
from sociale_kaart.operations.beste_plek_woorden import (
    NIET_GEZEGD,
    answer_in_words,
    certainty,
    warnings,
)
from sociale_kaart.operations.plek_index import PlekIndex
from sociale_kaart.operations.werkblad import (
    Opdracht,
    Werkblad,
    methode_of,
    prepare_werkblad,
    require_people,
)

__all__ = ["BINNEN", "DOELEN", "GEMIDDELD", "MEESTE_PLEKKEN", "Advies", "Vraag", "best_place"]

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.analysis.beste_plek import Uitkomst
    from sociale_kaart.analysis.scenario import Totaal
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.kandidaten import Kandidaat, Kandidaten
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


@dataclass(frozen=True)
class Advies:
    """The answer. It is about adding only: what may close is no sum.

    Attributes:
        vraag: what was asked.
        plekken: the places chosen, the one that adds most first; empty when none helps.
        tweede: the best other place in place of the last one; None when no other helps.
        zin: the answer in Dutch.
        zekerheid: in Dutch how sure it is, and of how many places it is the best.
        niet_gezegd: Dutch sentences about what the answer does not say.
        bewezen: whether no other choice of the places looked at is better.
        gat: how much better another choice could at most be, as a share (0.02 is 2 %).
        bekeken: how many places were weighed.
        buurten: what changes per buurt, see `analysis.scenario.KOLOMMEN`.
        totaal: what changes in all.
        totaal_tweede: the same with `tweede`.
        methode: how it was measured, `sleutel=waarde` joined by `;`.
    """

    vraag: Vraag
    plekken: tuple[Kandidaat, ...]
    tweede: Kandidaat | None
    zin: str
    zekerheid: str
    niet_gezegd: tuple[str, ...]
    bewezen: bool
    gat: float
    bekeken: int
    buurten: pd.DataFrame
    totaal: Totaal
    totaal_tweede: Totaal | None
    methode: str

    def as_scenario_plekken(self) -> tuple[ScenarioPlek, ...]:
        """Return the places as changes, to put in a scenario."""
        return tuple(
            ScenarioPlek("", ERBIJ, self.vraag.categorie, one.plek, naam=one.naam, x=one.x, y=one.y)
            for one in self.plekken
        )

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the command line prints it."""
        return {
            "categorie": self.vraag.categorie,
            "doel": self.vraag.doel,
            "netwerk": self.vraag.maat.netwerk,
            "afstand_m": self.vraag.maat.afstand_m,
            "groep": self.vraag.maat.groep,
            "plekken": [dataclasses.asdict(one) for one in self.plekken],
            "tweede": dataclasses.asdict(self.tweede) if self.tweede else None,
            "zin": self.zin,
            "zekerheid": self.zekerheid,
            "niet_gezegd": list(self.niet_gezegd),
            "bewezen": self.bewezen,
            "gat": self.gat if math.isfinite(self.gat) else None,
            "bekeken": self.bekeken,
            "totaal": plain(self.totaal),
            "methode": self.methode,
        }


def plain(totaal: Totaal) -> dict[str, Any]:
    """Return a total as JSON can hold it: what is unknown is null."""
    found = dataclasses.asdict(totaal)
    return {
        sleutel: None if isinstance(value, float) and math.isnan(value) else value
        for sleutel, value in found.items()
    }


@dataclass(frozen=True)
class _Job:
    vraag: Vraag
    opdracht: Opdracht


def best_place(session: Session, vraag: Vraag, *, worker: Worker, progress: Progress) -> Advies:
    """Return where new places help most.

    Args:
        session: an open kaart with its ondergrond.
        vraag: what is asked.
        worker: does the computing.
        progress: told of each step; a cancel ends the search at once.

    Raises:
        WorldError: no ondergrond, nothing to choose from, nobody to count, or a strange question.
        Cancelled: the user stopped.
    """
    if vraag.doel not in DOELEN or vraag.kandidaten not in kandidaten.SOORTEN:
        message = f"no such question: {vraag.doel!r}, {vraag.kandidaten!r}"
        raise ValueError(message)
    if not 1 <= vraag.aantal <= MEESTE_PLEKKEN:
        raise WorldError(
            f"{vraag.aantal} plekken tegelijk kan ik niet kiezen.",
            f"Kies een aantal van 1 tot {MEESTE_PLEKKEN}.",
        )
    opdracht = prepare_werkblad(session, vraag.categorie, vraag.maat, voor=vraag.voor)
    return worker.run(_compute, _Job(vraag, opdracht), progress=progress)


def _compute(job: _Job, *, progress: Progress) -> Advies:
    from sociale_kaart.analysis.beste_plek import (  # noqa: PLC0415 - heavy
        best_places,
        most_candidates,
    )
    from sociale_kaart.operations import opstellingen  # noqa: PLC0415 - with its users

    vraag, opdracht = job.vraag, job.opdracht
    progress.step("De ondergrond lezen…")
    opstelling = opstellingen.load_opstelling(
        opdracht.ondergrond, vraag.maat.netwerk, zonder_trap=vraag.maat.zonder_trap
    )
    require_people(float(opstelling.gewicht[vraag.maat.groep].sum()), vraag.maat.groep)
    places = opstellingen.load_voorzieningen(opdracht.ondergrond, opdracht.hulpbronnen)
    werkblad = Werkblad.of(
        opstelling, PlekIndex(places, opdracht.hulpbronnen), vraag.categorie, vraag.maat
    )
    progress.step("De mogelijke plekken zoeken…")
    among = kandidaten.candidates(
        vraag.kandidaten,
        opdracht.ondergrond,
        opstelling,
        hulpbronnen=opdracht.hulpbronnen,
        punten=vraag.punten,
        categorieen=vraag.bij,
        hoogstens=most_candidates(opstelling) if vraag.doel == GEMIDDELD else None,
    )
    _require_some(among, most_candidates(opstelling), vraag)
    found = best_places(
        werkblad.proef,
        _xy(among),
        vraag.aantal,
        doel=vraag.doel,
        tijd_s=vraag.tijd_s,
        progress=progress,
    )
    advies = _advise(vraag, among, found, methode_of(opstelling, vraag.maat))
    return dataclasses.replace(advies, niet_gezegd=(*advies.niet_gezegd, *werkblad.told))


def _xy(among: Kandidaten) -> Any:
    import numpy as np  # noqa: PLC0415 - start-up time

    return np.array([(one.x, one.y) for one in among.plekken], dtype=np.float64)


def _require_some(among: Kandidaten, most: int, vraag: Vraag) -> None:
    if not among.plekken:
        raise WorldError(
            f"Er zijn geen plekken om uit te kiezen ({among.uitleg}).",
            "Kies andere plekken, of teken zelf punten op de kaart.",
        )
    if vraag.doel == GEMIDDELD and len(among.plekken) > most:
        raise WorldError(
            f"Dit zijn {len(among.plekken)} plekken. Dat is te veel om de kortste weg te zoeken.",
            f"Kies hoogstens {most} plekken, of zoek de meeste inwoners binnen een afstand.",
        )


def _advise(vraag: Vraag, among: Kandidaten, found: Uitkomst, methode: str) -> Advies:
    keuze = found.keuze
    chosen = tuple(among.plekken[one] for one in keuze.kandidaten)
    tweede = None if keuze.tweede is None else among.plekken[keuze.tweede]
    other = found.met_tweede.totaal if found.met_tweede else None
    return Advies(
        vraag=vraag,
        plekken=chosen,
        tweede=tweede,
        zin=answer_in_words(vraag, chosen, found.effect, tweede, other),
        zekerheid=certainty(keuze.bewezen, keuze.gat, found.bekeken, among.uitleg),
        niet_gezegd=(*NIET_GEZEGD, *warnings(found.effect, vraag)),
        bewezen=keuze.bewezen,
        gat=round(keuze.gat, 4) if math.isfinite(keuze.gat) else keuze.gat,
        bekeken=found.bekeken,
        buurten=found.effect.buurten,
        totaal=found.effect.totaal,
        totaal_tweede=other,
        methode=methode,
    )
