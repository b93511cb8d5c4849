"""One good file of every kind of document that we print, with what its maker says is in it.

The makers check their own file; what they tell the check (how many maps and tables) is kept here,
so that a defect put into the file can be checked with the same.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.exporting import atlas, buurtkaart
from sociale_kaart.exporting.bladen import invulblad, raadsblad
from sociale_kaart.exporting.bladen.vrije_inbreng import InbrengRegel, VrijeInbreng
from sociale_kaart.exporting.buurtkaart import pdf_check
from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens, Veranderd
from tests.exporting.buurtkaart.kleine_wereld import BUURT, hulpbron, make_layers, vrijgave
from tests.exporting.examples import context

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.gate import Vrijgave

NOORD = "BU99990002"
# More than one page can hold.
AANTAL = 70
GEGEVENS = BuurtGegevens(
    inwoners=310,
    jaar=2024,
    gehoord=(("Bewoners", dt.date(2026, 11, 2)),),
    niet_gehoord=("Vrijwilligers",),
    veranderd=Veranderd(dt.date(2026, 1, 1), frozenset({"u1"}), frozenset({"u2"})),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file, and what its maker told the check of it."""

    pdf: bytes
    kaarten: int
    tabellen: int
    antwoord: dict[str, Any]


def register(voor: str = "publiek") -> Vrijgave:
    """A list that runs on over pages, two that have no point, and something hidden."""
    rows = [
        hulpbron(
            f"Club {n:02}",
            (20 + 9.0 * n, 100 + (37 * n) % 400),
            uuid=f"u{n}",
            sfeer="institutioneel" if n % 3 else "gemeenschappelijk",
            formaliteit="formeel" if n % 2 else "informeel",
            omschrijving="Koffie, soep en een praatje.",
        )
        for n in range(AANTAL)
    ]
    rows[0] = meeting(rows[0], "maandag 10.00 tot 12.00 uur")
    rows[1] = meeting(rows[1], "dinsdag en donderdag")
    rows += [hulpbron("Zonder plek"), hulpbron("Ook zonder plek")]
    return vrijgave(*rows, voor=voor, verborgen=7, redenen={"is gestopt": 7})


def meeting(record: Hulpbron, schema: str) -> Hulpbron:
    """Where people meet, and when."""
    plekken = tuple(
        dataclasses.replace(plek, gebruik="vindplaats", schema=schema) for plek in record.plekken
    )
    return dataclasses.replace(record, plekken=plekken)


def _sheet(**opties: Any) -> Callable[[Path], dict[str, Any]]:
    def make(path: Path) -> dict[str, Any]:
        return buurtkaart.make_buurtkaart(
            register(), context(), make_layers(), BUURT, gegevens=GEGEVENS, path=path,
            progress=NoProgress(), **opties,
        )  # fmt: skip

    return make


def _book(**opties: Any) -> Callable[[Path], dict[str, Any]]:
    def make(path: Path) -> dict[str, Any]:
        return atlas.make_atlas(
            register(), context(), make_layers(), [BUURT, NOORD], path=path,
            progress=NoProgress(), **opties,
        )  # fmt: skip

    return make


def _blank(**opties: Any) -> Callable[[Path], dict[str, Any]]:
    def make(path: Path) -> dict[str, Any]:
        return invulblad.make_invulbladen(
            context(), make_layers(), [BUURT, NOORD], path=path, progress=NoProgress(), **opties
        )

    return make


def _question(**opties: Any) -> Callable[[Path], dict[str, Any]]:
    def make(path: Path) -> dict[str, Any]:
        vraag = raadsblad.Vraag("Wat mist u in de buurt?", "de participatieraad")
        regel = InbrengRegel(
            dt.date(2026, 5, 1), "Er is geen bank bij de vijver.", "Er komt er een."
        )
        return raadsblad.make_raadsblad(
            vraag, register(), context(), make_layers(), [BUURT, NOORD],
            inbreng=VrijeInbreng((regel,)), gegevens={BUURT: GEGEVENS, NOORD: BuurtGegevens()},
            path=path, progress=NoProgress(), **opties,
        )  # fmt: skip

    return make


SOORTEN: dict[str, Callable[[Path], dict[str, Any]]] = {
    "buurtkaart A4 staand": _sheet(formaat="A4", liggend=False),
    "buurtkaart A4 liggend": _sheet(formaat="A4", liggend=True),
    "buurtkaart A3 staand": _sheet(formaat="A3", liggend=False),
    "buurtkaart A3 liggend": _sheet(formaat="A3", liggend=True),
    "buurtkaart grote letter": _sheet(grote_letter=True),
    "buurtkaart in delen": _sheet(formaat="A4", schaal=2500),
    "atlas": _book(),
    "atlas grote letter": _book(grote_letter=True),
    "invulblad": _blank(),
    "invulblad met hulpbronnen": _blank(vrijgave=register("intern"), regels=60, formaat="A4"),
    "raadsblad": _question(),
    "raadsblad grote letter": _question(grote_letter=True),
}


@functools.cache
def document(soort: str) -> Document:
    """Make a file of a kind, once for all tests."""
    told: list[dict[str, int]] = []
    check = pdf_check.check_pdf

    def listen(pdf: bytes, *, kaarten: int, tabellen: int, **more: bool) -> pdf_check.Uitslag:
        told.append({"kaarten": kaarten, "tabellen": tabellen})
        return check(pdf, kaarten=kaarten, tabellen=tabellen, **more)

    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.multiple(buurtkaart.maken, check_pdf=listen),
        mock.patch.multiple(atlas.maken, check_pdf=listen),
        mock.patch.multiple(invulblad, check_pdf=listen),
        mock.patch.multiple(raadsblad, check_pdf=listen),
    ):
        path = Path(folder) / "uit.pdf"
        antwoord = SOORTEN[soort](path)
        (counts,) = told
        return Document(path.read_bytes(), counts["kaarten"], counts["tabellen"], antwoord)
