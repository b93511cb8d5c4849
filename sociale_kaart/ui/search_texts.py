"""What is searched in each hulpbron, remembered between keystrokes; without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.ui.filters import folded, search_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron


class SearchTexts:
    """Remembers per hulpbron what is searched in it, and what the last keystroke found.

    A hulpbron never changes; who is edited becomes another object, and is then read again.
    """

    def __init__(self) -> None:
        # hulpbron, all that is searched, the name as it is searched
        self._known: dict[str, tuple[Hulpbron, str, str]] = {}
        # the list that was searched last, with its texts, and what was found in it
        self._records: Sequence[Hulpbron] = ()
        self._rows: list[tuple[Hulpbron, str]] = []
        self._found: dict[tuple[str, ...], list[Hulpbron]] = {}

    def matching(self, records: Sequence[Hulpbron], words: Sequence[str]) -> list[Hulpbron]:
        """Return the hulpbronnen in which all words occur, in the same order.

        Args:
            records: a list that is not changed afterwards; another list is read anew.
            words: folded.
        """
        if not words:
            # Nothing is searched: the texts wait for the first keystroke.
            return list(records)
        if records is not self._records:
            self._records = records
            self._rows = [(hulpbron, self._read(hulpbron)[1]) for hulpbron in records]
            self._found = {}
        key = tuple(words)
        if key not in self._found:
            rows = self._rows
            for word in key:
                rows = [row for row in rows if word in row[1]]
            # One keystroke asks this a few times; what was typed before does not come back.
            self._found = {key: [hulpbron for hulpbron, _ in rows]}
        return list(self._found[key])

    def warm(self, records: Sequence[Hulpbron]) -> None:
        """Read all texts, in another thread, so that the first keystroke need not wait."""
        for hulpbron in records:
            self._read(hulpbron)

    def best_names(
        self, records: Sequence[Hulpbron], words: Sequence[str], limit: int
    ) -> list[Hulpbron]:
        """Return what has all words in its name: first what begins so, then words that begin so."""
        begins: list[Hulpbron] = []
        words_begin: list[Hulpbron] = []
        inside: list[Hulpbron] = []
        text = " ".join(words)
        for hulpbron in records:
            naam = self._read(hulpbron)[2]
            if naam.startswith(text):
                begins.append(hulpbron)
                if len(begins) == limit:
                    return begins
            elif all(word in naam for word in words):
                spaced = f" {naam}"
                starts = all(f" {word}" in spaced for word in words)
                (words_begin if starts else inside).append(hulpbron)
        return [*begins, *words_begin, *inside][:limit]

    def _read(self, hulpbron: Hulpbron) -> tuple[Hulpbron, str, str]:
        known = self._known.get(hulpbron.uuid)
        if known is None or known[0] is not hulpbron:
            known = (hulpbron, search_text(hulpbron), folded(hulpbron.naam))
            self._known[hulpbron.uuid] = known
        return known
