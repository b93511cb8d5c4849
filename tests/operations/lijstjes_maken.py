"""Lists of the sample wijk as csv, and importing them, for the tests beside this."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import importing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.importing.keuzes import ImportChoices
    from sociale_kaart.importing.plan import ImportPlan
    from sociale_kaart.operations.importing import Receipt
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

# Addresses that the sample ondergrond has.
HIER, DAAR, GINDS = "Achterom 2", "Achterom 8", "Achterom 16"
NERGENS = "Verzonnenlaan 99"


def write_list(path: Path, *rows: Mapping[str, object]) -> Path:
    """Write a csv with the keys of all rows as headers."""
    koppen = list(dict.fromkeys(kop for row in rows for kop in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, koppen, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def plan_list(session: Session, lijst: Path, worker: Worker) -> ImportPlan:
    return importing.plan_hulpbronnen(session, lijst, worker=worker, progress=NoProgress())


def import_list(
    session: Session, lijst: Path, worker: Worker, choices: ImportChoices | None = None
) -> Receipt:
    plan = plan_list(session, lijst, worker)
    return importing.apply_plan(session, plan, lijst, NoProgress(), choices)


def counts(session: Session) -> list[tuple[int, ...]]:
    """Rows and outcomes of every import as the kaart keeps them, oldest first; they must add up."""
    found = []
    for row in session.kaart.rows("batches"):
        kept = tuple(int(row[naam] or 0) for naam in ("rijen", *importing.UITKOMSTEN))
        derived = session.kaart.tally("ruwe_rijen", "uitkomst", batch=str(row["uuid"]))
        assert kept[0] == sum(kept[1:]) == sum(derived.values())
        assert kept[1:] == tuple(derived.get(naam, 0) for naam in importing.UITKOMSTEN)
        found.append(kept)
    return found


def names(session: Session) -> Sequence[str]:
    return [hulpbron.naam for hulpbron in session.kaart.hulpbronnen()]
