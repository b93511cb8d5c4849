"""Set, change and remove normen, and see where they are met; each edit is one undoable step."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEPEN, Meetkeuze
from sociale_kaart.domain.normen import (
    MAX_AFSTAND_M,
    MIN_AFSTAND_M,
    VOORSTELLEN,
    Norm,
    for_own_group,
    meters,
)
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.distances import require_table_name
from sociale_kaart.operations.exports import context_of, released
from sociale_kaart.operations.records import OngeldigeWaardeError, checked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.analysis.normen import NormUitkomst
    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

__all__ = [
    "VOORSTELLEN",
    "Norm",
    "add_norm",
    "check_normen",
    "edit_norm",
    "normen",
    "remove_norm",
    "write_normen",
]

TABEL = "normen"
_KOLOMMEN = (
    "categorie", "netwerk", "afstand_m", "aandeel", "groep", "zonder_trap", "toelichting",
)  # fmt: skip


def normen(session: Session) -> list[Norm]:
    """Return the normen of this kaart by kind of place, then distance.

    A row that another program wrote and that asks for nothing that can be measured is passed over.
    """
    found = [norm for row in session.kaart.rows(TABEL) if (norm := _norm(row)) is not None]
    return sorted(
        found,
        key=lambda n: (categorie_label(n.categorie).casefold(), n.netwerk, n.afstand_m, n.uuid),
    )


def add_norm(session: Session, waarden: Mapping[str, Value]) -> Change:
    """Set a norm.

    Args:
        session: the open kaart.
        waarden: categorie, afstand_m and aandeel (all needed); netwerk (lopen), groep (inwoners),
            zonder_trap (no) and toelichting when they differ from what stands here in brackets.

    Raises:
        WorldError: something is missing or cannot be, or there is such a norm.
    """
    new = _sound(session, {"netwerk": "lopen", "groep": "inwoners", **waarden}, "")
    tekst = f"Stel een norm in voor {_about(new)}"
    with session.kaart.action(tekst) as actie:
        uuid = actie.insert(TABEL, _as_row(new))
    return change_of(session, actie.uuid, tekst, nieuw=uuid)


def edit_norm(session: Session, uuid: str, waarden: Mapping[str, Value]) -> Change:
    """Change a norm; what is left out stays as it is. Raises as `add_norm`."""
    was = _existing(session, uuid)
    new = _sound(session, {**{k: was.get(k) for k in _KOLOMMEN}, **waarden}, uuid)
    tekst = f"Wijzig de norm voor {_about(new)}"
    with session.kaart.action(tekst) as actie:
        actie.update(TABEL, uuid, _as_row(new))
    return change_of(session, actie.uuid, tekst)


def remove_norm(session: Session, uuid: str) -> Change:
    """Remove a norm.

    Raises:
        WorldError: it is gone already.
    """
    was = _existing(session, uuid)
    tekst = f"Verwijder de norm voor {categorie_label(str(was.get('categorie') or '')).lower()}"
    with session.kaart.action(tekst) as actie:
        actie.delete(TABEL, uuid)
    return change_of(session, actie.uuid, tekst)


def check_normen(
    session: Session,
    keuze: Meetkeuze | None = None,
    *,
    welke: Sequence[str] = (),
    hulp: bool = True,
    worker: Worker,
    progress: Progress,
) -> list[NormUitkomst]:
    """Return per norm where it is met, who lives too far, and where a place would help most.

    Args:
        session: an open kaart with its ondergrond.
        keuze: filters on toegang and toegankelijkheid, and for whom; netwerk, groep and distance
            are those of each norm.
        welke: uuids of normen; none means all.
        hulp: also look where one place would help most.
        worker: does the computing.
        progress: told of each step.

    Raises:
        WorldError: there is no norm, or no ondergrond.
    """
    chosen = [norm for norm in normen(session) if not welke or norm.uuid in welke]
    if not chosen:
        raise WorldError("Er is nog geen norm om te toetsen.", "Voeg eerst een norm toe.")
    keuze = keuze or Meetkeuze()
    ondergrond = session.required_ondergrond().path
    job = _Job(ondergrond, released(session, keuze.voor).hulpbronnen, keuze, chosen, hulp)
    return worker.run(_check, job, progress=progress)


def write_normen(session: Session, uitkomsten: Sequence[NormUitkomst], uit: Path) -> Uitvoer:
    """Write the outcomes as csv or xlsx, after the suffix of `uit`, with method and sources.

    Returns:
        The name that the file really got.

    Raises:
        WorldError: another suffix, or the file cannot be written.
    """
    from sociale_kaart.exporting import normen_export  # noqa: PLC0415 - brings openpyxl

    require_table_name(uit)
    write = normen_export.write_csv if uit.suffix.lower() == ".csv" else normen_export.write_xlsx
    with named_output(uit) as made:
        write(uitkomsten, context_of(session), made.work)
    return made


@dataclass(frozen=True, slots=True)
class _Job:
    """All that the worker needs."""

    ondergrond: Path
    hulpbronnen: Sequence[Hulpbron]
    keuze: Meetkeuze
    normen: Sequence[Norm]
    hulp: bool


def _check(job: _Job, *, progress: Progress) -> list[NormUitkomst]:
    from sociale_kaart.analysis.norm_hulp import where_helps  # noqa: PLC0415 - heavy
    from sociale_kaart.analysis.normen import check_norm  # noqa: PLC0415 - heavy
    from sociale_kaart.operations.opstellingen import (  # noqa: PLC0415 - heavy
        load_opstelling,
        load_voorzieningen,
    )
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    progress.step("De ondergrond lezen…")
    places = load_voorzieningen(job.ondergrond, job.hulpbronnen, job.keuze)
    own_group = places["hulpbron"].isin(for_own_group(job.hulpbronnen))
    straten = None
    found = []
    for done, norm in enumerate(job.normen):
        progress.step(f"Toets: {norm.kort}", done, len(job.normen))
        opstelling = load_opstelling(job.ondergrond, norm.netwerk, zonder_trap=norm.zonder_trap)
        these = places["categorie"] == norm.categorie
        uitkomst = check_norm(
            opstelling,
            places[these & ~own_group],
            norm,
            job.keuze,
            eigen_groep=int((these & own_group).sum()),
        )
        if job.hulp:
            if straten is None:
                straten = Ondergrond.open(job.ondergrond).layer("adressen")["straat"].to_numpy()
            uitkomst = where_helps(opstelling, uitkomst, straten, progress)
        found.append(uitkomst.for_travel())
    return found


def _norm(row: Row) -> Norm | None:
    try:
        sound = _checked(row)
    except (WorldError, KeyError):
        return None
    return Norm(str(row["uuid"]), **sound)


def _sound(session: Session, waarden: Mapping[str, Value], uuid: str) -> Norm:
    """Return a norm as it may be kept.

    Raises:
        WorldError: something is missing or cannot be, or there is such a norm.
    """
    new = Norm(uuid, **_checked(waarden))
    if any(new.same_as(other) and other.uuid != uuid for other in normen(session)):
        raise WorldError(
            "Deze norm is er al.", "Kies een andere afstand of een ander aandeel.", _NIETS
        )
    return new


_NIETS = "Er is niets opgeslagen."


def _checked(waarden: Mapping[str, Value]) -> dict[str, Any]:
    """Return the fields of a norm.

    Raises:
        OngeldigeWaardeError: a field is missing or cannot be.
    """
    found = checked(TABEL, {k: waarden.get(k) for k in _KOLOMMEN})
    if not found["categorie"]:
        raise OngeldigeWaardeError(
            "categorie", "Nog niet gekozen: voor welke soort plek is de norm?", "Kies uit de lijst."
        )
    netwerk, groep = found["netwerk"] or "lopen", found["groep"] or "inwoners"
    if groep not in GROEPEN:
        raise OngeldigeWaardeError(
            "groep",
            f"De groep ‘{groep!s}’ bestaat hier niet.",
            "Kies alle inwoners, 65 jaar en ouder of 0 tot 15 jaar.",
        )
    if found["zonder_trap"] and netwerk != "lopen":
        raise OngeldigeWaardeError(
            "zonder_trap", "Zonder trap kan alleen bij lopen.", "Kies lopen of haal het vinkje weg."
        )
    return {
        "categorie": found["categorie"],
        "netwerk": netwerk,
        "afstand_m": _distance(found["afstand_m"]),
        "aandeel": _share(found["aandeel"]),
        "groep": groep,
        "zonder_trap": bool(found["zonder_trap"]),
        "toelichting": str(found["toelichting"] or ""),
    }


def _distance(value: Value) -> int:
    if value is None:
        raise OngeldigeWaardeError(
            "afstand_m", "De afstand is nog leeg.", "Vul in hoeveel meter dichtbij genoeg is."
        )
    afstand_m = int(float(value))
    if not MIN_AFSTAND_M <= afstand_m <= MAX_AFSTAND_M:
        raise OngeldigeWaardeError(
            "afstand_m",
            f"Met een norm van {meters(afstand_m)} is niet te rekenen.",
            f"Kies een afstand van {meters(MIN_AFSTAND_M)} tot {meters(MAX_AFSTAND_M)}.",
        )
    return afstand_m


def _share(value: Value) -> float:
    if value is None:
        raise OngeldigeWaardeError(
            "aandeel", "Het aandeel is nog leeg.", "Vul in welk deel van de mensen het moet zijn."
        )
    aandeel = float(value)
    if not 0 < aandeel <= 1:
        raise OngeldigeWaardeError(
            "aandeel",
            "Dit aandeel kan niet.",
            "Schrijf het als getal boven 0 en tot en met 1: 90 % is 0,9.",
        )
    return round(aandeel, 4)


def _as_row(norm: Norm) -> dict[str, Value]:
    row: dict[str, Value] = {k: v for k, v in asdict(norm).items() if k != "uuid"}
    return {**row, "zonder_trap": int(norm.zonder_trap), "toelichting": norm.toelichting or None}


def _about(norm: Norm) -> str:
    return categorie_label(norm.categorie).lower()


def _existing(session: Session, uuid: str) -> Row:
    row = session.kaart.row(TABEL, uuid)
    if row is None:
        raise WorldError("Deze norm bestaat niet meer.", "Kies een andere.")
    return row
