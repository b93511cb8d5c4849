"""What is shown: one filter for map and table alike, without Qt."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.categorieen import categorie_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociale_kaart.domain.hulpbron import Hulpbron

# Stands for 'not filled in' in a set of codes.
LEEG = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which hulpbronnen are shown; an empty set means no restriction.

    Attributes:
        zoek: words that must all occur in name, description, address, buurt or category.
        verborgen_sferen: sferen that are switched off ('' is not yet filled in).
        verborgen_formaliteit: as `verborgen_sferen`.
        categorieen: only these.
        doelgroepen: only these.
        buurten: only these buurtcodes.
        zonder_punt: only what has no point on the map.
    """

    zoek: str = ""
    verborgen_sferen: frozenset[str] = frozenset()
    verborgen_formaliteit: frozenset[str] = frozenset()
    categorieen: frozenset[str] = frozenset()
    doelgroepen: frozenset[str] = frozenset()
    buurten: frozenset[str] = frozenset()
    zonder_punt: bool = False

    @property
    def active(self) -> bool:
        """Whether anything is hidden."""
        return self != Filter()


def folded(text: str) -> str:
    """Return a text without capitals and accents, as it is searched."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def search_text(hulpbron: Hulpbron) -> str:
    """Return all that is searched in a hulpbron."""
    parts = [hulpbron.naam, hulpbron.omschrijving or "", hulpbron.leefwereld or ""]
    parts.append(categorie_label(hulpbron.categorie))
    for plek in hulpbron.plekken:
        parts += [plek.adres, plek.postcode or "", plek.plaats or ""]
    parts += [str(contact.get("organisatie") or "") for contact in hulpbron.deel("contacten")]
    return folded(" ".join(parts))


def matches(hulpbron: Hulpbron, what: Filter, words: tuple[str, ...]) -> bool:
    """Tell whether a hulpbron is shown; `words` are the folded words of `what.zoek`."""
    hidden = (hulpbron.sfeer or LEEG) in what.verborgen_sferen or (
        hulpbron.formaliteit or LEEG
    ) in what.verborgen_formaliteit
    if hidden or not _in_chosen(hulpbron, what):
        return False
    text = search_text(hulpbron) if words else ""
    return all(word in text for word in words)


def has_point(hulpbron: Hulpbron) -> bool:
    """Tell whether a hulpbron has a mark on the map; many stand for a whole buurt."""
    return any(plek.x is not None and plek.y is not None for plek in hulpbron.plekken)


def _in_chosen(hulpbron: Hulpbron, what: Filter) -> bool:
    """Tell whether a hulpbron is among the chosen categories, doelgroepen and buurten."""
    if what.zonder_punt and has_point(hulpbron):
        return False
    if what.categorieen and (hulpbron.categorie or LEEG) not in what.categorieen:
        return False
    mine = (str(row.get("doelgroep")) for row in hulpbron.deel("doelgroepen"))
    if what.doelgroepen and what.doelgroepen.isdisjoint(mine):
        return False
    return not what.buurten or not what.buurten.isdisjoint(hulpbron.buurtcodes)


def shown(hulpbronnen: Iterable[Hulpbron], what: Filter) -> list[Hulpbron]:
    """Return the hulpbronnen that pass a filter, in the same order."""
    words = tuple(folded(what.zoek).split())
    return [hulpbron for hulpbron in hulpbronnen if matches(hulpbron, what, words)]
