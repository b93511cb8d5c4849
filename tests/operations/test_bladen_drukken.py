"""Printing sheets from an open kaart: what may be on them, and what is refused before any work."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import delen, editing, inbreng, snelle_invoer
from sociale_kaart.operations.invulbladen import make_invulbladen
from sociale_kaart.operations.raadsbladen import RaadsbladWanted, make_raadsblad
from tests.exporting.buurtkaart.sheets import squeeze, text

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

RIET, STERREN = "BU99990003", "BU99990002"
INFORMEEL = {"sfeer": "gemeenschappelijk", "formaliteit": "informeel"}
FORMEEL = {"sfeer": "institutioneel", "formaliteit": "formeel", "soort": "plek"}


def blad(session: Session, uit: Path, worker: Worker, **opties: Any) -> dict[str, Any]:
    codes = opties.pop("codes", [RIET])
    return make_invulbladen(session, codes, uit=uit, worker=worker, progress=NoProgress(), **opties)


def raad(session: Session, uit: Path, worker: Worker, **opties: Any) -> dict[str, Any]:
    wanted = {"vraag": "Waar komt u graag?", "aan": "de raad", "buurten": [RIET], **opties}
    return make_raadsblad(
        session, RaadsbladWanted(**wanted), uit, worker=worker, progress=NoProgress()
    )


def fill(session: Session) -> None:
    blad = snelle_invoer.open_blad(session, RIET)
    rows = [
        snelle_invoer.Regel(1, "Naaikring Zonnedraad", "D3", **INFORMEEL),
        snelle_invoer.Regel(2, "Buurthuis De Hoek", "D3", **FORMEEL),
    ]
    change = snelle_invoer.add_regels(session, blad, rows, datum=dt.date(2026, 3, 1))
    assert change.hulpbronnen is not None
    for hulpbron in session.kaart.hulpbronnen(change.hulpbronnen):
        (plek,) = hulpbron.plekken
        with session.kaart.action("Vul de tijd in") as actie:
            actie.update("plekken", plek.uuid, {"schema": "dinsdag 10 uur"})


def test_a_group_that_was_not_asked_is_on_no_public_sheet(
    session: Session, tmp_path: Path, worker: Worker
) -> None:
    fill(session)
    for voor, expected in (("publiek", False), ("intern", True)):
        for name, make in (("blad", blad), ("raad", raad)):
            path = tmp_path / f"{name}-{voor}.pdf"
            extra = {"met_hulpbronnen": True} if make is blad else {}
            make(session, path, worker, voor=voor, **extra)
            read = text(path)
            assert "BuurthuisDeHoek" in read
            assert ("Zonnedraad" in read) is expected


def test_inbreng_about_this_buurt_its_gemeente_or_all_is_printed(
    session: Session, tmp_path: Path, worker: Worker
) -> None:
    for tekst, code in (
        ("Over het Riet.", RIET), ("Over de gemeente.", "GM9999"), ("Over alles.", None),
        ("Over de Sterren.", STERREN),
    ):  # fmt: skip
        inbreng.add_inbreng(session, {"tekst": tekst, "gebiedscode": code})
    made = raad(session, tmp_path / "raad.pdf", worker)
    assert (made["inbreng"], made["inbreng_verborgen"]) == (3, 0)
    read = text(tmp_path / "raad.pdf")
    assert squeeze("Over het Riet.") in read
    assert squeeze("Over de Sterren.") not in read


def test_inbreng_never_tells_what_the_list_hides(
    session: Session, tmp_path: Path, worker: Worker
) -> None:
    fill(session)
    inbreng.add_inbreng(session, {"tekst": "De Naaikring Zonnedraad zoekt ruimte."})
    inbreng.add_inbreng(session, {"tekst": "Vraag het Truus.", "perspectief": "mantelzorger"})
    made = raad(session, tmp_path / "raad.pdf", worker)
    assert (made["inbreng"], made["inbreng_verborgen"]) == (0, 2)
    read = text(tmp_path / "raad.pdf")
    assert "Zonnedraad" not in read
    assert "Truus" not in read


def test_a_hulpbron_of_which_the_time_is_hidden_has_no_row(
    session: Session, tmp_path: Path, worker: Worker
) -> None:
    fill(session)
    hoek = next(h for h in session.kaart.hulpbronnen() if h.naam == "Buurthuis De Hoek")
    delen.add_deel(
        session, hoek.uuid, "veld_zichtbaarheid",
        {"veld": "plekken.schema", "zichtbaarheid": "intern"},
    )  # fmt: skip
    made = raad(session, tmp_path / "raad.pdf", worker)
    assert made["buurten"][0]["vindplaatsen"] == 0
    assert squeeze("dinsdag 10 uur") not in text(tmp_path / "raad.pdf")


@pytest.mark.parametrize(
    "opties",
    [{"codes": []}, {"codes": ["BU00000000"]}, {"regels": 0}, {"regels": 500}, {"formaat": "A5"},
     {"schaal": 1234}, {"voor": "iedereen"}],
)  # fmt: skip
def test_a_work_sheet_that_cannot_be_is_refused(
    session: Session, tmp_path: Path, worker: Worker, opties: dict[str, Any]
) -> None:
    with pytest.raises(WorldError):
        blad(session, tmp_path / "blad.pdf", worker, **opties)
    assert not (tmp_path / "blad.pdf").exists()


@pytest.mark.parametrize(
    "opties",
    [{"vraag": " "}, {"aan": ""}, {"buurten": []}, {"buurten": ["BU00000000"]}, {"formaat": "A5"},
     {"voor": "iedereen"}, {"vraag": "Mail a@b.example?"}],
)  # fmt: skip
def test_a_question_that_cannot_be_is_refused(
    session: Session, tmp_path: Path, worker: Worker, opties: dict[str, Any]
) -> None:
    with pytest.raises(WorldError):
        raad(session, tmp_path / "raad.pdf", worker, **opties)
    assert not (tmp_path / "raad.pdf").exists()


def test_a_name_that_is_no_pdf_or_a_file_in_use_is_refused(
    session: Session, tmp_path: Path, worker: Worker
) -> None:
    for uit in (tmp_path / "blad.txt", session.kaart.path):
        before = uit.read_bytes() if uit.exists() else None
        with pytest.raises(WorldError):
            blad(session, uit, worker)
        with pytest.raises(WorldError):
            raad(session, uit, worker)
        assert (uit.read_bytes() if uit.exists() else None) == before


def test_what_changed_since_the_sheet_before_is_told(
    session: Session, tmp_path: Path, worker: Worker
) -> None:
    fill(session)
    raad(session, tmp_path / "raad.pdf", worker, sinds=dt.date(2026, 1, 1))
    assert squeeze("Nieuw (1): Buurthuis De Hoek") in text(tmp_path / "raad.pdf")
    editing.undo(session)
