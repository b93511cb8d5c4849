"""Definitief verwijderen: a hulpbron, or every trace of a person, out of the file for good.

Records, undo, history and raw rows are cleaned in one transaction; then the file is vacuumed, so
that nothing stands in unused pages. A kill in between is made up for at the next opening. The ids
go into `vergeten`, so that merging with an old file does not bring them back. Undo does not go
back beyond this step.

Rows that hold a person's own data and that nothing refers to (a contact, a raw row) are removed
and, for what else they hold, made again under another uuid: otherwise the old row on another laptop
would win. In other rows the text is cleaned where it stands, in the log too.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.tabellen import TABELLEN
from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.domain.uitkomsten import UITKOMSTEN
from sociale_kaart.project import bestanden, log, settings
from sociale_kaart.project.copies import copies_holding
from sociale_kaart.project.errors import sqlite_errors
from sociale_kaart.project.log import ActieId
from sociale_kaart.project.replay import read_state
from sociale_kaart.project.schema import logged_columns, references_to, row_uuid
from sociale_kaart.project.traces import Sporen, is_mobile
from sociale_kaart.project.verwijderd import Verwijderd

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.project.replay import State
    from sociale_kaart.project.store import Store
    from sociale_kaart.project.writer import Writer

OMSCHRIJVING = "Definitief verwijderd"
# A shorter text stands in many files that have nothing to do with it.
_TELLING_LENGTH = 6
_REDACTED = "Iets wat later definitief is verwijderd"

# A row of a table.
Rij = tuple[str, str]


def forget_hulpbron(store: Store, uuid: str, folders: Iterable[Path] = ()) -> Verwijderd:
    """Remove a hulpbron with all rows that ever pointed to it, also one deleted earlier.

    Args:
        store: the open kaart.
        uuid: of the hulpbron.
        folders: where else copies may be, besides beside the kaart.

    Raises:
        WorldError: the kaart never had this hulpbron, or the disk refused.
    """
    rijen = _with_pointing_rows(store.connection, {("hulpbronnen", uuid)})
    if not _ever_known(store.connection, uuid):
        raise WorldError("Deze hulpbron staat niet in de kaart.", "Kijk of het nummer klopt.")
    telling = _telling_texts(store.connection, rijen)
    figures = _figures_ever(store.connection)
    with store.write(OMSCHRIJVING, soort="definitief", grens=True) as writer:
        writer.mark()
        _erase(writer, rijen, redact=True)
        _recount(writer)
        # No undo brings a removed meting back any more.
        bestanden.drop_figures_of_removed(store.connection, figures)
        settings.set_local(store.connection, settings.OPRUIMEN, 1)
    clean_up(store)
    copies = copies_holding(store.path, [uuid, *telling], folders)
    return Verwijderd(rijen=_per_table(rijen), velden={}, bestanden=copies)


def _telling_texts(connection: sqlite3.Connection, rijen: set[Rij]) -> set[str]:
    """Return the name and the contact details these rows ever had, by which a copy is known."""
    columns = {"hulpbronnen": ("naam",), "contacten": ("contactpersoon", "telefoon", "email")}
    return {
        str(row[kolom])
        for rij, row in _versions(connection)
        if rij in rijen
        for kolom in columns.get(rij[0], ())
        if len(str(row.get(kolom) or "")) >= _TELLING_LENGTH
    }


def forget_persoon(store: Store, naam: str, folders: Iterable[Path] = ()) -> Verwijderd:
    """Remove every trace of a person: the name, and phone and e-mail of the same contact row.

    Args:
        store: the open kaart.
        naam: the whole name.
        folders: where else copies may be, besides beside the kaart.

    Raises:
        WorldError: the name is too short, or the disk refused.
    """
    connection = store.connection
    sporen = Sporen(naam)
    versions = list(_versions(connection))
    own = {rij for rij, row in versions if rij[0] == "hulpbronnen" and sporen.is_name(row["naam"])}
    own = _with_pointing_rows(connection, own) if own else set()
    details = _details(versions, sporen, own)
    shared = _shared(read_state(connection), sporen, details, own)
    sporen.add_details(details - shared)
    # Read again: what a detail gives away counts too.
    found = {rij for rij, row in versions if any(sporen.found_in(v) for v in row.values())}
    leaves = {rij for rij in found - own if _is_leaf(rij[0])}
    pictured = _photos_naming(versions, sporen)
    figures = _figures_ever(connection)
    with store.write(OMSCHRIJVING, soort="definitief", grens=True) as writer:
        if found or own:
            writer.mark()
        for foto in pictured:
            _take_out_of_verhalen(writer, foto)
        state = read_state(connection)
        velden = _scrub_tables(connection, sporen, state, found - own - leaves - pictured)
        _scrub_log(connection, sporen)
        _erase(writer, own, redact=True)
        # Their descriptions have been cleaned with the rest of the log.
        _erase(writer, leaves | pictured, redact=False)
        for tabel, rij in sorted(leaves):
            row = state[tabel].get(rij)
            if row is not None:
                _make_again(writer, sporen, tabel, row, velden)
        _recount(writer)
        bestanden.drop_figures_of_removed(connection, figures)
        settings.set_local(connection, settings.OPRUIMEN, 1)
    clean_up(store)
    return Verwijderd(
        rijen=_per_table(own | leaves | pictured),
        velden=velden,
        gedeeld=len(shared),
        na_te_kijken=_still_to_look_at(connection, sporen),
        bestanden=copies_holding(store.path, [naam, *(details - shared)], folders),
    )


def clean_up(store: Store) -> None:
    """Vacuum the file when a removal asks for it; also after one that a kill cut off."""
    connection = store.connection
    if settings.local(connection, settings.OPRUIMEN) is None:
        return
    try:
        with sqlite_errors(store.path.name):
            connection.execute("VACUUM")
    except WorldError as error:
        raise WorldError(
            error.wat,
            error.doen,
            "De gegevens zijn verwijderd; de laatste resten gaan weg bij het volgende openen.",
        ) from error
    store.forget_stack()
    store.account_for_file()
    with store.local_write():
        settings.set_local(connection, settings.OPRUIMEN, None)


# Rows.


def _ever_known(connection: sqlite3.Connection, uuid: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM hulpbronnen WHERE uuid = ?1 UNION ALL"
        " SELECT 1 FROM bewerkingen WHERE rij = ?1 AND tabel = 'hulpbronnen' LIMIT 1",
        (uuid,),
    )
    return found.fetchone() is not None


def _versions(connection: sqlite3.Connection) -> Iterator[tuple[Rij, dict[str, Any]]]:
    """Yield every state a row was ever in, and the one it is in now, by all its columns."""
    current: dict[Rij, dict[str, Any]] = {}
    for operatie in log.read(connection, "soort <> 'actie'"):
        rij = (operatie.tabel or "", operatie.rij or "")
        if operatie.soort == log.WEG:
            row = {k: log.decode(v) for k, v in operatie.inhoud["was"].items()}
        else:
            change = {k: log.decode(v[1]) for k, v in operatie.inhoud.items()}
            row = change if operatie.soort == log.NIEUW else {**current.get(rij, {}), **change}
        current[rij] = row
        yield rij, _whole(rij[0], row)
    for tabel, rows in read_state(connection).items():
        for uuid, row in rows.items():
            yield (tabel, uuid), _whole(tabel, row)


def _whole(tabel: str, row: dict[str, Any]) -> dict[str, Any]:
    known = {beschrijving.naam for beschrijving in TABELLEN}
    empty = dict.fromkeys(logged_columns(tabel)) if tabel in known else {}
    return {**empty, **row}


def _with_pointing_rows(connection: sqlite3.Connection, start: set[Rij]) -> set[Rij]:
    """Return rows with all rows that ever pointed to them, and photos that only they show."""
    pointing: dict[Rij, set[Rij]] = defaultdict(set)
    photos: dict[Rij, set[Rij]] = defaultdict(set)
    for rij, row in _versions(connection):
        if rij[0] not in {beschrijving.naam for beschrijving in TABELLEN}:
            continue
        for veld in beschrijving_van(rij[0]).velden:
            if veld.verwijst and row[veld.naam]:
                pointing[veld.verwijst, row[veld.naam]].add(rij)
                if veld.verwijst == "fotos":
                    photos["fotos", row[veld.naam]].add(rij)
    found, queue = set(start), list(start)
    while queue:
        for rij in pointing[queue.pop()] - found:
            found.add(rij)
            queue.append(rij)
    return found | {foto for foto, users in photos.items() if users <= found}


def _is_leaf(tabel: str) -> bool:
    known = {beschrijving.naam for beschrijving in TABELLEN}
    return tabel in known and not references_to(tabel) and not beschrijving_van(tabel).sleutel


def _per_table(rijen: Iterable[Rij]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for tabel, _ in rijen:
        counts[tabel] += 1
    return dict(counts)


def _erase(writer: Writer, rijen: set[Rij], *, redact: bool) -> None:
    """Take rows out of tables and log, and remember their ids.

    Args:
        writer: of the removal.
        rijen: table and uuid of each.
        redact: whether to replace the descriptions of the actions that touched them.
    """
    connection = writer.connection
    for tabel, rij in rijen:
        if tabel == "fotos":
            _erase_photo(connection, rij)
        if any(beschrijving.naam == tabel for beschrijving in TABELLEN):
            connection.execute(f"DELETE FROM {tabel} WHERE uuid = ?", (rij,))  # noqa: S608
        actions = connection.execute(
            "SELECT DISTINCT sessie, actie FROM bewerkingen WHERE rij = ?", (rij,)
        )
        for actie in actions.fetchall() if redact else ():
            _rewrite_header(connection, ActieId(*actie), _REDACTED)
        connection.execute("DELETE FROM bewerkingen WHERE rij = ?", (rij,))
        connection.execute("INSERT OR IGNORE INTO vergeten (rij) VALUES (?)", (rij,))


def _recount(writer: Writer) -> None:
    """Let the counts of imports be those of the rows that are left of them."""
    connection = writer.connection
    if settings.local(connection, settings.DOORGEGEVEN):
        # A copy has no rows of lists.
        return
    query = "SELECT batch, uitkomst, count(*) FROM ruwe_rijen GROUP BY batch, uitkomst"
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    for batch, uitkomst, aantal in connection.execute(query).fetchall():
        found[batch][uitkomst] = aantal
    for batch, rijen in connection.execute("SELECT uuid, rijen FROM batches").fetchall():
        left = sum(int(aantal or 0) for aantal in found[batch].values())
        if rijen is not None and rijen > left:
            counts = {uitkomst: found[batch].get(uitkomst, 0) for uitkomst in UITKOMSTEN}
            writer.wijzig("batches", batch, {"rijen": left, **counts})


def _figures_ever(connection: sqlite3.Connection) -> set[str]:
    """Return the checksums of the figures that any meting ever had."""
    found = set()
    for operatie in log.read(connection, "tabel = 'metingen' AND soort IN ('nieuw', 'wijzig')"):
        if "sha256" in operatie.inhoud:
            found.add(str(operatie.inhoud["sha256"][1]))
    return found


def _erase_photo(connection: sqlite3.Connection, foto: str) -> None:
    """Remove the bytes of a photo, also of one that was removed before; not if another shows it."""
    checksums = {row["sha256"] for rij, row in _versions(connection) if rij == ("fotos", foto)}
    connection.executemany(
        "DELETE FROM foto_bestanden WHERE sha256 = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM fotos WHERE uuid <> ?2 AND sha256 = ?1)",
        [(checksum, foto) for checksum in checksums],
    )


def _rewrite_header(connection: sqlite3.Connection, actie: ActieId, omschrijving: str) -> None:
    row = connection.execute(
        "SELECT inhoud FROM bewerkingen WHERE sessie = ? AND volgnr = ? AND soort = 'actie'", actie
    ).fetchone()
    if row is None:
        return
    inhoud = log.dumps({**json.loads(row[0]), "omschrijving": omschrijving})
    connection.execute(
        "UPDATE bewerkingen SET inhoud = ? WHERE sessie = ? AND volgnr = ?", (inhoud, *actie)
    )


# Persons.


def _photos_naming(versions: list[tuple[Rij, dict[str, Any]]], sporen: Sporen) -> set[Rij]:
    """Return the photos that show the person: bijschrift or toestemming ever said so."""
    return {
        rij
        for rij, row in versions
        if rij[0] == "fotos" and any(sporen.found_in(row[k]) for k in ("bijschrift", "toestemming"))
    }


def _take_out_of_verhalen(writer: Writer, foto: Rij) -> None:
    query = "SELECT uuid FROM verhalen WHERE foto = ?"
    for (verhaal,) in writer.connection.execute(query, (foto[1],)).fetchall():
        writer.wijzig("verhalen", verhaal, {"foto": None})


def _details(versions: list[tuple[Rij, dict[str, Any]]], sporen: Sporen, own: set[Rij]) -> set[str]:
    """Return phone numbers and addresses that ever stood in one contact row with the name."""
    return {
        row[kolom]
        for rij, row in versions
        if rij[0] == "contacten" and (rij in own or any(sporen.named_in(v) for v in row.values()))
        for kolom in ("telefoon", "email")
        if isinstance(row[kolom], str)
    }


def _shared(state: State, sporen: Sporen, details: set[str], own: set[Rij]) -> set[str]:
    """Return the details that another named person has now too; a mobile number is never shared."""
    others = [
        row
        for rij, row in state["contacten"].items()
        if ("contacten", rij) not in own
        and row.get("contactpersoon")
        and not any(sporen.named_in(v) for v in row.values())
    ]
    return {
        detail
        for detail in details
        if ("@" in detail or not is_mobile(detail))
        and any(detail in (row.get("telefoon"), row.get("email")) for row in others)
    }


def _scrub_tables(
    connection: sqlite3.Connection, sporen: Sporen, state: State, rijen: set[Rij]
) -> dict[str, int]:
    """Clean rows where they stand; return per 'table.column' how many rows changed."""
    counts: dict[str, int] = defaultdict(int)
    for tabel, rij in rijen:
        for kolom, value in state.get(tabel, {}).get(rij, {}).items():
            cleaned = sporen.scrub(tabel, kolom, value)
            if cleaned != value:
                connection.execute(
                    f"UPDATE {tabel} SET {kolom} = ? WHERE uuid = ?",  # noqa: S608
                    (cleaned, rij),
                )
                counts[f"{tabel}.{kolom}"] += 1
    pad = settings.local(connection, settings.PAD)
    if sporen.found_in(pad):
        settings.set_local(connection, settings.PAD, None)
    return counts


def _scrub_log(connection: sqlite3.Connection, sporen: Sporen) -> None:
    """Clean every operation: values, descriptions and authors."""
    query = "SELECT fid, tabel, soort, auteur, inhoud FROM bewerkingen"
    for fid, tabel, soort, auteur, tekst in connection.execute(query).fetchall():
        inhoud = json.loads(tekst)
        cleaned = _scrub_inhoud(sporen, tabel, soort, inhoud)
        author = None if sporen.found_in(auteur) else auteur
        if cleaned != inhoud or author != auteur:
            connection.execute(
                "UPDATE bewerkingen SET inhoud = ?, auteur = ? WHERE fid = ?",
                (log.dumps(cleaned), author, fid),
            )


def _scrub_inhoud(
    sporen: Sporen, tabel: str | None, soort: str, inhoud: dict[str, Any]
) -> dict[str, Any]:
    def scrub(kolom: str, value: Any) -> Any:
        return value if isinstance(value, dict) else sporen.scrub(tabel, kolom, value)

    if soort == log.ACTIE:
        return {kolom: scrub(kolom, value) for kolom, value in inhoud.items()}
    if soort == log.WEG:
        return {**inhoud, "was": {kolom: scrub(kolom, v) for kolom, v in inhoud["was"].items()}}
    return {
        kolom: [scrub(kolom, change[0]), scrub(kolom, change[1]), *change[2:]]
        for kolom, change in inhoud.items()
    }


def _make_again(
    writer: Writer, sporen: Sporen, tabel: str, row: dict[str, Value], velden: dict[str, int]
) -> None:
    """Add what a row holds besides the person, under another uuid; nothing when that is nothing."""
    cleaned = {kolom: sporen.scrub(tabel, kolom, value) for kolom, value in row.items()}
    if tabel == "contacten" and sporen.named_in(row.get("contactpersoon")):
        # Short or shared numbers are not looked for elsewhere, but this row was about the person.
        cleaned |= {"contactpersoon": None, "telefoon": None, "email": None, "rol": None}
    beschrijving = beschrijving_van(tabel)
    references = {veld.naam for veld in beschrijving.velden if veld.verwijst}
    for kolom, value in row.items():
        if cleaned[kolom] != value:
            velden[f"{tabel}.{kolom}"] = velden.get(f"{tabel}.{kolom}", 0) + 1
    holds = {k for k, v in cleaned.items() if v is not None} - references - {"zichtbaarheid"}
    if tabel == "toestemmingen" and sporen.named_in(row.get("wie")):
        return
    if holds:
        writer.nieuw(tabel, row_uuid(beschrijving, cleaned), cleaned)


def _still_to_look_at(connection: sqlite3.Connection, sporen: Sporen) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                f"{tabel}.{kolom}"
                for tabel, rows in read_state(connection).items()
                for row in rows.values()
                for kolom, value in row.items()
                if sporen.surname_in(value)
            }
        )
    )
