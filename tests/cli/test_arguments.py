"""What one may type, and how wrong usage is answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.cli import run
from sociale_kaart.cli.arguments import build, parse
from sociale_kaart.project.kaart import Kaart

ENGLISH = ("argument", "required", "choice", "expected", "usage", "options", "show this", "allowed")


def test_without_a_command_the_window_opens() -> None:
    assert parse([]).commando == "venster"
    assert parse(["x.kaart.gpkg"]).kaart == Path("x.kaart.gpkg")
    assert parse(["--voorbeeldwijk"]).voorbeeldwijk is True


def test_an_export_is_for_everybody_unless_said_otherwise() -> None:
    options = parse(["exporteer", "x.kaart.gpkg", "--soort", "csv", "--uit", "x.csv"])
    assert options.voor == "publiek"


@pytest.mark.parametrize(("typed", "schaal"), [("5000", 5000), ("1:5000", 5000), ("1:5.000", 5000)])
def test_a_scale_may_be_written_in_three_ways(typed: str, schaal: int) -> None:
    words = ["buurtkaart", "x.kaart.gpkg", "--buurt", "BU1", "--uit", "x.pdf", "--schaal", typed]
    assert parse(words).schaal == schaal


def test_large_print_is_asked_for_by_name() -> None:
    words = [["buurtkaart", "x.kaart.gpkg", "--buurt", "BU1"], ["atlas", "x.kaart.gpkg"]]
    for command in words:
        assert parse([*command, "--uit", "x.pdf"]).grote_letter is False
        assert parse([*command, "--uit", "x.pdf", "--grote-letter"]).grote_letter is True


@pytest.mark.parametrize(
    ("words", "liggend"), [([], None), (["--liggend"], True), (["--staand"], False)]
)
def test_paper_lies_as_asked_or_as_fits_best(words: list[str], *, liggend: bool | None) -> None:
    for command in (["buurtkaart", "x.kaart.gpkg", "--buurt", "BU1"], ["atlas", "x.kaart.gpkg"]):
        assert parse([*command, "--uit", "x.pdf", *words]).liggend is liggend


@pytest.mark.parametrize(
    "wrong",
    [
        ["vlieg"],
        ["exporteer", "x.kaart.gpkg", "--uit", "x.csv"],
        ["exporteer", "x.kaart.gpkg", "--soort", "doc", "--uit", "x.doc"],
        ["ondergrond", "maken", "--osm", "x", "--buurten", "y", "--uit", "z", "--gemeente", "Urk"],
        ["buurtkaart", "x.kaart.gpkg", "--buurt", "BU1", "--uit", "x.pdf", "--schaal", "groot"],
        ["verwijderen", "x.kaart.gpkg"],
        ["verwijderen", "x.kaart.gpkg", "--hulpbron"],
        ["controleer", "x.kaart.gpkg", "y"],
        ["controleer", "x.kaart.gpkg", "--json=3"],
        ["importeer"],
        ["verwijderen", "x.kaart.gpkg", "--hulpbron", "1", "--persoon", "2"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_dutch_line(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(wrong)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "zo werkt dit commando niet" in said
    assert not [word for word in ENGLISH if word in said]


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["afstanden", "--help"], ["ondergrond", "maken", "--help"]):
        with pytest.raises(SystemExit) as ended:
            parse(words)
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert said.startswith("zo: sociale-kaart")
        assert not [word for word in ENGLISH if word in said]


def test_categories_may_be_named_in_one_go_or_one_by_one() -> None:
    words = ["afstanden", "x.kaart.gpkg", "--uit", "a.csv"]
    two = ["--categorie", "huisarts", "--categorie", "supermarkt"]
    assert parse([*words, *two]).categorie == ["huisarts", "supermarkt"]
    assert parse([*words, "--categorie", "huisarts", "apotheek"]).categorie == [
        "huisarts", "apotheek",
    ]  # fmt: skip


def test_a_kaart_too_damaged_to_open_is_an_answer_of_controleer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.kaart.gpkg"
    Kaart.create(path, naam="X", onze_definitie="", doel="").close()
    path.write_bytes(path.read_bytes()[:100_000])
    assert run(["controleer", str(path), "--json"], lambda *_: 0) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["in_orde"] is False
    assert [(p["soort"], p["ernst"]) for p in said["problemen"]] == [("bestand", "fout")]


def test_the_name_of_a_table_is_looked_at_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["afstanden", str(tmp_path / "x.kaart.gpkg"), "--uit", "a.txt"]
    assert run(words, lambda *_: 0) == 1
    assert "eindigt op .csv of .xlsx" in capsys.readouterr().err


def test_every_command_knows_json() -> None:
    for words in (
        ["voorbeeld"],
        ["nieuw", "k", "--ondergrond", "o"],
        ["importeer", "l", "--in", "k"],
        ["afstanden", "k", "--uit", "a.csv"],
        ["controleer", "k"],
    ):
        assert build().parse_args([*words, "--json"]).json is True


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (WorldError("De kaart is weg.", "Zoek hem."), 1, "De kaart is weg. Zoek hem. Er is niets"),
        (Cancelled(), 1, "Gestopt. Er is niets veranderd."),
        (KeyboardInterrupt(), 1, "Gestopt. Er is niets veranderd."),
        (ZeroDivisionError("deel"), 3, "Dit is een fout in Sociale Kaart zelf."),
    ],
)
def test_each_ending_has_its_code(
    raised: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def open_window(_kaart: Path | None, _voorbeeldwijk: bool) -> int:  # noqa: FBT001
        raise raised

    assert run([], open_window) == code
    answer = capsys.readouterr()
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert answer.out == ""


def test_a_bug_goes_to_the_log_with_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    def open_window(_kaart: Path | None, _voorbeeldwijk: bool) -> int:  # noqa: FBT001
        message = "deel door nul"
        raise ZeroDivisionError(message)

    run([], open_window)
    path = Path(capsys.readouterr().err.split(" in ")[-1].strip().rstrip("."))
    text = path.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "Traceback" in text
    # The message may hold what somebody typed.
    assert "deel door nul" not in text
