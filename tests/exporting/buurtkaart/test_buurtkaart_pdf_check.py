"""The check of a sheet; the single defects that it must find are in `test_pdf_soorten`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from tests.exporting.buurtkaart.kleine_wereld import hulpbron, vrijgave

if TYPE_CHECKING:
    import pandas as pd

    from tests.exporting.buurtkaart.conftest import Maker


@pytest.fixture
def good(maak: Maker, afstanden: pd.DataFrame) -> bytes:
    rows = [hulpbron(f"Club {i}", (100 + 40 * i, 300), uuid=f"u{i}") for i in range(5)]
    _, path = maak(vrijgave(*rows, hulpbron("Zonder plek")), afstanden=afstanden)
    return path.read_bytes()


def test_a_sheet_of_ours_passes(good: bytes) -> None:
    pytest.importorskip("page")
    uitslag = check_pdf(good, kaarten=1, tabellen=4)
    assert uitslag.in_orde, uitslag.tekst
    assert uitslag.iso == ()
    assert "PDF/UA-1" in uitslag.tekst


@pytest.mark.parametrize(("formaat", "count"), [("A4", 0), ("A4", 90), ("A3", 3), ("A3", 90)])
def test_every_kind_of_sheet_passes(maak: Maker, formaat: str, count: int) -> None:
    rows = [hulpbron(f"Club {i}", (7 * i, 300), uuid=f"u{i}") for i in range(count)]
    _, path = maak(vrijgave(*rows), formaat=formaat)
    uitslag = check_pdf(path.read_bytes(), kaarten=1, tabellen=2 * min(count, 1))
    assert uitslag.in_orde, uitslag.tekst


def test_a_row_over_two_pages_is_read_in_order(maak: Maker) -> None:
    lang = " ".join(f"woord{i}" for i in range(900))
    rows = [hulpbron("Verteller", (300, 300), leefwereld=lang), hulpbron("Zwijger", (400, 300))]
    _, path = maak(vrijgave(*rows))
    uitslag = check_pdf(path.read_bytes(), kaarten=1, tabellen=2)
    assert uitslag.in_orde, uitslag.tekst


def test_without_the_iso_checker_it_is_called_not_checked(
    good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "page", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    uitslag = check_pdf(good, kaarten=1, tabellen=4)
    assert uitslag.iso is None
    assert uitslag.in_orde
    assert "niet getoetst" in uitslag.tekst


def test_streams_never_end_in_a_carriage_return(maak: Maker) -> None:
    # 1 in 256 compressed streams does; PDF/A then reads its length wrong.
    for count in range(8):
        rows = [hulpbron(f"Club {i}", (50 * i, 300), uuid=f"u{i}") for i in range(count)]
        _, path = maak(vrijgave(*rows))
        assert b"\r\nendstream" not in path.read_bytes()


def test_a_checker_that_gives_up_is_no_failed_export(
    good: bytes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    page = pytest.importorskip("page")

    def give_up(*_: object, **__: object) -> None:
        message = "table grid dimensions 1025x1 violate configured limits"
        raise page.SafetyLimitError(message)

    monkeypatch.setattr(page, "validate_pdf_bytes", give_up)
    with caplog.at_level("WARNING"):
        uitslag = check_pdf(good, kaarten=1, tabellen=4)
    assert "1025x1" in caplog.text
    assert uitslag.iso is None
    assert "niet getoetst" in uitslag.tekst
