"""Each command as one function: options in, an operation called, its answer printed."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Any

from sociale_kaart.cli import (
    afstanden,
    beste_plek,
    bladen,
    gaten,
    metingen,
    normen,
    over_time,
    pakket,
    papier,
    scenario,
    uitleg,
    vergelijken,
)
from sociale_kaart.cli.console import ConsoleProgress, answer
from sociale_kaart.domain.notatie import getal
from sociale_kaart.importing.leesregels import Leeskeuze
from sociale_kaart.operations import (
    buurtkaarten,
    exports,
    importing,
    ondergrond,
    profielen,
    sample,
    upkeep,
    voorbeeld,
)
from sociale_kaart.operations.sessions import new_kaart, open_kaart
from sociale_kaart.operations.worker import Worker
from sociale_kaart.project.check import Probleem
from sociale_kaart.project.errors import DamagedKaartError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sociale_kaart.operations.sessions import Session

DONE, WORLD = 0, 1


@dataclasses.dataclass(frozen=True)
class Context:
    """What a command works with."""

    options: argparse.Namespace
    worker: Worker
    progress: ConsoleProgress

    def open(self, *, read_only: bool) -> Session:
        """Open the kaart that was named and pass on what there is to say about it."""
        session = open_kaart(self.options.kaart, read_only=read_only)
        for melding in session.meldingen:
            print(melding, file=sys.stderr)
        return session


def run(options: argparse.Namespace, worker: Worker | None = None) -> int:
    """Run the command of `options` and return its exit code; without a worker, with its own."""
    if worker is None:
        with Worker() as own:
            return run(options, own)
    progress = ConsoleProgress()
    progress.listen()
    try:
        code = _COMMANDS[options.commando](Context(options, worker, progress))
        progress.done()
        return code
    finally:
        progress.end()


def _voorbeeld(context: Context) -> int:
    uit = context.options.uit
    made = sample.make_voorbeeld(uit, worker=context.worker, progress=context.progress)
    context.progress.end()
    answer(
        context.options.json,
        {"map": str(uit), "bestanden": [path.name for path in made]},
        [f"Klaar. Dit staat nu in {uit}:", *(f"  {path.name}" for path in made)],
    )
    return DONE


def _ondergrond(context: Context) -> int:
    options = context.options
    if options.actie == "vergelijk":
        return vergelijken.vergelijk(context)
    report = ondergrond.make_ondergrond(
        ondergrond.OndergrondSources(
            osm=options.osm,
            buurten=options.buurten,
            gemeenten=tuple(options.gemeente),
            vierkanten=options.vierkanten,
            kerncijfers=options.kerncijfers,
            nabijheid=options.nabijheid,
            adressen=options.adressen,
            pc6=options.pc6,
        ),
        options.uit,
        worker=context.worker,
        progress=context.progress,
    )
    context.progress.end()
    lines = [f"De ondergrond ‘{report.naam}’ staat in {options.uit}:"]
    lines += [f"  {laag:<18}{getal(aantal):>9}" for laag, aantal in report.aantallen.items()]
    lines.append(f"Adressen die in geen buurt liggen: {getal(report.adressen_zonder_buurt)}.")
    answer(options.json, report.as_json(), [*lines, *report.meldingen])
    return DONE


def _nieuw(context: Context) -> int:
    options = context.options
    naam = options.naam or options.kaart.name.removesuffix(".gpkg").removesuffix(".kaart")
    definitie = options.definitie or _ask("Wat rekenen jullie tot de sociale basis?")
    doel = options.doel or _ask("Waar is deze kaart voor?")
    with new_kaart(
        options.kaart,
        naam=naam,
        onze_definitie=definitie,
        doel=doel,
        ondergrond=options.ondergrond,
    ) as session:
        data = {"kaart": str(options.kaart), "naam": naam, "uuid": session.kaart.uuid}
    if not (definitie and doel):
        print(
            "Nog niet ingevuld: wat jullie tot de sociale basis rekenen of waar de kaart voor is "
            "(--definitie, --doel). Dat staat straks op elke afdruk.",
            file=sys.stderr,
        )
    answer(options.json, data, [f"De kaart ‘{naam}’ staat in {options.kaart}."])
    return DONE


def _ask(question: str) -> str:
    """Ask the person at the keyboard; a script is not kept waiting."""
    if not (sys.stdin and sys.stdin.isatty()):
        return ""
    return input(f"{question} ").strip()


def _importeer(context: Context) -> int:
    options = context.options
    with context.open(read_only=False) as session:
        saved = profielen.profielen()
        chosen = profielen.find_profiel(options.profiel, saved) if options.profiel else ""
        receipt = importing.import_hulpbronnen(
            session,
            options.lijst,
            verslag=options.verslag,
            keuze=_leeskeuze(options),
            profiel=chosen,
            profielen=saved,
            worker=context.worker,
            progress=context.progress,
        )
        if options.bewaar_profiel:
            profielen.save_profiel(
                profielen.profiel_of_batch(session, receipt.batch, options.bewaar_profiel)
            )
    context.progress.end()
    for melding in receipt.meldingen:
        print(melding, file=sys.stderr)
    lines = [f"{getal(receipt.rijen)} rijen gelezen:"]
    lines += [f"  {naam:<14}{getal(getattr(receipt, naam)):>7}" for naam in importing.UITKOMSTEN]
    lines += [f"  {getal(aantal)} × {reden}" for reden, aantal in receipt.redenen.items()]
    answer(options.json, receipt.as_json(), lines)
    return DONE


def _leeskeuze(options: argparse.Namespace) -> Leeskeuze | None:
    """Return what was chosen about reading a list; None lets the program decide."""
    tabel = options.tabel - 1 if options.tabel else None
    keuze = Leeskeuze(
        blad=options.blad,
        koprijen=options.koprijen,
        gekanteld=options.gekanteld,
        codering=options.codering,
        scheidingsteken=options.scheidingsteken,
        tabel=tabel,
        verborgen=options.verborgen,
        stelsel=options.stelsel,
    )
    return None if keuze == Leeskeuze() else keuze


def _exporteer(context: Context) -> int:
    options = context.options
    if options.bekijk:
        with context.open(read_only=True) as session:
            found = voorbeeld.preview(session, options.voor)
        answer(options.json, voorbeeld.as_json(found), voorbeeld.as_lines(found))
        return DONE
    with context.open(read_only=True) as session:
        report = exports.export(
            session,
            options.soort,
            options.voor,
            options.uit,
            worker=context.worker,
            progress=context.progress,
        )
    context.progress.end()
    answer(options.json, report.as_json(), [f"Klaar: {report.uit}.", *report.meldingen])
    return DONE


def _buurtkaart(context: Context) -> int:
    options = context.options
    with context.open(read_only=True) as session:
        on_it = buurtkaarten.make_buurtkaart(
            session,
            options.buurt,
            formaat=options.formaat,
            liggend=options.liggend,
            schaal=options.schaal,
            grote_letter=options.grote_letter,
            voor=options.voor,
            sinds=options.sinds,
            uit=options.uit,
            worker=context.worker,
            progress=context.progress,
        )
    context.progress.end()
    kaarten = on_it["kaarten"]
    delen = f", delen van de kaart: {len(kaarten)}" if len(kaarten) > 1 else ""
    line = (
        f"De buurtkaart staat in {on_it['uit']}. "
        f"Aantal bladen: {on_it['paginas']}, schaal: 1:{getal(on_it['schaal'])}{delen}. "
        f"Hulpbronnen in de lijst: {sum(kaart['lijst'] for kaart in kaarten)}, "
        f"niet getoond: {sum(kaart['verborgen'] for kaart in kaarten)}."
    )
    answer(options.json, on_it, [*on_it["meldingen"], line, *papier.toets_lines(on_it)])
    return DONE


def _verwijderen(context: Context) -> int:
    options = context.options
    with context.open(read_only=False) as session:
        done = upkeep.remove(
            session,
            hulpbron=options.hulpbron,
            persoon=options.persoon,
            definitief=options.definitief,
        )
    if isinstance(done, str):
        answer(options.json, {"gedaan": done}, [f"{done}: klaar. Dit is terug te zetten."])
    else:
        found = {
            "rijen": done.rijen,
            "velden": done.velden,
            "gedeeld": done.gedeeld,
            "na_te_kijken": list(done.na_te_kijken),
            "bestanden": [str(path) for path in done.bestanden],
        }
        answer(options.json, found, [done.tekst])
    return DONE


def _doorgeven(context: Context) -> int:
    options = context.options
    with context.open(read_only=True) as session:
        upkeep.pass_on(session, options.uit)
    answer(
        options.json,
        {"uit": str(options.uit)},
        [f"De kopie staat in {options.uit}. Ze kan niet worden teruggevoegd in deze kaart."],
    )
    return DONE


def _controleer(context: Context) -> int:
    options = context.options
    try:
        with context.open(read_only=True) as session:
            problems = upkeep.check_kaart(session)
    except DamagedKaartError as error:
        # Too damaged to open: that too is an answer to the question that was asked.
        problems = [Probleem("bestand", "fout", f"{error.wat} {error.doen}")]
    sound = not any(problem.ernst == "fout" for problem in problems)
    data: dict[str, Any] = {
        "in_orde": sound,
        "problemen": [dataclasses.asdict(problem) for problem in problems],
    }
    lines = [f"{problem.ernst}: {problem.tekst}" for problem in problems]
    lines.append("De kaart is in orde." if sound else "De kaart is beschadigd.")
    answer(options.json, data, lines)
    return DONE if sound else WORLD


_COMMANDS: dict[str, Callable[[Context], int]] = {
    "voorbeeld": _voorbeeld,
    "ondergrond": _ondergrond,
    "nieuw": _nieuw,
    "importeer": _importeer,
    "afstanden": afstanden.run,
    "exporteer": _exporteer,
    "buurtkaart": _buurtkaart,
    "atlas": papier.make_atlas,
    "pakket": pakket.run,
    "invulblad": bladen.invulblad,
    "invoer": bladen.invoer,
    "raadsblad": bladen.raadsblad,
    "inbreng": bladen.say_inbreng,
    "verwijderen": _verwijderen,
    "doorgeven": _doorgeven,
    "controleer": _controleer,
    "reservekopie": over_time.reservekopie,
    "agenda": over_time.agenda,
    "gaten": gaten.run,
    "normen": normen.run,
    "metingen": metingen.run,
    "scenario": scenario.run,
    "beste-plek": beste_plek.run,
    "uitleg": uitleg.run,
}
