"""Every kind of document that we print is accessible, and the check of it finds what is wrong."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from sociale_kaart.exporting.buurtkaart import pdf_check
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from tests.exporting.pdf_gebreken import EIGEN, ISO, broken
from tests.exporting.pdf_lezen import document_tree, headings, tables
from tests.exporting.pdf_soorten import AANTAL, SOORTEN, Document, document

if TYPE_CHECKING:
    from tests.exporting.pdf_gebreken import Gebrek

# A sheet to write on has no running text of its own, and so fewer tables and headings.
LIJSTEN = [soort for soort in SOORTEN if soort.startswith(("buurtkaart", "atlas"))]


@pytest.fixture(params=SOORTEN, scope="module")
def good(request: pytest.FixtureRequest) -> Document:
    return document(request.param)


def test_it_passes_both_checks(good: Document) -> None:
    pytest.importorskip("page")
    uitslag = check_pdf(good.pdf, kaarten=good.kaarten, tabellen=good.tabellen)
    assert uitslag.in_orde, uitslag.tekst
    assert uitslag.iso == ()
    assert uitslag.paginas == good.antwoord["paginas"]
    assert good.kaarten
    assert good.tabellen


@pytest.mark.parametrize("gebrek", EIGEN, ids=lambda gebrek: gebrek.__name__.strip("_"))
def test_a_single_defect_turns_our_own_check_red(good: Document, gebrek: Gebrek) -> None:
    faulty = broken(good.pdf, gebrek)
    uitslag = check_pdf(faulty, kaarten=good.kaarten, tabellen=good.tabellen, met_iso=False)
    assert uitslag.gebreken
    assert not uitslag.in_orde


@pytest.mark.parametrize("gebrek", ISO, ids=lambda gebrek: gebrek.__name__.strip("_"))
def test_what_only_the_iso_checker_sees(good: Document, gebrek: Gebrek) -> None:
    pytest.importorskip("page")
    faulty = broken(good.pdf, gebrek)
    uitslag = check_pdf(faulty, kaarten=good.kaarten, tabellen=good.tabellen)
    assert uitslag.iso
    assert "voldoet niet" in uitslag.tekst


def test_the_text_for_a_map_is_made_from_what_is_on_it(good: Document) -> None:
    for alt in alt_texts(good.pdf):
        assert len(alt) > 20
        assert re.search(r"kaart", alt, re.IGNORECASE)
        assert not re.search(r"\.(?:svg|png|pdf)\b", alt)


def test_headings_are_bookmarks(good: Document) -> None:
    """Whoever jumps through the bookmarks comes past every heading of the first two levels."""
    marks = bookmark_titles(good.pdf)
    told = [tekst for level, tekst in headings(document_tree(good.pdf)) if level <= 2]
    assert told
    # The page of contents is where the bookmarks are on paper.
    wanted = {squeezed(tekst) for tekst in told} - {"Inhoud"}
    assert wanted <= {squeezed(mark) for mark in marks}


@pytest.mark.parametrize("soort", LIJSTEN)
def test_a_list_over_pages_is_one_table_in_the_order_of_its_numbers(soort: str) -> None:
    found = [
        numbers for table in tables(document_tree(document(soort).pdf))
        if len(numbers := [cell for row in table if (cell := row[0]).isdigit()]) > 10
    ]  # fmt: skip
    # The list of a sheet is in groups (sfeer), each one table, whatever pages it runs over.
    read = [int(number) for numbers in found for number in numbers]
    assert read == sorted(read)
    assert read == list(range(read[0], read[0] + len(read)))
    assert len(read) >= AANTAL - 10


def alt_texts(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = pdf_check._walk(opened.Root.StructTreeRoot.K)
        return [str(one.Alt) for one in found if str(one.S) == "/Figure"]


def bookmark_titles(pdf: bytes) -> list[str]:
    def read(items: Any) -> list[str]:
        return [title for one in items for title in (one.title, *read(one.children))]

    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return read(outline.root)


def squeezed(tekst: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]", "", tekst)
