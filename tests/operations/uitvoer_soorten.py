"""Every kind of file that can leave, made as window and command line make it.

Whatever is added to `exports.SOORTEN` is here by itself. Each writer returns the name that the file
really got.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.operations import (
    atlas,
    buurtkaarten,
    distances,
    exports,
    gaten,
    invulbladen,
    metingen,
    normen,
    pakket,
    raadsbladen,
    rapport_bestand,
    scenarios,
    wat_als,
    wat_als_export,
)

if TYPE_CHECKING:
    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

Writer = Callable[["Session", str, Path, "Worker"], Path]


def buurten(session: Session) -> list[str]:
    """The buurten in which something was registered."""
    return sorted({c for h in session.kaart.hulpbronnen() for c in h.buurtcodes})


def share(soort: str) -> Writer:
    def write(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
        return exports.export(session, soort, voor, uit, worker=worker, progress=NoProgress()).uit

    return write


def sheet(**opties: Any) -> Writer:
    def write(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
        on_it = buurtkaarten.make_buurtkaart(
            session, buurten(session)[0], voor=voor, uit=uit, worker=worker,
            progress=NoProgress(), **opties,
        )  # fmt: skip
        return Path(on_it["uit"])

    return write


def book(**opties: Any) -> Writer:
    def write(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
        wanted = atlas.AtlasWanted(buurten=buurten(session), voor=voor, **opties)
        on_it = atlas.make_atlas(session, wanted, uit, worker=worker, progress=NoProgress())
        return Path(on_it["uit"])

    return write


def blank(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    on_it = invulbladen.make_invulbladen(
        session, buurten(session), met_hulpbronnen=True, voor=voor, uit=uit, worker=worker,
        progress=NoProgress(),
    )  # fmt: skip
    return Path(on_it["uit"])


def question(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    wanted = raadsbladen.RaadsbladWanted(
        "Wat mist u hier?", "de participatieraad", buurten(session), voor=voor
    )
    on_it = raadsbladen.make_raadsblad(session, wanted, uit, worker=worker, progress=NoProgress())
    return Path(on_it["uit"])


def bundle(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    wanted = pakket.PakketWanted(voor, frozenset(pakket.INHOUD), tuple(buurten(session)))
    return pakket.make_pakket(session, wanted, uit, worker=worker, progress=NoProgress()).uit


def afstanden(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    frame = distances.distance_per_buurt(
        session, categorieen=["ontmoetingsplek"], voor=voor, worker=worker, progress=NoProgress()
    )
    return distances.write_distances(frame, uit).uit


def rapport(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    return rapport_bestand.write_rapport(figures(session, voor, worker), uit)[1].uit


def meting(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    saved = str(metingen.save_meting(session, figures(session, voor, worker)).nieuw)
    return metingen.write_meting(session, saved, uit).uit


def figures(session: Session, voor: str, worker: Worker) -> Rapport:
    keuze = Meetkeuze(voor=voor)
    return distances.report(session, keuze, ["ontmoetingsplek"], [], worker, NoProgress())


def getoetst(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    keuze = Meetkeuze(voor=voor)
    made = normen.check_normen(session, keuze, worker=worker, progress=NoProgress())
    return normen.write_normen(session, made, uit).uit


def lege_plekken(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    keuze = Meetkeuze(voor=voor)
    made = gaten.coverage(session, "ambities", keuze, worker=worker, progress=NoProgress())
    return gaten.write_gaten(session, made, uit).uit


def plannen(session: Session, voor: str, uit: Path, worker: Worker) -> Path:
    made = wat_als.compare_scenarios(
        session, scenarios.scenarios(session), voor=voor, worker=worker, progress=NoProgress()
    )
    return wat_als_export.export_scenarios(made, uit).uit


# What names hulpbronnen or draws them.
REGISTER: dict[str, tuple[str, Writer]] = {
    **{soort.code: (soort.suffix, share(soort.code)) for soort in exports.SOORTEN},
    "buurtkaart": (".pdf", sheet()),
    "buurtkaart in delen": (".pdf", sheet(formaat="A4", schaal=2500)),
    "buurtkaart grote letter": (".pdf", sheet(grote_letter=True)),
    "atlas": (".pdf", book()),
    "atlas grote letter": (".pdf", book(grote_letter=True)),
    "invulblad": (".pdf", blank),
    "raadsblad": (".pdf", question),
    "pakket": ("", bundle),
    "pakket als zip": (".zip", bundle),
}
PLAATJES: dict[str, tuple[str, Writer]] = {
    "buurtkaart-png": (".png", sheet()),
    "buurtkaart-svg": (".svg", sheet()),
}
CIJFERS: dict[str, tuple[str, Writer]] = {
    "afstanden": (".csv", afstanden),
    "afstanden-xlsx": (".xlsx", afstanden),
    "rapport": (".xlsx", rapport),
    "rapport-csv": (".csv", rapport),
    "meting": (".xlsx", meting),
    "meting-csv": (".csv", meting),
    "normen": (".csv", getoetst),
    "normen-xlsx": (".xlsx", getoetst),
    "gaten": (".csv", lege_plekken),
    "gaten-xlsx": (".xlsx", lege_plekken),
    "scenario": (".csv", plannen),
    "scenario-xlsx": (".xlsx", plannen),
    "scenario-json": (".json", plannen),
}
SOORTEN = {**REGISTER, **PLAATJES, **CIJFERS}
