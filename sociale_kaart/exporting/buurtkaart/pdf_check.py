"""Check a PDF of ours: the rules of PDF/UA that a machine can see, and those of this project.

Two checkers, because neither finds everything: our own asserts find an alt text that is a file
name, headings turned into paragraphs and header cells turned into ordinary ones; `page-validation`
(optional) finds untagged drawings, fonts that are not embedded and what else ISO 14289-1 asks.
"""

from __future__ import annotations

import importlib.util
import io
import itertools
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_logger = logging.getLogger(__name__)
_KORTSTE_ALT = 20
_BESTANDSNAAM = re.compile(r"\.(svg|png|jpe?g|pdf)$", re.IGNORECASE)
_KOP = re.compile(r"/H([1-6])")
_CELLEN = ("/TD", "/TH")
_PROFIELEN = ("ua1", "2a")


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a check found.

    Attributes:
        paginas: number of pages.
        gebreken: what our own rules found wrong (English, for the log).
        iso: what page-validation found; None when it is not there, could not take the file in, or
            has not looked yet.
    """

    paginas: int
    gebreken: tuple[str, ...]
    iso: tuple[str, ...] | None

    @property
    def in_orde(self) -> bool:
        """Whether nothing was found."""
        return not self.gebreken and not self.iso

    @property
    def tekst(self) -> str:
        """The result as one line of Dutch for the log and the window."""
        fouten = [*self.gebreken, *(self.iso or ())]
        if fouten:
            return f"voldoet niet: {'; '.join(fouten)}"
        if self.iso is None:
            return "eigen toets in orde; PDF/UA-1 niet getoetst (page-validation keek niet)"
        return "voldoet aan PDF/UA-1 en PDF/A-2a (machinaal getoetst)"

    def as_json(self) -> dict[str, Any]:
        """Return what the answer of a command says of it."""
        iso = None if self.iso is None else list(self.iso)
        return {"gebreken": list(self.gebreken), "iso": iso, "uitslag": self.tekst}


def check_pdf(pdf: bytes, *, kaarten: int, tabellen: int, met_iso: bool = True) -> Uitslag:
    """Check a PDF of ours.

    Args:
        pdf: the file.
        kaarten: the number of maps in it; each is one figure with a text that stands for it.
        tabellen: the number of tables that the maker put in.
        met_iso: have page-validation look as well: as slow as the making of the file.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        paginas = len(document.pages)
        gebreken = (*_document(document), *_structure(document, kaarten, tabellen))
    return Uitslag(paginas, gebreken, check_iso(pdf) if met_iso else None)


def _document(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    empty = pikepdf.Dictionary()
    viewer, mark = root.get("/ViewerPreferences"), root.get("/MarkInfo")
    viewer = viewer if isinstance(viewer, pikepdf.Dictionary) else empty
    mark = mark if isinstance(mark, pikepdf.Dictionary) else empty
    if str(root.get("/Lang", "")) != "nl-NL":
        yield "language is not nl-NL"
    if not mark.get("/Marked", False):
        yield "not marked as tagged"
    if not viewer.get("/DisplayDocTitle", False):
        yield "title is not shown in the window"
    if str(viewer.get("/PrintScaling", "")) != "/None":
        yield "print scaling is not off"
    if "/Outlines" not in root or "/First" not in root.Outlines:
        yield "no bookmarks"
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "no pdfuaid:part"
        if not str(metadata.get("dc:title", "")).strip():
            yield "no title"
    for number, page in enumerate(document.pages, 1):
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number}: tab order does not follow the structure"


def _structure(document: pikepdf.Pdf, kaarten: int, tabellen: int) -> Iterator[str]:
    if "/StructTreeRoot" not in document.Root:
        yield "no structure tree"
        return
    elements = list(_walk(document.Root.StructTreeRoot.get("/K")))
    yield from _order(document)
    yield from _figures([e for e in elements if _type(e) == "/Figure"], kaarten)
    yield from _headings([_type(e) for e in elements])
    tables = [e for e in elements if _type(e) == "/Table"]
    if len(tables) != tabellen:
        yield f"{len(tables)} tables instead of {tabellen}"
    for table in tables:
        yield from _table(table)


def _figures(figures: list[Any], kaarten: int) -> Iterator[str]:
    if len(figures) != kaarten:
        yield f"{len(figures)} figures for {kaarten} maps"
    for figure in figures:
        alt = str(figure.get("/Alt", "")).strip()
        if len(alt) <= _KORTSTE_ALT:
            yield "a figure has no text that stands for it"
        elif _BESTANDSNAAM.search(alt):
            yield "the text for a figure is a file name"


def _headings(types: list[str]) -> Iterator[str]:
    levels = [int(match.group(1)) for match in map(_KOP.fullmatch, types) if match]
    if not levels or levels[0] != 1:
        yield "does not begin with a heading of level 1"
    if 2 not in levels:  # noqa: PLR2004 - a heading level
        yield "no headings of level 2"
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"heading level goes from {before} to {after}"


def _table(table: Any) -> Iterator[str]:
    headers = [element for element in _walk(table.get("/K")) if _type(element) == "/TH"]
    if not headers:
        yield "a table has no header cells"
    for header in headers:
        attributes = header.get("/A")
        found = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
        if not any(isinstance(a, pikepdf.Dictionary) and "/Scope" in a for a in found):
            yield "a header cell has no scope"


def _walk(kids: Any) -> Iterator[Any]:
    """Yield the structure elements below, in reading order."""
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            yield from _walk(kid)
    elif isinstance(kids, pikepdf.Dictionary) and "/S" in kids:
        yield kids
        yield from _walk(kids.get("/K"))


def _order(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield a fault when the text is read in another order than that in which it was set."""
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    read = list(_marks(document.Root.StructTreeRoot.get("/K"), -1, numbers))
    for before, after in itertools.pairwise(read):
        if after <= before:
            yield f"page {after[0] + 1}: the reading order is not that of the page"
            return


def _marks(kids: Any, page: int, numbers: Mapping[Any, int]) -> Iterator[tuple[int, int]]:
    """Yield page and number of each piece of content below, in reading order."""
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            yield from _marks(kid, page, numbers)
    elif isinstance(kids, pikepdf.Dictionary):
        if "/Pg" in kids:
            page = numbers[kids.Pg.objgen]
        if "/MCID" in kids:
            yield page, int(kids.MCID)
        elif "/S" in kids:
            found = _marks(kids.get("/K"), page, numbers)
            yield from _begun(found) if _type(kids) in _CELLEN else found
    elif kids is not None:
        yield page, int(kids)


def _begun(marks: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what of a cell is set before the next cell of its row.

    A cell that runs on in the next column or on the next page is set in pieces, and read as one.
    """
    last: tuple[int, int] | None = None
    for mark in marks:
        if last is not None and mark > (last[0], last[1] + 1):
            return
        yield mark
        last = mark


def _type(element: Any) -> str:
    return str(element.get("/S"))


def has_iso() -> bool:
    """Tell whether page-validation is there."""
    return importlib.util.find_spec("page") is not None


def check_iso(pdf: bytes) -> tuple[str, ...] | None:
    """Return what page-validation finds; None when it is not there or cannot take the file in."""
    if not has_iso():
        return None
    # Optional and compiled: only when it is there.
    import page  # noqa: PLC0415

    found: list[str] = []
    for profile in _PROFIELEN:
        try:
            report = page.validate_pdf_bytes(pdf, profile=profile)
        except page.PageError as error:
            # What the checker cannot take in is not checked; that is no fault of the export.
            _logger.warning("page-validation gave up: %s", error)
            return None
        if not report.is_compliant:
            found += [f"{profile} {failure.rule_id}" for failure in report.failures]
    return tuple(dict.fromkeys(found))
