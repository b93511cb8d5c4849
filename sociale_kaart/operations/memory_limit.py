"""A ceiling on what one task may use, so that a hostile file cannot take the laptop down."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def limited_memory(extra_mb: int) -> Iterator[None]:
    """Allow at most `extra_mb` MB on top of what this process uses now; 0 is no limit.

    Over it, Python raises MemoryError and a library may end the process. Linux by RLIMIT_AS,
    Windows by a job object; macOS ignores such limits, and there the caps on file size and cells
    are what protects.
    """
    if extra_mb > 0 and sys.platform == "win32":
        from sociale_kaart.operations.job_object import limited_commit  # noqa: PLC0415 - not here

        with limited_commit(extra_mb << 20):
            yield
        return
    if extra_mb <= 0 or not sys.platform.startswith("linux"):
        yield
        return
    import resource  # noqa: PLC0415 - absent on Windows

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    ceiling = pages * resource.getpagesize() + extra_mb * (1 << 20)
    before = resource.getrlimit(resource.RLIMIT_AS)
    if before[1] != resource.RLIM_INFINITY:
        ceiling = min(ceiling, before[1])
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
