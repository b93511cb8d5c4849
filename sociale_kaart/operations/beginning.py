"""What one needs to know before a kaart is open: what is in a file, which areas there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# Counting in a larger file would keep a disk busy for a line on the start page.
_CHEAP_BYTES = 100_000_000
_MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class FoundOndergrond:
    """An ondergrond on this laptop: its file, what the area is called, the year of its borders."""

    path: Path
    naam: str
    jaar: int


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A gemeente in a file of CBS."""

    code: str
    naam: str


def count_hulpbronnen(kaart: Path) -> int | None:
    """Return how many hulpbronnen are in a file; None when that is not quickly known."""
    from sociale_kaart.project import glance  # noqa: PLC0415 - start-up time

    try:
        if kaart.stat().st_size > _CHEAP_BYTES:
            return None
        return glance.count_hulpbronnen(kaart)
    except (WorldError, OSError):
        # Being unreadable is told when somebody opens it.
        return None


def find_ondergronden(folders: Iterable[Path]) -> Sequence[FoundOndergrond]:
    """Return the ondergronden in these folders, not below them, each file once, by name."""
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - brings geopandas

    paths: dict[Path, None] = {}
    for folder in folders:
        try:
            found = sorted(folder.glob("*.ondergrond.gpkg"))
        except OSError:
            continue
        paths.update(dict.fromkeys(path.resolve() for path in found))
    made = []
    for path in list(paths)[:_MOST_FOUND]:
        try:
            ondergrond = Ondergrond.open(path)
        except WorldError:
            continue
        made.append(FoundOndergrond(path, ondergrond.naam, ondergrond.jaar))
    return sorted(made, key=lambda found: (found.naam.casefold(), str(found.path)))


def gemeenten_in(buurten: Path) -> Sequence[Gemeente]:
    """Return the gemeenten in a Wijk- en Buurtkaart of CBS, by name.

    Raises:
        WorldError: the file is missing or is no such map.
    """
    from sociale_kaart.importing import cbs  # noqa: PLC0415 - brings geopandas

    found = [Gemeente(code, naam) for code, naam in cbs.read_gemeentenamen(buurten).items()]
    return sorted(found, key=lambda gemeente: (gemeente.naam.casefold(), gemeente.code))
