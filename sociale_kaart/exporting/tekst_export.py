"""The hulpbronnen as plain text, to put in a mail: by sfeer, then by name, 72 letters wide."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain import lijsten
from sociale_kaart.exporting.context import verantwoording
from sociale_kaart.exporting.table import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

BREEDTE = 72
_INSPRING = "  "


def export_tekst(vrijgave: Vrijgave, context: KaartContext, path: Path) -> None:
    """Write the list as UTF-8 text.

    Raises:
        WorldError: the file cannot be written.
    """
    lines = [*_begin(context), *_list(vrijgave, context), *_end(vrijgave, context)]
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    with atomic_output(path) as work:
        work.write_text(text, encoding="utf-8", newline="\n")


def _begin(context: KaartContext) -> list[str]:
    return [*_wrapped(context.kaartnaam.upper()), context.stand, *_wrapped(context.doel)]


def _list(vrijgave: Vrijgave, context: KaartContext) -> Iterator[str]:
    per_sfeer: dict[str | None, list[Hulpbron]] = {
        code: [] for code in (*lijsten.codes("sfeer"), None)
    }
    for hulpbron in in_order(vrijgave):
        per_sfeer[hulpbron.sfeer if hulpbron.sfeer in per_sfeer else None].append(hulpbron)
    for sfeer, hulpbronnen in per_sfeer.items():
        if not hulpbronnen:
            continue
        label = lijsten.label("sfeer", sfeer)
        yield from ("", "", label.upper(), "=" * min(len(label), BREEDTE))
        for hulpbron in hulpbronnen:
            yield ""
            yield from _hulpbron(hulpbron, vrijgave, context)


def _hulpbron(hulpbron: Hulpbron, vrijgave: Vrijgave, context: KaartContext) -> Iterator[str]:
    yield from _wrapped(hulpbron.naam)
    marking = vrijgave.gemarkeerd.get(hulpbron.uuid, "")
    told = [
        ("", hulpbron.leefwereld or hulpbron.omschrijving or ""),
        *(("Waar: ", where) for where in _places(hulpbron.plekken, context)),
        *(("Wanneer: ", plek.schema or "") for plek in hulpbron.plekken),
        *(("Contact: ", _contact(row)) for row in hulpbron.deel("contacten")),
        ("Let op: ", marking),
    ]
    for what, text in dict.fromkeys(told):
        if text:
            yield from _wrapped(what + text, _INSPRING)


def _places(plekken: Iterable[Plek], context: KaartContext) -> Iterator[str]:
    for plek in plekken:
        buurt = context.buurtnamen.get(plek.buurtcode or plek.buurt_gekozen or "", "")
        town = " ".join(filter(None, (plek.postcode, plek.plaats)))
        known = ", ".join(filter(None, (plek.adres, town)))
        yield (
            f"{known} (buurt {buurt})" if known and buurt else known or (buurt and f"buurt {buurt}")
        )


def _contact(row: Row) -> str:
    parts = ("organisatie", "contactpersoon", "telefoon", "email", "website")
    return ", ".join(str(row[part]) for part in parts if row.get(part))


def _end(vrijgave: Vrijgave, context: KaartContext) -> Iterator[str]:
    yield from ("", "", "OVER DEZE LIJST", "=" * len("OVER DEZE LIJST"))
    for zin in verantwoording(vrijgave):
        yield from _wrapped(zin)
    blocks = (
        ("Onze definitie: ", context.onze_definitie),
        ("Gemaakt met: ", context.partners),
        ("Ondergrond: ", context.ondergrond),
        *(("Bron: ", bron.regel) for bron in context.bronnen),
    )
    for what, text in blocks:
        if text:
            yield from _wrapped(what + text)


def _wrapped(text: str, indent: str = "") -> list[str]:
    """Return the lines of a text; a word that is longer, such as a link, stays whole."""
    return textwrap.wrap(
        " ".join(text.split()),
        BREEDTE,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
