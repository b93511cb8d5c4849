"""Where a new place could come: addresses, buildings, places of a kind, drawn points, or kansen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain.notatie import getal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import geopandas as gpd
    import numpy as np
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.domain.hulpbron import Hulpbron

ADRESSEN = "adressen"
GEBOUWEN = "gebouwen"
VOORZIENINGEN = "voorzieningen"
PUNTEN = "punten"
KANS = "kans"
SOORTEN = (ADRESSEN, GEBOUWEN, VOORZIENINGEN, PUNTEN, KANS)

STATUS_KANS = "kans"
# A building smaller than this is a house or a shed.
_LEAST_M2 = 200.0
# A building farther than this from every address has no number of its own.
_NEAR_ADRES_M = 30.0
# One address or building per square of this side; wider when that is still too many.
VAK_M = 100.0


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A place where something could begin.

    Attributes:
        naam: as it stands behind 'bij': a street with number, or a name.
        x: RD New in metres.
        y: as `x`.
        plek: uuid of the plek of the register, None for any other place.
    """

    naam: str
    x: float
    y: float
    plek: str | None = None


@dataclass(frozen=True, slots=True)
class Kandidaten:
    """The places to choose from, and in Dutch which those are."""

    plekken: tuple[Kandidaat, ...]
    uitleg: str


def candidates(
    soort: str,
    ondergrond: Path,
    opstelling: Opstelling,
    *,
    hulpbronnen: Sequence[Hulpbron] = (),
    punten: Sequence[tuple[str, float, float]] = (),
    categorieen: Sequence[str] = (),
    hoogstens: int | None = None,
) -> Kandidaten:
    """Return the possible places, always in the same order.

    Args:
        soort: one of `SOORTEN`.
        ondergrond: the file.
        opstelling: addresses and buurten of it.
        hulpbronnen: the register as far as the reader may see it, for `KANS`.
        punten: name, x, y (RD metres), for `PUNTEN`.
        categorieen: for `VOORZIENINGEN`: places of these kinds that are there now.
        hoogstens: thin addresses and buildings out to so many.

    Raises:
        ValueError: an unknown soort.
    """
    if soort == PUNTEN:
        found = [Kandidaat(naam or f"punt {n}", x, y) for n, (naam, x, y) in enumerate(punten, 1)]
        return Kandidaten(tuple(found), "de punten die je zelf hebt getekend")
    if soort == KANS:
        return Kandidaten(
            tuple(_kansen(hulpbronnen)), "plekken met de status ‘kans’ op jullie kaart"
        )
    if soort == ADRESSEN:
        return _addresses(ondergrond, opstelling, hoogstens)
    if soort == GEBOUWEN:
        return _buildings(ondergrond, opstelling, hoogstens)
    if soort == VOORZIENINGEN:
        return _places(ondergrond, opstelling, hulpbronnen, categorieen)
    message = f"no such candidates: {soort!r}"
    raise ValueError(message)


def _kansen(hulpbronnen: Iterable[Hulpbron]) -> list[Kandidaat]:
    return [
        Kandidaat(bron.naam, plek.x, plek.y, plek.uuid)
        for bron in hulpbronnen
        if bron.status == STATUS_KANS
        for plek in bron.plekken
        if plek.x is not None and plek.y is not None and plek.locatie_nauwkeurigheid != "buurt"
    ]


def _addresses(ondergrond: Path, opstelling: Opstelling, hoogstens: int | None) -> Kandidaten:
    import numpy as np  # noqa: PLC0415 - start-up time

    inside = np.flatnonzero((opstelling.buurt >= 0) & np.isfinite(opstelling.xy).all(axis=1))
    rows, side = _one_per_square(opstelling.xy[inside], hoogstens)
    namen = AdresNamen(ondergrond)
    found = tuple(namen.at_row(int(row)) for row in inside[rows])
    return Kandidaten(found, f"één adres per vak van {side:.0f} meter")


def _buildings(ondergrond: Path, opstelling: Opstelling, hoogstens: int | None) -> Kandidaten:
    import numpy as np  # noqa: PLC0415 - start-up time
    import shapely  # noqa: PLC0415 - heavy

    shapes = np.asarray(_layer(ondergrond, "gebouwen").geometry.to_numpy(), dtype=object)
    area = shapely.area(shapes)
    large, area = shapes[area >= _LEAST_M2], area[area >= _LEAST_M2]
    middle = shapely.point_on_surface(large)
    xy = np.column_stack([shapely.get_x(middle), shapely.get_y(middle)]).reshape(-1, 2)
    namen = AdresNamen(ondergrond)
    adres, away = namen.nearest(xy)
    fits = (away <= _NEAR_ADRES_M) & (opstelling.buurt[adres] >= 0)
    xy, adres, area = xy[fits], adres[fits], area[fits]
    rows, side = _one_per_square(xy, hoogstens)
    found = tuple(
        Kandidaat(
            f"{namen.label(int(adres[row]))} (gebouw van {getal(area[row], 0)} m²)",
            float(xy[row, 0]),
            float(xy[row, 1]),
        )
        for row in rows
    )
    return Kandidaten(
        found,
        f"één gebouw van minstens {_LEAST_M2:.0f} m² met een adres, per vak van {side:.0f} meter",
    )


def _places(
    ondergrond: Path,
    opstelling: Opstelling,
    hulpbronnen: Sequence[Hulpbron],
    categorieen: Sequence[str],
) -> Kandidaten:
    import numpy as np  # noqa: PLC0415 - start-up time

    from sociale_kaart.domain.categorieen import categorie_label  # noqa: PLC0415
    from sociale_kaart.operations.opstellingen import load_voorzieningen  # noqa: PLC0415

    frame = load_voorzieningen(ondergrond, hulpbronnen)
    frame = frame[frame["categorie"].isin(categorieen)]
    xy = np.column_stack([frame.geometry.x, frame.geometry.y]).reshape(-1, 2)
    namen = AdresNamen(ondergrond)
    adres, _ = namen.nearest(xy)
    found = tuple(
        Kandidaat(str(naam) if naam else namen.label(int(row)), float(x), float(y))
        for naam, row, (x, y) in zip(frame["naam"], adres, xy, strict=True)
        if opstelling.buurt[row] >= 0
    )
    kinds = ", ".join(categorie_label(code).lower() for code in categorieen)
    return Kandidaten(found, f"plekken die er al zijn ({kinds})")


class AdresNamen:
    """What the addresses of an ondergrond are called; row i is address i of an opstelling."""

    def __init__(self, ondergrond: Path) -> None:
        import numpy as np  # noqa: PLC0415 - start-up time

        frame = _layer(ondergrond, "adressen")
        self._rows = frame.drop(columns="geometry").to_dict("list")
        self._xy = np.column_stack([frame.geometry.x, frame.geometry.y]).reshape(-1, 2)
        # A street name alone tells nothing where several places have that street.
        self._towns = len({plaats for plaats in self._rows.get("plaats", ()) if plaats}) > 1

    def label(self, row: int) -> str:
        """Return street and number, with the place when there is more than one."""
        straat = str(self._value("straat", row) or "een adres zonder straatnaam")
        nummer = str(self._value("nummer", row) or self._value("huisnummer", row) or "")
        plaats = str(self._value("plaats", row) or "") if self._towns else ""
        return " in ".join(part for part in (f"{straat} {nummer}".strip(), plaats) if part)

    def at_row(self, row: int) -> Kandidaat:
        """Return an address as a candidate."""
        x, y = self._xy[row]
        return Kandidaat(self.label(row), float(x), float(y))

    def nearest(self, xy: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return per point (n, 2) the row of the nearest address, and how many metres off."""
        import numpy as np  # noqa: PLC0415 - start-up time
        from scipy.spatial import cKDTree  # noqa: PLC0415 - heavy

        away, row = cKDTree(self._xy).query(xy.reshape(-1, 2))
        return np.asarray(row, dtype=np.intp), np.asarray(away, dtype=np.float64)

    def _value(self, kolom: str, row: int) -> Any:
        values = self._rows.get(kolom)
        value = values[row] if values else None
        return None if value is None or value != value else value  # noqa: PLR0124 - NaN


def _one_per_square(
    xy: NDArray[np.float64], hoogstens: int | None
) -> tuple[NDArray[np.intp], float]:
    """Return one point per square, the nearest to the middle of those in it, and the side."""
    import numpy as np  # noqa: PLC0415 - start-up time

    side = VAK_M
    while True:
        square = np.floor(xy / side).astype(np.int64)
        _, group = np.unique(square, axis=0, return_inverse=True)
        group = group.reshape(-1)
        count = int(group.max()) + 1 if len(group) else 0
        if hoogstens is None or count <= hoogstens:
            break
        side = math.ceil(side * 1.25 / 25) * 25.0
    size = np.bincount(group, minlength=count)
    middle = np.column_stack(
        [np.bincount(group, xy[:, axis], minlength=count) / np.maximum(size, 1) for axis in (0, 1)]
    ).reshape(-1, 2)
    away = np.hypot(*(xy - middle[group]).T) if len(xy) else np.zeros(0)
    order = np.lexsort((np.arange(len(xy)), away, group))
    first = order[np.flatnonzero(np.diff(group[order], prepend=-1))]
    return np.sort(first), side


def _layer(ondergrond: Path, naam: str) -> gpd.GeoDataFrame:
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    return Ondergrond.open(ondergrond).layer(naam)
