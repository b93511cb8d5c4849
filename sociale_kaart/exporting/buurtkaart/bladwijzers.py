"""On which page each bookmark of a PDF of ours points."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Bladwijzer:
    """A bookmark: its page, counted from 1, and those below it."""

    pagina: int
    onder: tuple[Bladwijzer, ...]

    def map_pages(self, delen: int) -> list[int]:
        """Return the pages of the maps of a sheet: its own, or those of its parts."""
        return [one.pagina for one in self.onder[:delen]] if delen > 1 else [self.pagina]


def bookmarks(pdf: bytes) -> tuple[Bladwijzer, ...]:
    """Return the bookmarks of a PDF, in order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        with document.open_outline() as outline:
            return _read(outline.root, numbers)


def _read(
    items: Iterable[pikepdf.OutlineItem], numbers: Mapping[Any, int]
) -> tuple[Bladwijzer, ...]:
    return tuple(
        Bladwijzer(_page_of(item, numbers), _read(item.children, numbers)) for item in items
    )


def _page_of(item: pikepdf.OutlineItem, numbers: Mapping[Any, int]) -> int:
    target: Any = item.destination
    if target is None and item.action is not None:
        target = item.action.D
    return numbers[target[0].objgen]
