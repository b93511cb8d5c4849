"""The reader under a fuzzer that follows the code.

By hand: `python tests/fuzz/atheris_lezen.py -runs=20000`.

Needs atheris, which is no part of the tests: it exists for Linux only. Ends at the first error that
is no refusal.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

with atheris.instrument_imports(include=["sociale_kaart.importing"]):
    from sociale_kaart.base.errors import WorldError
    from sociale_kaart.importing.spreadsheet import read_pasted, read_table

FOLDER = Path(tempfile.mkdtemp(prefix="atheris-"))
_KINDS = (".csv", ".tsv", ".xls", ".xlsx", ".ods")


def read(data: bytes) -> None:
    """Read the bytes as a file of the kind that the first byte tells, or as pasted cells."""
    if not data:
        return
    kind = data[0] % (len(_KINDS) + 1)
    try:
        if kind == len(_KINDS):
            read_pasted(data[1:].decode("utf-8", "replace"))
            return
        path = FOLDER / f"lijst{_KINDS[kind]}"
        path.write_bytes(data[1:])
        read_table(path)
    except WorldError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
