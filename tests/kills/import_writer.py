"""Runs in a process of its own, to be killed: carries out a plan, or works through the queue.

Arguments: `plan` or `wachtrij`, the kaart, and for a plan its pickle and the list.
"""

# ruff: noqa: T201 - what was acknowledged goes to stdout

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import importing, wachtrij
from sociale_kaart.operations.sessions import open_kaart


def main() -> None:
    what, kaart, *rest = sys.argv[1:]
    with open_kaart(Path(kaart)) as session:
        if what == "plan":
            plan = pickle.loads(Path(rest[0]).read_bytes())
            print("begin", flush=True)
            importing.apply_plan(session, plan, Path(rest[1]), NoProgress())
            print("klaar", flush=True)
            return
        print("begin", flush=True)
        for number, row in enumerate(wachtrij.waiting_rows(session)):
            if number % 2:
                wachtrij.skip_row(session, row.rij, "proef")
            else:
                wachtrij.place_row(session, row.rij, {"x": 150_900.0, "y": 535_700.0 + number})
            print("klaar", flush=True)


if __name__ == "__main__":
    main()
