"""What of scenarios an audience may see: nothing that gives a hidden hulpbron away."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sociale_kaart.exporting.verborgen import KLEIN_GETAL
from sociale_kaart.operations.exports import released
from sociale_kaart.operations.scenarios import scenarios

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.scenario import Scenario, ScenarioPlek
    from sociale_kaart.operations.sessions import Session

WEGGELATEN = "(weggelaten: hier staat iets in dat deze lezer niet mag zien)"
# A shorter name is a word like any other.
_TELLING = 4


def release_scenarios(
    plannen: Sequence[Scenario],
    hulpbronnen: Iterable[Hulpbron],
    getoond: Iterable[Hulpbron],
) -> tuple[tuple[Scenario, ...], list[str]]:
    """Return scenarios as this audience may know them, and Dutch sentences about what is left out.

    A change about a place of a hidden hulpbron is left out, and so is a text that names one; of a
    scenario whose name does so only its number stays.

    Args:
        plannen: as they are kept.
        hulpbronnen: the whole register.
        getoond: what the gate lets through.
    """
    shown, everything = list(getoond), list(hulpbronnen)
    placed = {plek.uuid for bron in everything for plek in bron.plekken if plek.x is not None}
    # What may be known at buurt level only has no point here; nor has it one in a plan.
    open_plekken = {
        plek.uuid
        for bron in shown
        for plek in bron.plekken
        if plek.x is not None or plek.uuid not in placed
    }
    visible = {bron.uuid for bron in shown}
    namen = {
        bron.naam.casefold()
        for bron in everything
        if bron.uuid not in visible and len(bron.naam) >= _TELLING
    }
    # What somebody else is called too, gives nobody away.
    namen -= {bron.naam.casefold() for bron in shown}
    found, gone = [], 0
    for number, one in enumerate(plannen, start=1):
        plekken = [p for p in one.plekken if p.plek is None or p.plek in open_plekken]
        gone += len(one.plekken) - len(plekken)
        found.append(
            dataclasses.replace(
                one,
                naam=f"Plan {number} (naam weggelaten)" if _names(one.naam, namen) else one.naam,
                toelichting=_told(one.toelichting, namen),
                plekken=tuple(_plek(plek, namen) for plek in plekken),
            )
        )
    return tuple(found), [_left_out(gone)] if gone else []


def scenarios_for(session: Session, voor: str) -> tuple[Scenario, ...]:
    """Return all scenarios as an audience may know them.

    Raises:
        WorldError: an unknown audience.
    """
    getoond = released(session, voor).hulpbronnen
    return release_scenarios(scenarios(session), session.kaart.hulpbronnen(), getoond)[0]


def _plek(plek: ScenarioPlek, namen: set[str]) -> ScenarioPlek:
    return dataclasses.replace(plek, naam=_told(plek.naam, namen), reden=_told(plek.reden, namen))


def _told(tekst: str, namen: set[str]) -> str:
    return WEGGELATEN if _names(tekst, namen) else tekst


def _names(tekst: str, namen: set[str]) -> bool:
    folded = " ".join(tekst.split()).casefold()
    return any(naam in folded for naam in namen)


def _left_out(aantal: int) -> str:
    """Return that changes are left out; a small number would point at what they are about."""
    if aantal < KLEIN_GETAL:
        many = f"Enkele veranderingen (minder dan {KLEIN_GETAL})"
    else:
        many = f"{aantal} veranderingen"
    return f"{many} zijn weggelaten: die gaan over plekken die deze lezer niet mag zien."
