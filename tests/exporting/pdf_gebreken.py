"""Single defects to put into a good PDF: each must turn the check red."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Name

from sociale_kaart.exporting.buurtkaart.pdf_check import _walk

if TYPE_CHECKING:
    from collections.abc import Callable

    Gebrek = Callable[[pikepdf.Pdf], None]


def broken(good: bytes, gebrek: Gebrek) -> bytes:
    """Return a good file with one defect."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as document:
        gebrek(document)
        document.save(target)
    return target.getvalue()


def elements(document: pikepdf.Pdf, soort: str) -> list[Any]:
    """Return the structure elements of a type, in reading order."""
    return [e for e in _walk(document.Root.StructTreeRoot.K) if str(e.S) == soort]


def _no_lang(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def _other_lang(document: pikepdf.Pdf) -> None:
    document.Root.Lang = pikepdf.String("en")


def _no_mark_info(document: pikepdf.Pdf) -> None:
    del document.Root.MarkInfo


def _no_title(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        del metadata["dc:title"]


def _title_hidden(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


def _print_scaling(document: pikepdf.Pdf) -> None:
    del document.Root.ViewerPreferences.PrintScaling


def _no_pdfuaid(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        del metadata["pdfuaid:part"]


def _no_structure(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def _no_bookmarks(document: pikepdf.Pdf) -> None:
    del document.Root.Outlines


def _no_alt(document: pikepdf.Pdf) -> None:
    del elements(document, "/Figure")[0].Alt


def _empty_alt(document: pikepdf.Pdf) -> None:
    elements(document, "/Figure")[0].Alt = pikepdf.String("")


def _short_alt(document: pikepdf.Pdf) -> None:
    elements(document, "/Figure")[-1].Alt = pikepdf.String("Kaart van de buurt")


def _alt_is_file_name(document: pikepdf.Pdf) -> None:
    elements(document, "/Figure")[0].Alt = pikepdf.String("kaart van de buurt brunnepe.svg")


def _figure_gone(document: pikepdf.Pdf) -> None:
    elements(document, "/Figure")[0].S = Name.Div


def _th_to_td(document: pikepdf.Pdf) -> None:
    for th in elements(document, "/TH"):
        th.S = Name.TD


def _no_scope(document: pikepdf.Pdf) -> None:
    del elements(document, "/TH")[0].A


def _heading_skipped(document: pikepdf.Pdf) -> None:
    for h2 in elements(document, "/H2"):
        h2.S = Name.H4


def _headings_to_p(document: pikepdf.Pdf) -> None:
    for soort in ("/H1", "/H2", "/H3"):
        for heading in elements(document, soort):
            heading.S = Name.P


def _tables_to_div(document: pikepdf.Pdf) -> None:
    for table in elements(document, "/Table"):
        table.S = Name.Div


def _table_split(document: pikepdf.Pdf) -> None:
    """As most programs do at the end of a page: the rest of the list as a table of its own."""
    groups = (*elements(document, "/TBody"), *elements(document, "/Table"))
    group = max(groups, key=lambda one: sum(str(kid.get("/S")) == "/TR" for kid in one.K))
    rows = list(group.K)
    table = group if str(group.S) == "/Table" else group.P
    parent = table.P
    rest = document.make_indirect(
        pikepdf.Dictionary(Type=Name.StructElem, S=Name.Table, P=parent, K=pikepdf.Array([]))
    )
    for row in rows[len(rows) // 2 :]:
        row.P = rest
        rest.K.append(row)
    group.K = pikepdf.Array(rows[: len(rows) // 2])
    kids = list(parent.K) if isinstance(parent.K, pikepdf.Array) else [parent.K]
    after = next(n for n, kid in enumerate(kids) if kid.objgen == table.objgen) + 1
    parent.K = pikepdf.Array([*kids[:after], rest, *kids[after:]])


def _rows_swapped(document: pikepdf.Pdf) -> None:
    """The list on paper is right, and is read aloud in another order."""
    for group in (*elements(document, "/TBody"), *elements(document, "/Table")):
        rows = [kid for kid in group.K if str(kid.get("/S")) == "/TR"]
        if len(rows) > 1:
            group.K = pikepdf.Array([*reversed(rows)])
            return
    raise AssertionError("no table of two rows")


def _no_tabs(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj.Tabs


def _untagged_drawing(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.contents_add(pikepdf.Stream(document, b"0 0 m 100 100 l S"))


def _font_not_embedded(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]


def _no_to_unicode(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item.ToUnicode


# Seen by our own rules, with or without page-validation.
EIGEN: tuple[Gebrek, ...] = (
    _no_lang, _other_lang, _no_mark_info, _no_title, _title_hidden, _print_scaling, _no_pdfuaid,
    _no_structure, _no_bookmarks, _no_alt, _empty_alt, _short_alt, _alt_is_file_name, _figure_gone,
    _th_to_td, _no_scope, _heading_skipped, _headings_to_p, _tables_to_div, _table_split,
    _rows_swapped, _no_tabs,
)  # fmt: skip
# Seen by page-validation only.
ISO: tuple[Gebrek, ...] = (_untagged_drawing, _font_not_embedded, _no_to_unicode)
