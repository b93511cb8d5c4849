"""Lenzen: the lists along which one looks at what there is per buurt (domein 6).

Each lens keeps its items apart. There is no total over items: the seven werkzame elementen never
become one 'eenzaamheid gedekt', and no buurt gets a score.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain import lijsten

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron

# Who has a place of its own in this sfeer is shown for the buurt, never at a distance.
ALLEEN_BUURT = frozenset({"persoonlijk"})
# How a hulpbron is there for a buurt: within reach over the network, for who lives in an area that
# was drawn, or for the whole buurt. What stands in the buurt but farther away does not count.
AFSTAND, GEBIED, HELE_BUURT, VERDER_WEG = "afstand", "gebied", "hele buurt", "verder weg"


@dataclass(frozen=True, slots=True)
class Lens:
    """One list to look along.

    Attributes:
        code: never changes; what a front end and the command line use.
        label: what people read.
        vraag: the question a cell answers; the item comes after it.
        lijst: the list its items are from (`domain.lijsten`).
        onderwerp: the table or column in which hulpbronnen have an item, which is also what the
            inventarisatielog asks about.
        veld: the column of that table.
    """

    code: str
    label: str
    vraag: str
    lijst: str
    onderwerp: str
    veld: str

    @property
    def items(self) -> tuple[lijsten.Item, ...]:
        """The items, in the order in which they are shown."""
        return lijsten.lijst(self.lijst)

    def codes_of(self, hulpbron: Hulpbron) -> frozenset[str]:
        """Return the items that a hulpbron is there for, as somebody has told; never a guess."""
        rows = hulpbron.deel("ook_sferen" if self.code == "sferen" else self.onderwerp)
        told = {row.get(self.veld) for row in rows}
        if self.code == "sferen":
            told.add(hulpbron.sfeer)
        return frozenset(lijsten.codes(self.lijst)) & frozenset(map(str, told - {None}))


LENZEN: tuple[Lens, ...] = (
    Lens("sferen", "Sferen", "Is hier iets in de sfeer", "sfeer", "sfeer", "sfeer"),
    Lens("ambities", "Ambities", "Is hier iets voor", "ambitie", "ambities", "ambitie"),
    Lens(
        "vraaggebieden",
        "Vraaggebieden mantelzorg",
        "Is hier voor mantelzorgers iets van",
        "vraaggebied",
        "vraaggebieden",
        "vraaggebied",
    ),
    Lens(
        "elementen",
        "Wat helpt tegen eenzaamheid",
        "Is hier iets dat helpt door",
        "werkzaam_element",
        "werkzame_elementen",
        "werkzaam_element",
    ),
    Lens(
        "doelgroepen", "Doelgroepen", "Is hier iets voor", "doelgroep", "doelgroepen", "doelgroep"
    ),
)


def lens(code: str) -> Lens | None:
    """Return the lens with this code, None when there is none."""
    return next((one for one in LENZEN if one.code == code), None)
