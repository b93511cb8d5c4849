"""How long a list takes from file to kaart: read, mapped, geocoded, compared and stored.

Run by hand: `python tests/benchmarks/bench_importeren.py X.ondergrond.gpkg [rows] [columns]`. The
list is made of the addresses of the ondergrond (not in the time); without arguments for its size
1,000 rows and 50,000 rows of 30 columns. Ends with 1 when a limit is passed.
"""

# ruff: noqa: PLC0415, T201 - the imports are not part of what is measured, the figures are printed

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
# Rows of the list -> seconds; and megabytes, of this process and its worker together.
LIMITS = {1_000: 3.0, 50_000: 60.0}
LIMIT_MB = 1_000
_COLUMNS = 30
_KINDS = ("Wijkcentrum", "Koor", "Wandelgroep", "Basisschool", "Speeltuin", "Stichting", "Inloop")
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ver",
    "zon",
    "hoek",
    "den",
    "bras",
    "tel",
    "wie",
    "rog",
    "pla",
    "dor",
    "bo",
]


def make_list(path: Path, ondergrond: Path, rows: int, columns: int) -> None:
    """Write an xlsx of made-up organisations at the addresses of an ondergrond."""
    import geopandas as gpd
    from openpyxl import Workbook

    chance = random.Random(rows)
    layer = gpd.read_file(ondergrond, layer="adressen", ignore_geometry=True)
    adressen = layer[["straat", "nummer", "postcode", "plaats"]].to_numpy().tolist()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lijst")
    known = ["Nummer", "Naam", "Straat", "Huisnummer", "Postcode", "Plaats", "Telefoon", "E-mail",
             "Website", "Soort", "Doelgroep", "Omschrijving"]  # fmt: skip
    sheet.append([*known, *(f"Kolom {n}" for n in range(columns - len(known)))])
    for row in range(rows):
        straat, nummer, postcode, plaats = chance.choice(adressen)
        naam = "".join(chance.choices(_SYLLABLES, k=4))
        if chance.random() < 0.1:
            nummer = "9999"
        sheet.append(
            [
                f"N{row}", f"{chance.choice(_KINDS)} {naam.title()}", straat, nummer, postcode,
                plaats, f"038-{chance.randrange(10**6, 10**7)}", f"info@{naam}{row}.example",
                f"www.{naam}{row}.example", chance.choice(("plek", "groep", "activiteit")),
                chance.choice(("ouderen; jongeren", "kinderen", "iedereen")),
                f"Elke week van {row % 12} tot {row % 12 + 2} uur",
                *(f"waarde {row % 97} {n}" for n in range(columns - len(known))),
            ]
        )  # fmt: skip
    book.save(path)


def measure(folder: Path, lijst: Path, ondergrond: Path) -> tuple[dict[str, float], float, Any]:
    """Import a list; return the seconds of each part, those of the processor, the receipt."""
    from sociale_kaart.base.progress import NoProgress
    from sociale_kaart.operations import importing
    from sociale_kaart.operations.sessions import new_kaart
    from sociale_kaart.operations.worker import Worker

    with (
        new_kaart(
            folder / "meting.kaart.gpkg",
            naam="Meting",
            onze_definitie="x",
            doel="meten",
            ondergrond=Path(shutil.copy(ondergrond, folder)),
        ) as session,
        Worker() as worker,
    ):
        begin, worked = time.perf_counter(), cpu_seconds()
        plan = importing.plan_hulpbronnen(session, lijst, worker=worker, progress=NoProgress())
        planned = time.perf_counter()
        receipt = importing.apply_plan(session, plan, lijst, NoProgress())
        done = time.perf_counter()
        worker.close()
    times = {"lezen en plannen": planned - begin, "opslaan": done - planned}
    return times, cpu_seconds() - worked, receipt


def cpu_seconds() -> float:
    """Return the seconds of the processor of this process and of the children that ended."""
    found = os.times()
    return found.user + found.system + found.children_user + found.children_system


class Memory:
    """The peak of what this process and its children hold at one moment, in MB.

    Shared pages count once (PSS, Linux only; elsewhere the sum of the peaks of each).
    """

    def __init__(self) -> None:
        self.total, self.parts = 0.0, (0.0, 0.0)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        if not self.total:
            self.parts = tuple(
                resource.getrusage(who).ru_maxrss / 1024
                for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
            )
            self.total = sum(self.parts)

    def _watch(self) -> None:
        while not self._stop.wait(0.05):
            own = _pss_mb(os.getpid())
            children = sum(_pss_mb(child.pid or 0) for child in multiprocessing.active_children())
            if own + children > self.total:
                self.total, self.parts = own + children, (own, children)


def _pss_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> int:
    """Measure and print."""
    sys.path.insert(0, str(ROOT))
    ondergrond = Path(sys.argv[1])
    sizes = [int(sys.argv[2])] if len(sys.argv) > 2 else list(LIMITS)
    columns = int(sys.argv[3]) if len(sys.argv) > 3 else _COLUMNS
    late = False
    for rows in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lijst = folder / f"lijst {rows}.xlsx"
            make_list(lijst, ondergrond, rows, columns)
            with Memory() as memory:
                times, cpu, receipt = measure(folder, lijst, ondergrond)
        total, limit = sum(times.values()), LIMITS.get(rows)
        late |= (limit is not None and total > limit) or memory.total > LIMIT_MB
        parts = ", ".join(f"{what} {seconds:.1f} s" for what, seconds in times.items())
        print(f"{rows} rijen x {columns}: {total:.1f} s (grens {limit} s): {parts}")
        print(f"  processor: {cpu:.1f} s; drukte {os.getloadavg()[0]:.1f} op {os.cpu_count()}")
        own, child = memory.parts
        print(
            f"  geheugen samen: {memory.total:.0f} MB (grens {LIMIT_MB}): "
            f"venster {own:.0f} MB, werkproces {child:.0f} MB"
        )
        print(f"  {receipt.as_json()}"[:400])
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
