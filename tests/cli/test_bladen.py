"""The commands around a session with residents, as somebody types them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sociale_kaart.base import paths
from sociale_kaart.cli import run

if TYPE_CHECKING:
    from pathlib import Path

BUURT = "BU99990003"


@pytest.fixture
def kaart(tmp_path: Path) -> Path:
    """An empty kaart of the sample wijk."""
    grond, made = tmp_path / "Zonneveen.ondergrond.gpkg", tmp_path / "wijk.kaart.gpkg"
    osm, buurten = map(paths.sample_data, ("zonneveen.osm.pbf", "wijkenbuurten_9999.gpkg"))
    for words in (
        ["ondergrond", "maken", "--osm", osm, "--buurten", buurten, "--uit", grond],
        ["nieuw", made, "--ondergrond", grond, "--definitie", "Alles.", "--doel", "Proef."],
    ):
        assert run([*map(str, words)], lambda *_: 0) == 0
    return made


def typed(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> Any:
    capsys.readouterr()
    assert run([*map(str, words), "--json"], lambda *_: 0) == code
    out = capsys.readouterr().out
    return json.loads(out) if out else None


def test_from_an_empty_sheet_to_the_kaart_and_back_on_a_new_sheet(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit, lijst = tmp_path / "blad.pdf", tmp_path / "blad.csv"
    made = typed(capsys, "invulblad", kaart, "--buurt", BUURT, "--uit", uit)
    (blad,) = made["kaarten"]
    assert uit.read_bytes().startswith(b"%PDF")
    lijst.write_text(
        "Nr;Naam;Vak;Betekenis;Sfeer\n"
        "1;Koffie bij de sluis;D4b;Iedereen komt;gemeenschappelijk\n"
        "\n"
        "2;Familie Jansen;D4;;\n"
        "3;Bankje;;;\n"
        "3;Ruilkast;Z9;;\n",
        encoding="utf-8",
    )
    words = ("invoer", kaart, lijst, "--blad", blad["bladcode"], "--datum", "2026-03-01")
    seen = typed(capsys, *words, "--bekijk")
    assert (seen["rijen"], seen["bekeken"], seen["toegevoegd"]) == (4, 4, 0)
    report = typed(capsys, *words, "--perspectief", "bewoner")
    assert (report["rijen"], report["toegevoegd"], report["overgeslagen"]) == (4, 2, 2)
    assert [one["nummer"] for one in report["bevindingen"] if one["soort"] == "fout"] == [2, 3]
    again = typed(capsys, *words)
    assert (again["toegevoegd"], again["overgeslagen"], again["gedaan"]) == (0, 4, "")
    more = typed(capsys, *words, "--ook-dubbele")
    assert more["toegevoegd"] == 2
    new = typed(
        capsys, "invulblad", kaart, "--buurt", BUURT, "--uit", uit,
        "--met-hulpbronnen", "--voor", "intern", "--regels", 5,
    )  # fmt: skip
    (blad,) = new["kaarten"]
    assert (blad["bekend"], blad["eerste_nummer"], blad["regels"]) == (4, 3, 5)
    public = typed(capsys, "invulblad", kaart, "--buurt", BUURT, "--uit", uit, "--met-hulpbronnen")
    assert public["kaarten"][0]["bekend"] == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "leeg"),
        ("nummer;vak\n1;C4\n", "naam"),
        ("nummer;naam\n;;\n", "Ingevoerd"),
        ("nummer;naam\neen;Koor\n", "geen nummer"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_in_one_sentence(
    kaart: Path, tmp_path: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lijst = tmp_path / "blad.csv"
    lijst.write_text(text, encoding="utf-8")
    capsys.readouterr()
    code = run(["invoer", str(kaart), str(lijst), "--blad", BUURT], lambda *_: 0)
    said = capsys.readouterr()
    assert told in said.out + said.err
    assert code == (0 if told == "Ingevoerd" else 1)


def test_a_wrong_code_is_refused(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lijst = tmp_path / "blad.tsv"
    lijst.write_text("nummer\tnaam\tvak\n1\tKoor\tC4\n", encoding="utf-8")
    for code in ("BU99990003-2024-A3L-9999-AAA", "BU99990003-2024-A3L-5000-AAA"):
        capsys.readouterr()
        assert run(["invoer", str(kaart), str(lijst), "--blad", code], lambda *_: 0) == 1
        assert "bladcode" in capsys.readouterr().err


def test_what_is_said_is_kept_answered_and_printed_for_the_raad(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(capsys, "inbreng", kaart) == {"gedaan": "", "inbreng": []}
    made = typed(
        capsys, "inbreng", kaart, "--voeg-toe", "Er is geen bankje.", "--perspectief", "bewoner"
    )
    (one,) = made["inbreng"]
    done = typed(capsys, "inbreng", kaart, "--wijzig", one["uuid"], "--gedaan", "Nu wel.")
    assert done["inbreng"][0]["gedaan"] == "Nu wel."
    uit = tmp_path / "raad.pdf"
    vraag = ("raadsblad", kaart, "--buurt", BUURT, "--aan", "de raad", "--uit", uit, "--vraag")
    printed = typed(capsys, *vraag, "Waar komt u graag?", "--antwoord-voor", "2026-12-15")
    assert printed["inbreng"] == 1
    assert uit.read_bytes().startswith(b"%PDF")
    for bad in ("  ", "Wat vindt mevrouw Jansen?", "Bel 0999 12 34 56?", "x" * 400):
        typed(capsys, *vraag, bad, code=1)
    gone = typed(capsys, "inbreng", kaart, "--verwijder", one["uuid"])
    assert gone["inbreng"] == []
    typed(capsys, "inbreng", kaart, "--wijzig", one["uuid"], "--gedaan", "Weg", code=1)
