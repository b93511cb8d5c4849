"""Hulpbronnen made by hand for the tests of the gate and the exports; nobody in here exists."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.exporting.context import Bron, KaartContext
from sociale_kaart.exporting.table import wgs84

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Row

PEILDATUM = dt.date(2026, 11, 22)
_NAMESPACE = uuid.UUID("6b1c2f3e-0000-4000-8000-000000000000")

# Where somebody lives: RD metres, and the same place in degrees as an export would write it.
THUIS = (192345.67, 504321.98)
_THUIS_GRADEN = wgs84(Plek(uuid="", hulpbron="", x=THUIS[0], y=THUIS[1]))
assert _THUIS_GRADEN

# What may be in no byte of an export for the public, whatever the format.
SECRETS = (
    "Geheime Greta", "06-98765432", "greta@geheim.example", "INTERNE-OPMERKING", "OPVOLGER-PIET",
    "FONDS-VERBORGEN", "Thuisstraat", "8261ZZ", "NIET-OPNEMEN-CLUB", "NIET-GEVRAAGD-CLUB",
    "ALLEEN-BUURT-CLUB", "GESTOPTE-CLUB", "INTERN-RECORD", "VERHAAL-VAN-GRETA", "192345.67",
    "504321.98", "PARTNERS-RECORD", "BATCH-GEHEIM", "TOESTEMMING-TEKST", "CELLEN-RUW",
    *map(str, _THUIS_GRADEN),
)  # fmt: skip


def key(naam: str) -> str:
    """A uuid that is the same in every run."""
    return str(uuid.uuid5(_NAMESPACE, naam))


def hulpbron(
    naam: str,
    *,
    plek: dict[str, Any] | None = None,
    plekken: tuple[dict[str, Any], ...] = (),
    meer: dict[str, Any] | None = None,
    **velden: Any,
) -> Hulpbron:
    """A formal, institutional hulpbron unless said otherwise; other keywords: columns or delen."""
    own = {
        "sfeer": "institutioneel",
        "formaliteit": "formeel",
        "soort": "organisatie",
        "status": "actief",
        "zichtbaarheid": None,
    }
    delen: dict[str, tuple[Row, ...]] = {}
    for veld, value in velden.items():
        if isinstance(value, list):
            delen[veld] = tuple(
                {"uuid": key(f"{naam}-{veld}-{n}"), "hulpbron": key(naam), **row}
                for n, row in enumerate(value)
            )
        else:
            own[veld] = value
    rows = plekken or ((plek,) if plek else ())
    return Hulpbron(
        uuid=key(naam),
        naam=naam,
        meer=meer or {},
        plekken=tuple(
            Plek(uuid=key(f"{naam}-plek-{n}"), hulpbron=key(naam), volgorde=n, **row)
            for n, row in enumerate(rows)
        ),
        delen=delen,
        **own,
    )


def op_adres(straat: str = "Burgwal", nummer: int = 12, **extra: Any) -> dict[str, Any]:
    """A plek with address and point in Kampen."""
    return {
        "x": 191_000.0 + nummer,
        "y": 507_500.0 + nummer,
        "gebruik": "vast",
        "straat": straat,
        "huisnummer": nummer,
        "postcode": "8261EP",
        "plaats": "Kampen",
        "buurtcode": "BU01660001",
        "locatie_nauwkeurigheid": "adres",
        **extra,
    }


def informeel(naam: str, antwoord: str | None, **velden: Any) -> Hulpbron:
    """An informal group that somebody wants to be public, with this instemming (None: no row)."""
    if antwoord:
        velden["instemmingen"] = [{"antwoord": antwoord, "gevraagd_op": "2026-05-01"}]
    return hulpbron(
        naam,
        **{
            "sfeer": "gemeenschappelijk",
            "formaliteit": "informeel",
            "soort": "groep",
            "zichtbaarheid": "publiek",
            "plek": op_adres(nummer=40),
            **velden,
        },
    )


def register_with_secrets() -> list[Hulpbron]:
    """A register in which every secret of SECRETS is stored where the rules say it must stay in."""
    greta = {"contactpersoon": "Geheime Greta", "telefoon": "06-98765432"}
    thuis = op_adres("Thuisstraat", 5, postcode="8261ZZ", x=THUIS[0], y=THUIS[1])
    return [
        hulpbron(
            "Buurthuis De Reling",
            plek=op_adres(),
            omschrijving="Koffie en soep.",
            meer={"opmerking": "INTERNE-OPMERKING", "opvolging": "OPVOLGER-PIET", "gratis": 1},
            batch="BATCH-GEHEIM",
            contacten=[
                {**greta, "email": "greta@geheim.example", "website": "https://reling.example"}
            ],
            geldbronnen=[{"wie": "FONDS-VERBORGEN", "deel_procent": 40.0}],
            verhalen=[
                {"tekst": "VERHAAL-VAN-GRETA", "wie": "Geheime Greta", "datum": "2026-01-02"}
            ],
            toestemmingen=[
                {
                    "wie": "Geheime Greta",
                    "gegeven_op": "2020-01-01",
                    "tot": "2021-01-01",
                    "waarvoor": "TOESTEMMING-TEKST",
                }
            ],
            ruwe_rijen=[{"cellen": "CELLEN-RUW"}],
        ),
        hulpbron("Huiskamer aan huis", plek={**thuis, "gebruik": "thuis"}),
        hulpbron("Burenhulp", sfeer="persoonlijk", zichtbaarheid="publiek", plek=thuis),
        informeel("NIET-OPNEMEN-CLUB", "niet_opnemen"),
        informeel("NIET-GEVRAAGD-CLUB", None),
        informeel("ALLEEN-BUURT-CLUB", "alleen_buurt"),
        informeel("Wandelclub", "openbaar"),
        hulpbron("GESTOPTE-CLUB", status="gestopt"),
        hulpbron("INTERN-RECORD", zichtbaarheid="intern"),
        hulpbron("PARTNERS-RECORD", sfeer="gemeenschappelijk"),
        hulpbron("Geheime Greta", soort="persoon"),
    ]


def context(**velden: Any) -> KaartContext:
    """The context of a kaart of Kampen."""
    own: dict[str, Any] = {
        "kaartnaam": "Sociale kaart Kampen",
        "onze_definitie": "Alles wat mensen in de buurt voor elkaar doen.",
        "doel": "Samen zien wat er is.",
        "peildatum": PEILDATUM,
        "ondergrond_naam": "Kampen",
        "jaar": 2024,
        "bronnen": (
            Bron("OpenStreetMap", "2026-10-01", "ODbL 1.0", "© OpenStreetMap-bijdragers"),
            Bron("CBS Wijk- en Buurtkaart", "2024", "CC BY 4.0", "CBS/Kadaster"),
        ),
        "buurtnamen": {"BU01660001": "Binnenstad", "BU01660002": "Brunnepe"},
    }
    return KaartContext(**{**own, **velden})
