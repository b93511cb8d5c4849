"""Own lijstjes, kept in the kaart, and the checks that are due, bundled so nobody is asked twice.

An own lijstje is one of the `instellingen`, `lijstje.<uuid>`, with its name and filter as one JSON
value. On purpose: a filter means nothing in parts (half of one filter and half of another is a
third that nobody made), so where two laptops disagree the whole lijstje is the choice to be made.
It is logged, undoable and exchanged as every instelling is. What this version does not know in it
is kept.
"""

from __future__ import annotations

import json
import re
import uuid as uuids
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.lijstjes import LIJSTJES, is_to_check
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations.changes import Change, change_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Row
    from sociale_kaart.operations.sessions import Session

    # What is filtered on, by name of the filter's field.
    FilterWaarde = list[str] | str | bool

ZONDER_CONTACT = "Zonder contact"
_PREFIX = "lijstje."


@dataclass(frozen=True, slots=True)
class EigenLijstje:
    """A lijstje that people made themselves."""

    uuid: str
    naam: str
    filter: Mapping[str, FilterWaarde]


class Bundel(NamedTuple):
    """Checks that one contact can answer in one go.

    Attributes:
        contact: whom to ask, as people read it; may name a person, so for the screen only.
        hulpbronnen: what to check, by name.
        laatst_gevraagd: when this contact was last asked anything, None when never.
    """

    contact: str
    hulpbronnen: list[Hulpbron]
    laatst_gevraagd: dt.date | None


def save_lijstje(
    session: Session,
    naam: str,
    filter: Mapping[str, FilterWaarde],  # noqa: A002 - what it is
    uuid: str | None = None,
) -> Change:
    """Keep a filter under a name in the kaart.

    Args:
        session: the open kaart.
        naam: what people read; another lijstje may not have it.
        filter: what JSON can hold.
        uuid: of the lijstje to replace; None makes a new one.

    Raises:
        WorldError: the name is empty or taken.
    """
    naam = " ".join(naam.split())
    if not naam:
        raise WorldError("De naam is nog leeg.", "Vul een naam in.", "Er is niets opgeslagen.")
    taken = {lijstje.label.casefold() for lijstje in LIJSTJES}
    taken |= {eigen.naam.casefold() for eigen in lijstjes(session) if eigen.uuid != uuid}
    if naam.casefold() in taken:
        raise WorldError(
            f"Er is al een lijstje met de naam ‘{naam}’.",
            "Kies een andere naam.",
            "Er is niets opgeslagen.",
        )
    rij = uuid or str(uuids.uuid4())
    known = _parse(session.kaart.instelling(_PREFIX + rij)) if uuid else {}
    tekst = f"{'Wijzig' if known else 'Bewaar'} het lijstje ‘{naam}’"
    waarde = json.dumps({**known, "naam": naam, "filter": dict(filter)}, ensure_ascii=False)
    with session.kaart.action(tekst) as actie:
        actie.set_instelling(_PREFIX + rij, waarde)
        stap = actie.uuid
    return change_of(session, stap, tekst, rij)


def remove_lijstje(session: Session, uuid: str) -> Change:
    """Remove an own lijstje; the hulpbronnen on it stay.

    Raises:
        WorldError: it is gone already.
    """
    naam = next((eigen.naam for eigen in lijstjes(session) if eigen.uuid == uuid), None)
    if naam is None:
        raise WorldError("Dit lijstje bestaat niet meer.", "Kies een ander.")
    tekst = f"Verwijder het lijstje ‘{naam}’"
    with session.kaart.action(tekst) as actie:
        actie.set_instelling(_PREFIX + uuid, None)
        stap = actie.uuid
    return change_of(session, stap, tekst)


def lijstjes(session: Session) -> list[EigenLijstje]:
    """Return the own lijstjes of this kaart by name; what cannot be read is passed over."""
    found = []
    for row in session.kaart.rows("instellingen"):
        sleutel = str(row["sleutel"] or "")
        data = _parse(row["waarde"]) if sleutel.startswith(_PREFIX) else {}
        if isinstance(data.get("naam"), str) and isinstance(data.get("filter"), dict):
            found.append(EigenLijstje(sleutel[len(_PREFIX) :], data["naam"], data["filter"]))
    return sorted(found, key=lambda eigen: (eigen.naam.casefold(), eigen.uuid))


def _parse(waarde: object) -> dict[str, Any]:
    try:
        data = json.loads(str(waarde or ""))
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def to_check_per_contact(hulpbronnen: Iterable[Hulpbron], vandaag: dt.date) -> list[Bundel]:
    """Return what is to be checked this month, bundled per contact, the longest ago asked first.

    Contacts with one e-mail address, or one name in one organisation, are one. Without person and
    e-mail the phone number tells, and without that the organisation. What has no contact is last.
    """
    everything = list(hulpbronnen)
    groups = _Groups()
    for hulpbron in everything:
        for row in hulpbron.deel("contacten"):
            groups.join(_keys(row))
    due: dict[str, list[Hulpbron]] = {}
    asked: dict[str, dt.date] = {}
    labels: dict[str, str] = {}
    for hulpbron in everything:
        named = [row for row in hulpbron.deel("contacten") if _keys(row)]
        group = groups.of(_keys(named[0])[0]) if named else ""
        if named:
            labels.setdefault(group, _label(named[0]))
        if named and (dag := _last_asked(hulpbron)):
            asked[group] = max(dag, asked.get(group, dag))
        if is_to_check(hulpbron, vandaag):
            due.setdefault(group, []).append(hulpbron)
    bundels = [
        Bundel(
            labels.get(group, ZONDER_CONTACT),
            sorted(found, key=lambda hulpbron: hulpbron.naam.casefold()),
            asked.get(group),
        )
        for group, found in due.items()
    ]
    return sorted(
        bundels,
        key=lambda one: (
            one.contact == ZONDER_CONTACT,
            one.laatst_gevraagd.isoformat() if one.laatst_gevraagd else "",
            one.contact.casefold(),
        ),
    )


class _Groups:
    """Which keys of contacts belong together (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def of(self, key: str) -> str:
        while (parent := self._parent.setdefault(key, key)) != key:
            self._parent[key] = key = self._parent[parent]
        return key

    def join(self, keys: list[str]) -> None:
        for key in keys[1:]:
            self._parent[self.of(key)] = self.of(keys[0])


def _keys(row: Row) -> list[str]:
    """Return by what a contact is known; empty when the row names nobody."""
    email, telefoon, persoon, organisatie = (
        " ".join(str(row.get(kolom) or "").casefold().split())
        for kolom in ("email", "telefoon", "contactpersoon", "organisatie")
    )
    keys = [f"email {email}"] if email else []
    if persoon:
        keys.append(f"persoon {persoon}, {organisatie}")
    if keys:
        return keys
    digits = re.sub(r"\D", "", telefoon)
    if digits:
        return [f"telefoon {digits}"]
    return [f"organisatie {organisatie}"] if organisatie else []


def _label(row: Row) -> str:
    persoon, organisatie = (
        str(row.get(k) or "").strip() for k in ("contactpersoon", "organisatie")
    )
    if persoon and organisatie:
        return f"{persoon} ({organisatie})"
    return persoon or organisatie or str(row.get("email") or row.get("telefoon"))


def _last_asked(hulpbron: Hulpbron) -> dt.date | None:
    return max(_asked(hulpbron), default=None)


def _asked(hulpbron: Hulpbron) -> Iterator[dt.date]:
    for value in (
        hulpbron.gecontroleerd_op,
        *(row.get("gevraagd_op") for row in hulpbron.deel("instemmingen")),
    ):
        dag = parse_datum(value)
        if dag is not None:
            yield dag
