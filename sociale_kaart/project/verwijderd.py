"""What a removal for good took away, and how that is told to the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import tabel as beschrijving_van

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verwijderd:
    """What was removed for good.

    Attributes:
        rijen: per table how many rows are gone, those only known to history included.
        velden: per 'table.column' in how many rows a text was cleaned.
        gedeeld: phone numbers and addresses that stay because someone else has them too.
        na_te_kijken: 'table.column' where the surname alone still stands.
        bestanden: copies beside the kaart, and backups, that still hold it.
    """

    rijen: dict[str, int]
    velden: dict[str, int]
    gedeeld: int = 0
    na_te_kijken: tuple[str, ...] = ()
    bestanden: tuple[Path, ...] = ()

    @property
    def iets(self) -> bool:
        """Whether anything was found at all."""
        return bool(self.rijen or self.velden)

    @property
    def tekst(self) -> str:
        """What happened, in Dutch sentences."""
        if not self.iets:
            zinnen = ["Er is niets gevonden om te verwijderen."]
        else:
            zinnen = ["Definitief verwijderd. Dit kun je niet ongedaan maken."]
        if self.rijen:
            zinnen.append(f"Rijen waarin of waarmee iets verdween: {_opsomming(self.rijen)}.")
        if self.velden:
            zinnen.append(f"Leeggemaakte velden: {_opsomming(self.velden)}.")
        if self.gedeeld:
            zinnen.append(
                f"{self.gedeeld} telefoonnummer of e-mailadres staat ook bij iemand anders"
                " en blijft daar staan."
            )
        if self.na_te_kijken:
            zinnen.append(
                "Kijk zelf nog na, de achternaam staat in: "
                f"{'; '.join(map(_in_woorden, self.na_te_kijken))}."
            )
        if self.bestanden:
            namen = ", ".join(f"‘{pad.name}’" for pad in self.bestanden)
            zinnen.append(
                "Deze bestanden naast de kaart of bij de reservekopieën bevatten de gegevens nog: "
                f"{namen}."
            )
        return " ".join(zinnen)


def _opsomming(aantallen: dict[str, int]) -> str:
    return "; ".join(
        f"{_in_woorden(naam)} ({aantal})" for naam, aantal in sorted(aantallen.items())
    )


def _in_woorden(naam: str) -> str:
    """Return a table or 'table.column' as people know it, itself when it is not one of ours."""
    tabel, _, kolom = naam.partition(".")
    try:
        beschrijving = beschrijving_van(tabel)
        label = beschrijving.veld(kolom).label if kolom else ""
    except (KeyError, StopIteration):
        return naam
    return f"{beschrijving.label}, {label}" if label else beschrijving.label
