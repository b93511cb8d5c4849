"""The whole main job on the sample wijk: from open data to a printed buurtkaart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sociale_kaart.base import paths
from sociale_kaart.base.errors import Cancelled, WorldError, world_error_from_os
from sociale_kaart.base.files import atomic_output
from sociale_kaart.operations import buurtkaarten, distances, exports, importing, ondergrond
from sociale_kaart.operations.sessions import new_kaart, open_kaart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

NAAM = "Zonneveen"
_DEFINITIE = (
    "Alles in de wijk waar mensen zonder indicatie terechtkunnen: plekken, groepen, activiteiten "
    "en mensen die er werken of zich inzetten."
)
_DOEL = "Laten zien hoe Sociale Kaart werkt, met een verzonnen wijk."
_BUURT = "BU99990001"
# A sample that nobody worked in was made, and had its list imported.
_OWN_STEPS = 2


def make_voorbeeld(uit: Path, *, worker: Worker, progress: Progress) -> Sequence[Path]:
    """Make ondergrond, kaart, receipt, distances, exports and buurtkaarten of the sample wijk.

    Args:
        uit: folder, made when it does not exist; an earlier sample in it is replaced.
        worker: does the heavy steps.
        progress: told of each step.

    Returns:
        the files made.

    Raises:
        WorldError: an earlier sample holds somebody's work, or the folder cannot be used.
        Cancelled: the user stopped; what was done already stays.
    """
    _prepare(uit)
    try:
        kaart = make_sample_kaart(uit, worker=worker, progress=progress)
        with open_kaart(kaart, read_only=True) as session:
            shared = _share(session, uit, worker=worker, progress=progress)
    except Cancelled as stop:
        tekst = f"Gestopt. De voorbeeldwijk is niet af; wat al klaar was, staat in ‘{uit}’."
        raise Cancelled(tekst) from stop
    return [uit / f"{NAAM}.ondergrond.gpkg", kaart, uit / "ontvangstbewijs.xlsx", *shared]


def make_sample_kaart(uit: Path, *, worker: Worker, progress: Progress) -> Path:
    """Make the sample kaart with its ondergrond in folder `uit` and return its path.

    An earlier one is replaced, unless somebody has worked in it.

    Raises:
        WorldError: an earlier one holds somebody's work, or the folder cannot be used.
        Cancelled: the user stopped.
    """
    _prepare(uit)
    grond, kaart = uit / f"{NAAM}.ondergrond.gpkg", uit / f"{NAAM}.kaart.gpkg"
    if kaart.exists():
        _require_untouched(kaart)
    for path in (grond, kaart):
        _remove(path)
    ondergrond.make_ondergrond(
        ondergrond.OndergrondSources(
            osm=paths.sample_data("zonneveen.osm.pbf"),
            buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
            vierkanten=paths.sample_data("vierkanten100m_9999_2024.gpkg"),
        ),
        grond,
        worker=worker,
        progress=progress,
    )
    with new_kaart(
        kaart, naam=NAAM, onze_definitie=_DEFINITIE, doel=_DOEL, ondergrond=grond
    ) as session:
        importing.import_hulpbronnen(
            session,
            paths.sample_data("hulpbronnen_zonneveen.xlsx"),
            verslag=uit / "ontvangstbewijs.xlsx",
            worker=worker,
            progress=progress,
        )
    return kaart


def _require_untouched(kaart: Path) -> None:
    with open_kaart(kaart, read_only=True) as session:
        steps = session.kaart.history(_OWN_STEPS + 1)
    if len(steps) > _OWN_STEPS:
        raise WorldError(
            f"In de voorbeeldkaart ‘{kaart}’ is gewerkt, dus die wordt niet opnieuw gemaakt.",
            "Kies een andere map, of zet dat bestand eerst ergens anders.",
        )


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise world_error_from_os(error, path.name) from error


def _prepare(uit: Path) -> None:
    try:
        uit.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_error_from_os(error, uit.name) from error
    if not uit.is_dir():
        raise WorldError(f"‘{uit}’ is geen map.", "Kies een map.")


def _share(session: Session, uit: Path, *, worker: Worker, progress: Progress) -> list[Path]:
    frame = distances.distance_per_buurt(
        session, netwerken=distances.NETWERKEN, worker=worker, progress=progress
    )
    made = [uit / "afstanden.csv", uit / "afstanden.xlsx"]
    for path in made:
        distances.write_distances(frame, path)
    for soort in exports.SOORTEN:
        path = uit / f"hulpbronnen{soort.suffix}"
        exports.export(session, soort.code, "publiek", path, worker=worker, progress=progress)
        made.append(path)
    # For everybody what everybody may see; on the large sheet what partners know together.
    for formaat, voor in (("A4", "publiek"), ("A3", "partners")):
        path = uit / f"buurtkaart_{formaat}_{voor}.pdf"
        on_it = buurtkaarten.make_buurtkaart(
            session, _BUURT, formaat=formaat, voor=voor, uit=path, worker=worker, progress=progress
        )
        made.append(path)
        proof = path.with_suffix(".json")
        with atomic_output(proof) as work:
            work.write_text(json.dumps(on_it, indent=1), encoding="utf-8")
        made.append(proof)
    return made
