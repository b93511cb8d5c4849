"""What there is to say at the first opening after a crash, a kill or a power cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.notatie import datum

if TYPE_CHECKING:
    from sociale_kaart.project.undo import Stap


@dataclass(frozen=True, slots=True)
class Hersteld:
    """The last one who worked in the kaart was cut off; every step that was saved is there.

    Attributes:
        laatste: the last step that is there, None in an empty history.
        teruggedraaid: whether a step was being written, which has been taken back as a whole.
    """

    laatste: Stap | None
    teruggedraaid: bool

    @property
    def tekst(self) -> str:
        """What was recovered, in Dutch sentences."""
        zinnen = [
            "Sociale Kaart is de vorige keer niet gewoon afgesloten.",
            "Alles wat was opgeslagen, staat er nog.",
        ]
        if self.laatste is not None:
            tijd = self.laatste.tijd
            zinnen.append(
                f"De laatste stap ({datum(tijd.date())}, {tijd:%H:%M}): "
                f"{self.laatste.omschrijving}."
            )
        if self.teruggedraaid:
            zinnen.append("Een stap die nog niet klaar was, is teruggedraaid.")
        return " ".join(zinnen)
