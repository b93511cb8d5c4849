"""How long paper and files take, each from an opened kaart, and how much memory.

Run by hand: `python tests/benchmarks/bench_papier.py ONDERGROND [--keer N]`, with an ondergrond of
Kampen. Prints medians; ends with 1 when a limit of the project is passed. A first run, which starts
the worker and reads the ondergrond, is told apart.
"""

# ruff: noqa: PLC0415, T201 - the imports come after the path, the figures are printed

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

BRUNNEPE = "BU01660001"


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to measure: what, the limit in seconds, how to do it."""

    what: str
    limit_s: float
    run: Callable[[], Any]


def make_kaart(path: Path, grond: Path, count: int, buurtcode: str | None = None) -> None:
    """Make a kaart with `count` hulpbronnen at addresses, all in one buurt when it is named."""
    from sociale_kaart.operations.records import insert_plek
    from sociale_kaart.operations.sessions import new_kaart

    rng = random.Random(count)
    with new_kaart(
        path, naam="Meting", onze_definitie="A.", doel="B.", ondergrond=grond
    ) as session:
        adressen = session.required_ondergrond().layer("adressen")
        if buurtcode:
            adressen = adressen[adressen["buurtcode"] == buurtcode]
        rows = adressen.to_dict("records")
        with session.kaart.action("Vul de kaart") as actie:
            for number in range(count):
                row = rng.choice(rows)
                velden = {
                    "naam": f"Hulpbron {number}",
                    "leefwereld": "Koffie, een praatje en een plek om te zitten.",
                    "sfeer": rng.choice(("gemeenschappelijk", "institutioneel")),
                    "formaliteit": rng.choice(("formeel", "informeel")),
                    "soort": rng.choice(("activiteit", "groep", "plek")),
                    "status": "actief",
                    "zichtbaarheid": "publiek",
                }
                plek = {
                    "x": row["geometry"].x,
                    "y": row["geometry"].y,
                    "straat": row["straat"],
                    "locatie_nauwkeurigheid": "adres",
                    "schema": "ma en do 10.00-12.00",
                }
                insert_plek(actie, actie.insert("hulpbronnen", velden), plek)


def works(folder: Path, grond: Path, worker: Any) -> list[Work]:
    """Return all that is measured; the kaarten stay open."""
    from sociale_kaart.base.progress import NoProgress
    from sociale_kaart.operations import atlas, buurtkaarten, exports, sessions

    def kaart(naam: str, count: int, buurtcode: str | None = None) -> Any:
        path = folder / f"{naam}.kaart.gpkg"
        make_kaart(path, grond, count, buurtcode)
        return sessions.open_kaart(path, read_only=True)

    one, all_of_it, web = kaart("een", 150, BRUNNEPE), kaart("atlas", 890), kaart("web", 2_000)
    large = kaart("groot", 20_000)
    with_it = {"worker": worker, "progress": NoProgress()}
    return [
        Work("A3 buurtkaart, 150 hulpbronnen", 0.8, lambda: buurtkaarten.make_buurtkaart(
            one, BRUNNEPE, formaat="A3", voor="intern", uit=folder / "a3.pdf", **with_it)),
        Work("atlas, 36 buurten, 890 hulpbronnen", 12.0, lambda: atlas.make_atlas(
            all_of_it, atlas.AtlasWanted(voor="intern"), folder / "atlas.pdf", **with_it)),
        Work("xlsx, 20,000 hulpbronnen", 20.0, lambda: exports.export(
            large, "xlsx", "intern", folder / "groot.xlsx", **with_it)),
        Work("html, 2,000 hulpbronnen", 5.0, lambda: exports.export(
            web, "html", "intern", folder / "web.html", **with_it)),
    ]  # fmt: skip


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ondergrond", type=Path)
    parser.add_argument("--keer", type=int, default=3)
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from sociale_kaart.operations.worker import Worker

    over = False
    with tempfile.TemporaryDirectory() as temporary, Worker() as worker:
        folder = Path(temporary)
        grond = Path(shutil.copy(options.ondergrond, folder / "kampen.ondergrond.gpkg"))
        print(f"{'':40}{'first':>8}{'median':>8}{'limit':>8}  s")
        for work in works(folder, grond, worker):
            times = []
            for _ in range(options.keer + 1):
                start = time.perf_counter()
                work.run()
                times.append(time.perf_counter() - start)
            median = statistics.median(times[1:])
            over |= median > work.limit_s
            print(f"{work.what:40}{times[0]:8.2f}{median:8.2f}{work.limit_s:8.1f}")
        for naam in ("a3.pdf", "atlas.pdf", "groot.xlsx", "web.html"):
            print(f"{naam:40}{(folder / naam).stat().st_size / 1e6:8.2f} MB")
    # Only a process that has ended is counted.
    print(f"{'memory of the worker, most':40}{_peak_of_children_mb():8.0f} MB")
    return int(over)


def _peak_of_children_mb() -> float:
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    # The worker starts this file anew on systems that spawn.
    sys.exit(main())
