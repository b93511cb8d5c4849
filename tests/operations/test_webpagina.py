"""The web page as it is exported: with the distances that this reader may see."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import distances, editing, exports
from sociale_kaart.operations.sessions import new_kaart

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


def page(session: Session, voor: str, uit: Path, worker: Worker) -> dict[str, Any]:
    """Export the page and return the data that stands in it."""
    exports.export(session, "html", voor, uit, worker=worker, progress=NoProgress())
    found = re.search(r'id="gegevens">(.*?)</script>', uit.read_text("utf-8"), re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_figures_are_those_of_the_table_and_only_what_the_reader_may_see_counts(
    session: Session, worker: Worker, tmp_path: Path
) -> None:
    adres = session.required_ondergrond().layer("adressen").dropna(subset="buurtcode").iloc[100]
    editing.add_hulpbron(
        session,
        {"naam": "Uitgiftepunt", "categorie": "voedselbank", "zichtbaarheid": "intern"},
        {"x": adres.geometry.x, "y": adres.geometry.y},
    )
    told = {}
    for voor in ("intern", "publiek"):
        afstanden = page(session, voor, tmp_path / f"{voor}.html", worker)["afstanden"]
        codes = [buurt[0] for buurt in afstanden["buurten"]]
        soorten = {soort["label"]: soort["cijfers"] for soort in afstanden["categorieen"]}
        told[voor] = soorten.get("Voedselbank", [[-1, "", 0]] * len(codes))
        table = distances.distance_per_buurt(
            session, voor=voor, worker=worker, progress=NoProgress()
        )
        held = set(table.loc[table["onderdrukt"] == 1, "buurtcode"])
        assert all(
            (figures[n][0] == -2) == (code in held)
            for figures in soorten.values()
            for n, code in enumerate(codes)
        )
    here = codes.index(adres["buurtcode"])
    assert told["intern"][here] != told["publiek"][here]
    assert sum(step >= 0 for step, _, _ in told["intern"]) > 0


def test_without_ondergrond_there_is_a_page_without_distances(
    worker: Worker, tmp_path: Path
) -> None:
    path = tmp_path / "kaal.kaart.gpkg"
    with new_kaart(path, naam="Kaal", onze_definitie="A.", doel="B.", ondergrond=None) as kaal:
        assert page(kaal, "intern", tmp_path / "kaal.html", worker)["afstanden"] is None


def test_an_ondergrond_without_streets_to_walk_gives_no_distances(
    session: Session, worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(session.required_ondergrond()), "has", lambda _self, _naam: False)
    assert page(session, "intern", tmp_path / "x.html", worker)["afstanden"] is None
