"""The answer of 'gaten': cells with their state, the hulpbronnen behind them, what was counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain.lenzen import VERDER_WEG

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from sociale_kaart.domain.lenzen import Lens
    from sociale_kaart.domain.meetkeuze import Meetkeuze


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody counted: how many people a hulpbron reaches. Unlike units are never added.

    Attributes:
        getal: the number.
        eenheid: code of the list `telling_eenheid`.
        van: first day it holds for, ISO text or None.
        tot: last day, idem.
        schatting: it is an estimate.
    """

    getal: float
    eenheid: str
    van: str | None
    tot: str | None
    schatting: bool


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell: a buurt and an item.

    Attributes:
        buurtcode: CBS code.
        buurtnaam: its name.
        item: code of the list of the lens.
        toestand: `inventarisatie.BEKEND`, `NIETS_GEVONDEN` (the only gat) or `NIET_GEVRAAGD`.
        aantal: hulpbronnen within reach of an inhabitant or for the whole buurt.
        op_afstand: of those, within reach.
        buiten_buurt: of those within reach, how many stand outside the own buurt.
        hele_buurt: for the whole buurt, without a place.
        verder_weg: stand in the buurt, but farther away than the radius.
        inwoners_bereikt: inhabitants with at least one within reach; None when held back.
        inwoners: all inhabitants; None when held back or nobody is known to live there.
        gevraagd: how often it was asked; `door` tells by whom and when.
        noemde_niets: how often the answer was that nothing is there, also where there is.
        rand: there may be something just outside the data.
    """

    buurtcode: str
    buurtnaam: str
    item: str
    toestand: str
    aantal: int
    op_afstand: int
    buiten_buurt: int
    hele_buurt: int
    verder_weg: int
    inwoners_bereikt: int | None
    inwoners: int | None
    gevraagd: int
    noemde_niets: int
    door: str
    rand: bool
    onderdrukt: bool


@dataclass(frozen=True, slots=True)
class AanbodRegel:
    """One hulpbron behind a cell.

    Attributes:
        hulpbron: uuid.
        naam: its name.
        manier: `domain.lenzen` AFSTAND, GEBIED, HELE_BUURT or VERDER_WEG (does not count).
        afstand_m: from the nearest inhabited address of the buurt; None when it has no place or
            the figure is held back.
        in_buurt: it stands in the buurt itself.
        inwoners_bereikt: inhabitants of the buurt within reach of it; None when held back.
        tellingen: how many people it reaches, as somebody counted; empty is not told.
    """

    hulpbron: str
    naam: str
    manier: str
    afstand_m: float | None
    in_buurt: bool
    inwoners_bereikt: int | None
    tellingen: tuple[Telling, ...]


@dataclass(frozen=True)
class Gaten:
    """The answer for one lens.

    Attributes:
        lens: the list that was looked along.
        keuze: network, group, filters and audience.
        straal_m: the radius in metres.
        cellen: a row per buurt (by name) and item: the columns of `analysis.gaten.KOLOMMEN`, then
            toestand, gevraagd, noemde_niets, door.
        aanbod: a row per buurt and hulpbron, columns `analysis.gaten.KOLOMMEN_AANBOD`.
        tellingen: per hulpbron the latest count in each unit.
        niet_geteld: why hulpbronnen with an item of this lens do not count -> how many.
        nergens: how many count but tell no place, buurt or werkgebied.
        weging: where the inhabitants per address come from.
        meldingen: what else a reader should know about the inhabitants.
    """

    lens: Lens
    keuze: Meetkeuze
    straal_m: float
    cellen: pd.DataFrame
    aanbod: pd.DataFrame
    tellingen: Mapping[str, tuple[Telling, ...]]
    niet_geteld: Mapping[str, int]
    nergens: int
    weging: str
    meldingen: tuple[str, ...] = ()
    _cells: dict[tuple[str, str], Cel] = field(default_factory=dict, repr=False)

    def cel(self, buurtcode: str, item: str) -> Cel:
        """Return one cell.

        Raises:
            KeyError: no such buurt or item.
        """
        if not self._cells:
            for row in self.cellen.to_dict("records"):
                one = _cel(row)
                self._cells[one.buurtcode, one.item] = one
        return self._cells[buurtcode, item]

    def behind(self, buurtcode: str, item: str) -> list[AanbodRegel]:
        """Return the hulpbronnen behind a cell, by name; those that are too far away last."""
        rows = self.aanbod[self.aanbod["buurtcode"] == buurtcode].to_dict("records")
        found = [self._regel(row) for row in rows if item in row["items"]]
        return sorted(found, key=lambda one: (not _counts(one), one.naam.casefold()))

    def _regel(self, row: Mapping[Any, Any]) -> AanbodRegel:
        return AanbodRegel(
            hulpbron=row["hulpbron"],
            naam=row["naam"],
            manier=row["manier"],
            afstand_m=_known(row["afstand_m"], float),
            in_buurt=bool(row["in_buurt"]),
            inwoners_bereikt=_known(row["inwoners_bereikt"], int),
            tellingen=self.tellingen.get(row["hulpbron"], ()),
        )

    def met_telling(self, buurtcode: str, item: str) -> int:
        """Return how many hulpbronnen of a cell tell how many people they reach."""
        return sum(bool(one.tellingen) for one in self.behind(buurtcode, item) if _counts(one))


def _cel(row: Mapping[Any, Any]) -> Cel:
    return Cel(
        buurtcode=str(row["buurtcode"]),
        buurtnaam=str(row["buurtnaam"] or row["buurtcode"]),
        item=str(row["item"]),
        toestand=str(row["toestand"]),
        aantal=int(row["aantal"]),
        op_afstand=int(row["op_afstand"]),
        buiten_buurt=int(row["buiten_buurt"]),
        hele_buurt=int(row["hele_buurt"]),
        verder_weg=int(row["verder_weg"]),
        inwoners_bereikt=_known(row["inwoners_bereikt"], int),
        inwoners=_known(row["inwoners"], int) or None,
        gevraagd=int(row["gevraagd"]),
        noemde_niets=int(row["noemde_niets"]),
        door=str(row["door"]),
        rand=bool(row["rand"]),
        onderdrukt=bool(row["onderdrukt"]),
    )


def _known(value: Any, kind: type) -> Any:
    import pandas as pd  # noqa: PLC0415 - heavy

    return None if pd.isna(value) else kind(value)


def _counts(regel: AanbodRegel) -> bool:
    return regel.manier != VERDER_WEG
