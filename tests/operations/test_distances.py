"""Which places count for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import distances, editing

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


def computed(session: Session, worker: Worker, voor: str) -> pd.DataFrame:
    frame = distances.distance_per_buurt(
        session, categorieen=["voedselbank"], voor=voor, worker=worker, progress=NoProgress()
    )
    return frame.set_index("buurtcode")["gemiddelde_m"]


def test_a_hidden_place_does_not_show_in_public_figures(session: Session, worker: Worker) -> None:
    before = computed(session, worker, "publiek")
    adres = session.required_ondergrond().layer("adressen").dropna(subset="buurtcode").iloc[100]
    editing.add_hulpbron(
        session,
        {"naam": "Uitgiftepunt", "categorie": "voedselbank", "zichtbaarheid": "intern"},
        {"x": adres.geometry.x, "y": adres.geometry.y},
    )
    code = adres["buurtcode"]
    assert computed(session, worker, "intern")[code] < before[code]
    assert computed(session, worker, "publiek").equals(before)


def test_an_unknown_categorie_is_told_with_those_there_are(
    session: Session, worker: Worker
) -> None:
    with pytest.raises(WorldError, match=r"‘pretpark’ bestaat niet.*supermarkt"):
        distances.distance_per_buurt(
            session, categorieen=["pretpark"], worker=worker, progress=NoProgress()
        )
