"""How long and how much memory an ondergrond of Kampen takes, the whole build in one process.

Run by hand: `python tests/benchmarks/bench_ondergrond.py [folder of the real data]`. The limits of
the project are 30 s and 1 GB on two cores; the script ends with 1 when one is passed.
"""

# ruff: noqa: PLC0415, T201 - the imports are part of what is measured, the figures are printed

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

MAX_SECONDS = 30
MAX_MB = 1_000


def build(folder: Path, target: Path) -> dict[str, int]:
    """Build the ondergrond of Kampen at `target`; the imports count, as they do for a user."""
    import pandas as pd

    from sociale_kaart.base.progress import NoProgress
    from sociale_kaart.importing.cbs import read_gebieden
    from sociale_kaart.importing.ondergrond_frames import build_layers, window_around
    from sociale_kaart.importing.osm import read_extent, read_osm
    from sociale_kaart.project.ondergrond import write_ondergrond

    progress = NoProgress()
    pbf = folder / "kampen.osm.pbf"
    gebieden = read_gebieden(
        folder / "wijkenbuurten_kampen_2024.gpkg", [], progress, within=read_extent(pbf)
    )
    osm = read_osm(pbf, progress, window=window_around(gebieden))
    layers = build_layers(osm, gebieden, progress)
    bronnen = pd.DataFrame([{"soort": "osm", "naam": "OpenStreetMap", "datum": osm.datum}])
    info = {"naam": "Kampen", "jaar": str(gebieden.jaar), "gemeenten": "GM0166"}
    write_ondergrond(target, layers.frames, bronnen, info, progress)
    return layers.report


def peak_mb() -> float:
    """Most memory this process has held; 0 where the system does not tell (Windows)."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure once and print."""
    repository = Path(__file__).resolve().parents[2]
    sys.path.insert(0, str(repository))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else repository.parent / "shared" / "data"
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as temporary:
        target = Path(temporary) / "kampen.ondergrond.gpkg"
        report = build(folder / "kampen", target)
        seconds, size = time.perf_counter() - start, target.stat().st_size / 1e6
    for naam, aantal in report.items():
        print(f"{naam:32} {aantal:>8}")
    print(f"{seconds:.1f} s, {peak_mb():.0f} MB, file {size:.1f} MB")
    return int(seconds > MAX_SECONDS or peak_mb() > MAX_MB)


if __name__ == "__main__":
    sys.exit(main())
