"""A scenario: places added, moved or closed on trial, without touching the register (domein 7).

There is no optimiser for closing: a closing is somebody's proposal, and carries what happened in
that room.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

# The codes of the list `scenario_actie`.
ERBIJ = "toevoegen"
VERPLAATST = "verplaatsen"
DICHT = "sluiten"
ACTIES = (ERBIJ, VERPLAATST, DICHT)
# What there is now, beside scenarios.
NU = "Nu"

STANDAARD_NETWERK = "lopen"
STANDAARD_AFSTAND_M = 500
STANDAARD_GROEP = "inwoners"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change of the places of one categorie, as it is computed with.

    Attributes:
        actie: `ERBIJ`, `VERPLAATST` or `DICHT`.
        plek: row of the place that moves or closes, in the frame of voorzieningen; None when new.
        x: new place (RD New, metres); None when it closes.
        y: as `x`.
        naam: how the place is called, '' when nobody said.
        reden: of a closing: what happened in that room.

    Raises:
        ValueError: the parts do not fit the action.
    """

    actie: str
    plek: int | None = None
    x: float | None = None
    y: float | None = None
    naam: str = ""
    reden: str = ""

    def __post_init__(self) -> None:
        if self.actie not in ACTIES:
            message = f"unknown action: {self.actie!r}"
            raise ValueError(message)
        if (self.plek is None) != (self.actie == ERBIJ):
            message = "only what moves or closes is a place that is there"
            raise ValueError(message)
        if self.actie == DICHT:
            return
        if self.x is None or self.y is None or not math.isfinite(self.x + self.y):
            message = "what is new or moves needs a point"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class ScenarioPlek:
    """One change as it is kept in the kaart (table `scenario_plekken`).

    Attributes:
        uuid: of the row, '' before it is kept.
        actie: `ERBIJ`, `VERPLAATST` or `DICHT`.
        categorie: code of the kind of place it counts as.
        plek: uuid of a plek of the register: the one that moves or closes, or the candidate
            (status `kans`) where something new begins.
        osm_id: object of the reference data that moves or closes.
        naam: of a new place or of a reference place. A plek of the register is called as the
            register calls it now, so that a name that is removed there is gone here too.
        reden: of a closing: what happened in that room.
        x: RD New in metres: the new place; of a reference place that closes where it was.
        y: as `x`.
    """

    uuid: str
    actie: str
    categorie: str
    plek: str | None = None
    osm_id: str | None = None
    naam: str = ""
    reden: str = ""
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario with its changes, and how its effect is measured.

    Attributes:
        uuid: of the row.
        naam: how people call it.
        toelichting: what it is for.
        datum: ISO date, '' unknown.
        netwerk: lopen, fietsen or auto.
        afstand_m: what is near enough.
        groep: of whom: inwoners, 65plus or 0_15.
        zonder_trap: use no steps.
        plekken: the changes, sorted by action, categorie and name.
    """

    uuid: str
    naam: str
    toelichting: str = ""
    datum: str = ""
    netwerk: str = STANDAARD_NETWERK
    afstand_m: int = STANDAARD_AFSTAND_M
    groep: str = STANDAARD_GROEP
    zonder_trap: bool = False
    plekken: tuple[ScenarioPlek, ...] = ()

    @property
    def categorieen(self) -> tuple[str, ...]:
        """The categories of its changes, each once, in order."""
        return tuple(dict.fromkeys(plek.categorie for plek in self.plekken))
