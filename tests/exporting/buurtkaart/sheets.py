"""Read a sheet back: what the paper says, measured independently of the code that made it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pdfplumber

if TYPE_CHECKING:
    from pathlib import Path

PT_MM = 25.4 / 72


def rgb(hex_kleur: str) -> tuple[float, ...]:
    return tuple(round(int(hex_kleur[i : i + 2], 16) / 255, 3) for i in (1, 3, 5))


def strokes(path: Path, kleur: str, pagina: int = 1) -> list[Any]:
    """All lines and curves on a page in this stroke colour."""
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[pagina - 1]
        return [
            item
            for item in [*page.lines, *page.curves, *page.rects]
            if _as_rgb(item["stroking_color"]) == rgb(kleur)
        ]


def _as_rgb(kleur: Any) -> tuple[float, ...]:
    """Colours without hue are written as one grey value."""
    delen = kleur if isinstance(kleur, tuple | list) else (kleur or 0.0,)
    return tuple(round(float(deel), 3) for deel in (delen if len(delen) == 3 else [*delen] * 3))


def width_mm(item: Any) -> float:
    return float(item["x1"] - item["x0"]) * PT_MM


def text(path: Path) -> str:
    """All text in reading order, without white space and break marks."""
    with pdfplumber.open(path) as pdf:
        whole = "".join(char["text"] for page in pdf.pages for char in page.chars)
    return squeeze(whole)


def squeeze(tekst: str) -> str:
    return re.sub(r"[\s\u200b]", "", tekst)


def marker_words(path: Path, vak: list[float]) -> list[dict[str, Any]]:
    """The bold words inside the map frame: nothing else there is bold."""
    x, y, w, h = (mm / PT_MM for mm in vak)
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0].crop((x, y, x + w, y + h)).filter(_is_bold)
        return page.extract_words(x_tolerance=0.5)


def list_numbers(path: Path, vak: list[float]) -> list[str]:
    """The bold numbers outside the map: the first column of the list."""
    found = []
    with pdfplumber.open(path) as pdf:
        for nummer, page in enumerate(pdf.pages):
            bold = page.filter(_is_bold).filter(lambda o: o.get("size", 10) < 10.2)
            for word in bold.extract_words():
                x, y = word["x0"] * PT_MM, word["top"] * PT_MM
                on_map = (
                    nummer == 0 and vak[0] < x < vak[0] + vak[2] and vak[1] < y < vak[1] + vak[3]
                )
                if not on_map and re.fullmatch(r"\d+", word["text"]):
                    found.append(word["text"])
    return found


def _is_bold(item: Any) -> bool:
    return item["object_type"] == "char" and item["fontname"].endswith("-Bold")
