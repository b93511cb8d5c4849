"""Pages of a PDF as pictures: the right size, every page, and what they say in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from sociale_kaart.exporting import pdf_beeld

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    """Two pages: A4 portrait with a black square of 50 mm, A3 landscape with a figure."""
    path = tmp_path / "proef.pdf"
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595.276, 841.89))
        document.add_blank_page(page_size=(1190.551, 841.89))
        one, two = document.pages
        one.contents_add(b"0 0 0 rg 72 600 141.732 141.732 re f")
        figure = document.make_indirect(
            pikepdf.Dictionary(
                S=pikepdf.Name.Figure, Alt="Kaart van de buurt, 3 hulpbronnen.", Pg=two.obj, K=0
            )
        )
        section = pikepdf.Dictionary(S=pikepdf.Name.Sect, K=pikepdf.Array([figure]))
        document.Root.StructTreeRoot = pikepdf.Dictionary(K=document.make_indirect(section))
        document.save(path)
    return path.read_bytes()


def test_sizes_in_millimetres(pdf: bytes) -> None:
    sizes = pdf_beeld.page_sizes_mm(pdf)
    assert sizes[0] == pytest.approx((210, 297), abs=0.01)
    assert sizes[1] == pytest.approx((420, 297), abs=0.01)


@pytest.mark.parametrize("dpi", [37, 96, 300])
def test_a_length_on_the_picture_is_true(pdf: bytes, dpi: int) -> None:
    (page,) = pdf_beeld.page_images(pdf, dpi=dpi, pages=range(1))
    assert len(page.rgb) == page.width * page.height * 3
    picture = Image.frombytes("RGB", (page.width, page.height), page.rgb)
    box = picture.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    millimetres_per_pixel = 210 / page.width
    # An edge may fall half-way a pixel.
    assert (box[2] - box[0]) * millimetres_per_pixel == pytest.approx(50, abs=25.4 / dpi)


def test_pages_that_are_not_there_are_left_out(pdf: bytes) -> None:
    assert len(pdf_beeld.page_images(pdf, dpi=20)) == 2
    assert len(pdf_beeld.page_images(pdf, dpi=20, pages=range(1, 9))) == 1
    assert pdf_beeld.page_images(pdf, dpi=20, pages=range(5, 9)) == []


def test_what_a_page_says_of_its_pictures(pdf: bytes) -> None:
    assert pdf_beeld.page_alt_texts(pdf) == [(), ("Kaart van de buurt, 3 hulpbronnen.",)]


def test_a_pdf_without_structure_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kaal.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path)
    assert pdf_beeld.page_alt_texts(path.read_bytes()) == [()]
