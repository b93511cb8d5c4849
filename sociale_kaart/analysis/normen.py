"""Where a norm is met: per buurt, wijk and gemeente, and where the people live who are left out.

Numbers of people are given in steps of 5, and numbers below 5 in words only: in a small buurt they
would tell who it is about. A place for its own group is not for everybody, so the caller leaves it
out of the places (domein 7). docs/methode-afstanden.md tells every choice to the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sociale_kaart.analysis.bevolking import WEGING_ADRESSEN
from sociale_kaart.analysis.distance import nearest_placed, place_voorzieningen
from sociale_kaart.analysis.edge_of_data import RAND_AANDEEL
from sociale_kaart.analysis.niveaus import hidden_buurten, method_of
from sociale_kaart.analysis.opstelling import coordinates
from sociale_kaart.domain.meetkeuze import Meetkeuze

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.domain.normen import Norm

__all__ = [
    "KOLOMMEN",
    "MIN_AANTAL",
    "STAP",
    "Hulp",
    "NormUitkomst",
    "check_norm",
    "in_steps",
    "met",
    "people_of",
]

KOLOMMEN = (
    "niveau", "buurtcode", "buurtnaam", "norm", "gehaald", "aandeel", "inwoners",
    "zonder_inwoners", "tekort_inwoners", "reden", "weinig", "rand", "onderdrukt",
    "onderdrukte_buurten", "voorzieningen", "methode", "bronjaar",
)  # fmt: skip
NIVEAUS = ("buurt", "wijk", "gemeente")
# Fewer people than this say who they are (as CBS for its squares); numbers go in steps of it.
MIN_AANTAL = 5
STAP = 5
# Weights are sums of fractions: less than this is nobody.
_NIEMAND = 1e-6

# Why there is no figure, or no number.
TE_WEINIG = "te weinig mensen voor een cijfer"
ONBEKEND = "onbekend hoeveel mensen het zijn"
GEEN_ADRES = "geen adres bekend"
GEEN_PLEK = "geen plek van deze soort bekend"
WEINIG_ZONDER = "minder dan 5 wonen verder weg"
WEINIG_BINNEN = "minder dan 5 wonen binnen de afstand"


@dataclass(frozen=True)
class Hulp:
    """Where one place more would bring most people within the norm.

    Attributes:
        cellen: per 100 m cell that was looked at: cel, x, y, geometry (middle, RD New) and
            `erbij`, the people a place there brings within the norm, in steps of 5; empty when
            fewer than 5.
        x: RD New, metres: the best spot that was found; None when no spot helps 5 people.
        y: as `x`.
        straat: its street, '' unknown.
        buurtnaam: its buurt, '' in none.
        erbij: how many people it brings within the norm, in steps of 5.
        haalt_dan: names of the buurten that do not meet the norm now and would then.
        bekeken: how many spots were computed.
    """

    cellen: gpd.GeoDataFrame
    x: float | None = None
    y: float | None = None
    straat: str = ""
    buurtnaam: str = ""
    erbij: int = 0
    haalt_dan: tuple[str, ...] = ()
    bekeken: int = 0


@dataclass(frozen=True)
class NormUitkomst:
    """What came out for one norm.

    Attributes:
        norm: the norm.
        frame: a row per buurt, wijk and gemeente, columns `KOLOMMEN`, each level by name.
            `gehaald` is 1, 0 or empty (no figure, see `reden`); `aandeel` 0-1, empty when it would
            give away fewer than 5 people; `zonder_inwoners` live too far, and so many more
            (`tekort_inwoners`) must come within the distance to meet the norm, both in steps of 5;
            `rand` 1: outside the data may be a place that is near enough. Wijken and gemeenten
            count the buurten that have a figure.
        cellen: the people without, per 100 m cell: cel, x, y, geometry, `zonder` (steps of 5,
            empty when held back) and `weinig` (1: held back).
        eenheid: what is counted: 'inwoners', or 'adressen' where inhabitants are unknown.
        eigen_groep: how many places for their own group were left out.
        meldingen: Dutch sentences to read beside the figures.
        hulp: where a place would help most, None when nobody looked.
        afstand_m: per address of the opstelling, only inside the process that computed it.
    """

    norm: Norm
    frame: pd.DataFrame
    cellen: gpd.GeoDataFrame
    eenheid: str
    eigen_groep: int = 0
    meldingen: tuple[str, ...] = ()
    hulp: Hulp | None = None
    afstand_m: NDArray[np.float64] | None = field(default=None, repr=False)

    def for_travel(self) -> NormUitkomst:
        """Return the same without distances per address, which are nobody else's business."""
        return replace(self, afstand_m=None)


def in_steps(aantal: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return numbers of people in steps of 5; NaN for 1 to 4, and what is hardly one is 0."""
    few = (aantal > _NIEMAND) & (aantal < MIN_AANTAL)
    return np.where(few, np.nan, STAP * np.round(np.nan_to_num(aantal) / STAP))


def people_of(opstelling: Opstelling, groep: str) -> NDArray[np.float64]:
    """Return persons per address, nobody in a buurt of which figures are held back."""
    hidden = np.append(hidden_buurten(opstelling, groep), True)
    return np.where(hidden[opstelling.buurt], 0.0, opstelling.gewicht[groep])


def check_norm(
    opstelling: Opstelling,
    voorzieningen: gpd.GeoDataFrame,
    norm: Norm,
    keuze: Meetkeuze | None = None,
    *,
    eigen_groep: int = 0,
) -> NormUitkomst:
    """Return where a norm is met.

    Args:
        opstelling: the network of the norm (with or without steps) with the addresses on it.
        voorzieningen: the places that count, of the categorie of the norm; points in RD New.
        norm: the norm.
        keuze: which places were left out by filters, for the method; None: none were.
        eigen_groep: how many places were left out because they are for their own group.
    """
    network = opstelling.network
    afstand_m = nearest_placed(
        network,
        opstelling.adressen,
        place_voorzieningen(network, coordinates(voorzieningen)),
        access_leg=opstelling.access_leg,
    ).afstand_m
    mensen = people_of(opstelling, norm.groep)
    eenheid = "adressen" if opstelling.weging[norm.groep] == WEGING_ADRESSEN else "inwoners"
    frame = _frame(opstelling, norm, afstand_m, mensen, len(voorzieningen))
    frame["methode"] = _method(opstelling, norm, keuze or Meetkeuze())
    cellen = _cells_without(opstelling, mensen * (afstand_m > norm.afstand_m))
    if len(voorzieningen) == 0:
        cellen = cellen.iloc[:0]
    return NormUitkomst(
        norm,
        frame,
        cellen,
        eenheid,
        eigen_groep,
        _told(opstelling, norm, eigen_groep, len(voorzieningen)),
        afstand_m=afstand_m,
    )


def met(opstelling: Opstelling, norm: Norm, afstand_m: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return per buurt whether it meets the norm; False where there is no figure."""
    mensen = people_of(opstelling, norm.groep)
    aantal = len(opstelling.buurten)
    totaal = _per(opstelling.buurt, mensen, aantal)
    binnen = _per(opstelling.buurt, mensen * (afstand_m <= norm.afstand_m), aantal)
    return np.asarray((totaal > _NIEMAND) & (binnen >= norm.aandeel * totaal - _NIEMAND))


def _per(row: NDArray[np.intp], values: NDArray[np.float64], aantal: int) -> NDArray[np.float64]:
    inside = row >= 0
    summed = np.bincount(row[inside], weights=values[inside], minlength=aantal)
    return np.asarray(summed, dtype=np.float64)


def _frame(
    opstelling: Opstelling,
    norm: Norm,
    afstand_m: NDArray[np.float64],
    mensen: NDArray[np.float64],
    bekend: int,
) -> pd.DataFrame:
    """Return the rows of all levels."""
    buurten = opstelling.buurten
    beyond = afstand_m > norm.afstand_m
    # Too far as far as we know, while a place beyond the edge could be near enough.
    maybe = beyond & (opstelling.tot_rand_m < norm.afstand_m)
    aantal = len(buurten)
    adressen = _per(opstelling.buurt, np.ones(opstelling.aantal), aantal)
    sums = pd.DataFrame(
        {
            "code": buurten["buurtcode"],
            "naam": buurten["buurtnaam"],
            "totaal": _per(opstelling.buurt, mensen, aantal),
            "zonder": _per(opstelling.buurt, mensen * beyond, aantal),
            "adressen": adressen,
            "rand": _per(opstelling.buurt, maybe.astype(np.float64), aantal),
            "jaar": buurten["jaar"],
        }
    )
    sums["geheim"] = (adressen > 0) & (sums["totaal"] <= _NIEMAND)
    unknown = opstelling.weging[norm.groep].startswith("onbekend")
    rows: list[dict[str, Any]] = []
    for niveau in NIVEAUS:
        rows += [
            {
                "niveau": niveau,
                "buurtcode": row.code,
                "buurtnaam": row.naam,
                "norm": norm.kort,
                **_figures(norm, row, bekend, group_unknown=unknown),
                "onderdrukte_buurten": row.geheime_buurten,
                "voorzieningen": bekend,
                "methode": "",
                "bronjaar": row.jaar,
            }
            for row in _level(sums, buurten, niveau).itertuples()
        ]
    frame = pd.DataFrame(rows, columns=list(KOLOMMEN))
    for kolom in (
        "gehaald", "inwoners", "zonder_inwoners", "tekort_inwoners", "bronjaar",
    ):  # fmt: skip
        frame[kolom] = pd.to_numeric(frame[kolom]).round().astype("Int64")
    frame["aandeel"] = pd.to_numeric(frame["aandeel"])
    return frame


def _level(sums: pd.DataFrame, buurten: gpd.GeoDataFrame, niveau: str) -> pd.DataFrame:
    """Return the sums of one level by name."""
    if niveau == "buurt":
        found = sums.assign(geheime_buurten=0)
    else:
        # A buurt without a figure is left out, so that no subtraction tells it.
        shown = sums.where(~sums["geheim"], 0.0)[["totaal", "zonder", "adressen", "rand"]]
        parts = shown.assign(
            code=buurten[f"{niveau}code"],
            naam=buurten[f"{niveau}naam"],
            jaar=buurten["jaar"],
            geheime_buurten=sums["geheim"].astype(int),
        )
        found = parts.groupby("code", as_index=False).agg(
            {"naam": "first", "jaar": "max"}
            | dict.fromkeys(("totaal", "zonder", "adressen", "rand", "geheime_buurten"), "sum")
        )
        found["geheim"] = (found["totaal"] <= _NIEMAND) & (found["geheime_buurten"] > 0)
    return found.sort_values(
        ["naam", "code"], key=lambda column: column.str.casefold(), ignore_index=True
    )


def _figures(norm: Norm, row: Any, bekend: int, *, group_unknown: bool) -> dict[str, Any]:
    """Return the figures of one area; without a figure it says why."""
    nothing: dict[str, Any] = {
        "gehaald": None, "aandeel": None, "inwoners": None, "zonder_inwoners": None,
        "tekort_inwoners": None, "reden": "", "weinig": 0, "rand": 0, "onderdrukt": 0,
    }  # fmt: skip
    if row.adressen == 0 and not row.geheim:
        return {**nothing, "reden": GEEN_ADRES}
    if group_unknown:
        return {**nothing, "reden": ONBEKEND}
    if row.geheim:
        return {**nothing, "reden": TE_WEINIG, "onderdrukt": 1}
    inwoners = STAP * round(row.totaal / STAP)
    if bekend == 0:
        return {**nothing, "inwoners": inwoners, "reden": GEEN_PLEK}
    # At the very border the last bits of a sum decide nothing.
    gehaald = row.totaal - row.zonder >= norm.aandeel * row.totaal - _NIEMAND
    zonder, binnen = in_steps(np.array([row.zonder, row.totaal - row.zonder]))
    found = {
        **nothing,
        "gehaald": int(gehaald),
        "inwoners": inwoners,
        "rand": int(row.rand > RAND_AANDEEL * row.adressen),
    }
    if np.isnan(zonder) or np.isnan(binnen):
        return {**found, "weinig": 1, "reden": WEINIG_ZONDER if np.isnan(zonder) else WEINIG_BINNEN}
    short = max(0.0, row.zonder - (1 - norm.aandeel) * row.totaal)
    return {
        **found,
        "aandeel": round(float(np.clip(1 - zonder / row.totaal, 0.0, 1.0)), 4),
        "zonder_inwoners": zonder,
        "tekort_inwoners": 0 if gehaald else min(max(STAP, STAP * round(short / STAP)), zonder),
    }


def _cells_without(opstelling: Opstelling, zonder: NDArray[np.float64]) -> gpd.GeoDataFrame:
    """Return the cells in which people live without, and how many."""
    per_cel = _per(opstelling.cel, zonder, len(opstelling.cellen))
    some = per_cel > _NIEMAND
    shown = in_steps(per_cel)
    buurt = np.full(len(per_cel), -1, dtype=np.intp)
    inside = opstelling.cel >= 0
    buurt[opstelling.cel[inside]] = opstelling.buurt[inside]
    for number in _to_hold_back_too(np.flatnonzero(some), np.isnan(shown), per_cel, buurt):
        shown[number] = np.nan
    cellen = opstelling.cellen.assign(
        zonder=pd.Series(shown).round().astype("Int64"),
        weinig=np.isnan(shown).astype(np.int64),
    )
    return cellen[some].reset_index(drop=True)


def _to_hold_back_too(
    some: NDArray[np.intp],
    held_back: NDArray[np.bool_],
    per_cel: NDArray[np.float64],
    buurt: NDArray[np.intp],
) -> list[int]:
    """Return the cells to hold back beside a lonely one: else the buurt's total gives it away."""
    found = []
    for code in np.unique(buurt[some]):
        mine = some[buurt[some] == code]
        hidden = held_back[mine]
        if hidden.sum() == 1 and not hidden.all():
            rest = mine[~hidden]
            found.append(int(rest[np.argmin(per_cel[rest])]))
    return found


def _method(opstelling: Opstelling, norm: Norm, keuze: Meetkeuze) -> str:
    """Return how the figures were made, as `sleutel=waarde` pairs joined by `;`."""
    asked = replace(keuze, netwerk=norm.netwerk, groep=norm.groep, straal_m=None)
    parts = (
        method_of(opstelling, asked),
        f"groep={norm.groep}",
        f"norm_m={norm.afstand_m}",
        f"norm_aandeel={norm.aandeel:g}",
        "eigen_groep=telt niet",
    )
    return ";".join(parts)


def _told(opstelling: Opstelling, norm: Norm, eigen_groep: int, bekend: int) -> tuple[str, ...]:
    told = [*opstelling.meldingen]
    if bekend == 0:
        told.append("Er is geen enkele plek van deze soort bekend. Daarom is er geen uitkomst.")
    if eigen_groep:
        plekken = "1 plek is" if eigen_groep == 1 else f"{eigen_groep} plekken zijn"
        told.append(
            f"{plekken} voor de eigen groep en telt niet mee: niet iedereen kan er terecht."
        )
    if opstelling.weging[norm.groep].startswith("onbekend"):
        told.append("Hoeveel mensen van deze groep er wonen, staat niet in de ondergrond.")
    return tuple(told)
