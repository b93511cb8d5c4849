"""A ceiling on the memory of this process on Windows, by a job object.

Windows has no limit per process as POSIX has; a process can be put in a job, and the job can have
one. A job cannot be left, so one job is kept for as long as the process lives and its limit is set
and lifted. The structures are those of winnt.h and psapi.h; their sizes are tested everywhere.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import sys
from ctypes import wintypes
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of 32 bits on Windows, also on 64 bits; the one of ctypes has the size of a C long here.
DWORD = ctypes.c_uint32
# JobObjectExtendedLimitInformation and JOB_OBJECT_LIMIT_PROCESS_MEMORY of winnt.h.
EXTENDED_LIMIT_INFORMATION = 9
LIMIT_PROCESS_MEMORY = 0x100


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", DWORD),
        ("SchedulingClass", DWORD),
    )


class IoCounters(ctypes.Structure):
    """IO_COUNTERS."""

    _fields_ = tuple(
        (name, ctypes.c_uint64)
        for name in (
            "ReadOperationCount",
            "WriteOperationCount",
            "OtherOperationCount",
            "ReadTransferCount",
            "WriteTransferCount",
            "OtherTransferCount",
        )
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", IoCounters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("cb", DWORD),
        ("PageFaultCount", DWORD),
        *(
            (name, ctypes.c_size_t)
            for name in (
                "PeakWorkingSetSize",
                "WorkingSetSize",
                "QuotaPeakPagedPoolUsage",
                "QuotaPagedPoolUsage",
                "QuotaPeakNonPagedPoolUsage",
                "QuotaNonPagedPoolUsage",
                "PagefileUsage",
                "PeakPagefileUsage",
            )
        ),
    )


def memory_limits(limit_bytes: int) -> ExtendedLimits:
    """Return the information that limits each process of a job to so many bytes; 0 is no limit."""
    limits = ExtendedLimits()
    if limit_bytes > 0:
        limits.BasicLimitInformation.LimitFlags = LIMIT_PROCESS_MEMORY
        limits.ProcessMemoryLimit = limit_bytes
    return limits


@contextlib.contextmanager
def limited_commit(extra_bytes: int) -> Iterator[None]:
    """Allow at most so many bytes on top of what this process holds now; Windows only.

    Where the system refuses a job or a limit there is none: the caps on file size and cells are
    what protects then.
    """
    kernel = _kernel()
    job = _own_job()
    if not job or not _set_limit(kernel, job, _held_bytes(kernel) + extra_bytes):
        yield
        return
    try:
        yield
    finally:
        _set_limit(kernel, job, 0)


def _set_limit(kernel: Any, job: int, limit_bytes: int) -> bool:
    limits = memory_limits(limit_bytes)
    done = kernel.SetInformationJobObject(
        job, EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    return bool(done)


def _held_bytes(kernel: Any) -> int:
    counters = MemoryCounters(cb=ctypes.sizeof(MemoryCounters))
    kernel.K32GetProcessMemoryInfo(
        kernel.GetCurrentProcess(), ctypes.byref(counters), ctypes.sizeof(counters)
    )
    return int(counters.PagefileUsage)


@functools.cache
def _own_job() -> int:
    """Return the handle of a job that this process is in, 0 when there can be none."""
    kernel = _kernel()
    job = kernel.CreateJobObjectW(None, None)
    if job and not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
        kernel.CloseHandle(job)
        return 0
    return int(job or 0)


@functools.cache
def _kernel() -> Any:
    """Return kernel32 with the types of what is called; handles do not fit in an int on x64."""
    if sys.platform != "win32":
        raise OSError("job objects exist on Windows only")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    handle, pointer = wintypes.HANDLE, ctypes.c_void_p
    for name, result, arguments in (
        ("CreateJobObjectW", handle, (pointer, wintypes.LPCWSTR)),
        ("SetInformationJobObject", wintypes.BOOL, (handle, ctypes.c_int, pointer, DWORD)),
        ("AssignProcessToJobObject", wintypes.BOOL, (handle, handle)),
        ("GetCurrentProcess", handle, ()),
        ("CloseHandle", wintypes.BOOL, (handle,)),
        ("K32GetProcessMemoryInfo", wintypes.BOOL, (handle, pointer, DWORD)),
    ):
        function = getattr(kernel, name)
        function.restype, function.argtypes = result, arguments
    return kernel
