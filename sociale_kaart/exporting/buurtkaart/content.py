"""Everything a sheet says, as plain data for the PDF engine: texts only, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import notatie
from sociale_kaart.domain.kaartstijl import NIET_INGEDEELD, Sfeerteken, sfeertekens
from sociale_kaart.domain.regels import only_at_buurt_level
from sociale_kaart.exporting.buurtkaart import map_svg
from sociale_kaart.exporting.buurtkaart.bladindex import part_label
from sociale_kaart.exporting.buurtkaart.dekking import ZIN
from sociale_kaart.exporting.buurtkaart.font import letterbreedtes
from sociale_kaart.exporting.buurtkaart.gegevens import changed, figures, made_with
from sociale_kaart.exporting.buurtkaart.markers import Symbool, symbool
from sociale_kaart.exporting.buurtkaart.page import (
    KOLOMAFSTAND,
    MARGE,
    Kaartbeeld,
)
from sociale_kaart.exporting.buurtkaart.raster import Raster
from sociale_kaart.exporting.buurtkaart.regels import group_by_sfeer
from sociale_kaart.exporting.buurtkaart.tekens import VERVANGING, breakable, printable
from sociale_kaart.exporting.context import VOOR_TEKST, shown_sentences
from sociale_kaart.exporting.verborgen import (
    hidden_in_buurt,
    hidden_sentences,
    left_out_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
    from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt
    from sociale_kaart.exporting.buurtkaart.markers import Marker
    from sociale_kaart.exporting.buurtkaart.page import Blad, Deel
    from sociale_kaart.exporting.buurtkaart.selectie import Regel, Selectie
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

_LIJST_PUNTEN = 9.5
# In the table of figures: white beside a text, room for the sum, and for the bars after it (mm).
_CEL_WIT, _SAMEN_MM, _BALK_MM, _KLEINSTE_BALK_MM = 2.6, 9.0, 25.0, 6.0
# Room for 'C4' in the list, and for '12-C4'.
_VAK_MM, _VAK_MM_DELEN = 9.0, 13.0
_TITEL_PUNTEN = 24.0
_TITEL_PUNTEN_GROOT = 28.0
_TITEL_KLEINST = 10.0
# The line at the foot of a page: its size, the longest page number, and the white in it (mm).
_VOET_PUNTEN = 7.5
_PAGINANUMMER = "Blad 8888 van 8888"
_VOET_WIT = 12.0
_TERREIN = (
    ("buurtgrens", "Buurtgrens"),
    ("grens", "Andere grens"),
    ("straat", "Straat"),
    ("spoor", "Spoor"),
    ("water", "Water"),
    ("groen", "Groen"),
    ("gebouw", "Gebouw"),
)


def sheet_content(
    buurt: Buurt,
    beelden: Sequence[Kaartbeeld],
    selectie: Selectie,
    *,
    vrijgave: Vrijgave,
    context: KaartContext,
    gegevens: BuurtGegevens,
    in_atlas: bool = False,
    kaal: bool = False,
) -> dict[str, Any]:
    """Return the texts of a sheet; `afstanden` and the pictures are added by the caller.

    Args:
        buurt: the buurt.
        beelden: sheet and scale: one, or all parts of a buurt that fits on no sheet.
        selectie: the rows.
        vrijgave: what the gate lets out, of the whole kaart.
        context: what is said about the kaart.
        gegevens: people, who was asked, what is new.
        in_atlas: what holds for all sheets stands on a page of its own, so this one leaves it out,
            and every row has a mark that the index points to.
        kaal: a part of the map lies beyond the data.
    """
    beeld = beelden[0]
    blad, in_delen = beeld.blad, beeld.deel is not None
    # Its squares are shares of the frame, and all parts have the same frame.
    raster = Raster(beeld.breedte, beeld.hoogte, blad.band)
    _x, _y, breedte, hoogte = blad.kaartvak
    titel = printable(buurt.naam)
    totaal = len(selectie.regels)
    label = buurt.code if in_atlas else ""
    return {
        "soort": "blad",
        "map": f"{buurt.code}/",
        "label": f"blad-{buurt.code}" if in_atlas else "",
        "pagina": {
            **page_setup(blad, vrijgave.voor, f"{titel} · {context_line(context)}"),
            "naast": blad.naast,
            "kop": blad.kop,
            "voet": blad.voet,
            "smal": blad.smal,
        },
        "kaart": {
            "breedte": breedte + 2 * blad.band,
            "hoogte": hoogte + 2 * blad.band,
        },
        "titel": titel,
        "titel_punten": _title_size(titel, blad),
        "documenttitel": f"Sociale kaart van de buurt {titel}",
        "ondertitel": f"Sociale kaart van de buurt{_in_gemeente(buurt)} · {context.stand}",
        "schaal": f"Schaal 1:{notatie.getal(beeld.schaal)}",
        "schaal_uitleg": [
            f"1 cm op de kaart is {notatie.getal(beeld.schaal / 100)} meter.",
            "Druk af op 100 %.",
        ],
        "naamsvermelding": attribution(context),
        "lijst_kop": f"Wat er is ({totaal})",
        "lijst_uitleg": _list_intro(selectie, in_delen=in_delen),
        "vak_breedte": (_VAK_MM_DELEN if in_delen else _VAK_MM) * blad.letter,
        "groepen": group_by_sfeer(selectie.op_kaart, raster, vrijgave.gemarkeerd, label),
        "zonder_kop": "In deze buurt, zonder plek op de kaart",
        "zonder": group_by_sfeer(selectie.zonder_plek, raster, vrijgave.gemarkeerd, label),
        "cijfers": _laid_out(figures(gegevens, selectie), blad),
        "over_kop": "Over dit blad" if in_atlas else "Over deze kaart",
        "over": text_blocks(
            [
                *changed(gegevens.veranderd, selectie),
                *made_with(gegevens, ""),
                (
                    "Wat hier niet staat",
                    [*_not_shown(selectie, vrijgave, buurt.code), *[ZIN] * kaal],
                ),
            ]
            if in_atlas
            else [
                *changed(gegevens.veranderd, selectie),
                *about_kaart(context),
                *made_with(gegevens, context.partners),
                (
                    "Wat hier niet staat",
                    [*_not_shown(selectie, vrijgave, buurt.code), *[ZIN] * kaal],
                ),
                ("Hoe de kaart is gemaakt", [_method(beelden, context)]),
                ("Bronnen", sources(context)),
            ]
        ),
    }


def part_content(buurt: Buurt, deel: Deel, stand: str) -> dict[str, Any]:
    """Return the heading of a part of the map, and the line below it."""
    return {
        "titel": f"Deel {deel.nummer} van {deel.aantal}",
        "titel_maat": 1.3,
        "label": part_label(buurt.code, deel.nummer),
        "ondertitel": f"{printable(buurt.naam)} · {stand}",
    }


def page_setup(blad: Blad, voor: str, voetregel: str) -> dict[str, Any]:
    """Return size, margins, header and footer of the pages of a part.

    A footer that does not fit on its line is cut with …, before the date at its end.
    """
    merk = "" if voor == "publiek" else VOOR_TEKST[voor]
    return {
        "breedte": blad.breedte,
        "hoogte": blad.hoogte,
        "marge": MARGE,
        "kolommen": blad.kolommen,
        "kolomafstand": KOLOMAFSTAND,
        "letter": blad.letter,
        "merk": merk,
        "voetregel": _on_one_line(voetregel, merk, blad),
    }


def _on_one_line(voetregel: str, merk: str, blad: Blad) -> str:
    punten = _VOET_PUNTEN * blad.letter
    width = letterbreedtes().width_mm
    # Beside it stand for whom the sheet is (in bold) and the number of the page.
    beside = 1.1 * width(merk, punten) + width(_PAGINANUMMER, punten) + _VOET_WIT
    room = blad.breedte - 2 * MARGE - beside
    if width(voetregel, punten) <= room:
        return voetregel
    kop, punt, slot = voetregel.rpartition(" · ")
    kop, slot = (kop, f"…{punt}{slot}") if kop else (slot, "…")
    while kop and width(f"{kop}{slot}", punten) > room:
        kop = kop[:-1].rstrip(" ·,")
    return f"{kop}{slot}"


def context_line(context: KaartContext) -> str:
    """Return name and date of the kaart, as they stand at the foot of a page."""
    return f"{printable(context.kaartnaam)} · {context.stand}"


def attribution(context: KaartContext) -> str:
    """Return whose data the map is drawn from."""
    return " · ".join(
        dict.fromkeys(printable(bron.naamsvermelding or bron.naam) for bron in context.bronnen)
    )


def legend(markers: Iterable[Marker], *, kaal: bool = False) -> list[tuple[str, str]]:
    """Return (picture, text) of what stands on this sheet: symbols, rings, then the base map.

    `kaal` tells that a part of the map lies beyond the data.
    """
    symbolen = {marker.symbool for marker in markers}
    vormen = {symbool.vorm for symbool in symbolen}
    items = [
        (map_svg.legend_symbool_svg(symbool(teken.sfeer, "formeel")), teken.label)
        for teken in sfeertekens()
        if _may_stand_on_map(teken) or teken.vorm in vormen
    ]
    ringen = [("dicht", "Formeel: dikke rand"), ("streep", "Informeel: streepjes")]
    if any(teken.ring == "dun" for teken in symbolen):
        ringen.append(("dun", "Niet gezegd: dunne rand"))
    items += [
        (map_svg.legend_symbool_svg(Symbool("cirkel", "#333333", ring)), tekst)
        for ring, tekst in ringen
    ]
    if any(marker.leider for marker in markers):
        items.append((map_svg.legend_leader_svg(), "Stip: de plek zelf"))
    terrein = [*_TERREIN, *[("onbekend", "Straten niet bekend")] * kaal]
    return items + [(map_svg.legend_terrain_svg(soort), tekst) for soort, tekst in terrein]


def _laid_out(cijfers: dict[str, Any] | None, blad: Blad) -> dict[str, Any] | None:
    """Add the widths in mm of names and bars to the figures: what is left is for the bars."""
    if not cijfers or not cijfers["rijen"]:
        return cijfers
    width, punten = letterbreedtes().width_mm, _LIJST_PUNTEN * blad.letter
    naam = max(width(rij[0], punten) for rij in cijfers["rijen"]) + _CEL_WIT
    kop = 0.84 * punten
    # The first head is above the names, the last above the bars.
    koppen = sum(width(tekst, kop) + _CEL_WIT for tekst in cijfers["koppen"][1:-1])
    witte_ruimte = KOLOMAFSTAND * (blad.kolommen - 1)
    kolom = (blad.breedte - 2 * MARGE - witte_ruimte) / blad.kolommen
    rest = kolom - naam - koppen - _SAMEN_MM * blad.letter - _CEL_WIT
    balk = min(_BALK_MM, rest)
    return cijfers | {"naam_mm": naam, "balk_mm": balk if balk >= _KLEINSTE_BALK_MM else 0.0}


def _may_stand_on_map(teken: Sfeerteken) -> bool:
    # The persoonlijke sfeer has no plek, and what nobody placed in a sfeer hopefully soon has one.
    return teken != NIET_INGEDEELD and not only_at_buurt_level(teken.sfeer)


def _in_gemeente(buurt: Buurt) -> str:
    naam = printable(buurt.gemeente)
    return f" in {naam}" if naam and naam != printable(buurt.naam) else ""


def _title_size(titel: str, blad: Blad) -> float:
    """Return the size at which the title stays on one line, as long as it can be read so."""
    punten = _TITEL_PUNTEN_GROOT if blad.groot else _TITEL_PUNTEN
    # Bold runs some 6 % wider than the semibold whose widths we know.
    width = letterbreedtes().width_mm(titel, punten) * 1.06
    kleinst = _TITEL_KLEINST * blad.letter
    return round(max(kleinst, min(punten, punten * blad.kaartvak[2] / width)), 1)


def _list_intro(selectie: Selectie, *, in_delen: bool) -> str:
    if not selectie.regels:
        return (
            "Voor deze buurt staat nog niets in deze sociale kaart dat hier getoond kan worden."
            " Nog niet gevraagd is niet hetzelfde als niets."
        )
    if not selectie.op_kaart:
        return "Geen van deze hulpbronnen heeft een plek die op de kaart kan staan."
    uitleg = "Het nummer staat ook op de kaart. Het vak wijst de plek: letter boven, cijfer opzij."
    return f"{uitleg} 2-C4 is vak C4 op deel 2 van de kaart." if in_delen else uitleg


def about_kaart(context: KaartContext) -> list[tuple[str, list[str]]]:
    """Return what the makers say about the kaart: definition and purpose."""
    onbekend = "Dat is nog niet opgeschreven."
    return [
        ("Wat we tot de sociale basis rekenen", [context.onze_definitie or onbekend]),
        ("Waarvoor deze kaart is", [context.doel or onbekend]),
    ]


def map_method(context: KaartContext) -> str:
    """Return how the maps are made, whatever their scale."""
    jaar = f" van {context.jaar}" if context.jaar else ""
    return (
        "Het noorden is boven, volgens het kaartnet van Nederland (RD). De buurtgrens is die van"
        f" het CBS{jaar}. Elke hulpbron heeft één nummer; een letter erbij betekent dat er meer"
        " plekken zijn. Waar het druk is, staat het nummer naast de plek en wijst een lijn naar de"
        " stip op de plek zelf."
    )


def sources(context: KaartContext) -> list[str]:
    """Return the sources with date and licence, a line each."""
    return [bron.regel for bron in context.bronnen] or ["Er zijn geen bronnen genoemd."]


def _method(beelden: Sequence[Kaartbeeld], context: KaartContext) -> str:
    in_delen = beelden[0].deel is not None
    rest = (
        f" De buurt past op deze schaal niet op één blad. De kaart heeft {len(beelden)} delen die"
        " op elkaar aansluiten. Elke plek staat op één deel. De lichte strook langs de rand hoort"
        " bij het deel ernaast."
        if in_delen
        else ""
    )
    schaal = notatie.getal(beelden[0].schaal)
    return f"Kaart op ware schaal (1:{schaal}). {map_method(context)}{rest}"


def text_blocks(blokken: Iterable[tuple[str, list[str]]]) -> list[dict[str, Any]]:
    """Return headings with their paragraphs as the template takes them."""
    return [
        {"kop": kop, "alineas": [breakable(tekst) for tekst in teksten]} for kop, teksten in blokken
    ]


def _not_shown(selectie: Selectie, vrijgave: Vrijgave, buurtcode: str) -> list[str]:
    zinnen = [
        " ".join(shown_sentences(vrijgave.voor, len(selectie.regels))),
        "Netwerken van mensen zelf, zoals familie, vrienden en buren, zetten we nooit op de kaart.",
    ]
    hidden = hidden_sentences(vrijgave)
    if hidden:
        zinnen.append("Van de hele sociale kaart laat deze uitgave niet alles zien.")
        zinnen += [*hidden, hidden_in_buurt(vrijgave, buurtcode)]
    else:
        zinnen.append("In deze uitgave is geen hulpbron weggelaten.")
    zinnen += left_out_sentences(vrijgave)
    buiten = sum(_has_point(regel) for regel in selectie.zonder_plek)
    zonder = len(selectie.zonder_plek) - buiten
    if zonder:
        zinnen.append(
            f"{_count(zonder, 'staat', 'staan')} wel in de lijst en niet op de kaart, omdat er"
            " geen plek bij hoort die we tonen."
        )
    if buiten:
        zinnen.append(f"{_count(buiten, 'ligt', 'liggen')} in de buurt maar buiten dit kaartblad.")
    nergens = sum(not _has_buurt(hulpbron) for hulpbron in vrijgave.hulpbronnen)
    if nergens:
        zinnen.append(
            f"{_count(nergens, 'hoort', 'horen')} bij geen enkele buurt en"
            f" {'staat' if nergens == 1 else 'staan'} op geen buurtkaart."
        )
    zinnen.append(
        "Wat niemand ons heeft verteld, staat er niet op: ‘nog niet gevraagd’ is niet ‘niets’."
    )
    if any(VERVANGING in breakable(hulpbron.naam) for hulpbron in vrijgave.hulpbronnen):
        zinnen.append(f"{VERVANGING} staat voor een teken dat niet gedrukt kan worden.")
    return zinnen


def _has_point(regel: Regel) -> bool:
    return any(plek.x is not None for plek in regel.plekken)


def _has_buurt(hulpbron: Hulpbron) -> bool:
    return any(plek.buurtcode or plek.buurt_gekozen for plek in hulpbron.plekken) or bool(
        hulpbron.deel("werkgebieden")
    )


def _count(aantal: int, enkel: str = "", meer: str = "") -> str:
    naam = "hulpbron" if aantal == 1 else "hulpbronnen"
    return f"{notatie.getal(aantal)} {naam} {enkel if aantal == 1 else meer}".strip()
