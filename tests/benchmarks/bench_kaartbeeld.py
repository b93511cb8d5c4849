"""How fast the window is on a kaart of 20,000 hulpbronnen in Kampen.

Run by hand: `python tests/benchmarks/bench_kaartbeeld.py [ondergrond or folder of the real data]`.
Without a display it draws offscreen. The limits are those of the project, on two cores without GPU;
the script ends with 1 when one is passed.
"""

# ruff: noqa: PLC0415, T201 - the figures are printed, we start ourselves

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
RUNS = 5
_SOORTEN = (
    "Buurthuis", "Wandelclub", "Eetclub", "Leesgroep", "Sportclub", "Repair Café", "Kerk",
    "Buurttuin", "Koor", "Werkplaats",
)  # fmt: skip
_NAMEN = (
    "De Brug", "De Zon", "Het Anker", "IJsselzicht", "De Wissel", "Ons Genoegen", "De Linde",
    "Samen Sterk", "De Hanze", "Het Veer", "De Poort",
)  # fmt: skip
_SFEREN = (
    "persoonlijk", "gemeenschappelijk", "gemeenschappelijk", "institutioneel", "institutioneel",
    None,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure with its most (or least) and how it is told."""

    sleutel: str
    tekst: str
    grens: float
    eenheid: str
    least: bool = False

    def holds(self, value: float) -> bool:
        """Tell whether a value is within the limit."""
        return value >= self.grens if self.least else value <= self.grens


LIMITS = (
    Limit("bruikbaar_s", "process start to window usable", 2.0, "s"),
    Limit("getekend_s", "process start to everything drawn", 3.5, "s"),
    Limit("pan_p95_ms", "warm pan, P95", 20.0, "ms"),
    Limit("zoom_p95_ms", "warm zoom, P95", 20.0, "ms"),
    Limit("langste_koud_ms", "longest turn while tiles arrive", 50.0, "ms"),
    Limit("geheugen_tocht_mb", "memory after a long tour", 400.0, "MB"),
    Limit("keer_sneller", "times faster than plain items", 10.0, "x", least=True),
)
TOLD = (
    ("venster_s", "process start to empty window", "s"),
    ("pan_mediaan_ms", "warm pan, median", "ms"),
    ("pan_werk_p95_ms", "warm pan, P95 of processor time", "ms"),
    ("zoom_werk_p95_ms", "warm zoom, P95 of processor time", "ms"),
    ("zoom_mediaan_ms", "warm zoom, median", "ms"),
    ("geheugen_open_mb", "memory, kaart open", "MB"),
    ("wij_ms", "pan over the town, median", "ms"),
    ("los_ms", "the same as plain items, median", "ms"),
)


def make_kaart(path: Path, grond: Path, count: int) -> None:
    """Make a kaart with `count` hulpbronnen at addresses of the ondergrond."""
    from sociale_kaart.operations.records import insert_plek
    from sociale_kaart.operations.sessions import new_kaart

    rng = random.Random(20_000)
    with new_kaart(
        path, naam="Groot", onze_definitie="Alles.", doel="Meten.", ondergrond=grond
    ) as session:
        adressen = session.required_ondergrond().layer("adressen")
        xs, ys = adressen.geometry.x.to_numpy(), adressen.geometry.y.to_numpy()
        with session.kaart.action("Vul de kaart") as actie:
            for number in range(count):
                row = rng.randrange(len(xs))
                velden = {
                    "naam": f"{rng.choice(_SOORTEN)} {rng.choice(_NAMEN)} {number + 1}",
                    "sfeer": rng.choice(_SFEREN),
                    "formaliteit": rng.choice(("formeel", "informeel", None)),
                    "status": "gestopt" if rng.random() < 0.02 else "actief",
                    "gecontroleerd_op": "2026-10-01",
                    "herzien_voor": "2027-10-01",
                }
                plek = {
                    "x": float(xs[row]),
                    "y": float(ys[row]),
                    "locatie_nauwkeurigheid": "adres",
                }
                insert_plek(actie, actie.insert("hulpbronnen", velden), plek)


def ondergrond_at(source: Path, folder: Path) -> Path:
    """Return a copy of an ondergrond, or one built from the real data."""
    target = folder / "kampen.ondergrond.gpkg"
    if source.is_file():
        return Path(shutil.copy(source, target))
    sys.path.insert(0, str(REPOSITORY / "tests" / "benchmarks"))
    from bench_ondergrond import build

    build(source / "kampen", target)
    return target


def measure(what: str, kaart: Path) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    script = Path(__file__).with_name("kaartbeeld_meting.py")
    env = dict(os.environ)
    if not env.get("DISPLAY") and sys.platform.startswith("linux"):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, str(script), what, str(kaart), "--begonnen", str(time.time())]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        print(done.stderr[-2_000:], file=sys.stderr)
        sys.exit(3)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def report(figures: dict[str, float]) -> bool:
    """Print the table; returns whether every limit holds."""
    for key, tekst, eenheid in TOLD:
        print(f"{tekst:38} {figures[key]:>9.1f} {eenheid}")
    print()
    for limit in LIMITS:
        value = figures[limit.sleutel]
        sign = "≥" if limit.least else "≤"
        verdict = "ok" if limit.holds(value) else "PASSED"
        print(f"{limit.tekst:38} {value:>9.1f} {limit.eenheid:3} {sign} {limit.grens:g}  {verdict}")
    return all(limit.holds(figures[limit.sleutel]) for limit in LIMITS)


def main() -> int:
    """Measure and print."""
    sys.path.insert(0, str(REPOSITORY))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bron", type=Path, nargs="?", default=REPOSITORY.parent / "shared" / "data")
    parser.add_argument("--aantal", type=int, default=20_000)
    parser.add_argument("--keren", type=int, default=RUNS)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        kaart = folder / "groot.kaart.gpkg"
        make_kaart(kaart, ondergrond_at(chosen.bron, folder), chosen.aantal)
        starts = [measure("start", kaart) for _ in range(chosen.keren)]
        figures = {key: statistics.median(run[key] for run in starts) for key in starts[0]}
        figures |= measure("beelden", kaart)
    figures["keer_sneller"] = figures["los_ms"] / figures["wij_ms"]
    print(f"{chosen.aantal} hulpbronnen, start: median of {chosen.keren}\n")
    return 0 if report(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
