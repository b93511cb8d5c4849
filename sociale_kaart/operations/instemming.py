"""Ask an initiative whether it wants to be on the kaart, and a person whether the name may be."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.domain import instemmingen
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import OngeldigeWaardeError, checked, existing

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.operations.sessions import Session

# Statuses of what has nobody to ask.
_NOBODY_THERE = frozenset({"kans", "gestopt"})


def needs_instemming(hulpbron: Hulpbron) -> bool:
    """Tell whether to ask the initiative: it is informal, and nobody has asked yet.

    Not of what has stopped, and not of an empty room that is only a chance.
    """
    return hulpbron.status not in _NOBODY_THERE and instemmingen.lacks_instemming(hulpbron, today())


def record_instemming(
    session: Session,
    hulpbron: str,
    antwoord: str,
    *,
    gevraagd_op: Value = None,
    gevraagd_door: str | None = None,
    eigen_tekst_gezien: bool | None = None,
) -> Change:
    """Write down what an initiative answered; from then on this answer holds.

    An answer of the same day is corrected, and undated ones go: they would stay in force beside
    the new one, the strictest first.

    Args:
        session: the open kaart.
        hulpbron: uuid of the record.
        antwoord: code of the list `instemming`.
        gevraagd_op: the day of asking; empty is today.
        gevraagd_door: who asked.
        eigen_tekst_gezien: whether the initiative has seen what the kaart says about it.

    Raises:
        WorldError: the record is gone, or a value does not fit.
    """
    owner = existing(session, hulpbron)
    row = checked(
        "instemmingen",
        {
            "antwoord": antwoord,
            "gevraagd_op": gevraagd_op or today().isoformat(),
            "gevraagd_door": gevraagd_door,
            "eigen_tekst_gezien": eigen_tekst_gezien,
        },
    )
    if row["antwoord"] is None:
        raise OngeldigeWaardeError("antwoord", "Het antwoord is nog leeg.", "Kies een antwoord.")
    if row["antwoord"] in instemmingen.NIET_GEVRAAGD:
        row |= {"gevraagd_op": None, "gevraagd_door": None}
    known = owner.deel("instemmingen")
    same = [r for r in known if r["gevraagd_op"] == row["gevraagd_op"]]
    undated = [r for r in known if r["gevraagd_op"] is None]
    tekst = f"Wijzig de instemming van ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        for old in (*same[1:], *(r for r in undated if r not in same)):
            actie.delete("instemmingen", str(old["uuid"]))
        if same:
            uuid = actie.update("instemmingen", str(same[0]["uuid"]), row)
        else:
            uuid = actie.insert("instemmingen", {**row, "hulpbron": hulpbron})
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def needs_toestemming(hulpbron: Hulpbron) -> bool:
    """Tell whether the record names or is a person who has not been asked yet."""
    return bool(instemmingen.persons_to_ask(hulpbron))


def record_toestemming(
    session: Session,
    hulpbron: str,
    *,
    wie: str,
    gegeven_op: Value = None,
    hoe: str | None = None,
    waarvoor: str | None = None,
    tot: Value = None,
) -> Change:
    """Write down that a person agreed to be named, or (without a day) that the person did not.

    A refusal ends what the same person agreed to before.

    Args:
        session: the open kaart.
        hulpbron: uuid of the record.
        wie: name of the person.
        gegeven_op: the day; empty means asked and not given.
        hoe: how it was given (mondeling, e-mail).
        waarvoor: what for.
        tot: the last day; empty is until taken back.

    Raises:
        WorldError: the record is gone, nobody is named, or a value does not fit.
    """
    owner = existing(session, hulpbron)
    row = checked(
        "toestemmingen",
        {"wie": wie, "gegeven_op": gegeven_op, "hoe": hoe, "waarvoor": waarvoor, "tot": tot},
    )
    if row["wie"] is None:
        raise OngeldigeWaardeError("wie", "De naam is nog leeg.", "Vul in wie het zegt.")
    earlier = [
        r
        for r in owner.deel("toestemmingen")
        if instemmingen.is_same_name(r["wie"], str(row["wie"]))
    ]
    same = [r for r in earlier if r["gegeven_op"] == row["gegeven_op"]]
    tekst = f"Leg toestemming vast bij ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        if row["gegeven_op"] is None:
            for old in _still_given(earlier):
                actie.update("toestemmingen", str(old["uuid"]), {"tot": _yesterday()})
        if same:
            uuid = actie.update("toestemmingen", str(same[0]["uuid"]), row)
        else:
            uuid = actie.insert("toestemmingen", {**row, "hulpbron": hulpbron})
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def _yesterday() -> str:
    return (today() - dt.timedelta(days=1)).isoformat()


def _still_given(rows: list[Row]) -> list[Row]:
    return [
        row
        for row in rows
        if row["gegeven_op"] is not None and (row["tot"] is None or str(row["tot"]) > _yesterday())
    ]
