"""Photos: dropped or chosen, looked at, and only kept once it is known that they may be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import instemmingen, notatie
from sociale_kaart.operations import fotos
from sociale_kaart.ui.form.field_factory import field_for
from sociale_kaart.ui.form.fields import quiet
from sociale_kaart.ui.form.rows import RowForm
from sociale_kaart.ui.form.ticks import TickRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.form.fields import LineField
    from sociale_kaart.ui.form.part import FormContext, Part

_SMALL = QSize(48, 48)
_LARGE = QSize(220, 165)
# So many small pictures are remembered.
_REMEMBERED = 64
_KINDS = "Foto’s (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.bmp)"
_TEKST = ("bijschrift", "maker")


def picture(inhoud: bytes, size: QSize) -> QPixmap:
    """Return a photo scaled to fit in `size`; a JPEG is decoded at that size, which is fast."""
    buffer = QBuffer()
    buffer.setData(QByteArray(inhoud))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())


def add_prepared_foto(
    session: Session, hulpbron: str, inhoud: bytes, waarden: dict[str, str]
) -> Change:
    """Keep a photo with what was said about it, see `operations.fotos.add_foto`."""
    return fotos.add_foto(session, hulpbron, inhoud, **waarden)


class Thumbs:
    """Small pictures of photos, each decoded once.

    Args:
        context: the kaart.
    """

    def __init__(self, context: FormContext) -> None:
        self._context = context
        self._known: dict[str, QPixmap | None] = {}

    def known(self, foto: str) -> QPixmap | None:
        """Return the small picture of a photo when it has been decoded already."""
        return self._known.get(foto)

    def get(self, foto: str) -> QPixmap | None:
        """Return the small picture of a photo; None when the kaart does not have it."""
        if foto not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.pop(next(iter(self._known)))
            inhoud = fotos.foto_bytes(self._context.register.session, foto)
            self._known[foto] = picture(inhoud, _SMALL) if inhoud else None
        return self._known[foto]


class FotoForm(QWidget):
    """One photo that is kept: the picture, and what is known about it.

    Args:
        editor: the part that saves.
        parent: owner.
    """

    def __init__(self, editor: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._foto = ""
        self.image = QLabel(self)
        self.form = RowForm("fotos", (*_TEKST, "toestemming"), self)
        self.form.committed.connect(
            lambda kolom, value, field: editor.save(
                fotos.edit_foto, self._foto, {kolom: value}, field=field
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.image)
        layout.addWidget(self.form)

    def show_foto(self, foto: str, *, same: bool) -> None:
        """Show a photo."""
        session = self._editor.context.register.session
        row = session.kaart.row("fotos", foto) or {}
        if foto != self._foto:
            inhoud = fotos.foto_bytes(session, foto)
            self.image.setVisible(inhoud is not None)
            if inhoud is not None:
                self.image.setPixmap(picture(inhoud, _LARGE))
        self.form.show_row(row, same=same and foto == self._foto)
        self._foto = foto
        self.image.setAccessibleName(str(row.get("bijschrift") or self.tr("Foto")))


class NewFoto(QFrame):
    """Takes a photo by drag and drop or by button, and asks what must be known before it is kept.

    Args:
        context: the kaart.
        parent: owner.
    """

    # the picture as it will be kept, and what was said about it
    wanted = Signal(bytes, object)

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rij")
        self.setAcceptDrops(True)
        self._context = context
        self._inhoud = b""
        self.choose = QPushButton(self.tr("Voeg een foto toe…"), self)
        self.choose.setObjectName("voegtoe")
        self.choose.clicked.connect(self._ask_file)
        self.hint = quiet(self.tr("Of sleep een foto hierheen."), self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.hide()
        self.draft = self._make_draft()
        self.draft.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        for widget in (self.choose, self.hint, self.draft, self.said):
            layout.addWidget(widget)

    def _make_draft(self) -> QWidget:
        draft = QWidget(self)
        layout = QVBoxLayout(draft)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.image = QLabel(draft)
        self.image.setAccessibleName(self.tr("De foto die je toevoegt"))
        layout.addWidget(self.image)
        layout.addWidget(
            quiet(
                self.tr(
                    "We maken de foto kleiner en halen weg wat de camera erbij schreef, "
                    "zoals plaats en tijd."
                ),
                draft,
            )
        )
        self.fields: dict[str, LineField] = {}
        for kolom in _TEKST:
            field = field_for("fotos", kolom, draft)
            self.fields[kolom] = field  # type: ignore[assignment]  # both are one line
            layout.addWidget(field)
        question = QLabel(self.tr("Vinden de mensen op de foto het goed?"), draft)
        question.setWordWrap(True)
        layout.addWidget(question)
        self._group = QButtonGroup(draft)
        self.nobody, self.asked, self.not_asked = (QRadioButton(draft) for _ in range(3))
        for button, text in (
            (self.nobody, self.tr("Er staat niemand herkenbaar op")),
            (self.asked, self.tr("Ja, ik heb het gevraagd")),
            (self.not_asked, self.tr("Nog niet gevraagd")),
        ):
            button.setProperty("onderwerp", "veld:fotos.toestemming")
            self._group.addButton(button)
            layout.addWidget(TickRow(button, text, "", draft))
        row = QHBoxLayout()
        self.keep = QPushButton(self.tr("Bewaar de foto"), draft)
        self.keep.clicked.connect(self._keep)
        self.cancel = QPushButton(self.tr("Toch niet"), draft)
        self.cancel.clicked.connect(self.drop)
        row.addWidget(self.keep, 1)
        row.addWidget(self.cancel)
        layout.addLayout(row)
        return draft

    def take(self, paths: Sequence[Path]) -> None:
        """Read the first of the files beside the window and show what will be kept."""
        if not paths:
            return
        path = paths[0]
        self._say(self.tr("Foto lezen…"))

        def read(_: Progress) -> bytes | WorldError:
            try:
                return fotos.prepare_foto(path)
            except WorldError as error:
                return error

        more = len(paths) > 1
        self._context.run(read, lambda result: self._show(result, more=more))

    def drop(self) -> None:
        """Forget the photo that was being added."""
        self._inhoud = b""
        self.draft.hide()
        self.choose.show()
        self.hint.show()
        self._say("")

    def _show(self, result: bytes | WorldError, *, more: bool) -> None:
        if isinstance(result, WorldError):
            self.drop()
            self._say(str(result))
            return
        self._inhoud = result
        self.image.setPixmap(picture(result, _LARGE))
        for field in self.fields.values():
            field.set_value(None)
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.choose.hide()
        self.hint.hide()
        self.draft.show()
        self._say(self.tr("Eén foto tegelijk: dit is de eerste.") if more else "")
        self.fields["bijschrift"].setFocus()

    def _keep(self) -> None:
        if self.not_asked.isChecked():
            self._say(
                self.tr(
                    "Vraag het eerst even; daarna kun je de foto bewaren. "
                    "Er is nog niets opgeslagen."
                )
            )
            return
        if not (self.nobody.isChecked() or self.asked.isChecked()):
            self._say(self.tr("Kies eerst of de mensen op de foto het goed vinden."))
            self.nobody.setFocus()
            return
        day = notatie.datum(today())
        toestemming = (
            instemmingen.NIEMAND_HERKENBAAR
            if self.nobody.isChecked()
            else self.tr("Gevraagd, genoteerd op {0}").format(day)
        )
        said = {kolom: field.edit.text().strip() for kolom, field in self.fields.items()}
        waarden = {kolom: text for kolom, text in said.items() if text}
        self.wanted.emit(self._inhoud, {**waarden, "toestemming": toestemming})

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.choose.text(), "", self.tr(_KINDS))
        if chosen:
            self.take([Path(chosen)])

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: something is dragged over it."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: a photo was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take(paths)
