"""Refresh the English texts of the window, or fill them in.

    python installer/translations.py               read the code, renew the .ts, make the .qm
    python installer/translations.py --open        the same, and print what has no English (JSON)
    python installer/translations.py --fill FILE   take over English from such a JSON file

Texts are found in `sociale_kaart/ui`: literals in `tr`, `translate` and the helpers that call it,
and the tables of texts in `TABLES`, which reach Qt through a variable. What is no longer in the
code is dropped from the .ts. Qt Linguist opens the .ts as well. Making the .qm needs PySide6.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import xml.etree.ElementTree as ET  # our own files
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "sociale_kaart" / "ui"
TS = ROOT / "resources" / "vertalingen" / "sociale_kaart_en.ts"
# Found by Qt whatever the class of the widget is, as it tries each base class in turn.
_ANY_WIDGET = "QObject"


@dataclass(frozen=True)
class Table:
    """Texts in a table of a module.

    Attributes:
        file: below `sociale_kaart/ui`.
        names: module-level names whose texts are shown.
        context: of the call that shows them.
        words: whether single lower-case words are texts too; otherwise those are codes.
    """

    file: str
    names: tuple[str, ...]
    context: str
    words: bool = False


TABLES = (
    Table("actions.py", ("ACTIONS", "MENUS"), "actions"),
    Table("help.py", ("_ON_THE_MAP", "_BRONNEN"), "help", words=True),
    Table("bereikbaarheid/pages.py", ("PAGES",), "bereikbaarheid"),
    Table("canvas/parts.py", ("PARTS",), "parts"),
    Table("form/field_factory.py", ("_HINTS", "_EMPTY", "_NOT_ANSWERED"), "fields"),
    Table("form/fotos.py", ("_KINDS",), _ANY_WIDGET),
    Table("form/groepen.py", ("MEER", "VERHALEN", "TOEVOEGEN", "_NIEUW"), "groepen"),
    Table("form/kern.py", ("KERN",), "kern"),
)
# They show a table of another file.
SHOWS_TABLES = {"main_window.py", "layers_panel.py", "bereikbaarheid/panel.py"}


@dataclass(frozen=True, order=True)
class Text:
    """A text of the window and the context in which Qt asks for it."""

    context: str
    source: str


def texts_of(path: Path) -> tuple[set[Text], list[int]]:
    """Return the texts in a file, and the lines on which a variable is translated."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    helpers = {
        node.name: context
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (context := _context_of_helper(node))
    }
    found: set[Text] = set()
    variables: list[int] = []
    for call, owner in _calls(tree):
        asked = _asked(call, owner, helpers)
        if asked is None:
            continue
        context, argument = asked
        sources = _literals(argument)
        if sources is None:
            if not (isinstance(argument, ast.Name) and owner == _HELPER):
                variables.append(call.lineno)
        else:
            found |= {Text(context, source) for source in sources}
    relative = path.relative_to(UI).as_posix() if path.is_relative_to(UI) else path.name
    for table in TABLES:
        if table.file == relative:
            found |= _of_table(tree, table)
    return found, variables


_HELPER = "<helper>"


def _context_of_helper(node: ast.FunctionDef) -> str | None:
    """Return the context of a function that only hands its argument to `translate`."""
    body = [one for one in node.body if not isinstance(one, ast.Expr)]
    if len(body) == 1 and isinstance(body[0], ast.Return) and isinstance(body[0].value, ast.Call):
        call = body[0].value
        parameters = {argument.arg for argument in node.args.args}
        if (
            _name(call.func) == "translate"
            and len(call.args) > 1
            and isinstance(call.args[0], ast.Constant)
            and isinstance(call.args[1], ast.Name)
            and call.args[1].id in parameters
        ):
            return str(call.args[0].value)
    return None


def _calls(tree: ast.AST, owner: str = "") -> Iterator[tuple[ast.Call, str]]:
    """Yield every call with the class it stands in."""
    for node in ast.iter_child_nodes(tree):
        inner = owner
        if isinstance(node, ast.ClassDef):
            inner = node.name
        elif isinstance(node, ast.FunctionDef) and _context_of_helper(node):
            inner = _HELPER
        if isinstance(node, ast.Call):
            yield node, owner
        yield from _calls(node, inner)


def _asked(call: ast.Call, owner: str, helpers: dict[str, str]) -> tuple[str, ast.expr] | None:
    """Return context and text of a call that translates; None when it is another call."""
    name = _name(call.func)
    if name == "tr" and isinstance(call.func, ast.Attribute) and call.args:
        of_self = isinstance(call.func.value, ast.Name) and call.func.value.id == "self"
        return (owner if of_self and owner else _ANY_WIDGET), call.args[0]
    if name in {"translate", "QT_TRANSLATE_NOOP"} and len(call.args) > 1:
        context = call.args[0]
        return (str(context.value), call.args[1]) if isinstance(context, ast.Constant) else None
    if isinstance(call.func, ast.Name) and name in _SHARED | helpers.keys() and call.args:
        return {**_SHARED_CONTEXTS, **helpers}[name], call.args[0]
    return None


# Helpers that other modules import.
_SHARED_CONTEXTS = {"translated": "actions"}
_SHARED = _SHARED_CONTEXTS.keys()


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literals(node: ast.expr) -> set[str] | None:
    """Return the texts that an argument can be; None when that is not known here."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value} if node.value else set()
    if isinstance(node, ast.IfExp):
        one, other = _literals(node.body), _literals(node.orelse)
        return None if one is None or other is None else one | other
    return None


def _of_table(tree: ast.Module, table: Table) -> set[Text]:
    found = set()
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        if names & set(table.names):
            found |= {
                Text(table.context, one.value)
                for one in ast.walk(node)
                if isinstance(one, ast.Constant)
                and isinstance(one.value, str)
                and _is_shown(one.value, words=table.words)
            }
    return found


def _is_shown(text: str, *, words: bool) -> bool:
    """Tell a text from a code, a key or a line in a menu."""
    if not any(char.isalpha() for char in text) or text.startswith(
        ("-", "Ctrl+", "Shift+", "Alt+")
    ):
        return words and text.startswith("Alt+")
    is_code = text == text.lower() and " " not in text
    return words or not is_code


def all_texts() -> tuple[set[Text], dict[str, list[int]]]:
    """Return the texts of the window, and per file the lines where a variable is translated."""
    found = set(OF_DOMAIN)
    variables: dict[str, list[int]] = {}
    for path in sorted(UI.rglob("*.py")):
        texts, lines = texts_of(path)
        found |= texts
        if lines:
            variables[path.relative_to(UI).as_posix()] = lines
    return found, variables


# Texts of the domain that the window says by itself.
OF_DOMAIN = frozenset({Text("fields", "nog niet ingedeeld")})


# -- the file of texts ----------------------------------------------------------------------------


def read_ts(path: Path = TS) -> dict[Text, str]:
    """Return the English per text, '' when there is none yet."""
    if not path.exists():
        return {}
    read = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            text = Text(name, message.findtext("source") or "")
            read[text] = message.findtext("translation") or ""
    return read


def renewed(found: set[Text], before: dict[Text, str]) -> dict[Text, str]:
    """Return the English per text that is in the code; a text said before elsewhere keeps it."""
    known = {text.source: english for text, english in before.items() if english}
    return {text: before.get(text) or known.get(text.source, "") for text in sorted(found)}


def write_ts(english: dict[Text, str], path: Path = TS) -> None:
    """Write the file of texts, sorted, so that a change is a small difference."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="nl")
    contexts: dict[str, ET.Element] = {}
    for text, translation in sorted(english.items()):
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        message = ET.SubElement(contexts[text.context], "message")
        ET.SubElement(message, "source").text = text.source
        node = ET.SubElement(message, "translation")
        node.text = translation
        if not translation:
            node.set("type", "unfinished")
    ET.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}{ET.tostring(root, encoding='unicode')}\n", encoding="utf-8")


def compile_qm(path: Path = TS) -> None:
    """Make the file that Qt reads."""
    target = path.with_suffix(".qm")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", path, "-qm", target], check=True)


def main(arguments: list[str]) -> int:
    """Renew the files; returns 1 while texts have no English."""
    found, variables = all_texts()
    english = renewed(found, read_ts())
    if "--fill" in arguments:
        given = json.loads(Path(arguments[arguments.index("--fill") + 1]).read_text("utf-8"))
        english = {text: given.get(text.source) or said for text, said in english.items()}
    write_ts(english)
    compile_qm()
    unsaid = sorted({text.source for text, said in english.items() if not said})
    if "--open" in arguments:
        print(json.dumps(dict.fromkeys(unsaid, ""), ensure_ascii=False, indent=0))
    tables = {table.file for table in TABLES} | SHOWS_TABLES
    for file, lines in variables.items():
        if file not in tables:
            print(f"{file}: a variable is translated on {lines}; see TABLES", file=sys.stderr)
    print(f"{len(english)} texts, {len(unsaid)} without English", file=sys.stderr)
    return 1 if unsaid else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
