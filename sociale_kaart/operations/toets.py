"""The second look at a PDF of ours: by page-validation, when the file is already in place.

Our own rules are held before a file is delivered. This checker is optional and as slow as the
making of the file, so nobody waits for the file because of it: who stops it keeps the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.log import log_toets

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.worker import Worker

_TEKST = "Het bestand staat klaar. De PDF nog laten toetsen; stoppen mag…"


def checked(
    on_it: dict[str, Any], uit: Path, *, worker: Worker, progress: Progress
) -> dict[str, Any]:
    """Have a PDF looked at by page-validation, and write the result in the log.

    Args:
        on_it: the answer of the command, with what our own rules found as `toets`.
        uit: the PDF, in place.
        worker: does the checking.
        progress: told of it; when it is cancelled the file stays and counts as not checked.

    Returns:
        `on_it` with the result of both in `toets`.
    """
    from sociale_kaart.exporting.buurtkaart.pdf_check import Uitslag, has_iso  # noqa: PLC0415

    iso = None
    if has_iso():
        try:
            progress.step(_TEKST)
            iso = worker.run(_look, uit, progress=progress)
        except (Cancelled, WorldError):
            # Also when memory ran out: the file is whole, only not checked.
            iso = None
    gebreken = tuple(on_it["toets"]["gebreken"])
    uitslag = Uitslag(int(on_it["paginas"]), gebreken, iso)
    log_toets(uitslag.tekst)
    return on_it | {"toets": uitslag.as_json()}


def _look(uit: Path, *, progress: Progress) -> tuple[str, ...] | None:
    from sociale_kaart.exporting.buurtkaart.pdf_check import check_iso  # noqa: PLC0415 - heavy

    progress.step(_TEKST)
    return check_iso(uit.read_bytes())
