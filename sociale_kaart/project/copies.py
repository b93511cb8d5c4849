"""Which files beside a kaart still hold something that was removed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Larger files are no kaart, backup or export of one.
_LARGEST_BYTES = 200 << 20
_REFERENCE = ".ondergrond.gpkg"


def copies_holding(kaart: Path, teksten: Iterable[str]) -> tuple[Path, ...]:
    """Return the files in the folder of a kaart (not the kaart) whose bytes hold any of the texts.

    Finds backups, copies and plain exports; what is packed inside xlsx or pdf is not seen.
    Case counts only outside ASCII.
    """
    needles = [tekst.encode().lower() for tekst in teksten if tekst]
    found = []
    for path in sorted(kaart.parent.iterdir()):
        if path.name.startswith(kaart.name) or path.name.endswith(_REFERENCE):
            continue
        try:
            if not path.is_file() or path.stat().st_size > _LARGEST_BYTES:
                continue
            content = path.read_bytes().lower()
        except OSError:
            # What may not be read cannot be named; the rest of the folder still can.
            continue
        if any(needle in content for needle in needles):
            found.append(path)
    return tuple(found)
