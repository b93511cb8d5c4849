"""Scenarios beside what there is now, as csv or JSON; the workbook is in `scenario_xlsx`.

What may leave was decided before: this only writes.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.exporting.context import KaartContext


@dataclass(frozen=True)
class ScenarioBoek:
    """All that an export of scenarios says; see `operations.wat_als.Vergelijking`.

    Attributes:
        frame: a row per buurt × categorie × scenario.
        totalen: per categorie × scenario, with `zin`.
        wijzigingen: per scenario what changes.
        sluitingen: per closing who loses and what happened there.
        scenarios: names in order.
        meldingen: Dutch sentences.
        maat: how it was measured, as one Dutch line.
        voor: for which audience.
        context: kaart, purpose, date and sources.
    """

    frame: pd.DataFrame
    totalen: Sequence[Mapping[str, Any]]
    wijzigingen: Sequence[Mapping[str, Any]]
    sluitingen: Sequence[Mapping[str, Any]]
    scenarios: Sequence[str]
    meldingen: Sequence[str]
    maat: str
    voor: str
    context: KaartContext


def write_csv(boek: ScenarioBoek, path: Path) -> None:
    """Write the rows as comma-separated UTF-8 with decimal points; empty is unknown or not shown.

    Raises:
        WorldError: the place cannot be written to.
    """
    safe = boek.frame.copy()
    for column in ("buurtnaam", "scenario"):
        safe[column] = safe[column].map(harmless)
    with atomic_output(path) as work:
        safe.to_csv(work, index=False, encoding="utf-8", lineterminator="\n")


def write_json(boek: ScenarioBoek, path: Path) -> None:
    """Write everything as one JSON object; raises as `write_csv`."""
    text = json.dumps(as_data(boek), ensure_ascii=False, indent=1, allow_nan=False)
    with atomic_output(path) as work:
        work.write_text(text + "\n", encoding="utf-8")


def as_data(boek: ScenarioBoek) -> dict[str, Any]:
    """Return everything as JSON can hold it: what is unknown is null."""
    return {
        "kaart": boek.context.kaartnaam,
        "stand": boek.context.peildatum.isoformat(),
        "voor": boek.voor,
        "maat": boek.maat,
        "scenarios": list(boek.scenarios),
        "totalen": [_plain(one) for one in boek.totalen],
        "wijzigingen": [_plain(one) for one in boek.wijzigingen],
        "sluitingen": [_plain(one) for one in boek.sluitingen],
        "buurten": [_plain(row) for row in boek.frame.to_dict("records")],
        "meldingen": list(boek.meldingen),
        "bronnen": [bron.regel for bron in boek.context.bronnen],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(sleutel): _plain(one) for sleutel, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if value is pd.NA or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value.item() if hasattr(value, "item") else value
