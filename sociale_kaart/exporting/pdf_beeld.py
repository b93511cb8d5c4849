"""Pages of a PDF as pictures, with their size and with what they say to who cannot see them.

PDFium is not made for several threads at a time; whoever calls this keeps to one at a time.
"""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pikepdf
    import pypdfium2

_POINTS_PER_INCH = 72.0
_MM_PER_INCH = 25.4
# Deeper than this no structure of ours goes; a file that does is not followed to its end.
_DEEPEST = 60


class PageImage(NamedTuple):
    """A page as a picture: pixels wide and high, and 3 bytes per pixel, row by row."""

    width: int
    height: int
    rgb: bytes


def page_images(pdf: bytes, *, dpi: float, pages: range | None = None) -> list[PageImage]:
    """Return pages as pictures; the first page is 0, all pages when none are named.

    A picture covers its page exactly, so drawn on a rectangle with the size of the page every
    length on it is true.

    Args:
        pdf: a whole PDF.
        dpi: pixels per inch of paper.
        pages: which pages; those that the PDF does not have are left out.
    """
    with _opened(pdf) as document:
        wanted = [at for at in (pages or range(len(document))) if 0 <= at < len(document)]
        return [_draw(document, at, dpi) for at in wanted]


def page_sizes_mm(pdf: bytes) -> list[tuple[float, float]]:
    """Return the width and height of every page in millimetres of paper."""
    with _opened(pdf) as document:
        factor = _MM_PER_INCH / _POINTS_PER_INCH
        sizes = (document.get_page_size(at) for at in range(len(document)))
        return [(width * factor, height * factor) for width, height in sizes]


def page_alt_texts(pdf: bytes) -> list[tuple[str, ...]]:
    """Return per page what is said of its pictures to who cannot see them."""
    import pikepdf  # noqa: PLC0415 - heavy

    with pikepdf.open(io.BytesIO(pdf)) as document:
        number = {page.obj.objgen: at for at, page in enumerate(document.pages)}
        texts: list[list[str]] = [[] for _ in document.pages]
        root = document.Root.get("/StructTreeRoot")
        for figure, page in _figures(root, None, 0):
            at = number.get(page.objgen) if page is not None else None
            alt = str(figure.get("/Alt", "")).strip()
            if at is not None and alt:
                texts[at].append(alt)
    return [tuple(found) for found in texts]


@contextlib.contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2  # noqa: PLC0415 - loads a library of 8 MB

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _draw(document: pypdfium2.PdfDocument, at: int, dpi: float) -> PageImage:
    page = document[at]
    try:
        bitmap = page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True)
        try:
            return PageImage(bitmap.width, bitmap.height, _packed(bitmap))
        finally:
            bitmap.close()
    finally:
        page.close()


def _packed(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """Return the pixels without what may fill up the end of a row."""
    raw, row = bytes(bitmap.buffer), bitmap.width * 3
    if bitmap.stride == row:
        return raw
    starts: Sequence[int] = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return b"".join(raw[start : start + row] for start in starts)


def _figures(
    node: pikepdf.Object | None, page: pikepdf.Object | None, depth: int
) -> Iterator[tuple[pikepdf.Object, pikepdf.Object | None]]:
    """Yield the figures of a structure with the page each stands on, in reading order."""
    import pikepdf  # noqa: PLC0415 - heavy

    if node is None or depth > _DEEPEST:
        return
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _figures(child, page, depth)
        return
    if not isinstance(node, pikepdf.Dictionary):
        return
    page = node.get("/Pg", page)
    if node.get("/S") == "/Figure":
        yield node, page if page is not None else _page_below(node)
    yield from _figures(node.get("/K"), page, depth + 1)


def _page_below(node: pikepdf.Object) -> pikepdf.Object | None:
    """Return the page that the contents of a figure name, when the figure itself does not."""
    import pikepdf  # noqa: PLC0415 - heavy

    found = node.get("/K")
    kids = list(found) if isinstance(found, pikepdf.Array) else [found]
    pages = (kid.get("/Pg") for kid in kids if isinstance(kid, pikepdf.Dictionary))
    return next((page for page in pages if page is not None), None)
