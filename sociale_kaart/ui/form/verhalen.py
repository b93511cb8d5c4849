"""Verhalen of a hulpbron: what people told, about which themes, and photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.domain import lijsten
from sociale_kaart.operations import delen
from sociale_kaart.ui.form.fotos import FotoForm, NewFoto, Thumbs, add_prepared_foto
from sociale_kaart.ui.form.rows import CardContent, RowForm, RowsEditor, columns_of
from sociale_kaart.ui.form.summary import row_text
from sociale_kaart.ui.form.ticks import TickRow

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron, Row
    from sociale_kaart.ui.form.part import FormContext
    from sociale_kaart.ui.form.rows import RowCard


class ThemaBoxes(QWidget):
    """The themes of one verhaal, to tick.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(QLabel(self.tr("Waar het over gaat"), self))
        self.boxes: dict[str, QCheckBox] = {}
        for item in lijsten.lijst("impactthema"):
            box = QCheckBox(self)
            box.setProperty("onderwerp", f"lijst:impactthema.{item.code}")
            self.boxes[item.code] = box
            layout.addWidget(TickRow(box, item.label, f"{item.leefwereld}. {item.uitleg}", self))

    @property
    def codes(self) -> list[str]:
        """The themes that are ticked."""
        return [code for code, box in self.boxes.items() if box.isChecked()]

    def show_codes(self, codes: set[str]) -> None:
        """Tick the themes of a verhaal."""
        for code, box in self.boxes.items():
            box.setChecked(code in codes)


class VerhaalForm(CardContent):
    """One verhaal: its photo when it has one, its fields and its themes.

    Args:
        editor: saves what is changed.
        card: the card it stands in.
    """

    def __init__(self, editor: VerhalenEditor, card: RowCard) -> None:
        super().__init__(card)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._editor = editor
        self._card = card
        self.foto: FotoForm | None = None
        self._writing = False
        self.form = RowForm("verhalen", columns_of("verhalen"), self)
        self.form.committed.connect(
            lambda kolom, value, field: editor.save_column(card, kolom, value, field)
        )
        self.themas = ThemaBoxes(self)
        for box in self.themas.boxes.values():
            box.clicked.connect(lambda _: editor.save_themas(card, self.themas.codes))
        self.write = QPushButton(self.tr("Schrijf er een verhaal bij"), self)
        self.write.setObjectName("voegtoe")
        self.write.clicked.connect(self._write)
        for widget in (self.write, self.form, self.themas):
            self._layout.addWidget(widget)

    def show_row(self, row: Row, themas: set[str], *, same: bool) -> None:
        """Show a verhaal."""
        self.form.show_row(row, same=same)
        self.themas.show_codes(themas)
        foto = row.get("foto")
        told = not foto or self._writing or any(self.form.values().values())
        self.write.setVisible(not told)
        self.form.setVisible(told)
        # A theme belongs to a verhaal that is there.
        self.themas.setVisible(told and bool(self._card.rij))
        if foto and self.foto is None:
            self.foto = FotoForm(self._editor, self)
            self._layout.insertWidget(0, self.foto)
        if self.foto is not None:
            self.foto.setVisible(bool(foto))
            if foto:
                self.foto.show_foto(str(foto), same=same)

    def begin(self) -> None:
        """Put the cursor where the verhaal is told."""
        self.form.fields["tekst"].setFocus()

    def flush(self) -> None:
        """Take what was typed."""
        self.form.flush()
        if self.foto is not None:
            self.foto.form.flush()

    def _write(self) -> None:
        """Show the fields of a verhaal below a photo."""
        self._writing = True
        self.write.hide()
        self.form.show()
        self.themas.show()
        self.begin()


class VerhalenEditor(RowsEditor):
    """All verhalen and photos of a hulpbron.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__("verhalen", context, parent)
        self.thumbs = Thumbs(context)
        self.new_foto = NewFoto(context, self)
        self.new_foto.wanted.connect(self._add_foto)
        self.body.insertWidget(self.body.indexOf(self.remark), self.new_foto)

    def text_of(self, row: Row) -> str:
        """Return a verhaal as one line; a photo by what is to be seen on it."""
        if row.get("foto"):
            foto = self.context.register.session.kaart.row("fotos", str(row["foto"]))
            bijschrift = str(foto["bijschrift"] or "") if foto else ""
            said = self.tr("Foto: {0}").format(bijschrift) if bijschrift else self.tr("Foto")
            rest = row_text("verhalen", row)
            return f"{said} · {rest}" if rest else said
        return row_text("verhalen", row)

    def make_content(self, card: RowCard) -> CardContent:
        """Return the fields of a verhaal."""
        form = VerhaalForm(self, card)
        form.show_row(card.row, self._themas(card), same=False)
        return form

    def show_content(self, card: RowCard, *, same: bool) -> None:
        """Show a verhaal in its fields."""
        if isinstance(card.content, VerhaalForm):
            card.content.show_row(card.row, self._themas(card), same=same)

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show the verhalen, each photo small in its line."""
        super().fill(hulpbron, same=same)
        if not same:
            self.new_foto.drop()
        for card in self.cards:
            foto = str(card.row.get("foto") or "") if card.rij else ""
            card.header.set_picture(self.thumbs.known(foto))
            if foto and self.thumbs.known(foto) is None:
                # One at a time and after this: decoding many would be felt.
                QTimer.singleShot(0, self, lambda foto=foto: self._load_thumb(foto))

    def _load_thumb(self, foto: str) -> None:
        for card in self.cards:
            if card.rij and card.row.get("foto") == foto:
                card.header.set_picture(self.thumbs.get(foto))

    def save_themas(self, card: RowCard, codes: list[str]) -> None:
        """Save the themes of a verhaal."""
        if self.hulpbron is not None and card.rij:
            self.save(delen.set_themas, self.hulpbron.uuid, card.rij, codes)

    def _themas(self, card: RowCard) -> set[str]:
        if self.hulpbron is None or not card.rij:
            return set()
        rows = self.hulpbron.deel("verhaal_themas")
        return {str(row["thema"]) for row in rows if row["verhaal"] == card.rij}

    def _add_foto(self, inhoud: bytes, waarden: dict[str, str]) -> None:
        if self.hulpbron is None:
            return
        change = self.save(add_prepared_foto, self.hulpbron.uuid, inhoud, waarden)
        if change is not None:
            self.new_foto.drop()
