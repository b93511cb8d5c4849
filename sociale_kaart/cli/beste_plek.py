"""The command that says where a new place helps most."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.cli.console import answer
from sociale_kaart.domain.meetkeuze import GROEPEN, NETWERKEN
from sociale_kaart.operations import aanwijzen, kandidaten, scenarios
from sociale_kaart.operations.beste_plek import BINNEN, DOELEN, MEESTE_PLEKKEN, Vraag, best_place
from sociale_kaart.operations.exports import VOOR
from sociale_kaart.operations.werkblad import Maat

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers
    from sociale_kaart.operations.sessions import Session

_DONE = 0


def add_arguments(commands: Subparsers) -> None:
    """Add the command to the parser."""
    uitleg = "zoek waar een nieuwe plek de meeste mensen helpt"
    parser = commands.add_parser("beste-plek", help=uitleg, description=uitleg)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    parser.add_argument("--categorie", required=True, metavar="C", help="wat er komt")
    parser.add_argument(
        "--aantal",
        type=int,
        default=1,
        metavar="P",
        help=f"hoeveel plekken, 1 tot {MEESTE_PLEKKEN}",
    )
    parser.add_argument("--afstand", type=float, default=500.0, metavar="M", help="meter (500)")
    parser.add_argument("--netwerk", choices=NETWERKEN, default="lopen")
    parser.add_argument("--groep", choices=GROEPEN, default="inwoners", help="voor wie")
    parser.add_argument("--zonder-trap", action="store_true", help="zonder trappen")
    parser.add_argument("--doel", choices=DOELEN, default=BINNEN, help="standaard binnen")
    parser.add_argument("--kandidaten", choices=kandidaten.SOORTEN, default=kandidaten.ADRESSEN)
    parser.add_argument(
        "--bij", nargs="+", default=[], metavar="C", help="bij --kandidaten voorzieningen: welke"
    )
    parser.add_argument(
        "--punt", action="append", default=[], metavar="WAAR", help="bij --kandidaten punten"
    )
    parser.add_argument("--tijd", type=float, default=30.0, metavar="S", help="hoogstens zo lang")
    parser.add_argument("--voor", choices=[code for code, _ in VOOR], default="intern")
    parser.add_argument("--bewaar", default="", metavar="NAAM", help="bewaar als nieuw plan")


def run(context: Context) -> int:
    """Answer the question, and keep the answer as a scenario when asked."""
    options = context.options
    with context.open(read_only=not options.bewaar) as session:
        vraag = Vraag(
            options.categorie,
            options.aantal,
            Maat(options.netwerk, options.afstand, options.groep, options.zonder_trap),
            doel=options.doel,
            kandidaten=options.kandidaten,
            punten=_points(session, options.punt),
            bij=tuple(options.bij),
            tijd_s=options.tijd,
            voor=options.voor,
        )
        found = best_place(session, vraag, worker=context.worker, progress=context.progress)
        context.progress.end()
        data: dict[str, Any] = found.as_json()
        lines = [found.zin, found.zekerheid, *found.niet_gezegd]
        if options.bewaar and found.plekken:
            change = scenarios.add_scenario(
                session,
                options.bewaar,
                netwerk=options.netwerk,
                afstand_m=options.afstand,
                groep=options.groep,
                zonder_trap=options.zonder_trap,
            )
            uuid = str(change.nieuw)
            scenarios.add_scenario_plekken(session, uuid, found.as_scenario_plekken())
            data["scenario"] = uuid
            lines.append(f"Bewaard als plan ‘{options.bewaar}’.")
    answer(options.json, data, lines)
    return _DONE


def _points(session: Session, texts: list[str]) -> tuple[tuple[str, float, float], ...]:
    found = [(text, aanwijzen.point_of(session, text)) for text in texts]
    return tuple((adres or text, x, y) for text, (x, y, adres) in found)
