"""What a plan does, as rows of a table, colours on the map and sentences."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie
from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST, ScenarioPlek
from sociale_kaart.ui.bereikbaarheid.tabel_model import Kolom
from sociale_kaart.ui.canvas.choropleth import BuurtLayer, BuurtWaarde, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from sociale_kaart.analysis.scenario import Effect, Totaal
    from sociale_kaart.domain.scenario import Scenario
    from sociale_kaart.operations.werkblad import Maat, Werkblad

# The two ways of looking at a change on the map.
DICHTBIJ, AFSTAND = "dichtbij", "afstand"
# From so much on it is a large change: a share of the people, and metres on average.
_VEEL = {DICHTBIJ: 0.10, AFSTAND: 100.0}
_TEKENS = {ERBIJ: "+", VERPLAATST: "→", DICHT: "×"}
# Below this a mean has not changed.
_GELIJK_M = 0.5


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("watals", text)


def sign(actie: str) -> str:
    """Return the sign of an action, as on the map."""
    return _TEKENS.get(actie, "?")


def kind(actie: str) -> str:
    """Return what an action is, in words."""
    return {ERBIJ: tr("komt erbij"), VERPLAATST: tr("verhuist"), DICHT: tr("gaat dicht")}.get(
        actie, actie
    )


def line_of(plek: ScenarioPlek, naam: str) -> str:
    """Return a change as a line of the list."""
    return f"{sign(plek.actie)} {naam or tr('zonder naam')} · {kind(plek.actie)}"


# -- the table -------------------------------------------------------------------------------------


def columns_of(rows: pd.DataFrame, totaal: Totaal) -> list[Kolom]:
    """Return the columns of the table per buurt, of the frame and the total of an effect."""
    who = tr("Adressen") if totaal.eenheid == "adressen" else tr("Mensen")
    few = [bool(value) for value in rows["weinig"]]
    changed = [
        _moved(nearer, farther, little)
        for nearer, farther, little in zip(
            plain(rows, "dichterbij"), plain(rows, "verder_weg"), few, strict=True
        )
    ]
    return [
        Kolom(tr("Buurt"), [str(naam) for naam in rows["buurtnaam"]], getal=False),
        Kolom(tr("Dichtbij nu"), plain(rows, "voor_binnen"), _count,
              tr("Hoeveel er nu binnen de afstand wonen.")),
        Kolom(tr("Dichtbij straks"), plain(rows, "na_binnen"), _count,
              tr("Hoeveel er met dit plan binnen de afstand wonen.")),
        Kolom(tr("Verschil"), plain(rows, "verschil_binnen"), _difference),
        Kolom(tr("Gemiddeld nu"), plain(rows, "voor_gemiddelde_m"), _metres,
              tr("De gemiddelde afstand over de weg.")),
        Kolom(tr("Gemiddeld straks"), plain(rows, "na_gemiddelde_m"), _metres),
        Kolom(tr("Dichterbij"), plain(rows, "dichterbij"), _count,
              tr("Voor hoeveel mensen de weg korter wordt.")),
        Kolom(tr("Verder weg"), plain(rows, "verder_weg"), _count,
              tr("Voor hoeveel mensen de weg langer wordt.")),
        Kolom(who, plain(rows, "inwoners"), _count, tr("Hoeveel er zijn geteld.")),
        Kolom(tr("Let op"), [
            "; ".join(part for part in (_remark(row), told) if part)
            for row, told in zip(rows.itertuples(), changed, strict=True)
        ], getal=False),
    ]  # fmt: skip


def _moved(nearer: float | None, farther: float | None, few: bool) -> str:  # noqa: FBT001
    if few and nearer is None:
        return tr("minder dan 10 mensen dichterbij")
    if few and farther is None:
        return tr("minder dan 10 mensen verder weg")
    return ""


def _remark(row: Any) -> str:
    parts = []
    if row.onderdrukt:
        parts.append(tr("te weinig mensen voor een cijfer"))
    if row.rand:
        parts.append(tr("aan de rand"))
    if row.niet_bereikbaar_na:
        parts.append(
            tr("{0} adressen zonder weg erheen").format(notatie.getal(row.niet_bereikbaar_na))
        )
    return ", ".join(parts)


# -- the map ---------------------------------------------------------------------------------------


def layer_of_rows(rows: pd.DataFrame, maat: Maat, view: str, titel: str) -> BuurtLayer:
    """Return the layer of what changes per buurt: dots are nearer, lines are farther.

    Args:
        rows: what changes per buurt.
        maat: how it was measured.
        view: `DICHTBIJ` or `AFSTAND`.
        titel: what the plan is about, at the head of the legend.
    """
    if view == DICHTBIJ:
        labels = (
            tr("10 of meer van de 100 erbij"), tr("tot 10 van de 100 erbij"), tr("evenveel"),
            tr("tot 10 van de 100 eraf"), tr("10 of meer van de 100 eraf"),
        )  # fmt: skip
        head = tr("{0}: wie er dichtbij woont").format(titel)
    else:
        labels = (
            tr("100 m of meer dichterbij"), tr("tot 100 m dichterbij"), tr("gelijk"),
            tr("tot 100 m verder weg"), tr("100 m of meer verder weg"),
        )  # fmt: skip
        head = tr("{0}: de gemiddelde afstand").format(titel)
    tints, patterns = (3, 1, 0, 2, 4), ("dichte stippen", "stippen", "", "liggende strepen",
                                        "ruitjes")  # fmt: skip
    steps = tuple(
        Step(f"{mark} {label}", tint, pattern)
        for mark, label, tint, pattern in zip("▲▲=▼▼", labels, tints, patterns, strict=True)
    )
    values = {
        str(row.buurtcode): BuurtWaarde(
            str(row.buurtcode), step_of(row, view), rand=bool(row.rand), tekst=_said(row)
        )
        for row in rows.itertuples()
    }
    return BuurtLayer(head, steps, values, source_of(maat))


def step_of(row: Any, view: str) -> int | None:
    """Return the step of a buurt: 0 much better … 4 much worse; None without a figure."""
    if row.onderdrukt or number(row.inwoners) is None:
        return None
    if view == DICHTBIJ:
        more, share = number(row.verschil_binnen), number(row.na_aandeel)
        before = number(row.voor_aandeel)
        if more is None or share is None or before is None:
            return None
        return _step(0.0 if more == 0 else share - before, _VEEL[view], 0.0)
    metres = number(row.verschil_m)
    return None if metres is None else _step(-metres, _VEEL[view], _GELIJK_M)


def _step(better: float, much: float, same: float) -> int:
    if abs(better) <= same:
        return 2
    if better > 0:
        return 0 if better >= much else 1
    return 4 if -better >= much else 3


def changed_buurten(effect: Effect) -> frozenset[str]:
    """Return the codes of the buurten where something changes that may be told."""
    rows = effect.buurten
    return frozenset(
        str(code)
        for code, nearer, farther in zip(
            rows["buurtcode"], plain(rows, "dichterbij"), plain(rows, "verder_weg"), strict=True
        )
        if nearer or farther
    )


def _said(row: Any) -> str:
    more = number(row.verschil_binnen)
    return tr("geen cijfer") if more is None else tr("{0} dichtbij").format(_difference(more))


def source_of(maat: Maat) -> str:
    """Return the line under the legend."""
    return tr("Een proef. {0}, {1}.").format(maat.wie.capitalize(), maat.binnen)


# -- sentences -------------------------------------------------------------------------------------


def closing(effect: Effect) -> list[str]:
    """Return in plain words who gets farther by a closing."""
    totaal = effect.totaal
    who = tr("adressen") if totaal.eenheid == "adressen" else tr("mensen")
    if not (totaal.verder_weg or totaal.verder_weg_afgerond):
        return [tr("Voor niemand wordt de weg langer: er is een plek die net zo dichtbij is.")]
    about = tr("ongeveer ") if totaal.verder_weg_afgerond else ""
    said = [
        tr("Voor {0}{1} {2} wordt de weg langer.").format(
            about, notatie.getal(totaal.verder_weg), who
        )
        if totaal.verder_weg
        else tr("Voor minder dan 10 {0} wordt de weg langer.").format(who)
    ]
    less = totaal.voor_binnen - totaal.na_binnen
    if less > 0:
        said[0] += " " + tr("{0} {1} minder wonen dan nog dichtbij genoeg.").format(
            notatie.getal(less), who
        )
    for row in effect.buurten.itertuples():
        farther, metres = number(row.verder_weg), number(row.verder_weg_m)
        if farther:
            told = f"{row.buurtnaam}: {notatie.getal(farther)} {who}"
            if metres is not None:
                told += tr(", gemiddeld {0} verder").format(notatie.afstand(metres))
            said.append(told)
        elif farther is None and row.weinig:
            said.append(tr("{0}: minder dan 10 {1}").format(row.buurtnaam, who))
    return said


def account_html(naam: str, werkblad: Werkblad, effect: Effect) -> str:
    """Return how a plan was counted, as rich text.

    Args:
        naam: of the plan.
        werkblad: counted it.
        effect: what came out.
    """
    items = "".join(
        f"<li>{html.escape(zin, quote=False)}</li>" for zin in account(werkblad, effect)
    )
    return f"<h2>{html.escape(naam, quote=False)}</h2><ul>{items}</ul>"


def sentence(
    plan: Scenario | None,
    plekken: Sequence[ScenarioPlek],
    werkblad: Werkblad | None,
    effect: Effect | None,
) -> str:
    """Return what a plan does, or what to do first; '' when there is nothing to say yet.

    Args:
        plan: the plan that is looked at.
        plekken: its places, as they are being tried.
        werkblad: counts it; None as long as it is not there.
        effect: what came out; None as long as nothing did.
    """
    if plan is None:
        return tr(
            "Wat als er een plek bij komt, verhuist of dichtgaat? Probeer het in een plan.\n"
            "Sleep een plek over de kaart en zie meteen voor wie de weg korter of langer wordt.\n"
            "Een plan verandert niets aan de plekken op jullie kaart."
        )
    if werkblad is None or effect is None:
        return ""
    told = werkblad.sentence(effect)
    if not plekken:
        return tr("Dit plan is nog leeg: zet er een plek bij. {0}").format(told)
    return " ".join([told, *werkblad.changes(plekken)[1]])


def account(werkblad: Werkblad, effect: Effect) -> list[str]:
    """Return how was counted, as sentences."""
    from sociale_kaart.operations.werkblad import methode_of  # noqa: PLC0415 - start-up time

    opstelling, totaal = werkblad.proef.opstelling, effect.totaal
    years = sorted({str(jaar) for jaar in opstelling.buurten["jaar"].dropna()})
    weging = opstelling.weging[werkblad.maat.groep]
    said = [
        tr("Voor elk adres zoeken we over de weg de plek die het dichtstbij is: eerst zoals het "
           "nu is, dan met het plan. Het verschil zie je hier."),
        tr("Geteld: {0}, {1}. Mensen per adres: {2}.").format(
            werkblad.maat.wie, werkblad.maat.binnen, weging),
        tr("{0} plekken van deze soort tellen nu mee: uit OpenStreetMap en uit jullie kaart.")
        .format(notatie.getal(len(werkblad.proef.voorzieningen))),
        tr("Buurten en inwoners: CBS {0}. Wegen en plekken: OpenStreetMap.").format(
            ", ".join(years)),
        tr("Minder dan 10 mensen laten we niet zien, en ook geen buurt met minder dan 10 mensen. "
           "Zo kun je niemand herkennen."),
    ]  # fmt: skip
    if totaal.niet_bereikbaar_voor or totaal.niet_bereikbaar_na:
        said.append(
            tr("Adressen zonder weg naar een plek: nu {0}, met het plan {1}. Die tellen in geen "
               "gemiddelde mee.").format(notatie.getal(totaal.niet_bereikbaar_voor),
                                         notatie.getal(totaal.niet_bereikbaar_na))
        )  # fmt: skip
    if totaal.onderdrukte_buurten:
        said.append(
            tr("1 buurt met te weinig mensen staat niet in de getallen.")
            if totaal.onderdrukte_buurten == 1
            else tr("{0} buurten met te weinig mensen staan niet in de getallen.").format(
                totaal.onderdrukte_buurten
            )
        )
    return [
        *said,
        tr("‘Aan de rand’: misschien is er net buiten de kaart een plek die dichterbij is."),
        tr("Een plan is een proef. Het verandert niets aan de plekken op jullie kaart."),
        tr("Dichtbij is nog niet open, toegankelijk of gastvrij. Dat zegt een afstand niet."),
        tr("Buurten staan op naam. Dit is geen ranglijst. Wat dicht kan, rekent het programma "
           "niet uit: dat is een keuze van mensen."),
        tr("Methode in het kort: {0}").format(methode_of(opstelling, werkblad.maat)),
    ]  # fmt: skip


# -- numbers ---------------------------------------------------------------------------------------


def number(value: Any) -> float | None:
    """Return a figure; None when it is empty (None, NaN or pandas' NA)."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return None if found != found else found  # noqa: PLR0124 - NaN


def plain(rows: pd.DataFrame, kolom: str) -> list[float | None]:
    """Return a column as figures, None where it is empty."""
    return [number(value) for value in rows[kolom].astype(object)]


def _count(value: Any) -> str:
    return "–" if value is None else notatie.getal(value)


def _metres(value: Any) -> str:
    return notatie.afstand(value)


def _difference(value: Any) -> str:
    if value is None:
        return "–"
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{notatie.getal(abs(value))}"
