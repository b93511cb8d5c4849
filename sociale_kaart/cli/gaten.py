"""The command that shows per buurt what is within reach, and where people were asked in vain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.cli.console import answer, tell_name
from sociale_kaart.domain.lenzen import LENZEN
from sociale_kaart.domain.meetkeuze import GROEPEN, NETWERKEN, Meetkeuze
from sociale_kaart.domain.notatie import getal
from sociale_kaart.operations import gaten
from sociale_kaart.operations.distances import require_table_name
from sociale_kaart.operations.exports import VOOR
from sociale_kaart.operations.gaten_tabel import as_table, explanation, question
from sociale_kaart.operations.inventarisatie import BEKEND, NIET_GEVRAAGD, NIETS_GEVONDEN

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers
    from sociale_kaart.operations.gaten_antwoord import Gaten

_DONE = 0
_STATES = (BEKEND, NIETS_GEVONDEN, NIET_GEVRAAGD)


def add_arguments(commands: Subparsers) -> None:
    """Add the command to the parser."""
    uitleg = "toon per buurt wat er binnen bereik is, en waar tevergeefs naar is gevraagd"
    parser = commands.add_parser("gaten", help=uitleg, description=uitleg)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    parser.add_argument(
        "--lens", choices=[one.code for one in LENZEN], default="ambities", help="welke lijst"
    )
    parser.add_argument(
        "--straal", type=float, default=gaten.STRAAL_M, metavar="M", help="meters over de weg"
    )
    parser.add_argument("--netwerk", choices=NETWERKEN, default="lopen")
    parser.add_argument("--zonder-trap", action="store_true", help="trappen zijn geen weg")
    parser.add_argument("--groep", choices=GROEPEN, default="inwoners", help="voor wie")
    parser.add_argument(
        "--voor",
        choices=[code for code, _ in VOOR],
        default="intern",
        help="tel alleen hulpbronnen mee die deze lezer mag zien (standaard alle)",
    )
    parser.add_argument("--uit", type=Path, metavar="X.csv|X.xlsx", help="schrijf de tabel")


def run(context: Context) -> int:
    """Count what is within reach, write the table when asked, and answer."""
    options = context.options
    if options.uit is not None:
        require_table_name(options.uit)
    keuze = Meetkeuze(
        netwerk=options.netwerk,
        groep=options.groep,
        zonder_trap=options.zonder_trap,
        straal_m=options.straal,
        voor=options.voor,
    )
    with context.open(read_only=True) as session:
        found = gaten.coverage(
            session, options.lens, keuze, worker=context.worker, progress=context.progress
        )
        made = gaten.write_gaten(session, found, options.uit) if options.uit else None
        jaar = session.required_ondergrond().jaar
    context.progress.end()
    if made is not None:
        tell_name(made)
    uit = made.uit if made else None
    answer(options.json, _as_json(found, jaar, uit), _lines(found, uit))
    return _DONE


def _as_json(found: Gaten, jaar: int, uit: Path | None) -> dict[str, Any]:
    table = as_table(found, jaar)
    rows = [
        {name: None if value != value else value for name, value in row.items()}  # noqa: PLR0124 - NaN
        for row in table.astype(object).where(table.notna(), None).to_dict("records")
    ]
    states = found.cellen["toestand"].tolist()
    return {
        "lens": found.lens.code,
        "vraag": question(found),
        "cellen": rows,
        "toestanden": {state: states.count(state) for state in _STATES},
        "niet_geteld": dict(found.niet_geteld),
        "nergens": found.nergens,
        "uitleg": explanation(found),
        "uit": str(uit) if uit else None,
    }


def _lines(found: Gaten, uit: Path | None) -> list[str]:
    """Return the gaten by buurt in the order of their names, and how much is not known."""
    labels = {item.code: item.label for item in found.lens.items}
    states = found.cellen["toestand"].tolist()
    lines = [question(found)]
    lines += [f"  {state:<26}{getal(states.count(state)):>6}" for state in _STATES]
    gaps = found.cellen[found.cellen["toestand"] == NIETS_GEVONDEN]
    for buurt, item, door in zip(gaps["buurtnaam"], gaps["item"], gaps["door"], strict=True):
        lines.append(f"Gevraagd, niets gevonden: {buurt}, {labels[item]} ({door}).")
    lines.append("‘Niet gevraagd’ is niet hetzelfde als ‘er is niets’.")
    if uit:
        lines.append(f"De tabel staat in {uit}.")
    return lines
