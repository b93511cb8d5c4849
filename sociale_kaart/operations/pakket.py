"""Share the kaart as one folder or zip: sheets, web page, workbook, and what to know of them."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import atomic_folder, named_output, require_other_output
from sociale_kaart.operations import exports
from sociale_kaart.operations.drukwerk import ATLAS, BUURTKAART, Drukwerk, make_drukwerk
from sociale_kaart.operations.outputs import require_name, write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

PDF = "pdf"
INHOUD: tuple[str, ...] = (PDF, *(soort.code for soort in exports.SOORTEN))
GEWOON = frozenset((PDF, "html", "xlsx"))
LEESMIJ = "LEESMIJ.txt"
# What each file is called in the folder, and what LEESMIJ says of it.
_NAMEN = {
    "xlsx": ("Overzicht.xlsx", "alle hulpbronnen in Excel"),
    "html": ("Kaart.html", "de kaart als webpagina; dubbelklik, het werkt zonder internet"),
    "gpkg": ("Kaart.gpkg", "de kaart voor QGIS"),
    "geojson": ("Kaart.geojson", "de kaart voor andere kaartprogramma's"),
    "csv": ("Overzicht.csv", "alle hulpbronnen als platte tabel"),
    "tekst": ("Lijst.txt", "alle hulpbronnen als platte tekst"),
    "hsds": ("HSDS.json", "alle hulpbronnen in de standaard HSDS 3.0"),
    "hsds-tabellen": ("HSDS.zip", "alle hulpbronnen in de standaard HSDS 3.0, als tabellen"),
}


@dataclass(frozen=True, slots=True)
class PakketWanted:
    """What is shared, and for whom.

    Attributes:
        voor: publiek, partners or intern; the same for every file.
        inhoud: which of `INHOUD`.
        buurten: of the sheets; none means an atlas of all, one a buurtkaart.
        formaat: A4 or A3, of the sheets.
        grote_letter: large print, of the sheets.
    """

    voor: str = "publiek"
    inhoud: frozenset[str] = GEWOON
    buurten: tuple[str, ...] = ()
    formaat: str = "A4"
    grote_letter: bool = False


@dataclass(frozen=True, slots=True)
class PakketReport:
    """What was shared; `uit` is the name that it really got."""

    uit: Path
    voor: str
    bestanden: tuple[str, ...]
    rijen: int
    verborgen: int
    meldingen: Sequence[str]

    def as_json(self) -> dict[str, object]:
        """Return the report as the command line prints it."""
        return {
            "uit": str(self.uit),
            "voor": self.voor,
            "bestanden": list(self.bestanden),
            "rijen": self.rijen,
            "verborgen": self.verborgen,
            "meldingen": list(self.meldingen),
        }


def make_pakket(
    session: Session, wanted: PakketWanted, uit: Path, *, worker: Worker, progress: Progress
) -> PakketReport:
    """Write all files of a pakket, or nothing.

    Args:
        session: an open kaart; with sheets in it also an ondergrond.
        wanted: what, and for whom.
        uit: a folder, made here, or a name that ends with .zip. A folder that exists stays as it
            is: the new one gets another name.
        worker: does the work.
        progress: told of each file.

    Raises:
        WorldError: nothing to share, an unknown kind or audience, a buurt that is not there, the
            kaart was changed meanwhile, or it cannot be written.
        Cancelled: the user stopped; nothing was written.
    """
    _require_sense(wanted)
    before = _last_step(session)
    vrijgave = exports.released(session, wanted.voor)
    context = exports.context_of(session)

    def fill(folder: Path) -> None:
        _fill(session, wanted, folder, worker, progress)
        if _last_step(session) != before:
            raise WorldError(
                "De kaart is veranderd terwijl de bestanden werden gemaakt.", "Probeer het opnieuw."
            )
        text = _leesmij(wanted, vrijgave, context, sorted(p.name for p in folder.iterdir()))
        write_text(folder / LEESMIJ, text)

    if uit.suffix.lower() == ".zip":
        made, melding, names = _write_zip(session, uit, fill)
    else:
        made, melding, names = _write_folder(uit, fill)
    from sociale_kaart.exporting.context import verantwoording  # noqa: PLC0415 - with its users

    return PakketReport(
        uit=made,
        voor=wanted.voor,
        bestanden=tuple(names),
        rijen=len(vrijgave.hulpbronnen),
        verborgen=vrijgave.verborgen,
        meldingen=[*filter(None, [melding]), *verantwoording(vrijgave)],
    )


def _require_sense(wanted: PakketWanted) -> None:
    exports.require_voor(wanted.voor)
    unknown = wanted.inhoud - set(INHOUD)
    if unknown or not wanted.inhoud:
        raise WorldError(
            f"‘{min(unknown)}’ kan ik niet delen." if unknown else "Er is niets gekozen.",
            f"Kies uit: {', '.join(INHOUD)}.",
        )


def _last_step(session: Session) -> object:
    """Return what tells whether the kaart was changed between two looks."""
    return [(stap.tijd, stap.omschrijving) for stap in session.kaart.history(1)]


def _fill(
    session: Session, wanted: PakketWanted, folder: Path, worker: Worker, progress: Progress
) -> None:
    """Write every file that was asked for, except LEESMIJ."""
    if PDF in wanted.inhoud:
        een = len(wanted.buurten) == 1
        drukwerk = Drukwerk(
            soort=BUURTKAART if een else ATLAS,
            buurten=wanted.buurten,
            formaat=wanted.formaat,
            grote_letter=wanted.grote_letter,
            voor=wanted.voor,
        )
        progress.step("De pdf maken…")
        naam = "Buurtkaart.pdf" if een else "Atlas.pdf"
        make_drukwerk(session, drukwerk, folder / naam, worker=worker, progress=progress)
    for soort in exports.SOORTEN:
        if soort.code in wanted.inhoud:
            progress.step(f"{soort.label}…")
            uit = folder / _NAMEN[soort.code][0]
            exports.export(session, soort.code, wanted.voor, uit, worker=worker, progress=progress)


def _write_folder(uit: Path, fill: Callable[[Path], None]) -> tuple[Path, str, list[str]]:
    made, melding = uit, ""
    if uit.exists():
        made = next(free for free in _free_names(uit) if not free.exists())
        melding = f"‘{uit.name}’ bestond al en is niet veranderd. De nieuwe map heet ‘{made.name}’."
    with atomic_folder(made) as folder:
        fill(folder)
        names = sorted(path.name for path in folder.iterdir())
    return made, melding, names


def _free_names(folder: Path) -> Iterator[Path]:
    """Yield other names; a folder has no suffix, so a point in its name means nothing."""
    number = 2
    while True:
        yield folder.with_name(f"{folder.name} ({number})")
        number += 1


def _write_zip(
    session: Session, uit: Path, fill: Callable[[Path], None]
) -> tuple[Path, str, list[str]]:
    require_name(uit, ".zip")
    require_other_output(uit, *session.files())
    with named_output(uit) as output:
        # Beside the zip, so it goes with whatever is left when the work stops half-way.
        folder = output.work.with_name("inhoud")
        folder.mkdir()
        fill(folder)
        names = sorted(path.name for path in folder.iterdir())
        with zipfile.ZipFile(output.work, "w", zipfile.ZIP_DEFLATED) as archive:
            for naam in names:
                archive.write(folder / naam, naam)
    return output.uit, output.melding, names


def _leesmij(
    wanted: PakketWanted, vrijgave: Vrijgave, context: KaartContext, names: Sequence[str]
) -> str:
    """Return what goes with the files: what they are, for whom, what is not in them, sources."""
    from sociale_kaart.exporting.context import verantwoording  # noqa: PLC0415 - with its users

    uitleg = dict(_NAMEN.values())
    uitleg["Atlas.pdf"] = "de kaarten van de buurten, om te lezen en af te drukken"
    uitleg["Overzicht.verantwoording.txt"] = "voor wie de platte tabel is, en wat er niet in staat"
    uitleg["Kaart.qml"] = "de tekens waarmee QGIS de GeoJSON tekent"
    uitleg["Buurtkaart.pdf"] = "de kaart van één buurt, om te lezen en af te drukken"
    lines = [context.kaartnaam, context.stand, ""]
    if context.doel:
        lines += [context.doel, ""]
    # A writer may put a file beside its own, such as the style of a layer.
    lines += [
        "Wat zit hierin?",
        *(
            f"- {naam}: {uitleg.get(naam, 'hoort bij een van de andere bestanden')}"
            for naam in names
        ),
        "",
    ]
    if PDF in wanted.inhoud:
        lines += _about_sheets(wanted, context)
    lines += ["Voor wie, en wat staat er niet in?", *verantwoording(vrijgave)]
    if wanted.voor != "publiek":
        lines.append("Geef deze bestanden niet door aan anderen, en zet ze niet op internet.")
    if context.onze_definitie:
        lines += ["", "Wat rekenen we tot de sociale basis?", context.onze_definitie]
    if context.partners:
        lines += ["", "Met wie is de kaart gemaakt?", context.partners]
    if context.bronnen:
        lines += ["", "Bronnen van de ondergrond", *(f"- {bron.regel}" for bron in context.bronnen)]
    return "\n".join(lines)


def _about_sheets(wanted: PakketWanted, context: KaartContext) -> list[str]:
    """Return which buurten the pdf is about, and how to print it at its scale."""
    lines = ["Druk de pdf af op ‘werkelijke grootte’, dan klopt de schaal."]
    if wanted.buurten:
        namen = ", ".join(context.buurtnamen.get(code, code) for code in wanted.buurten)
        lines.append(f"De pdf gaat over: {namen}. De andere bestanden gaan over de hele kaart.")
    return [*lines, ""]
