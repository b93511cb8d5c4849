"""The words of 'gaten' in the window: a state as symbol and word, a cell as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.lenzen import AFSTAND, GEBIED, HELE_BUURT
from sociale_kaart.operations import inventarisatie
from sociale_kaart.ui.eenheden import afstand

if TYPE_CHECKING:
    from sociale_kaart.operations.gaten_antwoord import AanbodRegel, Cel, Gaten, Telling

# The same signs as in the panel with the gesprekken.
SYMBOLS = {
    inventarisatie.BEKEND: "●",
    inventarisatie.NIETS_GEVONDEN: "○",
    inventarisatie.NIET_GEVRAAGD: "–",
}


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("gaten", text)


def state_word(toestand: str) -> str:
    """Return a state in the language of the window."""
    return {
        inventarisatie.BEKEND: tr("bekend"),
        inventarisatie.NIETS_GEVONDEN: tr("gevraagd, niets gevonden"),
        inventarisatie.NIET_GEVRAAGD: tr("niet gevraagd"),
    }[toestand]


def short(cel: Cel) -> str:
    """Return a cell as it stands in the matrix: symbol and word."""
    word = {
        inventarisatie.BEKEND: tr("bekend: {0}").format(notatie.getal(cel.aantal)),
        inventarisatie.NIETS_GEVONDEN: tr("niets gevonden"),
        inventarisatie.NIET_GEVRAAGD: tr("niet gevraagd"),
    }[cel.toestand]
    return f"{SYMBOLS[cel.toestand]} {word}"


def reach(straal_m: float, netwerk: str, *, zonder_trap: bool) -> str:
    """Return how far was looked: 'binnen 500 m lopen, zonder trap'."""
    how = {
        "lopen": tr("binnen {0} m lopen"),
        "fietsen": tr("binnen {0} m fietsen"),
        "auto": tr("binnen {0} m met de auto"),
    }[netwerk].format(notatie.getal(straal_m))
    return how + (tr(", zonder trap") if zonder_trap else "")


def reach_of(gaten: Gaten) -> str:
    """Return how far was looked for this answer."""
    return reach(gaten.straal_m, gaten.keuze.netwerk, zonder_trap=gaten.keuze.zonder_trap)


def spoken(cel: Cel, gaten: Gaten) -> str:
    """Return a cell as it is read aloud: which buurt, which item, what is known."""
    label = lijsten.label(gaten.lens.lijst, cel.item)
    first = f"{cel.buurtnaam}, {label}: {state_word(cel.toestand)}."
    return " ".join([first, *sentences(cel, gaten)])


def sentences(cel: Cel, gaten: Gaten) -> list[str]:
    """Return what is known of a cell, the supply first and then what people said."""
    told = [*_supply(cel, gaten), *_answers(cel)]
    if cel.onderdrukt:
        told.append(
            tr("Hoeveel inwoners het bereiken, laten we weg: er wonen er te weinig, of dat is niet "
               "bekend.")
        )  # fmt: skip
    if cel.rand:
        told.append(tr("Net buiten de kaart kan er meer zijn."))
    return told


def _supply(cel: Cel, gaten: Gaten) -> list[str]:
    how = reach_of(gaten)
    told = []
    if cel.op_afstand:
        told.append(_within(cel, gaten, how))
    if cel.hele_buurt:
        told.append(
            tr("Voor de hele buurt, zonder vaste plek: {0}.").format(notatie.getal(cel.hele_buurt))
        )
    if not cel.aantal:
        told.append(tr("Op de kaart staat hiervoor niets {0}.").format(how))
    if cel.verder_weg:
        told.append(tr("Verder weg in de buurt zelf: {0}.").format(notatie.getal(cel.verder_weg)))
    return told


def _within(cel: Cel, gaten: Gaten, how: str) -> str:
    text = tr("{0} {1}").format(notatie.getal(cel.op_afstand), how)
    if cel.buiten_buurt:
        text += tr(", waarvan {0} buiten de buurt").format(notatie.getal(cel.buiten_buurt))
    if cel.inwoners_bereikt is None or cel.inwoners is None:
        return f"{text}."
    who = tr("adressen") if gaten.weging == "adressen" else tr("inwoners")
    return text + tr(", voor ongeveer {0} van de {1} {2}.").format(
        notatie.getal(cel.inwoners_bereikt), notatie.getal(cel.inwoners), who
    )


def _answers(cel: Cel) -> list[str]:
    if not cel.gevraagd:
        return [tr("Er is hier nog niemand naar gevraagd.")]
    told = [tr("Gevraagd aan: {0}.").format(cel.door)]
    if not cel.aantal and cel.toestand == inventarisatie.BEKEND:
        told.append(tr("Zij noemden iets. Het is verder weg, of staat nog niet op de kaart."))
    if cel.aantal and cel.noemde_niets:
        told.append(
            tr(
                "{0} keer noemde iemand niets, terwijl er wel iets is. Is het bekend genoeg?"
            ).format(notatie.getal(cel.noemde_niets))
        )
    return told


def supply_line(regel: AanbodRegel) -> str:
    """Return one hulpbron behind a cell: its name and where it is."""
    if regel.manier == AFSTAND:
        where = (
            tr("vanaf {0}").format(afstand(regel.afstand_m))
            if regel.afstand_m is not None
            else tr("binnen bereik")
        )
        if not regel.in_buurt:
            where += tr(", buiten de buurt")
    elif regel.manier == GEBIED:
        where = tr("voor wie in het getekende gebied woont")
    elif regel.manier == HELE_BUURT:
        where = tr("voor de hele buurt")
    else:
        where = tr("in de buurt, maar verder weg: telt niet mee")
    return f"{regel.naam} – {where}"


def reached_line(regel: AanbodRegel) -> str:
    """Return how many people a hulpbron reaches, as somebody counted."""
    if not regel.tellingen:
        return tr("Hoeveel mensen er komen, is niet verteld.")
    return tr("Er komen: {0}.").format("; ".join(map(_telling, regel.tellingen)))


def _telling(telling: Telling) -> str:
    digits = 0 if telling.getal.is_integer() else 1
    unit = lijsten.label("telling_eenheid", telling.eenheid).lower()
    text = f"{notatie.getal(telling.getal, digits)} {unit}"
    day = notatie.parse_datum(telling.tot) or notatie.parse_datum(telling.van)
    about = [tr("schatting")] if telling.schatting else []
    about += [notatie.datum(day)] if day else []
    return text + (f" ({', '.join(about)})" if about else "")
