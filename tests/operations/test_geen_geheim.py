"""Canaries: secrets planted in a kaart are in no byte of any export for the public or partners.

Through the operations, as window and command line call them; a kind of export that is added to
`exports.SOORTEN` is tried by itself.
"""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from uitpakken import found_in

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.hulpbron import Plek
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.domain.scenario import ERBIJ, ScenarioPlek
from sociale_kaart.exporting.table import wgs84
from sociale_kaart.operations import (
    atlas,
    buurtkaarten,
    delen,
    distances,
    editing,
    exports,
    fotos,
    gaten,
    instemming,
    normen,
    pakket,
    rapport_bestand,
    scenarios,
    wat_als,
    wat_als_export,
)
from sociale_kaart.operations.sessions import Session, new_kaart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sociale_kaart.operations.worker import Worker

# Somebody's home, RD in metres, and as an export would write it in degrees.
X, Y = 150_912.34, 535_734.56
LON, LAT = wgs84(Plek(uuid="", hulpbron="", x=X, y=Y)) or (0.0, 0.0)
INTERN = "Verborgen Club 99"
NIET_GEVRAAGD = "Stille Kring 33"
MAP = "map-van-greta"
# In no export for others.
SECRETS: tuple[str | float, ...] = (
    "06-98765432", "0698765432", "Greta Geheimstra", "greta@geheim.example", "NOTITIE-77",
    "TOESTEMMING-88", "Geheimlaan", "9999ZZ", str(X), str(Y), f"{LON:.5f}", f"{LAT:.5f}", X, Y,
    LON, LAT, "GPS-66", "BIJSCHRIFT-66", "MAKER-66", "Gewiste Club 55", "Oude Naam 22",
    "Weigerclub 44", INTERN, "VERHAAL-11", MAP,
)  # fmt: skip


@pytest.fixture(scope="module")
def vol(zonneveen: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A kaart with a secret wherever the rules say that it must stay in."""
    folder = tmp_path_factory.mktemp("canaries") / MAP
    folder.mkdir()
    grond = folder / zonneveen.name
    shutil.copy(zonneveen, grond)
    with new_kaart(
        folder / "proef.kaart.gpkg", naam="Proef", onze_definitie="Alles.", doel="Zien.",
        ondergrond=grond,
    ) as session:  # fmt: skip
        plant(session)
        yield session


def plant(session: Session) -> None:
    """Register what may be seen, with the secrets around it."""
    open_ = {"sfeer": "institutioneel", "formaliteit": "formeel", "soort": "organisatie",
             "zichtbaarheid": "publiek", "categorie": "ontmoetingsplek"}  # fmt: skip
    huis = add(
        session,
        {**open_, "naam": "Oude Naam 22", "opmerking": "NOTITIE-77"},
        {"x": 150_900.0, "y": 535_700.0, "straat": "Achterom", "huisnummer": 2, "gebruik": "vast"},
        {"organisatie": "Welzijn", "contactpersoon": "Greta Geheimstra",
         "telefoon": "06-98765432", "email": "greta@geheim.example"},
    )  # fmt: skip
    editing.edit_hulpbron(session, huis, {"naam": "Buurthuis De Reling"})
    instemming.record_toestemming(
        session, huis, wie="Greta Geheimstra", gegeven_op="2020-01-01", tot="2021-01-01",
        waarvoor="TOESTEMMING-88",
    )  # fmt: skip
    delen.add_deel(session, huis, "verhalen", {"tekst": "VERHAAL-11", "wie": "Greta Geheimstra"})
    fotos.add_foto(
        session, huis, photo(), bijschrift="BIJSCHRIFT-66", maker="MAKER-66", toestemming="GPS-66"
    )
    thuis = {"x": X, "y": Y, "straat": "Geheimlaan", "huisnummer": 5, "postcode": "9999ZZ",
             "plaats": "Zonneveen"}  # fmt: skip
    add(session, {**open_, "naam": "Huiskamer"}, {**thuis, "gebruik": "thuis"})
    add(session, {**open_, "naam": INTERN, "zichtbaarheid": "intern"}, {**thuis, "gebruik": "vast"})
    weg = add(session, {**open_, "naam": "Gewiste Club 55"}, {**thuis, "gebruik": "vast"})
    editing.delete_hulpbronnen(session, [weg])
    group = {**open_, "sfeer": "gemeenschappelijk", "formaliteit": "informeel", "soort": "groep"}
    niet = add(session, {**group, "naam": "Weigerclub 44"}, {**thuis, "gebruik": "vast"})
    instemming.record_instemming(session, niet, "niet_opnemen")
    add(session, {**group, "naam": NIET_GEVRAAGD}, {"x": 150_950.0, "y": 535_750.0})
    add(session, {**open_, "naam": "Burenhulp", "sfeer": "persoonlijk"}, {**thuis})
    normen.add_norm(session, {"categorie": "ontmoetingsplek", "afstand_m": 500, "aandeel": 0.9})
    plan = str(scenarios.add_scenario(session, "Plan", toelichting=f"In plaats van {INTERN}").nieuw)
    scenarios.add_scenario_plekken(
        session, plan, [ScenarioPlek("", ERBIJ, "ontmoetingsplek", naam="Nieuw", x=150_900.0,
                                     y=535_700.0)],
    )  # fmt: skip


def add(session: Session, velden: dict[str, object], plek: object, contact: object = None) -> str:
    return str(editing.add_hulpbron(session, velden, plek, contact).nieuw)  # type: ignore[arg-type]


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "GPS-66"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 33.0, 28.11)})
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (20, 90, 30)).save(out, "JPEG", exif=exif, comment=b"GPS-66")
    return out.getvalue()


def buurten(session: Session) -> list[str]:
    """The buurten in which something was registered."""
    return sorted({c for h in session.kaart.hulpbronnen() for c in h.buurtcodes})


def share(soort: str) -> Callable[[Session, str, Path, Worker], None]:
    def write(session: Session, voor: str, uit: Path, worker: Worker) -> None:
        exports.export(session, soort, voor, uit, worker=worker, progress=NoProgress())

    return write


def sheet(session: Session, voor: str, uit: Path, worker: Worker) -> None:
    code = buurten(session)[0]
    buurtkaarten.make_buurtkaart(
        session, code, voor=voor, uit=uit, worker=worker, progress=NoProgress()
    )


def book(session: Session, voor: str, uit: Path, worker: Worker) -> None:
    wanted = atlas.AtlasWanted(buurten=buurten(session), voor=voor)
    atlas.make_atlas(session, wanted, uit, worker=worker, progress=NoProgress())


def gepakt(session: Session, voor: str, uit: Path, worker: Worker) -> None:
    wanted = pakket.PakketWanted(voor, frozenset(pakket.INHOUD))
    pakket.make_pakket(session, wanted, uit, worker=worker, progress=NoProgress())


def afstanden(session: Session, voor: str, uit: Path, worker: Worker) -> None:
    frame = distances.distance_per_buurt(
        session, categorieen=["ontmoetingsplek"], voor=voor, worker=worker, progress=NoProgress()
    )
    distances.write_distances(frame, uit)


def rapport(session: Session, voor: str, uit: Path, worker: Worker) -> None:
    keuze = Meetkeuze(voor=voor)
    made = distances.report(session, keuze, ["ontmoetingsplek"], [], worker, NoProgress())
    rapport_bestand.write_rapport(made, uit)


def getoetst(session: Session, voor: str, uit: Path, worker: Worker) -> None:
    keuze = Meetkeuze(voor=voor)
    made = normen.check_normen(session, keuze, worker=worker, progress=NoProgress())
    normen.write_normen(session, made, uit)


def lege_plekken(session: Session, voor: str, uit: Path, worker: Worker) -> None:
    keuze = Meetkeuze(voor=voor)
    made = gaten.coverage(session, "ambities", keuze, worker=worker, progress=NoProgress())
    gaten.write_gaten(session, made, uit)


def plannen(session: Session, voor: str, uit: Path, worker: Worker) -> None:
    made = wat_als.compare_scenarios(
        session, scenarios.scenarios(session), voor=voor, worker=worker, progress=NoProgress()
    )
    wat_als_export.export_scenarios(made, uit)


KINDS: dict[str, tuple[str, Callable[[Session, str, Path, Worker], None]]] = {
    **{soort.code: (soort.suffix, share(soort.code)) for soort in exports.SOORTEN},
    "buurtkaart": (".pdf", sheet),
    "buurtkaart-png": (".png", sheet),
    "buurtkaart-svg": (".svg", sheet),
    "atlas": (".pdf", book),
    "pakket": (".zip", gepakt),
    "afstanden": (".csv", afstanden),
    "afstanden-xlsx": (".xlsx", afstanden),
    "rapport": (".xlsx", rapport),
    "normen": (".csv", getoetst),
    "normen-xlsx": (".xlsx", getoetst),
    "gaten": (".csv", lege_plekken),
    "gaten-xlsx": (".xlsx", lege_plekken),
    "scenario": (".csv", plannen),
    "scenario-xlsx": (".xlsx", plannen),
    "scenario-json": (".json", plannen),
}
# These name hulpbronnen, so that the check can be seen to find them.
NAMING = (*(soort.code for soort in exports.SOORTEN), "buurtkaart", "atlas")


@pytest.mark.parametrize("voor", ["publiek", "partners"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_secret_is_in_any_byte(
    vol: Session, worker: Worker, tmp_path: Path, kind: str, voor: str
) -> None:
    suffix, write = KINDS[kind]
    uit = tmp_path / f"uit{suffix}"
    write(vol, voor, uit, worker)

    secrets = (*SECRETS, NIET_GEVRAAGD) if voor == "publiek" else SECRETS
    made = sorted(tmp_path.iterdir())
    assert [found_in(path, secrets) for path in made] == [[] for _ in made]
    # QGIS takes the style of a GeoJSON from a file beside it.
    assert {path.name for path in made} - {"uit.qml"} == {uit.name}


@pytest.mark.parametrize("kind", NAMING)
def test_the_check_finds_what_is_planted_in_an_export_for_ourselves(
    vol: Session, worker: Worker, tmp_path: Path, kind: str
) -> None:
    suffix, write = KINDS[kind]
    uit = tmp_path / f"uit{suffix}"
    write(vol, "intern", uit, worker)
    assert INTERN in found_in(uit, SECRETS)


def test_the_check_looks_into_points_and_numbers(
    vol: Session, worker: Worker, tmp_path: Path
) -> None:
    share("gpkg")(vol, "intern", tmp_path / "uit.gpkg", worker)
    assert X in found_in(tmp_path / "uit.gpkg", SECRETS)
    share("xlsx")(vol, "intern", tmp_path / "uit.xlsx", worker)
    assert {"06-98765432", str(X), f"{LON:.5f}"} <= set(found_in(tmp_path / "uit.xlsx", SECRETS))
