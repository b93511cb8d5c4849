"""The plekken of a hulpbron: several places, each with its own use and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import regels
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import (
    NIETS_OPGESLAGEN,
    allowed_plek,
    checked,
    existing,
    insert_plek,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Value
    from sociale_kaart.operations.sessions import Session


def add_plek(session: Session, hulpbron: str, waarden: Mapping[str, Value]) -> Change:
    """Add a place after those a hulpbron has.

    Args:
        session: the open kaart.
        hulpbron: uuid of the record.
        waarden: columns of `plekken`, with `x` and `y` (RD, metres) for a point.

    Raises:
        WorldError: the record is gone, nothing was filled in, or a value does not fit.
    """
    owner = existing(session, hulpbron)
    given = {k: v for k, v in checked("plekken", waarden).items() if v is not None}
    if not given:
        raise WorldError(
            "De plek is nog leeg.", "Kies een adres, een punt of een buurt.", NIETS_OPGESLAGEN
        )
    kept = allowed_plek(session, owner.sfeer, given)
    last = max((plek.volgorde or 0 for plek in owner.plekken), default=0)
    tekst = f"Voeg een plek toe aan ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        uuid = insert_plek(
            actie,
            hulpbron,
            kept,
            volgorde=max(last, len(owner.plekken)) + 1,
            sfeer=owner.sfeer,
            soort=owner.soort,
        )
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def edit_plek(session: Session, hulpbron: str, plek: str, waarden: Mapping[str, Value]) -> Change:
    """Change a place; one that is put at another point without telling how was put there by hand.

    Raises:
        WorldError: it is gone, or a value does not fit.
    """
    owner, known = _existing_plek(session, hulpbron, plek)
    was = session.kaart.row("plekken", plek)
    new = checked("plekken", waarden, was)
    moved = new.get("x") is not None and (new["x"], new["y"]) != (known.x, known.y)
    if moved and "locatie_nauwkeurigheid" not in new:
        new["locatie_nauwkeurigheid"] = "handmatig"
    if regels.only_at_buurt_level(owner.sfeer):
        new = {"buurt_gekozen": known.buurt_gekozen or known.buurtcode} | allowed_plek(
            session, owner.sfeer, new
        )
    tekst = f"Wijzig een plek van ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.update("plekken", plek, new)
    return change_of(session, actie.uuid, tekst)


def remove_plek(session: Session, hulpbron: str, plek: str) -> Change:
    """Remove a place of a hulpbron.

    Raises:
        WorldError: it is gone.
    """
    owner, _ = _existing_plek(session, hulpbron, plek)
    tekst = f"Verwijder een plek van ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.delete("plekken", plek)
    return change_of(session, actie.uuid, tekst)


def _existing_plek(session: Session, hulpbron: str, plek: str) -> tuple[Hulpbron, Plek]:
    owner = existing(session, hulpbron)
    for known in owner.plekken:
        if known.uuid == plek:
            return owner, known
    raise WorldError("Deze plek bestaat niet meer.", "Kies een andere.")
