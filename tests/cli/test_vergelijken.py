"""`ondergrond vergelijk`, as somebody types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pyogrio
import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.cli import run
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.overnemen import take_over_voorzieningen
from sociale_kaart.operations.sessions import new_kaart
from sociale_kaart.operations.worker import Worker


@pytest.fixture(scope="module")
def oud(tmp_path_factory: pytest.TempPathFactory) -> Path:
    uit = tmp_path_factory.mktemp("oud") / "oud.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
    )
    with Worker() as worker:
        make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    return uit


def changed(oud: Path, folder: Path) -> tuple[Path, str, str]:
    """Return a newer ondergrond in which one voorziening is gone and one has another name."""
    nieuw = Path(shutil.copy(oud, folder / "nieuw.ondergrond.gpkg"))
    frame = pyogrio.read_dataframe(oud, layer="voorzieningen")
    gone, renamed = frame["osm_id"].unique()[:2]
    frame = frame[frame["osm_id"] != gone]
    frame.loc[frame["osm_id"] == renamed, "naam"] = "Heel anders"
    pyogrio.write_dataframe(frame, nieuw, layer="voorzieningen")
    return nieuw, str(gone), str(renamed)


def answer(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    capsys.readouterr()
    assert run(["ondergrond", "vergelijk", *map(str, words), "--json"], lambda *_: 0) == 0
    return json.loads(capsys.readouterr().out)


def test_the_same_ondergrond_has_no_differences(
    oud: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, oud, oud)
    assert found["verschillen"] == []
    assert found["gelijk"] == found["oud"]["voorzieningen"] > 0
    assert "hulpbronnen" not in found


def test_what_is_gone_is_told_with_who_stands_on_it(
    oud: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nieuw, gone, renamed = changed(oud, tmp_path)
    kaart = tmp_path / "k.kaart.gpkg"
    with new_kaart(kaart, naam="K", onze_definitie="", doel="", ondergrond=oud) as session:
        take_over_voorzieningen(session, [gone, renamed])
    before = {path: path.read_bytes() for path in (oud, nieuw, kaart)}
    found = answer(capsys, oud, nieuw, "--kaart", kaart)
    assert [(v["soort"], v["osm_id"]) for v in found["verschillen"]] == [
        ("weg", gone), ("hernoemd", renamed),
    ]  # fmt: skip
    assert [one["osm_id"] for one in found["hulpbronnen"]] == [gone]
    assert before == {path: path.read_bytes() for path in before}
    assert run(["ondergrond", "vergelijk", str(oud), str(nieuw)], lambda *_: 0) == 0
    text = capsys.readouterr().out
    assert "0 nieuw, 1 weg, 0 verplaatst, 1 hernoemd" in text
    assert "heet nu ‘Heel anders’" in text


@pytest.mark.parametrize("inhoud", [b"niets", b"\x00" * 500])
def test_what_is_no_ondergrond_is_refused(
    inhoud: bytes, oud: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kapot.ondergrond.gpkg"
    path.write_bytes(inhoud)
    assert run(["ondergrond", "vergelijk", str(oud), str(path)], lambda *_: 0) == 1
    assert "geen ondergrond van Sociale Kaart" in capsys.readouterr().err
