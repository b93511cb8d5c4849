"""Make an ondergrond from public data: OpenStreetMap and the CBS Wijk- en Buurtkaart."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.base.files import atomic_output, require_input, require_other_output, sha256
from sociale_kaart.operations.adresbronnen import (
    bron_rows,
    make_adressen,
    read_adresbronnen,
)
from sociale_kaart.operations.outputs import require_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.cbs import Gebieden
    from sociale_kaart.operations.worker import Worker


@dataclass(frozen=True, slots=True)
class OndergrondSources:
    """The files an ondergrond is made from; only the first two are needed."""

    osm: Path
    buurten: Path
    gemeenten: Sequence[str] = ()
    vierkanten: Path | None = None
    kerncijfers: Path | None = None
    nabijheid: Path | None = None
    adressen: Path | None = None
    pc6: Path | None = None


@dataclass(frozen=True, slots=True)
class OndergrondReport:
    """What an ondergrond holds.

    Attributes:
        aantallen: number of objects per layer.
        adressen_zonder_buurt: addresses that lie in none of the buurten; they keep no buurtcode.
        bijzonderheden: further counts of what was met while reading.
        meldingen: Dutch sentences worth reading.
        cijfers: per source of figures its bron, bestand, jaar and cijfers (onderwerp, naam,
            eenheid, and how many buurten have one).
    """

    naam: str
    jaar: int
    aantallen: Mapping[str, int]
    adressen_zonder_buurt: int
    bijzonderheden: Mapping[str, int]
    meldingen: Sequence[str] = field(default_factory=list)
    cijfers: Sequence[Mapping[str, object]] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """Return the report as the command line prints it."""
        return asdict(self)


def make_ondergrond(
    sources: OndergrondSources, uit: Path, *, worker: Worker, progress: Progress
) -> OndergrondReport:
    """Read the sources and write the ondergrond, whole or not at all.

    Raises:
        WorldError: a source is missing, damaged or not what it should be.
        Cancelled: the user stopped; nothing was written.
    """
    require_input(sources.osm, "Het OpenStreetMap-bestand")
    require_input(sources.buurten, "De Wijk- en Buurtkaart")
    extra = {
        "Het bestand met vierkanten": sources.vierkanten,
        "Het bestand met kerncijfers": sources.kerncijfers,
        "Het bestand met nabijheid": sources.nabijheid,
        "Het bestand met adressen": sources.adressen,
        "Het bestand met postcodes": sources.pc6,
    }
    for wat, path in extra.items():
        if path is not None:
            require_input(path, wat)
    require_name(uit, ".gpkg", never=(".kaart.gpkg",))
    require_other_output(uit, sources.osm, sources.buurten, *extra.values())
    # The partial file is ours to clean up: a cancel kills the process that writes it.
    with atomic_output(uit) as work:
        return worker.run(_build, sources, work, progress=progress)


def _build(sources: OndergrondSources, work: Path, *, progress: Progress) -> OndergrondReport:
    import pandas as pd  # noqa: PLC0415 - heavy

    from sociale_kaart.importing import cbs, ondergrond_frames, osm  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond_writer import write_layers  # noqa: PLC0415 - heavy

    # The areas first: they say how much of a larger OpenStreetMap file is worth reading.
    extent = osm.read_extent(sources.osm)
    gebieden = cbs.read_gebieden(sources.buurten, sources.gemeenten, progress, within=extent)
    # Before the long work: a figure of another year stops it.
    extra = _extra(sources, gebieden, progress)
    gebieden = extra.gebieden
    adresbronnen = read_adresbronnen(sources.adressen, sources.pc6, gebieden, progress)
    window = ondergrond_frames.window_around(gebieden)
    data = osm.read_osm(sources.osm, progress, window=window)
    built = ondergrond_frames.build_layers(data, gebieden, progress)
    adressen = make_adressen(built.frames["adressen"], adresbronnen, gebieden)
    report = built.report | adressen.aantallen
    naam = f"{', '.join(gebieden.gemeenten['gemeentenaam'])} {gebieden.jaar}"
    info = {
        "naam": naam,
        "jaar": str(gebieden.jaar),
        "gemeenten": " ".join(gebieden.gemeenten["gemeentecode"]),
        "gemaakt_op": dt.datetime.now(tz=dt.UTC).date().isoformat(),
    }
    bronnen = _bronnen(sources, data.datum or "", gebieden.jaar, extra.jaren)
    rows = bron_rows(sources.adressen, sources.pc6, adresbronnen)
    bronnen = pd.concat([bronnen, pd.DataFrame(rows)]) if rows else bronnen
    frames = {**built.frames, "adressen": adressen.frame, **extra.lagen}
    write_layers(work, frames, bronnen, info, progress, tabellen=extra.tabellen)
    return OndergrondReport(
        naam=naam,
        jaar=gebieden.jaar,
        aantallen={laag: len(frame) for laag, frame in (frames | extra.tabellen).items()},
        adressen_zonder_buurt=report["adressen_zonder_buurt"],
        bijzonderheden=report,
        meldingen=[*_limits(report), *adressen.meldingen, *extra.meldingen],
        cijfers=extra.cijfers,
    )


@dataclass(frozen=True)
class _Extra:
    """What the files that are not needed add.

    Attributes:
        gebieden: with what the map of buurten did not tell, filled from the figures.
        jaren: per source its year, '' unknown.
    """

    gebieden: Gebieden
    lagen: dict[str, gpd.GeoDataFrame]
    tabellen: dict[str, pd.DataFrame]
    jaren: dict[str, str]
    meldingen: list[str]
    cijfers: list[dict[str, object]]


def _extra(sources: OndergrondSources, gebieden: Gebieden, progress: Progress) -> _Extra:
    import pandas as pd  # noqa: PLC0415 - heavy

    from sociale_kaart.importing.cijfers import fill_gaps  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.kerncijfers import read_kerncijfers  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.statline import read_nabijheid  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.vierkanten import read_vierkanten  # noqa: PLC0415 - heavy

    found = []
    if sources.kerncijfers is not None:
        progress.step("Kerncijfers lezen…")
        found.append(read_kerncijfers(sources.kerncijfers, gebieden))
    if sources.nabijheid is not None:
        progress.step("Nabijheid lezen…")
        found.append(read_nabijheid(sources.nabijheid, gebieden))
    jaren = {bron.bron: str(bron.jaar) for bron in found}
    meldingen = [melding for bron in found for melding in bron.meldingen]
    filled, told = fill_gaps(gebieden, found)
    tabellen = {"cijfers": pd.concat([b.frame for b in found])} if found else {}
    lagen = {}
    if sources.vierkanten is not None:
        progress.step("Vierkanten lezen…")
        squares = read_vierkanten(sources.vierkanten, gebieden)
        lagen["vierkanten"] = squares.frame
        jaren["vierkanten"] = squares.jaar
        meldingen += squares.meldingen
    return _Extra(
        filled, lagen, tabellen, jaren, [*meldingen, *told], [bron.as_json() for bron in found]
    )


def _bronnen(
    sources: OndergrondSources, osm_datum: str, jaar: int, extra: Mapping[str, str]
) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - heavy

    osm = {
        "soort": "osm",
        "naam": "OpenStreetMap",
        "bestand": sources.osm.name,
        "datum": osm_datum,
        "licentie": "ODbL 1.0",
        "naamsvermelding": "© OpenStreetMap-bijdragers",
        "sha256": sha256(sources.osm),
    }
    cbs = {
        "soort": "cbs_gebieden",
        "naam": "CBS Wijk- en Buurtkaart",
        "bestand": sources.buurten.name,
        "datum": str(jaar),
        "licentie": "CC BY 4.0",
        "naamsvermelding": f"© Kadaster / Centraal Bureau voor de Statistiek, {jaar}",
        "sha256": sha256(sources.buurten),
    }
    rows = [osm, cbs]
    for soort, (naam, path) in {
        "kerncijfers": ("CBS Kerncijfers wijken en buurten", sources.kerncijfers),
        "nabijheid": ("CBS Nabijheid voorzieningen", sources.nabijheid),
        "vierkanten": ("CBS vierkanten van 100 meter", sources.vierkanten),
    }.items():
        if path is not None:
            rows.append(_cbs_bron(soort, naam, path, extra.get(soort, "")))
    return pd.DataFrame(rows)


def _cbs_bron(soort: str, naam: str, path: Path, jaar: str) -> dict[str, str]:
    maker = "© Centraal Bureau voor de Statistiek"
    return {
        "soort": f"cbs_{soort}",
        "naam": naam,
        "bestand": path.name,
        "datum": jaar,
        "licentie": "CC BY 4.0",
        "naamsvermelding": f"{maker}, {jaar}" if jaar else maker,
        "sha256": sha256(path),
    }


def _limits(report: Mapping[str, int]) -> list[str]:
    """Return what the data does not reach, in sentences."""
    said = []
    if report["buurten_deels_buiten_dekking"]:
        said.append(
            f"De gegevens van OpenStreetMap dekken {report['dekking_procent']} % van het gebied. "
            f"{report['buurten_deels_buiten_dekking']} buurten liggen er deels buiten; hun "
            "afstanden krijgen een waarschuwing als dat uitmaakt (rand)."
        )
    if report["scholen_onbekend"]:
        said.append(
            f"Bij {report['scholen_onbekend']} scholen is niet te zien of het een basisschool of "
            "een middelbare school is; die tellen bij geen van beide mee."
        )
    return said
