"""Read an atlas back: contents, numbers on the maps, numbers in the lists."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import pdfplumber

if TYPE_CHECKING:
    from pathlib import Path

PT_MM = 25.4 / 72


def squeezed(path: Path) -> str:
    """All text in reading order without white space."""
    with pdfplumber.open(path) as pdf:
        whole = "".join(char["text"] for page in pdf.pages for char in page.chars)
    return re.sub(r"[\s\u200b]", "", whole)


def chapters(path: Path, page: int) -> list[tuple[str, int]]:
    """The lines of the page of contents: name and page number."""
    with pdfplumber.open(path) as pdf:
        lines = pdf.pages[page - 1].extract_text().splitlines()
    found = [re.fullmatch(r"(.*?)[ .]*(\d+)", line) for line in lines[1:-1]]
    return [(match[1].strip(" ."), int(match[2])) for match in found if match and match[1].strip()]


def bold_numbers(
    path: Path, kaart: dict[str, Any], end: int, *, largest: float = 10.2
) -> tuple[list[int], list[int]]:
    """The numbers in the map frame of a sheet, and those in its list; each sorted.

    Args:
        path: the atlas.
        kaart: one of `kaarten` of `--json`.
        end: page on which the next sheet begins.
        largest: size in points of the numbers in the list; headings are larger.
    """
    x, y, w, h = (mm / PT_MM for mm in kaart["kaartvak_mm"])
    with pdfplumber.open(path) as pdf:
        first = pdf.pages[kaart["pagina"] - 1]
        on_map = _numbers(first.crop((x, y, x + w, y + h)))
        in_rows = functools.partial(_in_list, largest=largest)
        rest = [(page.filter(in_rows)) for page in pdf.pages[kaart["pagina"] : end - 1]] or [
            first.outside_bbox((x, y, x + w, y + h)).filter(in_rows)
        ]
        in_list = [number for page in rest for number in _numbers(page)]
    # 12a and 12b are two places of one hulpbron.
    return sorted(set(on_map)), sorted(in_list)


def _numbers(page: Any) -> list[int]:
    """The bold numbers of a page; 12a and 12b both read as 12."""
    return [int(m[1]) for w in _words(page) if (m := re.fullmatch(r"(\d+)[a-z]?", w))]


def _words(page: Any) -> list[str]:
    """The bold words in the order in which they were written, as one sees crowded numbers."""
    words: list[str] = []
    last: Any = None
    for char in page.filter(_is_bold).chars:
        beside = (
            last is not None
            and abs(char["top"] - last["top"]) < 0.1
            and abs(char["x0"] - last["x1"]) < 0.5
        )
        if beside:
            words[-1] += char["text"]
        else:
            words.append(char["text"])
        last = char
    return words


def _is_bold(item: Any) -> bool:
    return item["object_type"] == "char" and item["fontname"].endswith("-Bold")


def _in_list(item: Any, largest: float) -> bool:
    return _is_bold(item) and item.get("size", 10) < largest
