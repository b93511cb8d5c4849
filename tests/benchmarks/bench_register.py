"""Measure the work of a wijkkenner on a large kaart: open, add, edit, move, bulk edit, undo.

    python tests/benchmarks/bench_register.py [--hulpbronnen 20000] [--keer 30]

Makes an ondergrond of the sample wijk and a kaart on it in a temporary folder. Every time is to
durable: the transaction is on disk and the Change is known. Prints medians and P95 in ms.
"""

# ruff: noqa: T201 - the figures are printed

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen as alle_categorieen
from sociale_kaart.operations import delen, editing, overnemen, plekken, relaties
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.sessions import Session, new_kaart, open_kaart
from sociale_kaart.operations.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

# What issue 3 asks, in ms.
GRENZEN = {
    "voeg een hulpbron toe": 100,
    "wijzig een hulpbron": 100,
    "verplaats een plek": 100,
    "wijzig 500 hulpbronnen": 1000,
}


def make_kaart(folder: Path, count: int) -> Path:
    """Return a kaart of `count` hulpbronnen with a plek, a contact and doelgroepen each."""
    ondergrond = folder / "Zonneveen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
    )
    with Worker() as worker:
        make_ondergrond(sources, ondergrond, worker=worker, progress=NoProgress())
    pad = folder / "groot.kaart.gpkg"
    dice = random.Random(3)
    with new_kaart(
        pad, naam="Groot", onze_definitie="Alles", doel="Meten", ondergrond=ondergrond
    ) as session:
        xmin, ymin, xmax, ymax = session.required_ondergrond().layer("buurten").total_bounds
        sferen, soorten = ("gemeenschappelijk", "institutioneel"), lijsten.codes("soort")
        doelgroepen = lijsten.codes("doelgroep")
        categorieen = [categorie.code for categorie in alle_categorieen()]
        with session.kaart.action("Vul de kaart") as actie:
            for number in range(count):
                uuid = actie.insert(
                    "hulpbronnen",
                    {"naam": f"Hulpbron {number}", "sfeer": dice.choice(sferen),
                     "soort": dice.choice(soorten), "status": "actief",
                     "categorie": dice.choice(categorieen),
                     "omschrijving": "Iedereen is welkom. " * 5},
                )  # fmt: skip
                point = {"x": dice.uniform(xmin, xmax), "y": dice.uniform(ymin, ymax)}
                actie.insert("plekken", {**point, "hulpbron": uuid, "gebruik": "vast"})
                actie.insert("contacten", {"hulpbron": uuid, "organisatie": f"Club {number}"})
                for doelgroep in dice.sample(doelgroepen, 2):
                    actie.insert("doelgroepen", {"hulpbron": uuid, "doelgroep": doelgroep})
    return pad


def measure(times: int, action: Callable[[int], object]) -> list[float]:
    """Return how long `action` took each time, in ms."""
    found = []
    for number in range(times):
        start = time.perf_counter()
        action(number)
        found.append((time.perf_counter() - start) * 1000)
    return found


def show(naam: str, found: list[float]) -> None:
    """Print one line of the table."""
    p95 = statistics.quantiles(found, n=20)[-1] if len(found) > 1 else found[0]
    grens = GRENZEN.get(naam)
    oordeel = "" if grens is None else f"{grens:>6}  {'ok' if p95 <= grens else 'TE TRAAG'}"
    print(f"{naam:<36}{statistics.median(found):>10.1f}{p95:>10.1f}  {oordeel}")


def work(session: Session, times: int) -> None:
    """Do everything a few times and print it."""
    kaart = session.kaart
    records = kaart.hulpbronnen()
    uuids = [hulpbron.uuid for hulpbron in records]
    x, y = records[0].plekken[0].x or 0.0, records[0].plekken[0].y or 0.0
    velden = {"naam": "Wandelgroep", "sfeer": "gemeenschappelijk"}
    plek = {"x": x, "y": y}
    steps: dict[str, Callable[[int], object]] = {
        "lees een hulpbron": lambda n: kaart.hulpbron(uuids[n]),
        "lees 500 hulpbronnen": lambda _: kaart.hulpbronnen(uuids[:500]),
        "voeg een hulpbron toe": lambda n: editing.add_hulpbron(
            session, velden, plek, {"website": f"{n}.example"}
        ),
        "wijzig een hulpbron": lambda n: editing.edit_hulpbron(
            session, uuids[n], {"omschrijving": f"Nieuw {n}"}
        ),
        "verplaats een plek": lambda n: editing.move_plek(
            session, records[n].plekken[0].uuid, x + n, y
        ),
        "zet doelgroepen": lambda n: delen.set_keuzes(
            session, uuids[n], "doelgroepen", ["iedereen", "ouderen"]
        ),
        "voeg een deel toe": lambda n: delen.add_deel(
            session, uuids[n], "mensen", {"rol": "vrijwilliger", "aantal": n}
        ),
        "voeg een plek toe": lambda n: plekken.add_plek(session, uuids[n], plek),
        "leg een relatie": lambda n: relaties.add_relatie(
            session, uuids[n], "werkt_samen_met", naar=uuids[n + 1]
        ),
        "zet terug": lambda _: editing.undo(session),
        "doe opnieuw": lambda _: editing.redo(session),
    }
    for naam, action in steps.items():
        show(naam, measure(times, action))
    bulk = {"herzien_voor": "", "status": "gepland"}
    show(
        "wijzig 500 hulpbronnen",
        measure(5, lambda n: editing.edit_many(session, uuids[:500], {**bulk, "kosten": f"€ {n}"})),
    )
    show("zet die 500 terug", measure(5, lambda _: editing.undo(session)))
    show("verwijder 500 hulpbronnen", measure(1, lambda _: editing.delete_hulpbronnen(
        session, uuids[:500])))  # fmt: skip
    show("zet die 500 terug (verwijderd)", measure(1, lambda _: editing.undo(session)))
    ondergrond = session.required_ondergrond()
    osm_ids = ondergrond.layer("voorzieningen")["osm_id"].drop_duplicates().tolist()
    show(
        "neem een voorziening over",
        measure(
            min(times, 10),
            lambda n: overnemen.take_over_voorzieningen(session, osm_ids[n * 3 : n * 3 + 3]),
        ),
    )
    show(
        "voorzieningen die er nog niet zijn",
        measure(3, lambda _: overnemen.voorzieningen_to_show(ondergrond, records)),
    )


def main() -> None:
    """Make the kaart and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hulpbronnen", type=int, default=20_000)
    parser.add_argument("--keer", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        pad = make_kaart(Path(folder), options.hulpbronnen)
        made = time.perf_counter() - start
        print(f"{options.hulpbronnen} hulpbronnen, gemaakt in {made:.0f} s")
        print(f"{'ms':<36}{'mediaan':>10}{'P95':>10}  grens")
        show("open de kaart", measure(5, lambda _: open_kaart(pad).close()))
        with open_kaart(pad) as session:
            show("lees alles", measure(3, lambda _: session.kaart.hulpbronnen()))
            show("stapel van ongedaan maken", measure(1, lambda _: session.kaart.undo_text))
            work(session, options.keer)


if __name__ == "__main__":
    main()
