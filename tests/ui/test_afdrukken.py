"""The window 'Afdrukken': what is seen is what is printed and saved."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from helpers_ui import LOAD_MS, hidden_in
from PIL import Image
from PySide6.QtCore import QMarginsF, QPoint, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from sociale_kaart.exporting.pdf_beeld import page_images, page_sizes_mm
from sociale_kaart.operations.sessions import new_kaart
from sociale_kaart.operations.voorbeeld import preview
from sociale_kaart.ui.afdrukken import outlets
from sociale_kaart.ui.afdrukken import preview as preview_module
from sociale_kaart.ui.afdrukken.page_view import WHOLE, WIDTH
from sociale_kaart.ui.afdrukken.printing import smaller_paper

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.afdrukken.dialog import AfdrukkenDialog
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _open_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open nothing in another program."""
    monkeypatch.setenv("SOCIALE_KAART_NIET_OPENEN", "1")


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system's own question puts the pdf."""
    chosen = tmp_path / "Mijn blad.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def shown(window: MainWindow) -> AfdrukkenDialog:
    """Open the window from the menu and return it."""
    window.actions_by_id["print_buurtkaart"].trigger()
    dialog = window.commands.delen.afdrukken
    assert dialog is not None
    return dialog


def ready(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    """Wait until the proof of what is chosen is there."""
    qtbot.waitUntil(
        lambda: dialog.proof is not None and not dialog.maker.busy and dialog._is_current(),
        timeout=LOAD_MS,
    )


@pytest.fixture
def dialog(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> AfdrukkenDialog:
    """The window with the proof of the buurtkaart of a buurt that has hulpbronnen."""
    record = next(h for h in workspace.register.records if h.buurtcodes)
    workspace.register.select([record.uuid])
    made = shown(window)
    ready(made, qtbot)
    return made


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        return " ".join((page.extract_text() or "") for page in pages.pages).replace("\u200b", "")


# -- the proof ------------------------------------------------------------------------------------


def test_the_proof_is_the_sheet_of_the_current_buurt(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    record = next(h for h in workspace.register.records if h.buurtcodes)
    workspace.register.select([record.uuid])
    dialog = shown(window)
    assert dialog.preview.working, "something can be seen to happen"
    ready(dialog, qtbot)
    assert dialog.panel.buurten.chosen() == record.buurtcodes[:1]
    assert dialog.proof is not None
    assert workspace.area.naam(record.buurtcodes[0]) in text_of(dialog.proof.pdf)
    assert dialog.preview.said == ""
    view = dialog.preview.view
    assert view.pages == len(dialog.proof.bladen) > 0
    assert dialog.preview.where.text() == f"Bladzijde 1 van {view.pages}"
    assert view.accessibleName() == f"Voorbeeld, bladzijde 1 van {view.pages}"
    assert "Kaart van de buurt" in view.accessibleDescription()
    assert "A4" in dialog.preview.info.text()
    assert "schaal 1:" in dialog.preview.info.text()


def test_the_page_on_screen_is_the_page_of_the_pdf(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    view = dialog.preview.view
    qtbot.waitUntil(
        lambda: view._pictures.picture(0, view.shown_dpi()) is not None, timeout=LOAD_MS
    )
    QApplication.processEvents()
    seen = view._paper.grab().toImage()
    dark = sum(
        seen.pixelColor(x, y).lightness() < 140
        for x in range(20, seen.width() - 20, 2)
        for y in range(20, seen.height() - 20, 2)
    )
    assert dark > 50, "letters and lines of the sheet"


def test_a_choice_changes_the_proof(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    before = dialog.proof
    assert before is not None
    dialog.panel.formaat.setFocus()
    qtbot.keyClick(dialog.panel.formaat, Qt.Key.Key_Down)
    assert dialog.panel.formaat.currentData() == "A3"
    assert dialog.preview.working
    ready(dialog, qtbot)
    assert dialog.proof is not None
    assert dialog.proof is not before
    sides = sorted((dialog.proof.bladen[0].breedte_mm, dialog.proof.bladen[0].hoogte_mm))
    assert sides == pytest.approx([297, 420], abs=0.1)
    assert "A3" in dialog.preview.info.text()


def test_only_the_last_of_many_choices_is_made(
    dialog: AfdrukkenDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    dialog.maker.made.connect(lambda proof, wanted: made.append(wanted.schaal))
    for at in (3, 4, 5, 4):
        dialog.panel.schaal.setCurrentIndex(at)
        qtbot.wait(30)
    ready(dialog, qtbot)
    assert made == [dialog.panel.schaal.itemData(4)]


def test_stop_keeps_the_older_proof_and_offers_to_go_on(
    dialog: AfdrukkenDialog, qtbot: QtBot
) -> None:
    before = dialog.proof
    dialog.panel.formaat.setCurrentIndex(1)
    assert dialog.preview.stop.isVisible()
    qtbot.mouseClick(dialog.preview.stop, LEFT)
    assert not dialog.maker.busy
    assert dialog.proof is before
    assert "Gestopt" in dialog.preview.info.text()
    qtbot.mouseClick(dialog.preview.again, LEFT)
    ready(dialog, qtbot)
    assert dialog.proof is not before


def test_an_atlas_of_two_buurten(
    workspace: Workspace, dialog: AfdrukkenDialog, qtbot: QtBot
) -> None:
    dialog.panel.soort.setCurrentIndex(1)
    picker = dialog.panel.buurten
    if picker.all.isChecked():
        picker.all.click()
    for row in range(2):
        picker.list.item(row).setCheckState(Qt.CheckState.Checked)
    chosen = picker.chosen()
    assert len(chosen) >= 2
    ready(dialog, qtbot)
    assert dialog.proof is not None
    text = text_of(dialog.proof.pdf)
    for code in chosen:
        assert workspace.area.naam(code) in text
    assert dialog.preview.view.pages > 4


def test_a_click_on_the_name_or_on_the_square_ticks_once(
    dialog: AfdrukkenDialog, qtbot: QtBot
) -> None:
    dialog.panel.soort.setCurrentIndex(1)
    picker = dialog.panel.buurten
    if picker.all.isChecked():
        picker.all.click()
    item = next(i for i in picker._items() if i.checkState() == Qt.CheckState.Unchecked)
    place = picker.list.visualItemRect(item)
    square = place.topLeft() + QPoint(10, place.height() // 2)
    for spot in (place.center(), square):
        qtbot.mouseClick(picker.list.viewport(), LEFT, pos=spot)
        assert item.checkState() == Qt.CheckState.Checked
        qtbot.wait(QApplication.doubleClickInterval() + 50)
        qtbot.mouseClick(picker.list.viewport(), LEFT, pos=spot)
        assert item.checkState() == Qt.CheckState.Unchecked
        qtbot.wait(QApplication.doubleClickInterval() + 50)


def test_nothing_ticked_asks_for_a_buurt(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    dialog.panel.soort.setCurrentIndex(1)
    picker = dialog.panel.buurten
    picker.choose(["geen"])
    picker.changed.emit()
    assert picker.chosen() == ()
    assert "Kies een buurt" in dialog.preview.said
    assert not dialog.maker.busy


def test_an_invulblad(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    dialog.panel.soort.setCurrentIndex(2)
    ready(dialog, qtbot)
    assert dialog.proof is not None
    assert dialog.proof.opgave["paginas"] == len(dialog.proof.bladen)


def test_the_raadsblad_waits_for_its_question(
    workspace: Workspace, window: MainWindow, dialog: AfdrukkenDialog, qtbot: QtBot
) -> None:
    code = list(workspace.area.buurtnamen)[-1]
    window.commands.delen.print_raadsblad(code)
    assert dialog.panel.buurten.chosen() == (code,)
    assert dialog.panel.buurten.list.currentItem().text() == workspace.area.naam(code)
    assert "Schrijf links de vraag" in dialog.preview.said
    assert not dialog.save_button.isEnabled()
    qtbot.keyClicks(dialog.panel.vraag, "Waar is het gezellig?")
    qtbot.keyClicks(dialog.panel.aan, "de raad")
    ready(dialog, qtbot)
    assert dialog.save_button.isEnabled()
    assert dialog.proof is not None
    assert "Waar is het gezellig?" in text_of(dialog.proof.pdf)


def test_searching_a_buurt_by_keyboard(
    workspace: Workspace, dialog: AfdrukkenDialog, qtbot: QtBot
) -> None:
    last = list(workspace.area.buurtnamen)[-1]
    search = dialog.panel.buurten.search
    search.setFocus()
    qtbot.keyClicks(search, workspace.area.naam(last)[:6])
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert dialog.panel.buurten.list.hasFocus()
    assert dialog.panel.buurten.chosen() == (last,)
    search.clear()
    qtbot.keyClicks(search, "zzz")
    assert "Geen buurt" in dialog.panel.buurten.count.text()


def test_pages_and_zoom_by_keyboard(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    dialog.panel.soort.setCurrentIndex(1)
    ready(dialog, qtbot)
    view = dialog.preview.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 1
    assert dialog.preview.where.text().startswith("Bladzijde 2 van")
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == view.pages - 1
    assert not dialog.preview.next.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert not dialog.preview.previous.isEnabled()
    qtbot.mouseClick(dialog.preview.next, LEFT)
    assert view.page == 1
    assert view.zoom == WHOLE
    whole = view.shown_dpi()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == WIDTH
    assert view.shown_dpi() > whole
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert dialog.preview.zoom.currentText() == "100%"
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert dialog.preview.zoom.currentText() == "Hele bladzijde"


def test_what_happens_is_said_aloud(
    dialog: AfdrukkenDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        preview_module.QAccessible,
        "updateAccessibility",
        lambda event: said.append(getattr(event, "message", str)()),
    )
    dialog.panel.formaat.setCurrentIndex(1)
    ready(dialog, qtbot)
    pages = dialog.preview.view.pages
    assert f"Het blad is klaar. Bladzijden: {pages}. Wat er niet op komt (3)" in said
    dialog.preview.view.setFocus()
    qtbot.waitUntil(dialog.preview.view.hasFocus)
    qtbot.keyClick(dialog.preview.view, Qt.Key.Key_PageDown)
    assert said[-1].startswith(f"Bladzijde 2 van {pages}. ")
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: "Bewaard: Mijn blad.pdf" in said, timeout=LOAD_MS)


# -- what stays off it ----------------------------------------------------------------------------


def test_what_stays_off_is_what_the_gate_keeps_back(
    workspace: Workspace, dialog: AfdrukkenDialog, qtbot: QtBot
) -> None:
    code = dialog.panel.buurten.chosen()[0]
    gate = preview(workspace.session, "publiek")
    here = {h.uuid for h in workspace.register.records if code in h.buurtcodes}
    expected = [(row.naam, row.reden) for row in gate.rijen if row.hulpbron in here and row.reden]
    assert expected, "the sample holds something that is not for everybody"
    assert gate.vrijgave.verborgen_in[code] == len(expected)
    left_out = dialog.preview.left_out
    assert left_out.header._title.text() == f"Wat er niet op komt ({len(expected)})"
    assert not left_out.list.isVisible()
    assert dialog.proof is not None
    qtbot.mouseClick(left_out.header, LEFT)
    assert left_out.list.isVisible()
    assert hidden_in(left_out) == sorted(expected)
    for naam, _ in expected:
        assert naam not in text_of(dialog.proof.pdf)

    dialog.panel.voor.setCurrentIndex(dialog.panel.voor.findData("intern"))
    ready(dialog, qtbot)
    assert left_out.header._title.text() == "Wat er niet op komt (0)"
    assert left_out.header.line == "Er blijft niets weg."


# -- where it goes --------------------------------------------------------------------------------


def test_saved_is_what_was_seen_byte_for_byte(
    dialog: AfdrukkenDialog, window: MainWindow, qtbot: QtBot, target: Path
) -> None:
    assert dialog.proof is not None
    seen = dialog.proof.pdf
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(dialog.notice.text), timeout=LOAD_MS)
    assert target.read_bytes() == seen
    assert dialog.notice.text == "Bewaard: Mijn blad.pdf"


def test_a_pdf_that_is_open_elsewhere_gets_another_name(
    dialog: AfdrukkenDialog, qtbot: QtBot, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(b"open in Acrobat")
    replace = type(target).replace

    def refused(path: Path, to: Path) -> Path:
        if to == target:
            raise PermissionError(13, "in use")
        return replace(path, to)

    monkeypatch.setattr(type(target), "replace", refused)
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.notice.text), timeout=LOAD_MS)
    assert dialog.proof is not None
    assert target.with_name("Mijn blad (2).pdf").read_bytes() == dialog.proof.pdf
    assert target.read_bytes() == b"open in Acrobat"
    assert "Mijn blad (2).pdf" in dialog.notice.text


def test_an_edited_kaart_is_made_again_and_that_is_told(
    workspace: Workspace, dialog: AfdrukkenDialog, qtbot: QtBot, target: Path
) -> None:
    before = dialog.proof
    code = dialog.panel.buurten.chosen()[0]
    here = next(h for h in workspace.register.records if code in h.buurtcodes and h.plekken[0].x)
    plek = here.plekken[0]
    workspace.register.add(
        {"naam": "Kersvers buurthuis", "sfeer": "institutioneel", "formaliteit": "formeel"},
        {"x": plek.x, "y": plek.y + 30, "locatie_nauwkeurigheid": "handmatig"},
    )
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(target.exists, timeout=LOAD_MS)
    assert dialog.proof is not before
    assert "Kersvers buurthuis" in text_of(target.read_bytes())
    qtbot.waitUntil(lambda: "Bewaard" in dialog.notice.text)
    assert "opnieuw gemaakt" in dialog.notice.text


def test_without_a_printer_it_says_what_to_do(
    dialog: AfdrukkenDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlets, "printer_names", list)
    qtbot.mouseClick(dialog.print_button, LEFT)
    assert "Bewaar het blad als pdf" in dialog.notice.text


def print_to(dialog: AfdrukkenDialog, uit: Path, qtbot: QtBot) -> bytes:
    """Print on a printer that makes a file, and return it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(uit))
    assert dialog.proof is not None
    outlets.set_up(printer, dialog.proof, "proef")
    dialog.outlets.print(printer)
    qtbot.waitUntil(lambda: "naar de printer gestuurd" in dialog.notice.text, timeout=LOAD_MS)
    return uit.read_bytes()


def ink(pdf: bytes, page: int) -> tuple[float, float, float, float]:
    """Return where the ink of a page begins and ends, in millimetres from its corner."""
    dpi = 200
    found = page_images(pdf, dpi=dpi, pages=range(page, page + 1))[0]
    grey = Image.frombytes("RGB", (found.width, found.height), found.rgb).convert("L")
    box = grey.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (side / dpi * 25.4 for side in box)
    return left, top, right, bottom


@pytest.mark.parametrize("formaat", ["A4", "A3"])
def test_on_paper_every_length_is_true(
    formaat: str, dialog: AfdrukkenDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.panel.formaat.setCurrentIndex(dialog.panel.formaat.findData(formaat))
    ready(dialog, qtbot)
    assert dialog.proof is not None
    printed = print_to(dialog, tmp_path / "papier.pdf", qtbot)
    sizes, wanted = page_sizes_mm(printed), page_sizes_mm(dialog.proof.pdf)
    assert len(sizes) == len(wanted)
    for size, want in zip(sizes, wanted, strict=True):
        assert size == pytest.approx(want, abs=0.3)
    ours, theirs = ink(dialog.proof.pdf, 0), ink(printed, 0)
    for ours_from, ours_to, theirs_from, theirs_to in (
        (ours[0], ours[2], theirs[0], theirs[2]),
        (ours[1], ours[3], theirs[1], theirs[3]),
    ):
        assert (theirs_to - theirs_from) / (ours_to - ours_from) == pytest.approx(1, abs=0.003)
        assert theirs_from == pytest.approx(ours_from, abs=0.4)


def test_printing_can_be_stopped(dialog: AfdrukkenDialog, qtbot: QtBot, tmp_path: Path) -> None:
    assert dialog.proof is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    outlets.set_up(printer, dialog.proof, "proef")
    dialog.outlets.print(printer)
    assert dialog.preview.working
    qtbot.mouseClick(dialog.preview.stop, LEFT)
    assert not dialog.outlets.printing
    assert not dialog.preview.working
    assert "Gestopt" in dialog.notice.text


def test_only_the_pages_that_were_asked_for(
    dialog: AfdrukkenDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert dialog.proof is not None
    assert len(dialog.proof.bladen) > 1
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    outlets.set_up(printer, dialog.proof, "proef")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    dialog.outlets.print(printer)
    qtbot.waitUntil(lambda: "naar de printer gestuurd" in dialog.notice.text, timeout=LOAD_MS)
    printed = (tmp_path / "papier.pdf").read_bytes()
    assert len(page_sizes_mm(printed)) == 1
    assert ink(printed, 0) == pytest.approx(ink(dialog.proof.pdf, 1), abs=0.5)


@pytest.mark.parametrize(
    ("sheet", "paper", "wide"),
    [("A4", QPageSize.PageSizeId.A3, 1.0), ("A3", QPageSize.PageSizeId.A4, 210 / 297)],
)
def test_other_paper_than_the_sheet(
    sheet: str,
    paper: QPageSize.PageSizeId,
    wide: float,
    *,
    dialog: AfdrukkenDialog,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    """On larger paper every length stays true; on smaller paper the whole sheet is smaller."""
    dialog.panel.formaat.setCurrentIndex(dialog.panel.formaat.findData(sheet))
    ready(dialog, qtbot)
    assert dialog.proof is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    outlets.set_up(printer, dialog.proof, "proef")
    layout = printer.pageLayout()
    layout.setPageSize(QPageSize(paper))
    printer.setPageLayout(layout)
    dialog.outlets.print(printer)
    qtbot.waitUntil(lambda: "naar de printer gestuurd" in dialog.notice.text, timeout=LOAD_MS)
    printed = (tmp_path / "papier.pdf").read_bytes()
    sides = sorted(page_sizes_mm(printed)[0])
    assert sides == pytest.approx([297, 420] if sheet == "A4" else [210, 297], abs=0.3)
    ours, theirs = ink(dialog.proof.pdf, 0), ink(printed, 0)
    share = (theirs[2] - theirs[0]) / (ours[2] - ours[0])
    assert share == pytest.approx(wide, rel=0.004)


def test_paper_that_is_too_small_is_noticed(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    dialog.panel.formaat.setCurrentIndex(1)
    ready(dialog, qtbot)
    assert dialog.proof is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    outlets.set_up(printer, dialog.proof, "proef")
    assert smaller_paper(printer, dialog.proof.bladen) == ""
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    assert smaller_paper(printer, dialog.proof.bladen) == "A4"


# -- how it stands --------------------------------------------------------------------------------


def test_choices_are_remembered_but_never_the_reader(
    dialog: AfdrukkenDialog, window: MainWindow, qtbot: QtBot
) -> None:
    dialog.panel.formaat.setCurrentIndex(1)
    dialog.panel.schaal.setCurrentIndex(3)
    dialog.panel.voor.setCurrentIndex(dialog.panel.voor.findData("intern"))
    schaal = dialog.panel.schaal.currentData()
    dialog.close()
    again = shown(window)
    assert again is not dialog
    assert again.panel.formaat.currentData() == "A3"
    assert again.panel.schaal.currentData() == schaal
    assert again.panel.voor.currentData() == "publiek"
    again.close()


@pytest.mark.parametrize(
    "kept", ["", "geen json", "[1]", json.dumps({"soort": "x", "schaal": 7, "formaat": 3})]
)
def test_damaged_choices_are_as_none(kept: str, workspace: Workspace, window: MainWindow) -> None:
    window.settings.set_text("afdrukken/keuzes", kept)
    dialog = shown(window)
    assert dialog.panel.wanted().soort == "buurtkaart"
    assert dialog.panel.wanted().schaal is None
    assert dialog.panel.formaat.currentData() == "A4"
    dialog.close()


def test_the_kaart_goes_and_its_sheets_with_it(dialog: AfdrukkenDialog, window: MainWindow) -> None:
    dialog.panel.formaat.setCurrentIndex(1)
    window.close_kaart()
    assert window.commands.delen.afdrukken is None
    assert window.runner.idle


def test_without_an_ondergrond_it_says_why_there_is_no_sheet(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "los.kaart.gpkg"
    new_kaart(path, naam="Los", onze_definitie="x", doel="y", ondergrond=None).close()
    window.open_kaart(path)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LOAD_MS)
    dialog = shown(window)
    assert "geen ondergrond" in dialog.preview.said
    assert not dialog.maker.busy
    dialog.close()


def test_a_refusal_is_told_in_the_window(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    dialog.maker._kaart = dialog.maker._kaart.with_name("weg.kaart.gpkg")
    dialog.panel.formaat.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(dialog.preview.said), timeout=LOAD_MS)
    assert "weg.kaart.gpkg" in dialog.preview.said
    assert dialog.proof is None


def test_it_fits_a_laptop_in_large_letters(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    dialog.setFont(font)
    dialog.preview.begin()
    dialog.preview.step("Het bestand staat klaar. De PDF nog laten toetsen; stoppen mag…", 0, 0)
    QApplication.processEvents()
    qtbot.wait(20)
    port = dialog.left.viewport()
    for widget in (dialog.panel.sinds, dialog.panel.formaat, dialog.panel.buurten.list):
        right = widget.mapTo(dialog.panel, widget.rect().topRight()).x()
        assert right < port.width(), "nothing of a question is cut off"
    least = dialog.minimumSizeHint()
    assert (least.width() <= 1366, least.height() <= 768) == (True, True)


def test_the_keyboard_reaches_everything(dialog: AfdrukkenDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog.panel.soort.setFocus()
    reached = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        if focus is None:
            break
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    for widget in (
        dialog.panel.buurten.search,
        dialog.panel.buurten.list,
        dialog.panel.voor,
        dialog.panel.formaat,
        dialog.panel.met_sinds,
        dialog.preview.view,
        dialog.preview.zoom,
        dialog.preview.left_out.header,
        dialog.print_button,
        dialog.save_button,
        dialog.close_button,
    ):
        assert widget in reached, widget.accessibleName()
