"""Where our own files live: resources, sample data, the user's folders.

Nothing else builds such a path.
"""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

_APP = "sociale-kaart"


class MissingInstallationError(RuntimeError):
    """A part of the installation is gone: our bug, or a broken installation."""


def _roots() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parents[1]
    frozen = Path(getattr(sys, "_MEIPASS", package))
    # In a wheel the folders are inside the package, in a checkout beside it, frozen at the top.
    return (package / "_data", package.parent, frozen)


def _find(folder: str, name: str) -> Path:
    for root in _roots():
        path = root / folder / name
        if path.exists():
            return path
    message = f"{folder}/{name} is missing from the installation"
    raise MissingInstallationError(message)


def resource(name: str = "") -> Path:
    """Return the path of a file or folder in `resources/`."""
    return _find("resources", name)


def sample_data(name: str = "") -> Path:
    """Return the path of a file or folder in `sample_data/`."""
    return _find("sample_data", name)


def changelog() -> Path:
    """Return the file that says what is new in each version."""
    return _find("", "CHANGELOG.md")


def user_config() -> Path:
    """Return the user's settings folder, made when it does not exist."""
    return _made(Path(platformdirs.user_config_dir(_APP, appauthor=False)))


def user_log() -> Path:
    """Return the folder of the log files, made when it does not exist."""
    return _made(Path(platformdirs.user_log_dir(_APP, appauthor=False)))


def user_documents() -> Path:
    """Return the folder where a new kaart is proposed to be kept."""
    return Path(platformdirs.user_documents_dir())


def _made(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
