"""What an invulblad says, as plain data for the PDF engine: texts only, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import notatie
from sociale_kaart.domain.lijsten import lijst
from sociale_kaart.exporting.bladen.paginas import shortened, title_size
from sociale_kaart.exporting.bladen.vakken import Vakken
from sociale_kaart.exporting.buurtkaart.content import attribution, page_setup, sources
from sociale_kaart.exporting.buurtkaart.page import MARGE, RASTERBAND
from sociale_kaart.exporting.buurtkaart.tekens import breakable, printable
from sociale_kaart.exporting.context import shown_sentences
from sociale_kaart.exporting.verborgen import (
    hidden_in_buurt,
    hidden_sentences,
    left_out_sentences,
)

if TYPE_CHECKING:
    from sociale_kaart.exporting.bladen.bladcode import Bladcode
    from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld
    from sociale_kaart.exporting.buurtkaart.selectie import Selectie
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

# Title above the map, scale and code below it.
KOP, VOET = 14.0, 20.0
_KOLOMAFSTAND = 6.0
# A row takes this much on paper: enough for handwriting.
REGEL_MM = 10.5
# Rows that fit beside the map; on other sheets the list is on the back.
_NAAST_REGELS = {("A3", True): 18}
# With what is known on the back too, there is less room.
_MET_BEKEND = 24
# Heading, head of the table and foot of a page with nothing but rows.
_RONDOM_MM = 20.0
# Tick boxes beside each other, where there is room for fewer than three.
_WIE_KOLOMMEN = {("A4", True): 2}
_TITEL_PUNTEN, _TITEL_LETTERS = 24.0, 90

_HOE = (
    "Zet een nummer op de kaart, op de plek waar het is.",
    "Schrijf bij dat nummer in de lijst wat er is en in welk vak, zoals C4b.",
    "Schrijf geen namen van mensen op, en niet wie hulp nodig heeft.",
)
_KOPPEN = (
    "Nr",
    "Hoe heet het?",
    "Wat betekent het voor ons?",
    "Vak",
    "Wie kent het? (geen naam)",
)


def sheet_content(
    buurt: Buurt,
    beeld: Kaartbeeld,
    bladcode: Bladcode,
    selectie: Selectie,
    *,
    vrijgave: Vrijgave | None,
    context: KaartContext,
    regels: int | None,
    delen: int,
) -> dict[str, Any]:
    """Return the texts of a sheet, in the order in which it is read.

    Without a number of `regels` the rows fill the front and one back.
    """
    titel = shortened(printable(buurt.naam), _TITEL_LETTERS)
    if bladcode.deel:
        titel = f"{titel}, deel {bladcode.deel}"
    breed = beeld.breedte + 2 * RASTERBAND
    eerste = len(selectie.op_kaart) + 1
    naast = _NAAST_REGELS.get((bladcode.formaat, bladcode.liggend), 0)
    if regels is None:
        regels = _MET_BEKEND if vrijgave else naast + _rows_at_the_back(beeld.blad.hoogte)
    nummers = [str(nummer) for nummer in range(eerste, eerste + regels)]
    voor, achter = nummers[:naast], nummers[naast:]
    voet = f"Invulblad {titel} · bladcode {bladcode.tekst} · {context.stand}"
    gemeente = printable(buurt.gemeente)
    return {
        "soort": "invulblad",
        "map": f"{buurt.code}-{bladcode.deel}/",
        "pagina": {
            **page_setup(beeld.blad, vrijgave.voor if vrijgave else "publiek", voet),
            "kolomafstand": _KOLOMAFSTAND,
            "naast": beeld.blad.naast,
            "kop": KOP,
            "voet": VOET,
        },
        "kaart": {
            "breedte": breed,
            "hoogte": beeld.hoogte + 2 * RASTERBAND,
            "alt": _alt_text(buurt, beeld, selectie, bladcode.deel),
        },
        "titel": titel,
        "titel_punten": title_size(titel, breed, _TITEL_PUNTEN),
        "ondertitel": "Wat is er in onze buurt? Een blad om samen in te vullen"
        + (f" · {gemeente}" if gemeente and gemeente != titel else ""),
        "deel": f"De buurt staat op {delen} bladen, van het noordwesten naar het zuidoosten."
        if delen > 1
        else "",
        "schaal": f"Schaal 1:{notatie.getal(beeld.schaal)}",
        "schaal_uitleg": [
            f"1 cm op de kaart is {notatie.getal(beeld.schaal / 100)} meter.",
            "Druk af op 100 %, aan twee kanten.",
        ],
        "bladcode": bladcode.tekst,
        "bladcode_uitleg": "Bladcode (nodig bij het invoeren)",
        "naamsvermelding": attribution(context),
        "hoe_kop": "Zo werkt het",
        "hoe": list(_HOE),
        "samen_kop": "Deze bijeenkomst",
        "datum": "Datum:",
        "wie": "Wie zijn erbij? Kruis aan.",
        "wie_kolommen": _WIE_KOLOMMEN.get((bladcode.formaat, bladcode.liggend), 3),
        "perspectieven": [item.label for item in lijst("perspectief")],
        "lijst_kop": "Wat er is",
        "vervolg_kop": "Wat er is: vervolg" if voor else "Wat er is",
        "koppen": list(_KOPPEN),
        "regel_mm": REGEL_MM,
        "voor": voor,
        "achter": achter,
        "bekend_kop": f"Dit kennen we al ({len(selectie.regels)})",
        "bekend_uitleg": _known_intro(selectie) if vrijgave else "",
        "verantwoording": _account(selectie, vrijgave, context, buurt.code),
        "bekend_koppen": ["Nr", "Wat", "Vak"],
        "bekend": _known(selectie, beeld),
    }


def _rows_at_the_back(hoogte: float) -> int:
    return int((hoogte - 2 * MARGE - _RONDOM_MM) / REGEL_MM)


def _account(
    selectie: Selectie, vrijgave: Vrijgave | None, context: KaartContext, buurtcode: str
) -> list[str]:
    """Return for whom the sheet is and what it keeps back; nothing without the register."""
    if vrijgave is None:
        return []
    zinnen = [
        *shown_sentences(vrijgave.voor, len(selectie.regels), len(selectie.zonder_plek)),
        *(hidden_sentences(vrijgave) or ["Er is geen hulpbron weggelaten."]),
        hidden_in_buurt(vrijgave, buurtcode),
        *left_out_sentences(vrijgave),
        f"Bronnen: {'; '.join(sources(context))}.",
    ]
    return [breakable(zin) for zin in zinnen if zin]


def _known_intro(selectie: Selectie) -> str:
    if not selectie.regels:
        return "Van deze buurt staat nog niets op de kaart dat hier getoond kan worden."
    return "Deze nummers staan al op de kaart. Klopt er iets niet? Streep het door en schrijf het."


def _known(selectie: Selectie, beeld: Kaartbeeld) -> list[dict[str, str]]:
    vakken = Vakken(beeld.bbox)
    rows = []
    for regel in selectie.regels:
        points = [m.plek for m in regel.markeringen]
        found = [vakken.vak_of(p.x, p.y) for p in points if p.x is not None and p.y is not None]
        rows.append(
            {
                "nr": str(regel.nummer) if regel.nummer else "–",
                "naam": breakable(shortened(regel.hulpbron.naam, 200)),
                "vak": ", ".join(dict.fromkeys(found)),
            }
        )
    return rows


def _alt_text(buurt: Buurt, beeld: Kaartbeeld, selectie: Selectie, deel: int) -> str:
    waar = f" in {printable(buurt.gemeente)}" if buurt.gemeente else ""
    aantal = len(selectie.op_kaart)
    nummers = (
        f"Er {'staat 1 nummer' if aantal == 1 else f'staan {aantal} nummers'} op de kaart: de lijst"
        " ‘Dit kennen we al’ zegt wat dat is en in welk vak."
        if aantal
        else "Er staan nog geen nummers op."
    )
    return (
        f"Kaart van {'een deel van ' if deel else ''}de buurt {printable(buurt.naam)}{waar}, om op"
        " te schrijven. Schaal 1 op"
        f" {notatie.getal(beeld.schaal)}, het noorden is boven. De vakken heten A tot en met H van"
        " links naar rechts en 1 tot en met 6 van boven naar beneden; elk vak heeft vier kwarten:"
        f" a en b boven, c en d onder. {nummers}"
    )
