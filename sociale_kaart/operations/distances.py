"""Distance per buurt and per categorie over the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.categorieen import categorieen as alle_categorieen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

NETWERKEN = ("lopen", "fietsen", "auto")


def distance_per_buurt(
    session: Session,
    *,
    categorieen: Sequence[str] = (),
    netwerken: Sequence[str] = ("lopen",),
    worker: Worker,
    progress: Progress,
) -> pd.DataFrame:
    """Return a row per buurt × categorie × netwerk, with the columns of `analysis.buurten`.

    Registered hulpbronnen with a categorie count together with the reference voorzieningen.

    Args:
        session: an open kaart with its ondergrond.
        categorieen: codes; none means all.
        netwerken: lopen, fietsen, auto.
        worker: does the computing.
        progress: told of each step.

    Raises:
        WorldError: an unknown categorie, or no ondergrond.
    """
    known = [categorie.code for categorie in alle_categorieen()]
    chosen = list(categorieen) or known
    for code in chosen:
        if code not in known:
            raise WorldError(
                f"De categorie ‘{code}’ bestaat niet.", f"Kies uit: {', '.join(known)}."
            )
    ondergrond = session.required_ondergrond()
    return worker.run(
        _compute,
        ondergrond.path,
        session.kaart.hulpbronnen(),
        chosen,
        tuple(netwerken),
        progress=progress,
    )


def _compute(
    ondergrond: Path,
    hulpbronnen: Sequence[Hulpbron],
    categorieen: Sequence[str],
    netwerken: Sequence[str],
    *,
    progress: Progress,
) -> pd.DataFrame:
    from sociale_kaart.analysis import buurten, network, voorzieningen  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    progress.step("De ondergrond lezen…")
    found = Ondergrond.open(ondergrond)
    networks = {}
    for done, soort in enumerate(netwerken):
        progress.step(f"Het netwerk ‘{soort}’ klaarzetten…", done, len(netwerken))
        networks[soort] = network.build_network(found.layer(f"netwerk_{soort}"), soort)
    places = voorzieningen.merge_voorzieningen(found.layer("voorzieningen"), hulpbronnen)
    return buurten.distance_per_buurt(
        found.layer("adressen"),
        places,
        found.layer("buurten"),
        networks,
        found.dekking(),
        categorieen,
        netwerken,
        progress,
    )


def write_distances(frame: pd.DataFrame, uit: Path) -> None:
    """Write the table as csv or xlsx, after the suffix of `uit`.

    Raises:
        WorldError: another suffix, or the file cannot be written.
    """
    from sociale_kaart.exporting import distances_export  # noqa: PLC0415 - brings openpyxl

    if uit.suffix.lower() == ".csv":
        distances_export.write_csv(frame, uit)
    elif uit.suffix.lower() == ".xlsx":
        distances_export.write_xlsx(frame, uit)
    else:
        raise WorldError(
            f"Een bestand dat op ‘{uit.suffix}’ eindigt, kan ik niet maken.",
            "Kies een naam die eindigt op .csv of .xlsx.",
        )
