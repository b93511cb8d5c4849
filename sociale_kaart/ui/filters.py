"""What is shown: one filter for map and table alike, without Qt."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.clock import today
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.domain.lijstjes import lijstje

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.search_texts import SearchTexts

# Stands for 'not filled in' in a set of codes.
LEEG = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which hulpbronnen are shown; an empty set means no restriction.

    Attributes:
        zoek: words that must all occur in name, description, address, buurt or category.
        verborgen_sferen: sferen that are switched off ('' is not yet filled in).
        verborgen_formaliteit: as `verborgen_sferen`.
        soorten: only these; '' is not yet filled in, here and below.
        statussen: only these; what has no status is actief.
        categorieen: only these.
        doelgroepen: only what is for one of these.
        buurten: only these buurtcodes.
        lijstje: only what is on this built-in lijstje (its code).
        zonder_punt: only what has no point on the map.
    """

    zoek: str = ""
    verborgen_sferen: frozenset[str] = frozenset()
    verborgen_formaliteit: frozenset[str] = frozenset()
    soorten: frozenset[str] = frozenset()
    statussen: frozenset[str] = frozenset()
    categorieen: frozenset[str] = frozenset()
    doelgroepen: frozenset[str] = frozenset()
    buurten: frozenset[str] = frozenset()
    lijstje: str = ""
    zonder_punt: bool = False

    @property
    def active(self) -> bool:
        """Whether anything is hidden."""
        return self != Filter()

    def stored(self) -> dict[str, list[str] | str | bool]:
        """Return what differs from no filter, as it is kept in a kaart."""
        nothing = Filter()
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in values.items()
            if value != getattr(nothing, name)
        }

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> Filter:
        """Return a filter that was kept; what this version does not know is left out."""
        nothing = Filter()
        values: dict[str, Any] = {}
        for field in fields(cls):
            value, known = stored.get(field.name), getattr(nothing, field.name)
            if isinstance(known, frozenset) and isinstance(value, list):
                values[field.name] = frozenset(map(str, value))
            elif isinstance(value, type(known)) and not isinstance(known, frozenset):
                values[field.name] = value
        return cls(**values)


def folded(text: str) -> str:
    """Return a text without capitals and accents, as it is searched."""
    if text.isascii():
        return text.casefold()
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


def _passes(hulpbron: Hulpbron, what: Filter) -> bool:
    """Tell whether a hulpbron is shown, as far as the lists go."""
    hidden = (hulpbron.sfeer or LEEG) in what.verborgen_sferen or (
        hulpbron.formaliteit or LEEG
    ) in what.verborgen_formaliteit
    return not hidden and _in_chosen(hulpbron, what)


def has_point(hulpbron: Hulpbron) -> bool:
    """Tell whether a hulpbron has a mark on the map; many stand for a whole buurt."""
    return any(plek.x is not None and plek.y is not None for plek in hulpbron.plekken)


def _in_chosen(hulpbron: Hulpbron, what: Filter) -> bool:
    """Tell whether a hulpbron is among what was chosen of every list."""
    for chosen, value in (
        (what.soorten, hulpbron.soort or LEEG),
        (what.statussen, hulpbron.status or STATUS_ACTIEF),
        (what.categorieen, hulpbron.categorie or LEEG),
    ):
        if chosen and value not in chosen:
            return False
    if what.zonder_punt and has_point(hulpbron):
        return False
    if what.doelgroepen and what.doelgroepen.isdisjoint(doelgroepen_of(hulpbron)):
        return False
    if what.buurten and what.buurten.isdisjoint(hulpbron.buurtcodes or (LEEG,)):
        return False
    return not what.lijstje or _on_lijstje(hulpbron, what.lijstje)


def doelgroepen_of(hulpbron: Hulpbron) -> list[str]:
    """Return the codes of the doelgroepen of a hulpbron."""
    return [str(row.get("doelgroep")) for row in hulpbron.deel("doelgroepen")]


def _on_lijstje(hulpbron: Hulpbron, code: str) -> bool:
    """Tell whether a hulpbron is on a lijstje today; one that this version lacks holds all."""
    known = lijstje(code)
    return known is None or known.test(hulpbron, today())


def shown(
    hulpbronnen: Sequence[Hulpbron], what: Filter, texts: SearchTexts | None = None
) -> list[Hulpbron]:
    """Return the hulpbronnen that pass a filter, in the same order.

    Args:
        hulpbronnen: what is there.
        what: the filter.
        texts: remembers what is searched; who asks at each keystroke keeps one.
    """
    words = folded(what.zoek).split()
    if texts is None:
        found = [h for h in hulpbronnen if all(word in search_text(h) for word in words)]
    else:
        found = texts.matching(hulpbronnen, words)
    if replace(what, zoek="") == Filter():
        return found
    return [hulpbron for hulpbron in found if _passes(hulpbron, what)]
