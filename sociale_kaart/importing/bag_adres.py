"""One address of the BAG, and which of them are in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# An address that is not yet built, or gone, is no place to go to.
IN_GEBRUIK = frozenset(
    {
        "verblijfsobject in gebruik",
        "verblijfsobject in gebruik (niet ingemeten)",
        "verbouwing verblijfsobject",
        "plaats aangewezen",
    }
)


@dataclass(frozen=True, slots=True)
class BagAdres:
    """An address with its point in RD New (metres).

    Attributes:
        woonfunctie: whether somebody may live there, None when the file does not tell.
    """

    straat: str
    huisnummer: int
    huisletter: str | None
    toevoeging: str | None
    postcode: str | None
    plaats: str | None
    x: float
    y: float
    woonfunctie: bool | None = None

    @property
    def nummer(self) -> str:
        """The number as the BAG writes it: `26A`, `131-3`."""
        rest = f"-{self.toevoeging}" if self.toevoeging else ""
        return f"{self.huisnummer}{self.huisletter or ''}{rest}"


def in_gebruik(status: str | None) -> bool:
    """Return whether an object with this status can be visited; without a status it can."""
    return not status or status.strip().casefold() in IN_GEBRUIK


def may_live(gebruiksdoel: str | None) -> bool | None:
    """Return whether somebody may live at an object, None when that is not told.

    Args:
        gebruiksdoel: one or more uses (`winkelfunctie,woonfunctie`), or 1 and 0 for woonfunctie.
    """
    told = (gebruiksdoel or "").strip().casefold()
    return (told == "1" or "woonfunctie" in told) if told else None


def bag_adres(row: Mapping[str, str | None], x: float, y: float) -> BagAdres | None:
    """Return an address from texts, None without a street or a number.

    Args:
        row: straat, huisnummer, huisletter, toevoeging, postcode, plaats, gebruiksdoel.
        x: RD New in metres.
        y: as `x`.
    """
    texts = {name: (row.get(name) or "").strip() or None for name in row}
    straat, nummer = texts.get("straat"), texts.get("huisnummer") or ""
    if straat is None or not nummer.isascii() or not nummer.isdigit() or int(nummer) == 0:
        return None
    return BagAdres(
        straat,
        int(nummer),
        texts.get("huisletter"),
        texts.get("toevoeging"),
        texts.get("postcode"),
        texts.get("plaats"),
        x,
        y,
        may_live(texts.get("gebruiksdoel")),
    )
