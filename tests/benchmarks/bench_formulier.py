"""How long it takes to show another hulpbron in the form, per page.

Run by hand: `python tests/benchmarks/bench_formulier.py KAART`; it draws offscreen.
"""

# ruff: noqa: T201 - the figures are printed

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from kaartbeeld_meting import open_window, p95, quiet

SHOWN = 100


def main() -> None:
    """Show hulpbron after hulpbron on every page of the form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kaart", type=Path)
    application, window, watch = open_window(parser.parse_args().kaart)
    watch.until(lambda: quiet(window))
    workspace = window.workspace
    assert workspace is not None, "the kaart is open"
    tabs = workspace.form.detail.tabs
    uuids = [hulpbron.uuid for hulpbron in workspace.register.records][:SHOWN]
    print(f"{'page':16s} {'median ms':>10s} {'P95 ms':>10s}")
    for page in range(tabs.count()):
        tabs.setCurrentIndex(page)
        taken = []
        for uuid in [*uuids[:3], *uuids]:
            start = time.perf_counter()
            workspace.register.select([uuid])
            application.processEvents()
            taken.append((time.perf_counter() - start) * 1000)
        # The first ones make the widgets.
        warm = taken[3:]
        print(f"{tabs.tabText(page):16s} {statistics.median(warm):10.1f} {p95(warm):10.1f}")
    window.close()


if __name__ == "__main__":
    main()
