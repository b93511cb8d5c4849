"""The command that writes distances per buurt, and with more options all other figures."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.cli.console import answer, tell_name
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.meetkeuze import GROEP_LABELS, GROEPEN, NETWERKEN, Meetkeuze
from sociale_kaart.domain.notatie import getal
from sociale_kaart.operations import distances, rapport_bestand
from sociale_kaart.operations.exports import VOOR

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers

_DONE = 0
_NIVEAUS = ("buurt", "wijk", "gemeente", "cel")


def add_arguments(commands: Subparsers) -> None:
    """Add the command to the parser."""
    uitleg = "bereken de afstand per buurt en categorie"
    parser = commands.add_parser("afstanden", help=uitleg, description=uitleg)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    parser.add_argument(
        "--categorie", nargs="+", action="extend", default=[], metavar="C", help="standaard alle"
    )
    parser.add_argument("--netwerk", choices=NETWERKEN, default="lopen")
    parser.add_argument(
        "--voor",
        choices=[code for code, _ in VOOR],
        default="intern",
        help="tel alleen hulpbronnen mee die deze lezer mag zien (standaard alle)",
    )
    parser.add_argument("--uit", type=Path, required=True, metavar="X.csv|X.xlsx")
    more = parser.add_argument_group("meer cijfers (de tabel krijgt dan meer kolommen)")
    more.add_argument("--niveau", choices=_NIVEAUS, help="waar elke rij over gaat")
    groups = ", ".join(f"{code}: {GROEP_LABELS[code].lower()}" for code in GROEPEN)
    more.add_argument("--groep", choices=GROEPEN, help=f"wie meetelt ({groups})")
    more.add_argument("--zonder-trap", action="store_true", help="trappen zijn geen weg")
    more.add_argument(
        "--straal", type=_straal, metavar="M", help="wat er te kiezen is binnen zoveel meter"
    )
    more.add_argument(
        "--toegang", nargs="+", default=[], choices=lijsten.codes("toegang_route"), help="filter"
    )
    more.add_argument(
        "--toegankelijkheid", nargs="+", default=[], choices=lijsten.codes("toegankelijkheid"),
        help="filter: alles wat je noemt, moet er zijn",
    )  # fmt: skip
    more.add_argument(
        "--alleen-bekend", action="store_true",
        help="bij een filter: een plek waarvan we het niet weten, telt niet mee",
    )  # fmt: skip
    more.add_argument(
        "--vergelijk-cbs", action="store_true", help="zet onze cijfers naast die van het CBS"
    )


def run(context: Context) -> int:
    """Compute, write the table and answer with method and sources."""
    options = context.options
    distances.require_table_name(options.uit)
    if _asks_more(options):
        return _all_figures(context)
    with context.open(read_only=True) as session:
        frame = distances.distance_per_buurt(
            session,
            categorieen=options.categorie,
            netwerken=(options.netwerk,),
            voor=options.voor,
            worker=context.worker,
            progress=context.progress,
        )
        bronnen = session.required_ondergrond().bronnen()
    made = distances.write_distances(frame, options.uit)
    context.progress.end()
    tell_name(made)
    kept = bronnen[["soort", "naam", "datum", "naamsvermelding"]].fillna("").astype(str)
    data: dict[str, Any] = {
        "uit": str(made.uit),
        "rijen": len(frame),
        "buurten": int(frame["buurtcode"].nunique()),
        "categorieen": int(frame["categorie"].nunique()),
        "netwerk": options.netwerk,
        "rand": int(frame["rand"].sum()),
        "onderdrukt": int(frame["onderdrukt"].sum()),
        "methode": {options.netwerk: next(iter(frame["methode"]), "")},
        "bronnen": kept.to_dict("records"),
    }
    told = f"{getal(len(frame))} regels (buurt × categorie) staan in {options.uit}."
    answer(options.json, data, [told])
    return _DONE


def _asks_more(options: argparse.Namespace) -> bool:
    """Tell whether an option was used that the table of old knows nothing of."""
    given = (options.niveau, options.groep, options.straal, options.toegang, options.zonder_trap)
    return any((*given, options.toegankelijkheid, options.alleen_bekend, options.vergelijk_cbs))


def _all_figures(context: Context) -> int:
    options = context.options
    niveau = options.niveau or "buurt"
    keuze = Meetkeuze(
        netwerk=options.netwerk,
        groep=options.groep or "inwoners",
        zonder_trap=options.zonder_trap,
        straal_m=options.straal,
        toegang=frozenset(options.toegang),
        toegankelijkheid=frozenset(options.toegankelijkheid),
        voor=options.voor,
        met_onbekend=not options.alleen_bekend,
    )
    with context.open(read_only=True) as session:
        rapport = distances.report(
            session,
            keuze,
            options.categorie,
            (options.netwerk,),
            context.worker,
            context.progress,
            met_cellen=niveau == "cel",
        )
        beside = None
        if options.vergelijk_cbs:
            beside = distances.compare_cbs(rapport, session.required_ondergrond())
    context.progress.step("Opslaan…")
    rows, made = rapport_bestand.write_rapport(rapport, options.uit, niveau, beside)
    context.progress.end()
    tell_name(made)
    data = {
        "uit": str(made.uit),
        "netwerk": options.netwerk,
        **rapport_bestand.rapport_json(rapport, niveau, beside),
    }
    lines = [f"{getal(rows)} regels staan in {made.uit}.", *rapport.attrs["meldingen"]]
    lines += [
        f"Naast het CBS ({row['cbs_bron']} {row['cbs_jaar']}), {row['categorie']}: "
        f"{row['buurten']} buurten, gemiddeld verschil "
        f"{getal(row['verschil_zonder_teken_km'], 2)} km."
        for row in data.get("cbs", ())
    ]
    answer(options.json, data, lines)
    return _DONE


def _straal(text: str) -> float:
    try:
        meters = float(text.replace(",", "."))
    except ValueError:
        meters = math.nan
    if not 0 < meters < math.inf:
        raise argparse.ArgumentTypeError(f"‘{text}’ is geen afstand in meters zoals 400")
    return meters
