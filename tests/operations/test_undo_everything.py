"""Any row of operations, all taken back, all done again: the same register at either end.

On the way a mirror is kept as a window does it: after each step only the hulpbronnen that the
Change names are read again. It may never differ from what the kaart holds.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.scenario import DICHT, ERBIJ, ScenarioPlek
from sociale_kaart.domain.tabellen import DELEN, TABELLEN
from sociale_kaart.operations import (
    delen,
    editing,
    fotos,
    inbreng,
    instemming,
    normen,
    overnemen,
    plekken,
    relaties,
    scenarios,
    snelle_invoer,
)
from sociale_kaart.operations.sessions import Session, new_kaart
from sociale_kaart.project.kaart import Kaart
from sociale_kaart.project.ondergrond import Ondergrond

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.changes import Change

State = dict[str, dict[Any, Any]]


class World:
    """A kaart on the sample wijk, and what a window would show of it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.mirror: dict[str, Any] = {}
        self.blad = snelle_invoer.open_blad(session, "BU99990003")
        self.osm_ids = session.required_ondergrond().layer("voorzieningen")["osm_id"].tolist()
        out = io.BytesIO()
        Image.new("RGB", (4, 4)).save(out, "JPEG")
        self.foto = fotos.prepare_foto(out.getvalue())

    def state(self) -> State:
        """Everything in every table, by uuid, derived columns included."""
        kaart = self.session.kaart
        return {
            tabel.naam: {row["uuid"]: dict(row) for row in kaart.rows(tabel.naam)}
            for tabel in TABELLEN
        }

    def take_in(self, change: Change) -> None:
        assert change.hulpbronnen is not None
        for uuid in change.hulpbronnen:
            found = self.session.kaart.hulpbron(uuid)
            self.mirror.pop(uuid, None)
            if found is not None:
                self.mirror[uuid] = drawn(found)

    def check(self) -> None:
        assert self.mirror == {h.uuid: drawn(h) for h in self.session.kaart.hulpbronnen()}


def drawn(hulpbron: Hulpbron) -> Any:
    """A hulpbron without the order of its rows: what comes back comes at the end."""
    rows = {
        tabel: sorted((dict(row) for row in rows), key=lambda row: str(row["uuid"]))
        for tabel, rows in hulpbron.delen.items()
    }
    kern = {naam: getattr(hulpbron, naam) for naam in ("naam", "sfeer", "soort", "zichtbaarheid")}
    return kern, dict(hulpbron.meer), sorted(map(repr, hulpbron.plekken)), rows


@pytest.fixture(scope="module")
def empty(zonneveen: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ondergrond]:
    """An empty kaart to copy, and its ondergrond."""
    pad = tmp_path_factory.mktemp("leeg") / "leeg.kaart.gpkg"
    new_kaart(pad, naam="P", onze_definitie="A", doel="B", ondergrond=zonneveen).close()
    return pad, Ondergrond.open(zonneveen)


def some(options: Any, n: int) -> Any:
    return list(options)[n % len(list(options))]


def one(world: World, n: int) -> str:
    """The uuid of a hulpbron; of none when the kaart is empty, which is refused."""
    uuids = [hulpbron.uuid for hulpbron in world.session.kaart.hulpbronnen()]
    return some(uuids, n) if uuids else "geen"


def a_row(world: World, tabel: str, n: int) -> tuple[str, str]:
    """A row of a deel: hulpbron and uuid."""
    rows = [row for row in world.session.kaart.rows(tabel) if "hulpbron" in row]
    row = some(rows, n) if rows else {"hulpbron": one(world, n), "uuid": "geen"}
    return str(row["hulpbron"]), str(row["uuid"])


def a_point(world: World, n: int) -> dict[str, Any]:
    xmin, ymin, xmax, ymax = 200_000.0, 500_000.0, 201_000.0, 501_000.0
    where = {"x": xmin + n % 97 / 97 * (xmax - xmin), "y": ymin + n % 89 / 89 * (ymax - ymin)}
    return {**where, "straat": some(["Beukenlaan", None], n), "gebruik": some(["vast", ""], n)}


def new_row(tabel: str, n: int) -> dict[str, Any]:
    """Values for a row of a deel, some of them none."""
    beschrijving = next(deel for deel in DELEN if deel.naam == tabel)
    found: dict[str, Any] = {}
    for number, veld in enumerate(beschrijving.velden):
        if veld.verwijst or veld.afgeleid or (n >> number) % 3 == 0:
            continue
        if veld.lijst and veld.lijst != "categorieen":
            found[veld.naam] = some(lijsten.codes(veld.lijst), n)
        elif veld.soort in {"geheel", "getal"}:
            found[veld.naam] = n % 40
        elif veld.soort == "datum":
            found[veld.naam] = f"20{n % 30 + 10}-0{n % 9 + 1}-11"
        elif veld.soort == "ja_nee":
            found[veld.naam] = n % 2
        else:
            found[veld.naam] = some(["", "GM9999", "WK999901", "Zo is het"], n)
    return found


ROWS = [d.naam for d in DELEN if d.ouder == "hulpbronnen" and d.naam != "relaties"]
SETS = ["ook_sferen", "doelgroepen", "ambities", "respijt"]
SFEREN = [*lijsten.codes("sfeer"), None]


def _choices(tabel: str, n: int) -> list[str]:
    veld = next(d for d in DELEN if d.naam == tabel).velden[1]
    return [code for number, code in enumerate(lijsten.codes(veld.lijst)) if n >> number & 1]


OPERATIONS: dict[str, Callable[[World, int], Change]] = {
    "add": lambda w, n: editing.add_hulpbron(
        w.session,
        {"naam": f"Groep {n % 50}", "sfeer": some(SFEREN, n), "soort": some(["", "groep"], n)},
        a_point(w, n) if n % 2 else None,
        {"website": "groep.example"} if n % 3 else None,
    ),
    "edit": lambda w, n: editing.edit_hulpbron(
        w.session,
        one(w, n),
        {"sfeer": some(SFEREN, n // 3), "omschrijving": some(["", "Soep"], n)},
        plek=a_point(w, n) if n % 5 == 0 else None,
        contact={"organisatie": "Club"} if n % 7 == 0 else None,
    ),
    "edit many": lambda w, n: editing.edit_many(
        w.session,
        [h.uuid for h in w.session.kaart.hulpbronnen()][: n % 5],
        some([{"sfeer": some(SFEREN, n)}, {"status": "gestopt"}, {"herzien_voor": ""}], n),
    ),
    "move": lambda w, n: editing.move_plek(w.session, a_row(w, "plekken", n)[1], n % 999, 5.0),
    "delete": lambda w, n: editing.delete_hulpbronnen(w.session, [one(w, n)]),
    "add deel": lambda w, n: delen.add_deel(
        w.session, one(w, n), some(ROWS, n), new_row(some(ROWS, n), n)
    ),
    "edit deel": lambda w, n: delen.edit_deel(
        w.session,
        a_row(w, some(ROWS, n), n)[0],
        some(ROWS, n),
        a_row(w, some(ROWS, n), n)[1],
        new_row(some(ROWS, n), n // 2),
    ),
    "remove deel": lambda w, n: delen.remove_deel(
        w.session, a_row(w, some(ROWS, n), n)[0], some(ROWS, n), a_row(w, some(ROWS, n), n)[1]
    ),
    "choices": lambda w, n: delen.set_keuzes(
        w.session, one(w, n), some(SETS, n), _choices(some(SETS, n), n)
    ),
    "themes": lambda w, n: delen.set_themas(
        w.session, *a_row(w, "verhalen", n), some([["actief_burgerschap"], []], n)
    ),
    "toegankelijkheid": lambda w, n: delen.set_toegankelijkheid(
        w.session, one(w, n), "toilet", some(["ja", "nee", None], n)
    ),
    "add plek": lambda w, n: plekken.add_plek(w.session, one(w, n), a_point(w, n)),
    "edit plek": lambda w, n: plekken.edit_plek(
        w.session, *a_row(w, "plekken", n), {**a_point(w, n), "schema": "dinsdag"}
    ),
    "remove plek": lambda w, n: plekken.remove_plek(w.session, *a_row(w, "plekken", n)),
    "relatie": lambda w, n: relaties.add_relatie(
        w.session, one(w, n), some(lijsten.codes("relatie"), n), naar=one(w, n // 2)
    ),
    "partij": lambda w, n: relaties.add_partij(w.session, f"Fonds {n % 3}"),
    "relatie with partij": lambda w, n: relaties.add_relatie(
        w.session, one(w, n), "financiert", partij=a_partij(w, n)
    ),
    "no relatie": lambda w, n: relaties.remove_relatie(w.session, a_row(w, "relaties", n)[1]),
    "foto": lambda w, n: fotos.add_foto(w.session, one(w, n), w.foto, maker="Sam"),
    "instemming": lambda w, n: instemming.record_instemming(
        w.session, one(w, n), some(lijsten.codes("instemming"), n)
    ),
    "toestemming": lambda w, n: instemming.record_toestemming(
        w.session, one(w, n), wie="Greta", gegeven_op=some(["2026-01-01", None], n)
    ),
    "norm": lambda w, n: normen.add_norm(
        w.session,
        {"categorie": some(["huisarts", "kroeg"], n), "afstand_m": n % 900, "aandeel": 0.8},
    ),
    "edit norm": lambda w, n: normen.edit_norm(
        w.session, a_norm(w, n), {"aandeel": some([0.5, 0.7, 2], n), "zonder_trap": n % 2}
    ),
    "no norm": lambda w, n: normen.remove_norm(w.session, a_norm(w, n)),
    "scenario": lambda w, n: scenarios.add_scenario(w.session, f"Plan {n % 4}"),
    "scenario plekken": lambda w, n: scenarios.add_scenario_plekken(
        w.session, a_plan(w, n), [a_change(w, n), *([a_change(w, n // 2)] if n % 2 else [])]
    ),
    "edit scenario plek": lambda w, n: scenarios.edit_scenario_plek(
        w.session, a_changed_place(w, n), {"reden": some(["Soep.", "Koor."], n)}
    ),
    "no scenario plek": lambda w, n: scenarios.remove_scenario_plek(
        w.session, a_changed_place(w, n)
    ),
    "copy scenario": lambda w, n: scenarios.duplicate_scenario(w.session, a_plan(w, n)),
    "no scenario": lambda w, n: scenarios.remove_scenario(w.session, a_plan(w, n)),
    "inbreng": lambda w, n: inbreng.add_inbreng(
        w.session, {"tekst": some(["Een bankje.", "Bel 0999 12 34 56."], n), "gedaan": None}
    ),
    "edit inbreng": lambda w, n: inbreng.edit_inbreng(
        w.session, said(w, n), {"gedaan": some(["Klaar.", " ", "a@b.example"], n)}
    ),
    "no inbreng": lambda w, n: inbreng.remove_inbreng(w.session, said(w, n)),
    "sheet": lambda w, n: snelle_invoer.add_regels(
        w.session,
        w.blad,
        [
            snelle_invoer.Regel(
                k,
                f"Groep {n} {k}",
                some(["C4", "D3b", None, "Z9"], n + k),
                sfeer=some([None, "persoonlijk", "gemeenschappelijk"], n),
            )
            for k in range(n % 4)
        ],
        datum=dt.date(2026, 3, 1),
        perspectief=some([None, "bewoner"], n),
    ),
    "take over": lambda w, n: overnemen.take_over_voorzieningen(
        w.session, [some(w.osm_ids, n), some(w.osm_ids, n // 2)]
    ),
}


def a_norm(world: World, n: int) -> str:
    uuids = [norm.uuid for norm in normen.normen(world.session)]
    return some(uuids, n) if uuids else "geen"


def said(world: World, n: int) -> str:
    uuids = [one.uuid for one in inbreng.inbreng(world.session)]
    return some(uuids, n) if uuids else "geen"


def a_partij(world: World, n: int) -> str:
    uuids = [str(row["uuid"]) for row in relaties.partijen(world.session)]
    return some(uuids, n) if uuids else "geen"


def a_plan(world: World, n: int) -> str:
    uuids = [one.uuid for one in scenarios.scenarios(world.session)]
    return some(uuids, n) if uuids else "geen"


def a_changed_place(world: World, n: int) -> str:
    rows = [plek.uuid for one in scenarios.scenarios(world.session) for plek in one.plekken]
    return some(rows, n) if rows else "geen"


def a_change(world: World, n: int) -> ScenarioPlek:
    """A new place, or one of the register that closes, as far as there is one."""
    if n % 3 == 0:
        return ScenarioPlek("", ERBIJ, "sport", naam="Veld", x=float(n % 99), y=5.0)
    plek = a_row(world, "plekken", n)[1]
    return ScenarioPlek("", DICHT, "sport", plek, reden="Elke week samen koken.")


def walk(world: World, steps: list[tuple[str, int]]) -> None:
    """Do the steps; what is refused changes nothing."""
    for naam, n in steps:
        before = world.session.kaart.undo_text, len(world.session.kaart.undoable)
        try:
            change = OPERATIONS[naam](world, n)
        except WorldError:
            after = world.session.kaart.undo_text, len(world.session.kaart.undoable)
            assert after == before
            continue
        world.take_in(change)
        world.check()


def run(empty: tuple[Path, Ondergrond], steps: list[tuple[str, int]]) -> None:
    with world_of(empty) as world:
        begin = world.state()
        walk(world, steps)
        end = world.state()
        done = len(world.session.kaart.undoable)
        undone = 0
        while (change := editing.undo(world.session)) is not None:
            world.take_in(change)
            world.check()
            undone += 1
        assert undone == done
        assert world.state() == begin
        while (change := editing.redo(world.session)) is not None:
            world.take_in(change)
            world.check()
        assert world.state() == end
        assert [p for p in world.session.kaart.check() if p.ernst == "fout"] == []


@contextlib.contextmanager
def world_of(empty: tuple[Path, Ondergrond]) -> Iterator[World]:
    leeg, ondergrond = empty
    with tempfile.TemporaryDirectory() as folder:
        pad = Path(shutil.copy(leeg, folder))
        kaart = Kaart.open(pad, buurtzoeker=ondergrond.buurt_at)
        with Session(kaart, ondergrond) as session:
            yield World(session)


# An empty kaart has little to change: begin with some.
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", *OPERATIONS]), st.integers(0, 10_000)), max_size=12
).map(lambda steps: [("add", 1), ("add", 5), ("foto", 0), ("add plek", 0), *steps])


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_all_taken_back_and_all_done_again_is_where_it_was(
    empty: tuple[Path, Ondergrond], steps: list[tuple[str, int]]
) -> None:
    run(empty, steps)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=2000, deadline=None)
@given(steps=STEPS)
def test_the_same_two_thousand_times(
    empty: tuple[Path, Ondergrond], steps: list[tuple[str, int]]
) -> None:
    run(empty, steps)


@pytest.mark.parametrize("naam", OPERATIONS)
def test_each_operation_does_something_in_some_kaart(
    empty: tuple[Path, Ondergrond], naam: str
) -> None:
    """So that no operation is refused in every sequence above."""
    begin = [("add", 1), ("add", 5), ("add", 7), ("partij", 1), ("norm", 600),
             ("foto", 0), ("add plek", 0), ("relatie", 1), ("add deel", 4), ("scenario", 1),
             ("scenario plekken", 3), ("inbreng", 0)]  # fmt: skip
    with world_of(empty) as world:
        walk(world, begin)
        before = world.state()
        for n in range(60):
            walk(world, [(naam, n)])
            if world.state() != before:
                return
    pytest.fail(f"{naam} never changed anything")
