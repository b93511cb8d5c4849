"""Relaties between hulpbronnen, and with partijen that need no point on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import (
    NIETS_OPGESLAGEN,
    checked,
    checked_name,
    existing,
)

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Row
    from sociale_kaart.operations.sessions import Session

# These say the same from either side.
_WEDERZIJDS = frozenset({"werkt_samen_met", "deelt_kennis_met"})
_DUBBEL = "Deze relatie staat al in de kaart."


@dataclass(frozen=True, slots=True)
class Relatie:
    """One relatie, seen from one of its ends.

    Attributes:
        uuid: of the row.
        soort: code of the list `relatie`.
        van: uuid of the hulpbron it starts from.
        naar: uuid of the other hulpbron, None when it is with a partij.
        partij: uuid of the partij, None when it is with a hulpbron.
        naam_ander: name of the other end.
        uitgaand: whether it starts from the hulpbron it is seen from.
        toelichting: what somebody wrote about it.
    """

    uuid: str
    soort: str
    van: str
    naar: str | None
    partij: str | None
    naam_ander: str
    uitgaand: bool
    toelichting: str | None


def add_relatie(
    session: Session,
    van: str,
    soort: str,
    *,
    naar: str | None = None,
    partij: str | None = None,
    toelichting: str | None = None,
) -> Change:
    """Say how a hulpbron stands to another one, or to a partij.

    Raises:
        WorldError: it points to itself or is there already, an end is gone, or the soort is none.
        ValueError: not exactly one of `naar` and `partij` was given.
    """
    if (naar is None) == (partij is None):
        message = "give naar or partij"
        raise ValueError(message)
    owner = existing(session, van)
    if naar == van:
        raise WorldError(
            "Een hulpbron kan geen relatie met zichzelf hebben.",
            "Kies een andere hulpbron.",
            NIETS_OPGESLAGEN,
        )
    other = existing(session, naar).naam if naar else _naam_partij(session, str(partij))
    row = checked(
        "relaties",
        {"soort": soort, "naar": naar, "partij": partij, "toelichting": toelichting},
    )
    if _is_known(session, van, soort, naar, partij):
        raise WorldError(_DUBBEL, "Kies een andere soort of een ander.", NIETS_OPGESLAGEN)
    tekst = f"Verbind ‘{owner.naam}’ met ‘{other}’"
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert("relaties", {**row, "hulpbron": van})
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def remove_relatie(session: Session, rij: str) -> Change:
    """Remove a relatie.

    Raises:
        WorldError: it is gone.
    """
    row = session.kaart.row("relaties", rij)
    if row is None:
        raise WorldError("Deze relatie bestaat niet meer.", "Kies een andere.")
    (found,) = _as_relaties(session, [row], str(row["hulpbron"]))
    owner = existing(session, found.van)
    tekst = f"Verwijder de relatie van ‘{owner.naam}’ met ‘{found.naam_ander}’"
    with session.kaart.action(tekst) as actie:
        actie.delete("relaties", rij)
    return change_of(session, actie.uuid, tekst)


def relaties_of(session: Session, hulpbron: str) -> list[Relatie]:
    """Return the relaties of a hulpbron, those it starts first, then those that point to it."""
    kaart = session.kaart
    rows = kaart.rows("relaties", hulpbron=hulpbron) + kaart.rows("relaties", naar=hulpbron)
    return _as_relaties(session, rows, hulpbron)


def all_relaties(session: Session) -> list[Relatie]:
    """Return all relaties, each once, seen from where it starts."""
    return _as_relaties(session, session.kaart.rows("relaties"), None)


def add_partij(session: Session, naam: str, soort: str | None = None) -> Change:
    """Add a partij (fonds, GGD, corporatie); one of that name that is there already is told.

    Raises:
        WorldError: the name is empty, or it is about a person.
    """
    plain = checked_name(naam)
    tekst = f"Voeg de partij ‘{plain}’ toe"
    for known in partijen(session):
        if str(known["naam"] or "").casefold() == plain.casefold():
            return Change(tekst, frozenset(), frozenset(), nieuw=str(known["uuid"]))
    row = checked("partijen", {"naam": plain, "soort": soort})
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert("partijen", row)
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def partijen(session: Session) -> list[Row]:
    """Return the partijen by name."""
    return sorted(session.kaart.rows("partijen"), key=lambda row: str(row["naam"] or "").casefold())


def _naam_partij(session: Session, partij: str) -> str:
    row = session.kaart.row("partijen", partij)
    if row is None:
        raise WorldError("Deze partij bestaat niet meer.", "Kies een andere.", NIETS_OPGESLAGEN)
    return str(row["naam"] or "")


def _is_known(session: Session, van: str, soort: str, naar: str | None, partij: str | None) -> bool:
    key = {"naar": naar} if naar else {"partij": str(partij)}
    if session.kaart.rows("relaties", hulpbron=van, soort=soort, **key):
        return True
    if naar is None or soort not in _WEDERZIJDS:
        return False
    return bool(session.kaart.rows("relaties", hulpbron=naar, soort=soort, naar=van))


def _as_relaties(session: Session, rows: list[Row], vanuit: str | None) -> list[Relatie]:
    namen = session.kaart.namen({str(row[k]) for row in rows for k in ("hulpbron", "naar")})
    van_partijen = {str(row["uuid"]): str(row["naam"] or "") for row in partijen(session)}
    found = []
    for row in rows:
        uitgaand = vanuit is None or row["hulpbron"] == vanuit
        ander = row["naar"] or row["partij"] if uitgaand else row["hulpbron"]
        found.append(
            Relatie(
                uuid=str(row["uuid"]),
                soort=str(row["soort"]),
                van=str(row["hulpbron"]),
                naar=str(row["naar"]) if row["naar"] else None,
                partij=str(row["partij"]) if row["partij"] else None,
                naam_ander=namen.get(str(ander)) or van_partijen.get(str(ander), ""),
                uitgaand=uitgaand,
                toelichting=str(row["toelichting"]) if row["toelichting"] else None,
            )
        )
    return found
