"""Photos are looked at, and only kept when it is known that they may be; verhalen and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_form import click, current, fill, new_card, press_undo, rows_editor, shown
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociale_kaart.operations import fotos
from sociale_kaart.ui.form.rows import RowForm
from sociale_kaart.ui.form.verhalen import VerhaalForm, VerhalenEditor

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.form.fotos import NewFoto
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


@pytest.fixture
def foto(tmp_path: Path) -> Path:
    """A photo with a maker and a place in its metadata."""
    path = tmp_path / "feest.jpg"
    exif = Image.Exif()
    exif[0x013B] = "Geheime maker"
    exif.get_ifd(0x8825)[2] = (52.0, 33.0, 0.0)
    Image.new("RGB", (2400, 1800), "#7a5").save(path, exif=exif)
    return path


def drop(target: NewFoto, path: Path) -> None:
    """Drag a file from the desktop and let it go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), actions, mime, left, none)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), actions, mime, left, none))


def verhalen(workspace: Workspace) -> VerhalenEditor:
    shown(workspace, "Café Zoë")
    editor = rows_editor(workspace, "verhalen")
    assert isinstance(editor, VerhalenEditor)
    return editor


def test_a_photo_is_kept_after_the_question(
    workspace: Workspace, window: MainWindow, qtbot: QtBot, foto: Path
) -> None:
    editor = verhalen(workspace)
    before = current(workspace)
    new = editor.new_foto
    drop(new, foto)
    qtbot.waitUntil(new.draft.isVisible, timeout=10_000)
    assert not new.image.pixmap().isNull(), "what will be kept is shown first"
    assert "camera" in " ".join(
        label.text() for label in new.draft.findChildren(type(new.hint)) if label.text()
    )
    QTest.keyClicks(new.fields["bijschrift"].edit, "Het zomerfeest")
    QTest.keyClicks(new.fields["maker"].edit, "Jan")
    click(new.keep)
    assert current(workspace) == before, "not before the question was answered"
    assert "Kies eerst" in new.said.text()
    click(new.not_asked)
    click(new.keep)
    assert current(workspace) == before
    assert "Vraag het eerst" in new.said.text()
    click(new.asked)
    click(new.keep)
    (row,) = current(workspace).deel("verhalen")
    kept = workspace.session.kaart.row("fotos", str(row["foto"]))
    assert kept is not None
    assert (kept["bijschrift"], kept["maker"]) == ("Het zomerfeest", "Jan")
    assert str(kept["toestemming"]).startswith("Gevraagd")
    inhoud = fotos.foto_bytes(workspace.session, str(row["foto"]))
    assert inhoud is not None
    assert b"Geheime" not in inhoud
    assert b"Exif" not in inhoud
    assert not new.draft.isVisible()
    qtbot.waitUntil(lambda: editor.cards[0].header.has_picture, timeout=2_000)
    assert editor.cards[0].header.accessibleName() == "Foto: Het zomerfeest"
    press_undo(window)
    assert current(workspace) == before
    assert editor.cards == []


def test_what_is_no_photo_is_said_kindly(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = verhalen(workspace)
    path = tmp_path / "brief.jpg"
    path.write_text("geen foto")
    drop(editor.new_foto, path)
    qtbot.waitUntil(lambda: "geen foto" in editor.new_foto.said.text(), timeout=5_000)
    assert not editor.new_foto.draft.isVisible()
    assert editor.new_foto.choose.isVisible()


def test_a_photo_that_is_being_added_is_not_taken_to_another(
    workspace: Workspace, qtbot: QtBot, foto: Path
) -> None:
    editor = verhalen(workspace)
    drop(editor.new_foto, foto)
    qtbot.waitUntil(editor.new_foto.draft.isVisible, timeout=10_000)
    shown(workspace, "Wandelclub Veen")
    assert not editor.new_foto.draft.isVisible()


def test_a_photo_is_changed_and_removed(workspace: Workspace, foto: Path) -> None:
    uuid = shown(workspace, "Café Zoë").uuid
    workspace.register.try_act(fotos.add_foto, uuid, foto)
    editor = verhalen(workspace)
    (card,) = editor.cards
    click(card.header)
    assert isinstance(card.content, VerhaalForm)
    assert card.content.foto is not None
    assert not card.content.foto.image.pixmap().isNull()
    fill(card.content.foto.form.fields["bijschrift"], "Samen eten")
    assert card.header.accessibleName() == "Foto: Samen eten"
    click(card.content.write)
    fill(card.content.form.fields["tekst"], "Het was druk.")
    (row,) = current(workspace).deel("verhalen")
    assert row["tekst"] == "Het was druk."
    assert row["foto"] is not None
    click(card.remove)
    assert current(workspace).deel("verhalen") == ()


def test_a_verhaal_has_themes(workspace: Workspace, window: MainWindow) -> None:
    editor = verhalen(workspace)
    card = new_card(editor)
    assert isinstance(card.content, VerhaalForm)
    assert card.content.form.fields["tekst"].in_use
    fill(card.content.form.fields["tekst"], "Ik ken mijn buren nu.")
    told = current(workspace)
    code, box = next(iter(card.content.themas.boxes.items()))
    click(box)
    assert [row["thema"] for row in current(workspace).deel("verhaal_themas")] == [code]
    press_undo(window)
    assert current(workspace) == told
    assert not box.isChecked()


def test_a_count_says_of_what_and_when(workspace: Workspace) -> None:
    shown(workspace, "Café Zoë")
    card = new_card(rows_editor(workspace, "tellingen"))
    assert isinstance(card.content, RowForm)
    fields = card.content.fields
    fill(fields["getal"], "1.250,5".replace(",5", ""))
    fill(fields["eenheid"])
    fill(fields["van"], "1-1-2026")
    fill(fields["tot"], "1-1-2025")
    assert fields["tot"].remark.isVisible(), "the end lies before the beginning"
    fill(fields["tot"], "30-6-2026")
    (row,) = current(workspace).deel("tellingen")
    assert row["tot"] == "2026-06-30"
    assert "30 juni 2026" in card.header.accessibleName()
