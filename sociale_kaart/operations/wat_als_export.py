"""A comparison of scenarios as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.exporting.scenario_export import ScenarioBoek
    from sociale_kaart.operations.wat_als import Vergelijking

SUFFIXEN = (".xlsx", ".csv", ".json")


def require_export_name(uit: Path) -> None:
    """Check the name of the file to write, so that nobody waits for what cannot be made.

    Raises:
        WorldError: it does not end with .xlsx, .csv or .json.
    """
    if uit.suffix.lower() not in SUFFIXEN:
        raise WorldError(
            f"Van ‘{uit.name}’ kan ik geen bestand maken.",
            "Kies een naam die eindigt op .xlsx, .csv of .json.",
        )


def export_scenarios(vergelijking: Vergelijking, uit: Path) -> Uitvoer:
    """Write a comparison as a workbook, csv or JSON; returns the name that the file got.

    What is in it, and for whom, was decided by `compare_scenarios`.

    Raises:
        WorldError: another suffix, or the file cannot be written.
    """
    from sociale_kaart.exporting import scenario_export, scenario_xlsx  # noqa: PLC0415 - openpyxl

    require_export_name(uit)
    write = {
        ".xlsx": scenario_xlsx.write_xlsx,
        ".csv": scenario_export.write_csv,
        ".json": scenario_export.write_json,
    }
    with named_output(uit) as made:
        write[uit.suffix.lower()](as_boek(vergelijking), made.work)
    return made


def as_boek(vergelijking: Vergelijking) -> ScenarioBoek:
    """Return a comparison as the writers want it."""
    from sociale_kaart.exporting.scenario_export import ScenarioBoek  # noqa: PLC0415 - pandas

    maat = vergelijking.maat
    return ScenarioBoek(
        frame=vergelijking.frame,
        totalen=vergelijking.totalen,
        wijzigingen=vergelijking.wijzigingen,
        sluitingen=vergelijking.sluitingen,
        scenarios=vergelijking.scenarios,
        meldingen=vergelijking.meldingen,
        maat=f"Geteld: {maat.wie}, {maat.binnen}.",
        voor=vergelijking.voor,
        context=vergelijking.context,
    )
