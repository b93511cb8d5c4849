"""The two families of errors: the world, and our own bug.

`WorldError` is something the user can understand and mend (a missing file, a full disk, a locked
kaart). It carries Dutch sentences that say what happened, what is safe and what to do; the command
line prints them without a traceback and exits with 1, the window shows them in a dialog.
Anything else that is raised is a bug: it goes to the log with its traceback, exit code 3.
"""

from __future__ import annotations

import errno


class SocialeKaartError(Exception):
    """Root of every error this package raises on purpose."""


class WorldError(SocialeKaartError):
    """The world is not as we need it; the text is Dutch and meant for the user.

    Args:
        wat: what happened, a whole sentence.
        doen: what the user can do, a whole sentence.
        veilig: what is safe; the default holds because nothing is ever half-written.
    """

    def __init__(self, wat: str, doen: str = "", veilig: str = "Er is niets veranderd.") -> None:
        self.wat = wat
        self.doen = doen
        self.veilig = veilig
        super().__init__(wat, doen, veilig)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes whatever arguments a subclass takes."""
        return (_rebuild, (type(self), self.wat, self.doen, self.veilig))

    def __str__(self) -> str:
        """Return the sentences as one line of text."""
        return " ".join(deel for deel in (self.wat, self.doen, self.veilig) if deel)


def _rebuild(kind: type[WorldError], wat: str, doen: str, veilig: str) -> WorldError:
    error = kind.__new__(kind)
    WorldError.__init__(error, wat, doen, veilig)
    return error


class Cancelled(SocialeKaartError):  # noqa: N818 - a cancel is no error, the name says what it is
    """The user stopped the work; whatever was being written has been taken back.

    Args:
        tekst: what the user reads, where more than one thing was being made.
    """

    def __init__(self, tekst: str = "Gestopt. Er is niets veranderd.") -> None:
        super().__init__(tekst)


# What the operating system says, in words a user can act on.
_OS_SENTENCES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw."),
    errno.EFBIG: ("De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw."),
    errno.EDQUOT: ("De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw."),
    errno.EACCES: (
        "Je mag hier niet lezen of schrijven.",
        "Kies een andere map, of sluit het bestand als het in Excel of QGIS open is.",
    ),
    errno.EPERM: (
        "Je mag hier niet lezen of schrijven.",
        "Kies een andere map, of sluit het bestand als het in Excel of QGIS open is.",
    ),
    errno.EROFS: ("Op deze schijf kan niet worden geschreven.", "Kies een andere map."),
    errno.ENOENT: ("Het bestand of de map bestaat niet.", "Kijk of de naam klopt."),
    errno.EISDIR: ("Dit is een map en geen bestand.", "Kies een bestand."),
    errno.ENOTDIR: ("Een deel van het pad is geen map.", "Kijk of de naam klopt."),
    errno.ENAMETOOLONG: ("De bestandsnaam is te lang.", "Kies een kortere naam."),
    errno.EIO: (
        "De schijf of USB-stick geeft een leesfout.",
        "Kopieer het bestand naar de laptop en probeer het opnieuw.",
    ),
}


def world_error_from_os(error: OSError, naam: str) -> WorldError:
    """Translate an error of the operating system into a sentence about the file `naam`."""
    wat, doen = _OS_SENTENCES.get(
        error.errno or 0,
        (
            "Het bestand kan niet worden gelezen of geschreven.",
            "Kies een andere plek en probeer het opnieuw.",
        ),
    )
    return WorldError(f"‘{naam}’: {wat}", doen)
