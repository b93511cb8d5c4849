"""The commands that print more than one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.cli.console import answer
from sociale_kaart.domain.notatie import getal
from sociale_kaart.operations import atlas

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context

_DONE = 0


def make_atlas(context: Context) -> int:
    """Print the buurtkaarten of an area as one PDF."""
    options = context.options
    wanted = atlas.AtlasWanted(
        buurten=options.buurt,
        formaat=options.formaat,
        liggend=options.liggend,
        schaal=options.schaal,
        grote_letter=options.grote_letter,
        voor=options.voor,
        overzicht=not options.zonder_overzicht,
        register=not options.zonder_register,
        afstanden=not options.zonder_afstanden,
        sinds=options.sinds,
    )
    with context.open(read_only=True) as session:
        on_it = atlas.make_atlas(
            session, wanted, options.uit, worker=context.worker, progress=context.progress
        )
    context.progress.end()
    buurten = {kaart["buurtcode"] for kaart in on_it["kaarten"]}
    rows = sum(kaart["lijst"] for kaart in on_it["kaarten"])
    line = (
        f"De atlas staat in {on_it['uit']}. Aantal bladen: {getal(on_it['paginas'])}, "
        f"buurten: {len(buurten)}, regels in de lijsten: {getal(rows)}."
    )
    answer(options.json, on_it, [*on_it["meldingen"], line, *toets_lines(on_it)])
    return _DONE


def toets_lines(on_it: dict[str, Any]) -> list[str]:
    """Return what the check of a PDF found as a line; a picture is not checked."""
    toets = on_it.get("toets")
    return [f"Toegankelijkheid: {toets['uitslag']}."] if toets else []
