"""The profiles this user saved: one JSON file each, in the folder of the user's settings."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import atomic_output
from sociale_kaart.importing.profielen import Profiel, from_json, make_profiel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.leesregels import Leeskeuze
    from sociale_kaart.operations.sessions import Session

_FOLDER = "profielen"
_LARGEST = 2_000_000


def profielen() -> list[Profiel]:
    """Return the saved profiles by name; a file that is none is passed over."""
    found = {}
    for path in sorted(_folder().glob("*.json")):
        try:
            profiel = read_profiel(path)
        except WorldError:
            continue
        found[profiel.naam] = profiel
    return [found[naam] for naam in sorted(found, key=str.casefold)]


def save_profiel(profiel: Profiel) -> Path:
    """Save a profile, in the place of the one with the same name; return its file.

    Raises:
        WorldError: it has no name, or the file cannot be written.
    """
    if not profiel.naam:
        raise WorldError("Een profiel heeft een naam nodig.", "Geef het profiel een naam.")
    path = _path_of(profiel.naam)
    with atomic_output(path) as work:
        work.write_text(profiel.to_json(), encoding="utf-8")
    return path


def save_reading(
    naam: str, koppen: Sequence[str], koppeling: Koppeling, keuze: Leeskeuze | None
) -> Path:
    """Save how a list was read as a profile; raises as `save_profiel`.

    Args:
        naam: of the profile.
        koppen: headers of the list.
        koppeling: which column is which field.
        keuze: what somebody chose about reading it, None for nothing.
    """
    if keuze is not None:
        # Next year's file may have another title above its headers.
        keuze = dataclasses.replace(keuze, koprijen=None)
    return save_profiel(make_profiel(naam, koppen, koppeling, keuze))


def remove_profiel(naam: str) -> bool:
    """Remove the profile with this name; return whether there was one."""
    path = _path_of(naam)
    there = path.exists()
    path.unlink(missing_ok=True)
    return there


def read_profiel(path: Path) -> Profiel:
    """Read a profile from a file.

    Raises:
        WorldError: it cannot be read or is no profile.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise WorldError(f"‘{path.name}’ is te groot voor een profiel.", "Kies een profiel.")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorldError(
            f"Het profiel ‘{path.name}’ is niet te lezen.", "Kijk of het bestand er nog staat."
        ) from error
    return from_json(text, path.name)


def find_profiel(name_or_path: str, saved: Sequence[Profiel] | None = None) -> Profiel:
    """Return the profile with this name, or the one in this file.

    Raises:
        WorldError: there is none.
    """
    saved = profielen() if saved is None else saved
    for profiel in saved:
        if profiel.naam.casefold() == name_or_path.strip().casefold():
            return profiel
    path = Path(name_or_path)
    if path.suffix.lower() == ".json" or path.is_file():
        return read_profiel(path)
    names = ", ".join(f"‘{profiel.naam}’" for profiel in saved)
    raise WorldError(
        f"Er is geen profiel ‘{name_or_path}’.",
        f"Kies uit {names}, of geef een bestand."
        if names
        else "Je hebt nog geen profielen bewaard.",
    )


def profiel_of_batch(session: Session, batch: str, naam: str) -> Profiel:
    """Return a profile of how an import was read.

    Which rows held the headers is left out: next year's file may have another title above them.

    Raises:
        WorldError: the import is gone.
    """
    from sociale_kaart.importing.vergelijken import koppeling_of  # noqa: PLC0415 - heavy

    row = session.kaart.row("batches", batch)
    if row is None or not row.get("koppeling"):
        raise WorldError(
            "Van deze import is niet bewaard hoe de kolommen zijn gelezen.",
            "Maak het profiel bij de volgende import.",
        )
    koppen = json.loads(str(row["koppen"]))
    return make_profiel(naam, koppen, koppeling_of(str(row["koppeling"]), koppen))


def _folder() -> Path:
    folder = paths.user_config() / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _path_of(naam: str) -> Path:
    """Return the file of a profile."""
    plain = re.sub(r"[^a-z0-9]+", "-", naam.casefold()).strip("-")[:40] or "profiel"
    # Names that differ in what a file name cannot hold ('Wijk A/B', 'Wijk A:B') stay apart.
    mark = hashlib.sha256(naam.casefold().encode()).hexdigest()[:8]
    return _folder() / f"{plain}-{mark}.json"
