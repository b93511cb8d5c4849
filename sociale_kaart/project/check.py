"""Controleer: is the file sound, are the records up to date, is anyone's privacy at risk?

Only real damage is 'fout'. Everything else is 'let op': nobody's work is called wrong.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.domain.instemmingen import has_toestemming
from sociale_kaart.domain.notatie import datum, parse_datum
from sociale_kaart.domain.regels import only_at_buurt_level
from sociale_kaart.domain.tabellen import TABELLEN
from sociale_kaart.project import (
    bestanden,
    geopackage,
    log,
    outside_edits,
    reader,
    schema,
    settings,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.tabellen import Tabel, Veld
    from sociale_kaart.project.store import Store

FOUT: Literal["fout"] = "fout"
LET_OP: Literal["let op"] = "let op"


@dataclass(frozen=True, slots=True)
class Probleem:
    """One thing to look at.

    Attributes:
        soort: bestand | geopackage | verwijzing | logboek | lijst | actualiteit | privacy |
            onvolledig.
        ernst: 'fout' for damage, else 'let op'.
        tekst: Dutch, whole sentences; without the name of a person.
        hulpbron: uuid of the hulpbron it is about, None for the file.
    """

    soort: str
    ernst: Literal["fout", "let op"]
    tekst: str
    hulpbron: str | None = None


def check(store: Store, vandaag: dt.date) -> list[Probleem]:
    """Return everything there is to say about an open kaart, damage first."""
    try:
        problemen = [*_file(store.connection), *_geopackage(store.connection)]
        if not problemen:
            problemen = [*_log(store), *_lists(store.connection), *_waiting(store.connection)]
            problemen += _metingen(store.connection)
            for hulpbron in reader.hulpbronnen(store.connection):
                problemen += _hulpbron(hulpbron, vandaag)
    except sqlite3.DatabaseError as error:
        # Reading on after this would only repeat it.
        return [Probleem("bestand", FOUT, f"Het bestand is niet goed te lezen ({error}).")]
    return sorted(problemen, key=lambda probleem: probleem.ernst != FOUT)


# The file.


def _file(connection: sqlite3.Connection) -> Iterator[Probleem]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Probleem("bestand", FOUT, f"Het bestand is beschadigd: {line}.")


def _geopackage(connection: sqlite3.Connection) -> Iterator[Probleem]:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark != geopackage.APPLICATION_ID:
        yield Probleem("geopackage", FOUT, "Het bestand is niet gemerkt als GeoPackage.")
    existing = {naam for (naam,) in connection.execute("SELECT name FROM sqlite_master")}
    contents = "SELECT table_name FROM gpkg_contents"
    registered = {naam for (naam,) in connection.execute(contents)}
    features = "SELECT table_name FROM gpkg_geometry_columns WHERE srs_id = ?"
    in_rd = {naam for (naam,) in connection.execute(features, (geopackage.RD_NEW,))}
    for beschrijving in TABELLEN:
        if beschrijving.naam not in existing:
            yield Probleem("geopackage", FOUT, f"De tabel ‘{beschrijving.naam}’ ontbreekt.")
        elif beschrijving.naam not in registered or (
            beschrijving.geometrie and beschrijving.naam not in in_rd
        ):
            yield Probleem(
                "geopackage", FOUT, f"De tabel ‘{beschrijving.naam}’ is niet goed aangemeld."
            )
    if schema.VIEW not in existing & registered:
        yield Probleem("geopackage", LET_OP, "De laag met namen voor QGIS ontbreekt.")


def _log(store: Store) -> Iterator[Probleem]:
    """Hold the tables against the log; edits not yet taken in are no damage."""
    if settings.local(store.connection, settings.DOORGEGEVEN) and not log.holds(store.connection):
        # A copy that nobody has worked in yet has no history to be held against.
        return
    outside = store.edited_outside()
    ernst = LET_OP if outside else FOUT
    dangling = store.connection.execute("PRAGMA foreign_key_check").fetchall()
    for tabel, *_ in dangling:
        yield Probleem("verwijzing", ernst, f"Een rij in ‘{tabel}’ verwijst naar iets wat weg is.")
    different = outside_edits.differences(store.connection)
    if not different:
        return
    if outside:
        yield Probleem(
            "logboek",
            LET_OP,
            f"{len(different)} rijen zijn buiten Sociale Kaart gewijzigd. Open de kaart om ze in de"
            " geschiedenis op te nemen.",
        )
        return
    for tabel, rij in different:
        yield Probleem(
            "logboek", FOUT, f"Een rij in ‘{tabel}’ klopt niet met de geschiedenis ({rij})."
        )


# The records.


def _lists(connection: sqlite3.Connection) -> Iterator[Probleem]:
    for beschrijving in TABELLEN:
        for veld in beschrijving.velden:
            if veld.lijst:
                yield from _unknown_codes(connection, beschrijving, veld)


def _unknown_codes(
    connection: sqlite3.Connection, beschrijving: Tabel, veld: Veld
) -> Iterator[Probleem]:
    if veld.lijst == "categorieen":
        codes = {categorie.code for categorie in categorieen()}
    else:
        codes = set(lijsten.codes(veld.lijst))
    hulpbron = "uuid" if beschrijving.naam == "hulpbronnen" else "NULL"
    if "hulpbron" in beschrijving.kolommen:
        hulpbron = "hulpbron"
    query = f"SELECT {hulpbron}, {veld.naam} FROM {beschrijving.naam} WHERE {veld.naam} IS NOT NULL"  # noqa: S608
    for uuid, code in connection.execute(query):
        if code not in codes:
            tekst = f"‘{code}’ staat niet in de lijst van {veld.label} ({beschrijving.label})."
            yield Probleem("lijst", LET_OP, tekst, uuid)


def _waiting(connection: sqlite3.Connection) -> Iterator[Probleem]:
    """Tell of each list that was imported how many rows nobody has decided about yet."""
    query = (
        "SELECT b.bestand, count(*) FROM ruwe_rijen AS r LEFT JOIN batches AS b ON b.uuid = r.batch"
        " WHERE r.uitkomst = 'wachtend' GROUP BY r.batch ORDER BY min(r.fid)"
    )
    for bestand, aantal in connection.execute(query):
        rijen = f"{aantal} rij wacht" if aantal == 1 else f"{aantal} rijen wachten"
        tekst = f"Uit de lijst ‘{bestand or 'zonder naam'}’: {rijen} nog op een besluit van jou."
        yield Probleem("onvolledig", LET_OP, tekst)


def _metingen(connection: sqlite3.Connection) -> Iterator[Probleem]:
    """Tell which metingen have lost their figures: another program copied only the rows."""
    missing = bestanden.missing(connection)
    for naam, checksum in connection.execute("SELECT naam, sha256 FROM metingen ORDER BY fid"):
        if checksum in missing:
            tekst = f"Van de meting ‘{naam or 'zonder naam'}’ ontbreken de cijfers in dit bestand."
            yield Probleem("bestand", LET_OP, tekst)


def _named(hulpbron: Hulpbron) -> str:
    """Return how a sentence names a hulpbron: never by the name of a person."""
    return "Een persoon op de kaart" if hulpbron.soort == "persoon" else f"‘{hulpbron.naam}’"


def _hulpbron(hulpbron: Hulpbron, vandaag: dt.date) -> Iterator[Probleem]:
    if not hulpbron.naam.strip():
        yield Probleem("onvolledig", LET_OP, "Een hulpbron heeft geen naam.", hulpbron.uuid)
    yield from _actuality(hulpbron, vandaag)
    yield from _privacy(hulpbron, vandaag)


def _actuality(hulpbron: Hulpbron, vandaag: dt.date) -> Iterator[Probleem]:
    dag = parse_datum(hulpbron.herzien_voor)
    if dag is not None and dag < vandaag and (hulpbron.status or STATUS_ACTIEF) == STATUS_ACTIEF:
        tekst = f"{_named(hulpbron)} had voor {datum(dag)} nagekeken moeten zijn."
        yield Probleem("actualiteit", LET_OP, tekst, hulpbron.uuid)


def _privacy(hulpbron: Hulpbron, vandaag: dt.date) -> Iterator[Probleem]:
    if only_at_buurt_level(hulpbron.sfeer) and any(plek.x is not None for plek in hulpbron.plekken):
        tekst = (
            f"{_named(hulpbron)} hoort bij de persoonlijke sfeer en heeft een punt op de kaart."
            " Kies alleen een buurt."
        )
        yield Probleem("privacy", LET_OP, tekst, hulpbron.uuid)
    for row in hulpbron.deel("contacten"):
        naam = str(row["contactpersoon"] or "")
        if naam and not has_toestemming(hulpbron, vandaag, naam):
            tekst = (
                f"{_named(hulpbron)} heeft een contactpersoon zonder geldige toestemming."
                " Vraag toestemming of verwijder de naam."
            )
            yield Probleem("privacy", LET_OP, tekst, hulpbron.uuid)
