"""Read a tagged PDF as a screen reader does: along its structure, with the text of each part."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pdfplumber
import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass
class Deel:
    """A structure element: its type, its own text, and what is below it."""

    soort: str
    tekst: str = ""
    onder: list[Deel] = field(default_factory=list)

    def walk(self) -> Iterator[Deel]:
        """Yield this part and all below it, in reading order."""
        yield self
        for one in self.onder:
            yield from one.walk()

    @property
    def alles(self) -> str:
        """The text of this part and of all below it."""
        return "".join(one.tekst for one in self.walk())


def document_tree(pdf: bytes) -> Deel:
    """Return the structure of a PDF with its texts."""
    texts = _marked_texts(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        root = Deel("Document")
        _read(document.Root.StructTreeRoot.K, root, -1, numbers, texts)
    return root


def tables(tree: Deel) -> list[list[list[str]]]:
    """Return each table as rows of texts of cells, without its row of headers."""
    found = []
    for table in (one for one in tree.walk() if one.soort == "Table"):
        rows = [one for one in table.walk() if one.soort == "TR"]
        cells = [[c.alles.strip() for c in row.onder if c.soort in {"TD", "TH"}] for row in rows]
        found.append([row for row in cells if row])
    return found


def headings(tree: Deel) -> list[tuple[int, str]]:
    """Return level and text of each heading."""
    found = ((re.fullmatch(r"H([1-6])", one.soort), one) for one in tree.walk())
    return [(int(match[1]), one.alles) for match, one in found if match]


def _marked_texts(pdf: bytes) -> Mapping[tuple[int, int], str]:
    texts: defaultdict[tuple[int, int], str] = defaultdict(str)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages):
            for char in page.chars:
                if char.get("mcid") is not None:
                    texts[number, char["mcid"]] += char["text"]
    return texts


def _read(
    kids: Any, into: Deel, page: int, numbers: Mapping[Any, int], texts: Mapping[Any, str]
) -> None:
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            _read(kid, into, page, numbers, texts)
    elif isinstance(kids, pikepdf.Dictionary):
        page = numbers[kids.Pg.objgen] if "/Pg" in kids else page
        if "/MCID" in kids:
            into.onder.append(Deel("tekst", texts.get((page, int(kids.MCID)), "")))
        elif "/S" in kids:
            below = Deel(str(kids.S).lstrip("/"))
            into.onder.append(below)
            _read(kids.get("/K"), below, page, numbers, texts)
    elif kids is not None:
        into.onder.append(Deel("tekst", texts.get((page, int(kids)), "")))
