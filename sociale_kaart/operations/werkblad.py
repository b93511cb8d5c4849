"""A worksheet to try changes on: the places of one categorie and the changes of a scenario.

Places are called as the rest of the program calls them: a plek of the register by its uuid, an
object of the reference data by its osm_id. A place that counts in several categories moves or
closes in all of them.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.categorieen import categorie
from sociale_kaart.domain.een_plek import een_plek, mensen
from sociale_kaart.domain.meetkeuze import GROEP_LABELS, GROEPEN, NETWERKEN
from sociale_kaart.domain.notatie import getal
from sociale_kaart.domain.scenario import (
    DICHT,
    ERBIJ,
    STANDAARD_AFSTAND_M,
    STANDAARD_GROEP,
    STANDAARD_NETWERK,
    ScenarioPlek,
    Wijziging,
)
from sociale_kaart.operations.exports import released
from sociale_kaart.operations.plek_index import PlekIndex

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.scenario import Effect, Proef
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.sessions import Session

_HOE = {"lopen": "lopen", "fietsen": "fietsen", "auto": "met de auto"}


@dataclass(frozen=True, slots=True)
class Maat:
    """How an effect is measured.

    Attributes:
        netwerk: lopen, fietsen or auto.
        afstand_m: what is near enough, in metres over the network.
        groep: of whom, one of `GROEPEN`.
        zonder_trap: use no steps.
    """

    netwerk: str = STANDAARD_NETWERK
    afstand_m: float = STANDAARD_AFSTAND_M
    groep: str = STANDAARD_GROEP
    zonder_trap: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be measured.

        Raises:
            ValueError: an unknown netwerk or groep, or no distance.
        """
        if self.netwerk not in NETWERKEN or self.groep not in GROEPEN:
            message = f"no such network or group: {self.netwerk}, {self.groep}"
            raise ValueError(message)
        if not 0 < self.afstand_m < math.inf:
            message = f"a distance is a positive number of metres, not {self.afstand_m}"
            raise ValueError(message)

    @property
    def binnen(self) -> str:
        """What is near, in Dutch: 'binnen 500 meter lopen'."""
        hoe = _HOE[self.netwerk] + (" zonder trap" if self.zonder_trap else "")
        return f"binnen {getal(self.afstand_m)} meter {hoe}"

    @property
    def wie(self) -> str:
        """Whom it is about, in Dutch: 'inwoners', 'inwoners van 65 jaar en ouder'."""
        if self.groep == STANDAARD_GROEP:
            return "inwoners"
        return f"inwoners van {GROEP_LABELS[self.groep]}"


@dataclass(frozen=True)
class Opdracht:
    """All that a worksheet is made of; made on the thread of the kaart, loaded on any other."""

    ondergrond: Path
    hulpbronnen: tuple[Hulpbron, ...]
    categorie: str
    maat: Maat

    def load(self, progress: Progress | None = None) -> Werkblad:
        """Read the ondergrond (the first time a second or so for a gemeente) and make it.

        Raises:
            WorldError: the ondergrond cannot be read, or nobody of the groep is known.
            Cancelled: the user stopped.
        """
        from sociale_kaart.operations import opstellingen  # noqa: PLC0415 - with its users

        if progress is not None:
            progress.step("Het netwerk en de adressen klaarzetten…")
        opstelling = opstellingen.load_opstelling(
            self.ondergrond, self.maat.netwerk, zonder_trap=self.maat.zonder_trap
        )
        require_people(opstelling.gewicht[self.maat.groep].sum(), self.maat.groep)
        places = opstellingen.load_voorzieningen(self.ondergrond, self.hulpbronnen)
        index = PlekIndex(places, self.hulpbronnen)
        return Werkblad.of(opstelling, index, self.categorie, self.maat)


def prepare_werkblad(
    session: Session, soort: str, maat: Maat | None = None, *, voor: str = "intern"
) -> Opdracht:
    """Take from the kaart what a worksheet needs; the work itself is `Opdracht.load`.

    Args:
        session: an open kaart with its ondergrond.
        soort: code of the categorie.
        maat: how to measure; None is the usual way.
        voor: count only hulpbronnen that this audience may see.

    Raises:
        WorldError: no ondergrond, or an unknown categorie or audience.
    """
    require_categorie(soort)
    path = session.required_ondergrond().path
    return Opdracht(path, tuple(released(session, voor).hulpbronnen), soort, maat or Maat())


def require_categorie(soort: str) -> None:
    """Check a code.

    Raises:
        WorldError: there is no such categorie.
    """
    if categorie(soort) is None:
        raise WorldError(f"De categorie ‘{soort}’ bestaat niet.", "Kies er een uit de lijst.")


def require_people(aantal: float, groep: str) -> None:
    """Check that people of a groep are known.

    Raises:
        WorldError: there is nobody to count.
    """
    if not aantal > 0:
        raise WorldError(
            f"Van de groep ‘{GROEP_LABELS[groep]}’ zijn geen aantallen bekend.",
            "Kies alle inwoners, of maak de ondergrond opnieuw met cijfers van het CBS.",
        )


class Werkblad:
    """Tries changes of one categorie; a question takes some milliseconds.

    Attributes:
        proef: does the computing.
        categorie: code.
        maat: how it is measured.
    """

    def __init__(self, proef: Proef, soort: str, maat: Maat, index: PlekIndex) -> None:
        self.proef = proef
        self.categorie = soort
        self.maat = maat
        self._index = index
        counting = index.rows_for_everybody(soort)
        self._row = {row: number for number, row in enumerate(counting)}

    @classmethod
    def of(cls, opstelling: Opstelling, index: PlekIndex, soort: str, maat: Maat) -> Werkblad:
        """Make a worksheet of what was read."""
        from sociale_kaart.analysis.scenario import Proef  # noqa: PLC0415 - heavy

        mine = index.places.iloc[index.rows_for_everybody(soort)].reset_index(drop=True)
        return cls(Proef(opstelling, mine, maat.afstand_m, maat.groep), soort, maat, index)

    def row_of(self, *, plek: str | None = None, osm_id: str | None = None) -> int | None:
        """Return the row of a place in `proef.voorzieningen`, None when it does not count here."""
        rows = self._rows(ScenarioPlek("", DICHT, self.categorie, plek, osm_id))
        return rows[0] if rows else None

    def _rows(self, plek: ScenarioPlek) -> list[int]:
        return [self._row[row] for row in self._index.rows_of(plek) if row in self._row]

    def changes(self, plekken: Iterable[ScenarioPlek]) -> tuple[list[Wijziging], list[str]]:
        """Return what is to be computed for changes of a scenario, kept or only tried.

        Returns:
            The changes that count for this categorie, and Dutch sentences about those that can
            change nothing, because their place is gone or does not count.
        """
        found: list[Wijziging] = []
        told: list[str] = []
        taken: set[int] = set()
        for plek in plekken:
            naam = self._index.name(plek)
            if plek.actie == ERBIJ:
                if plek.categorie == self.categorie:
                    found.append(Wijziging(ERBIJ, None, plek.x, plek.y, naam))
                continue
            rows = self._rows(plek)
            if not rows and plek.categorie == self.categorie:
                told.append(self._index.why_not(plek))
            if taken.intersection(rows):
                # The register and the reference data may name one place.
                told.append(f"‘{naam}’ staat twee keer in dit plan. De eerste keer telt.")
                continue
            taken.update(rows)
            point = (None, None) if plek.actie == DICHT else (plek.x, plek.y)
            found += [Wijziging(plek.actie, row, *point, naam, plek.reden) for row in rows]
        return found, told

    def effect(self, plekken: Iterable[ScenarioPlek] = ()) -> Effect:
        """Return what changes of a scenario do here, those of other categories aside."""
        return self.proef.effect(self.changes(plekken)[0])

    def for_group(self, groep: str) -> Werkblad:
        """Return the same worksheet for another groep."""
        maat = dataclasses.replace(self.maat, groep=groep)
        return Werkblad.of(self.proef.opstelling, self._index, self.categorie, maat)

    def sentence(self, effect: Effect) -> str:
        """Return the effect in Dutch, in one or two sentences."""
        return effect_in_words(effect, self.categorie, self.maat)

    @property
    def told(self) -> list[str]:
        """Dutch sentences about what does not count here."""
        return self._index.told_of(self.categorie)

    def name_of(self, plek: ScenarioPlek) -> str:
        """Return how people call the place of a change, '' when nobody said."""
        return self._index.name(plek)


def effect_in_words(effect: Effect, soort: str, maat: Maat) -> str:
    """Return an effect in Dutch: how many live near now and then, and for whom it changes."""
    totaal = effect.totaal
    who = maat.wie if totaal.eenheid == "inwoners" else totaal.eenheid
    where = f"{maat.binnen} van {een_plek(soort)}"
    more = totaal.na_binnen - totaal.voor_binnen
    if not (more or totaal.dichterbij or totaal.verder_weg):
        return f"Er verandert niets. Nu wonen {mensen(totaal.na_binnen, who)} {where}."
    if more:
        first = (
            f"{mensen(abs(more), who)} {'meer' if more > 0 else 'minder'} {where}: "
            f"{getal(totaal.na_binnen)} in plaats van {getal(totaal.voor_binnen)}."
        )
    else:
        first = f"Evenveel {who} als nu {where}: {getal(totaal.na_binnen)}."
    nearer = _about(totaal.dichterbij, totaal.eenheid, rounded=totaal.dichterbij_afgerond)
    farther = _about(totaal.verder_weg, totaal.eenheid, rounded=totaal.verder_weg_afgerond)
    second = f"Dichterbij: {nearer}. Verder weg: {farther}."
    return f"{first} {second}"


def _about(aantal: int, wie: str, *, rounded: bool) -> str:
    if rounded and aantal == 0:
        return f"minder dan 10 {wie}"
    return f"{'ongeveer ' if rounded else ''}{mensen(aantal, wie)}"


def methode_of(opstelling: Opstelling, maat: Maat) -> str:
    """Return how a figure was made, as `sleutel=waarde` pairs joined by `;`."""
    parts = {
        "netwerk": maat.netwerk,
        "aanloop": "ja" if opstelling.access_leg else "nee",
        "zonder_trap": "ja" if maat.zonder_trap else "nee",
        "groep": maat.groep,
        "weging": opstelling.weging[maat.groep],
        "binnen_m": f"{maat.afstand_m:g}",
    }
    return ";".join(f"{sleutel}={waarde}" for sleutel, waarde in parts.items())
