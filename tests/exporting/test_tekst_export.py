from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.tekst_export import BREEDTE, export_tekst
from tests.exporting.examples import (
    PEILDATUM,
    SECRETS,
    context,
    hulpbron,
    informeel,
    op_adres,
    register_with_secrets,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron


def written(path: Path, records: list[Hulpbron], voor: str = "publiek") -> str:
    export_tekst(release(records, voor, PEILDATUM), context(), path)
    return path.read_text(encoding="utf-8")


def test_the_list_is_by_sfeer_then_name_and_says_where_when_and_whom_to_ask(tmp_path: Path) -> None:
    text = written(
        tmp_path / "x.txt",
        [
            hulpbron("Zorgpost", plek=op_adres()),
            informeel("Wandelclub", "openbaar"),
            hulpbron(
                "Buurthuis",
                plek=op_adres(schema="di 10:00", buurtcode="BU01660002"),
                leefwereld="Hier kun je\naanschuiven.",
                omschrijving="Niet dit.",
                contacten=[{"organisatie": "Welzijn", "website": "https://w.example"}],
            ),
        ],
    )
    order = ["GEMEENSCHAPPELIJKE", "Wandelclub", "INSTITUTIONELE", "Buurthuis", "Zorgpost"]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)
    assert (
        "\nBuurthuis\n  Hier kun je aanschuiven.\n"
        "  Waar: Burgwal 12, 8261EP Kampen (buurt Brunnepe)\n"
        "  Wanneer: di 10:00\n  Contact: Welzijn, https://w.example\n" in text
    )
    assert text.index("Zorgpost") < text.index("OVER DEZE LIJST") < text.index("Getoond: 3")
    assert "OpenStreetMap" in text


def test_lines_are_wrapped_and_a_link_stays_whole(tmp_path: Path) -> None:
    link = "https://buurthuis.example/" + "a" * 90
    text = written(
        tmp_path / "x.txt",
        [hulpbron("Huis " * 30, omschrijving="woord " * 60, contacten=[{"website": link}])],
    )
    long = [line for line in text.splitlines() if len(line) > BREEDTE]
    assert [line.strip() for line in long] == [link]
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_nothing_hidden_is_in_the_text_for_everybody(tmp_path: Path) -> None:
    text = written(tmp_path / "x.txt", register_with_secrets())
    assert [secret for secret in SECRETS if secret in text] == []
    assert "Niet getoond:" in text
