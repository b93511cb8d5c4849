"""Making an ondergrond with more files, reading what it holds, and laying two beside each other."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pyogrio
import pytest
from helpers_ui import LOAD_MS, open_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.operations.ondergrond import OndergrondSources
from sociale_kaart.operations.overnemen import take_over_voorzieningen
from sociale_kaart.project.ondergrond import Ondergrond
from sociale_kaart.ui.dialogs import OndergrondDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.ondergrond_maker import OndergrondMaker
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def maker(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> OndergrondMaker:
    """The maker in its dialog, with the two files that are needed."""
    dialog = OndergrondDialog(window.runner, window.worker, tmp_path, window)
    dialog.show()
    dialog.maker.osm.edit.setText(str(paths.sample_data("zonneveen.osm.pbf")))
    dialog.maker.buurten.edit.setText(str(paths.sample_data("wijkenbuurten_9999.gpkg")))
    qtbot.waitUntil(dialog.maker.start.isEnabled, timeout=LOAD_MS)
    return dialog.maker


def kerncijfers(path: Path, zonneveen: Path) -> Path:
    """Write figures of the CBS for the buurten of the sample wijk."""
    buurten = Ondergrond.open(zonneveen).layer("buurten")
    pairs = zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True)
    rows = [f"{code};{naam};Buurt;{100 + n}" for n, (code, naam) in enumerate(pairs)]
    path.write_text("\n".join(["gwb_code_10;regio;recs;a_inw", *rows]), encoding="utf-8")
    return path


def make(maker: OndergrondMaker, qtbot: QtBot) -> str:
    """Click and return what is said in the end."""
    qtbot.mouseClick(maker.start, LEFT)
    qtbot.waitUntil(lambda: not maker.busy, timeout=LOAD_MS)
    return maker.remark.text()


def test_figures_are_taken_along_and_shown_per_buurt(
    maker: OndergrondMaker, window: MainWindow, zonneveen: Path, kaart: Path, qtbot: QtBot
) -> None:
    assert not maker.extra.body.isVisible()
    qtbot.mouseClick(maker.extra.header, LEFT)
    assert maker.extra.body.isVisible()
    path = kerncijfers(kaart.parent / "kwb-2024.csv", zonneveen)
    maker.extra.fields["kerncijfers"].edit.setText(str(path))
    assert not nameless(maker)
    said = make(maker, qtbot)
    assert "Cijfers per buurt uit ‘kwb-2024.csv’ van 2024: 1." in said
    workspace = open_in(window, kaart, qtbot)
    window.change_ondergrond(kaart.parent / "Voorbeeldstad.ondergrond.gpkg")
    qtbot.waitUntil(
        lambda: (
            window.runner.idle
            and window.workspace is not workspace
            and window.workspace is not None
            and bool(window.workspace.area.buurtnamen)
        ),
        timeout=LOAD_MS,
    )
    dialog = window.commands.kaart.about_ondergrond()
    assert dialog.cijfers.isVisible()
    assert dialog.cijfers.item(0, 0).text() == "Inwoners"
    first = dialog.cijfers.item(0, 1).text()
    assert first.startswith("10")
    dialog.buurt.setCurrentIndex(1)
    dialog.buurt.activated.emit(1)
    assert dialog.cijfers.item(0, 1).text() != first
    names = {dialog.bronnen.item(row, 0).text() for row in range(dialog.bronnen.rowCount())}
    assert "CBS Kerncijfers wijken en buurten" in names
    dialog.reject()


def test_figures_of_another_year_are_refused_in_words_and_nothing_is_made(
    maker: OndergrondMaker, zonneveen: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = kerncijfers(tmp_path / "kwb-2019.csv", zonneveen)
    maker.extra.fields["kerncijfers"].edit.setText(str(path))
    said = make(maker, qtbot)
    assert "2019" in said
    assert "2024" in said
    assert not list(tmp_path.glob("*.ondergrond.gpkg"))
    # Without that file it goes well.
    maker.extra.fields["kerncijfers"].edit.clear()
    assert "Klaar." in make(maker, qtbot)


@pytest.mark.parametrize("naam", ["adressen", "pc6", "nabijheid", "vierkanten"])
def test_a_wrong_file_is_refused_in_words(
    naam: str, maker: OndergrondMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    suffix = ".gpkg" if naam == "vierkanten" else ".csv"
    path = tmp_path / f"heel iets anders{suffix}"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    maker.extra.fields[naam].edit.setText(str(path))
    said = make(maker, qtbot)
    assert "heel iets anders" in said
    assert "Traceback" not in said
    assert not list(tmp_path.glob("*.ondergrond.gpkg"))


def test_every_source_of_the_operation_has_a_field(maker: OndergrondMaker) -> None:
    asked = {"osm", "buurten", "gemeenten", *maker.extra.fields}
    assert asked == set(OndergrondSources.__dataclass_fields__)


# -- two beside each other ------------------------------------------------------------------------


@pytest.fixture
def newer(zonneveen: Path, tmp_path: Path) -> tuple[Path, str]:
    """An ondergrond in which one voorziening is gone; its number in OpenStreetMap."""
    path = shutil.copy(zonneveen, tmp_path / "nieuwer.ondergrond.gpkg")
    frame = pyogrio.read_dataframe(zonneveen, layer="voorzieningen")
    gone = str(frame["osm_id"].unique()[0])
    pyogrio.write_dataframe(frame[frame["osm_id"] != gone], path, layer="voorzieningen")
    return tmp_path / path.name, gone


def test_what_changed_is_told_with_the_hulpbronnen_it_touches_and_kept(
    window: MainWindow,
    workspace: Workspace,
    newer: tuple[Path, str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, gone = newer
    workspace.register.act(take_over_voorzieningen, [gone])
    dialog = window.commands.bestand.compare_ondergronden()
    grond = workspace.session.ondergrond
    assert grond is not None
    assert dialog.oud.path() == grond.path
    assert not dialog.compare.isEnabled()
    assert not nameless(dialog)
    dialog.nieuw.edit.setText(str(path))
    qtbot.mouseClick(dialog.compare, LEFT)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=LOAD_MS)
    said = dialog.report.toPlainText()
    assert "1 weg" in said
    assert "Hulpbronnen van je kaart die daardoor kunnen zijn verdwenen: 1." in said
    target = path.with_name("verslag.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(dialog.save, LEFT)
    assert target.read_text(encoding="utf-8-sig").strip() == said.strip()
    dialog.reject()


def test_without_a_kaart_and_with_a_wrong_file(
    window: MainWindow, newer: tuple[Path, str], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = window.commands.bestand.compare_ondergronden()
    wrong = tmp_path / "lijst.gpkg"
    wrong.write_text("geen kaart", encoding="utf-8")
    dialog.oud.edit.setText(str(wrong))
    dialog.nieuw.edit.setText(str(newer[0]))
    qtbot.mouseClick(dialog.compare, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.report.toPlainText()), timeout=LOAD_MS)
    assert "lijst.gpkg" in dialog.report.toPlainText()
    assert not dialog.save.isEnabled()
    dialog.reject()
