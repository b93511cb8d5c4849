"""How long reading a workbook takes, and how much memory.

Run by hand: `python tests/benchmarks/bench_lezen.py`. Ends with 1 when a limit is passed.
"""

# ruff: noqa: PLC0415, T201 - the imports are not part of what is measured, the figures are printed

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Rows of 30 columns -> seconds; and megabytes.
LIMITS = {1_000: 1.0, 50_000: 15.0}
LIMIT_MB = 500
_COLUMNS = 30


def make_list(path: Path, rows: int) -> None:
    """Write an xlsx of made-up organisations."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lijst")
    known = ["Naam", "Straat", "Huisnummer", "Postcode", "Plaats", "Telefoon", "E-mail"]
    sheet.append([*known, *(f"Vraag {n}" for n in range(_COLUMNS - len(known)))])
    for row in range(rows):
        rest = [f"antwoord {row % 97} {n}" if n % 2 else row * n for n in range(_COLUMNS - 7)]
        sheet.append(
            [f"Vereniging {row}", "Dorpsstraat", row % 250 + 1, f"99{row % 90 + 10} AB",
             "Zonneveen", f"038{row:07}", f"info{row}@voorbeeld.nl", *rest]
        )  # fmt: skip
    book.save(path)


def main() -> int:
    """Measure and print."""
    sys.path.insert(0, str(ROOT))
    from sociale_kaart.importing.spreadsheet import read_table

    late = False
    for rows, limit in LIMITS.items():
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "lijst.xlsx"
            make_list(path, rows)
            begin = time.perf_counter()
            table = read_table(path)
            seconds = time.perf_counter() - begin
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        late |= seconds > limit or memory > LIMIT_MB or len(table.rijen) != rows
        print(f"{rows} rijen: {seconds:.1f} s (grens {limit} s), {memory:.0f} MB ({LIMIT_MB})")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
