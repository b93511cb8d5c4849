"""The check finds what is wrong: single defects put into a good sheet."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Name

from sociale_kaart.exporting.buurtkaart.pdf_check import _walk, check_pdf
from tests.exporting.buurtkaart.kleine_wereld import hulpbron, vrijgave

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_without_the_iso_checker_it_is_called_not_checked(
    good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "page", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    uitslag = check_pdf(good, kaarten=1, tabellen=4)
    assert uitslag.iso is None
    assert uitslag.in_orde
    assert "niet getoetst" in uitslag.tekst


def _elements(document: pikepdf.Pdf, soort: str) -> list[Any]:
    return [e for e in _walk(document.Root.StructTreeRoot.K) if str(e.S) == soort]


def _no_lang(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def _no_mark_info(document: pikepdf.Pdf) -> None:
    del document.Root.MarkInfo


def _no_title(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        del metadata["dc:title"]


def _title_hidden(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


def _print_scaling(document: pikepdf.Pdf) -> None:
    del document.Root.ViewerPreferences.PrintScaling


def _no_pdfuaid(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        del metadata["pdfuaid:part"]


def _no_structure(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def _no_bookmarks(document: pikepdf.Pdf) -> None:
    del document.Root.Outlines


def _no_alt(document: pikepdf.Pdf) -> None:
    del _elements(document, "/Figure")[0].Alt


def _empty_alt(document: pikepdf.Pdf) -> None:
    _elements(document, "/Figure")[0].Alt = pikepdf.String("")


def _alt_is_file_name(document: pikepdf.Pdf) -> None:
    _elements(document, "/Figure")[0].Alt = pikepdf.String("kaart van de buurt brunnepe.svg")


def _figure_gone(document: pikepdf.Pdf) -> None:
    _elements(document, "/Figure")[0].S = Name.Div


def _th_to_td(document: pikepdf.Pdf) -> None:
    for th in _elements(document, "/TH"):
        th.S = Name.TD


def _no_scope(document: pikepdf.Pdf) -> None:
    del _elements(document, "/TH")[0].A


def _heading_skipped(document: pikepdf.Pdf) -> None:
    for h2 in _elements(document, "/H2"):
        h2.S = Name.H4


def _headings_to_p(document: pikepdf.Pdf) -> None:
    for soort in ("/H1", "/H2", "/H3"):
        for heading in _elements(document, soort):
            heading.S = Name.P


def _tables_to_div(document: pikepdf.Pdf) -> None:
    for table in _elements(document, "/Table"):
        table.S = Name.Div


def _no_tabs(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj.Tabs


OWN = [
    _no_lang, _no_mark_info, _no_title, _title_hidden, _print_scaling, _no_pdfuaid, _no_structure,
    _no_bookmarks, _no_alt, _empty_alt, _alt_is_file_name, _figure_gone, _th_to_td, _no_scope,
    _heading_skipped, _headings_to_p, _tables_to_div, _no_tabs,
]  # fmt: skip


@pytest.mark.parametrize("defect", OWN)
def test_a_single_defect_turns_our_own_check_red(
    good: bytes, defect: Callable[[pikepdf.Pdf], None]
) -> None:
    assert check_pdf(_broken(good, defect), kaarten=1, tabellen=4).gebreken


def _untagged_drawing(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.contents_add(pikepdf.Stream(document, b"0 0 m 100 100 l S"))


def _font_not_embedded(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]


@pytest.mark.parametrize("defect", [_untagged_drawing, _font_not_embedded])
def test_what_only_the_iso_checker_sees(good: bytes, defect: Callable[[pikepdf.Pdf], None]) -> None:
    pytest.importorskip("page")
    uitslag = check_pdf(_broken(good, defect), kaarten=1, tabellen=4)
    assert uitslag.iso
    assert "voldoet niet" in uitslag.tekst


def _broken(good: bytes, defect: Callable[[pikepdf.Pdf], None]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as document:
        defect(document)
        document.save(target)
    return target.getvalue()


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
