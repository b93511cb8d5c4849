"""The inventarisatielog: who was asked what in which buurt, so that 'not asked' is never 'nothing'.

Of who was asked only the perspective is kept, never a name (domein 3.2 and 6).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, personen
from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.domain.lijstjes import STATUS_GESTOPT
from sociale_kaart.domain.notatie import datum as in_full
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.domain.tabellen import HULPBRONNEN, tabel
from sociale_kaart.operations.changes import Change, change_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Row, Value
    from sociale_kaart.operations.sessions import Session

TABEL = "inventarisaties"
BEKEND = "bekend"
NIETS_GEVONDEN = "gevraagd, niets gevonden"
NIET_GEVRAAGD = "niet gevraagd"
_NOT_ASKED_CODE = "niet_gevraagd"
# 'BU', 'WK' and 'GM' before the digits of a code.
_PREFIX = 2
_KERN = frozenset(field.name for field in fields(Hulpbron))


@dataclass(frozen=True, slots=True)
class Toestand:
    """What is known of one cell: a buurt, and what was looked for in it.

    Attributes:
        tekst: `BEKEND`, `NIETS_GEVONDEN` or `NIET_GEVRAAGD`; only the second is a gap.
        aantal: how many hulpbronnen there are.
        gevraagd: the rows of the inventarisatielog that asked for it, latest first.
    """

    tekst: str
    aantal: int
    gevraagd: tuple[Row, ...] = ()

    @property
    def door(self) -> str:
        """Who was asked and when, as one Dutch line; '' when nobody was."""
        return "; ".join(_who_and_when(row) for row in self.gevraagd)


def _who_and_when(row: Row) -> str:
    wie = lijsten.label("perspectief", str(row.get("perspectief") or "")).lower()
    dag = parse_datum(row.get("datum"))
    return f"{wie} op {in_full(dag)}" if dag else wie


def add_inventarisatie(session: Session, waarden: Mapping[str, Value]) -> Change:
    """Note that a buurt, wijk or gemeente was asked.

    Args:
        session: the open kaart.
        waarden: gebiedscode and perspectief (both needed), datum (today when left out), hoe,
            onderwerp (a label or code of a list; empty asks for everything), uitkomst.

    Raises:
        WorldError: no area or perspective, a day that is none or lies ahead, or a person is named.
    """
    filled = {"datum": today().isoformat(), **waarden}
    _require_sound(filled)
    tekst = "Leg vast wie er is gevraagd"
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert(TABEL, filled)
        stap = actie.uuid
    return change_of(session, stap, tekst, uuid)


def edit_inventarisatie(session: Session, rij: str, waarden: Mapping[str, Value]) -> Change:
    """Change a row of the inventarisatielog; raises as `add_inventarisatie`."""
    _require_sound({**_existing(session, rij), **waarden})
    tekst = "Wijzig wie er is gevraagd"
    with session.kaart.action(tekst) as actie:
        actie.update(TABEL, rij, waarden)
        stap = actie.uuid
    return change_of(session, stap, tekst)


def remove_inventarisatie(session: Session, rij: str) -> Change:
    """Remove a row of the inventarisatielog.

    Raises:
        WorldError: the row is gone already.
    """
    _existing(session, rij)
    tekst = "Verwijder wie er is gevraagd"
    with session.kaart.action(tekst) as actie:
        actie.delete(TABEL, rij)
        stap = actie.uuid
    return change_of(session, stap, tekst)


def inventarisaties(session: Session) -> list[Row]:
    """Return the inventarisatielog, latest first."""
    return _latest_first(session.kaart.rows(TABEL))


def asked_in(session: Session, buurtcode: str) -> list[Row]:
    """Return the rows of the log in which somebody was asked about a buurt, latest first."""
    return [
        row
        for row in inventarisaties(session)
        if covers(row, buurtcode) and row.get("uitkomst") != _NOT_ASKED_CODE
    ]


def state(session: Session, buurtcode: str, lijst: str = "", code: str = "") -> str:
    """Return `BEKEND`, `NIETS_GEVONDEN` or `NIET_GEVRAAGD` for one cell, see `states`."""
    found = states(
        session.kaart.hulpbronnen(), session.kaart.rows(TABEL), [buurtcode], lijst=lijst, code=code
    )
    return found[buurtcode].tekst


def states(
    hulpbronnen: Iterable[Hulpbron],
    gevraagd: Iterable[Row],
    buurtcodes: Sequence[str],
    *,
    lijst: str = "",
    code: str = "",
) -> dict[str, Toestand]:
    """Return per buurt what is known of what is looked for.

    Args:
        hulpbronnen: the register; what has stopped does not count.
        gevraagd: the rows of the inventarisatielog.
        buurtcodes: CBS codes `BU…`; an answer about a wijk or gemeente holds for its buurten.
        lijst: table of choices (doelgroepen, vraaggebieden, …) or a list column of the hulpbronnen
            themselves (soort, categorie); '' looks for anything at all.
        code: item of that list; an answer counts when its onderwerp is this code or its label, or
            when it has no onderwerp, which asks for everything.
    """
    aantallen: Counter[str] = Counter()
    for hulpbron in hulpbronnen:
        if hulpbron.status != STATUS_GESTOPT and _has(hulpbron, lijst, code):
            aantallen.update(hulpbron.buurtcodes)
    asked = questions(gevraagd, lijst, code)
    return {
        buurtcode: _state(aantallen[buurtcode], [row for row in asked if covers(row, buurtcode)])
        for buurtcode in buurtcodes
    }


def questions(gevraagd: Iterable[Row], lijst: str, code: str) -> list[Row]:
    """Return the rows that asked for an item of a list (see `states`), latest first."""
    return [row for row in _latest_first(gevraagd) if _asks_for(row, lijst, code)]


def _state(aantal: int, gevraagd: list[Row]) -> Toestand:
    if aantal:
        return Toestand(BEKEND, aantal, tuple(gevraagd))
    return Toestand(NIETS_GEVONDEN if gevraagd else NIET_GEVRAAGD, 0, tuple(gevraagd))


def _has(hulpbron: Hulpbron, lijst: str, code: str) -> bool:
    if not lijst:
        return True
    if lijst in HULPBRONNEN.kolommen:
        value = getattr(hulpbron, lijst) if lijst in _KERN else hulpbron.meer.get(lijst)
        return bool(value == code)
    return any(code in row.values() for row in hulpbron.deel(lijst))


def _asks_for(row: Row, lijst: str, code: str) -> bool:
    if row.get("uitkomst") == _NOT_ASKED_CODE:
        return False
    onderwerp = str(row.get("onderwerp") or "").strip().casefold()
    return not onderwerp or (bool(code) and onderwerp in _names(lijst, code))


def _names(lijst: str, code: str) -> set[str]:
    """Return the code and its label, as people may have written the onderwerp."""
    velden = HULPBRONNEN.velden if lijst in HULPBRONNEN.kolommen else tabel(lijst).velden
    names = {code.casefold()}
    for veld in velden:
        if veld.lijst and veld.lijst != "categorieen" and code in lijsten.codes(veld.lijst):
            names.add(lijsten.label(veld.lijst, code).casefold())
    return names


def covers(row: Row, buurtcode: str) -> bool:
    """Return whether a row is about a buurt: about itself, its wijk or its gemeente."""
    gebied = str(row.get("gebiedscode") or "")
    if not gebied:
        return False
    if gebied[:_PREFIX] in {"WK", "GM"}:
        return buurtcode[_PREFIX:].startswith(gebied[_PREFIX:])
    return gebied == buurtcode


def _latest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: str(row.get("datum") or ""), reverse=True)


def _existing(session: Session, rij: str) -> Row:
    for row in session.kaart.rows(TABEL):
        if row["uuid"] == rij:
            return row
    raise WorldError("Deze regel bestaat niet meer.", "Kies een andere.")


def _require_sound(row: Mapping[str, Value]) -> None:
    niets = "Er is niets opgeslagen."
    if not row.get("gebiedscode"):
        raise WorldError("De buurt is nog leeg.", "Kies een buurt.", niets)
    if row.get("perspectief") not in lijsten.codes("perspectief"):
        raise WorldError("Nog niet ingevuld: aan wie is het gevraagd?", "Kies uit de lijst.", niets)
    dag = parse_datum(row.get("datum"))
    if dag is None or dag > today():
        raise WorldError(
            "De datum klopt niet.",
            "Kies de dag waarop het is gevraagd, niet in de toekomst.",
            niets,
        )
    if any(personen.is_about_people(str(row.get(kolom) or "")) for kolom in ("hoe", "onderwerp")):
        raise WorldError(
            "Schrijf hier niet op hoe iemand heet.",
            "Kies bij ‘Gevraagd aan’ het perspectief, zoals bewoner of mantelzorger.",
            niets,
        )
