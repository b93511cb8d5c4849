"""A folder or zip to share: all of it or nothing, for one reader, with what to know of it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pdfplumber
import pytest

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import editing, exports, pakket
from sociale_kaart.operations.pakket import LEESMIJ, PakketWanted, make_pakket

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

# The account of a csv, which has no room for it itself.
BESIDE_CSV = "Overzicht.verantwoording.txt"
OPEN = {"sfeer": "institutioneel", "formaliteit": "formeel", "zichtbaarheid": "publiek"}


@pytest.fixture
def vol(session: Session) -> Session:
    """A kaart with one hulpbron for everybody and one for ourselves."""
    middle = session.required_ondergrond().layer("buurten").geometry.iloc[0].representative_point()
    plek = {"x": middle.x, "y": middle.y, "locatie_nauwkeurigheid": "handmatig"}
    editing.add_hulpbron(session, {**OPEN, "naam": "Buurthuis De Reling"}, plek)
    editing.add_hulpbron(session, {"naam": "Geheime Kring", "zichtbaarheid": "intern"}, plek)
    return session


def buurt(session: Session, at: int = 0) -> str:
    return str(session.required_ondergrond().layer("buurten")["buurtcode"].iloc[at])


def test_a_folder_with_all_that_was_asked(vol: Session, worker: Worker, tmp_path: Path) -> None:
    uit = tmp_path / "Delen v1.2"
    wanted = PakketWanted(buurten=(buurt(vol),), inhoud=frozenset({"pdf", "html", "xlsx", "csv"}))
    report = make_pakket(vol, wanted, uit, worker=worker, progress=NoProgress())

    assert report.uit == uit
    names = [
        "Buurtkaart.pdf", "Kaart.html", LEESMIJ, "Overzicht.csv", "Overzicht.xlsx", BESIDE_CSV,
    ]  # fmt: skip
    assert sorted(report.bestanden) == sorted(names)
    assert sorted(path.name for path in uit.iterdir()) == sorted(names)
    assert (report.rijen, report.verborgen) == (1, 1)
    with pdfplumber.open(uit / "Buurtkaart.pdf") as pdf:
        assert "Buurthuis De Reling" in " ".join(page.extract_text() for page in pdf.pages)
    assert "Buurthuis De Reling" in (uit / "Kaart.html").read_text(encoding="utf-8")
    assert "Buurthuis De Reling" in (uit / "Overzicht.csv").read_text(encoding="utf-8-sig")
    book = openpyxl.load_workbook(uit / "Overzicht.xlsx")
    assert any(
        cell.value == "Buurthuis De Reling"
        for row in book["Hulpbronnen"].iter_rows() for cell in row
    )  # fmt: skip
    for path in uit.iterdir():
        assert b"Geheime Kring" not in path.read_bytes()


def test_leesmij_tells_for_whom_what_and_whence(
    vol: Session, worker: Worker, tmp_path: Path
) -> None:
    uit = tmp_path / "delen"
    wanted = PakketWanted("partners", frozenset({"pdf", "csv"}), (buurt(vol),))
    make_pakket(vol, wanted, uit, worker=worker, progress=NoProgress())
    text = (uit / LEESMIJ).read_text(encoding="utf-8-sig")
    naam = exports.context_of(vol).buurtnamen[buurt(vol)]
    for said in (
        "Proef\nStand per ", "Proberen.", "- Buurtkaart.pdf: de kaart van één buurt",
        "- Overzicht.csv: ", f"De pdf gaat over: {naam}.", "Alleen voor partners.",
        "Geef deze bestanden niet door", "Niet getoond: ", "Alles zonder indicatie.",
        "OpenStreetMap", "werkelijke grootte",
    ):  # fmt: skip
        assert said in text
    assert "Overzicht.xlsx" not in text


def test_a_zip_holds_the_same_and_nothing_else(
    vol: Session, worker: Worker, tmp_path: Path
) -> None:
    uit = tmp_path / "delen.zip"
    report = make_pakket(
        vol, PakketWanted(inhoud=frozenset({"csv", "gpkg"})), uit, worker=worker,
        progress=NoProgress(),
    )  # fmt: skip
    with zipfile.ZipFile(uit) as archive:
        assert archive.testzip() is None
        names = sorted(archive.namelist())
        assert (
            names
            == sorted(report.bestanden)
            == sorted(["Kaart.gpkg", LEESMIJ, "Overzicht.csv", BESIDE_CSV])
        )
        assert "Buurthuis De Reling" in archive.read("Overzicht.csv").decode("utf-8-sig")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".delen")]


def test_an_older_folder_stays_and_the_new_one_says_its_name(
    vol: Session, worker: Worker, tmp_path: Path
) -> None:
    uit = tmp_path / "delen 2.0"
    uit.mkdir()
    (uit / "van mij.txt").write_text("blijft", encoding="utf-8")
    report = make_pakket(
        vol, PakketWanted(inhoud=frozenset({"tekst"})), uit, worker=worker, progress=NoProgress()
    )
    assert report.uit == tmp_path / "delen 2.0 (2)"
    assert [path.name for path in uit.iterdir()] == ["van mij.txt"]
    assert "delen 2.0 (2)" in report.meldingen[0]


class Stopping:
    """Progress that stops at the step with a text."""

    def __init__(self, at: str) -> None:
        self.at = at

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        if tekst.startswith(self.at):
            raise Cancelled

    def check(self) -> None:
        """Nothing to do."""


@pytest.mark.parametrize("name", ["delen", "delen.zip"])
def test_a_stop_half_way_leaves_nothing(
    name: str, vol: Session, worker: Worker, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    wanted = PakketWanted(inhoud=frozenset({"csv", "xlsx", "gpkg"}))
    with pytest.raises(Cancelled):
        make_pakket(
            vol, wanted, tmp_path / name, worker=worker, progress=Stopping("Kommagescheiden")
        )
    assert sorted(tmp_path.iterdir()) == before


def test_a_kaart_that_changes_meanwhile_is_not_shared_half_old(
    vol: Session, worker: Worker, tmp_path: Path
) -> None:
    class Editing(NoProgress):
        done = False

        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            if tekst.startswith("GeoPackage") and not self.done:
                self.done = True
                editing.add_hulpbron(vol, {**OPEN, "naam": "Nieuw"})

    wanted = PakketWanted(inhoud=frozenset({"csv", "gpkg"}))
    with pytest.raises(WorldError, match="veranderd"):
        make_pakket(vol, wanted, tmp_path / "delen", worker=worker, progress=Editing())
    assert not (tmp_path / "delen").exists()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (PakketWanted(inhoud=frozenset()), "niets gekozen"),
        (PakketWanted(inhoud=frozenset({"docx"})), "docx"),
        (PakketWanted(voor="iedereen"), "iedereen"),
        (PakketWanted(inhoud=frozenset({"pdf"}), buurten=("BU1",)), "BU1"),
    ],
)
def test_what_cannot_be_shared_is_refused(
    wanted: PakketWanted, said: str, vol: Session, worker: Worker, tmp_path: Path
) -> None:
    with pytest.raises(WorldError, match=said):
        make_pakket(vol, wanted, tmp_path / "delen", worker=worker, progress=NoProgress())
    assert not (tmp_path / "delen").exists()


def test_every_kind_of_export_has_its_place(vol: Session) -> None:
    assert {soort.code for soort in exports.SOORTEN} == set(pakket._NAMEN)
