from __future__ import annotations

from collections import Counter

import pytest

from sociale_kaart.exporting.voorbeeld import preview
from tests.exporting.examples import PEILDATUM, hulpbron, op_adres, register_with_secrets


@pytest.mark.parametrize("voor", ["publiek", "partners", "intern"])
def test_the_preview_counts_as_the_gate_does(voor: str) -> None:
    found = preview(register_with_secrets(), voor, PEILDATUM)
    assert Counter(rij.reden for rij in found.rijen if rij.reden) == found.vrijgave.redenen
    assert Counter(wat for rij in found.rijen for wat in rij.zonder) == found.vrijgave.weggelaten
    assert found.getoond + found.verborgen == len(register_with_secrets())
    shown = {h.uuid for h in found.vrijgave.hulpbronnen}
    assert all((rij.hulpbron in shown) is not bool(rij.reden) for rij in found.rijen)


def test_each_hulpbron_says_why_or_without_what() -> None:
    records = [
        hulpbron("Gestopt", status="gestopt"),
        hulpbron("Thuis", plek=op_adres(gebruik="thuis")),
        hulpbron("Open", plek=op_adres()),
    ]
    found = preview(records, "publiek", PEILDATUM)
    assert [(rij.naam, rij.reden, rij.zonder) for rij in found.rijen] == [
        ("Gestopt", "is gestopt", ()),
        ("Thuis", "", ("adres en punt op de kaart (alleen de buurt)",)),
    ]
