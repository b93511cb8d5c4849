"""What a file to write may be called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.buurtkaarten import make_buurtkaart
from sociale_kaart.operations.exports import export
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.outputs import require_name
from sociale_kaart.operations.sessions import new_kaart

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


@pytest.mark.parametrize("naam", ["a.xlsx", "A.XLSX", "wijk 3.1.xlsx"])
def test_a_name_that_fits_is_fine(naam: str) -> None:
    require_name(Path(naam), ".xlsx")


@pytest.mark.parametrize("naam", ["a.csv", "a", "", ".", "a.xlsx.pdf"])
def test_a_file_is_named_after_what_is_in_it(naam: str) -> None:
    with pytest.raises(WorldError, match=r"eindigt op \.xlsx"):
        require_name(Path(naam), ".xlsx")


def test_an_export_never_takes_the_place_of_another_kaart(
    session: Session, worker: Worker, tmp_path: Path
) -> None:
    other = tmp_path / "werk van een jaar.kaart.gpkg"
    other.write_bytes(b"x")
    with pytest.raises(WorldError, match="naam van een kaart"):
        export(session, "gpkg", "intern", other, worker=worker, progress=NoProgress())
    assert other.read_bytes() == b"x"


@pytest.mark.parametrize("typed", ["De Wolken", "de wolken", "bu99990001"])
def test_who_types_the_name_of_a_buurt_is_told_its_code(
    session: Session, worker: Worker, tmp_path: Path, typed: str
) -> None:
    with pytest.raises(WorldError, match=r"zoals BU99990001 \(De Wolken\)"):
        make_buurtkaart(
            session, typed, uit=tmp_path / "x.pdf", worker=worker, progress=NoProgress()
        )


def test_an_ondergrond_never_takes_the_place_of_a_kaart(session: Session, worker: Worker) -> None:
    kaart = session.kaart.path
    before = kaart.read_bytes()
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
    )
    with pytest.raises(WorldError, match="naam van een kaart"):
        make_ondergrond(sources, kaart, worker=worker, progress=NoProgress())
    assert kaart.read_bytes() == before


@pytest.mark.parametrize(
    ("naam", "said"),
    [("weg/x.kaart.gpkg", "De map ‘.*weg’ bestaat niet"), ("x", "eindigt op"), ("", "eindigt op")],
)
def test_a_new_kaart_needs_a_name_and_a_folder(
    grond: Path, tmp_path: Path, naam: str, said: str
) -> None:
    with pytest.raises(WorldError, match=said):
        new_kaart(
            tmp_path / naam if naam else Path(),
            naam="X",
            onze_definitie="",
            doel="",
            ondergrond=grond,
        )


@pytest.mark.parametrize(
    ("keuze", "said"), [({"formaat": "A5"}, "Kies A4 of A3"), ({"schaal": 1234}, "schaal 1:1.234")]
)
def test_a_sheet_that_is_not_offered_is_refused_before_the_work(
    session: Session, worker: Worker, tmp_path: Path, keuze: dict[str, Any], said: str
) -> None:
    class Unasked(NoProgress):
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            pytest.fail(f"somebody waited: {tekst} {gedaan} {totaal}")

    uit = tmp_path / "x.pdf"
    with pytest.raises(WorldError, match=said):
        make_buurtkaart(session, "BU99990001", uit=uit, worker=worker, progress=Unasked(), **keuze)
    assert not uit.exists()
