"""The name of a file to write, looked at before the work begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import Uitvoer, named_output

if TYPE_CHECKING:
    from pathlib import Path

# Files people work in; an export that took their place would be the end of that work.
_OURS = (".kaart.gpkg", ".ondergrond.gpkg")


def require_name(uit: Path, suffix: str, *, never: tuple[str, ...] = _OURS) -> None:
    """Check that `uit` is named after what is in it, and not as a kaart or an ondergrond.

    Args:
        uit: the file to write.
        suffix: what its name must end with.
        never: what its name may not end with.

    Raises:
        WorldError: another suffix (Excel does not open an xlsx that is called csv), no name at
            all, or the name of a kaart or an ondergrond.
    """
    naam = uit.name.lower()
    if not naam.endswith(suffix):
        raise WorldError(
            f"De naam ‘{uit.name}’ past niet bij dit soort bestand.",
            f"Kies een naam die eindigt op {suffix}.",
        )
    if naam.endswith(never):
        raise WorldError(
            f"‘{uit.name}’ is de naam van een kaart of een ondergrond.",
            f"Kies een andere naam, zoals {naam.split('.')[0]}{suffix}.",
        )


def written(made: Uitvoer) -> dict[str, Any]:
    """Return what the answer of a command says of the file: the name it really got, and why."""
    return {"uit": str(made.uit), "meldingen": [made.melding] if made.melding else []}


def write_text(uit: Path, text: str) -> Uitvoer:
    """Write a report as a text that every program opens; returns the name that it got.

    Raises:
        WorldError: it cannot be written there, or the name is that of another kind of file.
    """
    require_name(uit, ".txt")
    with named_output(uit) as made:
        # Notepad of Windows knows by the mark that it is UTF-8.
        made.work.write_text(text + "\n", encoding="utf-8-sig")
    return made
