"""The closed lists of the subject (sfeer, soort, doelgroep, …), read from `resources/lijsten`.

One csv per list with the columns `code,label,bron` and where useful `groep` or `uitleg`. Codes are
ASCII and never change; labels are what people read; bron says which source the item comes from.
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
    """One item of a list: what is stored (code), what is read (label), where it comes from."""

    code: str
    label: str
    bron: str
    extra: Mapping[str, str] = field(default_factory=dict)


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
                extra={k: v for k, v in row.items() if k not in {"code", "label", "bron"}},
            )
            for row in csv.DictReader(file)
        )


@functools.cache
def _labels(naam: str) -> dict[str, str]:
    return {item.code: item.label for item in lijst(naam)}


def codes(naam: str) -> tuple[str, ...]:
    """Return the codes of list `naam`."""
    return tuple(_labels(naam))


def label(naam: str, code: str | None) -> str:
    """Return the label of a code; an empty code is 'nog niet ingedeeld', any other shows itself."""
    if not code:
        return NOG_NIET_INGEDEELD
    return _labels(naam).get(code, code)


def lijsten() -> tuple[str, ...]:
    """Return the names of all lists."""
    return tuple(sorted(path.stem for path in paths.resource("lijsten").glob("*.csv")))
