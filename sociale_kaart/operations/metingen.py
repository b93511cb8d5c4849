"""Keep figures of today in the kaart, and set them beside those of another day.

A meting is one row with a checksum; its figures stand beside the log, as photos do, as a zip that
any computer opens without this program: `cijfers.csv` (UTF-8, comma, decimal point; what is held
back is empty) and `verantwoording.json` (method, sources, dates, limits). Cells of 100 m are not
kept: they are about too few people to keep for ever. Figures are about areas, not about people, but
a distance can tell where a hidden place is; so a meting says for whom its places were visible.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.domain.metingen import Meting
from sociale_kaart.domain.notatie import datum as in_full
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.distances import require_table_name
from sociale_kaart.operations.exports import context_of
from sociale_kaart.operations.records import NIETS_OPGESLAGEN, checked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.analysis.metingen import Vergelijking
    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.domain.hulpbron import Row
    from sociale_kaart.domain.meetkeuze import Meetkeuze
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.ondergrond import Ondergrond

TABEL = "metingen"
_CIJFERS, _OVER = "cijfers.csv", "verantwoording.json"
# The same figures are the same bytes, whenever they are packed.
_ZIP_DATUM = (1980, 1, 1, 0, 0, 0)
_NIVEAUS = ("buurt", "wijk", "gemeente")


def save_meting(session: Session, rapport: Rapport, naam: str = "") -> Change:
    """Keep the figures of a rapport under a name; one undoable step.

    Args:
        session: an open kaart with the ondergrond the rapport was made on.
        rapport: the figures; those of cells are not kept.
        naam: how people call it; '' names it after the day.

    Raises:
        WorldError: the name is taken or about a person, or there is nothing to keep.
    """
    naam = " ".join(naam.split()) or _free_name(session)
    naam = str(checked(TABEL, {"naam": naam})["naam"])
    if any(one.naam.casefold() == naam.casefold() for one in metingen(session)):
        raise WorldError(
            f"Er is al een meting met de naam ‘{naam}’.", "Kies een andere naam.", NIETS_OPGESLAGEN
        )
    ondergrond = session.required_ondergrond()
    cijfers = _figures(rapport, ondergrond)
    if len(cijfers) == 0:
        raise WorldError("Er zijn nog geen cijfers.", "Bereken ze eerst.", NIETS_OPGESLAGEN)
    tekst = f"Bewaar de meting ‘{naam}’"
    with session.kaart.action(tekst) as actie:
        row = {
            "naam": naam,
            "datum": today().isoformat(),
            "voor": rapport.keuze.voor,
            "ondergrond": ondergrond.naam,
            "ondergrond_sha256": ondergrond.checksum,
            "buurtjaar": ondergrond.jaar,
            "keuze": _in_words(rapport.keuze, cijfers),
            "regels": len(cijfers),
            "sha256": actie.keep_bytes(_packed(cijfers, rapport)),
        }
        uuid = actie.insert(TABEL, row)
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def rename_meting(session: Session, uuid: str, naam: str) -> Change:
    """Call a meting otherwise.

    Raises:
        WorldError: it is gone, or the name is empty, taken or about a person.
    """
    was = find_meting(session, uuid)
    naam = str(checked(TABEL, {"naam": " ".join(naam.split())})["naam"] or "")
    if not naam:
        raise WorldError("De naam is nog leeg.", "Vul een naam in.", NIETS_OPGESLAGEN)
    for one in metingen(session):
        if one.naam.casefold() == naam.casefold() and one.uuid != was.uuid:
            raise WorldError(
                f"Er is al een meting met de naam ‘{naam}’.",
                "Kies een andere naam.",
                NIETS_OPGESLAGEN,
            )
    tekst = f"Noem de meting ‘{was.naam}’ voortaan ‘{naam}’"
    with session.kaart.action(tekst) as actie:
        actie.update(TABEL, was.uuid, {"naam": naam})
    return change_of(session, actie.uuid, tekst)


def remove_meting(session: Session, uuid: str) -> Change:
    """Remove a meting; undo brings it back whole.

    Raises:
        WorldError: it is gone already.
    """
    was = find_meting(session, uuid)
    tekst = f"Verwijder de meting ‘{was.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.delete(TABEL, was.uuid)
    return change_of(session, actie.uuid, tekst)


def metingen(session: Session) -> list[Meting]:
    """Return the metingen of this kaart, latest first."""
    found = [_meting(row) for row in reversed(session.kaart.rows(TABEL))]
    return sorted(found, key=lambda one: one.datum.isoformat() if one.datum else "", reverse=True)


def find_meting(session: Session, welke: str) -> Meting:
    """Return a meting by its uuid or its name.

    Raises:
        WorldError: there is none, or more than one.
    """
    wanted = welke.strip().casefold()
    known = metingen(session)
    found = [one for one in known if one.uuid == welke] or [
        one for one in known if one.naam.casefold() == wanted
    ]
    if not found:
        namen = ", ".join(f"‘{one.naam}’" for one in known) or "er is nog geen meting bewaard"
        raise WorldError(f"De meting ‘{welke}’ is er niet.", f"Kies uit: {namen}.")
    if len(found) > 1:
        raise WorldError(
            f"Er zijn {len(found)} metingen met de naam ‘{welke}’.", "Kies er een met zijn nummer."
        )
    return found[0]


def read_meting(session: Session, welke: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the figures of a meting as they were kept, and what they rest on.

    Args:
        session: the open kaart.
        welke: uuid or name.

    Returns:
        A row per area x categorie x network (columns of `niveaus.RAPPORTKOLOMMEN`, and `grens`, a
        mark of the border); the account of `verantwoording.explain_rapport`.

    Raises:
        WorldError: there is no such meting, or its figures cannot be read.
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    meting = find_meting(session, welke)
    inhoud = session.kaart.kept_bytes(meting.sha256)
    if inhoud is None:
        raise WorldError(
            f"De cijfers van de meting ‘{meting.naam}’ ontbreken in dit bestand.",
            "Zet een reservekopie terug, of bereken de cijfers opnieuw.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as file:
            over = json.loads(file.read(_OVER).decode("utf-8"))
            tekst = io.StringIO(file.read(_CIJFERS).decode("utf-8"))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise WorldError(
            f"De cijfers van de meting ‘{meting.naam}’ zijn beschadigd.",
            "Zet een reservekopie terug, of bereken de cijfers opnieuw.",
        ) from error
    # Codes and names are texts, also when they look like numbers or like 'NA'.
    frame = pd.read_csv(tekst, dtype=str, keep_default_na=False)
    for kolom in frame.columns.difference(list(_TEKST)):
        frame[kolom] = pd.to_numeric(frame[kolom].replace("", None))
    return frame, over


def compare_metingen(session: Session, oud: str, nieuw: str) -> Vergelijking:
    """Return two metingen side by side, with a difference where method and borders allow.

    Args:
        session: the open kaart.
        oud: uuid or name of the older one.
        nieuw: of the newer one.

    Raises:
        WorldError: one is not there, both are the same, or one counted other hulpbronnen.
    """
    from sociale_kaart.analysis.metingen import compare  # noqa: PLC0415 - heavy

    one, other = find_meting(session, oud), find_meting(session, nieuw)
    if one.uuid == other.uuid:
        raise WorldError("Dit is twee keer dezelfde meting.", "Kies er nog een.")
    if one.voor != other.voor:
        raise WorldError(
            "In deze twee metingen telden niet dezelfde hulpbronnen mee: "
            f"‘{lijsten.label('zichtbaarheid', one.voor)}’ en "
            f"‘{lijsten.label('zichtbaarheid', other.voor)}’.",
            "Kies twee metingen voor dezelfde lezers.",
        )
    (was, was_over), (werd, werd_over) = (read_meting(session, m.uuid) for m in (one, other))
    return compare(was, werd, was_over, werd_over)


def write_meting(session: Session, welke: str, uit: Path) -> Uitvoer:
    """Write the figures of a meting as csv or xlsx; returns the name that the file got.

    Raises:
        WorldError: there is no such meting, another suffix, or the file cannot be written.
    """
    from sociale_kaart.exporting import metingen_export  # noqa: PLC0415 - brings openpyxl

    require_table_name(uit)
    frame, over = read_meting(session, welke)
    meting = find_meting(session, welke)
    lines, context = _lines(meting, over), context_of(session)
    with named_output(uit) as made:
        metingen_export.write(frame.drop(columns="grens"), lines, context, made.work)
    return made


def write_comparison(
    session: Session, oud: str, nieuw: str, uit: Path
) -> tuple[Vergelijking, Uitvoer]:
    """Write two metingen side by side as csv or xlsx; return them, and the name of the file.

    Raises:
        WorldError: as `compare_metingen`, another suffix, or the file cannot be written.
    """
    from sociale_kaart.exporting import metingen_export  # noqa: PLC0415 - brings openpyxl

    require_table_name(uit)
    found = compare_metingen(session, oud, nieuw)
    lines = [
        ("Toen", find_meting(session, oud).regel),
        ("Nu", find_meting(session, nieuw).regel),
        *(("Let op", zin) for zin in found.zinnen),
    ]
    with named_output(uit) as made:
        metingen_export.write(found.frame, lines, context_of(session), made.work)
    return found, made


_TEKST = (
    "buurtcode", "buurtnaam", "categorie", "netwerk", "methode", "niveau", "groep", "grens",
)  # fmt: skip


def _figures(rapport: Rapport, ondergrond: Ondergrond) -> pd.DataFrame:
    """Return the figures of buurten, wijken and gemeenten, with a mark of each border."""
    import pandas as pd  # noqa: PLC0415 - heavy

    from sociale_kaart.analysis.metingen import borders  # noqa: PLC0415 - heavy

    frames = [frame for naam in _NIVEAUS if len(frame := rapport.frame(naam))]
    if not frames:
        return pd.DataFrame()
    marks: dict[str, str] = {}
    layers = {"buurten": "buurtcode", "wijken": "wijkcode", "gemeenten": "gemeentecode"}
    for laag, code in layers.items():
        marks |= borders(ondergrond.layer(laag), code)
    whole = pd.concat(frames, ignore_index=True)
    return whole.assign(grens=whole["buurtcode"].map(marks).fillna(""))


def _packed(cijfers: pd.DataFrame, rapport: Rapport) -> bytes:
    """Return the figures and what they rest on as a zip."""
    over = {
        **_without_names(rapport.attrs),
        "keuze": {
            **asdict(rapport.keuze),
            "toegang": sorted(rapport.keuze.toegang),
            "toegankelijkheid": sorted(rapport.keuze.toegankelijkheid),
        },
    }
    inhoud = {
        _CIJFERS: cijfers.to_csv(index=False, lineterminator="\n"),
        _OVER: json.dumps(over, ensure_ascii=False, indent=1, sort_keys=True, default=str),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for naam, tekst in inhoud.items():
            info = zipfile.ZipInfo(naam, _ZIP_DATUM)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, tekst.encode("utf-8"))
    return out.getvalue()


def _without_names(over: Mapping[str, Any]) -> dict[str, Any]:
    """Return an account without names of places: what is removed for good must not stay here."""
    namen = {f"‘{row['naam']}’" for row in over.get("gestopt", ())}
    told = [tekst for tekst in over.get("meldingen", ()) if not any(n in tekst for n in namen)]
    return {**over, "gestopt": len(namen), "meldingen": told}


def _in_words(keuze: Meetkeuze, cijfers: pd.DataFrame) -> str:
    """Return how was measured in a few words; the whole of it stands in the figures."""
    wegen = [lijsten.label("netwerk", str(code)).lower() for code in cijfers["netwerk"].unique()]
    parts = [", ".join(wegen), GROEP_LABELS[keuze.groep].lower()]
    if keuze.zonder_trap:
        parts.append("zonder trap")
    if keuze.filtert:
        parts.append("niet alle hulpbronnen")
    return "; ".join(parts)


def _lines(meting: Meting, over: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a reader of the figures must know."""
    return [
        ("Meting", meting.regel),
        ("Ondergrond", meting.ondergrond),
        ("Controlegetal van de ondergrond", meting.ondergrond_sha256),
        ("Welke hulpbronnen telden mee", lijsten.label("zichtbaarheid", meting.voor)),
        *(("Hoe er is gemeten", str(tekst)) for tekst in dict(over.get("methode") or {}).values()),
        *(("Let op", str(tekst)) for tekst in over.get("meldingen") or ()),
    ]


def _free_name(session: Session) -> str:
    naam = f"Meting van {in_full(today())}"
    taken = {one.naam for one in metingen(session)}
    number, free = 1, naam
    while free in taken:
        number += 1
        free = f"{naam} ({number})"
    return free


def _meting(row: Row) -> Meting:
    def text(kolom: str) -> str:
        return str(row.get(kolom) or "")

    jaar, regels = row.get("buurtjaar"), row.get("regels")
    return Meting(
        uuid=text("uuid"),
        naam=text("naam"),
        datum=parse_datum(row.get("datum")),
        voor=text("voor") or "intern",
        ondergrond=text("ondergrond"),
        ondergrond_sha256=text("ondergrond_sha256"),
        buurtjaar=int(jaar) if isinstance(jaar, int | float) else None,
        keuze=text("keuze"),
        regels=int(regels) if isinstance(regels, int | float) else 0,
        sha256=text("sha256"),
    )
