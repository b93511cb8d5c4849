"""Write a rapport as a file, and answer it as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.base.files import named_output
from sociale_kaart.operations.distances import require_table_name

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.base.files import Uitvoer

_BLADEN = {"buurt": "Per buurt", "wijk": "Per wijk", "gemeente": "Per gemeente", "cel": "Per cel"}


def write_rapport(
    rapport: Rapport, uit: Path, niveau: str = "buurt", naast_cbs: pd.DataFrame | None = None
) -> tuple[int, Uitvoer]:
    """Write figures as csv or xlsx; return the number of rows, and the name that the file got.

    A csv holds one table: that of `niveau`, or with `naast_cbs` our figures beside those of CBS. A
    workbook has a sheet per level (cells only when asked for), that comparison with its summary,
    and how it was all made.

    Args:
        rapport: the figures.
        uit: *.csv or *.xlsx.
        niveau: buurt, wijk, gemeente or cel.
        naast_cbs: from `distances.compare_cbs`.

    Raises:
        WorldError: another suffix, or the file cannot be written.
    """
    from sociale_kaart.analysis.vergelijken_cbs import summarize_cbs  # noqa: PLC0415 - heavy
    from sociale_kaart.exporting import rapport_export  # noqa: PLC0415 - brings openpyxl

    require_table_name(uit)
    if uit.suffix.lower() == ".csv":
        frame = rapport.frame(niveau) if naast_cbs is None else naast_cbs
        with named_output(uit) as made:
            rapport_export.write_csv(frame, made.work)
        return len(frame), made
    levels = dict.fromkeys([niveau, "buurt", "wijk", "gemeente"])
    bladen = {_BLADEN[one]: rapport.frame(one) for one in levels}
    if naast_cbs is not None:
        bladen |= {"Naast CBS": naast_cbs, "Naast CBS, samengevat": summarize_cbs(naast_cbs)}
    with named_output(uit) as made:
        rapport_export.write_workbook(bladen, rapport.attrs, made.work)
    return len(rapport.frame(niveau)), made


def rapport_json(
    rapport: Rapport, niveau: str, naast_cbs: pd.DataFrame | None = None
) -> dict[str, Any]:
    """Return the account of a rapport and the size of its table, as the command line prints it.

    Returns:
        The keys of `analysis.verantwoording.explain_rapport`, and niveau, rijen, gebieden,
        categorieen, onderdrukte_rijen, rand_rijen and, with `naast_cbs`, `cbs`: the summary.
    """
    from sociale_kaart.analysis.vergelijken_cbs import summarize_cbs  # noqa: PLC0415 - heavy

    frame = rapport.frame(niveau)
    key = "cel" if niveau == "cel" else "buurtcode"
    answer: dict[str, Any] = {
        "niveau": niveau,
        "rijen": len(frame),
        "gebieden": int(frame[key].nunique()),
        "categorieen": int(frame["categorie"].nunique()),
        "onderdrukte_rijen": int(frame["onderdrukt"].sum()),
        "rand_rijen": int(frame["rand"].sum()),
        **rapport.attrs,
    }
    if naast_cbs is not None:
        summary = summarize_cbs(naast_cbs).astype(object)
        rows = summary.where(summary.notna(), None).to_dict("records")
        answer["cbs"] = [{str(name): value for name, value in row.items()} for row in rows]
    return answer
