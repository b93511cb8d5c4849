"""The command that keeps scenarios and lays them side by side."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.cli.console import answer, tell_name
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEPEN, NETWERKEN
from sociale_kaart.domain.notatie import getal
from sociale_kaart.domain.scenario import ERBIJ, VERPLAATST, Scenario, ScenarioPlek
from sociale_kaart.operations import aanwijzen, scenarios, wat_als, wat_als_export
from sociale_kaart.operations.exports import VOOR
from sociale_kaart.operations.scenario_vrijgave import scenarios_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.wat_als import Vergelijking

_DONE = 0
_PLEK = ("CATEGORIE", "WAAR", "NAAM")


def add_arguments(commands: Subparsers) -> None:
    """Add the command to the parser."""
    uitleg = "probeer uit wat er verandert als een plek erbij komt, verhuist of sluit"
    parser = commands.add_parser("scenario", help=uitleg, description=uitleg)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    parser.add_argument("--nieuw", default="", metavar="NAAM", help="begin een plan")
    parser.add_argument("--plan", default="", metavar="NAAM", help="werk in dit plan")
    parser.add_argument("--kopie", default="", metavar="NAAM", help="maak een kopie van --plan")
    parser.add_argument("--weg", action="store_true", help="verwijder --plan")
    parser.add_argument(
        "--plek",
        nargs=3,
        action="append",
        default=[],
        metavar=_PLEK,
        help="erbij; WAAR is een adres of een punt in RD, zoals 190600,507800",
    )
    parser.add_argument(
        "--dicht",
        nargs=2,
        action="append",
        default=[],
        metavar=("WELKE", "WAT_ER_GEBEURDE"),
        help="sluit; WELKE is een naam of nummer, en vertel wat er in die ruimte gebeurde",
    )
    parser.add_argument(
        "--verplaats",
        nargs=2,
        action="append",
        default=[],
        metavar=("WELKE", "WAAR"),
        help="verhuis een plek",
    )
    parser.add_argument("--netwerk", choices=NETWERKEN, help="bij --nieuw (standaard lopen)")
    parser.add_argument("--afstand", type=int, metavar="M", help="bij --nieuw (standaard 500)")
    parser.add_argument("--groep", choices=GROEPEN, help="bij --nieuw (standaard inwoners)")
    parser.add_argument("--zonder-trap", action="store_true", help="bij --nieuw: zonder trappen")
    parser.add_argument(
        "--vergelijk", nargs="*", metavar="NAAM", help="zet plannen naast nu (standaard --plan)"
    )
    parser.add_argument(
        "--voor",
        choices=[code for code, _ in VOOR],
        default="intern",
        help="voor wie is de vergelijking (standaard alleen wijzelf)",
    )
    parser.add_argument(
        "--uit", type=Path, metavar="X.xlsx|csv|json", help="bewaar de vergelijking"
    )


def run(context: Context) -> int:
    """Change scenarios as asked, and compare them when asked."""
    options = context.options
    if options.uit is not None:
        wat_als_export.require_export_name(options.uit)
    writes = bool(options.nieuw or options.kopie or options.weg or _has_places(options))
    done: list[str] = []
    current = None
    if writes:
        with context.open(read_only=False) as session:
            current = _change(session, options, done)
    with context.open(read_only=True) as session:
        known = scenarios_for(session, options.voor)
        data: dict[str, Any] = {
            "gedaan": done,
            "scenarios": [dataclasses.asdict(one) for one in known],
        }
        chosen = _chosen(session, options, current)
        lines = [f"{tekst}: klaar." for tekst in done]
        if not (done or chosen):
            lines = _told(known)
        if chosen:
            found = wat_als.compare_scenarios(
                session,
                chosen,
                voor=options.voor,
                worker=context.worker,
                progress=context.progress,
            )
            uit = _written(found, options.uit)
            data |= {"vergelijking": _data_of(found), "uit": str(uit or "") or None}
            lines += _comparison(found, uit)
    context.progress.end()
    answer(options.json, data, lines)
    return _DONE


def _written(found: Vergelijking, wanted: Path | None) -> Path | None:
    """Write a comparison if a file was asked for, and return the name that it got."""
    if wanted is None:
        return None
    made = wat_als_export.export_scenarios(found, wanted)
    tell_name(made)
    return made.uit


def _has_places(options: argparse.Namespace) -> bool:
    return bool(options.plek or options.dicht or options.verplaats)


def _change(session: Session, options: argparse.Namespace, done: list[str]) -> str | None:
    """Do what was asked and return the uuid of the scenario that was worked in."""
    if options.nieuw:
        change = scenarios.add_scenario(
            session,
            options.nieuw,
            **{
                naam: value
                for naam, value in (
                    ("netwerk", options.netwerk),
                    ("afstand_m", options.afstand),
                    ("groep", options.groep),
                    ("zonder_trap", options.zonder_trap or None),
                )
                if value is not None
            },
        )
        uuid = str(change.nieuw)
    else:
        uuid = scenarios.find_scenario(session, options.plan).uuid
        if options.weg:
            done.append(scenarios.remove_scenario(session, uuid).tekst)
            return None
        if not options.kopie:
            change = None
        else:
            change = scenarios.duplicate_scenario(session, uuid, options.kopie)
            uuid = str(change.nieuw)
    if change is not None:
        done.append(change.tekst)
    places = _places(session, options)
    if places:
        done.append(scenarios.add_scenario_plekken(session, uuid, places).tekst)
    return uuid


def _places(session: Session, options: argparse.Namespace) -> list[ScenarioPlek]:
    found = []
    for categorie, waar, naam in options.plek:
        x, y, adres = aanwijzen.point_of(session, waar)
        found.append(ScenarioPlek("", ERBIJ, categorie, naam=naam or adres, x=x, y=y))
    for welke, reden in options.dicht:
        found.append(dataclasses.replace(aanwijzen.find_place(session, welke), reden=reden))
    for welke, waar in options.verplaats:
        x, y, _ = aanwijzen.point_of(session, waar)
        there = aanwijzen.find_place(session, welke)
        found.append(dataclasses.replace(there, actie=VERPLAATST, x=x, y=y))
    return found


def _chosen(session: Session, options: argparse.Namespace, current: str | None) -> list[Scenario]:
    """Return the scenarios to compare: those named, else the one that was worked in."""
    if options.vergelijk is None and options.uit is None:
        return []
    if options.vergelijk:
        return [scenarios.find_scenario(session, naam) for naam in options.vergelijk]
    if current is not None:
        return [scenarios.scenario(session, current)]
    if options.plan:
        return [scenarios.find_scenario(session, options.plan)]
    known = scenarios.scenarios(session)
    if not known:
        raise WorldError("Er is nog geen plan.", "Maak er een met --nieuw.")
    return known


def _told(known: Sequence[Scenario]) -> list[str]:
    lines = []
    for one in known:
        lines.append(f"{one.naam} ({one.netwerk}, {one.afstand_m} m, {one.groep})")
        lines += [
            f"  {lijsten.label('scenario_actie', plek.actie)}: "
            f"{plek.naam or plek.plek or plek.osm_id} ({categorie_label(plek.categorie)})"
            for plek in one.plekken
        ]
    return lines or ["Er is nog geen plan. Maak er een met --nieuw."]


def _data_of(found: wat_als.Vergelijking) -> dict[str, Any]:
    from sociale_kaart.exporting.scenario_export import as_data  # noqa: PLC0415 - pandas

    return as_data(wat_als_export.as_boek(found))


def _comparison(found: wat_als.Vergelijking, uit: Path | None) -> list[str]:
    lines = [
        f"{one['scenario']} ({categorie_label(one['categorie'])}): {one['zin']}"
        for one in found.totalen
    ]
    for one in found.sluitingen:
        rooms = (
            f" Ook in die ruimte: {', '.join(one['in_de_ruimte'])}." if one["in_de_ruimte"] else ""
        )
        naam = one["naam"] or "een plek zonder naam"
        few = one["afgerond"] and not one["verder_weg"]
        people = "minder dan 10" if few else getal(one["verder_weg"])
        lines.append(f"Als alleen {naam} sluit, krijgen {people} mensen het verder weg.")
        lines.append(f"  Wat er gebeurde: {one['reden']}{rooms}")
    lines += found.meldingen
    return [*lines, f"De vergelijking staat in {uit}."] if uit else lines
