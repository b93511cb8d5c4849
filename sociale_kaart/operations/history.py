"""The history of a kaart and of one record: who did what, and going back to it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.editing import redo, undo
from sociale_kaart.operations.wijzigingen import Namen, Wijziging, describe
from sociale_kaart.project.kaart import Stap

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.ondergrond import Ondergrond

__all__ = [
    "Stap",
    "StoppedHalfwayError",
    "Versie",
    "Wijziging",
    "history",
    "names_in",
    "reachable",
    "redo_to",
    "restore_version",
    "undo_to",
    "versions",
]


@dataclass(frozen=True, slots=True)
class Versie:
    """One version of a record.

    Attributes:
        stap: uuid of the step that made it, for `restore_version`.
        tijd: when, in the time zone of this laptop.
        auteur: who, '' when nobody said.
        omschrijving: what was done, as the undo list says it.
        wijzigingen: what changed in this record.
        soort: as of `Stap`.
        verwijderd: whether the record was gone after this step: nothing to restore.
    """

    stap: str
    tijd: dt.datetime
    auteur: str
    omschrijving: str
    wijzigingen: tuple[Wijziging, ...]
    soort: str = "actie"
    verwijderd: bool = False


class StoppedHalfwayError(WorldError):
    """Undoing several steps was cut off by the disk; the steps before it have been undone.

    Attributes:
        gedaan: what was undone.
    """

    gedaan: tuple[Change, ...] = ()


def history(session: Session, limit: int = 200) -> list[Stap]:
    """Return the latest steps, newest first, with who, when, what kind and whether undone."""
    return session.kaart.history(limit)


def reachable(session: Session) -> frozenset[str]:
    """Return the uuids of the steps that `undo_to` or `redo_to` can go to."""
    kaart = session.kaart
    return frozenset({*kaart.undoable, *kaart.redoable, *filter(None, [kaart.grens])})


def undo_to(session: Session, stap: str) -> list[Change]:
    """Undo, one by one, until `stap` is the last step that is done.

    Returns:
        What was undone, in that order; empty when it already was the last one.

    Raises:
        WorldError: the step was undone already, or undo does not reach it.
        StoppedHalfwayError: the disk refused after some steps.
    """
    kaart = session.kaart
    order = [*kaart.undoable, *filter(None, [kaart.grens])]
    return _repeat(session, undo, order, stap, beyond=0)


def redo_to(session: Session, stap: str) -> list[Change]:
    """Do again, one by one, what was undone, up to and including `stap`; as `undo_to`."""
    return _repeat(session, redo, list(session.kaart.redoable), stap, beyond=1)


def _repeat(
    session: Session,
    once: Callable[[Session], Change | None],
    order: list[str],
    stap: str,
    *,
    beyond: int,
) -> list[Change]:
    if stap not in order:
        raise WorldError(
            "Naar deze stap kun je niet terug.",
            "Kies een stap die nog geldt, of zet één hulpbron terug bij ‘Geschiedenis’.",
        )
    done: list[Change] = []
    for _ in range(order.index(stap) + beyond):
        try:
            change = once(session)
        except WorldError as error:
            if not done:
                raise
            stopped = StoppedHalfwayError(
                error.wat, error.doen, f"Wel gelukt: {len(done)} van de stappen."
            )
            stopped.gedaan = tuple(done)
            raise stopped from error
        if change is not None:
            done.append(change)
    return done


def versions(session: Session, hulpbron: str) -> list[Versie]:
    """Return the versions of a record, its plekken and delen included, newest first.

    Also of one that was removed; what was removed for good has none.
    """
    namen = names_in(session)
    found = []
    for versie in session.kaart.versions(hulpbron):
        stap = versie.stap
        gone = any(one.tabel == "hulpbronnen" and one.werd is None for one in versie.verschillen)
        found.append(
            Versie(
                stap=stap.uuid,
                tijd=stap.tijd,
                auteur=stap.auteur,
                omschrijving=stap.omschrijving,
                wijzigingen=tuple(w for one in versie.verschillen for w in describe(one, namen)),
                soort=stap.soort,
                verwijderd=gone,
            )
        )
    return found


def restore_version(session: Session, hulpbron: str, stap: str) -> Change:
    """Make a record with its plekken and delen what it was after a step, as one undoable step.

    A removed record comes back. What was removed for good does not.

    Raises:
        WorldError: there is no such step, or the record was not there then.
    """
    done = session.kaart.restore_version(hulpbron, stap)
    if done is None:
        return Change("Er is niets veranderd", frozenset(), frozenset())
    return change_of(session, done.uuid, done.omschrijving)


def names_in(session: Session) -> Namen:
    """Return how rows and areas are called in this kaart; asked once each."""
    return Namen(functools.cache(session.kaart.describe), area_names(session.ondergrond))


def area_names(ondergrond: Ondergrond | None) -> Callable[[str], str]:
    """Return how areas are called; the ondergrond is only read when there is one to say."""

    @functools.cache
    def known() -> dict[str, str]:
        if ondergrond is None:
            return {}
        buurten = ondergrond.layer("buurten", columns=["buurtcode", "buurtnaam"])
        return dict(zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True))

    return lambda code: known().get(code) or code
