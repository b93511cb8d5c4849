"""Every kind of file that can leave says for whom it is, of which day, and what is not in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from uitpakken import pieces
from uitvoer_soorten import CIJFERS, PLAATJES, REGISTER

from sociale_kaart.base.clock import today
from sociale_kaart.domain import notatie
from sociale_kaart.operations import exports

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

# Bare tables with a figure a row, which say how it was counted and not for whom.
IN_DE_RIJ = {"afstanden", "afstanden-xlsx", "gaten", "scenario"}


def told(folder: Path) -> str:
    """All texts in the files of a folder, small letters, without white space."""
    whole = b"\n".join(
        piece for path in sorted(folder.rglob("*")) if path.is_file() for piece in pieces(path)
    )
    return re.sub(r"[\s\u200b\u00ad]", "", whole.decode("utf-8", "replace")).casefold()


def squeezed(tekst: str) -> str:
    return re.sub(r"\s", "", tekst).casefold()


@pytest.mark.parametrize("voor", ["publiek", "partners"])
@pytest.mark.parametrize("kind", {**REGISTER, **PLAATJES})
def test_it_ends_with_an_account(
    vol: Session, worker: Worker, tmp_path: Path, kind: str, voor: str
) -> None:
    suffix, write = {**REGISTER, **PLAATJES}[kind]
    write(vol, voor, tmp_path / f"uit{suffix}", worker)
    text = told(tmp_path)
    lezer = {"publiek": "voor iedereen", "partners": "alleen voor partners"}[voor]
    assert squeezed(lezer) in text
    assert re.search(r"getoond:\d+hulpbron", text)
    # what stays behind is counted, and of fewer than five only that they are few
    hidden = exports.released(vol, voor).verborgen
    assert hidden
    much = f"niet getoond: {hidden} hulpbronnen" if hidden >= 5 else "enkele hulpbronnen"
    assert squeezed(much) in text
    # of which day it is, and of which day its sources are
    assert squeezed(notatie.datum(today())) in text or today().isoformat() in text
    assert "openstreetmap" in text


@pytest.mark.parametrize("voor", ["publiek", "partners"])
@pytest.mark.parametrize("kind", CIJFERS)
def test_figures_say_how_they_were_counted(
    vol: Session, worker: Worker, tmp_path: Path, kind: str, voor: str
) -> None:
    suffix, write = CIJFERS[kind]
    write(vol, voor, tmp_path / f"uit{suffix}", worker)
    text = told(tmp_path)
    said = (f"voor={voor}", f'"voor":"{voor}"', f"alleenvoor{voor}", "vooriedereen")
    assert kind in IN_DE_RIJ or any(form in text for form in said)
    assert kind in IN_DE_RIJ or "2024" in text
