"""Scenarios side by side: what each would change, who loses by a closing, and what was there.

Every figure stands beside that of today. Nothing here ranks buurten or chooses what may close.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.scenario import DICHT, NU, Scenario
from sociale_kaart.operations.exports import context_of, released
from sociale_kaart.operations.in_de_ruimte import in_the_room
from sociale_kaart.operations.kandidaten import AdresNamen
from sociale_kaart.operations.plek_index import PlekIndex
from sociale_kaart.operations.scenario_vrijgave import release_scenarios
from sociale_kaart.operations.werkblad import (
    Maat,
    Werkblad,
    effect_in_words,
    methode_of,
    require_people,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.analysis.scenario import Effect
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.scenario import ScenarioPlek
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

__all__ = ["KOLOMMEN", "NU", "Vergelijking", "compare_scenarios", "maat_of"]

KOLOMMEN = (
    "buurtcode", "buurtnaam", "categorie", "scenario", "inwoners", "gemiddelde_m", "verschil_m",
    "binnen", "verschil_binnen", "aandeel_binnen", "dichterbij", "verder_weg",
    "dichterbij_m", "verder_weg_m", "weinig", "niet_bereikbaar", "rand", "onderdrukt",
    "methode", "bronjaar",
)  # fmt: skip


@dataclass(frozen=True)
class Vergelijking:
    """Scenarios beside what there is now.

    Attributes:
        frame: a row per buurt (sorted by name) × categorie × scenario, `NU` first; `KOLOMMEN`,
            distances in metres, shares 0-1; empty is unknown or not shown.
        totalen: per categorie × scenario what `analysis.scenario.Totaal` says, with `zin`.
        wijzigingen: per scenario what changes: scenario, actie, categorie, naam, reden, x, y.
        sluitingen: per closing and categorie who loses by it, were it the only change.
        maat: how all of it is measured.
        meldingen: Dutch sentences that belong beside the figures.
        scenarios: names, in the order asked for.
        voor: for which audience.
        context: kaart, purpose, date and sources.
    """

    frame: pd.DataFrame
    totalen: tuple[dict[str, Any], ...]
    wijzigingen: tuple[dict[str, Any], ...]
    sluitingen: tuple[dict[str, Any], ...]
    maat: Maat
    meldingen: tuple[str, ...]
    scenarios: tuple[str, ...]
    voor: str
    context: KaartContext

    @property
    def categorieen(self) -> tuple[str, ...]:
        """The categories, in the order of the rows."""
        return tuple(dict.fromkeys(str(code) for code in self.frame["categorie"]))

    def side_by_side(self, soort: str, kolom: str = "binnen") -> pd.DataFrame:
        """Return one figure of one categorie: a row per buurt, a column per scenario, `NU` first.

        Args:
            soort: code of the categorie.
            kolom: one of the figures of `frame`.
        """
        import pandas as pd  # noqa: PLC0415 - heavy

        mine = self.frame[self.frame["categorie"] == soort].set_index(["buurtnaam", "buurtcode"])
        columns = {
            naam: mine.loc[mine["scenario"] == naam, kolom] for naam in (NU, *self.scenarios)
        }
        return pd.DataFrame(columns).reset_index()


@dataclass(frozen=True)
class _Job:
    """All that the worker needs."""

    ondergrond: Path
    hulpbronnen: tuple[Hulpbron, ...]
    scenarios: tuple[Scenario, ...]
    maat: Maat


@dataclass
class _Found:
    """What the worker makes, categorie by categorie."""

    rows: list[pd.DataFrame] = field(default_factory=list)
    totalen: list[dict[str, Any]] = field(default_factory=list)
    sluitingen: list[dict[str, Any]] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    namen: dict[str, str] = field(default_factory=dict)


def compare_scenarios(
    session: Session,
    scenarios: Sequence[Scenario],
    *,
    maat: Maat | None = None,
    voor: str = "intern",
    worker: Worker,
    progress: Progress,
) -> Vergelijking:
    """Compute what scenarios change, beside what there is now.

    Args:
        session: an open kaart with its ondergrond.
        scenarios: which, in order; a single one is compared with now.
        maat: how to measure all of them; None takes what the first one says.
        voor: for whom: hidden hulpbronnen count nowhere, and changes of their places are left out.
        worker: does the computing.
        progress: told of each step.

    Raises:
        WorldError: no scenario, one without changes, no ondergrond, or nobody to count.
        Cancelled: the user stopped.
    """
    if not scenarios:
        raise WorldError("Er is geen plan gekozen.", "Kies een plan.")
    chosen = maat or maat_of(scenarios[0])
    ondergrond = session.required_ondergrond()
    vrijgave = released(session, voor)
    hulpbronnen = tuple(vrijgave.hulpbronnen)
    shown, meldingen = release_scenarios(scenarios, session.kaart.hulpbronnen(), hulpbronnen)
    meldingen += _measured_otherwise(scenarios, chosen)
    if not any(one.plekken for one in shown):
        raise WorldError(
            "In dit plan verandert nog niets."
            if voor == "intern"
            else "Wat in dit plan verandert, mag deze lezer niet zien.",
            "Zet er eerst een plek bij die erbij komt, verhuist of dichtgaat."
            if voor == "intern"
            else "Kies een andere lezer.",
        )
    job = _Job(ondergrond.path, hulpbronnen, shown, chosen)
    found: _Found = worker.run(_compute, job, progress=progress)
    import pandas as pd  # noqa: PLC0415 - heavy

    return Vergelijking(
        frame=pd.concat(found.rows, ignore_index=True),
        totalen=tuple(found.totalen),
        wijzigingen=tuple(_change(one, plek, found.namen) for one in shown for plek in one.plekken),
        sluitingen=tuple(found.sluitingen),
        maat=chosen,
        meldingen=tuple(dict.fromkeys([*meldingen, *found.meldingen])),
        scenarios=tuple(one.naam for one in shown),
        voor=voor,
        context=context_of(session),
    )


def maat_of(scenario: Scenario) -> Maat:
    """Return how a scenario wants its effect measured."""
    return Maat(scenario.netwerk, scenario.afstand_m, scenario.groep, scenario.zonder_trap)


def _measured_otherwise(scenarios: Sequence[Scenario], maat: Maat) -> list[str]:
    others = [f"‘{one.naam}’" for one in scenarios if maat_of(one) != maat]
    if not others:
        return []
    told = f"Alle plannen zijn op één manier gemeten: {maat.wie}, {maat.binnen}."
    return [f"{told} Bij {', '.join(others)} staat zelf iets anders."]


def _change(scenario: Scenario, plek: ScenarioPlek, namen: Mapping[str, str]) -> dict[str, Any]:
    return {
        "scenario": scenario.naam,
        "actie": plek.actie,
        "categorie": plek.categorie,
        "naam": namen[plek.uuid],
        "reden": plek.reden,
        "x": plek.x,
        "y": plek.y,
    }


def _compute(job: _Job, *, progress: Progress) -> _Found:
    from sociale_kaart.operations import opstellingen  # noqa: PLC0415 - with its users

    progress.step("De ondergrond lezen…")
    maat = job.maat
    opstelling = opstellingen.load_opstelling(
        job.ondergrond, maat.netwerk, zonder_trap=maat.zonder_trap
    )
    require_people(float(opstelling.gewicht[maat.groep].sum()), maat.groep)
    places = opstellingen.load_voorzieningen(job.ondergrond, job.hulpbronnen)
    index = PlekIndex(places, job.hulpbronnen)
    plekken = [plek for one in job.scenarios for plek in one.plekken]
    soorten = dict.fromkeys(code for plek in plekken for code in index.categories_of(plek))
    adressen = AdresNamen(job.ondergrond)
    found = _Found(namen={one.uuid: _called(one, index, adressen) for one in plekken})
    for step, soort in enumerate(soorten):
        progress.step(f"Vergelijken: {categorie_label(soort)}", step, len(soorten))
        _compare(Werkblad.of(opstelling, index, soort, maat), job, found)
    return found


def _compare(werkblad: Werkblad, job: _Job, found: _Found) -> None:
    """Add the figures of one categorie."""
    found.meldingen += werkblad.told
    found.rows.append(_rows(werkblad, werkblad.effect(), NU))
    for scenario in job.scenarios:
        wijzigingen, told = werkblad.changes(scenario.plekken)
        effect = werkblad.proef.effect(wijzigingen)
        found.meldingen += told
        found.rows.append(_rows(werkblad, effect, scenario.naam))
        found.totalen.append(
            {"categorie": werkblad.categorie, "scenario": scenario.naam}
            | dataclasses.asdict(effect.totaal)
            | {"zin": effect_in_words(effect, werkblad.categorie, werkblad.maat)}
        )
        for plek in scenario.plekken:
            if plek.actie == DICHT and werkblad.changes([plek])[0]:
                found.sluitingen.append(_closing(werkblad, scenario, plek, job, found.namen))


def _called(plek: ScenarioPlek, index: PlekIndex, adressen: AdresNamen) -> str:
    """Return the name of the place of a change, else the address nearest to it."""
    import numpy as np  # noqa: PLC0415 - start-up time

    if naam := index.name(plek):
        return naam
    x, y = plek.x, plek.y
    if rows := index.rows_of(plek):
        point = index.places.geometry.iloc[rows[0]]
        x, y = point.x, point.y
    if x is None or y is None:
        return ""
    (row,), _ = adressen.nearest(np.array([(x, y)]))
    return f"bij {adressen.label(int(row))}"


def _rows(werkblad: Werkblad, effect: Effect, naam: str) -> pd.DataFrame:
    """Return the rows of one categorie and scenario; of `NU` what is there before."""
    frame = effect.buurten
    now = naam == NU
    opstelling = werkblad.proef.opstelling
    year = opstelling.buurten.set_index("buurtcode")["jaar"]
    rows = frame.assign(
        categorie=werkblad.categorie,
        scenario=naam,
        gemiddelde_m=frame["voor_gemiddelde_m" if now else "na_gemiddelde_m"],
        binnen=frame["voor_binnen" if now else "na_binnen"],
        aandeel_binnen=frame["voor_aandeel" if now else "na_aandeel"],
        niet_bereikbaar=frame["niet_bereikbaar_voor" if now else "niet_bereikbaar_na"],
        methode=methode_of(opstelling, werkblad.maat),
        bronjaar=frame["buurtcode"].map(year),
    )
    return rows[list(KOLOMMEN)]


def _closing(
    werkblad: Werkblad,
    scenario: Scenario,
    plek: ScenarioPlek,
    job: _Job,
    namen: Mapping[str, str],
) -> dict[str, Any]:
    """Return who loses by one closing, were it the only change, and what happened in that room."""
    effect = werkblad.effect([plek])
    buurten = effect.buurten
    hit = buurten[(buurten["verder_weg"].fillna(0) > 0) | (buurten["weinig"] == 1)]
    groepen, weinig = {}, []
    for groep, gewicht in werkblad.proef.opstelling.gewicht.items():
        if gewicht.sum() > 0:
            totaal = werkblad.for_group(groep).effect([plek]).totaal
            if totaal.verder_weg_afgerond and not totaal.verder_weg:
                weinig.append(groep)
            else:
                groepen[groep] = totaal.verder_weg
    row = werkblad.changes([plek])[0][0].plek
    assert row is not None, "what closes is a place"
    point = werkblad.proef.voorzieningen.geometry.iloc[row]
    return {
        "scenario": scenario.naam,
        "categorie": werkblad.categorie,
        "naam": namen[plek.uuid],
        "reden": plek.reden,
        "in_de_ruimte": in_the_room(job.hulpbronnen, plek.plek, point.x, point.y),
        "verder_weg": effect.totaal.verder_weg,
        "afgerond": effect.totaal.verder_weg_afgerond,
        "minder_binnen": effect.totaal.voor_binnen - effect.totaal.na_binnen,
        "groepen": groepen,
        # Of these there are fewer than 10.
        "groepen_weinig": weinig,
        "buurten": [_loss(one) for one in hit.to_dict("records")],
    }


def _loss(row: Mapping[Any, Any]) -> dict[str, Any]:
    import pandas as pd  # noqa: PLC0415 - heavy

    return {
        "buurtcode": row["buurtcode"],
        "buurtnaam": row["buurtnaam"],
        # Empty is 'fewer than 10'.
        "verder_weg": None if pd.isna(row["verder_weg"]) else int(row["verder_weg"]),
        # On average, of those for whom it gets farther.
        "meter": None if pd.isna(row["verder_weg_m"]) else round(float(row["verder_weg_m"])),
    }
