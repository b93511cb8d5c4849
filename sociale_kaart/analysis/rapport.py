"""All figures of a set of categories on a set of networks: per buurt, wijk, gemeente and cell.

What makes a figure less sure travels with it: method, sources, dates, what was held back, where
the data ends, how many places are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.analysis.buurten import buurt_of
from sociale_kaart.analysis.cellen import cell_level, nearest_names
from sociale_kaart.analysis.distance import place_voorzieningen
from sociale_kaart.analysis.niveaus import Niveau, area_levels, as_frame, per_area
from sociale_kaart.analysis.opstelling import coordinates
from sociale_kaart.analysis.per_adres import KEUZE_M, PerAdres, Plaatsen, measure, plaatsen_of
from sociale_kaart.analysis.verantwoording import explain_rapport
from sociale_kaart.domain.categorieen import categorie as find_categorie
from sociale_kaart.domain.categorieen import categorie_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.meetkeuze import Meetkeuze

NIVEAUS = ("buurt", "wijk", "gemeente", "cel")


@dataclass(frozen=True)
class Rapport:
    """Figures with all that they rest on.

    The frames have a row per area x categorie x network, columns in `niveaus.RAPPORTKOLOMMEN`
    (`cellen` has cel, x, y and the nearest three besides). In `wijken` and `gemeenten` the columns
    `buurtcode` and `buurtnaam` hold the code and name of the wijk or gemeente.

    Attributes:
        buurten: per buurt, sorted by name.
        wijken: per wijk.
        gemeenten: per gemeente.
        cellen: per 100 m cell with an address in a buurt.
        keuze: what was asked.
        attrs: how it was made, ready for JSON: see `verantwoording.explain_rapport`.
    """

    buurten: pd.DataFrame
    wijken: pd.DataFrame
    gemeenten: pd.DataFrame
    cellen: pd.DataFrame
    keuze: Meetkeuze
    attrs: dict[str, Any] = field(default_factory=dict)

    def frame(self, niveau: str) -> pd.DataFrame:
        """Return the frame of one of `NIVEAUS`.

        Raises:
            KeyError: no such niveau.
        """
        return {
            "buurt": self.buurten,
            "wijk": self.wijken,
            "gemeente": self.gemeenten,
            "cel": self.cellen,
        }[niveau]


def make_rapport(  # noqa: PLR0917 - everything a figure rests on is named here
    opstellingen: Mapping[str, Opstelling],
    voorzieningen: gpd.GeoDataFrame,
    wijken: gpd.GeoDataFrame,
    gemeenten: gpd.GeoDataFrame,
    categorieen: Sequence[str],
    keuze: Meetkeuze,
    progress: Progress,
    *,
    met_cellen: bool = True,
    bronnen: Sequence[Mapping[str, str]] = (),
) -> Rapport:
    """Return all figures.

    Args:
        opstellingen: per network name its opstelling; one set of addresses and buurten.
        voorzieningen: what `voorzieningen.merge_voorzieningen` returns, RD New.
        wijken: layer of the ondergrond: wijkcode, wijknaam, inwoners, jaar.
        gemeenten: layer of the ondergrond: gemeentecode, gemeentenaam, inwoners, jaar.
        categorieen: codes, in the order of the rows.
        keuze: its groep weighs, its straal_m bounds the choice.
        progress: told per network and categorie; may cancel.
        met_cellen: also the figures per cell.
        bronnen: soort, naam, datum, naamsvermelding of each source, to hand on.

    Raises:
        Cancelled: the user stopped.
    """
    parts: dict[str, list[dict[str, NDArray[Any]]]] = {niveau: [] for niveau in NIVEAUS}
    counted: dict[str, dict[str, int]] = {}
    for step, (netwerk, opstelling) in enumerate(opstellingen.items()):
        progress.step(f"Afstand {netwerk}: de plekken", step, len(opstellingen))
        levels = area_levels(opstelling, wijken, gemeenten, keuze.groep)
        if met_cellen:
            levels.append(cell_level(opstelling, keuze.groep))
        for found in _measured(opstelling, voorzieningen, categorieen, keuze, progress):
            plaatsen = found.plaatsen
            counted[plaatsen.categorie] = _count(plaatsen, voorzieningen)
            for level in levels:
                parts[level.naam].append(_rows(level, opstelling, found, keuze))
    frames = {niveau: as_frame(rows) for niveau, rows in parts.items()}
    rapport = Rapport(frames["buurt"], frames["wijk"], frames["gemeente"], frames["cel"], keuze)
    rapport.attrs.update(
        explain_rapport(rapport, opstellingen, voorzieningen, counted, list(bronnen))
    )
    return rapport


def _measured(
    opstelling: Opstelling,
    voorzieningen: gpd.GeoDataFrame,
    categorieen: Sequence[str],
    keuze: Meetkeuze,
    progress: Progress,
) -> Iterator[PerAdres]:
    """Yield per categorie what the addresses of one network reach."""
    place = place_voorzieningen(opstelling.network, coordinates(voorzieningen))
    in_buurt = buurt_of(voorzieningen, opstelling.buurten)
    for number, categorie in enumerate(categorieen):
        tekst = f"Afstand {opstelling.soort}: {categorie_label(categorie)}"
        inside = _Same(progress, tekst, number, len(categorieen))
        inside.step("")
        yield measure(
            opstelling,
            plaatsen_of(categorie, voorzieningen, place, in_buurt, len(opstelling.buurten)),
            limieten_m=limieten_of(categorie),
            straal_m=keuze.straal_m or KEUZE_M,
            progress=inside,
        )


@dataclass(frozen=True)
class _Same:
    """Progress of the parts of a step: asks whether to go on, and goes on telling that step."""

    progress: Progress
    tekst: str
    gedaan: int
    totaal: int

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:  # noqa: ARG002
        """Tell the step that this is a part of; see `base.progress.Progress`."""
        self.progress.step(self.tekst, self.gedaan, self.totaal)


def limieten_of(categorie: str) -> tuple[float, ...]:
    """Return within how many metres places of a categorie are counted, as CBS does."""
    known = find_categorie(categorie)
    return tuple(1000.0 * km for km in known.binnen_km) if known else ()


def _rows(
    level: Niveau, opstelling: Opstelling, found: PerAdres, keuze: Meetkeuze
) -> dict[str, NDArray[Any]]:
    rows = per_area(level, opstelling, found, keuze)
    return rows | nearest_names(level, found) if level.naam == "cel" else rows


def _count(plaatsen: Plaatsen, voorzieningen: gpd.GeoDataFrame) -> dict[str, int]:
    """Return how many places of a categorie are known, and by which source."""
    these = voorzieningen[voorzieningen["categorie"] == plaatsen.categorie]
    osm, register = these["osm_id"].notna(), these["hulpbron"].notna()
    return {
        "aantal": plaatsen.aantal,
        "osm": int((osm & ~register).sum()),
        "kaart": int((register & ~osm).sum()),
        "beide": int((osm & register).sum()),
    }
