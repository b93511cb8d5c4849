"""How large the web page is, and how soon it can be used in Chromium.

Run by hand: `python tests/benchmarks/bench_html.py ONDERGROND [--aantal N] [--keer N]`, with an
ondergrond of Kampen. Time to interactive is from the moment that an open browser
goes to the page until the list and the markers are drawn and the search has answered a question, by
the clock of the page. Prints medians; ends with 1 when a limit of the project is passed.
"""

# ruff: noqa: PLC0415, T201 - the imports come after the path, the figures are printed

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAX_MB, MAX_S = 5.0, 3.0
# The seconds since the browser went to the page, once it has drawn what it shows.
_DRAWN = """new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
    () => done(performance.now() / 1000))))"""


def write(folder: Path, grond: Path, aantal: int) -> tuple[Path, float]:
    """Write the page of a kaart with so many hulpbronnen; return it and the seconds it took."""
    from sociale_kaart.base.progress import NoProgress
    from sociale_kaart.operations import exports, sessions
    from sociale_kaart.operations.worker import Worker
    from tests.benchmarks.bench_papier import make_kaart

    kaart, page = folder / "meting.kaart.gpkg", folder / "meting.html"
    make_kaart(kaart, grond, aantal)
    with Worker() as worker, sessions.open_kaart(kaart, read_only=True) as session:
        begun = time.perf_counter()
        exports.export(session, "html", "intern", page, worker=worker, progress=NoProgress())
        return page, time.perf_counter() - begun


def measure(folder: Path, path: Path, aantal: int) -> dict[str, float]:
    """Open the page in a browser of its own and return the seconds of each step."""
    from tests.exporting.chromium import browser

    took = {}
    with browser(folder, size="1366,768") as page:
        page.open(path.as_uri())
        page.wait_for("document.documentElement.hasAttribute('data-klaar')")
        took["lijst en kaart staan er"] = page.result(_DRAWN)
        lines = page.evaluate("document.querySelectorAll('#lijstvak li').length")
        icons = page.evaluate("document.querySelectorAll('.leaflet-marker-icon').length")
        assert (lines, icons > 0) == (aantal, True), "all of it stands there"
        page.evaluate("zoek.value = 'hulpbron 12'; zoek.dispatchEvent(new Event('input'))")
        page.wait_for("!document.getElementById('toon-alles').hidden")
        took["zoeken heeft geantwoord"] = page.result(_DRAWN)
        asked = page.evaluate("performance.now() / 1000")
        page.evaluate("document.getElementById('toon-alles').click()")
        took["alles weer getoond"] = page.result(_DRAWN) - asked
        assert page.complaints == page.requests == []
    return took


def main() -> int:
    """Measure, print, and tell whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ondergrond", type=Path)
    parser.add_argument("--aantal", type=int, default=2_000)
    parser.add_argument("--keer", type=int, default=3)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, seconds = write(folder, options.ondergrond, options.aantal)
        size = path.stat().st_size / 1e6
        runs = [measure(folder / str(n), path, options.aantal) for n in range(options.keer)]
    print(f"{options.aantal} hulpbronnen: {size:.2f} MB (hoogstens {MAX_MB:g}), in {seconds:.1f} s")
    median = {step: statistics.median(run[step] for run in runs) for step in runs[0]}
    for step, value in median.items():
        print(f"{step}: {value:.2f} s")
    ready = median["zoeken heeft geantwoord"]
    print(f"te gebruiken na {ready:.2f} s (hoogstens {MAX_S:g})")
    return int(size > MAX_MB or ready > MAX_S)


if __name__ == "__main__":
    sys.exit(main())
