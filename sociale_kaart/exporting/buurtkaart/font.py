"""The one typeface on paper: where its files are, how wide a text is, which characters it has.

The widths are needed to lay street names along their street before the PDF engine sees them. The
reader follows the OpenType specification for the tables head, hhea, hmtx and cmap (formats 4 and
12) and nothing more, which saves a dependency of 20 MB.
"""

from __future__ import annotations

import functools
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import font_source_sans_pro

if TYPE_CHECKING:
    from collections.abc import Mapping

NAAM = "Source Sans Pro"
# Only these are given to the PDF engine: the package holds each style twice (otf and ttf), and
# which of the two is taken would differ per machine.
_BESTANDEN = (
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-Semibold.ttf",
    "SourceSansPro-Bold.ttf",
    "SourceSansPro-It.ttf",
)
PT_MM = 25.4 / 72

_FORMAT_BMP = 4
_FORMAT_FULL = 12


@dataclass(frozen=True, slots=True)
class Letterbreedtes:
    """Advance widths of one style, in em, by code point."""

    breedte: Mapping[int, float]

    def width_mm(self, tekst: str, punten: float) -> float:
        """Return the width of `tekst` at a size in points; unknown characters count as wide."""
        em = sum(self.breedte.get(ord(teken), 1.0) for teken in tekst)
        return em * punten * PT_MM


def font_files() -> tuple[Path, ...]:
    """Return the font files that go into the PDF."""
    folder = Path(font_source_sans_pro.font_directory)
    return tuple(folder / name for name in _BESTANDEN)


@functools.cache
def letterbreedtes() -> Letterbreedtes:
    """Return the widths of the semibold style, in which names on the map are set."""
    data = font_files()[1].read_bytes()
    tables = _tables(data)
    units: int = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count: int = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    widths = [
        struct.unpack_from(">H", data, tables["hmtx"] + 4 * glyph)[0] / units
        for glyph in range(count)
    ]
    glyphs = _characters(data, tables["cmap"])
    # Glyphs past the last width share it.
    return Letterbreedtes(
        {code: widths[min(glyph, count - 1)] for code, glyph in glyphs.items() if glyph}
    )


def _tables(data: bytes) -> dict[str, int]:
    count: int = struct.unpack_from(">H", data, 4)[0]
    offsets: dict[str, int] = {}
    for index in range(count):
        tag, _check, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        offsets[tag.decode("ascii")] = offset
    return offsets


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """Return glyph number by code point from the Unicode subtables."""
    count: int = struct.unpack_from(">H", data, cmap + 2)[0]
    found: dict[int, int] = {}
    for index in range(count):
        offset: int = cmap + struct.unpack_from(">L", data, cmap + 4 + 8 * index + 4)[0]
        kind: int = struct.unpack_from(">H", data, offset)[0]
        if kind == _FORMAT_BMP:
            found |= _format4(data, offset)
        elif kind == _FORMAT_FULL:
            found |= _format12(data, offset)
    return found


def _format4(data: bytes, offset: int) -> dict[int, int]:
    segments = struct.unpack_from(">H", data, offset + 6)[0] // 2
    layout = f">{segments}H"
    ends = struct.unpack_from(layout, data, offset + 14)
    starts = struct.unpack_from(layout, data, offset + 16 + 2 * segments)
    deltas = struct.unpack_from(layout, data, offset + 16 + 4 * segments)
    ranges_at = offset + 16 + 6 * segments
    ranges = struct.unpack_from(layout, data, ranges_at)
    found: dict[int, int] = {}
    for index, (start, end, delta, reach) in enumerate(
        zip(starts, ends, deltas, ranges, strict=True)
    ):
        for code in range(start, end + 1):
            glyph = code
            if reach:
                at = ranges_at + 2 * index + reach + 2 * (code - start)
                glyph = struct.unpack_from(">H", data, at)[0]
                if not glyph:
                    continue
            found[code] = (glyph + delta) & 0xFFFF
    found.pop(0xFFFF, None)
    return found


def _format12(data: bytes, offset: int) -> dict[int, int]:
    groups: int = struct.unpack_from(">L", data, offset + 12)[0]
    found: dict[int, int] = {}
    for index in range(groups):
        start, end, glyph = struct.unpack_from(">LLL", data, offset + 16 + 12 * index)
        found |= {code: glyph + code - start for code in range(start, end + 1)}
    return found
