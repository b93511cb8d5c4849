"""A part of the form: it shows something of a hulpbron and saves what is changed there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.form.fields import Field
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner


class FormContext(QObject):
    """What every part of a form needs, and what any part may ask for.

    Args:
        register: the open kaart.
        area: names of buurten and addresses.
        runner: for work beside the window.
        settings: what is remembered between two starts.
        parent: owner.
    """

    # uuid of the hulpbron and of its plek ('' for its first) for which the user wants to point
    point_wanted = Signal(str, str)
    # uuid of a hulpbron to show
    opened = Signal(str)
    # uuid of the hulpbron for which the user wants to draw an area
    gebied_wanted = Signal(str)

    def __init__(
        self,
        register: Register,
        area: Area,
        runner: TaskRunner,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.register = register
        self.area = area
        self.settings = settings
        self._runner = runner

    def run(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Do `work(progress)` beside the window, then `done(result)` here."""
        self._runner.start(work, done, shown=False)


class Part(QWidget):
    """A part of the form.

    Args:
        context: the kaart, and what may be asked for.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.hulpbron: Hulpbron | None = None
        self.remark = QLabel(self)
        self.remark.setObjectName("opmerking")
        self.remark.setWordWrap(True)
        self.remark.hide()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)

    def show_hulpbron(self, hulpbron: Hulpbron) -> None:
        """Show a hulpbron; the same one again when something in the kaart changed."""
        same = self.hulpbron is not None and self.hulpbron.uuid == hulpbron.uuid
        self.hulpbron = hulpbron
        if not same:
            self.say("")
        self.fill(hulpbron, same=same)

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Put what there is in the widgets; what is being typed for the same one stays."""
        raise NotImplementedError

    def flush(self) -> None:
        """Take what was typed for the hulpbron that is shown."""
        for part in self.findChildren(Part):
            part.flush()

    def save(
        self, operation: Callable[..., Change], *args: Any, field: Field | None = None
    ) -> Change | None:
        """Do an operation on the kaart; a refusal is said at the field, or below this part."""
        try:
            change = self.context.register.try_act(operation, *args)
        except WorldError as error:
            if field is None:
                self.say(str(error))
            else:
                field.refuse(error)
            return None
        self.say("")
        return change

    def say(self, text: str) -> None:
        """Say something below this part; '' removes it."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))


def show_or_refresh(field: Field, value: object, *, same: bool) -> None:
    """Show a value: of the same record without disturbing what is typed, else as it is."""
    if same:
        field.refresh(value)  # type: ignore[arg-type]  # a cell of the register
    else:
        field.set_value(value)  # type: ignore[arg-type]  # idem
