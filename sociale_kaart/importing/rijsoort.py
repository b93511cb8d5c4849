"""Telling rows of data from the rows between and below them that are none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sociale_kaart.importing import leesregels
from sociale_kaart.importing.koprij import kop_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from sociale_kaart.importing.leesregels import Cel

# The first word of a total; what stands beside it is numbers only.
_TOTAAL = re.compile(r"(?:sub|eind|tussen|generaal )?-?totalen?\b|(?:sub|eind|tussen)?-?totaal\b|total\b|som\b|aantal\b|gemiddelde?\b")  # fmt: skip  # noqa: E501
_COUNT = re.compile(r"[€%\d.,\s:()/-]*(?:rijen|locaties|organisaties|stuks)?[.\s]*", re.IGNORECASE)
_VOET = re.compile(
    r"(?:bron|bronnen|peildatum|(?:laatst )?(?:bijgewerkt|gewijzigd)|toelichting|opmerking(?:en)?"
    r"|legenda|versie|stand)\b.*[:\d]|\*|©|n\.?b\.?[: ]|let op[:! ]|noot\b|pagina \d|blad \d+ van"
    r"|afgedrukt|geprint|aan deze (?:lijst|gegevens)|deze lijst|(?:bron|bijgewerkt)\b|vragen\?",
    re.IGNORECASE,
)
_UITLEG = re.compile(
    r"\(.*\)|verplicht|optioneel|niet verplicht|vrije tekst|tekst|getal|datum|keuzelijst"
    r"|j{2,4}-m{1,2}-d{1,2}|d{1,2}-m{1,2}-j{2,4}|ja ?/ ?nee",
    re.IGNORECASE,
)
_OPSCHRIFT = re.compile(
    r"(?:wijk|buurt|kern|stadsdeel|dorp|rubriek|categorie|thema|sector|onderdeel|afdeling)\b.*|.*:",
    re.IGNORECASE,
)
# A footer or a heading has at most so many cells; a list has more columns filled than that.
_FEW = 2
_USUAL = 3
_LONG = 60


class Rijkeurder:
    """Says of the rows of one table which are no data.

    Args:
        koppen: per column what may stand there when the headers come again, without capitals.
        rijen: the rows below the headers, without hidden ones; blank ones included.
        breed: indexes of rows whose first cell is merged over more columns.
    """

    def __init__(
        self,
        koppen: Sequence[AbstractSet[str]],
        rijen: Sequence[Sequence[Cel]],
        breed: frozenset[int] = frozenset(),
    ) -> None:
        self._koppen = koppen
        self._named = frozenset().union(*koppen)
        self._rijen = rijen
        self._breed = breed
        self._filled = [sum(cel is not None for cel in rij) for rij in rijen]
        counts = sorted(count for count in self._filled if count)
        self._usual = counts[len(counts) // 2] if counts else 0

    def reasons(self) -> list[str | None]:
        """Return per row why it is no data: None for data, '' for a row without anything."""
        reasons = [self._reason(index) for index in range(len(self._rijen))]
        self._end(reasons)
        self._headings(reasons)
        return reasons

    def _reason(self, index: int) -> str | None:
        count = self._filled[index]
        rij = self._rijen[index]
        first = next((cel for cel in rij if cel is not None), None)
        if not isinstance(first, str) or first == "1":
            return self._numbered(index) if count else ""
        if kop_text(first).casefold() in self._named and self._repeats(rij, count):
            return leesregels.KOP_HERHAALD
        if _TOTAAL.match(first.casefold()) and self._only_counts(rij):
            return leesregels.TOTAAL
        footer = count <= _FEW and self._usual >= _USUAL and _VOET.match(first)
        if footer:
            return leesregels.VOETREGEL
        cells = [cel for cel in rij if cel is not None]
        told = index == 0 and all(isinstance(c, str) and _UITLEG.fullmatch(c) for c in cells)
        return leesregels.UITLEGREGEL if told else None

    def _numbered(self, index: int) -> str | None:
        """Return the reason of a row below the headers that numbers the columns."""
        cells = [str(cel) for cel in self._rijen[index] if cel is not None]
        if index or len(cells) <= _FEW or not all(c.isdecimal() and len(c) < _LONG for c in cells):
            return None
        numbers = [int(cel) for cel in cells]
        # A hidden column takes its number with it.
        counts = numbers[0] == 1 and all(a < b <= a + _FEW for a, b in pairwise(numbers))
        return leesregels.UITLEGREGEL if counts else None

    def _repeats(self, rij: Sequence[Cel], count: int) -> bool:
        same = sum(
            cel is not None and kop_text(cel).casefold() in known
            for cel, known in zip(rij, self._koppen, strict=False)
        )
        return same == count if count <= _FEW else same * 2 > count

    @staticmethod
    def _only_counts(rij: Sequence[Cel]) -> bool:
        rest = [cel for cel in rij if cel is not None][1:]
        return all(not isinstance(cel, str) or _COUNT.fullmatch(cel) for cel in rest)

    def _end(self, reasons: list[str | None]) -> None:
        """Mark what stands below the list: a few cells behind a blank row, or a sentence."""
        if self._usual < _USUAL:
            return
        tail = len(reasons)
        while tail and (reasons[tail - 1] is not None or self._filled[tail - 1] <= _FEW):
            tail -= 1
        behind_blank = False
        for index in range(tail, len(reasons)):
            if reasons[index] == "":
                behind_blank = True
            elif reasons[index] is None:
                cells = [cel for cel in self._rijen[index] if cel is not None]
                sentence = len(cells) == 1 and len(str(cells[0])) > _LONG
                if (behind_blank and tail) or sentence or index in self._breed:
                    reasons[index] = leesregels.VOETREGEL

    def _headings(self, reasons: list[str | None]) -> None:
        """Mark rows with nothing but a heading above the rows it is about.

        A name alone may be a row of data: it is a heading when it is merged over the columns, says
        so ('Wijk Noord'), or when blank rows set it apart and it is not the only one.
        """
        if self._usual < _USUAL:
            return
        alone = [i for i, reason in enumerate(reasons) if reason is None and self._filled[i] == 1]
        apart = []
        for index in alone:
            cel = next(cel for cel in self._rijen[index] if cel is not None)
            if not isinstance(cel, str) or not self._leads(index, reasons):
                continue
            if index in self._breed or (self._first(index) and _OPSCHRIFT.fullmatch(cel)):
                reasons[index] = leesregels.TUSSENKOP
            elif self._first(index) and index and reasons[index - 1] is not None:
                apart.append(index)
        if len(apart) > 1:
            for index in apart:
                reasons[index] = leesregels.TUSSENKOP

    def _first(self, index: int) -> bool:
        """Return whether the only cell of a row stands in one of the first two columns."""
        return any(cel is not None for cel in self._rijen[index][:_FEW])

    def _leads(self, index: int, reasons: Sequence[str | None]) -> bool:
        """Return whether rows of the list, or another heading, follow a row."""
        for after in range(index + 1, len(reasons)):
            if reasons[after] == leesregels.KOP_HERHAALD:
                return True
            if reasons[after] is None:
                return self._filled[after] >= _USUAL or self._filled[after] == 1
        return False
