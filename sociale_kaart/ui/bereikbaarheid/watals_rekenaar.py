"""What a plan does, while it is being made: a worksheet in the background, one question at a time.

Reading what a worksheet is made of takes a second or so and is shown as work. A question takes some
milliseconds and is not shown; while one is on its way only the last of the next ones is kept, so
that dragging never makes a queue.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from sociale_kaart.analysis.scenario import Effect
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.scenario import ScenarioPlek
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.werkblad import Maat, Werkblad
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.tasks import Task

# While other work keeps the thread, a question this quick is answered here: no frame is missed.
_QUICK_S = 0.03


@dataclass(frozen=True, slots=True)
class Bestaand:
    """A place that counts now, by which a plan can call it. Point in RD metres."""

    naam: str
    x: float
    y: float
    plek: str | None
    osm_id: str | None


@dataclass(frozen=True)
class Antwoord:
    """What a plan does: the changes asked about, and their effect."""

    plekken: tuple[ScenarioPlek, ...]
    effect: Effect


class Rekenaar(QObject):
    """Keeps one worksheet and answers questions about it.

    Args:
        context: the open kaart and work in the background.
        parent: owner.
    """

    # another worksheet is there, or is being made
    changed = Signal()
    # Antwoord
    answered = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: tuple[str, Maat] | None = None
        self._loading: Task | None = None
        self._asking: Task | None = None
        self._next: tuple[ScenarioPlek, ...] | None = None
        self.werkblad: Werkblad | None = None
        self.bestaand: tuple[Bestaand, ...] = ()
        # how long the last answer took, in seconds
        self.last_s = 1.0

    @property
    def busy(self) -> bool:
        """Whether a worksheet or an answer is on its way."""
        return self.loading or self._asking is not None or self._next is not None

    @property
    def loading(self) -> bool:
        """Whether a worksheet is on its way."""
        return self._loading is not None

    # -- the worksheet ---------------------------------------------------------------------------

    def want(self, soort: str, maat: Maat) -> None:
        """Have a worksheet of a categorie, measured so; nothing happens when it is there."""
        if self._wanted == (soort, maat) and (self.werkblad is not None or self.loading):
            return
        self.drop()
        self._wanted = (soort, maat)

        def work(session: Session, progress: Progress) -> tuple[Werkblad, tuple[Bestaand, ...]]:
            from sociale_kaart.operations.werkblad import prepare_werkblad  # noqa: PLC0415 - heavy

            opdracht = prepare_werkblad(session, soort, maat)
            werkblad = opdracht.load(progress)
            return werkblad, places_of(werkblad, opdracht.hulpbronnen)

        self._loading = self._context.compute(work, self._loaded)
        self._loading.finished.connect(self._load_ended)
        self.changed.emit()

    def drop(self) -> None:
        """Forget the worksheet: what it was made of has changed, or nobody looks any more."""
        for task in (self._loading, self._asking):
            if task is not None:
                task.finished.disconnect()
                task.done = None
                task.cancel()
        self._loading = self._asking = self._next = None
        self._wanted, self.werkblad, self.bestaand = None, None, ()

    def _loaded(self, found: tuple[Werkblad, tuple[Bestaand, ...]]) -> None:
        self.werkblad, self.bestaand = found

    def _load_ended(self, *_: object) -> None:
        self._loading = None
        self.changed.emit()

    # -- asking ----------------------------------------------------------------------------------

    def ask(self, plekken: Sequence[ScenarioPlek]) -> None:
        """Ask what these changes do; `answered` tells, of the last one asked at least."""
        if self.werkblad is None:
            return
        self._next = tuple(plekken)
        if self._asking is None:
            self._go_on()

    def about(self, work: Callable[[Werkblad], Any], done: Callable[[Any], None]) -> None:
        """Work something else out with the worksheet, after what is on its way."""
        werkblad = self.werkblad
        if werkblad is not None:
            self._context.runner.start(lambda _: work(werkblad), done, shown=False)

    def _go_on(self) -> None:
        werkblad, plekken = self.werkblad, self._next
        if werkblad is None or plekken is None:
            return
        self._next = None
        if not self._context.runner.idle and self.last_s <= _QUICK_S:
            self._took(*_timed(werkblad, plekken))
            return
        task = self._context.runner.start(
            lambda _: _timed(werkblad, plekken), lambda found: self._took(*found), shown=False
        )
        self._asking = task
        task.finished.connect(self._ended)

    def _took(self, antwoord: Antwoord, seconds: float) -> None:
        self.last_s = seconds
        self.answered.emit(antwoord)

    def _ended(self, *_: object) -> None:
        self._asking = None
        self._go_on()


def _timed(werkblad: Werkblad, plekken: tuple[ScenarioPlek, ...]) -> tuple[Antwoord, float]:
    began = time.perf_counter()
    effect = werkblad.effect(plekken)
    return Antwoord(plekken, effect), time.perf_counter() - began


def places_of(werkblad: Werkblad, hulpbronnen: Sequence[Hulpbron]) -> tuple[Bestaand, ...]:
    """Return the places that count in a worksheet, row by row, as a plan calls them."""
    records = {bron.uuid: bron for bron in hulpbronnen}
    frame = werkblad.proef.voorzieningen
    found = []
    for row, (naam, osm_id, owner, point) in enumerate(
        zip(frame["naam"], frame["osm_id"], frame["hulpbron"], frame.geometry, strict=True)
    ):
        osm = osm_id if isinstance(osm_id, str) and osm_id else None
        bron = records.get(owner) if isinstance(owner, str) else None
        plek = _plek_at(werkblad, row, bron) if bron is not None else None
        called = bron.naam if bron is not None and plek else naam
        found.append(
            Bestaand(
                called if isinstance(called, str) else "",
                float(point.x),
                float(point.y),
                plek,
                None if plek else osm,
            )
        )
    return tuple(found)


def _plek_at(werkblad: Werkblad, row: int, bron: Hulpbron) -> str | None:
    """Return the plek of the register that a row is."""
    return next(
        (plek.uuid for plek in bron.plekken if werkblad.row_of(plek=plek.uuid) == row), None
    )
