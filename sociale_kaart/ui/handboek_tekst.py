"""The chapters of the handboek as they lie in `resources/handboek`: one Markdown file each.

`inhoud.txt` has their order. An onderwerp is `hoofdstuk` or `hoofdstuk#anker`; the anker is the
heading in lower case with dashes, as on other Markdown pages.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base import paths

if TYPE_CHECKING:
    from pathlib import Path

_HEADING = re.compile(r"^(#{1,3}) +(.+?) *$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`|#>]|^[-\d.]+ |:?-{3,}:?", re.MULTILINE)
_FRAGMENT = 90


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading with the text below it, up to the next heading.

    Attributes:
        niveau: 1 for the title of the chapter, 2 and 3 below it.
        titel: as it reads.
        anker: how links name it.
        tekst: the text below it, without marks.
    """

    niveau: int
    titel: str
    anker: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """One chapter.

    Attributes:
        slug: its file name without `.md`, by which links name it.
        pad: its file.
        koppen: its headings; the first one is the title.
    """

    slug: str
    pad: Path
    koppen: tuple[Kop, ...]

    @property
    def titel(self) -> str:
        """The title of the chapter."""
        return self.koppen[0].titel


@dataclass(frozen=True, slots=True)
class Vondst:
    """A place in the handboek where the words stand that somebody searches for.

    Attributes:
        onderwerp: opens it.
        titel: the heading.
        hoofdstuk: the title of the chapter it is in.
        fragment: some of the text around the words.
    """

    onderwerp: str
    titel: str
    hoofdstuk: str
    fragment: str


def anker(titel: str) -> str:
    """Return how links name a heading: lower case, dashes for spaces, no other signs."""
    return re.sub(r"[^\w-]", "", titel.lower().replace(" ", "-"))


def split(onderwerp: str) -> tuple[str, str]:
    """Return chapter and anker of an onderwerp; the anker may be ''."""
    slug, _, kop = onderwerp.partition("#")
    return slug.removesuffix(".md"), kop


@functools.cache
def hoofdstukken() -> tuple[Hoofdstuk, ...]:
    """Return all chapters in the order in which they are read."""
    order = paths.resource("handboek/inhoud.txt").read_text(encoding="utf-8").split()
    return tuple(_read(slug) for slug in order)


def hoofdstuk(slug: str) -> Hoofdstuk | None:
    """Return the chapter with this name, or None."""
    return next((h for h in hoofdstukken() if h.slug == slug), None)


def search(text: str) -> list[Vondst]:
    """Return the headings below which all words of `text` stand, titles that hold them first."""
    words = _plain(text).split()
    if not words:
        return []
    in_title: list[Vondst] = []
    in_text: list[Vondst] = []
    for deel in hoofdstukken():
        for kop in deel.koppen:
            titel, body = _plain(kop.titel), _plain(kop.tekst)
            if not all(word in titel or word in body for word in words):
                continue
            found = Vondst(
                onderwerp=deel.slug if kop.niveau == 1 else f"{deel.slug}#{kop.anker}",
                titel=kop.titel,
                hoofdstuk=deel.titel,
                fragment=_fragment(kop.tekst, words),
            )
            (in_title if all(word in titel for word in words) else in_text).append(found)
    return in_title + in_text


def _read(slug: str) -> Hoofdstuk:
    pad = paths.resource(f"handboek/{slug}.md")
    text = pad.read_text(encoding="utf-8")
    found = list(_HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return Hoofdstuk(
        slug,
        pad,
        tuple(
            Kop(
                len(match[1]),
                match[2],
                anker(match[2]),
                _without_marks(text[match.end() : end]),
            )
            for match, end in zip(found, ends, strict=True)
        ),
    )


def _without_marks(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    return " ".join(_MARKS.sub(" ", text).split())


def _plain(text: str) -> str:
    """Return a text for comparing: lower case, without accents."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _fragment(text: str, words: list[str]) -> str:
    plain = _plain(text)
    if len(plain) != len(text):  # a letter without its accent took another place
        text = plain
    at = min((found for word in words if (found := plain.find(word)) >= 0), default=0)
    start = max(0, text.rfind(" ", 0, max(0, at - 30)) + 1)
    part = text[start : start + _FRAGMENT]
    return f"{'…' if start else ''}{part}{'…' if start + _FRAGMENT < len(text) else ''}"
