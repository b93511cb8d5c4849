"""What the sheets for talking with people share: the size of a title, where a sheet begins."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf

from sociale_kaart.exporting.buurtkaart.font import letterbreedtes

if TYPE_CHECKING:
    from collections.abc import Iterator

_KLEINST = 11.0


def title_size(titel: str, breedte: float, punten: float) -> float:
    """Return the size (points) at which a title stays on one line of this width in mm."""
    # Bold runs some 6 % wider than the semibold whose widths we know.
    width = letterbreedtes().width_mm(titel, punten) * 1.06
    return round(max(_KLEINST, min(punten, punten * breedte / max(width, 1.0))), 1)


def shortened(tekst: str, letters: int) -> str:
    """Return a text of at most so many letters; what is cut off ends in '…'."""
    return tekst if len(tekst) <= letters else f"{tekst[: letters - 1].rstrip()}…"


def first_pages(pdf: bytes) -> list[int]:
    """Return the page on which each chapter of the highest level begins, by the bookmarks."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        with document.open_outline() as outline:
            return list(_pages(outline.root, numbers))


def _pages(items: Any, numbers: dict[Any, int]) -> Iterator[int]:
    for item in items:
        target: Any = item.destination
        if target is None and item.action is not None:
            target = item.action.D
        yield numbers[target[0].objgen]
