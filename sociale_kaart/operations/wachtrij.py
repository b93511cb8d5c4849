"""The queue: rows of lists that wait for somebody to say where they are or what they are.

It is kept in the kaart, so it can be left and taken up later. Every answer is one step that can be
undone, and the counts of the import follow.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.rondzenden import KENMERK
from sociale_kaart.importing.dubbelen_vinden import describe, kenmerk_of_row
from sociale_kaart.importing.keuzes import (
    ADRES,
    OVERGESLAGEN,
    SAMENGEVOEGD,
    chosen_plek,
    with_adres,
)
from sociale_kaart.importing.plan import DUBBEL, PLEK, VERSCHIL, Gelezen
from sociale_kaart.importing.voorstel import Voorstel, from_json
from sociale_kaart.operations.batches import cellen_of, recount, write_merged, write_new
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import (
    NIETS_OPGESLAGEN,
    allowed_plek,
    checked,
    checked_name,
    existing,
)
from sociale_kaart.operations.rondgestuurd import write_sets
from sociale_kaart.operations.samenvoegen import remember_not_the_same

if TYPE_CHECKING:
    from collections.abc import Collection

    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.importing.dubbelen import Dubbel
    from sociale_kaart.importing.geocode import Suggestie
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.kaart import Actie

GEPLAATST = "Door jou geplaatst."


@dataclass(frozen=True, slots=True)
class Wachtend:
    """A row that waits.

    Attributes:
        rij: uuid of the raw row.
        batch: uuid of its import.
        bestand: file name of the list.
        rijnummer: row number in that file.
        reden: why it waits, a Dutch sentence.
        toelichting: details, may be ''.
        cellen: header -> text, as the list gave it.
        voorstel: what would become of it; empty for a row of before format 2.
        dubbelen: hulpbronnen it may be the same as, with the reason, likeliest first.
    """

    rij: str
    batch: str
    bestand: str
    rijnummer: int
    reden: str
    toelichting: str
    cellen: Mapping[str, str]
    voorstel: Voorstel
    dubbelen: tuple[Dubbel, ...] = ()

    @property
    def naam(self) -> str:
        """What the row is called, '' when the list gave no name."""
        return self.voorstel.naam

    @property
    def suggesties(self) -> tuple[Suggestie, ...]:
        """Near hits to offer."""
        return self.voorstel.suggesties

    @property
    def wacht_op(self) -> str:
        """One of plek | dubbel | verschil | verwijderd | later."""
        return self.voorstel.wacht_op or PLEK


def waiting_count(session: Session) -> int:
    """Return how many rows wait."""
    return session.kaart.tally("ruwe_rijen", "uitkomst").get("wachtend", 0)


def waiting_rows(session: Session, batch: str | None = None) -> list[Wachtend]:
    """Return the rows that wait, in the order in which they came; of one import when told."""
    gelijk = {"uitkomst": "wachtend", **({"batch": batch} if batch else {})}
    rows = session.kaart.rows("ruwe_rijen", **gelijk)
    bestanden = {str(r["uuid"]): str(r["bestand"] or "") for r in session.kaart.rows("batches")}
    voorstellen = [from_json(row["voorstel"]) for row in rows]
    named = {
        uuid
        for row, voorstel in zip(rows, voorstellen, strict=True)
        for uuid in (*voorstel.dubbelen, *([str(row["lijkt_op"])] if row["lijkt_op"] else []))
    }
    known = {h.uuid: h for h in session.kaart.hulpbronnen(named)} if named else {}
    return [
        Wachtend(
            str(row["uuid"]),
            str(row["batch"]),
            bestanden.get(str(row["batch"]), ""),
            int(row["rijnummer"] or 0),
            str(row["reden"] or ""),
            str(row["toelichting"] or ""),
            cellen_of(row),
            voorstel,
            _dubbelen(row, voorstel, known),
        )
        for row, voorstel in zip(rows, voorstellen, strict=True)
    ]


def place_row(
    session: Session,
    rij: str,
    plek: Mapping[str, Value] | Suggestie | None = None,
    *,
    velden: Mapping[str, Value] | None = None,
    niet: Collection[str] = (),
) -> Change:
    """Put a waiting row on the kaart as a new hulpbron.

    What it looked like is remembered as not the same.

    Args:
        session: the open kaart.
        rij: uuid of the raw row.
        plek: where: columns of plekken with `x` and `y` (RD New, metres), or a suggestion; None
            takes the place that was found, if any.
        velden: columns of hulpbronnen to add or change, e.g. a name that the list did not give.
        niet: uuids of further hulpbronnen that the user saw beside it and said it is not.

    Raises:
        WorldError: the row waits no more, it has no name, or a value does not fit.
    """
    row, voorstel = _waiting(session, rij)
    said = checked("hulpbronnen", velden or {})
    read = Gelezen({**voorstel.velden, **said}, voorstel.contact, voorstel.delen)
    naam = checked_name(read.velden.get("naam"))
    where = _place(session, voorstel, plek, read.velden)
    tekst = f"Plaats ‘{naam}’ uit de wachtrij"
    with session.kaart.action(tekst) as actie:
        uuid = write_new(actie, str(row["batch"]), read, where)
        if row["lijkt_op"] and voorstel.wacht_op == DUBBEL:
            niet = {str(row["lijkt_op"]), *niet}
        for other in niet:
            remember_not_the_same(actie, uuid, other)
        _settle(session, actie, row, uitkomst="geplaatst", reden=GEPLAATST, hulpbron=uuid)
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def place_in_buurt(session: Session, rij: str, buurtcode: str) -> Change:
    """Put a waiting row on the kaart in a buurt, without point or address.

    What the list said of its address stays with the row that it came from.

    Raises:
        WorldError: the row waits no more, it has no name, or there is no such buurt.
    """
    grond = session.ondergrond
    if grond and buurtcode not in grond.columns("buurten", ["buurtcode"]).waarden["buurtcode"]:
        raise WorldError(
            "Deze buurt staat niet in de ondergrond.", "Kies een andere.", NIETS_OPGESLAGEN
        )
    return place_row(session, rij, {"buurt_gekozen": buurtcode, "locatie_nauwkeurigheid": "buurt"})


def skip_row(session: Session, rij: str, reden: str = "") -> Change:
    """Leave a waiting row out of the kaart; the reason is kept with it.

    Raises:
        WorldError: the row waits no more, or the reason is about a person.
    """
    row, voorstel = _waiting(session, rij)
    waarom = str(checked("ruwe_rijen", {"reden": " ".join(reden.split())})["reden"] or "")
    said = f"{OVERGESLAGEN[:-1]}: {waarom}" if waarom else OVERGESLAGEN
    tekst = f"Sla ‘{voorstel.naam or 'een rij'}’ uit de wachtrij over"
    with session.kaart.action(tekst) as actie:
        _settle(session, actie, row, uitkomst="overgeslagen", reden=said, hulpbron=None)
    return change_of(session, actie.uuid, tekst)


def merge_row(
    session: Session, rij: str, hulpbron: str, velden: Collection[str] | None = None
) -> Change:
    """Merge a waiting row into a hulpbron that is there.

    Args:
        session: the open kaart.
        rij: uuid of the raw row.
        hulpbron: uuid of what it becomes a part of.
        velden: the fields that get the value of the list: columns of hulpbronnen, 'contact.…' for
            those of contacten, 'adres' for the first plek; None fills what is empty. Doelgroepen
            and other sets are always added, unless the row is one of a workbook that was sent
            round: then only these fields change, and sets get exactly what its cells say.

    Raises:
        WorldError: the row waits no more, the hulpbron is gone, or a value does not fit.
    """
    row, voorstel = _waiting(session, rij)
    owner = existing(session, hulpbron)
    tekst = f"Voeg een rij uit de wachtrij samen met ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        if voorstel.wacht_op == VERSCHIL and KENMERK in cellen_of(row):
            _write_returned(session, actie, owner, voorstel, frozenset(velden or ()))
        else:
            write_merged(
                session,
                actie,
                owner,
                Gelezen(voorstel.velden, voorstel.contact, voorstel.delen),
                plek=voorstel.gevonden or voorstel.plek,
                gekozen=velden,
            )
        _settle(session, actie, row, uitkomst="samengevoegd", reden=SAMENGEVOEGD, hulpbron=hulpbron)
    return change_of(session, actie.uuid, tekst)


def _write_returned(
    session: Session, actie: Actie, owner: Hulpbron, voorstel: Voorstel, velden: frozenset[str]
) -> None:
    """Write the chosen fields of a row that was sent round; its other cells say nothing new."""
    plek = chosen_plek(voorstel.gevonden, voorstel.verschillen, velden)
    gekozen = velden | {ADRES} if plek else velden
    read = Gelezen(voorstel.velden, voorstel.contact, {})
    write_merged(session, actie, owner, read, plek=plek, gekozen=gekozen)
    chosen = {tabel: codes for tabel, codes in voorstel.vervangen.items() if tabel in velden}
    write_sets(actie, owner, dataclasses.replace(voorstel, vervangen=chosen))


def _waiting(session: Session, rij: str) -> tuple[Row, Voorstel]:
    row = session.kaart.row("ruwe_rijen", rij)
    if row is None or row["uitkomst"] != "wachtend":
        raise WorldError(
            "Deze rij wacht niet meer.", "Kies een andere in de wachtrij.", NIETS_OPGESLAGEN
        )
    return row, from_json(row["voorstel"])


def _settle(
    session: Session, actie: Actie, row: Row, *, uitkomst: str, reden: str, hulpbron: str | None
) -> None:
    """Write what became of a waiting row; its proposal is no longer needed."""
    actie.update(
        "ruwe_rijen",
        str(row["uuid"]),
        {
            "uitkomst": uitkomst,
            "reden": reden,
            "hulpbron": hulpbron,
            "voorstel": None,
            "lijkt_op": None,
        },
    )
    recount(session, actie, str(row["batch"]))


def _place(
    session: Session,
    voorstel: Voorstel,
    plek: Mapping[str, Value] | Suggestie | None,
    velden: Mapping[str, Value],
) -> Mapping[str, Value] | None:
    """Return the plek to write, as it may be kept."""
    if plek is None:
        chosen = voorstel.gevonden
        if chosen is None and voorstel.wacht_op == PLEK and velden.get("soort") != "online":
            raise WorldError(
                "Van deze rij is nog niet bekend waar het is.",
                "Kies een plek op de kaart of een buurt.",
                NIETS_OPGESLAGEN,
            )
    else:
        given = plek if isinstance(plek, Mapping) else plek_of_suggestie(plek)
        chosen = with_adres(checked("plekken", given), voorstel.plek)
    return allowed_plek(session, velden.get("sfeer"), chosen) if chosen else None


def plek_of_suggestie(suggestie: Suggestie) -> dict[str, Value]:
    """Return the columns of a plek that a suggestion stands for."""
    if suggestie.nauwkeurigheid == "buurt":
        return {"buurt_gekozen": suggestie.buurtcode, "locatie_nauwkeurigheid": "buurt"}
    adres = suggestie.adres
    columns: dict[str, Value] = {
        "straat": adres.straat,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter,
        "toevoeging": adres.toevoeging,
        "postcode": adres.postcode,
        "plaats": adres.plaats,
    }
    found = {k: v for k, v in columns.items() if v is not None}
    accuracy = suggestie.nauwkeurigheid
    return {**found, "x": suggestie.x, "y": suggestie.y, "locatie_nauwkeurigheid": accuracy}


def _dubbelen(row: Row, voorstel: Voorstel, known: Mapping[str, Hulpbron]) -> tuple[Dubbel, ...]:
    """Return what a row may be the same as, of those that are still there."""
    first = [str(row["lijkt_op"])] if row["lijkt_op"] and voorstel.wacht_op == DUBBEL else []
    uuids = dict.fromkeys([*first, *voorstel.dubbelen])
    row_itself = kenmerk_of_row(
        None, voorstel.velden, voorstel.gevonden or voorstel.plek, voorstel.contact
    )
    return tuple(describe(known[uuid], row_itself) for uuid in uuids if uuid in known)
