"""The handboek as a window: read, search, go back; by keyboard, in large letters, in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from test_accessible import nameless

from sociale_kaart.ui import handboek_tekst
from sociale_kaart.ui.appearance import set_appearance
from sociale_kaart.ui.handboek import HandboekWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.settings import Settings


@pytest.fixture
def handboek(qtbot: QtBot, settings: Settings) -> HandboekWindow:
    made = HandboekWindow(settings)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    set_appearance(qapp, dark=True)
    yield
    set_appearance(qapp, dark=False)


def shown_heading(handboek: HandboekWindow) -> str:
    """Return the heading nearest to the top of the text."""
    cursor = handboek.page.cursorForPosition(QPoint(40, 30))
    return cursor.block().text()


def test_it_starts_with_the_first_chapter_and_lists_all(handboek: HandboekWindow) -> None:
    assert handboek.reading() == "wat-is-het"
    listed = [
        handboek.contents.topLevelItem(i).text(0)
        for i in range(handboek.contents.topLevelItemCount())
    ]
    assert listed == [h.titel for h in handboek_tekst.hoofdstukken()]


@pytest.mark.parametrize("deel", handboek_tekst.hoofdstukken(), ids=lambda deel: deel.slug)
def test_every_chapter_and_heading_opens(
    handboek: HandboekWindow, deel: handboek_tekst.Hoofdstuk
) -> None:
    for kop in deel.koppen:
        handboek.open_at(f"{deel.slug}#{kop.anker}")
        assert kop.anker in dict(handboek.page.headings())
        assert handboek.reading() == f"{deel.slug}#{kop.anker}"
    assert handboek.page.toPlainText().startswith(deel.titel)


def test_a_heading_stands_at_the_top(handboek: HandboekWindow) -> None:
    handboek.open_at("alle-delen#kan-het-blijven")
    assert shown_heading(handboek) == "Kan het blijven"
    assert handboek.contents.currentItem().text(0) == "Kan het blijven"


def test_a_heading_stands_at_the_top_of_a_window_that_opens(
    settings: Settings, qtbot: QtBot
) -> None:
    made = HandboekWindow(settings)
    qtbot.addWidget(made)
    made.open_at("alle-delen#kan-het-blijven")
    made.show()
    qtbot.waitUntil(lambda: shown_heading(made) == "Kan het blijven")


def test_what_is_read_stays_at_the_top_when_the_window_becomes_narrow(
    handboek: HandboekWindow, qtbot: QtBot
) -> None:
    handboek.open_at("alle-delen#het-gebouw")
    handboek.resize(500, 600)
    qtbot.wait(200)
    qtbot.waitUntil(lambda: shown_heading(handboek) == "Het gebouw")


def test_an_unknown_subject_opens_the_first_chapter(handboek: HandboekWindow) -> None:
    handboek.open_at("bestaat-niet#helemaal-niet")
    assert handboek.page.toPlainText().startswith("Wat is Sociale Kaart?")


def test_a_link_is_followed_and_the_keys_go_back_and_forward(
    handboek: HandboekWindow, qtbot: QtBot
) -> None:
    handboek.open_at("registreren")
    handboek.page.setSource(handboek.page.source().resolved(QUrl("alle-delen.md#relaties")))
    assert handboek.reading() == "alle-delen#relaties"
    qtbot.keyClick(handboek, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert handboek.reading() == "registreren"
    qtbot.keyClick(handboek, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert handboek.reading() == "alle-delen#relaties"


def test_a_link_to_the_internet_does_nothing(handboek: HandboekWindow) -> None:
    before = handboek.reading()
    handboek.page.setSource(QUrl("https://example.org/"))
    assert handboek.reading() == before


def test_the_arrow_keys_read_on_in_the_contents(handboek: HandboekWindow, qtbot: QtBot) -> None:
    handboek.open_at("wat-is-het")
    handboek.contents.setFocus()
    qtbot.keyClick(handboek.contents, Qt.Key.Key_Down)
    assert handboek.reading() == "wat-is-het#hulpbron"


def test_searching_shows_where_it_stands_and_enter_goes_there(
    handboek: HandboekWindow, qtbot: QtBot
) -> None:
    handboek.contents.setFocus()
    qtbot.keyClick(handboek, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert handboek.search.hasFocus()
    qtbot.keyClicks(handboek.search, "reservekopie terug")
    assert handboek.contents.topLevelItemCount() > 1
    qtbot.keyClick(handboek.search, Qt.Key.Key_Return)
    assert "terugzetten" in handboek.reading()
    assert handboek.page.extraSelections()
    qtbot.keyClick(handboek.search, Qt.Key.Key_Escape)
    assert handboek.search.text() == ""
    assert not handboek.page.extraSelections()
    assert handboek.isVisible()
    qtbot.keyClick(handboek.search, Qt.Key.Key_Escape)
    assert not handboek.isVisible()


def test_what_is_not_there_is_said(handboek: HandboekWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(handboek.search, "kangoeroe")
    assert handboek.contents.topLevelItem(0).text(0).startswith("Niets gevonden")
    qtbot.keyClick(handboek.search, Qt.Key.Key_Return)
    assert handboek.reading() == "wat-is-het"


def test_it_remembers_where_it_stood_and_what_was_read(
    handboek: HandboekWindow, settings: Settings, qtbot: QtBot
) -> None:
    handboek.resize(700, 560)
    handboek.open_at("privacy#wie-ziet-wat")
    handboek.close()
    again = HandboekWindow(settings)
    qtbot.addWidget(again)
    assert again.reading() == "privacy#wie-ziet-wat"
    assert again.size() == handboek.size()


def test_everything_has_a_name(handboek: HandboekWindow) -> None:
    assert nameless(handboek) == []


def test_pictures_fit_the_window(handboek: HandboekWindow, qtbot: QtBot) -> None:
    handboek.open_at("wat-is-het")
    for width in (1000, 500):
        handboek.resize(width, 700)
        qtbot.waitUntil(
            lambda: handboek.page.document().idealWidth() <= handboek.page.viewport().width()
        )


def test_at_large_letters_the_contents_stand_above_the_text(
    handboek: HandboekWindow, qtbot: QtBot
) -> None:
    font = handboek.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    handboek.setFont(font)
    handboek.resize(901, 700)
    assert handboek._splitter.orientation() == Qt.Orientation.Vertical
    qtbot.wait(50)
    for part in (handboek.search, handboek.contents, handboek.back, handboek.page):
        assert handboek.rect().contains(part.mapTo(handboek, part.rect().center()))
        assert part.width() >= part.minimumSizeHint().width()
    handboek.setFont(QGuiApplication.font())
    handboek.resize(1300, 700)
    assert handboek._splitter.orientation() == Qt.Orientation.Horizontal


@pytest.mark.usefixtures("dark")
def test_in_the_dark_text_is_light_and_links_are_too(handboek: HandboekWindow) -> None:
    handboek.open_at("wat-is-het")
    image = handboek.page.grab().toImage()
    assert image.pixelColor(5, 5).lightness() < 90
    html = handboek.page.toHtml().lower()
    assert "#8fc7f2" in html
