"""How the time grows with a town: `pytest tests/benchmarks/bench_groei.py -s` (some minutes).

Seconds are those of the processor, each size in a process of its own, so that its memory is known.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MATEN = (10_000, 30_000, 100_000, 1_000_000)
# Per address and per step of the heap; the caches of the processor are small, so some room.
RUIMTE = 2.5

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]


def measure(adressen: int) -> dict[str, float]:
    text = subprocess.run(
        [sys.executable, str(HERE / "groei.py"), str(adressen)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
    ).stdout
    return json.loads(text)


def test_time_grows_hardly_faster_than_the_town() -> None:
    rows = [measure(size) for size in MATEN]
    print()  # noqa: T201 - the table is what this is run for
    names = list(rows[0])
    print("".join(f"{name:>15}" for name in names))  # noqa: T201
    for row in rows:
        print("".join(f"{row.get(name, '–'):>15}" for name in names))  # noqa: T201
    per_step = [row["dichtstbij_s"] / (row["knopen"] * math.log(row["knopen"])) for row in rows]
    bare = [row["kale_scipy_s"] / (row["knopen"] * math.log(row["knopen"])) for row in rows]
    for name, steps in (("ours", per_step), ("bare scipy", bare)):
        print(f"{name}, relative to n log n:", [round(one / steps[0], 2) for one in steps])  # noqa: T201
    assert max(per_step) <= RUIMTE * per_step[0]
    counts = {row["adressen"]: row["aantallen_s"] for row in rows if "aantallen_s" in row}
    assert counts[100_000] <= 60
