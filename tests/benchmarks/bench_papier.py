"""How long paper and files take, what processor time and memory they cost, how large they are.

Run by hand: `python tests/benchmarks/bench_papier.py ONDERGROND [--keer N] [--werk a3 …]`, with an
ondergrond of Kampen. Each kind of work has a process and a worker of its own, so that the memory is
that of this work alone. Times are from an opened kaart and, but for `first`, with a worker that has
made one before; before each an hulpbron is renamed, as in the use that counts. Papers are measured
with page-validation and as without it: it is optional and looks at a file that is in place already.
Ends with 1 when a limit of the project is passed without the checker, or by a size.
"""

# ruff: noqa: PLC0415, T201 - the imports come after the path, the figures are printed

from __future__ import annotations

import argparse
import itertools
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

BRUNNEPE = "BU01660001"
MEMORY_LIMIT_MB = 800
MEAN_LIMIT_KB, MOST_LIMIT_KB = 300, 800
_REPOSITORY = Path(__file__).resolve().parents[2]
_NO_CHECKER = "from sociale_kaart.exporting.buurtkaart import pdf_check as p; p.has_iso = bool; "


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to measure.

    Attributes:
        what: shown.
        limit_s: seconds by the clock.
        kaart: how many hulpbronnen the kaart holds, and in which buurt.
        naam: of the file it makes.
        paper: whether page-validation has a say.
    """

    what: str
    limit_s: float
    kaart: tuple[int, str | None]
    naam: str
    paper: bool = False


WORKS = {
    "a3": Work("A3 buurtkaart, 150 hulpbronnen", 0.8, (150, BRUNNEPE), "a3.pdf", paper=True),
    "a3-command": Work("the same as a command", 3.0, (150, BRUNNEPE), "cli.pdf", paper=True),
    "atlas": Work("atlas, 36 buurten, 890 hulpbronnen", 12.0, (890, None), "atlas.pdf", paper=True),
    "xlsx": Work("xlsx, 20,000 hulpbronnen", 20.0, (20_000, None), "groot.xlsx"),
    "html": Work("html, 2,000 hulpbronnen", 5.0, (2_000, None), "web.html"),
}


def make_kaart(path: Path, grond: Path, count: int, buurtcode: str | None = None) -> None:
    """Make a kaart with `count` hulpbronnen at addresses, all in one buurt when it is named."""
    from sociale_kaart.operations.records import insert_plek
    from sociale_kaart.operations.sessions import new_kaart

    rng = random.Random(count)
    with new_kaart(
        path, naam="Meting", onze_definitie="A.", doel="B.", ondergrond=grond
    ) as session:
        adressen = session.required_ondergrond().layer("adressen")
        if buurtcode:
            adressen = adressen[adressen["buurtcode"] == buurtcode]
        rows = adressen.to_dict("records")
        with session.kaart.action("Vul de kaart") as actie:
            for number in range(count):
                row = rng.choice(rows)
                velden = {
                    "naam": f"Hulpbron {number}",
                    "leefwereld": "Koffie, een praatje en een plek om te zitten.",
                    "sfeer": rng.choice(("gemeenschappelijk", "institutioneel")),
                    "formaliteit": rng.choice(("formeel", "informeel")),
                    "soort": rng.choice(("activiteit", "groep", "plek")),
                    "status": "actief",
                    "zichtbaarheid": "publiek",
                }
                plek = {
                    "x": row["geometry"].x,
                    "y": row["geometry"].y,
                    "straat": row["straat"],
                    "locatie_nauwkeurigheid": "adres",
                    "schema": "ma en do 10.00-12.00",
                }
                insert_plek(actie, actie.insert("hulpbronnen", velden), plek)


def maker(soort: str, folder: Path, session: Any, worker: Any) -> Callable[[], Any]:
    """Return what makes the file of a kind of work, from an opened kaart."""
    from sociale_kaart.base.progress import NoProgress
    from sociale_kaart.operations import atlas, buurtkaarten, exports

    uit = folder / WORKS[soort].naam
    with_it: dict[str, Any] = {"worker": worker, "progress": NoProgress()}
    return {
        "a3": lambda: buurtkaarten.make_buurtkaart(
            session, BRUNNEPE, formaat="A3", voor="intern", uit=uit, **with_it
        ),
        "atlas": lambda: atlas.make_atlas(
            session, atlas.AtlasWanted(voor="intern"), uit, **with_it
        ),
        "xlsx": lambda: exports.export(session, "xlsx", "intern", uit, **with_it),
        "html": lambda: exports.export(session, "html", "intern", uit, **with_it),
    }[soort]


def measure(soort: str, folder: Path, kaart: Path, keer: int) -> dict[str, Any]:
    """Do a work `keer` times and once before; seconds by the clock and of the processor, memory."""
    from sociale_kaart.operations import editing, sessions
    from sociale_kaart.operations.worker import Worker

    clock, processor = [], []
    with sessions.open_kaart(kaart) as session:
        uuid = session.kaart.hulpbronnen()[0].uuid
        with Worker() as worker:
            run = maker(soort, folder, session, worker)
            for number in range(keer + 1):
                editing.edit_hulpbron(session, uuid, {"naam": f"Hulpbron na wijziging {number}"})
                before, start = spent(worker), time.perf_counter()
                made = run()
                clock.append(time.perf_counter() - start)
                processor.append(spent(worker) - before)
    found = {"clock": clock, "processor": processor, "memory": _children()[1]}
    if soort == "atlas":
        paginas = [kaart["pagina"] for kaart in made["kaarten"]]
        found["pages"] = page_sizes(folder / WORKS[soort].naam, paginas)
    return found


def spent(worker: Any) -> float:
    """Return the seconds of the processor of this process and of all its workers so far."""
    from sociale_kaart.base.progress import NoProgress

    in_worker: float = worker.run(_own_time, progress=NoProgress())
    return time.process_time() + in_worker + _children()[0]


def _own_time(*, progress: Any) -> float:
    progress.step("meten")
    return time.process_time()


def _children() -> tuple[float, float]:
    """Return of the processes that have ended their seconds, and the most memory of one in MB."""
    try:
        import resource
    except ImportError:
        return 0.0, 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure_command(folder: Path, kaart: Path, keer: int, *, checker: bool) -> dict[str, Any]:
    """Do as `measure` with the command, the start of Python included."""
    code = (
        "import sys; from sociale_kaart.__main__ import main; "
        f"{'' if checker else _NO_CHECKER}"
        "__name__ == '__main__' and sys.exit(main())"
    )
    command = [
        sys.executable, "-c", code, "buurtkaart", str(kaart), "--buurt", BRUNNEPE,
        "--formaat", "A3", "--voor", "intern", "--uit", str(folder / WORKS["a3-command"].naam),
    ]  # fmt: skip
    clock, processor = [], []
    for _ in range(keer + 1):
        before, start = _children()[0], time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=_REPOSITORY)
        clock.append(time.perf_counter() - start)
        processor.append(_children()[0] - before)
    return {"clock": clock, "processor": processor, "memory": _children()[1]}


def page_sizes(pdf: Path, paginas: list[int]) -> list[float]:
    """Return per page (counted from 1) the kB of what it draws; fonts are shared by all."""
    import pikepdf

    with pikepdf.open(pdf) as document:
        return [
            len(document.pages[pagina - 1].obj.Contents.read_raw_bytes()) / 1000
            for pagina in paginas
        ]


def one_work(soort: str, folder: Path, keer: int, *, checker: bool) -> dict[str, Any]:
    """Measure in a process of its own."""
    arguments = [str(folder), "--keer", str(keer), "--meet", soort]
    if not checker:
        arguments.append("--zonder-toets")
    done = subprocess.run(
        [sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def measured_here(options: argparse.Namespace) -> None:
    """Measure one work and print it for `one_work`."""
    folder, work = options.ondergrond, WORKS[options.meet]
    count, _ = work.kaart
    kaart = folder / f"{count}.kaart.gpkg"
    if options.meet == "a3-command":
        found = measure_command(folder, kaart, options.keer, checker=not options.zonder_toets)
    else:
        if options.zonder_toets:
            from sociale_kaart.exporting.buurtkaart import pdf_check

            pdf_check.has_iso = lambda: False
        found = measure(options.meet, folder, kaart, options.keer)
    print(json.dumps(found))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ondergrond", type=Path)
    parser.add_argument("--keer", type=int, default=3)
    parser.add_argument("--werk", nargs="+", choices=WORKS, default=list(WORKS))
    parser.add_argument("--meet", choices=WORKS, help=argparse.SUPPRESS)
    parser.add_argument("--zonder-toets", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(_REPOSITORY))
    if options.meet:
        measured_here(options)
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        grond = Path(shutil.copy(options.ondergrond, folder / "kampen.ondergrond.gpkg"))
        for count, buurtcode in {WORKS[soort].kaart for soort in options.werk}:
            make_kaart(folder / f"{count}.kaart.gpkg", grond, count, buurtcode)
        print(f"{'':40}{'checker':>9}{'first':>8}{'least':>8}{'limit':>8}{'cpu':>8}  s {'most':>8}")
        within = [
            _print_work(soort, one_work(soort, folder, options.keer, checker=checker), checker)
            for soort, checker in itertools.product(options.werk, (False, True))
            if WORKS[soort].paper or not checker
        ]
        for soort in options.werk:
            naam = WORKS[soort].naam
            print(f"{naam:40}{(folder / naam).stat().st_size / 1e6:8.2f} MB")
    return int(not all(within))


def _print_work(soort: str, found: dict[str, Any], checker: bool) -> bool:  # noqa: FBT001
    work = WORKS[soort]
    least = min(found["clock"][1:])
    told = ("with" if checker else "without") if work.paper else "-"
    print(
        f"{work.what:40}{told:>9}{found['clock'][0]:8.2f}{least:8.2f}{work.limit_s:8.1f}"
        f"{min(found['processor'][1:]):8.2f}    {found['memory']:5.0f} MB"
    )
    small = _print_pages(found.get("pages", []))
    return small and (checker or (least <= work.limit_s and found["memory"] <= MEMORY_LIMIT_MB))


def _print_pages(sizes: list[float]) -> bool:
    if not sizes:
        return True
    mean, most = sum(sizes) / len(sizes), max(sizes)
    print(f"  {len(sizes)} map pages: mean {mean:.0f} kB (limit {MEAN_LIMIT_KB}),", end=" ")
    print(f"most {most:.0f} kB (limit {MOST_LIMIT_KB})")
    return mean <= MEAN_LIMIT_KB and most <= MOST_LIMIT_KB


if __name__ == "__main__":
    # The worker starts this file anew on systems that spawn.
    sys.exit(main())
