"""Whose work ships with this program: packages with their licences, read from what is installed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = "sociale-kaart"
# The groups of optional dependencies that a user has: the window itself.
_EXTRAS = ("", "venster")
_NAME_PARTS = ("licen", "copying", "notice", "authors")
_FOLDER = ".dist-info/licenses/"
_MAX_LICENCE = 60


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package; `licentie` is '' when the package does not name it."""

    naam: str
    versie: str
    licentie: str


def shipped() -> list[Package]:
    """Return the packages this program stands on, by name; without our own metadata all there are.

    A checkout that was not installed has no metadata of its own.
    """
    names = set(_closure(_OURS)) or {_key(d.metadata["Name"]) for d in metadata.distributions()}
    found = (_distribution(name) for name in sorted(names - {_OURS}))
    return [
        Package(d.metadata["Name"], d.version, _licence(d.metadata)) for d in found if d is not None
    ]


def notices(naam: str) -> str:
    """Return the licences and notices that a package ships, as plain text; '' when it has none."""
    distribution = _distribution(naam)
    texts = []
    for file in (distribution.files or []) if distribution is not None else []:
        name = file.name.lower()
        # A package that carries others may have a folder of them, each named after its library.
        named = any(part in name for part in _NAME_PARTS) or _FOLDER in file.as_posix()
        if named and not name.endswith((".py", ".pyc")):
            text = _read(file)
            if text:
                texts.append(f"{file.name}\n\n{text.strip()}")
    return "\n\n\n".join(texts)


def _read(file: metadata.PackagePath) -> str:
    try:
        return Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _closure(name: str) -> Iterator[str]:
    """Yield a package and all it needs on this machine; nothing when it is not installed."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - only for this dialog

    waiting, seen = [_key(name)], set()
    while waiting:
        current = waiting.pop()
        distribution = _distribution(current)
        if current in seen or distribution is None:
            continue
        seen.add(current)
        yield current
        extras = _EXTRAS if current == _OURS else ("",)
        for text in distribution.requires or []:
            needed = Requirement(text)
            if needed.marker is None or any(needed.marker.evaluate({"extra": e}) for e in extras):
                waiting.append(_key(needed.name))


def _distribution(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _key(name: str) -> str:
    """Return a name as packages are compared by."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(facts: metadata.PackageMetadata) -> str:
    """Return the licence in a few words: the expression, a short text, or the classifiers."""
    for field in ("License-Expression", "License"):
        text = str(facts[field] or "").strip() if field in facts else ""
        if text and len(text) <= _MAX_LICENCE and "\n" not in text:
            return text
    named = [
        text.rsplit("::", 1)[-1].strip()
        for text in facts.get_all("Classifier") or []
        if text.startswith("License ::")
    ]
    return ", ".join(named)
