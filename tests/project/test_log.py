"""The lines of the log: what they say, what they cost."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from sociale_kaart.project import log
from sociale_kaart.project.kaart import Kaart
from sociale_kaart.project.log import ActieId

if TYPE_CHECKING:
    from pathlib import Path

LOG_PAGES = (
    "SELECT sum(pgsize) FROM dbstat WHERE name IN ('bewerkingen', 'bewerkingen_rij',"
    " 'bewerkingen_acties', 'sqlite_autoindex_bewerkingen_1')"
)


def lines(kaart: Kaart, stap: str) -> list[tuple[str, dict]]:
    found = log.operations_of(kaart._store.connection, ActieId.parse(stap))
    return [(operatie.soort, operatie.inhoud) for operatie in found]


def test_an_operation_names_the_operations_it_replaces(kaart: Kaart) -> None:
    with kaart.action("Nieuw") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": "A", "soort": "plek"})
    for naam in ("B", "C"):
        with kaart.action("Wijzig") as actie:
            actie.update("hulpbronnen", uuid, {"naam": naam})
    with kaart.action("Weg") as actie:
        actie.delete("hulpbronnen", uuid)
    weg, to_c, to_b, nieuw = (lines(kaart, stap.uuid) for stap in kaart.history(4))
    sessie = kaart.history(1)[0].uuid.split(":")[0]
    assert nieuw == [("nieuw", {"naam": [None, "A"], "soort": [None, "plek"]})]
    # Headers have numbers 1, 3, 5, 7; the operations come after them.
    assert to_b == [("wijzig", {"naam": ["A", "B", [2]]})]
    assert to_c == [("wijzig", {"naam": ["B", "C", [4]]})]
    assert weg == [("weg", {"gezien": {sessie: 6}, "was": {"naam": "C", "soort": "plek"}})]


def test_operations_of_another_session_are_named_in_full(kaart: Kaart) -> None:
    begin = kaart.history(1)[0].uuid.split(":")[0]
    kaart.set_instelling("naam", "Anders")
    ((soort, inhoud),) = lines(kaart, kaart.history(1)[0].uuid)
    assert soort == "wijzig"
    assert inhoud == {"waarde": ["De Buurt", "Anders", [f"{begin}:2"]]}


def test_a_removal_says_what_it_had_seen_of_every_session(kaart: Kaart, pad: Path) -> None:
    with kaart.action("Nieuw") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": "A"})
    first = kaart.history(1)[0].uuid.split(":")[0]
    kaart.close()
    with Kaart.open(pad) as again:
        for naam in ("B", "C"):
            with again.action("Wijzig") as actie:
                actie.update("hulpbronnen", uuid, {"naam": naam})
        with again.action("Weg") as actie:
            actie.delete("hulpbronnen", uuid)
        ((_, inhoud),) = lines(again, again.history(1)[0].uuid)
        second = again.history(1)[0].uuid.split(":")[0]
    assert inhoud["gezien"] == {first: 2, second: 4}


def test_of_two_edits_that_did_not_know_each_other_both_stand(kaart: Kaart) -> None:
    "As after a merge of two laptops: the next edit is a choice and replaces both."
    with kaart.action("Nieuw") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": "A"})
    connection = kaart._store.connection
    sessie = kaart.history(1)[0].uuid.split(":")[0]
    for laptop in ("x", "y"):
        inhoud = {"naam": ["A", laptop, [f"{sessie}:2"]]}
        log.insert(connection, log.Operatie(laptop, 2, 2**62, None, 1, "hulpbronnen", uuid,
                                            log.WIJZIG, inhoud))  # fmt: skip
    assert log.heads(connection, uuid) == {"naam": [("x", 2), ("y", 2)]}
    with kaart.action("Kies") as actie:
        actie.update("hulpbronnen", uuid, {"naam": "keuze"})
    ((_, inhoud),) = lines(kaart, kaart.history(1)[0].uuid)
    assert inhoud["naam"][2] == ["x:2", "y:2"]
    assert log.heads(connection, uuid) == {"naam": [(sessie, 4)]}


def test_an_action_is_found_back_by_its_name(kaart: Kaart) -> None:
    actie = ActieId("a:b-_", 12)
    assert ActieId.parse(str(actie)) == actie


def test_the_text_of_the_log_is_short_and_readable(kaart: Kaart) -> None:
    with kaart.action("Nieuw") as actie:
        actie.insert("hulpbronnen", {"naam": "Café"})
    ((inhoud,),) = kaart._store.connection.execute(
        "SELECT inhoud FROM bewerkingen WHERE tabel = 'hulpbronnen'"
    )
    assert inhoud == '{"naam":[null,"Café"]}'
    assert json.loads(inhoud)


def test_an_edit_costs_at_most_250_bytes(kaart: Kaart) -> None:
    "Forms that change two fields at a time, names and list items, indexes included."
    with kaart.action("Nieuw") as actie:
        uuids = [actie.insert("hulpbronnen", {"naam": f"Hulpbron {i}"}) for i in range(200)]
    connection = kaart._store.connection
    connection.execute("PRAGMA synchronous = OFF")
    before = connection.execute(LOG_PAGES).fetchone()[0]
    chance, edits = random.Random(1), 500
    for number in range(edits):
        with kaart.action("Wijzig hulpbron") as actie:
            velden = {"naam": f"Buurthuis De Kern {number}", "status": f"status {number}"}
            actie.update("hulpbronnen", chance.choice(uuids), velden)
    grown = connection.execute(LOG_PAGES).fetchone()[0] - before
    assert grown / (2 * edits) <= 250
