"""What a user wants measured: by which network, for whom, how far, and which places count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron

NETWERKEN = ("lopen", "fietsen", "auto")
# The inhabitants a figure can be weighted by.
GROEPEN = ("inwoners", "65plus", "0_15")
GROEP_LABELS = {
    "inwoners": "Alle inwoners",
    "65plus": "65 jaar en ouder",
    "0_15": "0 tot 15 jaar",
}


@dataclass(frozen=True, slots=True)
class Meetkeuze:
    """The choices behind a figure; together with the sources they say how it was made.

    Attributes:
        netwerk: lopen, fietsen or auto.
        groep: one of `GROEPEN`, whose inhabitants weigh.
        zonder_trap: leave out steps.
        straal_m: how far people can go, for the choice within reach; None is 1 km.
        toegang: routes (list `toegang_route`), any of which a hulpbron must have; empty is all.
        toegankelijkheid: features (list `toegankelijkheid`) that a hulpbron must all have.
        voor: count only hulpbronnen that this audience may see.
        met_onbekend: also count places of which the answer to a filter is not known, such as
            every place that is in OpenStreetMap only.
    """

    netwerk: str = "lopen"
    groep: str = "inwoners"
    zonder_trap: bool = False
    straal_m: float | None = None
    toegang: frozenset[str] = frozenset()
    toegankelijkheid: frozenset[str] = frozenset()
    voor: str = "intern"
    met_onbekend: bool = True

    def __post_init__(self) -> None:
        """Refuse what no figure can be made for.

        Raises:
            ValueError: an unknown netwerk or groep, or a radius that is no distance.
        """
        if self.netwerk not in NETWERKEN or self.groep not in GROEPEN:
            message = f"no such network or group: {self.netwerk}, {self.groep}"
            raise ValueError(message)
        if self.straal_m is not None and not 0 < self.straal_m < float("inf"):
            message = f"a radius is a positive number of metres, not {self.straal_m}"
            raise ValueError(message)

    @classmethod
    def kleine_actieradius(cls, straal_m: float, groep: str = "inwoners") -> Meetkeuze:
        """Return the profile of who cannot go far: a radius of the user, walking without steps.

        It is no other word for older people: who has a small radius, the user decides.
        """
        return cls(netwerk="lopen", groep=groep, zonder_trap=True, straal_m=straal_m)

    @property
    def filtert(self) -> bool:
        """Whether not all places count."""
        return bool(self.toegang or self.toegankelijkheid)

    def counts(self, hulpbron: Hulpbron) -> bool:
        """Tell whether a registered hulpbron passes the filters."""
        return self._has_route(hulpbron) and self._has_features(hulpbron)

    def _has_route(self, hulpbron: Hulpbron) -> bool:
        if not self.toegang:
            return True
        routes = {row.get("route") for row in hulpbron.deel("toegang")} - {None}
        return bool(routes & self.toegang) if routes else self.met_onbekend

    def _has_features(self, hulpbron: Hulpbron) -> bool:
        answers = {
            row.get("kenmerk"): row.get("antwoord") for row in hulpbron.deel("toegankelijkheid")
        }
        for kenmerk in self.toegankelijkheid:
            antwoord = answers.get(kenmerk)
            if antwoord in {None, "onbekend"}:
                if not self.met_onbekend:
                    return False
            elif antwoord != "ja":
                return False
        return True
