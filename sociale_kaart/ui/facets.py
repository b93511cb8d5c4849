"""How many hulpbronnen there are of each sfeer, soort, buurt, lijstje …, and why some are hidden.

Counts follow the register record by record: an edit in a large kaart counts one record, not all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.domain.lijstjes import LIJSTJES, lijstje
from sociale_kaart.ui.filters import LEEG, doelgroepen_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.filters import Filter

SFEER, FORMALITEIT, SOORT, STATUS = "sfeer", "formaliteit", "soort", "status"
CATEGORIE, DOELGROEP, BUURT, LIJSTJE = "categorie", "doelgroep", "buurt", "lijstje"


class Facets:
    """Counts per facet and code; '' stands for what is not filled in."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[tuple[str, str], ...]] = {}
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._day = today()

    @property
    def known(self) -> int:
        """The number of hulpbronnen that have been counted."""
        return len(self._of)

    def counts(self, facet: str) -> Counter[str]:
        """Return how many hulpbronnen there are per code of a facet."""
        return self._counts[facet]

    def clear(self) -> None:
        """Forget all; to count anew."""
        self._of.clear()
        self._counts.clear()
        self._day = today()

    @property
    def outdated(self) -> bool:
        """Whether another day has begun, on which other things are due."""
        return self._day != today()

    def count(self, hulpbronnen: Iterable[Hulpbron]) -> None:
        """Count these, in place of what was counted of them before."""
        for hulpbron in hulpbronnen:
            self.forget(hulpbron.uuid)
            found = tuple(_facets(hulpbron, self._day))
            self._of[hulpbron.uuid] = found
            for facet, code in found:
                self._counts[facet][code] += 1

    def forget(self, uuid: str) -> None:
        """Count a hulpbron no longer."""
        for facet, code in self._of.pop(uuid, ()):
            self._counts[facet][code] -= 1

    def follow(self, uuids: Iterable[str], lookup: Callable[[str], Hulpbron | None]) -> None:
        """Count again what has changed, and no longer what is gone."""
        for uuid in uuids:
            hulpbron = lookup(uuid)
            if hulpbron is None:
                self.forget(uuid)
            else:
                self.count([hulpbron])


def _facets(hulpbron: Hulpbron, day: dt.date) -> list[tuple[str, str]]:
    found = [
        (SFEER, hulpbron.sfeer or LEEG),
        (FORMALITEIT, hulpbron.formaliteit or LEEG),
        (SOORT, hulpbron.soort or LEEG),
        (STATUS, hulpbron.status or STATUS_ACTIEF),
        (CATEGORIE, hulpbron.categorie or LEEG),
    ]
    found += [(DOELGROEP, code) for code in doelgroepen_of(hulpbron)]
    found += [(BUURT, code) for code in hulpbron.buurtcodes or (LEEG,)]
    found += [(LIJSTJE, one.code) for one in LIJSTJES if one.test(hulpbron, day)]
    return found


def why_hidden(what: Filter) -> list[str]:
    """Return what hides hulpbronnen, in the words of the panel that sets it."""
    known = lijstje(what.lijstje) if what.lijstje else None
    found = [
        (f"zoeken op ‘{what.zoek}’", what.zoek),
        (f"lijstje ‘{known.label}’" if known else "lijstje", what.lijstje),
        ("sfeer", what.verborgen_sferen),
        ("formeel of informeel", what.verborgen_formaliteit),
        ("soort", what.soorten),
        ("status", what.statussen),
        ("categorie", what.categorieen),
        ("doelgroep", what.doelgroepen),
        ("buurt", what.buurten),
        ("zonder punt op de kaart", what.zonder_punt),
    ]
    return [text for text, on in found if on]
