"""The zoom levels: round map scales, true on this screen."""

from __future__ import annotations

import bisect

# 1:n, from near to far.
SCHALEN = (
    500, 750, 1_000, 1_500, 2_500, 3_500, 5_000, 7_500, 10_000, 15_000,
    25_000, 35_000, 50_000, 75_000, 100_000, 150_000, 250_000, 500_000,
)  # fmt: skip

_INCH_M = 0.0254
_INCH_MM = 25.4
# Screens have between these many pixels per inch, as many across as down; others do not know.
_DPI_SANE = (50.0, 400.0)
_DPI_SKEW = 1.1
_SMALLEST_MM = 80.0


def dpi_of_screen(pixels: tuple[int, int], millimetres: tuple[float, float]) -> float | None:
    """Return the pixels per inch of a screen; None when what it says of itself cannot be.

    Args:
        pixels: width and height in the pixels the window counts in.
        millimetres: width and height of the glass, as the system tells.
    """
    if min(millimetres) < _SMALLEST_MM:
        return None
    across, down = (px / mm * _INCH_MM for px, mm in zip(pixels, millimetres, strict=True))
    if not 1 / _DPI_SKEW < across / down < _DPI_SKEW:
        return None
    dpi = (across + down) / 2
    return dpi if _DPI_SANE[0] < dpi < _DPI_SANE[1] else None


def metres_per_pixel(level: int, dpi: float) -> float:
    """Return how many metres one pixel covers at a level on a screen of `dpi`."""
    return SCHALEN[level] * _INCH_M / dpi


def level_that_fits(metres: tuple[float, float], pixels: tuple[int, int], dpi: float) -> int:
    """Return the nearest level at which an area of `metres` fits in `pixels` (width, height)."""
    needed = max(metres[0] / max(pixels[0], 1), metres[1] / max(pixels[1], 1))
    scale = needed * dpi / _INCH_M
    return min(bisect.bisect_left(SCHALEN, scale), len(SCHALEN) - 1)


def level_of_scale(scale: float) -> int:
    """Return the level whose scale is nearest to 1:`scale`."""
    return min(range(len(SCHALEN)), key=lambda level: abs(SCHALEN[level] - scale))


def scale_bar(m_per_px: float, room_px: int) -> tuple[int, float]:
    """Return the longest round distance (metres) that fits in `room_px`, and its pixels."""
    best = 10
    for power in (10, 100, 1_000, 10_000):
        for factor in (1, 2, 2.5, 5):
            metres = int(power * factor)
            if metres / m_per_px <= room_px:
                best = max(best, metres)
    return best, best / m_per_px
