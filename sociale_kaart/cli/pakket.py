"""The command that shares the kaart as one folder or zip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sociale_kaart.cli.console import answer
from sociale_kaart.domain.notatie import getal
from sociale_kaart.domain.papier import FORMATEN
from sociale_kaart.operations import pakket
from sociale_kaart.operations.exports import VOOR

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers

_DONE = 0


def add_arguments(commands: Subparsers) -> None:
    """Add the command to the parser."""
    uitleg = "deel de kaart als map of zip, met pdf, webpagina en Excel"
    parser = commands.add_parser("pakket", help=uitleg, description=uitleg)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    parser.add_argument(
        "--voor",
        choices=[code for code, _ in VOOR],
        default="publiek",
        help="voor wie (standaard publiek)",
    )
    parser.add_argument(
        "--inhoud",
        nargs="+",
        choices=pakket.INHOUD,
        default=[soort for soort in pakket.INHOUD if soort in pakket.GEWOON],
        help="welke bestanden (standaard pdf, xlsx en html)",
    )
    parser.add_argument(
        "--buurt",
        action="append",
        default=[],
        metavar="BU01660001",
        help="van de pdf: één buurt is een buurtkaart, meer een atlas (standaard alle)",
    )
    parser.add_argument("--formaat", choices=tuple(FORMATEN), default="A4")
    parser.add_argument("--grote-letter", action="store_true", help="de pdf in grote letters")
    parser.add_argument("--uit", type=Path, required=True, metavar="MAP|X.zip")


def run(context: Context) -> int:
    """Write the files and say what they are."""
    options = context.options
    wanted = pakket.PakketWanted(
        voor=options.voor,
        inhoud=frozenset(options.inhoud),
        buurten=tuple(dict.fromkeys(options.buurt)),
        formaat=options.formaat,
        grote_letter=options.grote_letter,
    )
    with context.open(read_only=True) as session:
        report = pakket.make_pakket(
            session, wanted, options.uit, worker=context.worker, progress=context.progress
        )
    context.progress.end()
    lines = [
        f"{getal(len(report.bestanden))} bestanden staan in {report.uit}:",
        *(f"  {naam}" for naam in report.bestanden),
        *report.meldingen,
    ]
    answer(options.json, report.as_json(), lines)
    return _DONE
