"""The BAG 2.0 extract: a zip of zips, per kind of object, with XML of about 10,000 objects each.

First the objects that lie in the area, then the numbers they have, the streets of those and the
places of those, so that no more is held than one area, however large the file is.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

import numpy as np
import shapely
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.bag_adres import bag_adres, in_gebruik

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.bag_adres import BagAdres

# '9999VBO15092020.zip', '9999VBO15092020-000001.xml', '0166NUM08012025.zip'.
_MEMBER = re.compile(
    r"(?:^|/)\d{4}(?P<soort>WPL|OPR|NUM|VBO|STA|LIG)\d{8}[^/]*\.(?P<form>zip|xml)$"
)
_KINDS = {"VBO": "verblijfsobjecten", "NUM": "nummeraanduidingen", "OPR": "straten",
          "WPL": "woonplaatsen"}  # fmt: skip
_PLACES = ("VBO", "STA", "LIG")
# A zip in a zip is copied to disk before it can be read; up to this size to memory.
_IN_MEMORY = 32_000_000
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    ParseError, DefusedXmlException,
)  # fmt: skip
_HISTORY_ENDS = ("eindRegistratie", "tijdstipEindRegistratieLV", "tijdstipInactief",
                 "tijdstipInactiefLV", "tijdstipNietBagLV")  # fmt: skip
_AXES = 2


@dataclass(slots=True)
class _Found:
    """What of the area has been read: by the ids of the BAG.

    Attributes:
        points: nummeraanduiding -> point in RD.
        uses: nummeraanduiding -> what its object is used for.
        numbers: nummeraanduiding -> its texts, and the ids of street and place.
        wanted: ids of their streets.
        streets: openbare ruimte -> name and place.
        places: woonplaats -> name.
    """

    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    uses: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, dict[str, str | None]] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)
    streets: dict[str, tuple[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    datum: str = ""


def read(path: Path, within: BaseGeometry, progress: Progress) -> tuple[list[BagAdres], str]:
    """Return the addresses in use in an area, and the date of the extract.

    Main and secondary addresses both count; of the history only what is valid now.

    Raises:
        WorldError: it is no BAG extract, or damaged.
    """
    found = _Found()
    shapely.prepare(within)
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(archive, path)
            for kind in (*_PLACES, "NUM", "OPR", "WPL"):
                for element in _objects(archive, members.get(kind, []), found, progress):
                    _keep(kind, element, found, within)
    except _UNREADABLE as error:
        raise WorldError(
            f"‘{path.name}’ is beschadigd of geen BAG-extract.", "Download het opnieuw."
        ) from error
    return list(_adressen(found)), found.datum


def _members(archive: zipfile.ZipFile, path: Path) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for name in archive.namelist():
        known = _MEMBER.search(name)
        if known is not None and not name.startswith("__MACOSX"):
            members.setdefault(known["soort"], []).append(name)
    missing = [naam for kind, naam in _KINDS.items() if kind not in members]
    if len(missing) == len(_KINDS):
        raise WorldError(
            f"‘{path.name}’ is geen BAG-extract.",
            "Kies bag-light.gpkg, een BAG 2.0-extract (zip) of een csv met adressen.",
        )
    if missing:
        raise WorldError(
            f"In het BAG-extract ‘{path.name}’ ontbreken de {missing[0]}.",
            "Download het hele extract opnieuw.",
        )
    return members


def _objects(
    archive: zipfile.ZipFile, names: list[str], found: _Found, progress: Progress
) -> Iterator[Element]:
    """Yield every object of the members, one at a time."""
    for name in names:
        with archive.open(name) as member:
            if name.endswith(".xml"):
                progress.step(f"BAG lezen: {name}")
                yield from _objects_in(member, found)
                continue
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
                shutil.copyfileobj(member, copy)
                with zipfile.ZipFile(copy) as inner:
                    wanted = [one for one in inner.namelist() if _MEMBER.search(one)]
                    wanted = [one for one in wanted if one.endswith(".xml")]
                    for done, one in enumerate(wanted):
                        progress.step(f"BAG lezen: {name}", done, len(wanted))
                        with inner.open(one) as file:
                            yield from _objects_in(file, found)


def _objects_in(file: IO[bytes], found: _Found) -> Iterator[Element]:
    holders: list[Element] = []
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        name = _local(element)
        if event == "start":
            if name == "standBestand":
                holders.append(element)
        elif name == "StandTechnischeDatum":
            found.datum = found.datum or (element.text or "").strip()
        elif name == "bagObject":
            yield from element
        elif name == "stand" and holders:
            # What has been read is let go, or a file would stay in memory as a whole.
            holders[-1].remove(element)


def _keep(kind: str, element: Element, found: _Found, within: BaseGeometry) -> None:
    if not _current(element, found.datum):
        return
    number = _text(element, "identificatie")
    if kind in _PLACES:
        _keep_place(kind, element, found, within)
    elif kind == "NUM" and number in found.points:
        if _named(element):
            found.wanted.add(_text(element, "OpenbareRuimteRef"))
            found.numbers[number] = {
                "huisnummer": _text(element, "huisnummer"),
                "huisletter": _text(element, "huisletter"),
                "toevoeging": _text(element, "huisnummertoevoeging"),
                "postcode": _text(element, "postcode"),
                "straat": _text(element, "OpenbareRuimteRef"),
                "plaats": _text(element, "WoonplaatsRef"),
            }
    elif kind == "OPR" and number in found.wanted:
        found.streets[number] = (_text(element, "naam"), _text(element, "WoonplaatsRef"))
    elif kind == "WPL":
        found.places[number] = _text(element, "naam")


def _keep_place(kind: str, element: Element, found: _Found, within: BaseGeometry) -> None:
    point = _point(element)
    if point is None or not shapely.intersects_xy(within, *point):
        return
    if not in_gebruik(_text(element, "status")):
        return
    uses = [part.text or "" for part in element.iter() if _local(part) == "gebruiksdoel"]
    for ref in element.iter():
        if _local(ref) == "NummeraanduidingRef" and ref.text:
            found.points[ref.text.strip()] = point
            # A place for a caravan or a boat is there to live on.
            found.uses[ref.text.strip()] = ",".join(uses) if kind == "VBO" else "woonfunctie"


def _point(element: Element) -> tuple[float, float] | None:
    """Return the point of an object, for an area its middle; None without a geometry."""
    with contextlib.suppress(ValueError, IndexError):
        for part in element.iter():
            name = _local(part)
            if name == "pos":
                x, y = (float(text) for text in (part.text or "").split()[:_AXES])
                return x, y
            if name == "Polygon":
                return _middle(part)
    return None


def _middle(polygon: Element) -> tuple[float, float] | None:
    ring = next(part for part in polygon.iter() if _local(part) == "posList")
    axes = int(polygon.get("srsDimension") or ring.get("srsDimension") or _AXES)
    values = np.array([float(text) for text in (ring.text or "").split()])
    centre = shapely.Polygon(values.reshape(-1, axes)[:, :_AXES]).centroid
    return float(centre.x), float(centre.y)


def _current(element: Element, datum: str) -> bool:
    """Return whether this version of an object is the one that is valid at the date."""
    for part in element.iter():
        name, text = _local(part), (part.text or "").strip()
        if name in _HISTORY_ENDS and text:
            return False
        if name == "eindGeldigheid" and text and (not datum or text[:10] <= datum):
            return False
        if name == "beginGeldigheid" and datum and text[:10] > datum:
            return False
    return True


def _named(element: Element) -> bool:
    return _text(element, "status").casefold() != "naamgeving ingetrokken"


def _adressen(found: _Found) -> Iterator[BagAdres]:
    for number, point in found.points.items():
        texts = found.numbers.get(number)
        straat, plaats = found.streets.get((texts or {}).get("straat") or "", ("", ""))
        if texts is None or not straat:
            continue
        naam = found.places.get(texts["plaats"] or plaats)
        rest = {"straat": straat, "plaats": naam, "gebruiksdoel": found.uses.get(number)}
        adres = bag_adres({**texts, **rest}, *point)
        if adres is not None:
            yield adres


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element, name: str) -> str:
    """Return the text of the first part with this name, '' without one."""
    for part in element.iter():
        if _local(part) == name:
            return (part.text or "").strip()
    return ""
