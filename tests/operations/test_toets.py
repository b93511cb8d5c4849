"""The second look at a PDF: it never costs anybody the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.errors import Cancelled
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from sociale_kaart.operations import atlas, buurtkaarten, toets

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


class StopsWhenTheFileIsThere:
    """Cancels at the first step that finds the file in place."""

    def __init__(self, uit: Path) -> None:
        self._uit = uit

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        if self._uit.exists():
            raise Cancelled


def logged() -> str:
    return (paths.user_log() / "sociale-kaart.log").read_text(encoding="utf-8")


def made(
    session: Session, uit: Path, worker: Worker, progress: Progress | None = None
) -> dict[str, object]:
    code = str(session.required_ondergrond().layer("buurten")["buurtcode"].iloc[0])
    on_it = buurtkaarten.make_buurtkaart(
        session, code, voor="intern", uit=uit, worker=worker, progress=progress or NoProgress()
    )
    found: dict[str, object] = on_it["toets"]
    return found


def test_both_results_are_in_the_answer_and_in_the_log(
    session: Session, tmp_path: Path, worker: Worker
) -> None:
    pytest.importorskip("page")
    found = made(session, tmp_path / "a.pdf", worker)
    assert (found["gebreken"], found["iso"]) == ([], [])
    assert "voldoet aan PDF/UA-1" in str(found["uitslag"])
    assert f"pdf: {found['uitslag']}" in logged()


def test_who_stops_the_second_look_keeps_the_file(
    session: Session, tmp_path: Path, worker: Worker
) -> None:
    pytest.importorskip("page")
    uit = tmp_path / "a.pdf"
    found = made(session, uit, worker, StopsWhenTheFileIsThere(uit))
    assert found["iso"] is None
    assert "niet getoetst" in str(found["uitslag"])
    assert check_pdf(uit.read_bytes(), kaarten=1, tabellen=1).iso == ()


def test_without_the_checker_there_is_an_atlas_and_our_own_rules_are_held(
    session: Session, tmp_path: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _naam: None)
    on_it = atlas.make_atlas(
        session,
        atlas.AtlasWanted(voor="intern"),
        tmp_path / "a.pdf",
        worker=worker,
        progress=NoProgress(),
    )
    assert on_it["toets"]["gebreken"] == []
    assert on_it["toets"]["iso"] is None


def test_what_our_own_rules_found_is_not_lost(tmp_path: Path, worker: Worker) -> None:
    uit = tmp_path / "a.pdf"
    uit.write_bytes(b"no pdf at all")
    on_it = {"paginas": 1, "toets": {"gebreken": ["no bookmarks"], "iso": None, "uitslag": ""}}
    found = toets.checked(on_it, uit, worker=worker, progress=NoProgress())["toets"]
    assert found["gebreken"] == ["no bookmarks"]
    assert "no bookmarks" in logged()
