"""What a row of a list has to do with hulpbronnen the kaart already has.

A row continues a hulpbron when both carry the same number of the same list, or when name and
address are identical and the hulpbron came from a list. Then only what nobody edited is brought up
to date; where list and kaart differ, the row waits. Everything that merely looks alike waits too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.importing.adres import number_key, plaats_key, plain_key, straat_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Value
    from sociale_kaart.importing.adres import Adres

# Street, number, addition, place; or ('buurt', code); or ('punt', x, y).
PlekKey = tuple[str, int | str, str, str]


def adres_key(adres: Adres | Plek) -> PlekKey | None:
    """Return an address in one form, None when street or number is missing."""
    if not adres.straat or adres.huisnummer is None:
        return None
    return (
        straat_key(adres.straat),
        adres.huisnummer,
        number_key(adres.huisletter, adres.toevoeging),
        plaats_key(adres.plaats or ""),
    )


def buurt_key(buurtcode: str) -> PlekKey:
    """Return the key of a place that is only a buurt."""
    return ("buurt", buurtcode, "", "")


def point_key(x: float, y: float) -> PlekKey:
    """Return the key of a place that is only a point, RD New in metres."""
    return ("punt", f"{x:.1f}", f"{y:.1f}", "")


def plek_key(plek: Plek) -> PlekKey | None:
    """Return the key of a plek in the kaart: its address, else its buurt, else its point."""
    found = adres_key(plek)
    if found is None and plek.buurt_gekozen:
        return buurt_key(plek.buurt_gekozen)
    if found is None and plek.x is not None and plek.y is not None:
        return point_key(plek.x, plek.y)
    return found


class Register:
    """The hulpbronnen of a kaart, found by number and by name and place."""

    def __init__(self, bestaande: Iterable[Hulpbron]) -> None:
        self._by_id: defaultdict[str, list[Hulpbron]] = defaultdict(list)
        self._by_place: defaultdict[tuple[str, PlekKey], list[Hulpbron]] = defaultdict(list)
        for hulpbron in bestaande:
            if hulpbron.bron_id:
                self._by_id[hulpbron.bron_id].append(hulpbron)
            for key in {plek_key(plek) for plek in hulpbron.plekken} - {None}:
                if key is not None:
                    self._by_place[plain_key(hulpbron.naam), key].append(hulpbron)

    def continued(
        self, naam: str, bron: str, bron_id: str | None, key: PlekKey | None
    ) -> Hulpbron | None:
        """Return the hulpbron this row is a newer version of, None when there is not just one."""
        if bron_id:
            same = [h for h in self._by_id.get(bron_id, ()) if _same_list(h, naam, bron, key)]
            return same[0] if len(same) == 1 else None
        alike = [h for h in self.alike(naam, key) if h.batch and not h.bron_id]
        return alike[0] if len(alike) == 1 else None

    def alike(self, naam: str, key: PlekKey | None) -> list[Hulpbron]:
        """Return the hulpbronnen with this name at this place."""
        return self._by_place.get((plain_key(naam), key), []) if key is not None else []


def _same_list(hulpbron: Hulpbron, naam: str, bron: str, key: PlekKey | None) -> bool:
    # Lists number from 1, so an equal number alone is no proof.
    if hulpbron.bron == bron or plain_key(hulpbron.naam) == plain_key(naam):
        return True
    return key is not None and any(plek_key(plek) == key for plek in hulpbron.plekken)


@dataclass(slots=True)
class Verschil:
    """What a newer row changes in a hulpbron.

    Attributes:
        nieuw: columns that get the value of the list.
        botsing: label -> (list, kaart) where both have their own value.
    """

    nieuw: dict[str, Value] = field(default_factory=dict)
    botsing: dict[str, tuple[Value, Value]] = field(default_factory=dict)


def compare(
    lijst: Mapping[str, Value], kaart: Mapping[str, Value], was: Mapping[str, Value] | None
) -> Verschil:
    """Compare the values of a row with those of the kaart, and with the previous list (`was`).

    A value of the list is taken where the kaart is empty, or still has what the previous list
    said. A value somebody removed or changed by hand is never overwritten.
    """
    verschil = Verschil()
    for veld, nieuw in lijst.items():
        ons = kaart.get(veld)
        if nieuw == ons:
            continue
        if ons is None:
            if was is None or was.get(veld) != nieuw:
                verschil.nieuw[veld] = nieuw
        elif was is not None and was.get(veld) == ons:
            verschil.nieuw[veld] = nieuw
        elif was is None or was.get(veld) != nieuw:
            # When the list says what it said before, only the kaart changed: that stands.
            verschil.botsing[veld] = (nieuw, ons)
    return verschil
