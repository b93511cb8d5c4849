"""Find an address while typing, from the addresses of the ondergrond; offline and without Qt."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.ui.filters import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociale_kaart.domain.hulpbron import Value

_POSTCODE = re.compile(r"^(\d{4})\s*([a-z]{2})?\b\s*(.*)$")
_NUMBER = re.compile(r"^(.*?)\s+(\d+)\s*-?\s*([a-z0-9-]*)$")


@dataclass(frozen=True, slots=True)
class Adres:
    """One address with its point in RD metres."""

    straat: str
    huisnummer: int
    huisletter: str
    toevoeging: str
    postcode: str
    plaats: str
    x: float
    y: float

    @property
    def kort(self) -> str:
        """Street and number."""
        nummer = f"{self.huisnummer}{self.huisletter}"
        if self.toevoeging:
            nummer = f"{nummer}-{self.toevoeging}"
        return f"{self.straat} {nummer}"

    @property
    def label(self) -> str:
        """The address on one line."""
        postcode = f"{self.postcode[:4]} {self.postcode[4:]}" if self.postcode else ""
        return ", ".join(part for part in (self.kort, f"{postcode} {self.plaats}".strip()) if part)

    def plek(self) -> dict[str, Value]:
        """Return the columns of a plek at this address."""
        return {
            "straat": self.straat,
            "huisnummer": self.huisnummer,
            "huisletter": self.huisletter or None,
            "toevoeging": self.toevoeging or None,
            "postcode": self.postcode or None,
            "plaats": self.plaats or None,
            "x": self.x,
            "y": self.y,
            "locatie_nauwkeurigheid": "adres",
            "buurt_gekozen": None,
        }


@dataclass(slots=True)
class AdresIndex:
    """Addresses by street and by postcode."""

    by_street: dict[str, list[Adres]] = field(default_factory=dict)
    by_postcode: dict[str, list[Adres]] = field(default_factory=dict)
    postcodes: list[str] = field(default_factory=list)

    def suggest(self, typed: str, limit: int = 8) -> list[Adres]:
        """Return addresses that begin with what was typed; a street first shows its first number.

        Understands 'straat', 'straat 12', 'straat 12a', '8261 GA' and '8261GA 12'.
        """
        text = " ".join(folded(typed).replace(",", " ").split())
        if len(text) < 3:  # noqa: PLR2004 - two letters fit half the town
            return []
        postcode = _POSTCODE.match(text)
        if postcode:
            return self._by_postcode(postcode, limit)
        number = _NUMBER.match(text)
        if number:
            found = self._numbers(self._streets(number[1]), number[2], number[3])
            if found:
                return found[:limit]
        return [self.by_street[street][0] for street in self._streets(text)][:limit]

    def nearest(self, x: float, y: float, within_m: float = 60.0) -> Adres | None:
        """Return the address nearest to a point (RD metres), None when none is near."""
        best, best_m2 = None, within_m**2
        for adressen in self.by_postcode.values():
            # Addresses with one postcode lie together: one glance rules most of them out.
            if abs(adressen[0].x - x) > 2_000 or abs(adressen[0].y - y) > 2_000:  # noqa: PLR2004
                continue
            for adres in adressen:
                away = (adres.x - x) ** 2 + (adres.y - y) ** 2
                if away < best_m2:
                    best, best_m2 = adres, away
        return best

    def _streets(self, text: str) -> list[str]:
        starts = [street for street in self.by_street if street.startswith(text)]
        inside = [street for street in self.by_street if f" {text}" in f" {street}"]
        return sorted(starts) + sorted(set(inside) - set(starts))

    def _numbers(self, streets: Iterable[str], number: str, rest: str) -> list[Adres]:
        adressen = [adres for street in streets for adres in self.by_street[street]]
        return _with_number(adressen, number, rest)

    def _by_postcode(self, match: re.Match[str], limit: int) -> list[Adres]:
        prefix = f"{match[1]}{(match[2] or '').upper()}"
        first = bisect.bisect_left(self.postcodes, prefix)
        codes = [
            code for code in self.postcodes[first : first + limit * 4] if code.startswith(prefix)
        ]
        number = re.match(r"^(\d+)\s*-?\s*([a-z0-9-]*)", match[3] or "")
        if number:
            adressen = [adres for code in codes for adres in self.by_postcode[code]]
            return _with_number(adressen, number[1], number[2])[:limit]
        return [self.by_postcode[code][0] for code in codes][:limit]


def _with_number(adressen: Iterable[Adres], number: str, rest: str) -> list[Adres]:
    """Return addresses whose number begins with `number`, the exact one first."""
    wanted = rest.replace("-", "")
    found = [
        adres
        for adres in adressen
        if str(adres.huisnummer).startswith(number)
        and folded(f"{adres.huisletter}{adres.toevoeging}").startswith(wanted)
        and (not wanted or str(adres.huisnummer) == number)
    ]
    return sorted(found, key=lambda a: (a.huisnummer, a.huisletter, a.toevoeging, a.straat))


def build_adres_index(frame: Any) -> AdresIndex:
    """Return the index of the layer `adressen`; takes part of a second for a town."""
    index = AdresIndex()
    points = frame.geometry
    columns = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
    texts = {column: frame[column].tolist() for column in columns}
    for number, (x, y) in enumerate(zip(points.x.tolist(), points.y.tolist(), strict=True)):
        row = {column: values[number] for column, values in texts.items()}
        if not row["straat"] or row["huisnummer"] != row["huisnummer"]:
            continue
        adres = Adres(
            straat=str(row["straat"]),
            huisnummer=int(row["huisnummer"]),
            huisletter=_text(row["huisletter"]),
            toevoeging=_text(row["toevoeging"]),
            postcode=_text(row["postcode"]),
            plaats=_text(row["plaats"]),
            x=x,
            y=y,
        )
        index.by_street.setdefault(folded(adres.straat), []).append(adres)
        index.by_postcode.setdefault(adres.postcode, []).append(adres)
    for adressen in index.by_street.values():
        adressen.sort(key=lambda a: (a.huisnummer, a.huisletter, a.toevoeging))
    index.postcodes = sorted(code for code in index.by_postcode if code)
    return index


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
