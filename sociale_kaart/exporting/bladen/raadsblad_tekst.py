"""What a raadsblad says, as plain data for the PDF engine: texts only, never markup."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import notatie
from sociale_kaart.domain.kaartstijl import Sfeerteken, sfeerteken, sfeertekens
from sociale_kaart.domain.lijsten import leefwereld, lijst
from sociale_kaart.domain.weekdagen import NAMEN
from sociale_kaart.exporting.buurtkaart.content import (
    about_kaart,
    attribution,
    context_line,
    page_setup,
    sources,
    text_blocks,
)
from sociale_kaart.exporting.buurtkaart.gegevens import changed
from sociale_kaart.exporting.buurtkaart.tekens import breakable, printable
from sociale_kaart.exporting.context import shown_sentences
from sociale_kaart.exporting.verborgen import hidden_sentences, left_out_sentences

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sociale_kaart.exporting.bladen.vindplaatsen import Vindplaatsen
    from sociale_kaart.exporting.bladen.vrije_inbreng import VrijeInbreng
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
    from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt
    from sociale_kaart.exporting.buurtkaart.page import Blad, Kaartbeeld
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

_MEESTE_INBRENG = 12
_MEESTE_NAMEN = 20
_SCHRIJFREGELS = 9
# A row of a table stays whole on one page; longer inbreng is told one after another.
_LANG = 900
_METHODE = (
    "Een plek staat in de lijst als bekend is dat je er mensen treft, of als er iets is op een tijd"
    " die we weten. De dagen zijn gelezen uit die tijden. De kaartjes zijn op schaal, met het"
    " noorden boven. Wat niemand ons vertelde, staat er niet op."
)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked of whom, and how to answer.

    Attributes:
        vraag: the question, as the title of the sheet.
        aan: to whom.
        afzender: who asks; '' leaves it off.
        antwoord_voor: the last day for an answer, None for no such day.
        antwoord_hoe: how to answer; '' says to hand in the sheet.
    """

    vraag: str
    aan: str
    afzender: str = ""
    antwoord_voor: dt.date | None = None
    antwoord_hoe: str = ""


@dataclass(frozen=True, slots=True)
class Deel:
    """One buurt of the sheet."""

    buurt: Buurt
    beeld: Kaartbeeld
    gevonden: Vindplaatsen
    gegevens: BuurtGegevens
    data: dict[str, Any]
    pictures: dict[str, str] = field(default_factory=dict)


def sheet_content(
    vraag: Vraag,
    delen: Sequence[Deel],
    *,
    vrijgave: Vrijgave,
    context: KaartContext,
    inbreng: VrijeInbreng,
    blad: Blad,
) -> dict[str, Any]:
    """Return the texts of the sheet, in the order in which it is read."""
    met = [deel for deel in delen if deel.data["rijen"] or deel.data["zonder"]]
    zonder = [deel.data["naam"] for deel in delen if deel not in met]
    getoond = inbreng.regels[:_MEESTE_INBRENG]
    return {
        "soort": "raadsblad",
        "pagina": page_setup(blad, vrijgave.voor, context_line(context)) | {"kolommen": 1},
        "aan": f"Een vraag aan {breakable(vraag.aan)}",
        "titel": breakable(vraag.vraag),
        "regels": _opening(vraag, delen, context),
        "vind_kop": "Waar mensen al samenkomen",
        "vind_uitleg": _meeting_intro(met, delen),
        "koppen": ["Nr", "Wat en waar", "Wanneer", *(dag.capitalize() for dag in _short_days())],
        "buurten": [deel.data for deel in met],
        "buurten_zonder": _nowhere(zonder),
        "naamsvermelding": attribution(context),
        "veranderd": _changes(delen),
        "inbreng_kop": "Wat u eerder zei, en wat ermee is gedaan",
        "inbreng_koppen": ["Wanneer", "U zei", "Dit is ermee gedaan"],
        "inbreng_uitleg": _said_before(inbreng),
        "inbreng_lang": any(max(len(one.tekst), len(one.gedaan)) > _LANG for one in getoond),
        "inbreng": [
            [
                notatie.datum(regel.datum) if regel.datum else "–",
                breakable(regel.tekst),
                breakable(regel.gedaan) or "Nog niets. We komen hierop terug.",
            ]
            for regel in getoond
        ],
        "ruimte_kop": "Ruimte voor uw antwoord",
        "ruimte_uitleg": "Schrijf hier wat u wilt meegeven. Schrijf geen namen, adressen of"
        " telefoonnummers op: wat u schrijft, kan iedereen lezen.",
        "ik_ben": "Ik antwoord als:",
        "perspectieven": [item.label for item in lijst("perspectief")],
        "schrijfregels": _SCHRIJFREGELS,
        "antwoord_kop": "Zo antwoordt u",
        "antwoord": _how_to_answer(vraag),
        "gehoord_kop": "Met wie gemaakt, wie nog niet gehoord",
        "gehoord_uitleg": f"Deze kaart is gemaakt met {breakable(context.partners)}."
        if context.partners
        else "",
        "gehoord_koppen": ["Buurt", "Wie is gevraagd", "Wie nog niet"],
        "gehoord": [_heard(deel) for deel in delen],
        "over_kop": "Over dit blad",
        "over": text_blocks(_about(vrijgave, context, inbreng, _shown(delen))),
    }


def _short_days() -> list[str]:
    return [naam[:2] for naam in NAMEN]


def _opening(vraag: Vraag, delen: Sequence[Deel], context: KaartContext) -> list[str]:
    namen = [deel.data["naam"] for deel in delen]
    waar = ", ".join(namen[:6]) + (
        f" en nog {len(namen) - 6} buurten" if len(namen) > 6 else ""  # noqa: PLR2004 - one line
    )
    return [
        regel
        for regel in (
            f"Over: {waar}",
            f"Van: {breakable(vraag.afzender)}" if vraag.afzender else "",
            f"Antwoord graag uiterlijk {notatie.datum(vraag.antwoord_voor)}"
            if vraag.antwoord_voor
            else "",
            context.stand,
        )
        if regel
    ]


def _meeting_intro(met: Sequence[Deel], delen: Sequence[Deel]) -> str:
    if not any(deel.data["rijen"] for deel in delen):
        return (
            "Wij weten nog niet waar en wanneer mensen hier samenkomen. Nog niet gevraagd is niet"
            " hetzelfde als niets. Weet u het? Schrijf het bij uw antwoord."
        )
    kaart = any(deel.data["kaart"] for deel in met)
    return (
        "Dit zijn plekken waar mensen elkaar al zien, met de dagen erbij."
        + (" Het nummer staat ook op de kaart." if kaart else "")
        + " Mist u een plek, of klopt er iets niet? Schrijf het bij uw antwoord."
    )


def symbols(gevonden: Vindplaatsen) -> str:
    """Return what the shapes on a map mean, of those that are on it."""
    used = {sfeerteken(regel.hulpbron.sfeer) for regel in gevonden.selectie.op_kaart}
    vormen = "; ".join(f"{t.vorm}: {_in_words(t)}" for t in sfeertekens() if t in used)
    return f"De vorm om een nummer zegt wat voor plek het is. {vormen[:1].upper()}{vormen[1:]}."


def _in_words(teken: Sfeerteken) -> str:
    tekst = leefwereld("sfeer", teken.sfeer) if teken.sfeer else teken.label
    return tekst[:1].lower() + tekst[1:]


def _nowhere(namen: Sequence[str]) -> str:
    if not namen:
        return ""
    return (
        f"Van {'deze buurt' if len(namen) == 1 else 'deze buurten'} weten we nog geen plek waar"
        f" mensen samenkomen: {', '.join(namen)}. Dat is niet hetzelfde als ‘er is niets’."
    )


def without_time(gevonden: Vindplaatsen) -> str:
    """Return which places there are of which nobody told the time; '' when there are none."""
    namen = [printable(naam) for naam in gevonden.zonder_tijd]
    if not namen:
        return ""
    rest = len(namen) - _MEESTE_NAMEN
    meer = f"; en nog {rest}" if rest > 0 else ""
    lead = "Er is ook dit, maar wanneer weten we nog niet: "
    return breakable(f"{lead}{'; '.join(namen[:_MEESTE_NAMEN])}{meer}.")


def _changes(delen: Sequence[Deel]) -> list[dict[str, Any]]:
    """Return what changed per buurt, under one heading that says since when."""
    told = [
        (deel, blok) for deel in delen for blok in changed(
            deel.gegevens.veranderd, deel.gevonden.selectie
        )
    ]  # fmt: skip
    if not told:
        return []
    kop = told[0][1][0]
    alineas = [
        f"{deel.data['naam']}: {' '.join(zinnen)}"
        for deel, (_, zinnen) in told
        if deel.data["rijen"]
    ]
    return [{"kop": kop, "alineas": alineas or ["Aan wat hier staat is niets veranderd."]}]


def _said_before(inbreng: VrijeInbreng) -> str:
    rest = len(inbreng.regels) - _MEESTE_INBRENG
    zinnen = []
    if not inbreng.regels:
        zinnen.append("Er is nog geen eerdere inbreng die hier getoond kan worden.")
    if rest > 0:
        zinnen.append(f"Dit zijn de laatste {_MEESTE_INBRENG}; er zijn er nog {rest} van eerder.")
    return " ".join(zinnen)


def _how_to_answer(vraag: Vraag) -> list[str]:
    hoe = breakable(vraag.antwoord_hoe) or "Geef dit blad terug aan wie het u gaf."
    dag = vraag.antwoord_voor
    return [
        hoe,
        f"Dat kan tot en met {notatie.datum(dag)}." if dag else "Er is geen laatste dag.",
        "Op het volgende blad leest u wat er met uw antwoord is gedaan.",
    ]


def _heard(deel: Deel) -> list[str]:
    gegevens = deel.gegevens
    wie = ", ".join(
        f"{naam.lower()} ({notatie.datum(dag)})" if dag else naam.lower()
        for naam, dag in gegevens.gehoord
    )
    niet = ", ".join(naam.lower() for naam in gegevens.niet_gehoord)
    return [deel.data["naam"], wie or "nog niemand", niet or "iedereen is gevraagd"]


def _shown(delen: Sequence[Deel]) -> int:
    """Return how many hulpbronnen the sheet shows, each counted once."""
    return len({r.hulpbron.uuid for deel in delen for r in deel.gevonden.selectie.regels})


def _about(
    vrijgave: Vrijgave, context: KaartContext, inbreng: VrijeInbreng, getoond: int
) -> list[tuple[str, list[str]]]:
    weg = shown_sentences(vrijgave.voor, getoond)
    weg += hidden_sentences(vrijgave) or ["Er is geen hulpbron weggelaten."]
    weg += left_out_sentences(vrijgave)
    if vrijgave.verborgen or vrijgave.weggelaten:
        weg.append("Wat is weggelaten, is geteld over de hele kaart en niet alleen dit blad.")
    if inbreng.verborgen:
        waarom = "; ".join(inbreng.redenen or {})
        weg.append(f"Ook eerdere inbreng is weggelaten, want die {waarom}.")
    return [
        *about_kaart(context),
        ("Hoe dit blad is gemaakt", [_METHODE]),
        ("Wat hier niet staat", weg),
        ("Bronnen", sources(context)),
    ]


def alt_text(buurt: Buurt, beeld: Kaartbeeld, gevonden: Vindplaatsen) -> str:
    """Return the text that stands for the map of a buurt."""
    aantal = len(gevonden.selectie.op_kaart)
    staan = "staat 1 plek" if aantal == 1 else f"staan {aantal} plekken"
    return (
        f"Kaart van de buurt {printable(buurt.naam)}, schaal 1 op {notatie.getal(beeld.schaal)},"
        f" het noorden is boven. Er {staan} op waar mensen samenkomen, met een nummer. De tabel"
        " hieronder zegt bij elk nummer wat het is, waar het is en op welke dagen."
    )
