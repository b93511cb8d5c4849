"""Memory that is free again, given back to the system."""

from __future__ import annotations

import ctypes
import functools
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@functools.cache
def _trim() -> Callable[[int], int] | None:
    """Return `malloc_trim` of the C library, None where there is none (only glibc has it)."""
    if not sys.platform.startswith("linux"):
        return None
    trim: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim


def give_back() -> bool:
    """Give back what was freed; returns whether this system can.

    glibc keeps freed memory per thread in case it is wanted again: a tenth of what the window uses
    after an hour of looking around. Takes some milliseconds; Python's lock is free meanwhile.
    """
    trim = _trim()
    if trim is None:
        return False
    trim(0)
    return True
