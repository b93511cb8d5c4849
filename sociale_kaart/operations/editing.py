"""Register, change, move and remove hulpbronnen; every action is one step that can be undone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import regels
from sociale_kaart.domain.tabellen import HULPBRONNEN
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import (
    GeenHulpbronError,
    allowed_plek,
    checked,
    checked_name,
    existing,
    insert_contact,
    insert_plek,
    nowhere,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.kaart import Actie, Stap

__all__ = [
    "Change",
    "GeenHulpbronError",
    "add_hulpbron",
    "apply_edit",
    "delete_hulpbronnen",
    "edit_hulpbron",
    "edit_many",
    "move_plek",
    "redo",
    "undo",
]

# A step that changes more fields than these names only the hulpbron.
_NAMED_FIELDS = 3


def add_hulpbron(
    session: Session,
    velden: Mapping[str, Value],
    plek: Mapping[str, Value] | None = None,
    contact: Mapping[str, Value] | None = None,
) -> Change:
    """Register a hulpbron.

    Args:
        session: the open kaart.
        velden: columns of `hulpbronnen`; only `naam` is required.
        plek: columns of `plekken`, with `x` and `y` (RD, metres) for a point.
        contact: columns of `contacten`.

    Raises:
        WorldError: there is no name, a value does not fit, or it is about a person instead of a
            hulpbron.
    """
    naam = checked_name(velden.get("naam"))
    said = checked("hulpbronnen", {**velden, "naam": naam})
    filled = {**_defaults(velden), **{k: v for k, v in said.items() if v is not None}}
    sfeer, soort = filled.get("sfeer"), filled.get("soort")
    kept = allowed_plek(session, sfeer, checked("plekken", plek)) if plek else None
    contact = checked("contacten", contact) if contact else None
    tekst = f"Voeg ‘{naam}’ toe"
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert("hulpbronnen", filled)
        if kept:
            insert_plek(actie, uuid, kept, sfeer=sfeer, soort=soort)
        if contact:
            insert_contact(actie, uuid, contact)
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def edit_hulpbron(
    session: Session,
    uuid: str,
    velden: Mapping[str, Value],
    *,
    plek: Mapping[str, Value] | None = None,
    contact: Mapping[str, Value] | None = None,
) -> Change:
    """Change fields of a hulpbron, of its first plek and of its first contact, as one step.

    What follows from the change goes along in the same step. A record that becomes persoonlijk
    loses its points and addresses, because that sfeer is shown at buurt level only, and is for
    fewer readers; a check moves the day of the next one.

    Raises:
        WorldError: the record is gone, a value does not fit, or the new name is about a person.
    """
    hulpbron = existing(session, uuid)
    tekst = f"Wijzig ‘{hulpbron.naam}’"
    if not plek and not contact:
        tekst += _names_of(velden)
    with session.kaart.action(tekst) as actie:
        apply_edit(session, actie, hulpbron, velden, plek=plek, contact=contact)
    return change_of(session, actie.uuid, tekst)


def apply_edit(
    session: Session,
    actie: Actie,
    hulpbron: Hulpbron,
    velden: Mapping[str, Value],
    *,
    plek: Mapping[str, Value] | None = None,
    contact: Mapping[str, Value] | None = None,
) -> None:
    """Do what `edit_hulpbron` does as a part of an action; raises the same."""
    new = _new_values(hulpbron, velden)
    sfeer = new.get("sfeer", hulpbron.sfeer)
    kept = allowed_plek(session, sfeer, checked("plekken", plek)) if plek else None
    contact = checked("contacten", contact) if contact else None
    actie.update("hulpbronnen", hulpbron.uuid, new)
    if regels.only_at_buurt_level(sfeer):
        withdraw_places(actie, hulpbron)
    if kept and hulpbron.plekken:
        actie.update("plekken", hulpbron.plekken[0].uuid, kept)
    elif kept:
        insert_plek(actie, hulpbron.uuid, kept, sfeer=sfeer, soort=new.get("soort", hulpbron.soort))
    if contact:
        _put_contact(actie, hulpbron, contact)


def edit_many(session: Session, uuids: Iterable[str], velden: Mapping[str, Value]) -> Change:
    """Give several hulpbronnen the same values, as one step; for each what follows from it.

    Raises:
        WorldError: nothing was chosen, a record is gone, or a value does not fit.
    """
    hulpbronnen = _all_existing(session, uuids)
    plans = [(hulpbron, _new_values(hulpbron, velden)) for hulpbron in hulpbronnen]
    which = (
        f"‘{hulpbronnen[0].naam}’" if len(hulpbronnen) == 1 else f"{len(hulpbronnen)} hulpbronnen"
    )
    tekst = f"Wijzig {which}{_names_of(velden)}"
    with session.kaart.action(tekst) as actie:
        for hulpbron, new in plans:
            actie.update("hulpbronnen", hulpbron.uuid, new)
            if regels.only_at_buurt_level(new.get("sfeer", hulpbron.sfeer)):
                withdraw_places(actie, hulpbron)
    return change_of(session, actie.uuid, tekst)


def move_plek(session: Session, plek: str, x: float, y: float) -> Change:
    """Put a plek at another point (RD, metres); an address it had no longer says where it is."""
    row = session.kaart.row("plekken", plek)
    hulpbron = session.kaart.hulpbron(str(row["hulpbron"])) if row else None
    if hulpbron is None:
        raise WorldError("Deze plek bestaat niet meer.", "Kies een andere.")
    if regels.only_at_buurt_level(hulpbron.sfeer):
        raise WorldError(
            "De persoonlijke sfeer krijgt geen punt op de kaart.",
            "Kies een buurt in het formulier.",
        )
    moved = checked("plekken", {"x": x, "y": y, "locatie_nauwkeurigheid": "handmatig"})
    tekst = f"Verplaats ‘{hulpbron.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.update("plekken", plek, moved)
    return change_of(session, actie.uuid, tekst)


def delete_hulpbronnen(session: Session, uuids: Iterable[str]) -> Change:
    """Remove hulpbronnen with all that belongs to them; undo brings everything back."""
    gone = _all_existing(session, uuids)
    tekst = (
        f"Verwijder ‘{gone[0].naam}’" if len(gone) == 1 else f"Verwijder {len(gone)} hulpbronnen"
    )
    with session.kaart.action(tekst) as actie:
        for hulpbron in gone:
            actie.delete("hulpbronnen", hulpbron.uuid)
    return change_of(session, actie.uuid, tekst)


def undo(session: Session) -> Change | None:
    """Take the last step back; None when there is nothing to take back."""
    return _as_change(session, session.kaart.undo())


def redo(session: Session) -> Change | None:
    """Do again what was taken back; None when there is nothing."""
    return _as_change(session, session.kaart.redo())


def _as_change(session: Session, stap: Stap | None) -> Change | None:
    return None if stap is None else change_of(session, stap.uuid, stap.omschrijving)


def _defaults(velden: Mapping[str, Value]) -> dict[str, Value]:
    vandaag = today()
    defaults = regels.defaults_for(velden.get("sfeer"), velden.get("formaliteit"))
    filled: dict[str, Value] = {
        "status": defaults["status"],
        "gecontroleerd_op": vandaag.isoformat(),
        "herzien_voor": regels.herzien_voor(vandaag).isoformat(),
    }
    zichtbaarheid = regels.strictest_zichtbaarheid(velden.get("sfeer"), velden.get("soort"))
    return filled if zichtbaarheid is None else {**filled, "zichtbaarheid": zichtbaarheid}


def _new_values(hulpbron: Hulpbron, velden: Mapping[str, Value]) -> dict[str, Value]:
    """Return the checked values with what follows from them; what is said goes before that."""
    was = {kolom: _value(hulpbron, kolom) for kolom in HULPBRONNEN.kolommen}
    if "naam" in velden and velden["naam"] != hulpbron.naam:
        velden = {**velden, "naam": checked_name(velden["naam"])}
    new = checked("hulpbronnen", velden, was)
    following = _following(hulpbron, new)
    return {**new, **{k: v for k, v in following.items() if new.get(k) is None}}


def _value(hulpbron: Hulpbron, kolom: str) -> Value:
    value: Value = getattr(hulpbron, kolom, None)
    return hulpbron.meer.get(kolom) if value is None else value


def _following(hulpbron: Hulpbron, new: Mapping[str, Value]) -> dict[str, Value]:
    """Return what else changes when these fields do."""
    following: dict[str, Value] = {}
    changed = {kolom for kolom, value in new.items() if value != _value(hulpbron, kolom)}
    if changed & {"sfeer", "soort"}:
        zichtbaarheid = regels.strictest_zichtbaarheid(
            new.get("sfeer", hulpbron.sfeer), new.get("soort", hulpbron.soort)
        )
        if zichtbaarheid is not None:
            following["zichtbaarheid"] = zichtbaarheid
    if checked_on := new.get("gecontroleerd_op"):
        day = dt.date.fromisoformat(str(checked_on))
        following["herzien_voor"] = regels.herzien_voor(day).isoformat()
    return following


def _names_of(velden: Mapping[str, Value]) -> str:
    """Return the labels of a few fields, as the end of a step's text."""
    labels = [HULPBRONNEN.veld(kolom).label.lower() for kolom in velden]
    return f": {', '.join(labels)}" if 0 < len(labels) <= _NAMED_FIELDS else ""


def _all_existing(session: Session, uuids: Iterable[str]) -> list[Hulpbron]:
    wanted = list(dict.fromkeys(uuids))
    if not wanted:
        raise WorldError("Er is niets gekozen.", "Kies eerst een of meer hulpbronnen.")
    found = session.kaart.hulpbronnen(wanted)
    if len(found) != len(wanted):
        raise WorldError("Deze hulpbron bestaat niet meer.", "Kies een andere in de tabel.")
    return found


def withdraw_places(actie: Actie, hulpbron: Hulpbron) -> None:
    """Bring the plekken of a hulpbron back to their buurt, as part of an action."""
    for plek in hulpbron.plekken:
        actie.update(
            "plekken",
            plek.uuid,
            {**nowhere(), "buurt_gekozen": plek.buurt_gekozen or plek.buurtcode},
        )


def _put_contact(actie: Actie, hulpbron: Hulpbron, contact: Mapping[str, Value]) -> None:
    known = hulpbron.deel("contacten")
    if known:
        actie.update("contacten", str(known[0]["uuid"]), contact)
    else:
        insert_contact(actie, hulpbron.uuid, contact)
