"""Reading with a clear refusal, writing whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError, world_error_from_os

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK = 1 << 20


def require_input(path: Path, wat: str) -> None:
    """Check that `path` is a readable, non-empty file; `wat` names it to the user ('De lijst').

    Raises:
        WorldError: it is missing, a folder, empty, or may not be read.
    """
    try:
        if path.is_dir():
            raise WorldError(f"{wat} ‘{path.name}’ is een map.", "Kies een bestand.")
        if not path.exists():
            raise WorldError(f"{wat} ‘{path}’ is niet gevonden.", "Kijk of de naam klopt.")
        if path.stat().st_size == 0:
            raise WorldError(f"{wat} ‘{path.name}’ is leeg.", "Kies een ander bestand.")
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise world_error_from_os(error, path.name) from error


def require_other_output(target: Path, *inputs: Path | None) -> None:
    """Check that writing `target` replaces none of the files the work reads from.

    Raises:
        WorldError: it is one of them, by whatever name, or the place cannot be looked at.
    """
    for path in filter(None, inputs):
        if _is_same_file(target, path):
            raise WorldError(
                f"‘{target.name}’ is een bestand dat hiervoor wordt gelezen; "
                "dat wordt niet overschreven.",
                "Kies een andere naam voor het nieuwe bestand.",
            )


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.exists() and other.exists() and one.samefile(other)
    except OSError as error:
        raise world_error_from_os(error, one.name) from error


@dataclass(slots=True)
class Uitvoer:
    """A file that is being written for somebody.

    Attributes:
        work: where to write it.
        uit: the name that was asked for; when all is done, the name that the file really got.
        melding: why that is another name (Dutch), '' when it is not.
    """

    work: Path
    uit: Path
    melding: str = ""


@contextlib.contextmanager
def atomic_output(target: Path) -> Iterator[Path]:
    """Yield a path to write to; it takes the place of `target` only when all went well.

    The path lies in a hidden folder beside `target` (so on the same disk), which is removed with
    all that a writer leaves in it. Its name is fixed per target, so that what a kill leaves behind
    goes with the next try. Errors of the operating system become a `WorldError`.
    """
    with _beside(target) as work:
        yield work
        _flush(work)
        work.replace(target)


@contextlib.contextmanager
def named_output(target: Path) -> Iterator[Uitvoer]:
    """Do as `atomic_output`, but never lose the work because the old file is open somewhere.

    Excel and Acrobat on Windows keep the file that they show from being replaced. What was made
    then gets the name of `free_name`, and `Uitvoer` tells of it.
    """
    with _beside(target) as work:
        uitvoer = Uitvoer(work, target)
        yield uitvoer
        _flush(work)
        try:
            work.replace(target)
        except PermissionError:
            if not target.exists():
                raise
            uitvoer.uit = free_name(target)
            work.replace(uitvoer.uit)
            uitvoer.melding = (
                f"‘{target.name}’ kon niet worden vervangen; het is vast nog open, in Excel of "
                f"Acrobat bijvoorbeeld. Het nieuwe bestand heet ‘{uitvoer.uit.name}’."
            )


@contextlib.contextmanager
def atomic_folder(target: Path) -> Iterator[Path]:
    """Yield a new folder to fill; it is named `target`, which may not exist, when all went well.

    What is in it lies in a hidden folder beside `target` until then, as with `atomic_output`.
    """
    with _beside(target) as work:
        work.mkdir()
        yield work
        for path in sorted(work.rglob("*")):
            if path.is_file():
                _flush(path)
        work.rename(target)


def free_name(path: Path) -> Path:
    """Return a name beside `path` that is not taken: first ‘naam (2).pdf’."""
    names = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in itertools.count(2))
    return next(name for name in names if not name.exists())


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a path in a hidden folder beside `target` that is gone afterwards."""
    folder = target.with_name(f".{target.name}.deel")
    try:
        if target.is_dir():
            raise WorldError(f"‘{target.name}’ is een map.", "Geef een bestandsnaam op.")
        if not target.parent.is_dir():
            raise WorldError(
                f"De map ‘{target.parent}’ bestaat niet.", "Maak de map of kies een andere."
            )
        _remove(folder)
        folder.mkdir()
        yield folder / target.name
    except OSError as error:
        raise world_error_from_os(error, target.name) from error
    finally:
        with contextlib.suppress(OSError):
            _remove(folder)


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def _flush(path: Path) -> None:
    # Windows only flushes a file that is open for writing.
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hex.

    Raises:
        WorldError: the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise world_error_from_os(error, path.name) from error
    return digest.hexdigest()
