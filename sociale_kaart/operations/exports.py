"""Share the register as xlsx, csv, web page, GeoPackage, GeoJSON or HSDS; all through one gate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output, require_other_output
from sociale_kaart.operations.outputs import require_name, write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Row
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.operations.distances import Afstandenvraag
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


@dataclass(frozen=True, slots=True)
class ExportSoort:
    """A kind of file that the register can be shared as."""

    code: str
    label: str
    suffix: str


SOORTEN: tuple[ExportSoort, ...] = (
    ExportSoort("xlsx", "Excel-overzicht", ".xlsx"),
    ExportSoort("html", "Webpagina (werkt zonder internet)", ".html"),
    ExportSoort("gpkg", "GeoPackage voor QGIS", ".gpkg"),
    ExportSoort("geojson", "GeoJSON", ".geojson"),
    ExportSoort("csv", "Kommagescheiden tekst (csv)", ".csv"),
    ExportSoort("tekst", "Platte tekst voor een mail", ".txt"),
    ExportSoort("hsds", "HSDS 3.0 (Open Referral)", ".json"),
    ExportSoort("hsds-tabellen", "HSDS 3.0 als tabellen (zip)", ".zip"),
)
# What stands beside a csv.
VERANTWOORDING = ".verantwoording.txt"
_HTML_LAYERS = ("buurten", "water", "waterlopen", "groen", "straten")
_NEEDED_FOR_DISTANCE = ("adressen", "voorzieningen", "netwerk_lopen")
VOOR: tuple[tuple[str, str], ...] = (
    ("publiek", "Iedereen"),
    ("partners", "Partners"),
    ("intern", "Alleen wijzelf"),
)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export holds and what the gate kept back; `uit` is the name that it really got."""

    uit: Path
    soort: str
    voor: str
    rijen: int
    verborgen: int
    meldingen: Sequence[str]

    def as_json(self) -> dict[str, object]:
        """Return the report as the command line prints it."""
        return {
            "uit": str(self.uit),
            "soort": self.soort,
            "voor": self.voor,
            "rijen": self.rijen,
            "verborgen": self.verborgen,
            "meldingen": list(self.meldingen),
        }


def export(
    session: Session,
    soort: str,
    voor: str,
    uit: Path,
    *,
    worker: Worker,
    progress: Progress,
) -> ExportReport:
    """Write the register for an audience.

    Args:
        session: the open kaart.
        soort: code of one of `SOORTEN`.
        voor: publiek, partners or intern.
        uit: the file to write, whole or not at all.
        worker: does the writing.
        progress: told of each step.

    Raises:
        WorldError: an unknown kind or audience, or the file cannot be written.
        Cancelled: the user stopped; nothing was written.
    """
    known = {kind.code: kind.suffix for kind in SOORTEN}
    if soort not in known:
        raise WorldError(
            f"De soort ‘{soort}’ bestaat niet.", f"Kies uit: {', '.join(sorted(known))}."
        )
    require_name(uit, known[soort])
    require_other_output(uit, *session.files())
    vrijgave = released(session, voor)
    context = context_of(session)
    ondergrond = session.ondergrond.path if session.ondergrond else None
    progress.step("Exporteren…")
    # A cancel kills the process that writes, so the partial file is cleaned up on this side.
    with named_output(uit) as made:
        if soort == "html":
            page = _Page(vrijgave, context, ondergrond, *_extras(session, vrijgave))
            worker.run(_write_html, page, made.work, progress=progress)
        else:
            worker.run(_write, soort, vrijgave, context, made.work, progress=progress)
    from sociale_kaart.exporting.context import verantwoording  # noqa: PLC0415 - with its users

    meldingen = [made.melding, _add_beside(soort, made.uit, vrijgave, context)]
    return ExportReport(
        uit=made.uit,
        soort=soort,
        voor=voor,
        rijen=len(vrijgave.hulpbronnen),
        verborgen=vrijgave.verborgen,
        meldingen=[*filter(None, meldingen), *verantwoording(vrijgave)],
    )


def _add_beside(soort: str, uit: Path, vrijgave: Vrijgave, context: KaartContext) -> str:
    """Write what has no room in the file itself beside it, and return what to say of that."""
    if soort == "geojson":
        return _add_style(uit)
    if soort == "csv":
        return _add_account(uit, vrijgave, context)
    return ""


def _add_account(csv: Path, vrijgave: Vrijgave, context: KaartContext) -> str:
    """Write for whom a csv is and what it does not hold: a table has rows and nothing else."""
    from sociale_kaart.exporting.context import verantwoording  # noqa: PLC0415 - with its users

    lines = [f"Bij {csv.name}", context.kaartnaam, context.stand, *verantwoording(vrijgave)]
    lines += [f"Bron: {bron.regel}" for bron in context.bronnen]
    account = write_text(csv.with_suffix(VERANTWOORDING), "\n".join(lines))
    return (
        account.melding or f"In ‘{account.uit.name}’ staat voor wie het is en wat er niet in staat."
    )


def _add_style(geojson: Path) -> str:
    """Write how QGIS draws a GeoJSON beside it, and return what to say of that."""
    from sociale_kaart.exporting import geojson_export  # noqa: PLC0415 - heavy

    style = geojson.with_suffix(".qml")
    if style.exists():
        # Somebody may have made it their own.
        return f"‘{style.name}’ was er al en is niet veranderd; QGIS tekent de kaart ermee."
    geojson_export.write_style(style)
    return f"‘{style.name}’ hoort erbij: daarmee tekent QGIS de kaart met onze tekens."


def released(session: Session, voor: str) -> Vrijgave:
    """Return what may leave for this audience, today.

    Raises:
        WorldError: an unknown audience.
    """
    from sociale_kaart.exporting import gate  # noqa: PLC0415 - start-up time

    require_voor(voor)
    return gate.release(session.kaart.hulpbronnen(), voor, today(), foto_rows(session))


def foto_rows(session: Session) -> dict[str, Row]:
    """Return what the kaart knows of its photos, by uuid."""
    return {str(row["uuid"]): row for row in session.kaart.rows("fotos")}


def require_voor(voor: str) -> None:
    """Check that there is such an audience.

    Raises:
        WorldError: there is not.
    """
    if voor not in dict(VOOR):
        raise WorldError(
            f"‘{voor}’ is geen lezer die ik ken.", "Kies uit: publiek, partners, intern."
        )


def context_of(session: Session) -> KaartContext:
    """Return what every export says about this kaart."""
    from sociale_kaart.exporting.context import Bron, KaartContext  # noqa: PLC0415 - start-up time

    kaart, ondergrond = session.kaart, session.ondergrond
    bronnen: tuple[Bron, ...] = ()
    buurtnamen: dict[str, str] = {}
    if ondergrond is not None:
        bronnen = tuple(
            Bron(row["naam"], row["datum"], row["licentie"], row["naamsvermelding"])
            for row in ondergrond.bron_teksten()
        )
        # As plain columns: the libraries for frames take longer to import than a sheet to draw.
        buurten = ondergrond.columns("buurten", ["buurtcode", "buurtnaam"])
        buurtnamen = dict(zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True))
    return KaartContext(
        kaartnaam=kaart.naam,
        onze_definitie=kaart.instelling("onze_definitie") or "",
        doel=kaart.instelling("doel_van_deze_kaart") or "",
        peildatum=today(),
        ondergrond_naam=ondergrond.naam if ondergrond else "",
        jaar=ondergrond.jaar if ondergrond else None,
        bronnen=bronnen,
        partners=kaart.instelling("partners") or "",
        buurtnamen=buurtnamen,
    )


def _write(
    soort: str,
    vrijgave: Vrijgave,
    context: KaartContext,
    work: Path,
    *,
    progress: Progress,
) -> None:
    progress.step("Schrijven…")
    _writer(soort)(vrijgave, context, work)


def _writer(soort: str) -> Callable[[Vrijgave, KaartContext, Path], None]:
    from sociale_kaart.exporting import (  # noqa: PLC0415 - heavy
        csv_export,
        geojson_export,
        geopackage_export,
        hsds_export,
        tekst_export,
        xlsx_export,
    )

    return {
        "csv": csv_export.export_csv,
        "xlsx": xlsx_export.export_xlsx,
        "geojson": geojson_export.export_geojson,
        "gpkg": geopackage_export.export_geopackage,
        "tekst": tekst_export.export_tekst,
        "hsds": hsds_export.export_hsds,
        "hsds-tabellen": hsds_export.export_hsds_tables,
    }[soort]


@dataclass(frozen=True, slots=True)
class _Page:
    """All that the worker needs for the web page."""

    vrijgave: Vrijgave
    context: KaartContext
    ondergrond: Path | None
    afstanden: Afstandenvraag | None
    fotos: Mapping[str, bytes]


def _extras(session: Session, vrijgave: Vrijgave) -> tuple[Afstandenvraag | None, dict[str, bytes]]:
    """Return the question of the distances, None without what they need, and the photos."""
    from sociale_kaart.operations import distances, fotos  # noqa: PLC0415 - it imports this module

    ondergrond = session.ondergrond
    measurable = ondergrond is not None and all(
        ondergrond.has(naam) for naam in _NEEDED_FOR_DISTANCE
    )
    afstanden = distances.ask(session, vrijgave.hulpbronnen) if measurable else None
    found = {}
    for foto in vrijgave.fotos:
        inhoud = fotos.foto_bytes(session, foto.foto)
        shared = fotos.shared_foto(inhoud) if inhoud else None
        if shared:
            found[foto.foto] = shared
    return afstanden, found


def _write_html(page: _Page, work: Path, *, progress: Progress) -> None:
    from sociale_kaart.exporting import html_export  # noqa: PLC0415 - heavy
    from sociale_kaart.operations import distances  # noqa: PLC0415 - it imports this module
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    layers = {}
    if page.ondergrond is not None:
        found = Ondergrond.open(page.ondergrond)
        layers = {naam: found.layer(naam) for naam in _HTML_LAYERS}
    afstanden = distances.answer(page.afstanden, progress=progress) if page.afstanden else None
    progress.step("Schrijven…")
    html_export.export_html(
        page.vrijgave, page.context, layers, work, fotos=page.fotos, afstanden=afstanden
    )
