"""The handboek cannot lie: links and pictures exist, and so does every menu, button and key."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

from sociale_kaart.base import paths
from sociale_kaart.domain import lijsten, velden
from sociale_kaart.domain.lijstjes import LIJSTJES
from sociale_kaart.domain.tabellen import TABELLEN
from sociale_kaart.ui import handboek_tekst, onderwerpen
from sociale_kaart.ui.actions import MENUS, specs
from sociale_kaart.ui.help import _ON_THE_MAP

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "handboek"
CHAPTERS = sorted(path.stem for path in FOLDER.glob("*.md"))
KEY = re.compile(r"`((?:Ctrl|Alt|Shift)\+[^`]+|F\d+|Enter|Esc|Home|Tab|Delete|[A-Z+-])`")
# Keys that Qt or the handboek itself gives; no record of the menus has them.
OF_QT = {"Tab", "Shift+Tab", "Enter", "Esc", "Ctrl+C", "Ctrl+V", "Alt+Left"}
MAX_WORDS = 26
MAX_KB = 80
MAX_TOTAL_KB = 1500


def text_of(slug: str) -> str:
    return (FOLDER / f"{slug}.md").read_text(encoding="utf-8")


@functools.cache
def words_of_the_window() -> str:
    """Return everything the window can say: literals of `ui` and the labels of the domain."""
    found = [item.label for naam in lijsten.lijsten() for item in lijsten.lijst(naam)]
    found += [veld.label for tabel in TABELLEN for veld in tabel.velden]
    found += [velden.deel_label(tabel.naam) for tabel in TABELLEN]
    found += [lijstje.label for lijstje in LIJSTJES]
    for path in (ROOT / "sociale_kaart" / "ui").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    return "\n".join(found)


def test_the_contents_name_exactly_the_chapters_that_are_there() -> None:
    assert sorted(h.slug for h in handboek_tekst.hoofdstukken()) == CHAPTERS
    assert len(CHAPTERS) >= 14


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_chapter_has_one_title_and_no_heading_twice(slug: str) -> None:
    deel = handboek_tekst.hoofdstuk(slug)
    assert deel is not None
    assert [kop.niveau for kop in deel.koppen].count(1) == 1
    assert deel.koppen[0].niveau == 1
    ankers = [kop.anker for kop in deel.koppen]
    assert len(set(ankers)) == len(ankers)
    assert all(kop.tekst or kop is deel.koppen[0] for kop in deel.koppen), slug


@pytest.mark.parametrize("slug", CHAPTERS)
def test_links_lead_to_a_chapter_or_a_heading_in_it(slug: str) -> None:
    for link in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", text_of(slug)):
        assert "://" not in link, "there is no internet"
        assert exists(link.replace(".md", "")), f"{slug}: {link}"


def exists(onderwerp: str) -> bool:
    naam, kop = handboek_tekst.split(onderwerp)
    deel = handboek_tekst.hoofdstuk(naam)
    return deel is not None and (not kop or kop in {k.anker for k in deel.koppen})


def test_every_picture_exists_is_small_and_is_told_in_words() -> None:
    used = set()
    for slug in CHAPTERS:
        for alt, name in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text_of(slug)):
            used.add(name)
            assert len(alt.split()) >= 5, f"{slug}: {name} needs words for who cannot see it"
            assert (FOLDER / name).stat().st_size <= MAX_KB * 1024, name
            assert not QImageReader(str(FOLDER / name)).size().isEmpty(), name
    there = {f"plaatjes/{path.name}" for path in (FOLDER / "plaatjes").iterdir()}
    assert used == there
    total = sum((FOLDER / name).stat().st_size for name in used)
    assert total <= MAX_TOTAL_KB * 1024
    assert len(used) >= 12


@pytest.mark.parametrize("slug", CHAPTERS)
def test_every_menu_that_is_named_is_there_with_that_key(slug: str) -> None:
    known = {(spec.menu, spec.tekst): spec.toets for spec in specs()}
    named = re.findall(r"\*\*([^*›]+) › ([^*]+)\*\*(?: \(`([^`]+)`\))?", text_of(slug))
    for menu, tekst, toets in named:
        assert menu in MENUS, f"{slug}: {menu}"
        assert (menu, tekst) in known, f"{slug}: {menu} › {tekst}"
        if toets:
            assert known[menu, tekst] == toets, f"{slug}: {tekst}"


@pytest.mark.parametrize("slug", CHAPTERS)
def test_every_key_that_is_named_does_something(slug: str) -> None:
    known = {spec.toets for spec in specs()} | OF_QT
    known |= {f"Alt+{text[text.index('&') + 1].upper()}" for text in MENUS.values()}
    known |= {part for keys, _ in _ON_THE_MAP for part in (keys, *keys.split(" en "))}
    told = words_of_the_window()  # a button may say its own key
    unknown = [key for key in KEY.findall(text_of(slug)) if key not in known]
    assert [key for key in unknown if "+" not in key or key not in told] == []


@pytest.mark.parametrize("slug", CHAPTERS)
def test_every_button_field_and_panel_that_is_named_is_there(slug: str) -> None:
    said = words_of_the_window()
    named = re.findall(
        r"(?:[Kk]lik|op|[Kk]ies|bij|paneel|lijstje|[Mm]et|staat|vraag|vak) \*\*([^*›]+)\*\*",
        text_of(slug),
    )
    assert [name for name in named if name.rstrip(".") not in said] == []


@pytest.mark.parametrize("slug", CHAPTERS)
def test_sentences_are_short(slug: str) -> None:
    lines = [
        line for line in text_of(slug).splitlines() if line and not line.startswith(("#", "|", "!"))
    ]
    text = re.sub(r"\]\([^)]*\)", "]", " ".join(lines)).replace("*", "")
    sentences = [s for s in re.split(r"[.!?:;]+(?:\s|$)", text) if s.strip()]
    lengths = [len(re.findall(r"[\w'’]+", s)) for s in sentences]
    too_long = [s for s, n in zip(sentences, lengths, strict=True) if n > MAX_WORDS]
    assert too_long == []
    assert sum(lengths) / len(lengths) <= 12


def test_f1_leads_to_places_that_exist() -> None:
    targets = {*onderwerpen.CHAPTERS.values(), *onderwerpen.BY_CLASS.values()}
    assert sorted(t for t in {*targets, onderwerpen.FALLBACK} if not exists(t)) == []


def test_f1_knows_only_classes_columns_and_tables_that_exist() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "sociale_kaart/ui").rglob("*.py")
    )
    assert [name for name in onderwerpen.BY_CLASS if f"class {name}(" not in source] == []
    tables = {tabel.naam for tabel in TABELLEN}
    columns = {f"{tabel.naam}.{kolom}" for tabel in TABELLEN for kolom in tabel.kolommen}
    assert set(onderwerpen.CHAPTERS) <= tables | columns


def test_every_subject_that_a_widget_names_exists() -> None:
    named = [
        (path.name, name)
        for path in (ROOT / "sociale_kaart" / "ui").rglob("*.py")
        for name in re.findall(r'"onderwerp", "([^"]+)"\)', path.read_text(encoding="utf-8"))
    ]
    assert len(named) > 10
    assert [n for n in named if onderwerpen.uitleg(n[1]) is None and not exists(n[1])] == []


def test_the_handboek_goes_along_wherever_the_resources_go() -> None:
    """Wheel and frozen build take `resources` as a whole; so do we when we read it."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"resources" = "sociale_kaart/_data/resources"' in project
    spec = (ROOT / "installer" / "sociale-kaart.spec").read_text(encoding="utf-8")
    assert '(str(root / "resources"), "resources")' in spec
    assert paths.resource("handboek/inhoud.txt").is_file()


def test_search_finds_titles_first_and_takes_no_notice_of_accents() -> None:
    found = handboek_tekst.search("reservekopieen")
    assert found[0].onderwerp == "terugzetten"
    assert "terugzetten#reservekopieën" in {f.onderwerp for f in found}
    assert handboek_tekst.search("foto verstopt")[0].onderwerp == "alle-delen#fotos"
    assert handboek_tekst.search("  ") == []
    assert handboek_tekst.search("kangoeroe") == []
