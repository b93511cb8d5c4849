"""What figures rest on, read from an ondergrond and kept for the next question.

This runs in the worker process: an opstelling is large and never travels.
"""

from __future__ import annotations

import functools
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd

    from sociale_kaart.analysis.buurten import Gebieden
    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.meetkeuze import Meetkeuze


_BIBLIOTHEKEN = (
    "pyogrio",
    "sociale_kaart.analysis.buurten",
    "sociale_kaart.analysis.gemeenten",
    "sociale_kaart.project.ondergrond",
    "sociale_kaart.exporting.buurtkaart.maken",
)


def load_opstelling(ondergrond: Path, netwerk: str, *, zonder_trap: bool = False) -> Opstelling:
    """Return addresses and people of an ondergrond on one of its networks.

    Kept in this process, the last few, until the file changes.

    Args:
        ondergrond: the file.
        netwerk: lopen, fietsen or auto.
        zonder_trap: leave out steps.

    Raises:
        WorldError: the file cannot be read.
    """
    return _opstelling(*_state(ondergrond), netwerk, zonder_trap)


def load_gebieden(ondergrond: Path, netwerk: str) -> tuple[Gebieden, Gebieden]:
    """Return the buurten and the gemeenten with the addresses of `load_opstelling` in each.

    Raises:
        WorldError: the file cannot be read.
    """
    return _gebieden(*_state(ondergrond), netwerk)


def load_libraries(*, progress: Progress) -> None:
    """Import what figures and sheets are made with, ahead of the question: a second of work."""
    progress.step("Opstarten…")
    for naam in _BIBLIOTHEKEN:
        importlib.import_module(naam)


def prepare(ondergrond: Path, netwerk: str, *, progress: Progress) -> None:
    """Put in place what distances rest on, ahead of the question.

    Raises:
        WorldError: the file cannot be read.
    """
    progress.step("De ondergrond lezen…")
    load_gebieden(ondergrond, netwerk)


def load_voorzieningen(
    ondergrond: Path, hulpbronnen: Sequence[Hulpbron], keuze: Meetkeuze | None = None
) -> gpd.GeoDataFrame:
    """Return all places that count: reference data and register together, each once.

    Args:
        ondergrond: the file.
        hulpbronnen: the register, as far as the reader may see it.
        keuze: filters on toegang and toegankelijkheid; None counts all.

    Returns:
        categorie, naam, osm_id (missing: only in the register), hulpbron (uuid; missing: only in
        the reference data), geometry (points, RD New).
    """
    from sociale_kaart.analysis.voorzieningen import merge_voorzieningen  # noqa: PLC0415 - heavy

    return merge_voorzieningen(_layer(*_state(ondergrond), "voorzieningen"), hulpbronnen, keuze)


def load_layer(ondergrond: Path, naam: str) -> gpd.GeoDataFrame:
    """Return a layer of an ondergrond; kept like an opstelling, so nobody may change it.

    Raises:
        WorldError: the file cannot be read.
    """
    return _layer(*_state(ondergrond), naam)


def load_part(
    ondergrond: Path, naam: str, bbox: tuple[float, float, float, float]
) -> gpd.GeoDataFrame:
    """Return what of a layer touches a part of RD; of the last sheets it is kept, as `load_layer`.

    Raises:
        WorldError: the file cannot be read.
    """
    return _part(*_state(ondergrond), naam, bbox)


def load_bronnen(ondergrond: Path) -> list[dict[str, str]]:
    """Return of each source of an ondergrond its soort, naam, datum and naamsvermelding.

    Raises:
        WorldError: the file cannot be read.
    """
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    bronnen = Ondergrond.open(ondergrond).bronnen()
    kept = bronnen[["soort", "naam", "datum", "naamsvermelding"]]
    return [
        {str(key): str(value or "") for key, value in row.items()}
        for row in kept.to_dict("records")
    ]


def _state(path: Path) -> tuple[str, int, int]:
    """Return what tells this file from another or a renewed one."""
    resolved = path.resolve()
    try:
        stat = resolved.stat()
    except OSError:
        return str(resolved), 0, 0  # whoever reads it says in words what is wrong
    return str(resolved), stat.st_mtime_ns, stat.st_size


@functools.lru_cache(maxsize=6)
def _layer(path: str, _time: int, _size: int, naam: str) -> gpd.GeoDataFrame:
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    return Ondergrond.open(Path(path)).layer(naam)


# The layers of a sheet, for the last few sheets: who looks at one changes little at a time.
@functools.lru_cache(maxsize=21)
def _part(
    path: str, _time: int, _size: int, naam: str, bbox: tuple[float, float, float, float]
) -> gpd.GeoDataFrame:
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    return Ondergrond.open(Path(path)).layer(naam, bbox=bbox)


@functools.lru_cache(maxsize=4)
def _opstelling(path: str, time: int, size: int, netwerk: str, zonder_trap: bool) -> Opstelling:  # noqa: FBT001 - a key of the cache
    from sociale_kaart.analysis.network import build_network  # noqa: PLC0415 - heavy
    from sociale_kaart.analysis.opstelling import AANLOOP, prepare  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    found = Ondergrond.open(Path(path))
    edges = found.layer(f"netwerk_{netwerk}")
    squares = _layer(path, time, size, "vierkanten") if found.has("vierkanten") else None
    bronnen = found.bronnen().set_index("soort")["datum"]
    return prepare(
        _layer(path, time, size, "adressen"),
        _layer(path, time, size, "buurten"),
        build_network(edges, netwerk, zonder_trap=zonder_trap),
        found.dekking(),
        vierkanten=squares,
        vierkanten_jaar=str(bronnen.get("cbs_vierkanten") or ""),
        access_leg=AANLOOP[netwerk],
        zonder_trap=zonder_trap,
    )


@functools.lru_cache(maxsize=4)
def _gebieden(path: str, time: int, size: int, netwerk: str) -> tuple[Gebieden, Gebieden]:
    from sociale_kaart.analysis.buurten import make_gebieden  # noqa: PLC0415 - heavy
    from sociale_kaart.analysis.gemeenten import over_gemeenten  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    op_netwerk = _opstelling(path, time, size, netwerk, False)  # noqa: FBT003 - a key of the cache
    adressen = _layer(path, time, size, "adressen")
    buurten = _layer(path, time, size, "buurten")
    if Ondergrond.open(Path(path)).has("vierkanten"):
        adressen = adressen.assign(inwoners=op_netwerk.gewicht["inwoners"])
    gemeenten = _layer(path, time, size, "gemeenten")
    return (
        make_gebieden(adressen, buurten, op_netwerk.tot_rand_m),
        make_gebieden(*over_gemeenten(adressen, buurten, gemeenten), op_netwerk.tot_rand_m),
    )
