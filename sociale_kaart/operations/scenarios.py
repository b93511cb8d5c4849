"""Scenarios: keep, name, change, duplicate and remove them; each change is one undoable step.

The register is never touched. What a scenario does to distances is in `operations.wat_als`.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.meetkeuze import GROEPEN, NETWERKEN
from sociale_kaart.domain.scenario import (
    DICHT,
    ERBIJ,
    NU,
    STANDAARD_AFSTAND_M,
    STANDAARD_GROEP,
    STANDAARD_NETWERK,
    Scenario,
    ScenarioPlek,
)
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import NIETS_OPGESLAGEN, checked, checked_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Row, Value
    from sociale_kaart.operations.sessions import Session

TABEL = "scenarios"
PLEKKEN = "scenario_plekken"
_MEASURED = ("netwerk", "afstand_m", "groep", "zonder_trap")
_LONGEST_M = 50_000


def scenarios(session: Session) -> list[Scenario]:
    """Return all scenarios with their changes, sorted by name."""
    plekken: dict[str, list[ScenarioPlek]] = {}
    for row in session.kaart.rows(PLEKKEN):
        plekken.setdefault(str(row["scenario"]), []).append(_plek_of(row))
    found = [
        _scenario_of(row, plekken.get(str(row["uuid"]), ())) for row in session.kaart.rows(TABEL)
    ]
    return sorted(found, key=lambda one: (one.naam.casefold(), one.uuid))


def scenario(session: Session, uuid: str) -> Scenario:
    """Return one scenario.

    Raises:
        WorldError: it is gone.
    """
    row = session.kaart.row(TABEL, uuid)
    if row is None:
        raise WorldError("Dit plan bestaat niet meer.", "Kies een ander plan.")
    rows = session.kaart.rows(PLEKKEN, scenario=uuid)
    return _scenario_of(row, [_plek_of(one) for one in rows])


def find_scenario(session: Session, naam: str) -> Scenario:
    """Return the scenario that is called so, capitals aside.

    Raises:
        WorldError: there is none; it says which there are.
    """
    found = scenarios(session)
    for one in found:
        if one.naam.casefold() == naam.strip().casefold():
            return one
    namen = ", ".join(f"‘{one.naam}’" for one in found) or "er is nog geen plan"
    raise WorldError(f"Er is geen plan ‘{naam}’.", f"Kies uit: {namen}.")


def add_scenario(
    session: Session,
    naam: str,
    *,
    toelichting: str = "",
    netwerk: str = STANDAARD_NETWERK,
    afstand_m: float = STANDAARD_AFSTAND_M,
    groep: str = STANDAARD_GROEP,
    zonder_trap: bool = False,
) -> Change:
    """Begin a scenario without changes; `nieuw` of the answer is its uuid.

    Args:
        session: the open kaart.
        naam: how people call it; no other scenario has this name.
        toelichting: what it is for.
        netwerk: lopen, fietsen or auto.
        afstand_m: what is near enough, in metres over the network.
        groep: of whom: inwoners, 65plus or 0_15.
        zonder_trap: use no steps.

    Raises:
        WorldError: no name or one that is taken, or a choice that does not exist.
    """
    values = _sound(
        {
            "naam": _free_name(session, naam),
            "toelichting": toelichting,
            "datum": today().isoformat(),
            "netwerk": netwerk,
            "afstand_m": afstand_m,
            "groep": groep,
            "zonder_trap": int(zonder_trap),
        }
    )
    tekst = f"Maak plan ‘{values['naam']!s}’"
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert(TABEL, values)
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def edit_scenario(session: Session, uuid: str, waarden: Mapping[str, Value]) -> Change:
    """Change name, toelichting or how the effect is measured; raises as `add_scenario`."""
    was = scenario(session, uuid)
    values = dict(waarden)
    if "naam" in values:
        values["naam"] = _free_name(session, values["naam"], unless=uuid)
    values = _sound(values)
    tekst = f"Wijzig plan ‘{was.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.update(TABEL, uuid, values)
    return change_of(session, actie.uuid, tekst)


def rename_scenario(session: Session, uuid: str, naam: str) -> Change:
    """Give a scenario another name; raises as `add_scenario`."""
    return edit_scenario(session, uuid, {"naam": naam})


def duplicate_scenario(session: Session, uuid: str, naam: str = "") -> Change:
    """Make a copy with all changes, to vary on; raises as `add_scenario`.

    Args:
        session: the open kaart.
        uuid: what is copied.
        naam: of the copy; '' makes one up.
    """
    was = scenario(session, uuid)
    called = _free_name(session, naam or _next_name(session, was.naam))
    tekst = f"Maak plan ‘{called}’ naar ‘{was.naam}’"
    with session.kaart.action(tekst) as actie:
        row: dict[str, Value] = {
            "naam": called,
            "toelichting": was.toelichting or None,
            "datum": today().isoformat(),
            **{kolom: getattr(was, kolom) for kolom in _MEASURED},
        }
        new = actie.insert(TABEL, {**row, "zonder_trap": int(was.zonder_trap)})
        for plek in was.plekken:
            actie.insert(PLEKKEN, _row_of(plek, new))
    return change_of(session, actie.uuid, tekst, nieuw=new)


def remove_scenario(session: Session, uuid: str) -> Change:
    """Remove a scenario with its changes; undo brings it back.

    Raises:
        WorldError: it is gone already.
    """
    was = scenario(session, uuid)
    tekst = f"Verwijder plan ‘{was.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.delete(TABEL, uuid)
    return change_of(session, actie.uuid, tekst)


def add_scenario_plekken(session: Session, uuid: str, plekken: Sequence[ScenarioPlek]) -> Change:
    """Add changes to a scenario, all as one step.

    Args:
        session: the open kaart.
        uuid: of the scenario.
        plekken: what changes, their own `uuid` left ''. A closing needs `reden`: what happened
            in that room.

    Returns:
        The change; `nieuw` is the uuid of the row when it is one.

    Raises:
        WorldError: a change is not whole, its place is gone or is in the scenario already.
    """
    was = scenario(session, uuid)
    if not plekken:
        raise WorldError("Er is nog geen plek gekozen.", "Kies een plek.", NIETS_OPGESLAGEN)
    taken = {_key(one) for one in was.plekken if _key(one)}
    rows = []
    for plek in plekken:
        rows.append(_checked_plek(session, plek, uuid, taken))
        taken.add(_key(plek))
    tekst = f"Zet {_what(plekken)} in plan ‘{was.naam}’"
    with session.kaart.action(tekst) as actie:
        made = [actie.insert(PLEKKEN, row) for row in rows]
    return change_of(session, actie.uuid, tekst, nieuw=made[0] if len(made) == 1 else None)


def edit_scenario_plek(session: Session, rij: str, waarden: Mapping[str, Value]) -> Change:
    """Change one change: its point (`x`, `y` in RD metres), naam or reden.

    Raises:
        WorldError: it is gone, or without it the change would not be whole.
    """
    row, was = _existing_plek(session, rij)
    values = checked(PLEKKEN, waarden, row)
    after = _plek_of({**row, **values})
    _require_whole(after)
    tekst = f"Wijzig een plek in plan ‘{was.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.update(PLEKKEN, rij, values)
    return change_of(session, actie.uuid, tekst)


def remove_scenario_plek(session: Session, rij: str) -> Change:
    """Take one change out of its scenario.

    Raises:
        WorldError: it is gone already.
    """
    _, was = _existing_plek(session, rij)
    tekst = f"Haal een plek uit plan ‘{was.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.delete(PLEKKEN, rij)
    return change_of(session, actie.uuid, tekst)


def _existing_plek(session: Session, rij: str) -> tuple[Row, Scenario]:
    row = session.kaart.row(PLEKKEN, rij)
    if row is None:
        raise WorldError("Deze plek staat niet meer in het plan.", "Kies een andere.")
    return row, scenario(session, str(row["scenario"]))


def _checked_plek(
    session: Session, plek: ScenarioPlek, uuid: str, taken: set[tuple[str, str]]
) -> dict[str, Value]:
    _require_whole(plek)
    if _key(plek) in taken and _key(plek) != ("", ""):
        raise WorldError(
            "Deze plek staat al in dit plan.",
            "Haal haar eerst uit het plan, of kies een andere.",
            NIETS_OPGESLAGEN,
        )
    if plek.plek and session.kaart.row("plekken", plek.plek) is None:
        raise WorldError(
            "Deze plek staat niet meer in het register.", "Kies een andere.", NIETS_OPGESLAGEN
        )
    row = _row_of(plek, uuid)
    return {**checked(PLEKKEN, row), "scenario": uuid}


def _require_whole(plek: ScenarioPlek) -> None:
    if not plek.categorie:
        raise WorldError(
            "Nog niet ingevuld: wat voor plek is het?", "Kies een categorie.", NIETS_OPGESLAGEN
        )
    if plek.actie != ERBIJ and not (plek.plek or plek.osm_id):
        raise WorldError(
            "Welke plek verhuist of dichtgaat, is niet bekend.",
            "Kies een plek op de kaart.",
            NIETS_OPGESLAGEN,
        )
    if plek.actie != DICHT and (plek.x is None or plek.y is None):
        raise WorldError(
            "De nieuwe plek heeft nog geen punt.", "Klik een punt aan op de kaart.",
            NIETS_OPGESLAGEN,
        )  # fmt: skip
    if plek.actie == DICHT and not plek.reden.strip():
        raise WorldError(
            "Nog niet opgeschreven: wat gebeurde er in deze ruimte?",
            "Schrijf op wat er was en wie er kwamen. Dat hoort bij elk plan om iets te sluiten.",
            NIETS_OPGESLAGEN,
        )


def _key(plek: ScenarioPlek) -> tuple[str, str]:
    """Return what tells that two changes are about one place; two times '' for a new one."""
    if plek.actie == ERBIJ and not plek.plek:
        return "", ""
    return plek.plek or "", plek.osm_id or ""


def _what(plekken: Sequence[ScenarioPlek]) -> str:
    if len(plekken) > 1:
        return f"{len(plekken)} plekken"
    return {ERBIJ: "een nieuwe plek", DICHT: "een sluiting"}.get(plekken[0].actie, "een verhuizing")


def _free_name(session: Session, naam: Value, unless: str = "") -> str:
    called = checked_name(naam)
    if called.casefold() == NU.casefold():
        raise WorldError(
            f"‘{NU}’ heet al wat er vandaag is.", "Kies een andere naam.", NIETS_OPGESLAGEN
        )
    for row in session.kaart.rows(TABEL):
        same = str(row["naam"] or "").casefold() == called.casefold()
        if same and row["uuid"] != unless:
            raise WorldError(
                f"Er is al een plan ‘{called}’.", "Kies een andere naam.", NIETS_OPGESLAGEN
            )
    return called


def _next_name(session: Session, naam: str) -> str:
    taken = {str(row["naam"] or "").casefold() for row in session.kaart.rows(TABEL)}
    number = 2
    while f"{naam} ({number})".casefold() in taken:
        number += 1
    return f"{naam} ({number})"


def _sound(waarden: Mapping[str, Value]) -> dict[str, Value]:
    found = checked(TABEL, waarden)
    if "netwerk" in found and found["netwerk"] not in NETWERKEN:
        raise WorldError(
            "Nog niet gekozen: hoe ga je?", "Kies lopen, fietsen of auto.", NIETS_OPGESLAGEN
        )
    if "groep" in found and found["groep"] not in GROEPEN:
        raise WorldError(
            f"De groep ‘{found['groep']!s}’ bestaat niet.",
            f"Kies uit: {', '.join(GROEPEN)}.",
            NIETS_OPGESLAGEN,
        )
    afstand = found.get("afstand_m", STANDAARD_AFSTAND_M)
    if not isinstance(afstand, int | float) or not 0 < afstand <= _LONGEST_M:
        raise WorldError(
            "Deze afstand kan niet.",
            "Vul een aantal meters in, zoals 500.",
            NIETS_OPGESLAGEN,
        )
    return found


def _scenario_of(row: Row, plekken: Sequence[ScenarioPlek]) -> Scenario:
    # What a file holds that another program wrote, may be empty.
    return Scenario(
        uuid=str(row["uuid"]),
        naam=str(row["naam"] or ""),
        toelichting=str(row["toelichting"] or ""),
        datum=str(row["datum"] or ""),
        netwerk=str(row["netwerk"]) if row["netwerk"] in NETWERKEN else STANDAARD_NETWERK,
        afstand_m=int(row["afstand_m"] or STANDAARD_AFSTAND_M),
        groep=str(row["groep"]) if row["groep"] in GROEPEN else STANDAARD_GROEP,
        zonder_trap=bool(row["zonder_trap"]),
        plekken=tuple(sorted(plekken, key=_order)),
    )


def _order(plek: ScenarioPlek) -> tuple[str, ...]:
    """Sort by what no undo changes."""
    return plek.actie, plek.categorie, plek.naam.casefold(), plek.uuid


def _plek_of(row: Row) -> ScenarioPlek:
    x, y = row.get("x"), row.get("y")
    return ScenarioPlek(
        uuid=str(row["uuid"]),
        actie=str(row["actie"] or ""),
        categorie=str(row["categorie"] or ""),
        plek=str(row["plek"]) if row["plek"] else None,
        osm_id=str(row["osm_id"]) if row["osm_id"] else None,
        naam=str(row["naam"] or ""),
        reden=str(row["reden"] or ""),
        x=float(x) if isinstance(x, int | float) else None,
        y=float(y) if isinstance(y, int | float) else None,
    )


def _row_of(plek: ScenarioPlek, scenario_uuid: str) -> dict[str, Value]:
    row = dataclasses.asdict(plek)
    del row["uuid"]
    if plek.plek:
        # Its name is that of the register: one that is removed there is then gone here too.
        row["naam"] = None
    return {**{kolom: value or None for kolom, value in row.items()}, "x": plek.x, "y": plek.y,
            "scenario": scenario_uuid}  # fmt: skip
