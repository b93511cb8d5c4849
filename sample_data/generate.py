"""Make the sample wijk Zonneveen anew: `python sample_data/generate.py [FOLDER]`.

Writes zonneveen.osm.pbf, wijkenbuurten_9999.gpkg, vierkanten100m_9999_2024.gpkg and
hulpbronnen_zonneveen.xlsx. The same program always writes the same contents; the test
`tests/sample_data` compares them with what is committed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from zonneveen import cbs, lijst, osm, vierkanten
from zonneveen.wijk import make_wijk

NAMEN = (
    "zonneveen.osm.pbf",
    "wijkenbuurten_9999.gpkg",
    "vierkanten100m_9999_2024.gpkg",
    "hulpbronnen_zonneveen.xlsx",
)


def generate(folder: Path) -> list[Path]:
    """Write the files of the sample wijk into `folder` and return their paths."""
    wijk = make_wijk()
    pbf, gpkg, squares, xlsx = (folder / naam for naam in NAMEN)
    osm.write_pbf(wijk, pbf)
    cbs.write_gpkg(wijk, gpkg)
    vierkanten.write_gpkg(wijk, squares)
    lijst.write_xlsx(wijk, xlsx)
    return [pbf, gpkg, squares, xlsx]


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for path in generate(target):
        sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")
