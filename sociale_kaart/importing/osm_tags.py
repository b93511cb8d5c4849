"""The tag rules of OpenStreetMap as data: what is a street, what is water, who may go where.

The rules stand in `resources/netwerken.toml` and `resources/ondergrondlagen.toml`; this module
only applies them.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sociale_kaart.base import paths

Tags = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verharding:
    """What tells that a way is paved; the fields are explained in `resources/netwerken.toml`."""

    verhard: frozenset[str]
    verhard_spoor: frozenset[tuple[str, str]]
    onverhard: frozenset[tuple[str, str]]

    def is_verhard(self, tags: Tags) -> bool:
        """Return whether a way is known to be paved."""
        surface = tags.get("surface")
        if surface is None:
            return not self.verhard_spoor.isdisjoint(tags.items())
        return self._paves(surface)

    def is_onverhard(self, tags: Tags) -> bool:
        """Return whether a way is known to be unpaved, by another tag than its surface."""
        if self._paves(tags.get("surface", "")):
            return False
        return not self.onverhard.isdisjoint(tags.items())

    def _paves(self, surface: str) -> bool:
        return surface.partition(":")[0] in self.verhard


@dataclass(frozen=True, slots=True)
class Profiel:
    """Who may use which way; the fields are explained in `resources/netwerken.toml`."""

    code: str
    label: str
    wegen: frozenset[str]
    met_toestemming: frozenset[str]
    veren: bool
    toegang: tuple[str, ...]
    ja: frozenset[str]
    nee: frozenset[str]
    niet: frozenset[tuple[str, str]]
    uitdrukkelijk: tuple[str, ...]
    eenrichting: tuple[str, ...]
    impliciet: frozenset[tuple[str, str]]
    tegenrichting: frozenset[tuple[str, str]]
    heen_waarden: frozenset[str]
    terug_waarden: frozenset[str]
    mits_verhard: frozenset[str]
    veer_voor: frozenset[str]
    alleen_verhard: bool
    verharding: Verharding
    versperring: frozenset[tuple[str, str]]

    def blocks(self, tags: Tags) -> bool:
        """Return whether nobody passes a node with these tags: a bollard, a private gate."""
        toegang = next((tags[key] for key in self.toegang if key in tags), "")
        if toegang in self.ja or toegang in self.nee:
            return toegang in self.nee
        return not self.versperring.isdisjoint(tags.items())

    def directions(self, tags: Tags) -> tuple[bool, bool]:
        """Return whether a way may be used as drawn, and against it (twice False: not at all)."""
        if not self._allows(tags):
            return False, False
        return self._allowed_directions(tags)

    def _allows(self, tags: Tags) -> bool:
        toegang = next((tags[key] for key in self.toegang if key in tags), "")
        if toegang in self.nee:
            return False
        weg = tags.get("highway", "")
        if not weg:
            return self._by_ferry(tags, toegang)
        if not self._takes_part(weg, tags, toegang):
            return False
        if self.niet.isdisjoint(tags.items()):
            return True
        return any(tags.get(key) in self.ja for key in self.uitdrukkelijk)

    def _by_ferry(self, tags: Tags, toegang: str) -> bool:
        if not self.veren or tags.get("route") != "ferry":
            return False
        # A ferry of which only walkers are told is one for walkers.
        others = any(tags.get(key) in self.ja for key in self.veer_voor)
        return toegang in self.ja or not others

    def _takes_part(self, weg: str, tags: Tags, toegang: str) -> bool:
        if weg in self.mits_verhard:
            return self.verharding.is_verhard(tags)
        if self.alleen_verhard and self.verharding.is_onverhard(tags):
            return False
        return weg in self.wegen or (weg in self.met_toestemming and toegang in self.ja)

    def _allowed_directions(self, tags: Tags) -> tuple[bool, bool]:
        if not self.eenrichting:
            return True, True
        key = next((key for key in self.eenrichting if key in tags), "")
        waarde = tags.get(key, "")
        if waarde in self.terug_waarden:
            heen, terug = False, True
        elif waarde in self.heen_waarden or (
            not key and not self.impliciet.isdisjoint(tags.items())
        ):
            heen, terug = True, False
        else:
            return True, True
        # What holds for this way of travelling in particular outweighs the opposite cycle lane.
        if key in ("", "oneway") and not self.tegenrichting.isdisjoint(tags.items()):
            return True, True
        return heen, terug


def _pairs(texts: list[str]) -> frozenset[tuple[str, str]]:
    return frozenset((key, value) for key, _, value in (text.partition("=") for text in texts))


def _toml(name: str) -> dict[str, Any]:
    with paths.resource(name).open("rb") as file:
        return tomllib.load(file)


@functools.cache
def profielen() -> tuple[Profiel, ...]:
    """Return the networks in the order of the file."""
    data = _toml("netwerken.toml")
    waarden = data["eenrichting_waarden"]
    verharding = Verharding(
        verhard=frozenset(data["verharding"]["verhard"]),
        verhard_spoor=_pairs(data["verharding"]["verhard_spoor"]),
        onverhard=_pairs(data["verharding"]["onverhard"]),
    )
    return tuple(
        Profiel(
            code=row["code"],
            label=row["label"],
            wegen=frozenset(row["wegen"]),
            met_toestemming=frozenset(row["met_toestemming"]),
            veren=row["veren"],
            toegang=tuple(row["toegang"]),
            ja=frozenset(row["ja"]),
            nee=frozenset(row["nee"]),
            niet=_pairs(row["niet"]),
            uitdrukkelijk=tuple(row["uitdrukkelijk"]),
            eenrichting=tuple(row["eenrichting"]),
            impliciet=_pairs(row["impliciet"]),
            tegenrichting=_pairs(row["tegenrichting"]),
            heen_waarden=frozenset(waarden["heen"]),
            terug_waarden=frozenset(waarden["terug"]),
            mits_verhard=frozenset(row["mits_verhard"]),
            veer_voor=frozenset(row["veer_voor"]),
            alleen_verhard=row["alleen_verhard"],
            verharding=verharding,
            versperring=_pairs(row["versperring"]),
        )
        for row in data["netwerk"]
    )


@functools.cache
def _niet_aanhaken() -> frozenset[tuple[str, str]]:
    return _pairs(_toml("netwerken.toml")["niet_aanhaken"])


def may_attach(tags: Tags) -> bool:
    """Return whether somebody can live on a way with these tags, or a voorziening stand."""
    return _niet_aanhaken().isdisjoint(tags.items())


@functools.cache
def ingang_soorten() -> tuple[str, ...]:
    """Return the kinds of entrance that are a way in, the best first."""
    return tuple(_toml("netwerken.toml")["ingang"]["soorten"])


@functools.cache
def _lagen() -> dict[str, Any]:
    return _toml("ondergrondlagen.toml")


@functools.cache
def _rules(laag: str) -> tuple[tuple[str, str, str], ...]:
    rules = []
    for text, soort in _lagen()[laag].items():
        key, _, value = text.partition("=")
        rules.append((key, value, soort))
    return tuple(rules)


@functools.cache
def _keys(laag: str) -> frozenset[str]:
    return frozenset(key for key, _, _ in _rules(laag))


def soort_in(laag: str, tags: Tags) -> str | None:
    """Return what an object with these tags is in the layer `laag`, None when it is not in it.

    Args:
        laag: `straten`, `waterlopen`, `water` or `groen`.
        tags: the object's OSM tags.
    """
    if _keys(laag).isdisjoint(tags):
        return None
    return next((soort for key, value, soort in _rules(laag) if tags.get(key) == value), None)


def is_gebouw(tags: Tags) -> bool:
    """Return whether an area with these tags is drawn as a building."""
    return "building" in tags and tags["building"] not in _lagen()["gebouwen"]["behalve"]


def layer_keys() -> frozenset[str]:
    """Return every key a layer or network looks at: what need not be read can be skipped early."""
    lagen = ("straten", "waterlopen", "water", "groen")
    return frozenset({"building", "highway", "route"}.union(*(_keys(laag) for laag in lagen)))
