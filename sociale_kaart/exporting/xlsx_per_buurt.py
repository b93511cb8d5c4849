"""The sheet 'Per buurt': how many hulpbronnen, per sfeer and formaliteit, with a chart.

Buurten stand in the order of the alphabet: no sheet orders them by more or less. The persoonlijke
sfeer is never counted, and a hulpbron is counted, never a person.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from sociale_kaart.domain import regels
from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.domain.lijsten import codes
from sociale_kaart.exporting.xlsx_cells import TITEL, header, page, put

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

Groep = tuple[str | None, str | None]

_ZONDER = "zonder buurt"
_KOPRIJ = 4
# What is known at buurt level only says nothing in a count.
_GETELD = tuple(code for code in codes("sfeer") if not regels.only_at_buurt_level(code))
_FORMALITEITEN = codes("formaliteit")
_GROEPEN: tuple[Groep, ...] = tuple(
    (sfeer, formaliteit) for sfeer in (*_GETELD, None) for formaliteit in (*_FORMALITEITEN, None)
)
# More bars than this cannot be read on one page; the table says all.
_MEESTE_BALKEN = 60


def write_per_buurt(sheet: Worksheet, vrijgave: Vrijgave, context: KaartContext) -> None:
    """Fill the sheet."""
    counts, totals = _counts(vrijgave)
    namen = dict(context.buurtnamen)
    namen |= {code: code for code in counts if code not in namen and code != _ZONDER}
    order = sorted(namen, key=lambda code: (namen[code].casefold(), code))
    if _ZONDER in counts:
        namen[_ZONDER] = "Zonder buurt"
        order.append(_ZONDER)
    put(sheet, 1, 1, f"Hulpbronnen per buurt – {context.kaartnaam}").font = TITEL
    put(
        sheet, 2, 1,
        f"{context.stand}. Een hulpbron met plekken in twee buurten telt in beide mee; onder "
        "‘Hele kaart’ telt elke hulpbron één keer. Een leeg vak zegt niet dat er niets is.",
    )  # fmt: skip
    header(
        sheet, _KOPRIJ, ["Buurt", "Buurtcode", *(_kop_van(*groep) for groep in _GROEPEN), "Samen"]
    )
    for rij, code in enumerate(order, start=_KOPRIJ + 1):
        put(sheet, rij, 1, namen[code])
        put(sheet, rij, 2, "" if code == _ZONDER else code)
        _numbers(sheet, rij, [counts.get(code, Counter())[groep] for groep in _GROEPEN])
    onder = _KOPRIJ + 1 + len(order)
    put(sheet, onder, 1, "Hele kaart").font = Font(bold=True)
    _numbers(sheet, onder, [totals[groep] for groep in _GROEPEN], bold=True)
    _shade(sheet, onder - 1)
    _chart(sheet, len(order), onder)
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 13
    for kolom in range(3, 4 + len(_GROEPEN)):
        sheet.column_dimensions[get_column_letter(kolom)].width = 18
    sheet.freeze_panes = f"C{_KOPRIJ + 1}"
    sheet.print_title_rows = f"{_KOPRIJ}:{_KOPRIJ}"
    page(sheet, context, liggend=True)


def _kop_van(sfeer: str | None, formaliteit: str | None) -> str:
    """Return the header of a group; what nobody filled in says of what."""
    naam = sfeer.capitalize() if sfeer else "Sfeer nog niet ingedeeld"
    return f"{naam}, {formaliteit or 'formeel of informeel nog niet gezegd'}"


def _counts(vrijgave: Vrijgave) -> tuple[dict[str, Counter[Groep]], Counter[Groep]]:
    """Count hulpbronnen per buurt and in all."""
    counts: dict[str, Counter[Groep]] = {}
    totals: Counter[Groep] = Counter()
    for hulpbron in vrijgave.hulpbronnen:
        if regels.only_at_buurt_level(hulpbron.sfeer):
            continue
        groep = (
            hulpbron.sfeer if hulpbron.sfeer in _GETELD else None,
            hulpbron.formaliteit if hulpbron.formaliteit in _FORMALITEITEN else None,
        )
        totals[groep] += 1
        for code in hulpbron.buurtcodes or (_ZONDER,):
            counts.setdefault(code, Counter())[groep] += 1
    return counts, totals


def _numbers(sheet: Worksheet, rij: int, getallen: list[int], *, bold: bool = False) -> None:
    for kolom, getal in enumerate([*getallen, sum(getallen)], start=3):
        if getal:
            put(sheet, rij, kolom, getal)
        if bold:
            sheet.cell(row=rij, column=kolom).font = Font(bold=True)


def _shade(sheet: Worksheet, laatste: int) -> None:
    """Shade what there is, lighter for few; an empty cell stays white: it says nothing."""
    if laatste > _KOPRIJ:
        area = f"C{_KOPRIJ + 1}:{get_column_letter(2 + len(_GROEPEN))}{laatste}"
        # A number on the darkest step keeps a contrast above 4.5:1.
        rule = ColorScaleRule(  # type: ignore[no-untyped-call]
            start_type="num", start_value=0, start_color="FFFFFF",
            end_type="max", end_color="8FB8D6",
        )  # fmt: skip
        sheet.conditional_formatting.add(area, rule)


def _chart(sheet: Worksheet, buurten: int, onder: int) -> None:
    """Draw a bar per buurt, in parts by sfeer and formaliteit, below the table."""
    if not 1 <= buurten <= _MEESTE_BALKEN:
        return
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    chart.title = "Hulpbronnen per buurt, naar sfeer en formeel of informeel"
    chart.height = 6.0 + 0.55 * buurten
    chart.width = 26
    kleuren = {teken.sfeer: teken.kleur.lstrip("#") for teken in sfeertekens()}
    names = Reference(sheet, min_col=1, min_row=_KOPRIJ + 1, max_row=_KOPRIJ + buurten)
    for kolom, (sfeer, formaliteit) in enumerate(_GROEPEN, start=3):
        values = Reference(sheet, min_col=kolom, min_row=_KOPRIJ, max_row=_KOPRIJ + buurten)
        series = Series(values, title_from_data=True)
        kleur = kleuren.get(sfeer or "", "595959")
        # Formeel is filled and informeel an outline, as the symbols on the map are.
        vol = formaliteit == "formeel"
        series.graphicalProperties = GraphicalProperties(solidFill=kleur if vol else "FFFFFF")
        series.graphicalProperties.line.solidFill = kleur
        if formaliteit is None:
            series.graphicalProperties.line.dashStyle = "sysDash"
        chart.series.append(series)
    chart.set_categories(names)
    # The first buurt stands on top, as in the table.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt, chart.y_axis.majorGridlines = "0", None
    chart.legend.position = "b"
    sheet.add_chart(chart, f"A{onder + 3}")
