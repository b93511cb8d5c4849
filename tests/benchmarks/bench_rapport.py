"""The whole report of Kampen: `pytest tests/benchmarks/bench_rapport.py -s`.

Three networks, every categorie, every figure on every level, from an opened ondergrond, each in a
process of its own, as the worker does it. Held to seconds of the processor (the work has one
thread): a busy machine is no fault of it. Both are printed.
"""

# ruff: noqa: T201 - the figures are printed

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.worker import Worker

pytestmark = pytest.mark.realdata
ROOT = Path(__file__).resolve().parents[2]
MOST_S, MOST_MB = 10.0, 500.0
RUNS = 3

PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.operations import distances
from sociale_kaart.project.ondergrond import Ondergrond

path = Path(sys.argv[1])
Ondergrond.open(path).dekking()  # opened; what reads layers is imported
codes = [one.code for one in categorieen()]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begin, cpu = time.perf_counter(), time.process_time()
vraag = distances._Vraag(path, (), Meetkeuze(), codes, distances.NETWERKEN, True)
found = distances._report(vraag, progress=NoProgress())
print(json.dumps({
    "s": time.perf_counter() - begin,
    "cpu_s": time.process_time() - cpu,
    "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "begin_mb": before / 1024,
    "rijen": sum(len(found.frame(n)) for n in ("buurt", "wijk", "gemeente", "cel")),
}))
"""


@pytest.fixture(scope="module")
def kampen(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    uit = tmp_path_factory.mktemp("kampen") / "Kampen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=real_data / "kampen" / "kampen.osm.pbf",
        buurten=real_data / "kampen" / "wijkenbuurten_kampen_2024.gpkg",
    )
    with Worker() as worker:
        make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    return uit


def test_the_whole_report_of_kampen(kampen: Path) -> None:
    runs = []
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(kampen)],
            capture_output=True, encoding="utf-8", timeout=120, check=True, cwd=ROOT,
        )  # fmt: skip
        runs.append(json.loads(done.stdout))
    for run in runs:
        print(
            f"\nrapport Kampen: {run['s']:.1f} s ({run['cpu_s']:.1f} s cpu), {run['mb']:.0f} MB "
            f"(was {run['begin_mb']:.0f}), {run['rijen']} rijen"
        )
    assert min(run["cpu_s"] for run in runs) <= MOST_S
    assert max(run["mb"] for run in runs) <= MOST_MB
