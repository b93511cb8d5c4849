"""The command that sets normen and shows where they are met."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.cli.console import answer, tell_name
from sociale_kaart.domain.meetkeuze import GROEPEN, NETWERKEN, Meetkeuze
from sociale_kaart.domain.notatie import getal, procent
from sociale_kaart.operations import normen
from sociale_kaart.operations.distances import require_table_name
from sociale_kaart.operations.exports import VOOR

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from sociale_kaart.analysis.normen import NormUitkomst
    from sociale_kaart.cli.commands import Context
    from sociale_kaart.cli.subparsers import Subparsers
    from sociale_kaart.domain.normen import Norm
    from sociale_kaart.operations.sessions import Session

_DONE = 0
_WOORD = {1: "gehaald", 0: "niet gehaald"}


def add_arguments(commands: Subparsers) -> None:
    """Add the command to the parser."""
    uitleg = "toets de normen van de kaart per buurt, of stel er een in"
    parser = commands.add_parser("normen", help=uitleg, description=uitleg)
    parser.add_argument("--json", action="store_true", help="antwoord als één JSON-object")
    parser.add_argument("kaart", type=Path, metavar="X.kaart.gpkg", help="de kaart")
    parser.add_argument(
        "--zet",
        nargs=3,
        metavar=("CATEGORIE", "METER", "AANDEEL"),
        help="stel een norm in, zoals: ontmoetingsplek 500 90%%",
    )
    parser.add_argument("--netwerk", choices=NETWERKEN, default="lopen", help="bij --zet")
    parser.add_argument("--groep", choices=GROEPEN, default="inwoners", help="bij --zet: van wie")
    parser.add_argument("--zonder-trap", action="store_true", help="bij --zet: zonder trappen")
    parser.add_argument("--toelichting", default="", help="bij --zet: waarom deze norm")
    parser.add_argument("--verwijder", default="", metavar="UUID", help="haal een norm weg")
    parser.add_argument(
        "--voor",
        choices=[code for code, _ in VOOR],
        default="intern",
        help="tel alleen hulpbronnen mee die deze lezer mag zien (standaard alle)",
    )
    parser.add_argument("--uit", type=Path, metavar="X.csv|X.xlsx", help="schrijf de uitkomst")


def run(context: Context) -> int:
    """Set or remove a norm, or hold the buurten against all of them."""
    options = context.options
    if options.uit is not None:
        require_table_name(options.uit)
    done = []
    if options.zet or options.verwijder:
        with context.open(read_only=False) as session:
            done = _changed(session, options)
    with context.open(read_only=True) as session:
        known = normen.normen(session)
        asked = bool(known) and (options.uit is not None or not done)
        found: list[NormUitkomst] = []
        if asked:
            found = normen.check_normen(
                session,
                Meetkeuze(voor=options.voor),
                worker=context.worker,
                progress=context.progress,
            )
        made = None
        if options.uit is not None and found:
            made = normen.write_normen(session, found, options.uit)
    context.progress.end()
    if made is not None:
        tell_name(made)
    data: dict[str, Any] = {
        "gedaan": done,
        "normen": [{**asdict(norm), "zin": norm.zin} for norm in known],
        "uitkomsten": [_as_json(one) for one in found],
        "uit": str(made.uit) if made is not None else None,
    }
    answer(options.json, data, [*done, *_lines(known, found, asked=asked), *_written(data)])
    return _DONE


def _changed(session: Session, options: argparse.Namespace) -> list[str]:
    done = []
    if options.verwijder:
        done.append(normen.remove_norm(session, options.verwijder).tekst)
    if options.zet:
        categorie, afstand_m, aandeel = options.zet
        waarden = {
            "categorie": categorie,
            "afstand_m": afstand_m,
            "aandeel": _share(aandeel),
            "netwerk": options.netwerk,
            "groep": options.groep,
            "zonder_trap": options.zonder_trap,
            "toelichting": options.toelichting or None,
        }
        done.append(normen.add_norm(session, waarden).tekst)
    return [f"{tekst}: klaar." for tekst in done]


def _share(text: str) -> Any:
    """Return '90%' or '0,9' as a share; what is no number is refused further on."""
    plain = text.strip().replace(",", ".")
    try:
        return float(plain[:-1]) / 100 if plain.endswith("%") else float(plain)
    except ValueError:
        return text


def _as_json(uitkomst: NormUitkomst) -> dict[str, Any]:
    frame = uitkomst.frame.astype(object)
    hulp = uitkomst.hulp
    return {
        "norm": uitkomst.norm.uuid,
        "zin": uitkomst.norm.zin,
        "eenheid": uitkomst.eenheid,
        "gebieden": frame.where(frame.notna(), None).to_dict("records"),
        "cellen_zonder": len(uitkomst.cellen),
        "eigen_groep": uitkomst.eigen_groep,
        "meldingen": list(uitkomst.meldingen),
        "helpt_het_meest": None
        if hulp is None or hulp.x is None or hulp.y is None
        else {
            "straat": hulp.straat,
            "buurtnaam": hulp.buurtnaam,
            "x": round(hulp.x, 1),
            "y": round(hulp.y, 1),
            "erbij": hulp.erbij,
            "haalt_dan": list(hulp.haalt_dan),
            "bekeken": hulp.bekeken,
        },
    }


def _lines(known: Sequence[Norm], found: Sequence[NormUitkomst], *, asked: bool) -> list[str]:
    if not known:
        return ["Er is nog geen norm. Stel er een in met --zet."]
    if not asked:
        return [f"{norm.kort}  ({norm.uuid})" for norm in known]
    lines = []
    for one in found:
        lines += ["", one.norm.zin, *(f"  {tekst}" for tekst in one.meldingen)]
        for row in one.frame.astype(object).to_dict("records"):
            lines.append(f"  {_area(row, one.eenheid)}")
        lines.append(f"  {help_sentence(one)}")
    return lines[1:]


def _area(row: Mapping[Any, Any], eenheid: str) -> str:
    """Return an area in a line: its name, whether it meets the norm, and who is without."""
    naam = row["buurtnaam"] if row["niveau"] == "buurt" else f"{row['niveau']} {row['buurtnaam']}"
    if row["gehaald"] not in _WOORD:
        return f"{naam}: geen cijfer ({row['reden']})"
    told = f"{naam}: {_WOORD[row['gehaald']]}"
    if row["weinig"]:
        told += f", {row['reden']}"
    else:
        zonder = getal(row["zonder_inwoners"])
        told += f", {procent(row['aandeel'])} binnen de afstand, {zonder} {eenheid} niet"
    return f"{told} (rand)" if row["rand"] else told


def help_sentence(uitkomst: NormUitkomst) -> str:
    """Return where one place more would help most, as a sentence."""
    hulp = uitkomst.hulp
    if hulp is None or hulp.x is None:
        return "Er is geen plek waarmee minstens 5 mensen erbij komen."
    where = hulp.straat or "een straat zonder naam"
    buurt = f" in {hulp.buurtnaam}" if hulp.buurtnaam else ""
    told = (
        f"Eén plek erbij helpt het meest bij {where}{buurt}: "
        f"ongeveer {getal(hulp.erbij)} {uitkomst.eenheid} erbij."
    )
    if hulp.haalt_dan:
        told += f" Dan halen de norm ook: {', '.join(hulp.haalt_dan)}."
    return told


def _written(data: dict[str, Any]) -> list[str]:
    return [f"De uitkomst staat in {data['uit']}."] if data["uit"] else []
