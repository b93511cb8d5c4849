"""One hulpbron on five pages; what you change is saved at once, each field one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.form.fields import heading, quiet
from sociale_kaart.ui.form.geschiedenis import GeschiedenisPage
from sociale_kaart.ui.form.groepen import MEER, VERHALEN
from sociale_kaart.ui.form.kern import KernPage
from sociale_kaart.ui.form.pages import GroupsPage
from sociale_kaart.ui.form.relaties import RelatiesPage
from sociale_kaart.ui.form.scroll import reveal, scrolled, to_top

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.form.fields import Field
    from sociale_kaart.ui.form.part import FormContext, Part
    from sociale_kaart.ui.form.place_field import PlaceField

__all__ = ["DetailForm", "heading", "subtitle"]

_SYMBOL_PX = 24
_OPEN = "formulier/open"
# The groups that are open for who never folded anything.
_OPEN_FIRST = "verhalen,tellingen"


class DetailForm(QWidget):
    """Reads and changes one hulpbron.

    Args:
        context: the kaart, and what may be asked for.
        parent: owner.
    """

    # the user wants to register one more like this
    another = Signal()

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._hulpbron: Hulpbron | None = None
        open_ones = context.settings.text(_OPEN, _OPEN_FIRST).split(",")
        self.kern = KernPage(context)
        self.meer = GroupsPage(MEER, context, open_ones)
        self.relaties = RelatiesPage(context)
        self.verhalen = GroupsPage(VERHALEN, context, open_ones)
        self.geschiedenis = GeschiedenisPage(context)
        self._pages: tuple[Part | GroupsPage, ...] = (
            self.kern,
            self.meer,
            self.relaties,
            self.verhalen,
            self.geschiedenis,
        )
        titles = (
            self.tr("Kern"),
            self.tr("Meer"),
            self.tr("Relaties"),
            self.tr("Verhalen"),
            self.tr("Geschiedenis"),
        )
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("bladen")
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Bladen van de hulpbron"))
        self.tabs.tabBar().setAccessibleName(self.tr("Bladen van de hulpbron"))
        for page, title in zip(self._pages, titles, strict=True):
            self.tabs.addTab(scrolled(page), title)
        # What a page shows is only read once it is looked at.
        self._stale: set[int] = set()
        self.tabs.currentChanged.connect(self._fill_page)
        for page in (self.meer, self.verhalen):
            page.turned.connect(self._remember_open)
        for question in (self.kern.instemming, self.kern.toestemming):
            question.answering.connect(self._on_answering)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._header())
        layout.addWidget(self.tabs, 1)
        layout.addLayout(self._buttons())

    @property
    def fields(self) -> dict[tuple[str, str], Field]:
        """The fields of the kern, by table and column."""
        return self.kern.fields

    @property
    def place(self) -> PlaceField:
        """Where the first plek is."""
        return self.kern.place

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 12, 0)
        self._symbol = QLabel(self)
        self._symbol.setFixedSize(QSize(_SYMBOL_PX + 4, _SYMBOL_PX + 4))
        self._title = heading("", self, 1.3)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._subtitle = quiet("", self)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 10)
        self.again = QPushButton(self.tr("Nog een"), self)
        self.again.setToolTip(
            self.tr("Voeg er nog een toe, met dezelfde sfeer en soort (Ctrl+Enter)")
        )
        self.again.setAccessibleDescription(self.again.toolTip())
        self.again.clicked.connect(self.another)
        self.delete = QToolButton(self)
        self.delete.setObjectName("link")
        self.delete.setText(self.tr("Verwijder"))
        self.delete.setAccessibleName(self.tr("Verwijder deze hulpbron"))
        self.delete.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.delete.clicked.connect(self._delete)
        row.addWidget(self.again, 1)
        row.addWidget(self.delete)
        return row

    def show_hulpbron(self, hulpbron: Hulpbron) -> None:
        """Show a hulpbron; what was typed for another one is saved first."""
        before = self._hulpbron
        if before is not None and before.uuid != hulpbron.uuid:
            self.flush()
        self._hulpbron = hulpbron
        if before is None or _face(before) != _face(hulpbron):
            icon = symbol_icon(hulpbron.sfeer, hulpbron.formaliteit, hulpbron.status)
            self._symbol.setPixmap(icon.pixmap(QSize(_SYMBOL_PX, _SYMBOL_PX)))
            self._symbol.setAccessibleName(lijsten.label("sfeer", hulpbron.sfeer))
            self._title.setText(hulpbron.naam)
            self._subtitle.setText(_in_short(hulpbron))
        self._stale = set(range(len(self._pages)))
        self._fill_page(self.tabs.currentIndex())

    def flush(self) -> None:
        """Save what was typed and not left yet."""
        if self._hulpbron is not None and self._context.register.hulpbron(self._hulpbron.uuid):
            for page in self._pages:
                page.flush()

    def focus_name(self) -> None:
        """Put the cursor in the name."""
        self.tabs.setCurrentIndex(0)
        naam = self.kern.fields["hulpbronnen", "naam"]
        naam.setFocus()
        reveal(naam)

    def open_page(self, page: Part | GroupsPage) -> None:
        """Bring one of the pages into view."""
        self.tabs.setCurrentIndex(self._pages.index(page))

    def open_part(self, name: str) -> None:
        """Bring the group of a table or column into view and give it the keyboard."""
        self.open_page(self.meer)
        part = self.meer.part(name)
        part.setFocus()
        area = self.tabs.currentWidget()
        if isinstance(area, QScrollArea):
            # Only after it has been unfolded it has a place.
            QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part))

    def needed_width(self) -> int:
        """Return how wide the pages want to be, in pixels."""
        return max(page.minimumSizeHint().width() for page in (self.kern, self.relaties))

    def _fill_page(self, number: int) -> None:
        if self._hulpbron is not None and number in self._stale:
            self._stale.discard(number)
            self._pages[number].show_hulpbron(self._hulpbron)

    def _remember_open(self) -> None:
        open_ones = [*self.meer.open_ones, *self.verhalen.open_ones]
        self._context.settings.set_text(_OPEN, ",".join(open_ones) or "-")

    def _on_answering(self) -> None:
        # Before the question hides: Qt would give the keyboard to a field far below it.
        self.again.setFocus()
        to_top(self.kern)

    def _delete(self) -> None:
        if self._hulpbron is not None:
            self._context.register.delete([self._hulpbron.uuid])


def _in_short(hulpbron: Hulpbron) -> str:
    """Return sfeer, formaliteit and soort in as few words as fit on one line."""
    sfeer = next((item for item in lijsten.lijst("sfeer") if item.code == hulpbron.sfeer), None)
    said = [
        sfeer.extra["kort"] if sfeer else lijsten.label("sfeer", hulpbron.sfeer),
        *(
            lijsten.label(name, code)
            for name, code in (("formaliteit", hulpbron.formaliteit), ("soort", hulpbron.soort))
            if code
        ),
    ]
    if hulpbron.status and hulpbron.status != "actief":
        said.append(lijsten.label("status", hulpbron.status))
    return " · ".join(said).lower()


def _face(hulpbron: Hulpbron) -> tuple[str | None, ...]:
    return (
        hulpbron.uuid,
        hulpbron.naam,
        hulpbron.sfeer,
        hulpbron.formaliteit,
        hulpbron.soort,
        hulpbron.status,
    )


def subtitle(hulpbron: Hulpbron) -> str:
    """Return sfeer, formaliteit and soort in one line, as people read it."""
    parts = [lijsten.label("sfeer", hulpbron.sfeer)]
    if hulpbron.formaliteit:
        parts.append(lijsten.label("formaliteit", hulpbron.formaliteit))
    if hulpbron.soort:
        parts.append(lijsten.label("soort", hulpbron.soort))
    if hulpbron.status and hulpbron.status != "actief":
        parts.append(lijsten.label("status", hulpbron.status))
    return " · ".join(parts)
