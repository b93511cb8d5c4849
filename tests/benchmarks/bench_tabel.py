"""How quick the table is in a kaart of 20,000 hulpbronnen: medians of what people do all day.

Run by hand: `python tests/benchmarks/bench_tabel.py [number of hulpbronnen]`. The kaart lies in
memory of the panels only (the register is a real one on a real file); no display is needed. Ends
with 1 when a limit is passed.
"""

# ruff: noqa: PLC0415, T201 - the imports are not part of what is measured, the figures are printed

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Callable

# Milliseconds; None is only told.
LIMITS: dict[str, float | None] = {
    "eerste keer vullen": None,
    "sorteren op een andere kolom": 250,
    "groeperen per buurt": None,
    "filter bij een letter (tabel alleen)": 50,
    "een cel wijzigen, tot op schijf": 100,
    "de tabel na een wijziging": 50,
    "alles kiezen": 250,
    "500 kiezen vanaf de kaart": 50,
    "500 rijen wijzigen, tot op schijf": 1_000,
    "terugzetten van 500 rijen": None,
}
_ROUNDS = 5


def make_kaart(path: Path, count: int) -> Any:
    """Make a kaart with hulpbronnen of every sfeer and return its session."""
    from sociale_kaart.operations.sessions import new_kaart

    session = new_kaart(path, naam="Groot", onze_definitie="x", doel="meten", ondergrond=None)
    sferen = ("institutioneel", "gemeenschappelijk", None)
    with session.kaart.action("Vul") as actie:
        for n in range(count):
            uuid = actie.insert(
                "hulpbronnen",
                {
                    "naam": f"{'Café' if n % 3 else 'Wandelclub'} {n * 7919 % count:05}",
                    "sfeer": sferen[n % 3],
                    "formaliteit": "formeel" if n % 2 else "informeel",
                    "omschrijving": f"Elke week op dag {n % 7}, voor iedereen in straat {n % 400}",
                    "gecontroleerd_op": f"202{n % 6}-0{n % 9 + 1}-11",
                },
            )
            plek = {
                "x": 190_000.0 + n % 900,
                "y": 505_000.0 + n // 900,
                "straat": f"Straat {n % 400}",
            }
            actie.insert("plekken", {**plek, "hulpbron": uuid, "buurt_gekozen": f"BU{n % 60:08}"})
            if n % 4 == 0:
                actie.insert("doelgroepen", {"hulpbron": uuid, "doelgroep": "ouderen"})
    return session


class Bench:
    """A table on a register, and what people do with it.

    Args:
        session: the open kaart.
        settings_file: where the table remembers its columns.
    """

    def __init__(self, session: Any, settings_file: Path) -> None:
        from sociale_kaart.ui.app import make_application
        from sociale_kaart.ui.area import Area
        from sociale_kaart.ui.register import Register
        from sociale_kaart.ui.settings import Settings
        from sociale_kaart.ui.table.panel import TablePanel
        from sociale_kaart.ui.tasks import TaskRunner

        self.application = make_application(["meten"])
        self.session = session
        self.register = Register(session)
        self.panel = TablePanel(self.register, Area(), Settings(settings_file), TaskRunner())
        self.panel.resize(1_366, 400)
        self.everything = list(self.register.shown)
        self.some = [h.uuid for h in self.everything[::40]][:500]
        self.after: list[float] = []

    def fill(self, _: int) -> None:
        self.panel.show()

    def sort(self, n: int) -> None:
        from PySide6.QtCore import Qt

        order = Qt.SortOrder.AscendingOrder if n % 2 else Qt.SortOrder.DescendingOrder
        self.panel.table.sortByColumn(n % 4 + 1, order)

    def group(self, n: int) -> None:
        self.panel.group_by("" if n % 2 else "buurt")

    def narrow(self, n: int) -> None:
        every = (1, 3, 9, 90, 900)[n % 5]
        self.panel.table.rows.set_rows(self.everything[::every], frozenset())

    def edit(self, n: int) -> None:
        from sociale_kaart.operations import cellen

        cel = cellen.Cel(self.everything[n * 31].uuid, "hulpbronnen", "kosten", f"{n} euro")
        change = cellen.edit_cells(self.session, [cel])
        start = time.perf_counter()
        self.register.reload(change)
        self.application.processEvents()
        self.after.append((time.perf_counter() - start) * 1000)

    def select_all(self, _: int) -> None:
        self.panel.table.clearSelection()
        self.panel.table.selectAll()
        assert len(self.register.selected) == len(self.everything)

    def link(self, n: int) -> None:
        self.register.select(self.some if n % 2 else self.some[:1])

    def bulk(self, n: int) -> None:
        from sociale_kaart.operations import editing

        self.register.act(editing.edit_many, self.some, {"kosten": f"{n}"})

    def undo(self, _: int) -> None:
        self.register.undo()

    def measure(self) -> dict[str, float]:
        """Do it all and return the medians."""
        found = {
            "eerste keer vullen": self._median(self.fill, 1),
            "sorteren op een andere kolom": self._median(self.sort),
            "groeperen per buurt": self._median(self.group, 6),
            "filter bij een letter (tabel alleen)": self._median(self.narrow, 11),
            "een cel wijzigen, tot op schijf": self._median(self.edit, 9),
            "de tabel na een wijziging": statistics.median(self.after),
            "alles kiezen": self._median(self.select_all),
            "500 kiezen vanaf de kaart": self._median(self.link, 6),
            "500 rijen wijzigen, tot op schijf": self._median(self.bulk, 3),
            "terugzetten van 500 rijen": self._median(self.undo, 3),
        }
        self.panel.close()
        return found

    def _median(self, work: Callable[[int], None], rounds: int = _ROUNDS) -> float:
        """Return the median time of a few rounds, painting included."""
        times = []
        for n in range(rounds):
            start = time.perf_counter()
            work(n)
            self.application.processEvents()
            times.append((time.perf_counter() - start) * 1000)
        return statistics.median(times)


def main() -> int:
    """Measure and print."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        session = make_kaart(Path(folder) / "groot.kaart.gpkg", count)
        figures = Bench(session, Path(folder) / "venster.ini").measure()
        session.close()
    late = 0
    print(f"{count} hulpbronnen\n{'wat':40} {'mediaan ms':>12} {'grens ms':>10}")
    for what, ms in figures.items():
        limit = LIMITS[what]
        over = limit is not None and ms > limit
        late += over
        print(f"{what:40} {ms:12.1f} {limit or '':>10}{'  te traag' if over else ''}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
