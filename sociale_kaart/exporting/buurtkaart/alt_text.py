"""The map in words, made from the data: what, where, how many per sfeer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sociale_kaart.domain import notatie
from sociale_kaart.domain.kaartstijl import sfeerteken, sfeertekens
from sociale_kaart.domain.lijsten import lijst
from sociale_kaart.exporting.buurtkaart.tekens import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld
    from sociale_kaart.exporting.buurtkaart.raster import Raster
    from sociale_kaart.exporting.buurtkaart.selectie import Selectie

_MEEST = 4


def alt_text(buurt: Buurt, beeld: Kaartbeeld, selectie: Selectie, raster: Raster) -> str:
    """Return the text that stands for the map, for people who cannot see it."""
    waar = f" in {printable(buurt.gemeente)}" if buurt.gemeente else ""
    schaal = notatie.getal(beeld.schaal)
    deel = beeld.deel
    welk = f"Deel {deel.nummer} van {deel.aantal} van de kaart" if deel else "Kaart"
    zinnen = [
        f"{welk} van de buurt {printable(buurt.naam)}{waar}.",
        f"Schaal 1 op {schaal}, het noorden is boven.",
    ]
    if deel and deel.buren:
        kanten = _and(f"in het {kant}en op deel {nummer}" for kant, nummer in deel.buren)
        zinnen.append(f"De kaart gaat verder {kanten}.")
    vak = "het deel met het vak" if deel else "het vak"
    aantal = len(selectie.op_kaart)
    if not aantal:
        zinnen.append("Er staan nog geen hulpbronnen met een plek op deze kaart.")
        return " ".join(zinnen)
    staan = "staat 1 hulpbron" if aantal == 1 else f"staan {aantal} hulpbronnen"
    zinnen += [
        f"Op de kaart {staan} met een nummer: {_per_sfeer(selectie)}.",
        _per_formaliteit(selectie),
        _where(selectie, raster),
        f"De lijst ‘Wat er is’ geeft bij elk nummer de naam, het adres en {vak}.",
    ]
    return " ".join(zin for zin in zinnen if zin)


def _per_sfeer(selectie: Selectie) -> str:
    aantal = Counter(sfeerteken(regel.hulpbron.sfeer) for regel in selectie.op_kaart)
    return _and(
        f"{aantal[teken]} {teken.label.lower()}" for teken in sfeertekens() if aantal[teken]
    )


def _per_formaliteit(selectie: Selectie) -> str:
    aantal = Counter(regel.hulpbron.formaliteit for regel in selectie.op_kaart)
    delen = [
        f"{aantal[item.code]} {item.label.lower()}"
        for item in lijst("formaliteit")
        if aantal[item.code]
    ]
    if not delen:
        return ""
    totaal = sum(aantal[item.code] for item in lijst("formaliteit"))
    return f"Daarvan {'is' if totaal == 1 else 'zijn'} er {_and(delen)}."


def _where(selectie: Selectie, raster: Raster) -> str:
    vakken = Counter(raster.vak(m.x, m.y) for m in selectie.markeringen)
    straten = Counter(printable(m.plek.straat) for m in selectie.markeringen if m.plek.straat)
    meest = sorted(vakken.items(), key=lambda paar: (-paar[1], paar[0]))[:_MEEST]
    zin = f"De meeste liggen in {'vak' if len(meest) == 1 else 'de vakken'} "
    zin += _and([f"{vak} ({aantal})" for vak, aantal in meest])
    druk = sorted(straten.items(), key=lambda paar: (-paar[1], paar[0]))[:_MEEST]
    vaker = [straat for straat, aantal in druk if aantal > 1]
    return f"{zin}, met meer dan een plek aan {_and(vaker)}." if vaker else f"{zin}."


def _and(delen: Iterable[str]) -> str:
    """Join as people do: a, b en c."""
    *eerste, laatste = delen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste
