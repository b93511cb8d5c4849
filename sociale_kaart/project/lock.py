"""One writer per kaart: a lock of the operating system on a file beside it.

A crash or kill ends the lock with the process, so a kaart never stays locked. The text in the file
says who holds it; without the lock it says who held it last and never gave it free. That costs the
kaart itself nothing, and an opening to read has no part in it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import os
import platform
import sys
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import world_error_from_os
from sociale_kaart.project.errors import KaartInUseError

if TYPE_CHECKING:
    from pathlib import Path

# Windows locks are mandatory: locking the text itself would keep others from reading who holds it.
_FAR = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        # flock, not lockf: it also refuses a second opening inside the same process.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Slot:
    """The lock on one kaart; hold it as long as the kaart is open for writing.

    Attributes:
        niet_afgesloten: whether the last holder was cut off, by a crash or a kill.

    Raises:
        KaartInUseError: someone else has it; the sentence says who and since when.
        WorldError: the folder may not be written in.
    """

    def __init__(self, kaart: Path, auteur: str = "") -> None:
        self.path = kaart.with_name(kaart.name + ".slot")
        self.niet_afgesloten = False
        self._descriptor = self._acquire()
        self._tell(auteur)

    def _acquire(self) -> int:
        while True:
            try:
                descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
            except OSError as error:
                raise world_error_from_os(error, self.path.name) from error
            try:
                _try_lock(descriptor)
            except (BlockingIOError, PermissionError) as error:
                os.close(descriptor)
                raise KaartInUseError(
                    f"De kaart is al geopend{self._holder()}.",
                    "Sluit de kaart daar en probeer het opnieuw.",
                ) from error
            except OSError:
                # This file system knows no locks (some network drives); SQLite's own remain.
                return descriptor
            if self._is_current(descriptor):
                self.niet_afgesloten = os.fstat(descriptor).st_size > 0
                return descriptor
            # The former holder removed the file between our opening and our locking it.
            os.close(descriptor)

    def _is_current(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False

    def _holder(self) -> str:
        try:
            tekst = self.path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""
        return f" door {tekst}" if tekst else ""

    def _tell(self, auteur: str) -> None:
        try:
            naam = auteur or getpass.getuser()
        except (KeyError, OSError):  # a system without a name for this user
            naam = "iemand"
        nu = dt.datetime.now().astimezone()
        tekst = f"{naam} op {platform.node()}, sinds {nu:%d-%m-%Y %H:%M}"
        # The text is a courtesy; on a full disk the lock still holds.
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, tekst.encode())
            # After a power cut too the next start can say what is there.
            os.fsync(self._descriptor)

    def release(self) -> None:
        """Give the kaart free and take the file away; doing it twice is harmless."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        # A file that cannot be removed now is no sign of a crash.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
        if sys.platform == "win32":
            # An open file cannot be removed there; another opener may be first, which is fine.
            os.close(descriptor)
            with contextlib.suppress(OSError):
                self.path.unlink()
        else:
            # Removed while locked, so that nobody locks a file that is about to go.
            with contextlib.suppress(OSError):
                self.path.unlink()
            os.close(descriptor)
