"""The commands for talking with people: work sheets, entering them, and what a raad says."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.cli.console import answer
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.notatie import datum, getal
from sociale_kaart.domain.papier import FORMATEN, SCHALEN
from sociale_kaart.operations import inbreng, invoer_bestand, snelle_invoer
from sociale_kaart.operations.exports import VOOR
from sociale_kaart.operations.invulbladen import make_invulbladen
from sociale_kaart.operations.raadsbladen import RaadsbladWanted, make_raadsblad

if TYPE_CHECKING:
    import argparse

    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers
    from sociale_kaart.operations.sessions import Session

_DONE = 0


def add_arguments(commands: Subparsers) -> None:
    """Add the four commands to the parser."""
    _add_invulblad(commands)
    _add_invoer(commands)
    _add_raadsblad(commands)
    _add_inbreng(commands)


def _command(commands: Subparsers, naam: str, uitleg: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(naam, help=uitleg, description=uitleg)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    return parser


def _add_sheet(parser: argparse.ArgumentParser, formaat: str) -> None:
    parser.add_argument(
        "--buurt", action="append", required=True, metavar="BU01660001", help="mag vaker"
    )
    parser.add_argument("--formaat", choices=tuple(FORMATEN), default=formaat)
    parser.add_argument(
        "--voor",
        choices=[code for code, _ in VOOR],
        default="publiek",
        help="wie het blad mag zien (standaard publiek)",
    )
    parser.add_argument("--uit", type=Path, required=True, metavar="X.pdf")


def _add_invulblad(commands: Subparsers) -> None:
    parser = _command(
        commands, "invulblad", "druk een leeg blad af om met bewoners in te vullen: kaart en lijst"
    )
    _add_sheet(parser, "A3")
    stand = parser.add_mutually_exclusive_group()
    stand.add_argument("--liggend", action="store_const", const=True, help="op zijn kant")
    stand.add_argument(
        "--staand", dest="liggend", action="store_const", const=False, help="rechtop"
    )
    parser.add_argument("--schaal", type=int, choices=SCHALEN, metavar="5000")
    parser.add_argument(
        "--regels", type=int, metavar="24", help="lege regels per blad (anders: wat erop past)"
    )
    parser.add_argument(
        "--met-hulpbronnen", action="store_true", help="zet erop wat er al op de kaart staat"
    )


def _add_invoer(commands: Subparsers) -> None:
    parser = _command(commands, "invoer", "voer in wat op een invulblad is geschreven")
    parser.add_argument(
        "lijst", type=Path, metavar="LIJST.csv", help="met de kolommen nummer;naam;vak"
    )
    parser.add_argument("--blad", required=True, metavar="BLADCODE", help="staat onder de kaart")
    parser.add_argument("--datum", type=_dag, metavar="JJJJ-MM-DD", help="standaard vandaag")
    parser.add_argument(
        "--perspectief",
        action="append",
        default=[],
        choices=lijsten.codes("perspectief"),
        help="wie erbij waren, voor het inventarisatielog; mag vaker",
    )
    parser.add_argument(
        "--bekijk", action="store_true", help="zeg wat er is op te merken, meer niet"
    )
    parser.add_argument(
        "--ook-dubbele", action="store_true", help="voer ook in wat er misschien al staat"
    )


def _add_raadsblad(commands: Subparsers) -> None:
    parser = _command(
        commands, "raadsblad", "druk een vraag aan een participatieraad af, met wat er al is"
    )
    _add_sheet(parser, "A4")
    parser.add_argument("--vraag", required=True, metavar="TEKST")
    parser.add_argument("--aan", required=True, metavar="WIE", help="wie de vraag krijgt")
    parser.add_argument("--afzender", default="", metavar="WIE", help="mag worden weggelaten")
    parser.add_argument("--antwoord-voor", type=_dag, metavar="JJJJ-MM-DD")
    parser.add_argument("--antwoord-hoe", default="", metavar="TEKST")
    parser.add_argument("--grote-letter", action="store_true", help="met grote letters")
    parser.add_argument(
        "--sinds", type=_dag, metavar="JJJJ-MM-DD", help="zeg wat er sinds die dag is veranderd"
    )


def _add_inbreng(commands: Subparsers) -> None:
    parser = _command(commands, "inbreng", "toon, bewaar of beantwoord wat mensen zeiden")
    wat = parser.add_mutually_exclusive_group()
    wat.add_argument("--voeg-toe", default="", metavar="TEKST", help="bewaar wat er is gezegd")
    wat.add_argument("--wijzig", default="", metavar="UUID", help="met --gedaan of een ander veld")
    wat.add_argument("--verwijder", default="", metavar="UUID")
    parser.add_argument("--tekst", metavar="TEKST", help="bij --wijzig: wat er is gezegd")
    parser.add_argument("--gedaan", metavar="TEKST", help="wat ermee is gedaan")
    parser.add_argument("--perspectief", choices=lijsten.codes("perspectief"))
    parser.add_argument("--buurt", metavar="BU01660001", help="buurt, wijk of gemeente")
    parser.add_argument("--datum", type=_dag, metavar="JJJJ-MM-DD")


def _dag(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        import argparse  # noqa: PLC0415 - only to refuse

        message = f"{text!r} is geen dag, schrijf JJJJ-MM-DD"
        raise argparse.ArgumentTypeError(message) from None


def invulblad(context: Context) -> int:
    """Print work sheets."""
    options = context.options
    with context.open(read_only=True) as session:
        made = make_invulbladen(
            session,
            options.buurt,
            formaat=options.formaat,
            liggend=options.liggend,
            schaal=options.schaal,
            regels=options.regels,
            met_hulpbronnen=options.met_hulpbronnen,
            voor=options.voor,
            uit=options.uit,
            worker=context.worker,
            progress=context.progress,
        )
    context.progress.end()
    lines = [f"Het invulblad staat in {made['uit']}."]
    lines += [f"  {kaart['buurtnaam']}: {kaart['bladcode']}" for kaart in made["kaarten"]]
    answer(options.json, made, [*made["meldingen"], *lines])
    return _DONE


def invoer(context: Context) -> int:
    """Enter what was written on a sheet; what cannot be written is told and left out."""
    options = context.options
    rows = invoer_bestand.read_regels(options.lijst)
    dag = options.datum or today()
    with context.open(read_only=options.bekijk) as session:
        blad = snelle_invoer.open_blad(session, options.blad)
        found = snelle_invoer.check_regels(session, blad, rows, datum=dag)
        stops = {
            one.rij
            for one in found
            if one.soort == snelle_invoer.FOUT or (one.dubbel and not options.ook_dubbele)
        }
        kept = [row for rij, row in enumerate(rows) if rij not in stops]
        gedaan = ""
        if kept and not options.bekijk:
            gedaan = snelle_invoer.add_regels(
                session, blad, kept, datum=dag, perspectief=options.perspectief
            ).tekst
    context.progress.end()
    data: dict[str, Any] = {
        "gedaan": gedaan,
        "bladcode": blad.bladcode,
        "buurtcode": blad.buurtcode,
        "rijen": len(rows),
        "toegevoegd": len(kept) if gedaan else 0,
        "overgeslagen": 0 if options.bekijk else len(stops),
        "bekeken": len(rows) if options.bekijk else 0,
        "bevindingen": [dataclasses.asdict(one) for one in found],
    }
    lines = [f"Nummer {one.nummer}, {one.soort}: {one.tekst}" for one in found]
    lines.append(_entered(data, blad.buurtnaam))
    answer(options.json, data, lines)
    return _DONE


def _entered(data: dict[str, Any], buurt: str) -> str:
    if data["bekeken"]:
        return f"{getal(data['bekeken'])} regels bekeken. Er is niets opgeslagen."
    over = f" Overgeslagen: {getal(data['overgeslagen'])}." if data["overgeslagen"] else ""
    return f"Ingevoerd in {buurt}: {getal(data['toegevoegd'])} van {getal(data['rijen'])}.{over}"


def raadsblad(context: Context) -> int:
    """Print a question to a participatieraad."""
    options = context.options
    wanted = RaadsbladWanted(
        vraag=options.vraag,
        aan=options.aan,
        buurten=options.buurt,
        afzender=options.afzender,
        formaat=options.formaat,
        grote_letter=options.grote_letter,
        voor=options.voor,
        antwoord_voor=options.antwoord_voor,
        antwoord_hoe=options.antwoord_hoe,
        sinds=options.sinds,
    )
    with context.open(read_only=True) as session:
        made = make_raadsblad(
            session, wanted, options.uit, worker=context.worker, progress=context.progress
        )
    context.progress.end()
    plekken = sum(buurt["vindplaatsen"] for buurt in made["buurten"])
    line = (
        f"Het raadsblad staat in {made['uit']}. Plekken waar mensen samenkomen: {getal(plekken)}, "
        f"eerdere inbreng: {made['inbreng']}, weggelaten inbreng: {made['inbreng_verborgen']}."
    )
    answer(options.json, made, [*made["meldingen"], line])
    return _DONE


def say_inbreng(context: Context) -> int:
    """Show what people said, or keep, change or remove one of it."""
    options = context.options
    done = ""
    if options.voeg_toe or options.wijzig or options.verwijder:
        with context.open(read_only=False) as session:
            done = _changed(session, options)
    with context.open(read_only=True) as session:
        known = inbreng.inbreng(session)
    data = {
        "gedaan": done,
        "inbreng": [
            {**dataclasses.asdict(one), "datum": one.datum.isoformat() if one.datum else None}
            for one in known
        ],
    }
    lines = [f"{done}: klaar."] if done else [_said(one) for one in known]
    answer(options.json, data, lines or ["Er is nog geen inbreng."])
    return _DONE


def _changed(session: Session, options: argparse.Namespace) -> str:
    if options.verwijder:
        return inbreng.remove_inbreng(session, options.verwijder).tekst
    said = {
        "tekst": options.voeg_toe or options.tekst,
        "gedaan": options.gedaan,
        "perspectief": options.perspectief,
        "gebiedscode": options.buurt,
        "datum": options.datum.isoformat() if options.datum else None,
    }
    waarden = {kolom: waarde for kolom, waarde in said.items() if waarde is not None}
    if options.voeg_toe:
        return inbreng.add_inbreng(session, waarden).tekst
    if not waarden:
        raise WorldError("Er is niets te wijzigen.", "Geef bijvoorbeeld --gedaan mee.")
    return inbreng.edit_inbreng(session, options.wijzig, waarden).tekst


def _said(one: inbreng.Inbreng) -> str:
    wanneer = datum(one.datum) if one.datum else "zonder datum"
    gedaan = f" → {one.gedaan}" if one.gedaan else ""
    return f"{wanneer}: {one.tekst}{gedaan}  ({one.uuid})"
