"""Random registers with secrets in random places: none is in any byte of what leaves.

The places follow from the tables themselves, so that a sensitive field that is added is tried too.
"""

from __future__ import annotations

import dataclasses
import itertools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN
from sociale_kaart.exporting import (
    atlas,
    buurtkaart,
    csv_export,
    geojson_export,
    geopackage_export,
    hsds_export,
    html_export,
    tekst_export,
    xlsx_export,
)
from sociale_kaart.exporting.gate import release
from tests.exporting.buurtkaart.kleine_wereld import BUURT, X0, Y0, make_layers
from tests.exporting.examples import PEILDATUM, context, hulpbron
from tests.operations.uitpakken import found_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sociale_kaart.exporting.gate import Vrijgave

LAYERS = make_layers()
# Housekeeping that no reader sees, on top of what the tables call sensitive.
_KERN = ["batch", "opmerking", *(v.naam for v in HULPBRONNEN.velden if v.gevoelig)]
_KERN = [n for n in dict.fromkeys(_KERN) if HULPBRONNEN.veld(n).soort == "tekst"]
_DELEN = [
    (tabel.naam, veld.naam)
    for tabel in DELEN
    for veld in tabel.velden
    if veld.soort == "tekst" and veld.gevoelig and not veld.lijst
]
# Why a record as a whole stays behind, or its place.
_VERBORGEN: tuple[dict[str, Any], ...] = (
    {"zichtbaarheid": "intern"},
    {"status": "gestopt"},
    {"instemmingen": [{"antwoord": "niet_opnemen"}]},
    {"soort": "persoon"},
    {"sfeer": "persoonlijk", "zichtbaarheid": None},
)
_ALLEEN_BUURT: tuple[dict[str, Any], ...] = (
    {"gebruik": "thuis"},
    {"sfeer": "persoonlijk"},
    {"veld_zichtbaarheid": [{"veld": "adres", "zichtbaarheid": "intern"}]},
)


def _kern(velden: dict[str, str]) -> dict[str, Any]:
    """Give the columns that a hulpbron keeps apart their place in `meer`."""
    own = {field.name for field in dataclasses.fields(Hulpbron)}
    return {
        **{naam: value for naam, value in velden.items() if naam in own},
        "meer": {naam: value for naam, value in velden.items() if naam not in own},
    }


def _word(number: int) -> str:
    return f"GEHEIM{number:05}"


@st.composite
def _registers(draw: st.DrawFn) -> tuple[list[Hulpbron], list[str | float], list[dict[str, Any]]]:
    """A register, its secrets, and the rows of its photos."""
    numbers = itertools.count(10_000)
    secrets: list[str | float] = []
    fotos: list[dict[str, Any]] = []

    def secret() -> str:
        secrets.append(_word(next(numbers)))
        return str(secrets[-1])

    records = []
    for index in range(draw(st.integers(1, 4))):
        velden: dict[str, Any] = {"zichtbaarheid": "publiek"}
        velden |= _kern({n: secret() for n in draw(st.sets(st.sampled_from(_KERN), max_size=4))})
        for tabel, veld in draw(st.sets(st.sampled_from(_DELEN), max_size=6)):
            velden.setdefault(tabel, [{}])[0][veld] = secret()
        place = {"x": X0 + 11.23 * (index + 1), "y": Y0 + 13.37 * (index + 1), "gebruik": "vast",
                 "straat": "Dwarsstraat", "huisnummer": index + 1}  # fmt: skip
        naam = f"Club {index}"
        if draw(st.booleans()):
            velden |= draw(st.sampled_from(_VERBORGEN))
            naam = secret()
            place |= {"straat": secret(), "postcode": secret()}
            secrets += [place["x"], place["y"]]
        elif draw(st.booleans()):
            why = draw(st.sampled_from(_ALLEEN_BUURT))
            velden |= {key: value for key, value in why.items() if key != "gebruik"}
            place |= {"gebruik": why.get("gebruik", "vast"), "straat": secret()}
            place |= {"plaats": secret(), "postcode": secret()}
            secrets += [place["x"], place["y"]]
        if draw(st.booleans()):
            fotos.append({"uuid": f"f{index}", "sha256": secret(), "bijschrift": secret(),
                          "maker": secret(), "toestemming": secret()})  # fmt: skip
            velden.setdefault("verhalen", [{}])[0]["foto"] = f"f{index}"
        record = hulpbron(naam, **{"plek": place, **velden})
        plekken = tuple(dataclasses.replace(p, buurtcode=BUURT) for p in record.plekken)
        records.append(dataclasses.replace(record, plekken=plekken))
    return records, secrets, fotos


def _sheet(vrijgave: Vrijgave, about: Any, path: Path) -> None:
    buurtkaart.make_buurtkaart(vrijgave, about, LAYERS, BUURT, path=path, progress=NoProgress())


def _book(vrijgave: Vrijgave, about: Any, path: Path) -> None:
    atlas.make_atlas(vrijgave, about, LAYERS, [BUURT], path=path, progress=NoProgress())


def _picture(vrijgave: Vrijgave, about: Any, path: Path) -> None:
    buurtkaart.make_kaartplaatje(vrijgave, about, LAYERS, BUURT, path=path, progress=NoProgress())


def _page(vrijgave: Vrijgave, about: Any, path: Path) -> None:
    # More bytes than the gate let through: the page may take only those that it did.
    html_export.export_html(
        vrijgave, about, {}, path, fotos={f"f{n}": b"GEHEIME BYTES" for n in range(4)}
    )


KINDS: dict[str, Callable[[Vrijgave, Any, Path], None]] = {
    "uit.csv": csv_export.export_csv,
    "uit.xlsx": xlsx_export.export_xlsx,
    "uit.geojson": geojson_export.export_geojson,
    "uit.gpkg": geopackage_export.export_geopackage,
    "uit.txt": tekst_export.export_tekst,
    "uit.json": hsds_export.export_hsds,
    "uit.zip": hsds_export.export_hsds_tables,
    "uit.html": _page,
    "uit.pdf": _sheet,
    "atlas.pdf": _book,
    "uit.svg": _picture,
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=_registers(), voor=st.sampled_from(["publiek", "partners"]))
def test_no_secret_of_a_random_register_is_in_any_byte(
    kind: str, made: tuple[list[Hulpbron], list[str | float], list[dict[str, Any]]], voor: str
) -> None:
    records, secrets, fotos = made
    vrijgave = release(records, voor, PEILDATUM, {str(row["uuid"]): row for row in fotos})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / kind
        KINDS[kind](vrijgave, context(buurtnamen={BUURT: "Zonnehoek"}), path)
        assert found_in(path, [*secrets, "GEHEIME BYTES"]) == []


def test_the_secrets_stand_where_they_say(tmp_path: Path) -> None:
    """For own use the names of fields and places are there: the search finds what it is for."""
    velden = {naam: _word(n) for n, naam in enumerate(("opvolging", "nodig_voor_continuiteit"))}
    rows = {tabel: [{veld: _word(100 + n)}] for n, (tabel, veld) in enumerate(_DELEN)}
    record = hulpbron("Club", plek={"x": X0 + 1.25, "y": Y0 + 1.5}, **_kern(velden), **rows)
    vrijgave = release([record], "intern", PEILDATUM)
    geopackage_export.export_geopackage(vrijgave, context(), tmp_path / "uit.gpkg")
    assert found_in(tmp_path / "uit.gpkg", [X0 + 1.25]) == [X0 + 1.25]
    assert len(_KERN) >= 4
    assert len(_DELEN) >= 15
    assert all(str(value) in repr(record) for value in _words(velden, rows))


def _words(velden: dict[str, Any], rows: dict[str, Any]) -> Iterator[str]:
    yield from velden.values()
    for made in rows.values():
        yield from made[0].values()
