from __future__ import annotations

import datetime as dt

import pytest

from sociale_kaart.domain import regels


@pytest.mark.parametrize(
    ("gecontroleerd_op", "herzien_voor"),
    [
        (dt.date(2026, 11, 22), dt.date(2027, 11, 22)),
        (dt.date(2026, 12, 31), dt.date(2027, 12, 31)),
        (dt.date(2028, 2, 29), dt.date(2029, 2, 28)),
    ],
)
def test_a_check_holds_for_a_year(gecontroleerd_op: dt.date, herzien_voor: dt.date) -> None:
    assert regels.herzien_voor(gecontroleerd_op) == herzien_voor
