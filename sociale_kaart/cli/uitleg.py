"""The command that tells how a distance came about: the route, or the figure of a buurt."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.cli.console import answer
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEPEN, NETWERKEN, Meetkeuze
from sociale_kaart.operations import uitleg
from sociale_kaart.operations.uitleg_tekst import as_json, lines_of

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers

_DONE = 0
# RD New covers the Netherlands; what lies outside are degrees, or x and y changed round.
_RD = ((-7_000.0, 300_000.0), (289_000.0, 629_000.0))


def add_arguments(commands: Subparsers) -> None:
    """Add the command to the parser."""
    text = "leg uit hoe een afstand tot stand komt: de weg, of het cijfer van een buurt"
    parser = commands.add_parser("uitleg", help=text, description=text)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--punt", type=_punt, metavar="X,Y", help="een plek in RD-meters")
    what.add_argument(
        "--adres", default="", metavar="TEKST", help="een adres: ‘Kerkstraat 1, Kampen’"
    )
    what.add_argument("--buurt", default="", metavar="BU01660001", help="een buurt")
    parser.add_argument("--categorie", required=True, metavar="C")
    parser.add_argument("--netwerk", choices=NETWERKEN, default="lopen")
    parser.add_argument("--groep", choices=GROEPEN, default="inwoners", help="voor wie")
    parser.add_argument("--zonder-trap", action="store_true", help="trappen zijn geen weg")


def run(context: Context) -> int:
    """Explain, and answer in words or as JSON."""
    options = context.options
    keuze = Meetkeuze(netwerk=options.netwerk, groep=options.groep, zonder_trap=options.zonder_trap)
    with context.open(read_only=True) as session:
        punt = options.punt
        if options.adres:
            punt = uitleg.find_adres(session, options.adres)
        found = uitleg.explain(
            session,
            options.categorie,
            keuze,
            punt=punt,
            buurtcode=options.buurt,
            bij_adres_m=1.0 if options.adres else 0.0,
            worker=context.worker,
            progress=context.progress,
        )
    context.progress.end()
    data: dict[str, Any] = as_json(found)
    answer(options.json, data, [f"{categorie_label(found.categorie)}:", *lines_of(found)])
    return _DONE


def _punt(text: str) -> tuple[float, float]:
    parts = text.replace(" ", "").split(",")
    try:
        x, y = map(float, parts)
    except ValueError:
        message = f"‘{text}’ is geen punt zoals 190500,507800"
        raise argparse.ArgumentTypeError(message) from None
    if not (_RD[0][0] <= x <= _RD[0][1] and _RD[1][0] <= y <= _RD[1][1]):
        message = f"‘{text}’ ligt niet in Nederland (RD-meters: eerst x, dan y)"
        raise argparse.ArgumentTypeError(message)
    return x, y
