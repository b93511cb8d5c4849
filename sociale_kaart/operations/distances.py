"""Distance per buurt and per categorie over the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.categorieen import categorieen as alle_categorieen
from sociale_kaart.domain.meetkeuze import NETWERKEN
from sociale_kaart.operations.exports import released

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

__all__ = ["NETWERKEN", "distance_per_buurt", "require_table_name", "write_distances"]


def distance_per_buurt(
    session: Session,
    *,
    categorieen: Sequence[str] = (),
    netwerken: Sequence[str] = ("lopen",),
    voor: str = "intern",
    beside_gemeente: bool = False,
    worker: Worker,
    progress: Progress,
) -> pd.DataFrame:
    """Return a row per buurt × categorie × netwerk, with the columns of `analysis.buurten`.

    Registered hulpbronnen with a categorie count together with the reference voorzieningen.

    Args:
        session: an open kaart with its ondergrond.
        categorieen: codes; none means all.
        netwerken: lopen, fietsen, auto.
        voor: count only hulpbronnen that this audience may see; a distance that falls because
            of a hidden place would tell where it is. Our own figures count all (intern).
        beside_gemeente: add the rows of the gemeenten, their code in the column `buurtcode`.
        worker: does the computing.
        progress: told of each step.

    Raises:
        WorldError: an unknown categorie, or no ondergrond.
    """
    known = [categorie.code for categorie in alle_categorieen()]
    chosen = list(dict.fromkeys(categorieen)) or known
    for code in chosen:
        if code not in known:
            raise WorldError(
                f"De categorie ‘{code}’ bestaat niet.", f"Kies uit: {', '.join(known)}."
            )
    ondergrond = session.required_ondergrond()
    job = _Job(
        ondergrond.path, released(session, voor).hulpbronnen, chosen, netwerken, beside_gemeente
    )
    return worker.run(_compute, job, progress=progress)


@dataclass(frozen=True, slots=True)
class _Job:
    """All that the worker needs."""

    ondergrond: Path
    hulpbronnen: Sequence[Hulpbron]
    categorieen: Sequence[str]
    netwerken: Sequence[str]
    beside_gemeente: bool


def _compute(job: _Job, *, progress: Progress) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - heavy

    from sociale_kaart.analysis import buurten, gemeenten, network, voorzieningen  # noqa: PLC0415
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    progress.step("De ondergrond lezen…")
    found = Ondergrond.open(job.ondergrond)
    networks = {}
    for done, soort in enumerate(job.netwerken):
        progress.step(f"Het netwerk ‘{soort}’ klaarzetten…", done, len(job.netwerken))
        networks[soort] = network.build_network(found.layer(f"netwerk_{soort}"), soort)
    places = voorzieningen.merge_voorzieningen(found.layer("voorzieningen"), job.hulpbronnen)
    adressen, areas, dekking = found.layer("adressen"), found.layer("buurten"), found.dekking()
    what = (networks, dekking, job.categorieen, job.netwerken, progress)
    frame = buurten.distance_per_buurt(adressen, places, areas, *what)
    if not job.beside_gemeente:
        return frame
    whole = gemeenten.distance_per_gemeente(
        adressen, places, areas, found.layer("gemeenten"), *what
    )
    return pd.concat([frame, whole], ignore_index=True)


def write_distances(frame: pd.DataFrame, uit: Path) -> None:
    """Write the table as csv or xlsx, after the suffix of `uit`.

    Raises:
        WorldError: another suffix, or the file cannot be written.
    """
    from sociale_kaart.exporting import distances_export  # noqa: PLC0415 - brings openpyxl

    require_table_name(uit)
    if uit.suffix.lower() == ".csv":
        distances_export.write_csv(frame, uit)
    else:
        distances_export.write_xlsx(frame, uit)


def require_table_name(uit: Path) -> None:
    """Check the name of the file to write, so that nobody waits for a table that cannot be made.

    Raises:
        WorldError: it does not end with .csv or .xlsx.
    """
    if uit.suffix.lower() not in {".csv", ".xlsx"}:
        raise WorldError(
            f"Van ‘{uit.name}’ kan ik geen tabel maken.",
            "Kies een naam die eindigt op .csv of .xlsx.",
        )
