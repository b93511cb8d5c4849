"""The figures that were computed, until something changes that they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.meetkeuze import Meetkeuze
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.tasks import Task

# What a place that counts is made of.
_COUNTS = frozenset({"hulpbronnen", "plekken", "toegang", "toegankelijkheid"})
_KEPT = 6


@dataclass(frozen=True)
class Uitkomst:
    """What one measuring gave.

    Attributes:
        rapport: the figures of all categorieen, on one network, without squares.
        gebied_of: per niveau 'wijk' and 'gemeente' the code of the area of each buurt.
        cellen: per categorie that was asked for its squares: there are very many.
    """

    rapport: Rapport
    gebied_of: dict[str, dict[str, str]]
    cellen: dict[str, pd.DataFrame] = field(default_factory=dict)
    _rows: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict, repr=False)

    def rows(self, niveau: str, categorie: str) -> pd.DataFrame:
        """Return the rows of one categorie; found once, as they are asked for at every choice."""
        kept = self._rows.get((niveau, categorie))
        if kept is None:
            kept = self.frame(niveau, categorie)
            if not kept.empty:
                kept = kept[kept["categorie"] == categorie]
            self._rows[niveau, categorie] = kept
        return kept

    def frame(self, niveau: str, categorie: str) -> pd.DataFrame:
        """Return the rows of a niveau; of squares those of one categorie, as far as computed."""
        if niveau == "cel":
            return self.cellen.get(categorie, self.rapport.frame("cel"))
        return self.rapport.frame(niveau)


class Metingen(QObject):
    """Computes in the worker, keeps the last few, and says which are out of date.

    Args:
        context: the open kaart.
        parent: owner.
    """

    # there are other figures, or none: who shows them looks again
    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[Meetkeuze, Uitkomst] = {}
        self._stale: set[Meetkeuze] = set()
        self._task: Task | None = None
        # what is on its way: how it is measured, and the categorie of the squares or ''
        self._wanted: tuple[Meetkeuze, str] | None = None
        context.register.changed.connect(self._on_changed)

    def get(self, meting: Meetkeuze) -> Uitkomst | None:
        """Return what was computed; None when it was not."""
        return self._kept.get(meting)

    def stale(self, meting: Meetkeuze) -> bool:
        """Return whether the kaart changed since."""
        return meting in self._stale

    @property
    def busy(self) -> bool:
        """Whether figures are on their way."""
        return self._wanted is not None

    def want(self, meting: Meetkeuze, vakken_van: str = "") -> None:
        """Begin to compute what is not there or out of date; what was on its way makes room.

        Args:
            meting: how.
            vakken_van: also the squares of this categorie.
        """
        if self._wanted == (meting, vakken_van):
            return
        self.stop()
        found = None if meting in self._stale else self._kept.get(meting)
        if found is None:
            self._start(meting, vakken_van)
        elif vakken_van and vakken_van not in found.cellen:
            self._start(meting, vakken_van, found)

    def _start(self, meting: Meetkeuze, vakken_van: str, found: Uitkomst | None = None) -> None:
        worker = self._context.worker

        def work(session: Session, progress: Progress) -> Uitkomst:
            from sociale_kaart.operations.distances import report  # noqa: PLC0415 - start-up time

            made = found
            if made is None:
                rapport = report(session, meting, (), (), worker, progress, met_cellen=False)
                made = Uitkomst(rapport, _areas(session))
            if vakken_van:
                squares = report(session, meting, (vakken_van,), (), worker, progress)
                cellen = {**made.cellen, vakken_van: squares.cellen}
                made = Uitkomst(made.rapport, made.gebied_of, cellen)
            return made

        def done(made: Uitkomst) -> None:
            self._kept.pop(meting, None)
            self._kept[meting] = made
            self._stale.discard(meting)
            while len(self._kept) > _KEPT:
                self._kept.pop(next(iter(self._kept)))

        self._wanted = (meting, vakken_van)
        self._task = self._context.compute(work, done)
        self._task.finished.connect(self._ended)

    def stop(self) -> None:
        """Stop what is on its way."""
        task, self._task, self._wanted = self._task, None, None
        if task is not None:
            task.finished.disconnect(self._ended)
            task.done = None
            task.cancel()

    def _ended(self, *_: object) -> None:
        self._task, self._wanted = None, None
        self.changed.emit()

    def _on_changed(self, change: Change) -> None:
        """Mark what was computed as out of date when a place may count otherwise now."""
        if change.tabellen is not None and not change.tabellen & _COUNTS:
            return
        if self._kept:
            self._stale = set(self._kept)
            self.changed.emit()


def _areas(session: Session) -> dict[str, dict[str, str]]:
    """Return per niveau the code of the area that each buurt lies in."""
    buurten: Any = session.required_ondergrond().columns(
        "buurten", ["buurtcode", "wijkcode", "gemeentecode"]
    )
    codes = [str(code) for code in buurten["buurtcode"]]
    return {
        niveau: dict(zip(codes, map(str, buurten[f"{niveau}code"]), strict=True))
        for niveau in ("wijk", "gemeente")
    }
