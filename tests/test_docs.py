"""Documents that cannot go stale: every command is described, every dependency is accounted for."""

from __future__ import annotations

import argparse
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from sociale_kaart.cli.arguments import build

ROOT = Path(__file__).resolve().parents[1]


def commands() -> list[str]:
    """Return every command of the command line, as one types it."""
    found = []
    for action in build()._actions:
        if isinstance(action, argparse._SubParsersAction):
            for naam, parser in action.choices.items():
                inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
                if inner:
                    found += [f"{naam} {actie}" for actie in inner[0].choices]
                else:
                    found.append(naam)
    return found


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`sociale-kaart {command}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_dependency_is_weighed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.match(r"[A-Za-z0-9-]+", line)[0] for line in asked}  # type: ignore[index]
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert [name for name in sorted(names) if name not in text] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_pins_with_hashes_and_names_no_index(lock: str) -> None:
    text = (ROOT / "installer" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    pinned = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]
    assert len(pinned) > 30
    assert all("==" in line and line.endswith("\\") for line in pinned)


@pytest.mark.parametrize(
    "document", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", ".ci/run"]
)
def test_the_documents_are_there_and_not_empty(document: str) -> None:
    assert len((ROOT / document).read_text(encoding="utf-8")) > 100


def test_links_in_the_documents_lead_somewhere() -> None:
    for document in ("README.md", "ARCHITECTURE.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#]+)\)", text):
            assert "://" in link or (ROOT / link).exists(), f"{document}: {link}"
