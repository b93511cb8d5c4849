"""The style of the layer `hulpbronnen` that QGIS takes by itself: our own symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.domain.lijsten import codes, label

if TYPE_CHECKING:
    from sociale_kaart.domain.kaartstijl import Sfeerteken

_FORMALITEITEN = (*codes("formaliteit"), "")
# What QGIS calls our shapes.
_VORM = {"cirkel": "circle", "zeshoek": "hexagon", "vierkant": "square", "ruit": "diamond"}


def _rgb(kleur: str) -> str:
    return ",".join(str(int(kleur[n : n + 2], 16)) for n in (1, 3, 5)) + ",255"


def _filter(sfeer: str, formaliteit: str) -> str:
    def is_(veld: str, code: str) -> str:
        return f"\"{veld}\" = '{code}'" if code else f'"{veld}" IS NULL'

    return f"{is_('sfeer', sfeer)} AND {is_('formaliteit', formaliteit)}"


def _symbol(parent: ET.Element, naam: str, teken: Sfeerteken, formaliteit: str) -> None:
    """Add a marker: filled for formeel, white inside for informeel, half pale when unknown."""
    gevuld = formaliteit == "formeel"
    symbol = ET.SubElement(
        parent, "symbol", type="marker", name=naam, alpha="1", clip_to_extent="1"
    )
    layer = ET.SubElement(symbol, "layer", {"class": "SimpleMarker", "enabled": "1", "pass": "0"})
    props = {
        "name": _VORM[teken.vorm],
        "color": _rgb(teken.kleur if gevuld else "#FFFFFF"),
        "outline_color": "0,0,0,255" if gevuld else _rgb(teken.kleur),
        "outline_style": "solid" if formaliteit != "" else "dash",
        "outline_width": "0.2" if gevuld else "0.7",
        "outline_width_unit": "MM",
        "size": "3.6" if teken.sfeer else "2.8",
        "size_unit": "MM",
    }
    for key, value in props.items():
        ET.SubElement(layer, "prop", k=key, v=value)


def _qml() -> str:
    root = ET.Element("qgis", version="3.22", styleCategories="Symbology")
    renderer = ET.SubElement(
        root, "renderer-v2", type="RuleRenderer", symbollevels="0", forceraster="0"
    )
    rules = ET.SubElement(renderer, "rules", key="hulpbronnen")
    symbols = ET.SubElement(renderer, "symbols")
    for teken in sfeertekens():
        for formaliteit in _FORMALITEITEN:
            naam = str(len(symbols))
            ET.SubElement(
                rules,
                "rule",
                key=f"regel{naam}",
                symbol=naam,
                filter=_filter(teken.sfeer, formaliteit),
                label=f"{teken.label}, {label('formaliteit', formaliteit).lower()}",
            )
            _symbol(symbols, naam, teken, formaliteit)
    text = ET.tostring(root, encoding="unicode")
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{text}"


QML = _qml()
