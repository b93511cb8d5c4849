"""Register, change, move and remove hulpbronnen; every action is one step that can be undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import personen, regels
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.operations.records import insert_contact, insert_plek

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.kaart import Actie, Stap

_ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


class GeenHulpbronError(WorldError):
    """A person, household or need was entered (domein 9.7)."""

    def __init__(self) -> None:
        super().__init__(personen.UITLEG, "", "Er is niets opgeslagen.")


@dataclass(frozen=True, slots=True)
class Change:
    """What an action changed, so that every panel can decide whether it is stale.

    Attributes:
        tekst: what happened, in the words of the undo list.
        hulpbronnen: uuids of the records that changed; empty means any may have.
        nieuw: uuid of the record that was made, if one was.
    """

    tekst: str
    hulpbronnen: frozenset[str] = frozenset()
    nieuw: str | None = None


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
        WorldError: there is no name, or it is about a person instead of a hulpbron.
    """
    naam = _checked_name(velden.get("naam"))
    vandaag = today()
    filled: dict[str, Value] = {
        "status": STATUS_ACTIEF,
        "gecontroleerd_op": vandaag.isoformat(),
        "herzien_voor": regels.herzien_voor(vandaag).isoformat(),
        **velden,
        "naam": naam,
    }
    tekst = f"Voeg ‘{naam}’ toe"
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert("hulpbronnen", filled)
        if plek:
            kept = _allowed_plek(session, str(filled.get("sfeer") or ""), plek)
            insert_plek(actie, uuid, kept)
        if contact:
            insert_contact(actie, uuid, contact)
    return Change(tekst, frozenset({uuid}), nieuw=uuid)


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
    loses its point and address, because that sfeer is shown at buurt level only, and is for fewer
    readers; a check moves the day of the next one.

    Raises:
        WorldError: the record is gone, or the new name is about a person.
    """
    hulpbron = _existing(session, uuid)
    if "naam" in velden:
        velden = {**velden, "naam": _checked_name(velden["naam"])}
    velden = {**_following(hulpbron, velden), **velden}
    sfeer = velden.get("sfeer", hulpbron.sfeer)
    tekst = f"Wijzig ‘{hulpbron.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.update("hulpbronnen", uuid, velden)
        if plek:
            kept = _allowed_plek(session, str(sfeer or ""), plek)
            if hulpbron.plekken:
                actie.update("plekken", hulpbron.plekken[0].uuid, kept)
            else:
                insert_plek(actie, uuid, kept)
        elif regels.only_at_buurt_level(str(sfeer)):
            _withdraw_places(actie, hulpbron)
        if contact:
            _put_contact(actie, hulpbron, contact)
    return Change(tekst, frozenset({uuid}))


def move_plek(session: Session, plek: str, x: float, y: float) -> Change:
    """Put a plek at another point (RD, metres); an address it had no longer says where it is."""
    hulpbron = next(
        (h for h in session.kaart.hulpbronnen() if any(p.uuid == plek for p in h.plekken)), None
    )
    if hulpbron is None:
        raise WorldError("Deze plek bestaat niet meer.", "Kies een andere.")
    if regels.only_at_buurt_level(hulpbron.sfeer):
        raise WorldError(
            "De persoonlijke sfeer krijgt geen punt op de kaart.",
            "Kies een buurt in het formulier.",
        )
    tekst = f"Verplaats ‘{hulpbron.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.update("plekken", plek, {"x": x, "y": y, "locatie_nauwkeurigheid": "handmatig"})
    return Change(tekst, frozenset({hulpbron.uuid}))


def delete_hulpbronnen(session: Session, uuids: Iterable[str]) -> Change:
    """Remove hulpbronnen with all that belongs to them; undo brings everything back."""
    gone = [_existing(session, uuid) for uuid in uuids]
    tekst = (
        f"Verwijder ‘{gone[0].naam}’" if len(gone) == 1 else f"Verwijder {len(gone)} hulpbronnen"
    )
    with session.kaart.action(tekst) as actie:
        for hulpbron in gone:
            actie.delete("hulpbronnen", hulpbron.uuid)
    return Change(tekst, frozenset(hulpbron.uuid for hulpbron in gone))


def undo(session: Session) -> Change | None:
    """Take the last step back; None when there is nothing to take back."""
    return _as_change(session.kaart.undo())


def redo(session: Session) -> Change | None:
    """Do again what was taken back; None when there is nothing."""
    return _as_change(session.kaart.redo())


def _as_change(stap: Stap | None) -> Change | None:
    return None if stap is None else Change(stap.omschrijving)


def _checked_name(naam: Value) -> str:
    text = " ".join(str(naam or "").split())
    if not text:
        raise WorldError("De naam is nog leeg.", "Vul een naam in.", "Er is niets opgeslagen.")
    if personen.is_about_people(text):
        raise GeenHulpbronError
    return text


def _following(hulpbron: Hulpbron, velden: Mapping[str, Value]) -> dict[str, Value]:
    """Return what else changes when these fields do."""
    following: dict[str, Value] = {}
    if "sfeer" in velden and regels.only_at_buurt_level(str(velden["sfeer"])):
        formaliteit = velden.get("formaliteit", hulpbron.formaliteit)
        following["zichtbaarheid"] = regels.default_zichtbaarheid(
            str(velden["sfeer"]), str(formaliteit or "")
        )
    if checked := velden.get("gecontroleerd_op"):
        try:
            dag = dt.date.fromisoformat(str(checked))
        except ValueError:
            return following
        following["herzien_voor"] = regels.herzien_voor(dag).isoformat()
    return following


def _existing(session: Session, uuid: str) -> Hulpbron:
    found = session.kaart.hulpbron(uuid)
    if found is None:
        raise WorldError("Deze hulpbron bestaat niet meer.", "Kies een andere in de tabel.")
    return found


def _allowed_plek(session: Session, sfeer: str, plek: Mapping[str, Value]) -> dict[str, Value]:
    """Return the plek as it may be kept: the persoonlijke sfeer keeps its buurt only."""
    kept = dict(plek)
    if not regels.only_at_buurt_level(sfeer):
        return kept
    x, y = kept.get("x"), kept.get("y")
    buurt = kept.get("buurt_gekozen")
    if not buurt and session.ondergrond and isinstance(x, float) and isinstance(y, float):
        buurt = session.ondergrond.buurt_at(x, y)
    return {**_nowhere(), "buurt_gekozen": buurt}


def _nowhere() -> dict[str, Value]:
    return {"x": None, "y": None, "locatie_nauwkeurigheid": "buurt", **dict.fromkeys(_ADRES)}


def _withdraw_places(actie: Actie, hulpbron: Hulpbron) -> None:
    for plek in hulpbron.plekken:
        actie.update(
            "plekken",
            plek.uuid,
            {**_nowhere(), "buurt_gekozen": plek.buurt_gekozen or plek.buurtcode},
        )


def _put_contact(actie: Actie, hulpbron: Hulpbron, contact: Mapping[str, Value]) -> None:
    known = hulpbron.deel("contacten")
    if known:
        actie.update("contacten", str(known[0]["uuid"]), contact)
    else:
        insert_contact(actie, hulpbron.uuid, contact)
