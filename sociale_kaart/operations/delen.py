"""The delen of a hulpbron: doelgroepen, toegang, mensen, geldbronnen, verhalen and the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.tabellen import DELEN
from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import (
    NIETS_OPGESLAGEN,
    OngeldigeWaardeError,
    checked,
    existing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.domain.tabellen import Tabel
    from sociale_kaart.operations.sessions import Session

# What one row of a table is called in a step of the history; else its label.
_ONE = {
    "werkgebieden": "een werkgebied",
    "toegang": "een manier van toegang",
    "mensen": "mensen",
    "geldbronnen": "een geldbron",
    "besluiten": "een besluit",
    "panden": "het pand",
    "tellingen": "een telling",
    "verhalen": "een verhaal",
    "verhaal_themas": "het thema van een verhaal",
    "bewijzen": "bewijs",
    "contacten": "een contact",
    "instemmingen": "de instemming",
    "toestemmingen": "een toestemming",
    "veld_zichtbaarheid": "wie een veld mag zien",
}
_MANY = {
    "ook_sferen": "andere sferen",
    "herkomsten": "herkomst",
    "doelgroepen": "doelgroepen",
    "ambities": "ambities",
    "bouwstenen": "bouwstenen",
    "vraaggebieden": "vraaggebieden",
    "werkzame_elementen": "werkzame elementen",
    "verbindingen": "wat het verbindt",
    "werkwijzen": "werkwijzen",
    "respijt": "respijt",
}
_GEBIEDSCODE = re.compile(r"(?:GM\d{4}|WK\d{6}|BU\d{8})")


def add_deel(session: Session, hulpbron: str, tabel: str, waarden: Mapping[str, Value]) -> Change:
    """Add a row to a deel; a row of a set that is there already is updated.

    Args:
        session: the open kaart.
        hulpbron: uuid of the record.
        tabel: a child table of `hulpbronnen`; relaties have their own operations.
        waarden: values by column.

    Raises:
        WorldError: the record is gone, nothing was filled in, or a value does not fit.
        KeyError: there is no such deel or column.
    """
    beschrijving = _deel(tabel)
    owner = existing(session, hulpbron)
    new = {k: v for k, v in checked(tabel, waarden).items() if v is not None}
    new.pop("hulpbron", None)
    if not new:
        raise WorldError("Er is nog niets ingevuld.", "Vul iets in.", NIETS_OPGESLAGEN)
    _check_references(session, owner, beschrijving, new)
    row = {**new, "hulpbron": hulpbron} if "hulpbron" in beschrijving.kolommen else new
    tekst = f"Voeg {_one(tabel)} toe aan ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert(tabel, row)
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def edit_deel(
    session: Session, hulpbron: str, tabel: str, rij: str, waarden: Mapping[str, Value]
) -> Change:
    """Change a row of a deel.

    Returns:
        The change; `nieuw` tells the uuid of the row, another one when the key of a set changed.

    Raises:
        WorldError: the row is gone, or a value does not fit.
        KeyError: there is no such deel or column.
    """
    beschrijving = _deel(tabel)
    owner, row = existing(session, hulpbron), _existing_row(session, hulpbron, tabel, rij)
    new = checked(tabel, waarden, row)
    new.pop("hulpbron", None)
    _check_references(session, owner, beschrijving, {**row, **new})
    tekst = f"Wijzig {_one(tabel)} van ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        uuid = actie.update(tabel, rij, new)
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def remove_deel(session: Session, hulpbron: str, tabel: str, rij: str) -> Change:
    """Remove a row of a deel with what belongs to it.

    Raises:
        WorldError: the row is gone.
        KeyError: there is no such deel.
    """
    _deel(tabel)
    owner = existing(session, hulpbron)
    _existing_row(session, hulpbron, tabel, rij)
    tekst = f"Verwijder {_one(tabel)} van ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.delete(tabel, rij)
    return change_of(session, actie.uuid, tekst)


def set_keuzes(session: Session, hulpbron: str, tabel: str, codes: Iterable[str]) -> Change:
    """Let a hulpbron have exactly these items of a list; what stays keeps its 'waarom'.

    Its own sfeer is left out of the other sferen.

    Raises:
        WorldError: the record is gone, or a code is not in the list.
        KeyError: `tabel` is no set of choices.
    """
    if tabel not in _MANY:
        raise KeyError(tabel)
    owner = existing(session, hulpbron)
    wanted = set(codes)
    if tabel == "ook_sferen":
        wanted.discard(owner.sfeer or "")
    codes_of = _Codes(tabel, "hulpbron", hulpbron, owner.deel(tabel))
    return _set_codes(session, f"Wijzig {_MANY[tabel]} van ‘{owner.naam}’", codes_of, wanted)


def set_themas(session: Session, hulpbron: str, verhaal: str, codes: Iterable[str]) -> Change:
    """Let a verhaal have exactly these themes.

    Raises:
        WorldError: the verhaal is gone, or a code is not in the list.
    """
    owner = existing(session, hulpbron)
    _existing_row(session, hulpbron, "verhalen", verhaal)
    rows = tuple(row for row in owner.deel("verhaal_themas") if row["verhaal"] == verhaal)
    tekst = f"Wijzig de thema’s van een verhaal van ‘{owner.naam}’"
    return _set_codes(
        session, tekst, _Codes("verhaal_themas", "verhaal", verhaal, rows), set(codes)
    )


def set_toegankelijkheid(
    session: Session, hulpbron: str, kenmerk: str, antwoord: str | None
) -> Change:
    """Write down whether a hulpbron has a kenmerk, checked today; None takes the answer away.

    Raises:
        WorldError: the record is gone, or kenmerk or antwoord is not in its list.
    """
    owner = existing(session, hulpbron)
    known = {row["kenmerk"]: row for row in owner.deel("toegankelijkheid")}
    was = known.get(kenmerk)
    tekst = f"Wijzig toegankelijkheid van ‘{owner.naam}’"
    row = checked("toegankelijkheid", {"kenmerk": kenmerk, "antwoord": antwoord})
    with session.kaart.action(tekst) as actie:
        if was is not None and row["antwoord"] is None:
            actie.delete("toegankelijkheid", str(was["uuid"]))
        elif row["antwoord"] is not None and (was is None or was["antwoord"] != row["antwoord"]):
            # Who checked it belonged to the answer before.
            who = {"gecontroleerd_op": today().isoformat(), "gecontroleerd_door": None}
            actie.insert("toegankelijkheid", {**row, **who, "hulpbron": hulpbron})
    return change_of(session, actie.uuid, tekst)


class _Codes(NamedTuple):
    """A set of choices as it is: its table, whose it is (column and uuid), and its rows."""

    tabel: str
    kolom: str
    owner: str
    rows: Sequence[Row]


def _set_codes(session: Session, tekst: str, now: _Codes, wanted: set[str]) -> Change:
    veld = next(k for k in beschrijving_van(now.tabel).sleutel if k != now.kolom)
    known = {str(row[veld]): str(row["uuid"]) for row in now.rows}
    for code in wanted - known.keys():
        checked(now.tabel, {veld: code})
    with session.kaart.action(tekst) as actie:
        for code, rij in known.items():
            if code not in wanted:
                actie.delete(now.tabel, rij)
        for code in sorted(wanted - known.keys()):
            actie.insert(now.tabel, {now.kolom: now.owner, veld: code})
    return change_of(session, actie.uuid, tekst)


def _deel(tabel: str) -> Tabel:
    if tabel == "relaties" or all(deel.naam != tabel for deel in DELEN):
        raise KeyError(tabel)
    return beschrijving_van(tabel)


def _one(tabel: str) -> str:
    return _ONE.get(tabel) or beschrijving_van(tabel).label.lower()


def _existing_row(session: Session, hulpbron: str, tabel: str, rij: str) -> Row:
    row = session.kaart.row(tabel, rij)
    owner = row
    if row is not None and "hulpbron" not in row:
        beschrijving = beschrijving_van(tabel)
        owner = session.kaart.row(beschrijving.ouder, str(row[beschrijving.ouder_veld]))
    if row is None or owner is None or owner["hulpbron"] != hulpbron:
        raise WorldError("Dit onderdeel bestaat niet meer.", "Kies een ander.")
    return row


def _check_references(
    session: Session, owner: Hulpbron, beschrijving: Tabel, row: Mapping[str, Value]
) -> None:
    """Check what only the whole kaart can tell.

    Raises:
        WorldError: a row refers to what is gone or belongs to another, or to no area.
    """
    for veld in beschrijving.velden:
        reference = row.get(veld.naam)
        if not veld.verwijst or veld.naam == "hulpbron" or reference is None:
            continue
        found = session.kaart.row(veld.verwijst, str(reference))
        if found is None or found.get("hulpbron", owner.uuid) != owner.uuid:
            raise OngeldigeWaardeError(
                veld.naam, f"‘{veld.label}’ bestaat niet meer.", "Kies een ander."
            )
    if beschrijving.naam == "werkgebieden":
        code = row.get("gebiedscode")
        if code is None and row.get("eigen_gebied") is None:
            raise OngeldigeWaardeError(
                "gebiedscode", "Het werkgebied is nog leeg.", "Kies een buurt, wijk of gemeente."
            )
        if code is not None and not _GEBIEDSCODE.fullmatch(str(code)):
            raise OngeldigeWaardeError(
                "gebiedscode", f"‘{code!s}’ is geen buurt, wijk of gemeente.", "Kies uit de lijst."
            )
