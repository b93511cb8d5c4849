"""The command that keeps figures of today and sets two days side by side."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.cli.console import answer, tell_name
from sociale_kaart.domain.meetkeuze import GROEPEN, NETWERKEN, Meetkeuze
from sociale_kaart.domain.notatie import getal
from sociale_kaart.operations import distances, metingen
from sociale_kaart.operations.exports import VOOR

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers
    from sociale_kaart.domain.metingen import Meting

_DONE = 0


def add_arguments(commands: Subparsers) -> None:
    """Add the command to the parser."""
    uitleg = "bewaar de afstanden van vandaag in de kaart, of vergelijk twee metingen"
    parser = commands.add_parser("metingen", help=uitleg, description=uitleg)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    wat = parser.add_mutually_exclusive_group()
    wat.add_argument("--bewaar", metavar="NAAM", help="meet nu en bewaar dat onder deze naam")
    wat.add_argument("--vergelijk", nargs=2, metavar=("TOEN", "NU"), help="naam of nummer")
    wat.add_argument("--toon", metavar="METING", help="schrijf één meting naar --uit")
    wat.add_argument("--verwijder", metavar="METING", help="haal een meting weg")
    parser.add_argument(
        "--netwerk", nargs="+", choices=NETWERKEN, default=list(NETWERKEN), help="bij --bewaar"
    )
    parser.add_argument("--groep", choices=GROEPEN, default="inwoners", help="bij --bewaar")
    parser.add_argument("--zonder-trap", action="store_true", help="bij --bewaar")
    parser.add_argument(
        "--voor",
        choices=[code for code, _ in VOOR],
        default="intern",
        help="bij --bewaar: tel alleen hulpbronnen mee die deze lezer mag zien (standaard alle)",
    )
    parser.add_argument("--uit", type=Path, metavar="X.csv|X.xlsx", help="schrijf de cijfers")


def run(context: Context) -> int:
    """Keep, remove, write or compare metingen; without any of these list them."""
    options = context.options
    if options.uit is not None:
        distances.require_table_name(options.uit)
    if options.bewaar is not None:
        return _keep(context)
    if options.verwijder is not None:
        with context.open(read_only=False) as session:
            done = metingen.remove_meting(session, options.verwijder).tekst
        answer(options.json, {"gedaan": done}, [f"{done}: klaar. Dit is terug te zetten."])
        return _DONE
    if options.vergelijk:
        return _compare(context)
    return _write(context) if options.toon is not None else _list(context)


def _keep(context: Context) -> int:
    options = context.options
    keuze = Meetkeuze(
        netwerk=options.netwerk[0],
        groep=options.groep,
        zonder_trap=options.zonder_trap,
        voor=options.voor,
    )
    with context.open(read_only=False) as session:
        rapport = distances.report(
            session, keuze, (), options.netwerk, context.worker, context.progress, met_cellen=False
        )
        made = metingen.save_meting(session, rapport, options.bewaar)
        meting = metingen.find_meting(session, str(made.nieuw))
    context.progress.end()
    line = f"Bewaard: {meting.regel}, {getal(meting.regels)} regels."
    answer(options.json, {"gedaan": made.tekst, "meting": _as_json(meting)}, [line])
    return _DONE


def _list(context: Context) -> int:
    with context.open(read_only=True) as session:
        found = metingen.metingen(session)
    nothing = ["Er is nog geen meting bewaard. Bewaar er een met --bewaar NAAM."]
    lines = [f"{one.regel}  ({one.uuid})" for one in found]
    data = {"metingen": [_as_json(one) for one in found]}
    answer(context.options.json, data, lines or nothing)
    return _DONE


def _write(context: Context) -> int:
    options = context.options
    if options.uit is None:
        raise WorldError("Waar moeten de cijfers komen?", "Noem een bestand met --uit.")
    with context.open(read_only=True) as session:
        meting = metingen.find_meting(session, options.toon)
        made = metingen.write_meting(session, meting.uuid, options.uit)
    tell_name(made)
    data = {"meting": _as_json(meting), "uit": str(made.uit)}
    answer(options.json, data, [f"De cijfers van {meting.naam} staan in {made.uit}."])
    return _DONE


def _compare(context: Context) -> int:
    options = context.options
    oud, nieuw = options.vergelijk
    with context.open(read_only=True) as session:
        one, other = (metingen.find_meting(session, welke) for welke in (oud, nieuw))
        uit = None
        if options.uit is not None:
            found, made = metingen.write_comparison(session, one.uuid, other.uuid, options.uit)
            tell_name(made)
            uit = made.uit
        else:
            found = metingen.compare_metingen(session, one.uuid, other.uuid)
    frame = found.frame.astype(object)
    data: dict[str, Any] = {
        "toen": _as_json(one),
        "nu": _as_json(other),
        "regels": len(frame),
        "vergelijkbaar": found.vergelijkbaar,
        "zinnen": list(found.zinnen),
        "verschillen": frame.where(frame.notna(), None).to_dict("records"),
        "uit": str(uit) if uit else None,
    }
    lines = [
        f"Toen: {one.regel}.",
        f"Nu: {other.regel}.",
        f"{getal(found.vergelijkbaar)} van de {getal(len(frame))} regels zijn te vergelijken.",
        *found.zinnen,
    ]
    if uit:
        lines.append(f"De vergelijking staat in {uit}.")
    answer(options.json, data, lines)
    return _DONE


def _as_json(meting: Meting) -> dict[str, Any]:
    dag = meting.datum
    return {**asdict(meting), "datum": dag.isoformat() if dag else None}
