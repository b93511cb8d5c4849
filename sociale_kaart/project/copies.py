"""Which files beside a kaart still hold something that was removed from it."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from sociale_kaart.project.backups import default_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Larger files are no kaart, backup or export of one.
_LARGEST_BYTES = 200 << 20
_REFERENCE = ".ondergrond.gpkg"
# The kaart itself and what SQLite and the lock put beside it.
_OWN_SUFFIXES = ("", "-journal", "-wal", "-shm", ".slot")
# What a damaged or strange zip makes of reading it (NotImplementedError is a RuntimeError).
_UNREADABLE = (
    OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError,
)  # fmt: skip


def copies_holding(
    kaart: Path, teksten: Iterable[str], folders: Iterable[Path] = ()
) -> tuple[Path, ...]:
    """Return the files near a kaart (not the kaart) whose bytes hold any of the texts.

    Near is its own folder, that of its backups, and any in `folders`.

    Finds backups, copies, receipts and exports, spreadsheets too; what is packed inside a pdf is
    not seen. Case counts only outside ASCII.
    """
    needles = [tekst.encode().lower() for tekst in teksten if tekst]
    own = {kaart.name + suffix for suffix in _OWN_SUFFIXES}
    found = []
    places = dict.fromkeys([kaart.parent, default_folder(kaart), *folders])
    for path in (path for folder in places for path in _files_in(folder)):
        if (path.parent == kaart.parent and path.name in own) or path.name.endswith(_REFERENCE):
            continue
        try:
            if not path.is_file() or path.stat().st_size > _LARGEST_BYTES:
                continue
            content = _content(path).lower()
        except _UNREADABLE:
            # What cannot be read cannot be named; the rest of the folder still can.
            continue
        if any(needle in content for needle in needles):
            found.append(path)
    return tuple(found)


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        # A folder can let its files be opened and yet not be listed.
        return []


def _content(path: Path) -> bytes:
    """Return the bytes of a file, unpacked when it is a zip as spreadsheets are."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        parts = [info for info in packed.infolist() if not info.flag_bits & 0x1]
        if sum(info.file_size for info in parts) > _LARGEST_BYTES:
            return b""
        return b"\0".join(packed.read(info) for info in parts)
