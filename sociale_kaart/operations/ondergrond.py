"""Make an ondergrond from public data: OpenStreetMap and the CBS Wijk- en Buurtkaart."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.base.files import atomic_output, require_input, require_other_output, sha256
from sociale_kaart.operations.outputs import require_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.base.progress import Progress
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


@dataclass(frozen=True, slots=True)
class OndergrondReport:
    """What an ondergrond holds.

    Attributes:
        aantallen: number of objects per layer.
        adressen_zonder_buurt: addresses that lie in none of the buurten; they keep no buurtcode.
        bijzonderheden: further counts of what was met while reading.
        meldingen: Dutch sentences worth reading.
    """

    naam: str
    jaar: int
    aantallen: Mapping[str, int]
    adressen_zonder_buurt: int
    bijzonderheden: Mapping[str, int]
    meldingen: Sequence[str] = field(default_factory=list)

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
    from sociale_kaart.importing import cbs, ondergrond_frames, osm  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond_writer import write_layers  # noqa: PLC0415 - heavy

    if sources.vierkanten is not None:
        progress.step("De vierkanten nakijken…")
        cbs.check_vierkanten(sources.vierkanten)
    # The areas first: they say how much of a larger OpenStreetMap file is worth reading.
    extent = osm.read_extent(sources.osm)
    gebieden = cbs.read_gebieden(sources.buurten, sources.gemeenten, progress, within=extent)
    window = ondergrond_frames.window_around(gebieden)
    data = osm.read_osm(sources.osm, progress, window=window)
    built = ondergrond_frames.build_layers(data, gebieden, progress)
    naam = f"{', '.join(gebieden.gemeenten['gemeentenaam'])} {gebieden.jaar}"
    info = {
        "naam": naam,
        "jaar": str(gebieden.jaar),
        "gemeenten": " ".join(gebieden.gemeenten["gemeentecode"]),
        "gemaakt_op": dt.datetime.now(tz=dt.UTC).date().isoformat(),
    }
    bronnen = _bronnen(sources, data.datum or "", gebieden.jaar)
    write_layers(work, built.frames, bronnen, info, progress)
    return OndergrondReport(
        naam=naam,
        jaar=gebieden.jaar,
        aantallen={laag: len(frame) for laag, frame in built.frames.items()},
        adressen_zonder_buurt=built.report["adressen_zonder_buurt"],
        bijzonderheden=built.report,
        meldingen=[*_limits(built.report), *_not_read_yet(sources)],
    )


def _bronnen(sources: OndergrondSources, osm_datum: str, jaar: int) -> pd.DataFrame:
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
    return pd.DataFrame([osm, cbs])


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


def _not_read_yet(sources: OndergrondSources) -> list[str]:
    given = {
        "vierkanten": sources.vierkanten,
        "kerncijfers": sources.kerncijfers,
        "nabijheid": sources.nabijheid,
    }
    names = [naam for naam, path in given.items() if path is not None]
    if not names:
        return []
    tekst = (
        f"Deze versie kijkt {' en '.join(names)} alleen na; "
        "de cijfers erin worden nog niet gebruikt."
    )
    return [tekst]
