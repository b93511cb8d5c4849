"""The filled cells of a row as texts, small enough to keep those of a whole list in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterator, Sequence, ValuesView


class Kolommen:
    """The headers of a list, shared by all its rows."""

    __slots__ = ("koppen", "plaats")

    def __init__(self, koppen: Sequence[str]) -> None:
        self.koppen = tuple(koppen)
        self.plaats = {kop: n for n, kop in enumerate(self.koppen)}

    def __reduce__(self) -> tuple[type[Kolommen], tuple[tuple[str, ...]]]:
        return Kolommen, (self.koppen,)


class Rijcellen(Mapping[str, str]):
    """Header -> text of the filled cells of one row; equal to a dict with the same.

    Args:
        kolommen: the headers of the list.
        teksten: one per header, None where the cell is empty.
    """

    __slots__ = ("_kolommen", "_teksten")

    def __init__(self, kolommen: Kolommen, teksten: Sequence[str | None]) -> None:
        self._kolommen = kolommen
        self._teksten = tuple(teksten)

    def __reduce__(self) -> tuple[type[Rijcellen], tuple[Kolommen, tuple[str | None, ...]]]:
        return Rijcellen, (self._kolommen, self._teksten)

    def __getitem__(self, kop: str) -> str:
        text = self._teksten[self._kolommen.plaats[kop]]
        if text is None:
            raise KeyError(kop)
        return text

    def __iter__(self) -> Iterator[str]:
        pairs = zip(self._kolommen.koppen, self._teksten, strict=False)
        return (kop for kop, text in pairs if text is not None)

    def __len__(self) -> int:
        return len(self._teksten) - self._teksten.count(None)

    def values(self) -> ValuesView[str]:
        """Return the texts, in the order of the headers."""
        return dict(self.items()).values()

    def items(self) -> ItemsView[str, str]:
        """Return headers and texts, in the order of the headers."""
        pairs = zip(self._kolommen.koppen, self._teksten, strict=False)
        return {kop: text for kop, text in pairs if text is not None}.items()

    def __repr__(self) -> str:
        return f"Rijcellen({dict(self)!r})"

    def without(self, koppen: frozenset[str]) -> Rijcellen:
        """Return the cells without those under some headers."""
        pairs = zip(self._kolommen.koppen, self._teksten, strict=False)
        return Rijcellen(self._kolommen, [None if kop in koppen else text for kop, text in pairs])
