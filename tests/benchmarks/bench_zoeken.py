"""How long a keystroke takes: places, hulpbronnen and hints of doubles, on the addresses of Kampen.

Run by hand: `python tests/benchmarks/bench_zoeken.py [ondergrond.gpkg or folder of the real data]`.
The script ends with 1 when a limit of the project is passed.
"""

# ruff: noqa: PLC0415, T201 - the imports are no part of what is measured, figures are printed

from __future__ import annotations

import os
import random
import sys
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HULPBRONNEN = 20_000
WORDS = (
    *("Zonnehoek", "Brug", "Linde", "Kompas", "Anker", "Molen", "Vuurtoren", "Toren", "Haven"),
    *("Ark", "Wilg", "Horizon", "Regenboog", "Schakel", "Wandelen", "Harmonie", "Schaak", "Yoga"),
    *("Bridge", "Breien", "Fietsen", "Taal", "Repair", "Moestuin", "Lezen", "Schilderen"),
)
KINDS = (
    *("Buurthuis", "Stichting", "Vereniging", "Koor", "Wandelclub", "Inloop", "Werkgroep"),
    *("Café", "Speeltuin"),
)
# What is measured, and the most milliseconds that 95 of 100 keystrokes may take.
P95_MS = {"plaatsen": 20.0, "hulpbronnen": 50.0, "zoekvak": 50.0, "dubbelen": 5.0}
MAX_BUILD_S = 1.0


def frames(source: Path) -> tuple[Any, Any]:
    """Return the addresses and buurten of an ondergrond, or of the real data."""
    if source.is_file():
        from sociale_kaart.project.ondergrond import Ondergrond

        ondergrond = Ondergrond.open(source)
        return ondergrond.layer("adressen"), ondergrond.layer("buurten")
    from sociale_kaart.base.progress import NoProgress
    from sociale_kaart.importing.cbs import read_gebieden
    from sociale_kaart.importing.ondergrond_frames import build_layers, window_around
    from sociale_kaart.importing.osm import read_extent, read_osm

    pbf, progress = source / "kampen" / "kampen.osm.pbf", NoProgress()
    borders = source / "kampen" / "wijkenbuurten_kampen_2024.gpkg"
    gebieden = read_gebieden(borders, [], progress, within=read_extent(pbf))
    layers = build_layers(
        read_osm(pbf, progress, window=window_around(gebieden)), gebieden, progress
    )
    return layers.frames["adressen"], layers.frames["buurten"]


def register(adressen: Any, dice: random.Random) -> list[Any]:
    """Return hulpbronnen with invented names at real addresses."""
    from sociale_kaart.domain.hulpbron import Hulpbron, Plek

    rows = adressen.sample(HULPBRONNEN, random_state=1, replace=len(adressen) < HULPBRONNEN)
    found = []
    for number, (row, point) in enumerate(
        zip(rows.drop(columns="geometry").itertuples(), rows.geometry, strict=True)
    ):
        uuid = f"{number:032x}"
        plek = Plek(
            f"p{uuid}",
            uuid,
            x=point.x,
            y=point.y,
            straat=row.straat,
            huisnummer=int(row.huisnummer),
            postcode=row.postcode,
            plaats=row.plaats,
            buurtcode=row.buurtcode,
        )
        naam = f"{dice.choice(KINDS)} {dice.choice(WORDS)} {number % 997}"
        tekst = "Iedereen is welkom op dinsdagmiddag; er is koffie en er wordt samen gegeten."
        found.append(Hulpbron(uuid, naam, omschrijving=tekst, plekken=(plek,)))
    return found


def typed(texts: Iterable[str]) -> list[str]:
    """Return every text letter by letter, as it is typed."""
    return [text[:size] for text in texts for size in range(1, len(text) + 1)]


def slips(texts: Iterable[str], dice: random.Random) -> list[str]:
    """Return the texts with one letter wrong in each."""
    found = []
    for text in texts:
        at = dice.randrange(len(text))
        found.append(f"{text[:at]}{dice.choice('aeiorst')}{text[at + 1 :]}")
    return found


def measure(name: str, work: Callable[[Any], object], items: list[Any]) -> float:
    """Do the work for each item; print median and P95 in ms and return the latter."""
    for item in items[:20]:
        work(item)
    times = []
    for item in items:
        start = time.perf_counter()
        work(item)
        times.append((time.perf_counter() - start) * 1_000)
    times.sort()
    median, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{name:24} {len(items):>7} {median:>9.2f} {p95:>9.2f} {times[-1]:>9.2f}")
    return p95


def search_box(records: list[Any], zoeker: Any) -> Callable[[str], None]:
    """Return what the box of the window does at a keystroke, panels around it left out."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The offscreen platform tells at each popup what it cannot do.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false;default.warning=false")
    from sociale_kaart.ui.app import make_application
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.search_box import SearchBox

    class Kaart:
        def hulpbronnen(self) -> list[Any]:
            return records

    class Session:
        kaart = Kaart()

    application = make_application(["bench"])
    kept = Register(Session())  # type: ignore[arg-type]
    area = Area()
    area.set_adressen(zoeker)
    box = SearchBox(kept, area)
    box.show()

    def keystroke(text: str) -> None:
        box.setText(text)
        box.textEdited.emit(text)
        application.processEvents()

    return keystroke


def main() -> int:
    """Measure once and print."""
    repository = Path(__file__).resolve().parents[2]
    sys.path.insert(0, str(repository))
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else repository.parent / "shared" / "data"
    from sociale_kaart.importing.dubbelen import DubbelenZoeker
    from sociale_kaart.importing.zoeken import build_plaatszoeker
    from sociale_kaart.ui.filters import Filter, shown
    from sociale_kaart.ui.search_texts import SearchTexts

    dice = random.Random(1)
    adressen, buurten = frames(source)
    start = time.perf_counter()
    zoeker = build_plaatszoeker(adressen, buurten)
    build_s = time.perf_counter() - start
    tracemalloc.start()
    again = build_plaatszoeker(adressen, buurten)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"index of {len(again)} addresses: {build_s:.2f} s, {size / 1e6:.1f} MB")
    records = register(adressen, dice)
    labels = [
        f"{row.straat} {row.huisnummer} {row.plaats}" for row in adressen.sample(150).itertuples()
    ]
    codes = [f"{row.postcode} {row.huisnummer}" for row in adressen.sample(100).itertuples()]
    names = [hulpbron.naam for hulpbron in dice.sample(records, 60)]
    places = typed(labels) + typed(codes) + typed(buurten["buurtnaam"]) + slips(labels, dice)
    start = time.perf_counter()
    doubles = DubbelenZoeker(records, zoeker.gebiedsnamen)
    print(f"index of {len(records)} hulpbronnen for doubles: {time.perf_counter() - start:.2f} s")
    texts = SearchTexts()
    print(f"{'ms per keystroke':24} {'count':>7} {'median':>9} {'P95':>9} {'most':>9}")
    around = [
        (h.naam, {"x": h.plekken[0].x, "y": h.plekken[0].y}) for h in dice.sample(records, 2_000)
    ]
    worst = {
        "plaatsen": measure("plaatsen", zoeker.suggest, places),
        "hulpbronnen": measure(
            "hulpbronnen",
            lambda text: shown(records, Filter(zoek=text), texts),
            typed(names),
        ),
        "dubbelen": measure("dubbelen", lambda one: doubles.find(*one), around),
        "zoekvak": measure(
            "zoekvak", search_box(records, zoeker), typed(names) + typed(labels[:30])
        ),
    }
    late = {name for name, p95 in worst.items() if p95 > P95_MS[name]}
    print("too slow:", ", ".join(sorted(late)) or "nothing")
    return int(bool(late) or build_s > MAX_BUILD_S)


if __name__ == "__main__":
    sys.exit(main())
