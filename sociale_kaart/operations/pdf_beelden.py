"""Pages of a PDF as pictures, for the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociale_kaart.exporting.pdf_beeld import PageImage


def page_image(pdf: bytes, page: int, dpi: float) -> PageImage:
    """Return one page as a picture; the first page is 0.

    Raises:
        IndexError: the PDF has no such page.
    """
    from sociale_kaart.exporting import pdf_beeld  # noqa: PLC0415 - loads a library

    return pdf_beeld.page_images(pdf, dpi=dpi, pages=range(page, page + 1))[0]
