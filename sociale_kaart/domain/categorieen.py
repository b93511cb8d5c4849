"""The categories of voorzieningen: the OSM tags that make one, and within how many km CBS counts.

The list is data (`resources/categorieen.toml`), so that a gemeente can add one.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass

from sociale_kaart.base import paths


@dataclass(frozen=True, slots=True)
class Categorie:
    """A category of voorziening.

    Attributes:
        code: ASCII code, also the file format.
        label: what people read.
        groep: `basis`, `vrijetijd` or empty.
        tags: OSM tags, any of which makes an object belong: (key, value).
        binnen_km: radii within which places are counted, as CBS does; may be empty.
        bron: where the category comes from.
        op_naam: the kind of school this is, where the name or `isced:level` decides; else empty.
        behalve: categories below this one; an object that fits one of them does not count here.
        hulpbron: what holds for a hulpbron that is taken over from here: (column, code); what
            the category does not tell is left out.
        algemeen: how general it is; a place in several is taken over under the least general.
        leefwereld: the same in the everyday words of residents.
        uitleg: one sentence (B1, at most twenty words) that describes it by what is there.
    """

    code: str
    label: str
    groep: str
    tags: tuple[tuple[str, str], ...]
    binnen_km: tuple[float, ...]
    bron: str
    op_naam: str = ""
    behalve: tuple[str, ...] = ()
    hulpbron: tuple[tuple[str, str], ...] = ()
    algemeen: int = 0
    leefwereld: str = ""
    uitleg: str = ""


@functools.cache
def categorieen() -> tuple[Categorie, ...]:
    """Return all categories in the order in which they are shown."""
    with paths.resource("categorieen.toml").open("rb") as file:
        data = tomllib.load(file)
    return tuple(
        Categorie(
            code=row["code"],
            label=row["label"],
            groep=row.get("groep", ""),
            tags=tuple((tag.split("=")[0], tag.split("=")[1]) for tag in row["tags"]),
            binnen_km=tuple(float(km) for km in row.get("binnen_km", [])),
            bron=row["bron"],
            op_naam=row.get("op_naam", ""),
            behalve=tuple(row.get("behalve", [])),
            hulpbron=tuple(row.get("hulpbron", {}).items()),
            algemeen=row.get("algemeen", 0),
            # Who adds a category of their own need not write texts for it.
            leefwereld=row.get("leefwereld", row["label"]),
            uitleg=row.get("uitleg", ""),
        )
        for row in data["categorie"]
    )


@functools.cache
def _by_code() -> dict[str, Categorie]:
    return {categorie.code: categorie for categorie in categorieen()}


def categorie(code: str) -> Categorie | None:
    """Return the category with this code, or None."""
    return _by_code().get(code)


def categorie_label(code: str | None) -> str:
    """Return the label of a category; an unknown code shows itself, an empty one is empty."""
    if not code:
        return ""
    found = _by_code().get(code)
    return found.label if found else code


def categorie_leefwereld(code: str | None) -> str:
    """Return how residents say it; an unknown code shows itself, an empty one is empty."""
    found = _by_code().get(code or "")
    return found.leefwereld if found else categorie_label(code)


def categorie_uitleg(code: str | None) -> str:
    """Return the sentence that explains a category; '' for an unknown one."""
    found = _by_code().get(code or "")
    return found.uitleg if found else ""
