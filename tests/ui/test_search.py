"""The box on the toolbar: hulpbronnen and places while typing, by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import an_adres, by_name
from PySide6.QtCore import QModelIndex, Qt

from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.ui.filters import Filter, shown
from sociale_kaart.ui.search_texts import SearchTexts
from sociale_kaart.ui.suggest import Suggestion, SuggestLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.workspace import Workspace


def popup_of(line: SuggestLine) -> QListView:
    return line._popup


def spoken(line: SuggestLine) -> list[str]:
    model = popup_of(line).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


@pytest.fixture
def line(qtbot: QtBot) -> SuggestLine:
    """A line that knows three words, the last of which is not quite what was typed."""

    def provide(typed: str) -> list[Suggestion]:
        known = [Suggestion("appel", "A", kind="fruit"), Suggestion("arend", "B", kind="vogel")]
        return [s for s in known if s.label.startswith(typed)] or [
            Suggestion("peer", "C", kind="fruit", doubtful=True)
        ]

    made = SuggestLine(provide)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def test_the_arrow_and_enter_take_what_was_chosen_once(line: SuggestLine, qtbot: QtBot) -> None:
    taken: list[object] = []
    line.picked.connect(taken.append)
    qtbot.keyClicks(line, "a")
    popup = popup_of(line)
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert taken == ["B"]
    assert line.text() == "arend"
    assert not popup.isVisible()


def test_enter_alone_takes_the_first(line: SuggestLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "a")
    with qtbot.waitSignal(line.picked) as picked:
        qtbot.keyClick(popup_of(line), Qt.Key.Key_Return)
    assert picked.args == ["A"]


def test_what_is_not_quite_what_was_typed_is_taken_only_when_chosen(
    line: SuggestLine, qtbot: QtBot
) -> None:
    taken: list[object] = []
    line.picked.connect(taken.append)
    qtbot.keyClicks(line, "pear")
    assert line.suggestions() == ["peer"]
    assert spoken(line) == ["peer, fruit, bedoel je dit?"]
    qtbot.keyClick(popup_of(line), Qt.Key.Key_Return)
    assert taken == []
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(popup_of(line), Qt.Key.Key_Down)
    qtbot.keyClick(popup_of(line), Qt.Key.Key_Return)
    assert taken == ["C"]


def test_escape_closes_the_list_and_the_arrow_opens_it(line: SuggestLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "a")
    qtbot.keyClick(popup_of(line), Qt.Key.Key_Escape)
    assert not popup_of(line).isVisible()
    assert line.text() == "a"
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert popup_of(line).isVisible()


def test_a_click_takes_a_suggestion(line: SuggestLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "a")
    popup = popup_of(line)
    at = popup.visualRect(popup.model().index(1, 0)).center()
    with qtbot.waitSignal(line.picked) as picked:
        qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert picked.args == ["B"]


def test_a_screen_reader_hears_label_and_kind(line: SuggestLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "a")
    assert spoken(line) == ["appel, fruit", "arend, vogel"]
    assert popup_of(line).accessibleName() == "Suggesties"


def test_the_list_is_wide_enough_for_its_words(qtbot: QtBot) -> None:
    long = "Ingenieur B.P.G. van Diggelenkade 10, 8267 AD Kampen"
    made = SuggestLine(lambda _: [Suggestion(long, 1, kind="adres")])
    qtbot.addWidget(made)
    made.setFixedWidth(120)
    made.show()
    qtbot.keyClicks(made, "ing")
    popup = popup_of(made)
    assert popup.width() > made.fontMetrics().horizontalAdvance(f"{long} adres")


def test_hulpbronnen_come_before_places_each_with_its_kind(
    workspace: Workspace, qtbot: QtBot
) -> None:
    adres = an_adres(workspace)
    qtbot.keyClicks(workspace.search, "zo")
    heard = spoken(workspace.search)
    assert heard[:2] == ["Buurthuis De Zon, hulpbron", "Café Zoë, hulpbron"]
    workspace.search.clear()
    qtbot.keyClicks(workspace.search, adres.kort)
    assert f"{adres.label}, adres" in spoken(workspace.search)


def test_a_name_that_begins_so_comes_first(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.register.add({"naam": "Zaal De Wandelaar"})
    qtbot.keyClicks(workspace.search, "wandel")
    assert workspace.search.suggestions()[:2] == ["Wandelclub Veen", "Zaal De Wandelaar"]


def test_words_in_any_order_find_a_hulpbron(workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClicks(workspace.search, "zon buurthuis")
    assert workspace.search.suggestions()[0] == "Buurthuis De Zon"
    heard: list[str] = []
    workspace.search.textChanged.connect(heard.append)
    qtbot.keyClick(workspace.search, Qt.Key.Key_Return)
    assert workspace.register.selected == (by_name(workspace, "Buurthuis De Zon"),)
    assert heard[-1:] == [""], "the cross that empties the box goes with its words"


def test_go_to_coordinates(workspace: Workspace, qtbot: QtBot) -> None:
    adres = an_adres(workspace)
    x, y = round(adres.x), round(adres.y)
    qtbot.keyClicks(workspace.search, f"RD {x} {y}")
    assert spoken(workspace.search)[0].endswith("punt op de kaart")
    qtbot.keyClick(workspace.search, Qt.Key.Key_Return)
    assert workspace.map.view.centre() == pytest.approx((x, y), abs=5)


def test_go_to_a_buurt(workspace: Workspace, qtbot: QtBot) -> None:
    code, naam = next(iter(workspace.area.buurtnamen.items()))
    with qtbot.waitSignal(workspace.search.buurt_found) as found:
        qtbot.keyClicks(workspace.search, naam)
        row = workspace.search.suggestions().index(naam)
        popup = popup_of(workspace.search)
        popup.setCurrentIndex(popup.model().index(row, 0))
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert found.args == [code]


def test_as_long_as_the_addresses_are_read_it_says_so(workspace: Workspace, qtbot: QtBot) -> None:
    known = workspace.area.adressen
    adres = an_adres(workspace)
    workspace.area.adressen = None
    workspace.area.begin_loading()
    qtbot.keyClicks(workspace.search, adres.kort)
    assert workspace.search.said() == "Adressen worden geladen…"
    assert known is not None
    workspace.area.set_adressen(known)
    assert adres.label in workspace.search.suggestions(), "what was typed is looked up again"


def test_without_an_ondergrond_nothing_is_being_read(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.area.adressen = None
    qtbot.keyClicks(workspace.search, "xqz")
    assert workspace.search.said() == "Niets gevonden"


def test_an_edited_hulpbron_is_searched_by_its_new_name(workspace: Workspace) -> None:
    register = workspace.register
    register.set_filter(Filter(zoek="wandel"))
    uuid = by_name(workspace, "Wandelclub Veen")
    register.edit(uuid, {"naam": "Fietsclub Veen"})
    assert register.shown == []
    register.set_filter(Filter(zoek="fiets"))
    assert [h.uuid for h in register.shown] == [uuid]


def test_a_text_is_read_once_per_hulpbron() -> None:
    texts, asked = SearchTexts(), []

    class Counting(Hulpbron):
        @property
        def buurtcodes(self) -> tuple[str, ...]:
            return ()

        def deel(self, tabel: str) -> tuple:
            asked.append(tabel)
            return ()

    one = Counting("a", "Café Zoë")
    assert shown([one], Filter(zoek="zoe cafe"), texts) == [one]
    assert shown([one], Filter(zoek="thee"), texts) == []
    assert len(asked) == 1
    assert shown([Counting("a", "Theehuis")], Filter(zoek="thee"), texts) != []


def test_the_completer_knows_no_row_before_one_is_chosen(line: SuggestLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "a")
    assert popup_of(line).currentIndex() == QModelIndex()


def test_the_form_says_that_addresses_are_on_their_way(workspace: Workspace) -> None:
    known = workspace.area.adressen
    line = workspace.form.detail.place.search
    workspace.area.adressen = None
    workspace.area.begin_loading()
    workspace.area.set_names(workspace.area.buurtnamen)
    assert (line.isEnabled(), line.placeholderText()) == (False, "Adressen worden geladen…")
    assert known is not None
    workspace.area.set_adressen(known)
    assert line.isEnabled()
    assert line.placeholderText().startswith("Straat en nummer")


def test_a_large_kaart_is_narrowed_when_the_typing_pauses(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sociale_kaart.ui.search_box._AT_ONCE", 0)
    qtbot.keyClicks(workspace.search, "wandel")
    assert len(workspace.register.shown) == 4
    assert workspace.search.suggestions()[0] == "Wandelclub Veen", "suggestions do not wait"
    qtbot.waitUntil(lambda: [h.naam for h in workspace.register.shown] == ["Wandelclub Veen"])
    workspace.search.clear()
    assert len(workspace.register.shown) == 4
