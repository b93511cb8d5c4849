"""How long a list takes to geocode: 50,000 written addresses against those of an ondergrond.

Run by hand: `python tests/benchmarks/bench_geocoderen.py X.ondergrond.gpkg [rows]`. The texts are
those of the gold set over and over, so that wrong and vague ones are among them, each changed so
that none is alike. Ends with 1 when a limit is passed.
"""

# ruff: noqa: PLC0415, T201 - the imports are not part of what is measured, the figures are printed

from __future__ import annotations

import csv
import random
import sys
import time
from collections import Counter
from pathlib import Path

GOLD = Path(__file__).resolve().parents[1] / "importing" / "gold" / "adressen.csv"
ROWS = 50_000
# The whole import of 50,000 rows may take 60 seconds; its other half needs the larger part.
MAX_MS_PER_ROW = 0.5
MAX_BUILD_S = 3.0


def texts(rows: int) -> list[str]:
    """Return as many addresses as asked, a third of them with another number than the gold set."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        gold = [row["tekst"].replace("\\n", "\n") for row in csv.DictReader(file, delimiter=";")]
    dice = random.Random(rows)
    found = []
    for number in range(rows):
        text = gold[number % len(gold)]
        if dice.random() < 1 / 3:
            text = text.replace(" 1", f" {dice.randrange(1, 300)}", 1)
        found.append(text)
    dice.shuffle(found)
    return found


def main(ondergrond: Path, rows: int) -> int:
    """Measure, print and compare with the limits."""
    from sociale_kaart.importing.adres import parse_adres
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.project.ondergrond import Ondergrond

    grond = Ondergrond.open(ondergrond)
    adressen, buurten = grond.layer("adressen"), grond.layer("buurten")
    start = time.perf_counter()
    zoeker = Geocoder(adressen, buurten)
    build = time.perf_counter() - start
    written = texts(rows)
    start = time.perf_counter()
    read = [parse_adres(text) for text in written]
    parsed = time.perf_counter()
    levels = Counter(zoeker.find(adres).nauwkeurigheid or "wacht" for adres in read)
    done = time.perf_counter()
    ms = (done - start) * 1_000 / rows
    print(f"{len(adressen)} addresses indexed in {build:.2f} s (limit {MAX_BUILD_S})")
    print(
        f"{rows} texts: read {(parsed - start) * 1_000 / rows:.3f}, found "
        f"{(done - parsed) * 1_000 / rows:.3f}, together {ms:.3f} ms per row "
        f"(limit {MAX_MS_PER_ROW}), {done - start:.1f} s; {dict(levels)}"
    )
    return int(ms > MAX_MS_PER_ROW or build > MAX_BUILD_S)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROWS))
