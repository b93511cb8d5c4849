"""Where a figure comes from: the parts add up to it, and the route is as long as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.operations import distances, editing, uitleg

if TYPE_CHECKING:
    import geopandas as gpd

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

CATEGORIE = "supermarkt"


def asked(session: Session, worker: Worker, keuze: Meetkeuze, **what: object) -> uitleg.Uitleg:
    categorie = str(what.pop("categorie", CATEGORIE))
    return uitleg.explain(
        session,
        categorie,
        keuze,
        worker=worker,
        progress=NoProgress(),
        **what,  # type: ignore[arg-type]
    )


def homes(session: Session) -> gpd.GeoDataFrame:
    return session.required_ondergrond().layer("adressen").dropna(subset="buurtcode")


@pytest.mark.parametrize("netwerk", ["lopen", "auto"])
def test_the_build_up_gives_the_figure_of_the_table(
    session: Session, worker: Worker, netwerk: str
) -> None:
    keuze = Meetkeuze(netwerk=netwerk)
    frame = distances.report(
        session, keuze, [CATEGORIE], [netwerk], worker, NoProgress()
    ).buurten.set_index("buurtcode")
    assert len(frame) == 5
    for code, row in frame.iterrows():
        opbouw = asked(session, worker, keuze, buurtcode=str(code)).opbouw
        assert opbouw is not None
        assert opbouw.adressen == row["adressen"]
        assert opbouw.onderdrukt == bool(row["onderdrukt"])
        assert opbouw.niet_bereikbaar == row["niet_bereikbaar"]
        assert opbouw.in_buurt == row["voorzieningen"]
        assert opbouw.rand == bool(row["rand"])
        figures = ["gemiddelde_m", "mediaan_m", "p90_m", "aandeel_500m", "aandeel_1000m"]
        if opbouw.onderdrukt:
            assert row[figures].isna().all()
            assert opbouw.cijfers.gemiddelde_m != opbouw.cijfers.gemiddelde_m
            assert opbouw.banden == opbouw.plekken == ()
            continue
        for name in figures:
            assert getattr(opbouw.cijfers, name) == pytest.approx(row[name], abs=0.01)
        assert sum(band.adressen for band in opbouw.banden) == opbouw.adressen
        people = sum(band.personen for band in opbouw.banden)
        assert people == pytest.approx(opbouw.geteld, abs=0.5)
        reached = sum(plek.personen for plek in opbouw.plekken)
        assert reached == pytest.approx(opbouw.bereikt, abs=0.5)
        names = [plek.label.casefold() for plek in opbouw.plekken]
        assert names == sorted(names)  # by name, never by size


def test_the_route_of_an_adres_tells_streets_runner_up_and_sources(
    session: Session, worker: Worker
) -> None:
    home = homes(session).iloc[40]
    near = (home.geometry.x + 3, home.geometry.y - 2)
    found = asked(session, worker, Meetkeuze(), punt=near, bij_adres_m=25.0)
    assert found.adres.startswith(f"{home['straat']} {home['huisnummer']}")
    assert found.punt == pytest.approx((home.geometry.x, home.geometry.y))
    assert found.dichtstbij is not None
    assert found.tweede is not None
    assert found.dichtstbij.route.afstand_m <= found.tweede.route.afstand_m
    assert found.dichtstbij.naam != found.tweede.naam
    for one in (found.dichtstbij, found.tweede):
        assert one.route.lijn.length == pytest.approx(one.route.afstand_m, abs=0.01)
        assert sum(stuk.lengte_m for stuk in one.route.stukken) == pytest.approx(
            one.route.afstand_m, abs=0.01
        )
    assert any(stuk.straat for stuk in found.dichtstbij.route.stukken)
    assert found.opbouw is not None
    assert found.opbouw.buurtcode == home["buurtcode"]
    assert found.cel is not None
    assert found.cel.adressen >= 1
    assert "netwerk=lopen" in found.methode
    assert any("OpenStreetMap" in bron["naamsvermelding"] for bron in found.bronnen)


def test_by_car_the_metres_to_the_door_are_part_of_the_route(
    session: Session, worker: Worker
) -> None:
    home = homes(session).iloc[40]
    punt = (home.geometry.x, home.geometry.y)
    found = asked(session, worker, Meetkeuze(netwerk="auto"), punt=punt)
    assert found.aanloop
    assert found.dichtstbij is not None
    stukken = found.dichtstbij.route.stukken
    assert stukken[0].aanloop
    assert stukken[0].lengte_m == pytest.approx(found.naar_straat_m)


def test_our_own_place_is_found_and_named(session: Session, worker: Worker) -> None:
    home = homes(session).iloc[40]
    x, y = float(home.geometry.x), float(home.geometry.y)
    uuid = editing.add_hulpbron(
        session, {"naam": "Dorpswinkel", "categorie": CATEGORIE}, {"x": x, "y": y}
    ).nieuw
    found = asked(session, worker, Meetkeuze(), punt=(x, y))
    assert found.dichtstbij is not None
    assert (found.dichtstbij.naam, found.dichtstbij.hulpbron) == ("Dorpswinkel", uuid)
    assert found.dichtstbij.route.afstand_m == pytest.approx(0, abs=0.01)


def test_why_there_is_no_route(session: Session, worker: Worker) -> None:
    home = homes(session).iloc[40].geometry
    nothing = asked(session, worker, Meetkeuze(), punt=(home.x, home.y), categorie="voedselbank")
    known = nothing.opbouw
    assert known is not None
    if known.bekend == 0:
        assert nothing.reden == uitleg.GEEN_PLEK
    sea = asked(session, worker, Meetkeuze(), punt=(home.x - 90_000, home.y))
    assert (sea.reden, sea.dichtstbij, sea.naar_straat_m) == (uitleg.TE_VER, None, None)
    assert sea.opbouw is None
    assert sea.cel is None


def test_the_cell_of_few_people_keeps_its_figure(session: Session, worker: Worker) -> None:
    all_homes = homes(session)
    areas = session.required_ondergrond().layer("buurten")
    secret = areas[areas["inwoners"].isna()]["buurtcode"]
    few = all_homes[all_homes["buurtcode"].isin(secret)].geometry.iloc[:2]
    seen = set()
    for home in [*few, *all_homes.geometry.iloc[::80]]:
        cel = asked(session, worker, Meetkeuze(), punt=(home.x, home.y)).cel
        assert cel is not None
        seen.add(cel.onderdrukt)
        if cel.onderdrukt:
            assert cel.personen is None
            assert cel.gemiddelde_m is None
        else:
            assert cel.personen is not None
            assert cel.personen >= 5
    assert seen == {True, False}


def test_an_adres_is_found_by_its_words(session: Session) -> None:
    home = homes(session).iloc[40]
    words = f"{home['straat']} {home['nummer']}, {home['plaats']}"
    assert uitleg.find_adres(session, words) == pytest.approx((home.geometry.x, home.geometry.y))
    with pytest.raises(WorldError, match=r"‘Nergenslaan 1’ ken ik niet"):
        uitleg.find_adres(session, "Nergenslaan 1")


@pytest.mark.parametrize(
    ("what", "zin"),
    [
        ({"buurtcode": "BU00000000"}, "‘BU00000000’ staat niet"),
        ({"buurtcode": "BU99990101", "categorie": "pretpark"}, "‘pretpark’ bestaat niet"),
    ],
)
def test_what_cannot_be_explained_is_refused(
    session: Session, worker: Worker, what: dict[str, str], zin: str
) -> None:
    with pytest.raises(WorldError, match=zin):
        asked(session, worker, Meetkeuze(), **what)
