"""Our distances beside those that CBS published: each with its own method and year, never mixed.

CBS measures over paved car roads from its own registers and rounds to 0.1 km. So a difference is
only given for our figures by car; walking and cycling stand beside it without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    from collections.abc import Mapping

KOLOMMEN = (
    "buurtcode", "buurtnaam", "categorie", "netwerk", "onze_km", "onze_methode", "onze_jaar",
    "adressen", "rand", "onderdrukt", "cbs_km", "cbs_bron", "cbs_methode", "cbs_jaar",
    "verschil_km", "opmerking",
)  # fmt: skip
CBS_METHODE = (
    "over verharde wegen voor auto's, gemiddeld over inwoners, afgerond op 0,1 km; plekken uit "
    "eigen bestanden van het CBS"
)
KAART = "CBS Wijk- en Buurtkaart"
# Below this the mean hangs on a few addresses, and CBS rounds to 0.1 km.
MIN_ADRESSEN = 200
_VOOR, _NA = "cbs_afstand_", "_km"
# Fewer pairs have no correlation that says anything.
_MIN_PAREN = 3


def published(
    buurten: pd.DataFrame, cijfers: pd.DataFrame, velden: Mapping[tuple[str, str], str]
) -> pd.DataFrame:
    """Return the distances of CBS that an ondergrond holds, each source apart.

    Args:
        buurten: layer of an ondergrond: buurtcode, jaar and cbs_afstand_<categorie>_km.
        cijfers: table of an ondergrond: buurtcode, onderwerp, waarde, jaar, bron.
        velden: per (bron, onderwerp) the column of `buurten` it is, such as
            cbs_afstand_huisarts_km; what is not among them is no distance to a categorie.

    Returns:
        buurtcode, categorie, cbs_km (NaN: CBS does not tell), cbs_bron, cbs_jaar.
    """
    keys = list(zip(cijfers["bron"], cijfers["onderwerp"], strict=True))
    column = np.array([velden.get(key, "") for key in keys], dtype=object)
    mine = np.array([str(name).startswith(_VOOR) for name in column], dtype=bool)
    told = cijfers[mine]
    parts = [
        pd.DataFrame(
            {
                "buurtcode": told["buurtcode"].to_numpy(dtype=object),
                "categorie": np.array([_categorie(name) for name in column[mine]], dtype=object),
                "cbs_km": told["waarde"].to_numpy(dtype=np.float64, na_value=np.nan),
                "cbs_bron": [f"CBS {str(bron).capitalize()}" for bron in told["bron"]],
                "cbs_jaar": told["jaar"].to_numpy(dtype=np.int64),
            }
        )
    ]
    known = set(parts[0]["categorie"])
    # What the table of figures tells may have filled the column: then it stands there already.
    parts += [
        pd.DataFrame(
            {
                "buurtcode": buurten["buurtcode"].to_numpy(dtype=object),
                "categorie": _categorie(name),
                "cbs_km": buurten[name].to_numpy(dtype=np.float64, na_value=np.nan),
                "cbs_bron": KAART,
                "cbs_jaar": buurten["jaar"].to_numpy(dtype=np.int64),
            }
        )
        for name in map(str, buurten.columns)
        if name.startswith(_VOOR) and _categorie(name) not in known
    ]
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def _categorie(column: str) -> str:
    return column.removeprefix(_VOOR).removesuffix(_NA)


def beside_cbs(frame: pd.DataFrame, cbs: pd.DataFrame) -> pd.DataFrame:
    """Return our figures per buurt beside those of CBS, columns `KOLOMMEN`.

    Args:
        frame: per buurt, as `rapport.Rapport.buurten` or `buurten.distance_per_buurt`.
        cbs: from `published`.

    Returns:
        A row per buurt x categorie x network x source of CBS, sorted by name of the buurt; only
        categories that CBS publishes. `verschil_km` is ours minus CBS, for the network auto.

    Raises:
        WorldError: the figures are of another year than the buurten.
    """
    _require_same_year(frame, cbs)
    both = frame.merge(cbs, on=["buurtcode", "categorie"], how="inner")
    onze = both["gemiddelde_m"].astype(float) / 1000.0
    auto = both["netwerk"] == "auto"
    result = pd.DataFrame(
        {
            **{naam: both[naam] for naam in ("buurtcode", "buurtnaam", "categorie", "netwerk")},
            "onze_km": onze.round(3),
            "onze_methode": both["methode"],
            "onze_jaar": both["bronjaar"],
            **{naam: both[naam] for naam in ("adressen", "rand", "onderdrukt")},
            "cbs_km": both["cbs_km"],
            "cbs_bron": both["cbs_bron"],
            "cbs_methode": CBS_METHODE,
            "cbs_jaar": both["cbs_jaar"],
            "verschil_km": (onze - both["cbs_km"]).where(auto).round(3),
            "opmerking": [_remark(row) for row in both.to_dict("records")],
        },
        columns=list(KOLOMMEN),
    )
    order = result.assign(naam=result["buurtnaam"].astype(str).str.casefold())
    order = order.sort_values(["categorie", "netwerk", "cbs_bron", "naam", "buurtcode"])
    return order.drop(columns="naam").reset_index(drop=True)


def _require_same_year(frame: pd.DataFrame, cbs: pd.DataFrame) -> None:
    ours = {int(jaar) for jaar in frame["bronjaar"].dropna()}
    others = sorted({int(jaar) for jaar in cbs["cbs_jaar"]} - ours)
    if ours and others:
        raise WorldError(
            f"De cijfers van het CBS zijn van {', '.join(map(str, others))}, de buurten van "
            f"{', '.join(map(str, sorted(ours)))}. Het CBS gebruikt codes van buurten opnieuw, dus "
            "die zet ik niet naast elkaar.",
            "Maak een ondergrond met cijfers van hetzelfde jaar als de buurten.",
        )


def _remark(row: Mapping[Any, Any]) -> str:
    """Return what keeps a pair from being compared, '' for nothing."""
    remarks = [
        text
        for told, text in (
            (row["netwerk"] != "auto", "CBS meet met de auto"),
            (row["onderdrukt"] == 1, "te weinig inwoners"),
            (row["rand"] == 1, "rand: misschien is er een plek buiten de gegevens"),
            (row["adressen"] <= MIN_ADRESSEN, f"{MIN_ADRESSEN} adressen of minder"),
            (pd.isna(row["cbs_km"]), "CBS geeft geen cijfer"),
        )
        if told
    ]
    return "; ".join(remarks)


def summarize_cbs(beside: pd.DataFrame, *, ook_rand: bool = False) -> pd.DataFrame:
    """Return per categorie and source how near our figures by car are to those of CBS.

    Only buurten with more than 200 addresses, both figures known and, unless `ook_rand`, without
    the warning `rand`.

    Returns:
        categorie, cbs_bron, cbs_jaar, buurten (number compared), verschil_zonder_teken_km,
        verschil_km (both means), correlatie (NaN below three buurten).
    """
    fine = (beside["netwerk"] == "auto") & (beside["adressen"] > MIN_ADRESSEN)
    fine &= beside["onze_km"].notna() & beside["cbs_km"].notna()
    if not ook_rand:
        fine &= beside["rand"] == 0
    rows = []
    for (categorie, bron, jaar), group in beside[fine].groupby(
        ["categorie", "cbs_bron", "cbs_jaar"]
    ):
        ours, theirs = group["onze_km"].to_numpy(float), group["cbs_km"].to_numpy(float)
        apart = ours - theirs
        spread = len(group) >= _MIN_PAREN and ours.std() > 0 and theirs.std() > 0
        rows.append(
            {
                "categorie": categorie,
                "cbs_bron": bron,
                "cbs_jaar": jaar,
                "buurten": len(group),
                "verschil_zonder_teken_km": round(float(np.abs(apart).mean()), 3),
                "verschil_km": round(float(apart.mean()), 3),
                "correlatie": round(float(np.corrcoef(ours, theirs)[0, 1]), 3)
                if spread
                else np.nan,
            }
        )
    columns = (
        "categorie", "cbs_bron", "cbs_jaar", "buurten", "verschil_zonder_teken_km", "verschil_km",
        "correlatie",
    )  # fmt: skip
    return pd.DataFrame(rows, columns=list(columns))
