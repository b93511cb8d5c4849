"""What is printed is made once, shown with what stays off it, and saved as it is."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import drukwerk, editing, exports
from sociale_kaart.operations.drukwerk import ATLAS, INVULBLAD, RAADSBLAD, Drukwerk

if TYPE_CHECKING:
    from sociale_kaart.operations.drukwerk import Drukproef
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


@pytest.fixture
def codes(session: Session) -> list[str]:
    """The buurten of the sample; one thing for everybody and one for ourselves in the first."""
    buurten = session.required_ondergrond().layer("buurten")
    for at, naam, wie in ((0, "Buurthuis", "publiek"), (0, "Stille Kring", "intern"),
                          (1, "Verre Kring", "intern")):  # fmt: skip
        middle = buurten.geometry.iloc[at].representative_point()
        editing.add_hulpbron(
            session,
            {"naam": naam, "sfeer": "institutioneel", "formaliteit": "formeel",
             "zichtbaarheid": wie},
            {"x": middle.x, "y": middle.y, "locatie_nauwkeurigheid": "handmatig"},
        )  # fmt: skip
    return [str(code) for code in buurten["buurtcode"]]


def made(session: Session, wanted: Drukwerk, worker: Worker) -> Drukproef:
    return drukwerk.make_drukproef(session, wanted, worker=worker, progress=NoProgress())


@pytest.mark.parametrize(
    "wanted",
    [
        Drukwerk(formaat="A3"),
        Drukwerk(ATLAS),
        Drukwerk(INVULBLAD, met_hulpbronnen=True),
        Drukwerk(RAADSBLAD, vraag="Waar komen mensen samen?", aan="de raad"),
    ],
    ids=lambda wanted: wanted.soort,
)
def test_every_kind_is_made_with_what_stays_off_it(
    wanted: Drukwerk, session: Session, codes: list[str], worker: Worker
) -> None:
    before = {path.name for path in Path(tempfile.gettempdir()).glob("sociale-kaart-*")}
    wanted = dataclasses.replace(wanted, buurten=(codes[0],))
    proof = made(session, wanted, worker)
    assert proof.pdf.startswith(b"%PDF")
    assert len(proof.bladen) == proof.opgave["paginas"]
    short = {round(min(blad.breedte_mm, blad.hoogte_mm)) for blad in proof.bladen}
    assert short == {297 if wanted.formaat == "A3" else 210}
    assert proof.niet_getoond is not None
    assert [rij.naam for rij in proof.niet_getoond if rij.reden] == ["Stille Kring"]
    after = {path.name for path in Path(tempfile.gettempdir()).glob("sociale-kaart-*")}
    assert after <= before, "nothing is left on disk"


def test_an_empty_work_sheet_leaves_nothing_off(
    session: Session, codes: list[str], worker: Worker
) -> None:
    assert made(session, Drukwerk(INVULBLAD, (codes[0],)), worker).niet_getoond is None


def test_what_stays_off_is_the_gates_answer(session: Session, codes: list[str]) -> None:
    vrijgave = exports.released(session, "publiek")
    for code in codes:
        here = [rij for rij in drukwerk.left_out(session, "publiek", [code]) if rij.reden]
        assert len(here) == vrijgave.verborgen_in.get(code, 0)
    everywhere = [rij for rij in drukwerk.left_out(session, "publiek") if rij.reden]
    assert len(everywhere) == vrijgave.verborgen == 2
    assert drukwerk.left_out(session, "intern") == ()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Drukwerk(), "één buurt"),
        (Drukwerk("poster", ("BU1",)), "poster"),
        (Drukwerk(buurten=("BU1",)), "BU1"),
        (Drukwerk(ATLAS, formaat="A0"), "A0"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    wanted: Drukwerk, said: str, session: Session, codes: list[str], worker: Worker
) -> None:
    with pytest.raises(WorldError, match=said):
        made(session, wanted, worker)


def test_a_stop_leaves_nothing(session: Session, codes: list[str], worker: Worker) -> None:
    class Stopping(NoProgress):
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        drukwerk.make_drukproef(
            session, Drukwerk(buurten=(codes[0],)), worker=worker, progress=Stopping()
        )


def test_saved_is_the_same_bytes_and_never_over_the_kaart(session: Session, tmp_path: Path) -> None:
    uit, melding = drukwerk.save_pdf(b"%PDF-1.7 proef", tmp_path / "blad.pdf", *session.files())
    assert (uit.read_bytes(), melding) == (b"%PDF-1.7 proef", "")
    for name in ("blad.txt", session.kaart.path.name):
        with pytest.raises(WorldError):
            drukwerk.save_pdf(b"%PDF", tmp_path / name, *session.files())
