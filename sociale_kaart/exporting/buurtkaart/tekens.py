"""Characters that can be printed: every text that reaches a sheet passes `printable`.

PDF/UA and PDF/A refuse a page with a character that no font has (an emoji in the name of a group
would stop the whole sheet). Such a character becomes `VERVANGING`, and the sheet says so.
"""

from __future__ import annotations

import functools
import json
import tempfile
import unicodedata
from pathlib import Path

import typst

from sociale_kaart.exporting.buurtkaart.font import NAAM, font_files, letterbreedtes

VERVANGING = "▢"

# Marks that turn the direction of the text around them could scramble what stands beside a name.
_RICHTING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
# Joiners and variation marks only mean something beside the characters that they change.
_ONZICHTBAAR = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f")
# A word longer than this gets places where it may be broken.
_LANG_WOORD = 22
# No break that leaves a scrap such as 'www.' alone.
_KLEINSTE_STUK = 6
_BREEKBAAR = "\u200b"

_PROEF = """
#set document(title: [Proef])
#set text(font: "{naam}", size: 9pt, lang: "nl", fallback: true)
= Proef
#for teken in json("tekens.json") [#teken #parbreak()]
"""


def printable(tekst: str) -> str:
    """Return a text on one line without control marks and without characters no font has."""
    if tekst.isascii() and tekst.isprintable():
        return " ".join(tekst.split())
    tekst = unicodedata.normalize("NFC", tekst)
    schoon = "".join(
        " " if unicodedata.category(teken) in {"Cc", "Zl", "Zp"} else teken
        for teken in tekst
        if teken not in _RICHTING
        and teken not in _ONZICHTBAAR
        and unicodedata.category(teken) != "Cf"
    )
    return " ".join("".join(map(_shape, schoon)).split())


def breakable(tekst: str) -> str:
    """Return a printable text whose long words (web addresses, shouts) may break over lines."""
    return " ".join(
        woord if len(woord) <= _LANG_WOORD else _with_breaks(woord)
        for woord in printable(tekst).split(" ")
    )


def _with_breaks(woord: str) -> str:
    delen, sinds = [], 0
    for index, teken in enumerate(woord):
        delen.append(teken)
        sinds += 1
        rest = len(woord) - index - 1
        # Never inside a letter with its accents.
        samen = rest and unicodedata.combining(woord[index + 1])
        teken_ok = teken in "/@._-?&=" and sinds >= _KLEINSTE_STUK
        if rest and not samen and (teken_ok or sinds >= _LANG_WOORD):
            delen.append(_BREEKBAAR)
            sinds = 0
    return "".join(delen)


@functools.lru_cache(maxsize=4096)
def _shape(teken: str) -> str:
    if ord(teken) in letterbreedtes().breedte or teken == VERVANGING:
        return teken
    # Surrogates, private use and unassigned have no shape anybody agreed on.
    if unicodedata.category(teken) in {"Cs", "Co", "Cn"}:
        return VERVANGING
    return teken if _has_fallback(teken) else VERVANGING


def _has_fallback(teken: str) -> bool:
    """Ask the PDF engine itself: it carries fonts of its own for Greek, Hebrew, Arabic and more."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "proef.typ").write_text(_PROEF.format(naam=NAAM), encoding="utf-8")
        (root / "tekens.json").write_text(json.dumps([teken]), encoding="utf-8")
        try:
            typst.compile(
                root / "proef.typ",
                root=root,
                pdf_standards=["ua-1", "a-2a"],
                font_paths=[path.parent for path in font_files()[:1]],
                ignore_system_fonts=True,
            )
        except typst.TypstError:
            return False
    return True
