"""The proof of an import: every row of the list is in one of five outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.importing.plan import UITKOMSTEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.importing.plan import ImportPlan


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of an import: `rijen` equals the sum of the five outcomes.

    Attributes:
        redenen: how often each reason for waiting or skipping occurred.
        batch: uuid of the import in the kaart.
        meldingen: Dutch sentences, e.g. on columns that were not recognised.
        vergelijking: rows that are nieuw, gewijzigd and ongewijzigd beside the version of the list
            before, and hulpbronnen that are `verdwenen` from it; empty without such a version.
        profiel: name of the profile the list was read with, '' for none.
        koppeling: field -> header it was read from.
        niet_bewaard: headers of columns with personal data that were neither read nor kept.
        onbekende_waarden: (header, value) -> number of rows, of words in none of our lists.
    """

    rijen: int
    geplaatst: int
    bijgewerkt: int
    samengevoegd: int
    wachtend: int
    overgeslagen: int
    redenen: Mapping[str, int]
    batch: str
    meldingen: Sequence[str] = field(default_factory=list)
    vergelijking: Mapping[str, int] = field(default_factory=dict)
    profiel: str = ""
    koppeling: Mapping[str, str] = field(default_factory=dict)
    niet_bewaard: Sequence[str] = ()
    onbekende_waarden: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the stable part of the receipt, as the command line prints it."""
        return {
            "rijen": self.rijen,
            **{naam: getattr(self, naam) for naam in UITKOMSTEN},
            "redenen": dict(self.redenen),
            "batch": self.batch,
            "vergelijking": dict(self.vergelijking),
            "profiel": self.profiel,
            "koppeling": dict(self.koppeling),
            "niet_bewaard": list(self.niet_bewaard),
            "onbekende_waarden": [
                {"kolom": kop, "waarde": waarde, "rijen": aantal}
                for (kop, waarde), aantal in self.onbekende_waarden.items()
            ],
        }


def receipt_of(plan: ImportPlan, batch: str) -> Receipt:
    """Return the receipt of a plan that was carried out as `batch`."""
    beside = [row.vergelijking for row in plan.rows]
    compared = {naam: beside.count(naam) for naam in ("nieuw", "gewijzigd", "ongewijzigd")}
    return Receipt(
        rijen=plan.rijen,
        redenen=dict(plan.redenen),
        batch=batch,
        meldingen=list(plan.meldingen),
        vergelijking={**compared, "verdwenen": len(plan.verdwenen)} if plan.vorige else {},
        profiel=plan.profiel,
        koppeling=dict(plan.koppeling),
        niet_bewaard=plan.niet_bewaard,
        onbekende_waarden=dict(plan.onbekende_waarden),
        **plan.totalen,
    )
