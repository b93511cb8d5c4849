"""A sheet and an atlas of an opened kaart: its normen, in large print, in parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import normen
from sociale_kaart.operations.atlas import AtlasWanted, make_atlas
from sociale_kaart.operations.buurtkaarten import make_buurtkaart
from sociale_kaart.operations.editing import add_hulpbron

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

BUURT = "BU99990001"


@pytest.fixture
def filled(session: Session) -> Session:
    """A kaart with a norm and a hulpbron in the middle of a buurt."""
    buurten = session.required_ondergrond().layer("buurten").set_index("buurtcode")
    point = buurten.geometry[BUURT].representative_point()
    add_hulpbron(
        session,
        {"naam": "Eetclub", "sfeer": "gemeenschappelijk", "formaliteit": "informeel"},
        {"x": point.x, "y": point.y, "locatie_nauwkeurigheid": "handmatig"},
    )
    normen.add_norm(session, {"categorie": "ontmoetingsplek", "afstand_m": 500, "aandeel": 0.9})
    return session


def words(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        whole = "".join(char["text"] for page in pdf.pages for char in page.chars)
    return re.sub(r"\s", "", whole)


def sheet(session: Session, worker: Worker, uit: Path, **opties: Any) -> dict[str, Any]:
    return make_buurtkaart(
        session, BUURT, voor="intern", uit=uit, worker=worker, progress=NoProgress(), **opties
    )


def test_normen_of_the_kaart_are_on_its_sheet(
    filled: Session, worker: Worker, tmp_path: Path
) -> None:
    sheet(filled, worker, tmp_path / "met.pdf")
    assert "Ontmoetingsplek:90%binnen500mlopen" in words(tmp_path / "met.pdf")
    (norm,) = normen.normen(filled)
    normen.remove_norm(filled, norm.uuid)
    sheet(filled, worker, tmp_path / "zonder.pdf")
    assert "dichtbijgenoeg" not in words(tmp_path / "zonder.pdf")


def test_a_scale_at_which_the_buurt_does_not_fit_gives_parts(
    filled: Session, worker: Worker, tmp_path: Path
) -> None:
    made = sheet(filled, worker, tmp_path / "delen.pdf", schaal=2_500, grote_letter=True)
    kaarten = made["kaarten"]
    assert len(kaarten) > 1
    assert {kaart["buurtcode"] for kaart in kaarten} == {BUURT}
    assert sum(kaart["lijst"] for kaart in kaarten) == 1
    whole = words(tmp_path / "delen.pdf")
    assert f"Deel1van{len(kaarten)}" in whole
    with pdfplumber.open(tmp_path / "delen.pdf") as pdf:
        page = pdf.pages[kaarten[-1]["pagina"]]
        names = page.extract_words(extra_attrs=["size"])
    assert [word["size"] > 13.5 for word in names if word["text"] == "Eetclub"] == [True]


def test_an_atlas_may_leave_distances_and_normen_out(
    filled: Session, worker: Worker, tmp_path: Path
) -> None:
    for naam, afstanden in (("met.pdf", True), ("zonder.pdf", False)):
        wanted = AtlasWanted(buurten=[BUURT], voor="intern", afstanden=afstanden)
        make_atlas(filled, wanted, tmp_path / naam, worker=worker, progress=NoProgress())
        assert ("dichtbijgenoegnoemen" in words(tmp_path / naam)) is afstanden
