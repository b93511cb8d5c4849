"""The figures of a categorie: what each is called, how it is written, its steps on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie
from sociale_kaart.domain.categorieen import categorie as categorie_of
from sociale_kaart.ui.bereikbaarheid import schalen
from sociale_kaart.ui.canvas.choropleth import step_below
from sociale_kaart.ui.eenheden import afstand

if TYPE_CHECKING:
    from sociale_kaart.ui.canvas.choropleth import Step

AFSTAND, AANDEEL, AANTAL = "afstand", "aandeel", "aantal"
_DEFAULT_RADIUS_M = 1_000.0


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("figuren", text)


def number(value: Any) -> float | None:
    """Return a figure of a table; None when it is empty."""
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN


@dataclass(frozen=True, slots=True)
class Figuur:
    """One kind of figure.

    Attributes:
        kolom: its column in the tables of a Rapport; also its code.
        label: as it stands in the list to choose from.
        kop: as it stands above a column.
        soort: afstand (metres), aandeel (0–1) or aantal.
        uitleg: one sentence.
        binnen_km: how far is counted; 0 for what is no count of CBS.
    """

    kolom: str
    label: str
    kop: str
    soort: str
    uitleg: str = ""
    binnen_km: float = 0.0

    def tekst(self, waarde: float | None) -> str:
        """Return a value as people read it; None is a dash."""
        if self.soort == AFSTAND:
            return afstand(waarde)
        if self.soort == AANDEEL:
            return notatie.procent(waarde)
        return "–" if waarde is None else notatie.getal(waarde, 1)

    def stappen(self, netwerk: str) -> tuple[Step, ...]:
        """Return the fixed steps of its map."""
        if self.soort == AFSTAND:
            return schalen.distance_steps(netwerk)
        return schalen.share_steps() if self.soort == AANDEEL else schalen.count_steps()

    def stap(self, waarde: float | None, netwerk: str) -> int | None:
        """Return the step of a value; None when there is no value."""
        if self.soort == AFSTAND:
            return step_below(waarde, schalen.GRENZEN_M[netwerk])
        grenzen = schalen.GRENZEN_AANDEEL if self.soort == AANDEEL else schalen.GRENZEN_AANTAL
        return step_below(waarde, grenzen)


def figuren(categorie: str, straal_m: float | None = None) -> list[Figuur]:
    """Return the figures of a categorie, in the order in which they are offered.

    Args:
        categorie: its code; how far CBS counts differs.
        straal_m: how far people go, for the choice within reach; None is 1 km.
    """
    bereik = schalen.say_limit(straal_m or _DEFAULT_RADIUS_M)
    found = [
        Figuur("gemiddelde_m", tr("Gemiddelde afstand"), tr("Gemiddeld"), AFSTAND,
               tr("Gemiddelde van de inwoners, naar de plek die het dichtstbij is.")),
        Figuur("mediaan_m", tr("De helft woont binnen"), tr("De helft binnen"), AFSTAND,
               tr("De helft van de inwoners heeft een plek binnen deze afstand.")),
        Figuur("p90_m", tr("9 van de 10 mensen wonen binnen"), tr("9 van de 10 binnen"), AFSTAND,
               tr("9 van de 10 inwoners hebben een plek binnen deze afstand.")),
        Figuur("aandeel_500m", tr("Deel binnen 500 m"), tr("Binnen 500 m"), AANDEEL,
               tr("Het deel van de inwoners met een plek binnen 500 meter.")),
        Figuur("aandeel_1000m", tr("Deel binnen 1 km"), tr("Binnen 1 km"), AANDEEL,
               tr("Het deel van de inwoners met een plek binnen 1 kilometer.")),
    ]  # fmt: skip
    known = categorie_of(categorie)
    for km in known.binnen_km if known else ():
        tekst = schalen.say_limit(km * 1000)
        found.append(
            Figuur(
                # as `analysis.niveaus.aantal_kolom`, which would bring pandas
                f"aantal_binnen_{km:g}km_gemiddeld".replace(".", "_"),
                tr("Aantal binnen {0}").format(tekst),
                tr("Aantal in {0}").format(tekst),
                AANTAL,
                tr("Zoveel plekken zijn er gemiddeld binnen {0} van een inwoner.").format(tekst),
                km,
            )
        )
    if straal_m is not None:
        found.append(
            Figuur("aandeel_binnen_straal", tr("Deel binnen {0}").format(bereik),
                   tr("Binnen {0}").format(bereik), AANDEEL,
                   tr("Het deel van de inwoners met een plek binnen de afstand die je koos."))
        )  # fmt: skip
    found.append(
        Figuur("keuze_binnen_m", tr("Keuze binnen {0}").format(bereik),
               tr("Keuze in {0}").format(bereik), AANTAL,
               tr("Uit zoveel plekken kan een inwoner gemiddeld kiezen, ook buiten de buurt."))
    )  # fmt: skip
    found.append(
        Figuur("keuze_buiten_buurt", tr("Keuze buiten de eigen buurt"), tr("Buiten de buurt"),
               AANTAL, tr("Zoveel van die plekken liggen gemiddeld buiten de eigen buurt."))
    )  # fmt: skip
    return found
