"""Nearly good lists of every kind: a table that adds up, or a refusal in a sentence."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from corpus.ontwerp import Bouwer, Ontwerp
from corpus.schrijvers import csv_text, write_ods, write_xlsx
from corpus.xls_schrijver import write_xls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from verbouwen import changed, changed_zip

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.spreadsheet import (
    Leeskeuze,
    preview,
    read_pasted,
    read_table,
    sheets,
)

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-lezen-"))
ONTWERPEN = (
    Ontwerp(rijen=4, titels=("Overzicht",), groepen="samengevoegd", datums="cel"),
    Ontwerp(rijen=5, totaal=True, verborgen_rijen=True, telefoon="opmaak", formules=True),
    Ontwerp(rijen=4, gekanteld=True),
    Ontwerp(rijen=6, tweede="rechts", wijk_samengevoegd=True, verborgen_kolom=True),
)


def originals() -> dict[str, list[bytes]]:
    """Return good files of each kind, small so that a change hits something."""
    found: dict[str, list[bytes]] = {"xlsx": [], "ods": [], "xls": [], "csv": []}
    for ontwerp in ONTWERPEN:
        raster, _ = Bouwer(ontwerp).bouw()
        for soort, write in (("xlsx", write_xlsx), ("ods", write_ods), ("xls", write_xls)):
            path = FOLDER / f"goed.{soort}"
            write(path, [raster])  # type: ignore[operator]
            found[soort].append(path.read_bytes())
        text = csv_text(raster)
        found["csv"] += [text.encode(coding) for coding in ("utf-8-sig", "cp1252", "utf-16")]
    return found


GOOD = originals()
KEUZES = st.just(Leeskeuze()) | st.builds(
    Leeskeuze,
    blad=st.none() | st.sampled_from(("Blad1", "weg", "")),
    koprijen=st.none() | st.tuples(st.integers(-2, 30), st.integers(-2, 30)),
    gekanteld=st.none() | st.booleans(),
    codering=st.none()
    | st.sampled_from(("utf-8", "cp1252", "utf-16", "bestaat-niet", "rot13", "")),
    scheidingsteken=st.none() | st.sampled_from((";", ",", "\t", "x", '"', "\n", "", ";;", "é")),
    tabel=st.none() | st.integers(-3, 9),
    verborgen=st.none() | st.booleans(),
)


def holds(path: Path, keuze: Leeskeuze) -> None:
    """Check what holds for every table; a refusal is fine."""
    try:
        table = read_table(path, keuze)
    except WorldError:
        return
    assert len(set(table.koppen)) == len(table.koppen) == len(table.kolomnummers)
    assert all(len(rij) == len(table.koppen) for rij in table.rijen)
    assert len(table.rijnummers) == len(table.rijen)
    last = max([*table.rijnummers, *(r.rijnummer for r in table.overgeslagen)], default=0)
    raw = preview(path, table.keuze, rijen=max(last, 5_000))
    if table.keuze.gekanteld:
        raw = [list(column) for column in zip(*raw, strict=True)]
    filled = {n for n, row in enumerate(raw, start=1) if any(c is not None for c in row)}
    told = Counter(
        [*table.rijnummers, *(r.rijnummer for r in [*table.erboven, *table.overgeslagen])]
    )
    assert set(told) == filled
    assert max(told.values(), default=1) == 1
    assert keuze.codering or sheets(path)


def fuzz(examples: int, *, same: bool = False) -> settings:
    """Return how much is tried; `same` tries the same each time, so that CI tells of a change."""
    return settings(
        max_examples=examples,
        derandomize=same,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def run(soort: str, examples: int, *, same: bool = False) -> None:
    """Read so many changed files of one kind."""
    change: Callable[[bytes], st.SearchStrategy[bytes]] = changed
    if soort in {"xlsx", "ods"}:
        change = changed_zip
    data = st.sampled_from(GOOD[soort]).flatmap(change)

    @fuzz(examples, same=same)
    @given(data, KEUZES)
    def read(inhoud: bytes, keuze: Leeskeuze) -> None:
        path = FOLDER / f"lijst.{soort}"
        path.write_bytes(inhoud)
        holds(path, keuze)

    read()


@pytest.mark.parametrize("soort", ["xlsx", "ods", "xls", "csv"])
def test_a_nearly_good_file(soort: str) -> None:
    run(soort, 80, same=True)


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize(
    ("soort", "examples"), [("xlsx", 1_500), ("ods", 1_000), ("xls", 1_000), ("csv", 1_500)]
)
def test_thousands_of_nearly_good_files(soort: str, examples: int) -> None:
    run(soort, examples)


@fuzz(100, same=True)
@given(st.text("naam;,\t|\"'\n\r é\u200b\u202e=+-@12.%", max_size=200), KEUZES)
def test_anything_that_is_pasted(text: str, keuze: Leeskeuze) -> None:
    try:
        table = read_pasted(f"naam\tstraat\n{text}", keuze)
    except WorldError:
        return
    assert all(len(rij) == len(table.koppen) for rij in table.rijen)
