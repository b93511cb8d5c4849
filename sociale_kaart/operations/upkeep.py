"""Look after a kaart: check it, pass on a copy, remove for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.editing import delete_hulpbronnen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.check import Probleem
    from sociale_kaart.project.verwijderd import Verwijderd


def check_kaart(session: Session) -> Sequence[Probleem]:
    """Return what deserves attention: soundness of the file, actuality, privacy."""
    return session.kaart.check()


def pass_on(session: Session, uit: Path) -> None:
    """Write a copy for others, without history and without the rows of imported lists.

    Raises:
        WorldError: the copy exists already or cannot be written.
    """
    if uit.exists():
        raise WorldError(f"‘{uit.name}’ bestaat al.", "Kies een andere naam.")
    session.kaart.pass_on(uit)


def remove(
    session: Session, *, hulpbron: str = "", persoon: str = "", definitief: bool = False
) -> str | Verwijderd:
    """Remove a hulpbron or a person.

    Args:
        session: the open kaart.
        hulpbron: uuid of the record to remove.
        persoon: name of a person; always removed for good, also from history.
        definitief: remove the record for good too; otherwise undo can bring it back.

    Returns:
        what was done: a sentence, or the report of a removal for good.

    Raises:
        WorldError: there is no such record, or a person was named without `definitief`.
    """
    folders = [session.backup_folder] if session.backup_folder else []
    if persoon:
        if not definitief:
            raise WorldError(
                "Een persoon kan alleen definitief worden verwijderd.",
                "Voeg --definitief toe als je dat wilt.",
            )
        return session.kaart.forget(persoon=persoon, folders=folders)
    if definitief:
        # Also one deleted earlier: its name and contact still stand in the history.
        return session.kaart.forget(hulpbron=hulpbron, folders=folders)
    if session.kaart.hulpbron(hulpbron) is None:
        raise WorldError(
            "Deze hulpbron bestaat niet.",
            "Kijk of het kenmerk klopt; het staat in de laatste kolom van het Excel-overzicht.",
        )
    return delete_hulpbronnen(session, [hulpbron]).tekst
