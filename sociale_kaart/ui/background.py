"""The long work of the window as jobs for the task runner.

A connection is used by one thread at a time, so a job that reads the kaart opens it for itself,
read-only; a job that writes borrows the session of the window, under a modal bar. Heavy modules
are imported here, in the background, so that the window is there at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.importing.keuzes import ImportChoices
    from sociale_kaart.importing.profielen import Lezing
    from sociale_kaart.operations.lijst_bekijken import Bekeken
    from sociale_kaart.operations.pakket import PakketWanted
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

    Job = Callable[[Progress], Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """A kaart that is open, and all that was read from it on the way."""

    session: Session
    records: Sequence[Hulpbron]


def load_libraries() -> Job:
    """Import the large libraries that an open kaart needs, and nothing of Qt (see `ui.ahead`)."""

    def job(progress: Progress) -> None:
        progress.step("Starten…")
        import sociale_kaart.operations.sessions  # noqa: PLC0415
        import sociale_kaart.project.ondergrond  # noqa: F401, PLC0415

    return job


def open_session(opening: Callable[[], Session]) -> Job:
    """Open a kaart with `opening` and read it."""

    def job(progress: Progress) -> Opened:
        progress.step("De kaart openen…")
        session = opening()
        try:
            records = session.kaart.hulpbronnen()
            # A window that was closed meanwhile takes nothing in.
            progress.step("Tekenen…")
        except BaseException:
            session.close()
            raise
        return Opened(session, records)

    return job


def count_kaarten(kaarten: Sequence[Path]) -> Job:
    """Count what is in the kaarten on the start page; returns a count, or None, per path."""

    def job(progress: Progress) -> dict[Path, int | None]:
        from sociale_kaart.operations import beginning  # noqa: PLC0415

        counts: dict[Path, int | None] = {}
        for path in kaarten:
            progress.step(path.name)
            counts[path] = beginning.count_hulpbronnen(path)
        return counts

    return job


def make_sample(folder: Path, worker: Worker) -> Job:
    """Make the sample kaart in a folder; returns its path."""

    def job(progress: Progress) -> Path:
        from sociale_kaart.operations.sample import make_sample_kaart  # noqa: PLC0415

        return make_sample_kaart(folder, worker=worker, progress=progress)

    return job


def make_ondergrond(
    osm: Path,
    buurten: Path,
    gemeenten: Sequence[str],
    uit: Path,
    worker: Worker,
    *,
    extra: Mapping[str, Path] | None = None,
) -> Job:
    """Make an ondergrond; returns its report.

    Args:
        osm: the OpenStreetMap file.
        buurten: the map of wijken en buurten.
        gemeenten: their codes.
        uit: where it is written.
        worker: does the work.
        extra: further files, by their name in `OndergrondSources`.
    """

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import ondergrond  # noqa: PLC0415

        sources = ondergrond.OndergrondSources(osm, buurten, gemeenten, **(extra or {}))
        return ondergrond.make_ondergrond(sources, uit, worker=worker, progress=progress)

    return job


def look_at_list(session: Session, lijst: Path, lezing: Lezing, worker: Worker) -> Job:
    """Read a list; returns what there is to know of it before it is imported."""
    ondergrond = session.ondergrond.path if session.ondergrond else None

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import lijst_bekijken  # noqa: PLC0415

        return lijst_bekijken.look_at_list(
            lijst, lezing, ondergrond, worker=worker, progress=progress
        )

    return job


def plan_import(session: Session, lijst: Path, bekeken: Bekeken, worker: Worker) -> Job:
    """Say what would become of each row of a list, read as `bekeken`; changes nothing."""
    path = session.kaart.path

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import importing, sessions  # noqa: PLC0415

        with sessions.open_kaart(path, read_only=True) as own:
            return importing.plan_hulpbronnen(
                own,
                lijst,
                worker=worker,
                progress=progress,
                koppeling=bekeken.koppeling,
                keuze=bekeken.keuze,
                profiel=bekeken.koppeling.profiel,
            )

    return job


def apply_import(
    session: Session, plan: Any, lijst: Path, choices: ImportChoices | None = None
) -> Job:
    """Carry out a plan; returns the receipt and all hulpbronnen as they are then.

    Uses the session of the window: nothing else may use it until the job is done.
    """

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import importing  # noqa: PLC0415

        receipt = importing.apply_plan(session, plan, lijst, progress, choices)
        return receipt, session.kaart.hulpbronnen()

    return job


def find_doubles(session: Session) -> Job:
    """Look for hulpbronnen that may be one; returns the pairs, the surest first."""
    path = session.kaart.path

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import samenvoegen, sessions  # noqa: PLC0415

        progress.step("Vergelijken…")
        with sessions.open_kaart(path, read_only=True) as own:
            return samenvoegen.suggested_pairs(own)

    return job


def take_back_import(session: Session, batch: str) -> Job:
    """Take an import back; returns what that changed and all hulpbronnen as they are then.

    Uses the session of the window: nothing else may use it until the job is done.
    """

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import importing  # noqa: PLC0415

        progress.step("Terugnemen…")
        return importing.undo_batch(session, batch), session.kaart.hulpbronnen()

    return job


def distances(
    session: Session, categorieen: Sequence[str], netwerken: Sequence[str], worker: Worker
) -> Job:
    """Compute distances per buurt."""
    path = session.kaart.path

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import distances, sessions  # noqa: PLC0415

        with sessions.open_kaart(path, read_only=True) as own:
            return distances.distance_per_buurt(
                own,
                categorieen=categorieen,
                netwerken=netwerken,
                worker=worker,
                progress=progress,
            )

    return job


def save_distances(session: Session, uit: Path, worker: Worker) -> Job:
    """Compute all walking distances and write them."""
    path = session.kaart.path

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import distances, sessions  # noqa: PLC0415

        with sessions.open_kaart(path, read_only=True) as own:
            frame = distances.distance_per_buurt(
                own, netwerken=distances.NETWERKEN, worker=worker, progress=progress
            )
        return distances.write_distances(frame, uit)

    return job


def export(session: Session, soort: str, voor: str, uit: Path, worker: Worker) -> Job:
    """Write the register for an audience; returns its report."""
    path = session.kaart.path

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import exports, sessions  # noqa: PLC0415

        with sessions.open_kaart(path, read_only=True) as own:
            return exports.export(own, soort, voor, uit, worker=worker, progress=progress)

    return job


def pakket(session: Session, wanted: PakketWanted, uit: Path, worker: Worker) -> Job:
    """Write a folder or zip to share; returns its report."""
    path = session.kaart.path

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import pakket, sessions  # noqa: PLC0415 - heavy

        with sessions.open_kaart(path, read_only=True) as own:
            return pakket.make_pakket(own, wanted, uit, worker=worker, progress=progress)

    return job


def put_back_backup(session: Session, backup: Path) -> Job:
    """Put a backup back; returns the change and all hulpbronnen as they are then.

    Uses the session of the window: nothing else may use it until the job is done.
    """

    def job(progress: Progress) -> Any:
        from sociale_kaart.operations import backups  # noqa: PLC0415

        change = backups.restore_backup(session, backup, progress)
        return change, session.kaart.hulpbronnen()

    return job
