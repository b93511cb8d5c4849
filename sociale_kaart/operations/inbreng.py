"""Inbreng: what a participatieraad or resident said, and what was done with it.

Residents read on the raadsblad what became of it, so it holds no personal data: who said it is a
perspective and never a name (domein 8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import noemt_persoon
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import NIETS_OPGESLAGEN, OngeldigeWaardeError, checked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Row, Value
    from sociale_kaart.operations.sessions import Session

TABEL = "inbreng"
_GEBIEDSCODE = re.compile(r"BU\d{8}|WK\d{6}|GM\d{4}")
_TEKSTEN = ("tekst", "gedaan")


@dataclass(frozen=True, slots=True)
class Inbreng:
    """One thing that was said.

    Attributes:
        uuid: of the row.
        datum: the day on which it was said; None when nobody wrote it down.
        perspectief: code of the list `perspectief`, '' when not told.
        gebiedscode: buurt, wijk or gemeente it is about; '' for the kaart as a whole.
        tekst: what was said.
        gedaan: what was done with it; '' as long as nothing was.
    """

    uuid: str
    datum: dt.date | None
    perspectief: str
    gebiedscode: str
    tekst: str
    gedaan: str


def add_inbreng(session: Session, waarden: Mapping[str, Value]) -> Change:
    """Note what somebody said.

    Args:
        session: the open kaart.
        waarden: tekst (needed), datum (today when left out), perspectief, gebiedscode, gedaan.

    Raises:
        WorldError: there is no text, a value does not fit, or it names a person.
    """
    row = _sound({"datum": today().isoformat(), **waarden})
    tekst = "Leg inbreng vast"
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert(TABEL, row)
    return change_of(session, actie.uuid, tekst, uuid)


def edit_inbreng(session: Session, uuid: str, waarden: Mapping[str, Value]) -> Change:
    """Change what was said, or say what was done with it; raises as `add_inbreng`."""
    was = _existing(session, uuid)
    row = _sound(waarden, was)
    only_done = {k for k, v in row.items() if v != was.get(k)} == {"gedaan"}
    tekst = "Zeg wat er met inbreng is gedaan" if only_done else "Wijzig inbreng"
    with session.kaart.action(tekst) as actie:
        actie.update(TABEL, uuid, row)
    return change_of(session, actie.uuid, tekst)


def remove_inbreng(session: Session, uuid: str) -> Change:
    """Remove what was said.

    Raises:
        WorldError: it is gone already.
    """
    _existing(session, uuid)
    tekst = "Verwijder inbreng"
    with session.kaart.action(tekst) as actie:
        actie.delete(TABEL, uuid)
    return change_of(session, actie.uuid, tekst)


def inbreng(session: Session) -> list[Inbreng]:
    """Return all that was said, newest first; what has no day comes last."""
    rows = [_inbreng(row) for row in session.kaart.rows(TABEL)]
    return sorted(rows, key=lambda one: (one.datum is None, _reverse(one.datum), one.uuid))


def may_name_person(tekst: str) -> bool:
    """Return whether a form should ask to look again: the text may hold the name of somebody."""
    return noemt_persoon.may_name_person(tekst)


def _reverse(dag: dt.date | None) -> int:
    return -dag.toordinal() if dag else 0


def _inbreng(row: Row) -> Inbreng:
    return Inbreng(
        uuid=str(row["uuid"]),
        datum=parse_datum(row.get("datum")),
        perspectief=str(row.get("perspectief") or ""),
        gebiedscode=str(row.get("gebiedscode") or ""),
        tekst=str(row.get("tekst") or ""),
        gedaan=str(row.get("gedaan") or ""),
    )


def _existing(session: Session, uuid: str) -> Row:
    row = session.kaart.row(TABEL, uuid)
    if row is None:
        raise WorldError("Deze inbreng bestaat niet meer.", "Kies een andere.", NIETS_OPGESLAGEN)
    return row


def _sound(waarden: Mapping[str, Value], was: Row | None = None) -> dict[str, Value]:
    row = checked(TABEL, waarden, was)
    whole = {**(was or {}), **row}
    if not str(whole.get("tekst") or "").strip():
        raise OngeldigeWaardeError(
            "tekst", "De inbreng is nog leeg.", "Schrijf op wat er is gezegd."
        )
    dag = parse_datum(whole.get("datum"))
    if dag is not None and dag > today():
        raise OngeldigeWaardeError(
            "datum", "De datum ligt in de toekomst.", "Kies de dag waarop het is gezegd."
        )
    code = whole.get("gebiedscode")
    if code and not _GEBIEDSCODE.fullmatch(str(code)):
        raise OngeldigeWaardeError(
            "gebiedscode", f"‘{code!s}’ is geen buurt, wijk of gemeente.", "Kies uit de lijst."
        )
    for kolom in _TEKSTEN:
        if kolom in row and noemt_persoon.names_person(str(row[kolom] or "")):
            raise OngeldigeWaardeError(
                kolom,
                "Hier staat wie iemand is of hoe je iemand bereikt. Inbreng kan iedereen lezen.",
                "Schrijf alleen op wat er is gezegd, zonder naam, adres, telefoon of e-mail.",
            )
    return row
