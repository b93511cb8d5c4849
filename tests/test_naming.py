"""One concept, one word: the code is held against the glossary of ARCHITECTURE.md."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Reading foreign data means using its words.
FOREIGN = {"amenity"}


def glossary() -> list[tuple[list[str], list[str]]]:
    """Return (words, never) per row of the glossary."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.split("| word | means | never |")[1].splitlines()[2:]
    rows = []
    for line in table:
        if not line.startswith("|"):
            break
        word, _means, never = (cell.strip() for cell in line.strip("|").split("|"))
        rows.append((word.split(", "), [w for w in never.split(", ") if w]))
    return rows


def names_in(path: Path) -> set[str]:
    """Return every identifier that a file defines, in lower-case parts."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.ClassDef(name=name) | ast.arg(arg=name):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                found.add(name)
    return {
        part.lower()
        for name in found
        for part in re.split(r"_|(?<=[a-z0-9])(?=[A-Z])", name)
        if part
    }


def test_the_code_uses_the_words_of_the_glossary_and_no_others() -> None:
    wrong = []
    never = {word for _words, bad in glossary() for word in bad} - FOREIGN
    for path in sorted((ROOT / "sociale_kaart").rglob("*.py")):
        used = names_in(path) & (never | {f"{word}s" for word in never})
        wrong += [f"{path.relative_to(ROOT)}: {word}" for word in sorted(used)]
    assert wrong == []


def test_every_word_of_the_glossary_is_in_use() -> None:
    text = " ".join(
        path.read_text(encoding="utf-8").lower() for path in (ROOT / "sociale_kaart").rglob("*.py")
    )
    missing = [word for words, _bad in glossary() for word in words if word not in text]
    assert missing == []
    assert len(glossary()) >= 20
