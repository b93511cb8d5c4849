"""The grid of a sheet: A–H from left to right, 1–6 from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

from sociale_kaart.exporting.buurtkaart.page import RASTERBAND

KOLOMMEN = "ABCDEFGH"
RIJEN = "123456"

_LIJN = 'stroke="#333333" stroke-width="0.1" stroke-opacity="0.28" fill="none"'


@dataclass(frozen=True, slots=True)
class Raster:
    """Grid over a map of this size in mm, with this much room around it for its letters."""

    breedte: float
    hoogte: float
    band: float = RASTERBAND

    def vak(self, x: float, y: float) -> str:
        """Return the square of a point in mm, such as 'C4'; points on the frame belong inside."""
        kolom = min(max(int(x / self.breedte * len(KOLOMMEN)), 0), len(KOLOMMEN) - 1)
        rij = min(max(int(y / self.hoogte * len(RIJEN)), 0), len(RIJEN) - 1)
        return KOLOMMEN[kolom] + RIJEN[rij]

    def lines_svg(self) -> str:
        """Return the thin lines of the grid."""
        stap_x, stap_y = self.breedte / len(KOLOMMEN), self.hoogte / len(RIJEN)
        staand = "".join(f"M{i * stap_x:.2f} 0V{self.hoogte:.2f}" for i in range(1, len(KOLOMMEN)))
        liggend = "".join(f"M0 {i * stap_y:.2f}H{self.breedte:.2f}" for i in range(1, len(RIJEN)))
        return f'<path d="{staand}{liggend}" {_LIJN}/>'

    def edge_svg(self) -> str:
        """Return the letters and digits around the frame."""
        stap_x, stap_y = self.breedte / len(KOLOMMEN), self.hoogte / len(RIJEN)
        half, maat = self.band / 2, self.band / RASTERBAND
        places = [
            (teken, (i + 0.5) * stap_x, y)
            for i, teken in enumerate(KOLOMMEN)
            for y in (-half, self.hoogte + half)
        ] + [
            (teken, x, (i + 0.5) * stap_y)
            for i, teken in enumerate(RIJEN)
            for x in (-half, self.breedte + half)
        ]
        teksten = "".join(
            f'<text x="{x:.2f}" y="{y + 0.95 * maat:.2f}">{teken}</text>' for teken, x, y in places
        )
        return (
            f'<g font-size="{2.8 * maat:.2f}" font-weight="600" fill="#333333"'
            f' text-anchor="middle">{teksten}</g>'
        )
