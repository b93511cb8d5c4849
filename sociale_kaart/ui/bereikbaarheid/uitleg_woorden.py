"""An explanation in the words of the window: a route street by street, a figure part by part."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.operations import uitleg as uitleg_
from sociale_kaart.ui.eenheden import afstand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.analysis.opbouw import Opbouw
    from sociale_kaart.analysis.routes import Stuk
    from sociale_kaart.operations.uitleg import Bestemming, Uitleg


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("uitleg", text)


def metres(value: float) -> str:
    """Return metres of a route, to the metre: of a sum people want the parts to fit."""
    return f"{notatie.getal(round(value))} m"


def how(netwerk: str) -> str:
    """Return how one goes, in a sentence."""
    return {
        "lopen": tr("lopend"),
        "fietsen": tr("op de fiets"),
        "auto": tr("met de auto"),
    }[netwerk]


def spoken(uitleg: Uitleg) -> str:
    """Return an explanation of a point as it is read aloud: short, what comes first counts."""
    parts = []
    if uitleg.adres:
        parts.append(f"{uitleg.adres}.")
    if uitleg.reden:
        parts.append(reason(uitleg.reden))
    for one, template in (
        (uitleg.dichtstbij, tr("Dichtstbij: {0}, {1} {2}.")),
        (uitleg.tweede, tr("Daarna: {0}, {1} {2}.")),
    ):
        if one is not None:
            way = metres(one.route.afstand_m)
            parts.append(template.format(one.naam, way, how(uitleg.keuze.netwerk)))
    return " ".join(parts)


def reason(reden: str) -> str:
    """Return why there is no route."""
    return {
        uitleg_.GEEN_PLEK: tr("Er is geen plek bekend in de gegevens. Daarom is er geen afstand."),
        uitleg_.TE_VER: tr("Binnen 500 meter ligt geen weg. Daarom is er geen afstand."),
        uitleg_.GEEN_ROUTE: tr(
            "Vanaf hier is geen weg gevonden. Dat heet ‘niet bereikbaar’ en is geen 0."
        ),
    }[reden]


def title(uitleg: Uitleg) -> str:
    """Return what is explained."""
    where = uitleg.adres
    if not where and uitleg.punt is not None:
        where = tr("dit punt")
    if not where and uitleg.opbouw is not None:
        where = uitleg.opbouw.buurtnaam
    return tr("{0}, vanaf {1}").format(categorie_label(uitleg.categorie), where)


def route_html(uitleg: Uitleg) -> str:
    """Return the routes of an explanation as rich text; '' for a buurt."""
    if uitleg.punt is None:
        return ""
    parts = []
    if uitleg.reden:
        parts.append(_p(reason(uitleg.reden)))
    for one, heading in ((uitleg.dichtstbij, tr("Dichtstbij")), (uitleg.tweede, tr("Daarna"))):
        if one is not None:
            parts.append(_way(one, heading, uitleg))
    cel = uitleg.cel
    if cel is not None and cel.gemiddelde_m is not None:
        said = tr("In dit vak van 100 meter: {0} adressen, gemiddeld {1}.").format(
            notatie.getal(cel.adressen), afstand(cel.gemiddelde_m)
        )
        parts.append(_p(said))
    elif cel is not None and cel.onderdrukt:
        parts.append(_p(tr("Dit vak van 100 meter heeft geen cijfer: er wonen te weinig mensen.")))
    return "".join(parts)


def _way(one: Bestemming, heading: str, uitleg: Uitleg) -> str:
    head = f"{heading}: {one.naam}, {metres(one.route.afstand_m)} {how(uitleg.keuze.netwerk)}"
    rows = "".join(
        f"<tr><td>{_safe(street(stuk))}</td>"
        f"<td align='right'>&nbsp;&nbsp;{_safe(metres(stuk.lengte_m))}</td></tr>"
        for stuk in one.route.stukken
    )
    table = f"<table>{rows}</table>" if rows else ""
    beside = "".join(f"<p style='margin:2px 0'>{_safe(said)}</p>" for said in beside_streets(one))
    return f"<p style='margin:6px 0 2px 0'><b>{_safe(head)}</b></p>{table}{beside}"


def street(stuk: Stuk) -> str:
    """Return what a stretch of a route goes over."""
    if stuk.aanloop:
        return tr("tussen deur en straat")
    naam = stuk.straat or tr("weg zonder naam")
    return tr("{0}, trap").format(naam) if stuk.trap else naam


def beside_streets(one: Bestemming) -> list[str]:
    """Return how far both ends lie from their streets, where that is worth telling."""
    said = []
    left_out = []
    for text, alone, einde in (
        (tr("Bij het begin loopt de straat dood. De {0} naar de volgende straat telt mee."),
         tr("{0} tussen het begin en de straat"), one.route.begin),
        (tr("Bij de plek loopt de straat dood. De {0} naar de volgende straat telt mee."),
         tr("{0} tussen de straat en de plek"), one.route.eind),
    ):  # fmt: skip
        told = metres(einde.afstand_m)
        if einde.tweede_plek:
            said.append(text.format(told))
        elif not einde.telt and round(einde.afstand_m) > 0:
            left_out.append(alone.format(told))
    if left_out:
        said.append(tr("Niet meegeteld: {0}.").format(", ".join(left_out)))
    return said


def buurt_html(uitleg: Uitleg) -> str:
    """Return how the figure of the buurt is built up, as rich text; '' outside all buurten."""
    opbouw = uitleg.opbouw
    if opbouw is None:
        return ""
    head = f"<h3>{_safe(tr('Het cijfer van {0}').format(opbouw.buurtnaam))}</h3>"
    if opbouw.onderdrukt:
        return head + _p(
            tr("Het cijfer is weggelaten: er wonen minder dan 10 mensen, of dat is niet bekend.")
        )
    return "".join(
        [
            head,
            _list(_figure(opbouw)),
            _bands(opbouw),
            _list(_nearest(opbouw)),
            _list(_unsure(opbouw)),
        ]
    )


def method_html(uitleg: Uitleg) -> str:
    """Return for whom, how and from which sources, as rich text."""
    said = [tr("Voor wie: {0}.").format(GROEP_LABELS[uitleg.keuze.groep].lower())]
    if uitleg.opbouw is not None:
        said.append(tr("Elk adres telt zo zwaar als dit zegt: {0}.").format(uitleg.opbouw.weging))
    if uitleg.aanloop:
        said.append(tr("De meters tussen deur en straat tellen mee, zoals bij het CBS."))
    if uitleg.keuze.zonder_trap:
        said.append(tr("Trappen tellen niet mee als weg."))
    said += uitleg.meldingen
    sources = [_source(bron) for bron in uitleg.bronnen]
    return (
        f"<h3>{_safe(tr('Hoe is gemeten'))}</h3>{_list(said)}"
        f"<h3>{_safe(tr('Bronnen'))}</h3>{_list(sources)}"
        f"<p><small>{_safe(tr('Methode in het kort'))}: {_safe(uitleg.methode)}</small></p>"
    )


def _figure(opbouw: Opbouw) -> list[str]:
    cijfers = opbouw.cijfers
    said = [tr("{0} adressen").format(notatie.getal(opbouw.adressen))]
    if opbouw.inwoners:
        said[0] += tr(", {0} inwoners volgens het CBS ({1})").format(
            notatie.getal(opbouw.inwoners), opbouw.jaar or ""
        )
    if opbouw.bekend == 0:
        return [*said, tr("Er is geen plek bekend in de gegevens. Daarom is er geen cijfer.")]
    said.append(
        tr("gemiddeld {0}; de helft woont binnen {1}, 9 van de 10 binnen {2}").format(
            afstand(cijfers.gemiddelde_m), afstand(cijfers.mediaan_m), afstand(cijfers.p90_m)
        )
    )
    said.append(
        tr("binnen 500 m woont {0}, binnen 1 km {1}").format(
            notatie.procent(cijfers.aandeel_500m), notatie.procent(cijfers.aandeel_1000m)
        )
    )
    return said


def _bands(opbouw: Opbouw) -> str:
    if not opbouw.banden:
        return ""
    people = opbouw.weging != "adressen"
    head = f"<tr><th align='left'>{_safe(tr('Afstand'))}</th><th>{_safe(tr('Adressen'))}</th>"
    head += f"<th>&nbsp;&nbsp;{_safe(tr('Mensen'))}</th></tr>" if people else "</tr>"
    rows = "".join(
        f"<tr><td>{_safe(band_words(band.label))}</td>"
        f"<td align='right'>&nbsp;&nbsp;{notatie.getal(band.adressen)}</td>"
        + (f"<td align='right'>{notatie.getal(band.personen)}</td></tr>" if people else "</tr>")
        for band in opbouw.banden
        if band.adressen
    )
    return f"<table>{head}{rows}</table>"


def band_words(label: str) -> str:
    """Return the label of a band of distances in the language of the window."""
    return {
        "tot 250 m": tr("tot 250 m"),
        "250 tot 500 m": tr("250 tot 500 m"),
        "500 m tot 1 km": tr("500 m tot 1 km"),
        "1 tot 2 km": tr("1 tot 2 km"),
        "2 tot 5 km": tr("2 tot 5 km"),
        "meer dan 5 km": tr("meer dan 5 km"),
        "niet bereikbaar": tr("niet bereikbaar"),
    }.get(label, label)


def _nearest(opbouw: Opbouw) -> list[str]:
    return [
        tr("{0}: het dichtstbij voor {1} adressen").format(plek.label, notatie.getal(plek.adressen))
        for plek in opbouw.plekken
    ]


def _unsure(opbouw: Opbouw) -> list[str]:
    said = [
        tr("plekken in de gegevens: {0}, in de buurt zelf: {1}").format(
            notatie.getal(opbouw.bekend), notatie.getal(opbouw.in_buurt)
        ),
        tr("niet bereikbaar: {0} adressen").format(notatie.getal(opbouw.niet_bereikbaar)),
    ]
    if opbouw.te_ver:
        said[1] += tr(", waarvan {0} te ver van een weg").format(notatie.getal(opbouw.te_ver))
    if opbouw.tweede_plek:
        said.append(
            tr("{0} adressen liggen aan een straat die doodloopt").format(
                notatie.getal(opbouw.tweede_plek)
            )
        )
    if opbouw.rand:
        said.append(
            tr("rand: bij {0} adressen kan buiten de kaart een plek dichterbij zijn").format(
                notatie.getal(opbouw.rand_adressen)
            )
        )
    return said


def _source(bron: Mapping[str, str]) -> str:
    dag = notatie.parse_datum(bron.get("datum"))
    datum = notatie.datum(dag) if dag is not None else bron.get("datum", "")
    parts = (bron.get("naam", ""), datum, bron.get("naamsvermelding", ""))
    return ", ".join(part for part in parts if part)


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{_safe(line)}</li>' for line in lines)}</ul>" if lines else ""


def _p(text: str) -> str:
    return f"<p>{_safe(text)}</p>"


def _safe(text: str) -> str:
    return html.escape(text, quote=False)
