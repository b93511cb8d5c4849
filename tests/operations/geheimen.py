"""A kaart with a secret wherever the rules say that it must stay in."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from sociale_kaart.domain.hulpbron import Plek
from sociale_kaart.domain.instemmingen import NIEMAND_HERKENBAAR
from sociale_kaart.domain.scenario import ERBIJ, ScenarioPlek
from sociale_kaart.exporting.table import wgs84
from sociale_kaart.operations import (
    delen,
    editing,
    fotos,
    inbreng,
    instemming,
    normen,
    scenarios,
)

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session

# Somebody's home, RD in metres, and as an export would write it in degrees.
X, Y = 150_912.34, 535_734.56
LON, LAT = wgs84(Plek(uuid="", hulpbron="", x=X, y=Y)) or (0.0, 0.0)
INTERN = "Verborgen Club 99"
NIET_GEVRAAGD = "Stille Kring 33"
MAP = "map-van-greta"
# Of a photo that may go along.
BIJSCHRIFT = "De zaal met niemand erin"
# In no export for others.
SECRETS: tuple[str | float, ...] = (
    "06-98765432", "0698765432", "Greta Geheimstra", "greta@geheim.example", "NOTITIE-77",
    "TOESTEMMING-88", "Geheimlaan", "9999ZZ", str(X), str(Y), f"{LON:.5f}", f"{LAT:.5f}", X, Y,
    LON, LAT, "GPS-66", "BIJSCHRIFT-66", "MAKER-66", "Gewiste Club 55", "Oude Naam 22",
    "Weigerclub 44", INTERN, "VERHAAL-11", MAP, "BATCH-INBRENG 12", "BIJSCHRIFT-OUD",
)  # fmt: skip


def plant(session: Session) -> None:
    """Register what may be seen, with the secrets around it."""
    open_ = {"sfeer": "institutioneel", "formaliteit": "formeel", "soort": "organisatie",
             "zichtbaarheid": "publiek", "categorie": "ontmoetingsplek"}  # fmt: skip
    huis = add(
        session,
        {**open_, "naam": "Oude Naam 22", "opmerking": "NOTITIE-77"},
        {"x": 150_900.0, "y": 535_700.0, "straat": "Achterom", "huisnummer": 2, "gebruik": "vast"},
        {"organisatie": "Welzijn", "contactpersoon": "Greta Geheimstra",
         "telefoon": "06-98765432", "email": "greta@geheim.example"},
    )  # fmt: skip
    editing.edit_hulpbron(session, huis, {"naam": "Buurthuis De Reling"})
    instemming.record_toestemming(
        session, huis, wie="Greta Geheimstra", gegeven_op="2020-01-01", tot="2021-01-01",
        waarvoor="TOESTEMMING-88",
    )  # fmt: skip
    delen.add_deel(session, huis, "verhalen", {"tekst": "VERHAAL-11", "wie": "Greta Geheimstra"})
    fotos.add_foto(
        session, huis, photo(), bijschrift="BIJSCHRIFT-66", maker="MAKER-66", toestemming="GPS-66"
    )
    open_for_all = {"veld": "verhalen", "zichtbaarheid": "publiek"}
    zaal = add(session, {**open_, "naam": "De Zaal", "soort": "plek"}, {
        "x": 150_920.0, "y": 535_720.0, "straat": "Achterom", "huisnummer": 8,
        "gebruik": "vindplaats", "schema": "maandag 10.00 uur",
    })  # fmt: skip
    delen.add_deel(session, zaal, "veld_zichtbaarheid", open_for_all)
    fotos.add_foto(
        session, zaal, photo(), bijschrift=BIJSCHRIFT, maker="MAKER-66",
        toestemming=NIEMAND_HERKENBAAR,
    )  # fmt: skip
    # With people on it, and what they agreed to has ended.
    instemming.record_toestemming(
        session, zaal, wie="Greta Geheimstra", gegeven_op="2020-01-01", tot="2021-01-01",
        waarvoor="foto",
    )  # fmt: skip
    fotos.add_foto(
        session, zaal, photo(), bijschrift="BIJSCHRIFT-OUD", maker="MAKER-66",
        toestemming="Gevraagd, genoteerd op 1 januari 2020",
    )  # fmt: skip
    inbreng.add_inbreng(session, {"tekst": "Er is geen bank.", "gedaan": "Die komt er."})
    inbreng.add_inbreng(session, {"tekst": "BATCH-INBRENG 12: vraag het de Weigerclub 44."})
    thuis = {"x": X, "y": Y, "straat": "Geheimlaan", "huisnummer": 5, "postcode": "9999ZZ",
             "plaats": "Zonneveen"}  # fmt: skip
    add(session, {**open_, "naam": "Huiskamer"}, {**thuis, "gebruik": "thuis"})
    add(session, {**open_, "naam": INTERN, "zichtbaarheid": "intern"}, {**thuis, "gebruik": "vast"})
    weg = add(session, {**open_, "naam": "Gewiste Club 55"}, {**thuis, "gebruik": "vast"})
    editing.delete_hulpbronnen(session, [weg])
    group = {**open_, "sfeer": "gemeenschappelijk", "formaliteit": "informeel", "soort": "groep"}
    niet = add(session, {**group, "naam": "Weigerclub 44"}, {**thuis, "gebruik": "vast"})
    instemming.record_instemming(session, niet, "niet_opnemen")
    add(session, {**group, "naam": NIET_GEVRAAGD}, {"x": 150_950.0, "y": 535_750.0})
    add(session, {**open_, "naam": "Burenhulp", "sfeer": "persoonlijk"}, {**thuis})
    normen.add_norm(session, {"categorie": "ontmoetingsplek", "afstand_m": 500, "aandeel": 0.9})
    plan = str(scenarios.add_scenario(session, "Plan", toelichting=f"In plaats van {INTERN}").nieuw)
    scenarios.add_scenario_plekken(
        session, plan, [ScenarioPlek("", ERBIJ, "ontmoetingsplek", naam="Nieuw", x=150_900.0,
                                     y=535_700.0)],
    )  # fmt: skip


def add(session: Session, velden: dict[str, object], plek: object, contact: object = None) -> str:
    return str(editing.add_hulpbron(session, velden, plek, contact).nieuw)  # type: ignore[arg-type]


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "GPS-66"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 33.0, 28.11)})
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (20, 90, 30)).save(out, "JPEG", exif=exif, comment=b"GPS-66")
    return out.getvalue()
