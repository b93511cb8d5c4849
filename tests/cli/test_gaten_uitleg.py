"""The commands `gaten` and `uitleg`, as somebody types them."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from shapely import LineString

from sociale_kaart.base import paths
from sociale_kaart.cli import run

if TYPE_CHECKING:
    from pathlib import Path

STATES = ["bekend", "gevraagd, niets gevonden", "niet gevraagd"]


@pytest.fixture(scope="module")
def kaart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kaart of the sample wijk with the list of the sample in it."""
    folder = tmp_path_factory.mktemp("zonneveen")
    grond, made = folder / "Zonneveen.ondergrond.gpkg", folder / "wijk.kaart.gpkg"
    osm, buurten = map(paths.sample_data, ("zonneveen.osm.pbf", "wijkenbuurten_9999.gpkg"))
    for words in (
        ["ondergrond", "maken", "--osm", osm, "--buurten", buurten, "--uit", grond],
        ["nieuw", made, "--ondergrond", grond, "--definitie", "Alles.", "--doel", "Proef."],
        ["importeer", paths.sample_data("hulpbronnen_zonneveen.xlsx"), "--in", made],
    ):
        assert run([*map(str, words)], lambda *_: 0) == 0
    return made


def typed(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    capsys.readouterr()
    assert run([*map(str, words), "--json"], lambda *_: 0) == 0
    return json.loads(capsys.readouterr().out)


def test_gaten_tells_a_state_for_every_cell_and_no_total(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit = tmp_path / "gaten.csv"
    found = typed(capsys, "gaten", kaart, "--lens", "sferen", "--straal", "600", "--uit", uit)
    assert found["vraag"] == "Is hier binnen 600 m lopen iets in de sfeer …?"
    assert len(found["cellen"]) == 5 * 3
    assert list(found["toestanden"]) == STATES
    assert sum(found["toestanden"].values()) == 15
    assert found["toestanden"]["bekend"] > 0
    names = [row["buurtnaam"] for row in found["cellen"]]
    assert names == sorted(names)
    assert not any("score" in key or "totaal" in key for key in found["cellen"][0])
    with uit.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["toestand"] for row in rows] == [row["toestand"] for row in found["cellen"]]
    assert list(rows[0]) == list(found["cellen"][0])


def test_gaten_in_words_says_that_not_asked_is_not_nothing(
    kaart: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["gaten", str(kaart), "--lens", "elementen"], lambda *_: 0) == 0
    assert "niet hetzelfde als ‘er is niets’" in capsys.readouterr().out


def test_uitleg_of_a_buurt_gives_the_parts_of_its_figure(
    kaart: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = typed(capsys, "gaten", kaart, "--lens", "ambities")["cellen"][0]
    buurt = typed(
        capsys, "uitleg", kaart, "--buurt", cell["buurtcode"], "--categorie", "supermarkt"
    )
    assert buurt["dichtstbij"] is None
    figure = buurt["buurt"]
    assert figure["buurtnaam"] == cell["buurtnaam"]
    assert figure["gemiddelde_m"] > 0
    assert sum(band["adressen"] for band in figure["banden"]) == figure["adressen"]


@pytest.mark.parametrize("netwerk", ["lopen", "auto"])
def test_the_route_is_as_long_as_it_says(
    kaart: Path, capsys: pytest.CaptureFixture[str], netwerk: str
) -> None:
    from sociale_kaart.operations.sessions import open_kaart  # noqa: PLC0415

    with open_kaart(kaart, read_only=True) as session:
        homes = session.required_ondergrond().layer("adressen").dropna(subset="buurtcode")
    home = homes.iloc[77]
    by_words = typed(
        capsys,
        *("uitleg", kaart, "--categorie", "supermarkt", "--netwerk", netwerk),
        *("--adres", f"{home['straat']} {home['nummer']}, {home['plaats']}"),
    )
    by_point = typed(
        capsys,
        *("uitleg", kaart, "--categorie", "supermarkt", "--netwerk", netwerk),
        *("--punt", f"{home.geometry.x},{home.geometry.y}"),
    )
    assert by_words["adres"].startswith(home["straat"])
    for key in ("dichtstbij", "tweede"):
        one = by_words[key]
        assert one["afstand_m"] == by_point[key]["afstand_m"]
        assert LineString(one["lijn"]).length == pytest.approx(one["afstand_m"], abs=0.01)
        assert sum(stuk["lengte_m"] for stuk in one["stukken"]) == pytest.approx(
            one["afstand_m"], abs=0.01
        )
    assert by_words["dichtstbij"]["afstand_m"] <= by_words["tweede"]["afstand_m"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--punt", "5.9,52.5"], 2),
        (["--punt", "190000"], 2),
        (["--buurt", "BU00000000"], 1),
        (["--adres", "Nergenslaan 1"], 1),
        ([], 2),
    ],
)
def test_what_cannot_be_explained_says_why(
    kaart: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    command = ["uitleg", str(kaart), "--categorie", "supermarkt", *words]
    if code == 2:
        with pytest.raises(SystemExit) as stopped:
            run(command, lambda *_: 0)
        assert stopped.value.code == code
    else:
        assert run(command, lambda *_: 0) == code
    assert "Traceback" not in capsys.readouterr().err


def test_the_explanation_in_words_names_streets_sources_and_method(
    kaart: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buurt = typed(capsys, "gaten", kaart)["cellen"][0]["buurtcode"]
    assert (
        run(["uitleg", str(kaart), "--buurt", buurt, "--categorie", "huisarts"], lambda *_: 0) == 0
    )
    told = capsys.readouterr().out
    for word in ("Huisarts", "adressen", "Methode: netwerk=lopen", "OpenStreetMap-bijdragers"):
        assert word in told
