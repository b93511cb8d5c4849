"""Say what changed in OpenStreetMap between two ondergronden, and what that means for a kaart."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.operations.overnemen import BRON
from sociale_kaart.project.ondergrond import Ondergrond

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.importing.osm_verschil import Geraakt, Pand, Vergelijking, Verschil


@dataclass(frozen=True)
class Verschillen:
    """What changed between two ondergronden.

    Attributes:
        oud: bestand, naam, datum (of the OpenStreetMap data, '' unknown) and voorzieningen.
        nieuw: the same.
        hulpbronnen: those that stand on something that is gone; None without a kaart.
        meldingen: Dutch sentences.
    """

    oud: Mapping[str, object]
    nieuw: Mapping[str, object]
    vergelijking: Vergelijking
    hulpbronnen: Sequence[Geraakt] | None
    meldingen: Sequence[str]

    def as_json(self) -> dict[str, object]:
        """Return it as the command line prints it."""
        found: dict[str, object] = {
            "oud": dict(self.oud),
            "nieuw": dict(self.nieuw),
            "aantallen": self.vergelijking.aantallen,
            "gelijk": self.vergelijking.gelijk,
            "ander_nummer": dict(self.vergelijking.ander_nummer),
            "verschillen": [asdict(one) for one in self.vergelijking.verschillen],
            "meldingen": list(self.meldingen),
        }
        if self.hulpbronnen is not None:
            found["hulpbronnen"] = [one._asdict() for one in self.hulpbronnen]
        return found


def compare_ondergronden(
    oud: Path, nieuw: Path, hulpbronnen: Sequence[Hulpbron] | None = None
) -> Verschillen:
    """Compare the reference voorzieningen of two ondergronden; nothing is written.

    Args:
        oud: the older ondergrond.
        nieuw: the newer one.
        hulpbronnen: of a kaart, to tell which stand on something that is gone.

    Raises:
        WorldError: one of them is no ondergrond or is damaged.
    """
    from sociale_kaart.importing import osm_verschil  # noqa: PLC0415 - heavy

    before, after = Ondergrond.open(oud), Ondergrond.open(nieuw)
    old = osm_verschil.objects(before.layer("voorzieningen"))
    new = osm_verschil.objects(after.layer("voorzieningen"))
    found = osm_verschil.compare(old, new, before.dekking(), after.dekking())
    touched = None
    if hulpbronnen is not None:
        panden = [one for hulpbron in hulpbronnen for one in _panden(hulpbron)]
        touched = osm_verschil.standing_on_gone(found, new.values(), panden)
    about = (_about(before, len(old)), _about(after, len(new)))
    return Verschillen(*about, found, touched, _told(*about, found))


def lines_of(verschillen: Verschillen) -> list[str]:
    """Return the report as Dutch lines."""
    oud, nieuw = verschillen.oud, verschillen.nieuw
    aantallen = verschillen.vergelijking.aantallen
    first = (
        f"OpenStreetMap {_of(oud)} naast dat {_of(nieuw)}: {aantallen['nieuw']} nieuw, "
        f"{aantallen['weg']} weg, {aantallen['verplaatst']} verplaatst, "
        f"{aantallen['hernoemd']} hernoemd, {aantallen['andere_categorie']} met een andere "
        f"categorie, {verschillen.vergelijking.gelijk} gelijk."
    )
    lines = [first, *(_line(one) for one in verschillen.vergelijking.verschillen)]
    if verschillen.hulpbronnen is not None:
        lines.append(
            f"Hulpbronnen van je kaart die daardoor kunnen zijn verdwenen: "
            f"{len(verschillen.hulpbronnen)}."
        )
        lines += [f"  {one.naam}: {one.reden}" for one in verschillen.hulpbronnen]
    return [*lines, *verschillen.meldingen]


def _panden(hulpbron: Hulpbron) -> list[Pand]:
    from sociale_kaart.importing.osm_verschil import Pand  # noqa: PLC0415 - heavy

    osm_id = hulpbron.bron_id if hulpbron.bron == BRON else None
    places = [(plek.x, plek.y) for plek in hulpbron.plekken] or [(None, None)]
    return [Pand(hulpbron.uuid, hulpbron.naam, hulpbron.categorie, osm_id, *xy) for xy in places]


def _about(ondergrond: Ondergrond, aantal: int) -> dict[str, object]:
    bronnen = ondergrond.bronnen()
    datums = bronnen.loc[bronnen["soort"] == "osm", "datum"].to_list()
    return {
        "bestand": ondergrond.path.name,
        "naam": ondergrond.naam,
        "datum": str(datums[0] or "") if datums else "",
        "voorzieningen": aantal,
    }


def _of(about: Mapping[str, object]) -> str:
    datum = about["datum"]
    return f"van {datum}" if datum else f"in ‘{about['bestand']}’"


def _told(oud: Mapping[str, object], nieuw: Mapping[str, object], found: Vergelijking) -> list[str]:
    told = []
    if oud["datum"] and nieuw["datum"] and str(oud["datum"]) > str(nieuw["datum"]):
        told.append("De eerste is jonger dan de tweede: wat hier nieuw heet, is juist ouder.")
    if found.ander_nummer:
        told.append(
            "Opnieuw getekend, met een ander nummer: "
            f"{len(found.ander_nummer)}. Die tellen als dezelfde."
        )
    outside = found.buiten_oud + found.buiten_nieuw
    if outside:
        told.append(
            f"Op plekken waar een van de twee geen gegevens heeft: {outside}. Die tellen niet als "
            "nieuw of weg."
        )
    return told


def _line(one: Verschil) -> str:
    codes = ", ".join(categorie_label(code) for code in one.categorieen)
    wat = f"{one.naam or codes} ({codes}{f', {one.adres}' if one.adres else ''})"
    if one.soort == "verplaatst":
        return f"  verplaatst: {wat}, {one.afstand_m:.0f} meter"
    if one.soort == "hernoemd":
        return f"  hernoemd: ‘{one.was or 'zonder naam'}’ heet nu ‘{one.werd or 'niets'}’ ({codes})"
    if one.soort == "andere_categorie":
        was, werd = (
            ", ".join(categorie_label(code) for code in text.split(", "))
            for text in (one.was, one.werd)
        )
        return f"  andere categorie: {one.naam or one.osm_id}, was {was}, is nu {werd}"
    return f"  {one.soort}: {wat}"
