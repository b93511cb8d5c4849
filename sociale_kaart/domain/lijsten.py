"""The closed lists of the subject (sfeer, soort, doelgroep, …), read from `resources/lijsten`.

One csv per list with the columns `code,label,leefwereld,uitleg,bron` and what a list needs besides.
Codes are ASCII and never change; labels are what people read; leefwereld is how residents say it
and uitleg one plain sentence about it; bron says which source the item comes from.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.base import paths

if TYPE_CHECKING:
    from collections.abc import Mapping

# Shown wherever sfeer or formaliteit has not been filled in (never a guess).
NOG_NIET_INGEDEELD = "nog niet ingedeeld"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list.

    Attributes:
        code: what is stored.
        label: what people read, in the words of policy and law.
        bron: the source it comes from.
        leefwereld: the same in the everyday words of residents.
        uitleg: one sentence (B1, at most twenty words) that describes it by what is there.
        extra: the other columns of the list.
    """

    code: str
    label: str
    bron: str
    leefwereld: str = ""
    uitleg: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


_EIGEN = frozenset({"code", "label", "bron", "leefwereld", "uitleg"})


@functools.cache
def lijst(naam: str) -> tuple[Item, ...]:
    """Return the items of list `naam` in the order in which they are shown."""
    path = paths.resource(f"lijsten/{naam}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Item(
                code=row["code"],
                label=row["label"],
                bron=row["bron"],
                leefwereld=row["leefwereld"],
                uitleg=row["uitleg"],
                extra={k: v for k, v in row.items() if k not in _EIGEN},
            )
            for row in csv.DictReader(file)
        )


@functools.cache
def _by_code(naam: str) -> dict[str, Item]:
    return {item.code: item for item in lijst(naam)}


def codes(naam: str) -> tuple[str, ...]:
    """Return the codes of list `naam`."""
    return tuple(_by_code(naam))


def label(naam: str, code: str | None) -> str:
    """Return the label of a code; an empty code is 'nog niet ingedeeld', any other shows itself."""
    if not code:
        return NOG_NIET_INGEDEELD
    item = _by_code(naam).get(code)
    return item.label if item else code


def leefwereld(naam: str, code: str | None) -> str:
    """Return how residents say it; a code that is not in the list reads as its `label`."""
    item = _by_code(naam).get(code or "")
    return item.leefwereld if item else label(naam, code)


def uitleg(naam: str, code: str | None) -> str:
    """Return the sentence that explains an item; '' for a code that is not in the list."""
    item = _by_code(naam).get(code or "")
    return item.uitleg if item else ""


def lijsten() -> tuple[str, ...]:
    """Return the names of all lists."""
    return tuple(sorted(path.stem for path in paths.resource("lijsten").glob("*.csv")))
