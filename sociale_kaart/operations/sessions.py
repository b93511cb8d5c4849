"""Open and make a kaart together with the ondergrond it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import sha256
from sociale_kaart.operations.outputs import require_name
from sociale_kaart.project.backups import is_backup
from sociale_kaart.project.kaart import Kaart, OndergrondLink

if TYPE_CHECKING:
    from types import TracebackType

    from sociale_kaart.project.ondergrond import Ondergrond


@dataclass
class Session:
    """An open kaart, its ondergrond when that was found, and what the user should know about both.

    Attributes:
        kaart: the register; its connection belongs to the thread that opened it.
        ondergrond: the reference package, None when it was not found.
        meldingen: Dutch sentences for the user, made while opening; after a crash the first one
            says what is there, see `Kaart.hersteld`.
        backup_folder: where the user wants backups, None for beside the kaart; what is removed for
            good is looked for in it too.
    """

    kaart: Kaart
    ondergrond: Ondergrond | None
    meldingen: list[str] = field(default_factory=list)
    backup_folder: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the kaart and give up its lock."""
        self.kaart.close()

    def files(self) -> tuple[Path, ...]:
        """Return the files that are open, which no export may write over."""
        return (self.kaart.path, *((self.ondergrond.path,) if self.ondergrond else ()))

    def required_ondergrond(self) -> Ondergrond:
        """Return the ondergrond.

        Raises:
            WorldError: it was not found.
        """
        if self.ondergrond is None:
            link = self.kaart.link
            naam = f" (‘{link.naam}’)" if link else ""
            raise WorldError(
                f"De ondergrond van deze kaart{naam} is niet gevonden.",
                "Zet dat bestand in dezelfde map als de kaart.",
            )
        return self.ondergrond


def new_kaart(
    path: Path,
    *,
    naam: str,
    onze_definitie: str,
    doel: str,
    ondergrond: Path | None,
    auteur: str = "",
) -> Session:
    """Make a kaart and open it.

    Args:
        path: `*.kaart.gpkg` that does not exist yet.
        naam: what people call this kaart.
        onze_definitie: what we count as sociale basis; stands on every method page.
        doel: what this kaart is for.
        ondergrond: reference package; None makes a kaart without kaartbeeld.
        auteur: who works here, for the history.

    Raises:
        WorldError: the file exists, the folder may not be written to, or the ondergrond is none.
    """
    require_name(path, ".gpkg", never=(".ondergrond.gpkg",))
    if not path.parent.is_dir():
        raise WorldError(f"De map ‘{path.parent}’ bestaat niet.", "Maak de map of kies een andere.")
    found = _opened(ondergrond) if ondergrond else None
    link = _link(found) if found else None
    kaart = Kaart.create(
        path,
        naam=naam,
        onze_definitie=onze_definitie,
        doel=doel,
        ondergrond=link,
        auteur=auteur,
        buurtzoeker=found.buurt_at if found else None,
    )
    return Session(kaart, found)


def open_kaart(path: Path, *, read_only: bool = False, auteur: str = "") -> Session:
    """Open a kaart and look for its ondergrond: beside it, then where it was last used.

    Raises:
        WorldError: not a kaart, newer than this program, in use elsewhere, damaged.
    """
    kaart = Kaart.open(path, read_only=read_only, auteur=auteur)
    session = Session(kaart, None)
    if kaart.hersteld is not None:
        session.meldingen.append(kaart.hersteld.tekst)
    if not read_only and is_backup(path):
        session.meldingen.append(
            "Dit is een reservekopie. Wat je hier verandert, komt niet in de kaart zelf."
            " Open de kaart en zet daar deze reservekopie terug."
        )
    try:
        _attach(session, read_only=read_only)
    except BaseException:
        kaart.close()
        raise
    return session


def link_ondergrond(session: Session, ondergrond: Path) -> str:
    """Stand the kaart on another ondergrond, as one step; buurtcodes follow the new borders.

    Returns:
        what changed, as a Dutch sentence.
    """
    found = _opened(ondergrond)
    anders = session.kaart.set_link(_link(found), found.buurt_at)
    session.ondergrond = found
    return (
        f"De kaart staat nu op de ondergrond ‘{found.naam}’. "
        f"Van {anders} {'plek' if anders == 1 else 'plekken'} is de buurt veranderd."
    )


def _attach(session: Session, *, read_only: bool) -> None:
    link = session.kaart.link
    if link is None:
        return
    path = _find(session.kaart.path, link)
    if path is None:
        session.meldingen.append(
            f"De ondergrond ‘{link.naam}’ is niet gevonden. De tabel en de formulieren "
            "werken gewoon; zet het bestand naast de kaart om het kaartbeeld te zien."
        )
        return
    found = _opened(path)
    if found.checksum != link.checksum and not read_only:
        session.meldingen.append(link_ondergrond(session, path))
        return
    if found.checksum != link.checksum:
        session.meldingen.append(
            f"De ondergrond is vernieuwd ({link.jaar} → {found.jaar}). Open de kaart in het "
            "venster om de buurtcodes bij te werken."
        )
    session.ondergrond = found
    session.kaart.use_buurtzoeker(found.buurt_at)
    if not read_only and _has_stale_buurtcodes(session.kaart, found):
        # Another program moved a plek: what is derived from its point follows.
        session.kaart.derive_buurtcodes(found.buurt_at)


def _has_stale_buurtcodes(kaart: Kaart, ondergrond: Ondergrond) -> bool:
    xs, ys, known = kaart.buurten_of_points()
    return known != ondergrond.buurtcodes(xs, ys)


def _find(kaart: Path, link: OndergrondLink) -> Path | None:
    """Return where the ondergrond is: beside the kaart, else where it was last used.

    A kaart that was passed on does not tell where it stood; then the same file, whatever its name.
    """
    if link.pad:
        last_used = Path(link.pad)
        for candidate in (kaart.parent / last_used.name, last_used):
            if candidate.is_file():
                return candidate
    for candidate in sorted(kaart.parent.glob("*.ondergrond.gpkg")):
        if sha256(candidate) == link.checksum:
            return candidate
    return None


def _opened(path: Path) -> Ondergrond:
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - brings geopandas

    return Ondergrond.open(path)


def _link(ondergrond: Ondergrond) -> OndergrondLink:
    return OndergrondLink(
        naam=ondergrond.naam,
        checksum=ondergrond.checksum,
        jaar=ondergrond.jaar,
        pad=str(ondergrond.path.resolve()),
    )
