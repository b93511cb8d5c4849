"""What an action changed, told so that every panel can decide whether it is stale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session


@dataclass(frozen=True, slots=True)
class Change:
    """What an action changed.

    Attributes:
        tekst: what happened, in the words of the undo list.
        hulpbronnen: uuids of the records that changed; None means any may have, empty none did.
        tabellen: tables that changed; None means any may have, empty none did.
        nieuw: uuid of the row that was made, if one was.
    """

    tekst: str
    hulpbronnen: frozenset[str] | None = None
    tabellen: frozenset[str] | None = None
    nieuw: str | None = None


def change_of(session: Session, stap: str, tekst: str, nieuw: str | None = None) -> Change:
    """Return what step `stap` of the history changed; nothing when it is not in the history.

    An action that leaves everything as it was makes no step.
    """
    geraakt = session.kaart.touched(stap)
    return Change(tekst, geraakt.hulpbronnen, geraakt.tabellen, nieuw)
