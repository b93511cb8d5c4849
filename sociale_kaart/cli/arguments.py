"""The arguments of each command, with Dutch help."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from sociale_kaart import __version__
from sociale_kaart.cli import (
    afstanden,
    beste_plek,
    bladen,
    gaten,
    metingen,
    normen,
    pakket,
    scenario,
    uitleg,
)
from sociale_kaart.domain.papier import FORMATEN
from sociale_kaart.operations.exports import SOORTEN, VOOR

if TYPE_CHECKING:
    from collections.abc import Sequence

_LISTS = "xlsx, xls, ods, csv, geojson, gpkg, shp, HSDS (json, zip) of een andere kaart"
# What argparse says of wrong usage; its own catalogue has no Dutch.
_DUTCH = (
    (r"the following arguments are required: ", "dit ontbreekt: "),
    (r"one of the arguments (.+) is required", r"een van deze is nodig: \1"),
    (r"unrecognized arguments: ", "dit ken ik niet: "),
    (r"ambiguous option: (.+) could match ", r"\1 kan meer betekenen: "),
    (r"argument (.+): not allowed with argument (.+)", r"\1 kan niet samen met \2"),
    (r"argument (.+): ignored explicit argument (.+)", r"bij \1 hoort niets: \2"),
    (r"argument (.+): expected (?:one|at least one) argument", r"achter \1 ontbreekt iets"),
    (
        r"argument (?:COMMANDO|ACTIE|(.+)): invalid choice: (.+) \(choose from (.+)\)",
        r"\2 bestaat niet, kies uit \3",
    ),
    (r"argument (.+?): ", r"\1: "),
)


class _Help(argparse.HelpFormatter):
    """Help in Dutch, with room for our longest command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "zo: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Argument parser that answers wrong usage in Dutch, with exit code 2."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "add_help": False, "formatter_class": _Help})
        self._positionals.title = "wat erachter komt"
        self._optionals.title = "keuzes"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp")

    def error(self, message: str) -> NoReturn:
        for english, dutch in _DUTCH:
            message = re.sub(english, dutch, message)
        print(f"{self.prog}: zo werkt dit commando niet ({message}).", file=sys.stderr)
        print(f"Hulp: {self.prog} --help", file=sys.stderr)
        sys.exit(2)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; ends the process with 2 on wrong usage and 0 after help or version.

    Without a command the window opens, with a kaart when one is named.
    """
    first = arguments[0] if arguments else ""
    if not first or first == "--voorbeeldwijk" or first.endswith(".gpkg"):
        return _window_parser().parse_args(arguments)
    parser = build()
    options = parser.parse_args(arguments)
    if options.commando == "reservekopie" and options.bekijk and not options.terug:
        parser.error("--bekijk hoort bij --terug")
    if options.commando == "exporteer" and not options.bekijk:
        missing = [f"--{naam}" for naam in ("soort", "uit") if getattr(options, naam) is None]
        if missing:
            parser.error(f"dit ontbreekt: {', '.join(missing)}")
    return options


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sociale-kaart", description="Open het venster.")
    parser.set_defaults(commando="venster", json=False)
    parser.add_argument("kaart", nargs="?", type=Path, help="de kaart om te openen")
    parser.add_argument("--voorbeeldwijk", action="store_true", help="open de verzonnen wijk")
    return parser


def build() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(
        prog="sociale-kaart",
        description="Breng de sociale basis van een wijk in kaart. Zonder commando: het venster.",
        epilog="Codes: 0 klaar, 1 er klopt iets niet (zie de zin), 2 verkeerd gebruik, "
        "3 fout in het programma.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"sociale-kaart {__version__}",
        help="toon de versie",
    )
    commands = parser.add_subparsers(
        dest="commando", metavar="COMMANDO", required=True, parser_class=_Parser
    )
    _add_voorbeeld(commands)
    _add_ondergrond(commands)
    _add_nieuw(commands)
    _add_importeer(commands)
    afstanden.add_arguments(commands)
    _add_exporteer(commands)
    _add_buurtkaart(commands)
    _add_atlas(commands)
    pakket.add_arguments(commands)
    bladen.add_arguments(commands)
    _add_verwijderen(commands)
    _add_doorgeven(commands)
    _add_controleer(commands)
    _add_reservekopie(commands)
    _add_agenda(commands)
    gaten.add_arguments(commands)
    uitleg.add_arguments(commands)
    normen.add_arguments(commands)
    metingen.add_arguments(commands)
    scenario.add_arguments(commands)
    beste_plek.add_arguments(commands)
    return parser


class _Subparsers(Protocol):
    """What argparse gives to add commands to; its own class is private."""

    def add_parser(self, naam: str, /, *, help: str, description: str = ...) -> _Parser:  # noqa: A002
        """Add a command."""


def _command(commands: _Subparsers, naam: str, uitleg: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(naam, help=uitleg, description=uitleg)
    _add_json(parser)
    return parser


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")


def _add_kaart(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")


def _add_voor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--voor",
        choices=[code for code, _ in VOOR],
        default="publiek",
        help="voor wie (standaard publiek)",
    )


def _add_voorbeeld(commands: _Subparsers) -> None:
    parser = _command(commands, "voorbeeld", "doe het hele werk op de voorbeeldwijk")
    parser.add_argument("--uit", type=Path, default=Path("voorbeeld"), metavar="MAP", help="map")


def _add_ondergrond(commands: _Subparsers) -> None:
    group = commands.add_parser("ondergrond", help="maak of vergelijk een ondergrond")
    actions = group.add_subparsers(
        dest="actie", metavar="ACTIE", required=True, parser_class=_Parser
    )
    parser = actions.add_parser("maken", help="maak een ondergrond")
    _add_json(parser)
    parser.add_argument("--osm", type=Path, required=True, metavar="X.osm.pbf")
    parser.add_argument("--buurten", type=Path, required=True, metavar="CBS.gpkg")
    parser.add_argument(
        "--gemeente",
        nargs="+",
        action="extend",
        default=[],
        type=_gemeentecode,
        metavar="GM0166",
        help="alleen deze gemeenten (standaard alle in beide bestanden)",
    )
    parser.add_argument("--vierkanten", type=Path, metavar="VK.gpkg")
    parser.add_argument("--kerncijfers", type=Path, metavar="KWB.xlsx")
    parser.add_argument("--nabijheid", type=Path, metavar="STATLINE.csv")
    parser.add_argument(
        "--adressen",
        type=Path,
        metavar="BAG",
        help="adressen van de BAG: bag-light.gpkg, een extract (zip) of een csv",
    )
    parser.add_argument(
        "--pc6", type=Path, metavar="PC6HNR.csv", help="CBS: de buurt per postcode en huisnummer"
    )
    parser.add_argument("--uit", type=Path, required=True, metavar="X.ondergrond.gpkg")
    compare = actions.add_parser("vergelijk", help="toon wat er in OpenStreetMap is veranderd")
    _add_json(compare)
    compare.add_argument("oud", type=Path, metavar="OUD.ondergrond.gpkg")
    compare.add_argument("nieuw", type=Path, metavar="NIEUW.ondergrond.gpkg")
    compare.add_argument(
        "--kaart", type=Path, metavar="X.kaart.gpkg", help="wat op iets staat dat weg is"
    )


def _add_nieuw(commands: _Subparsers) -> None:
    parser = _command(commands, "nieuw", "maak een lege kaart op een ondergrond")
    _add_kaart(parser)
    parser.add_argument("--ondergrond", type=Path, required=True, metavar="X.ondergrond.gpkg")
    parser.add_argument("--naam", default="", help="naam van de kaart")
    parser.add_argument("--definitie", default="", help="wat wij tot de sociale basis rekenen")
    parser.add_argument("--doel", default="", help="waar deze kaart voor is")


def _add_importeer(commands: _Subparsers) -> None:
    parser = _command(commands, "importeer", "neem een lijst met hulpbronnen over")
    parser.add_argument("lijst", type=Path, metavar="LIJST.xlsx", help=_LISTS)
    parser.add_argument("--in", dest="kaart", type=Path, required=True, metavar="X.kaart.gpkg")
    parser.add_argument("--verslag", type=Path, metavar="VERSLAG.xlsx", help="ontvangstbewijs")
    parser.add_argument(
        "--profiel",
        default="",
        metavar="NAAM|PAD",
        help="lees de kolommen zoals in dit profiel (standaard: een profiel dat past)",
    )
    parser.add_argument(
        "--bewaar-profiel",
        default="",
        metavar="NAAM",
        help="bewaar hoe de kolommen zijn gelezen, voor de volgende keer",
    )
    parser.add_argument(
        "--stelsel",
        "--crs",
        choices=("rd", "wgs84"),
        help="wat de plekken zijn als het bestand dat niet zegt: meters (rd) of graden (wgs84)",
    )
    _add_leeskeuze(parser.add_argument_group("lezen", "wat je niet kiest, zoekt het programma uit"))


def _add_leeskeuze(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--blad", help="naam van het blad of de laag")
    group.add_argument(
        "--koprijen",
        type=_koprijen,
        metavar="N|N-M",
        help="rij met de kolomnamen, of de eerste en de laatste; 0 als er geen zijn",
    )
    group.add_argument("--tabel", type=int, metavar="N", help="welke tabel op het blad, vanaf 1")
    group.add_argument(
        "--gekanteld",
        action=argparse.BooleanOptionalAction,
        help="de kolomnamen staan onder elkaar in de eerste kolom",
    )
    group.add_argument(
        "--verborgen", action="store_const", const=True, help="lees ook verborgen rijen en kolommen"
    )
    group.add_argument("--codering", help="codering van een tekstbestand, zoals cp1252")
    group.add_argument("--scheidingsteken", metavar="TEKEN", help="teken tussen de kolommen")


def _koprijen(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is geen rij; schrijf 3 of 3-4")
    return int(first), int(last or first)


def _add_exporteer(commands: _Subparsers) -> None:
    parser = _command(commands, "exporteer", "deel de hulpbronnen als bestand")
    _add_kaart(parser)
    parser.add_argument("--soort", choices=[soort.code for soort in SOORTEN])
    _add_voor(parser)
    parser.add_argument("--uit", type=Path, metavar="PAD")
    parser.add_argument(
        "--bekijk", action="store_true", help="schrijf niets; zeg wat wordt weggelaten, en waarom"
    )


def _add_buurtkaart(commands: _Subparsers) -> None:
    parser = _command(commands, "buurtkaart", "druk de kaart van één buurt af als pdf")
    _add_kaart(parser)
    parser.add_argument("--buurt", required=True, metavar="BU01660001")
    parser.add_argument("--formaat", choices=tuple(FORMATEN), default="A4")
    parser.add_argument("--schaal", type=_schaal, metavar="5000", help="standaard passend")
    _add_paper(parser)
    _add_sinds(parser)
    _add_voor(parser)
    parser.add_argument("--uit", type=Path, required=True, metavar="X.pdf")


def _add_paper(parser: argparse.ArgumentParser) -> None:
    stand = parser.add_mutually_exclusive_group()
    stand.add_argument("--liggend", action="store_const", const=True, help="op zijn kant")
    stand.add_argument(
        "--staand", dest="liggend", action="store_const", const=False, help="rechtop"
    )
    parser.add_argument(
        "--grote-letter", action="store_true", help="grote letters en nummers, 14 punten"
    )


def _add_sinds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sinds", type=_dag, metavar="JJJJ-MM-DD", help="zeg wat er sinds die dag is veranderd"
    )


def _add_atlas(commands: _Subparsers) -> None:
    parser = _command(commands, "atlas", "druk de kaarten van alle buurten af als één pdf")
    _add_kaart(parser)
    parser.add_argument(
        "--buurt", action="append", default=[], metavar="BU01660001", help="standaard alle"
    )
    parser.add_argument("--formaat", choices=tuple(FORMATEN), default="A4")
    parser.add_argument(
        "--schaal", type=_schaal, metavar="5000", help="standaard passend per buurt"
    )
    _add_paper(parser)
    _add_sinds(parser)
    parser.add_argument("--zonder-overzicht", action="store_true", help="zonder overzichtskaart")
    parser.add_argument("--zonder-register", action="store_true", help="zonder lijst op naam")
    parser.add_argument("--zonder-afstanden", action="store_true", help="zonder afstanden")
    _add_voor(parser)
    parser.add_argument("--uit", type=Path, required=True, metavar="X.pdf")


def _add_verwijderen(commands: _Subparsers) -> None:
    parser = _command(commands, "verwijderen", "verwijder een hulpbron of een persoon")
    _add_kaart(parser)
    wat = parser.add_mutually_exclusive_group(required=True)
    wat.add_argument("--hulpbron", default="", metavar="UUID")
    wat.add_argument("--persoon", default="", metavar="NAAM")
    parser.add_argument("--definitief", action="store_true", help="ook uit de geschiedenis")


def _add_doorgeven(commands: _Subparsers) -> None:
    parser = _command(commands, "doorgeven", "maak een kopie zonder geschiedenis, voor anderen")
    _add_kaart(parser)
    parser.add_argument("--uit", type=Path, required=True, metavar="Y.kaart.gpkg")


def _add_controleer(commands: _Subparsers) -> None:
    parser = _command(commands, "controleer", "kijk na of de kaart gaaf, actueel en netjes is")
    _add_kaart(parser)


def _add_reservekopie(commands: _Subparsers) -> None:
    parser = _command(commands, "reservekopie", "maak een reservekopie, of zet er een terug")
    _add_kaart(parser)
    wat = parser.add_mutually_exclusive_group()
    wat.add_argument("--lijst", action="store_true", help="toon de reservekopieën")
    wat.add_argument("--terug", type=Path, metavar="BESTAND", help="zet deze terug")
    parser.add_argument("--bekijk", action="store_true", help="toon alleen wat --terug zou doen")
    parser.add_argument("--map", type=Path, metavar="MAP", help="standaard een map naast de kaart")


def _add_agenda(commands: _Subparsers) -> None:
    parser = _command(commands, "agenda", "toon welke datums eraan komen of verlopen zijn")
    _add_kaart(parser)


def _gemeentecode(text: str) -> str:
    if not re.fullmatch(r"GM\d{4}", text):
        raise argparse.ArgumentTypeError(f"‘{text}’ is geen gemeentecode zoals GM0166")
    return text


def _dag(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"‘{text}’ is geen dag zoals 2026-03-31") from None


def _schaal(text: str) -> int:
    digits = text.removeprefix("1:").replace(".", "")
    if not digits.isdigit() or not 500 <= int(digits) <= 200_000:  # noqa: PLR2004 - what paper bears
        raise argparse.ArgumentTypeError(f"‘{text}’ is geen schaal zoals 5000")
    return int(digits)
