"""The structures of Windows by which a process gets a ceiling, checked without Windows."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from sociale_kaart.operations import job_object
from sociale_kaart.operations.job_object import (
    BasicLimits,
    ExtendedLimits,
    IoCounters,
    MemoryCounters,
    limited_commit,
    memory_limits,
)

MB = 1 << 20


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of 64 bits")
def test_the_sizes_are_those_of_winnt_h_on_64_bits() -> None:
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(IoCounters) == 48
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ctypes.sizeof(MemoryCounters) == 72
    assert BasicLimits.LimitFlags.offset == 16
    assert BasicLimits.Affinity.offset == 48
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112
    assert MemoryCounters.PagefileUsage.offset == 56


def test_a_limit_is_one_flag_and_a_number_of_bytes() -> None:
    limits = memory_limits(500 * MB)

    assert limits.BasicLimitInformation.LimitFlags == 0x100
    assert limits.ProcessMemoryLimit == 500 * MB
    assert bytes(memory_limits(0)) == bytes(144)


class Kernel:
    """Stands in for kernel32, and notes which limits are set."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.limits: list[int] = []
        self.refuses = refuses

    def CreateJobObjectW(self, *_: Any) -> int:  # noqa: N802 - its name in Windows
        return 7

    def AssignProcessToJobObject(self, *_: Any) -> int:  # noqa: N802
        return int(not self.refuses)

    def CloseHandle(self, _handle: int) -> int:  # noqa: N802
        return 1

    def GetCurrentProcess(self) -> int:  # noqa: N802
        return -1

    def K32GetProcessMemoryInfo(self, _process: int, counters: Any, _size: int) -> int:  # noqa: N802
        counters._obj.PagefileUsage = 80 * MB
        return 1

    def SetInformationJobObject(self, _job: int, kind: int, limits: Any, size: int) -> int:  # noqa: N802
        assert (kind, size) == (9, 144)
        self.limits.append(limits._obj.ProcessMemoryLimit)
        return 1


def with_kernel(monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> Kernel:
    monkeypatch.setattr(job_object, "_kernel", lambda: kernel)
    job_object._own_job.cache_clear()
    return kernel


def test_the_limit_comes_on_top_of_what_is_held_and_is_lifted_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernel = with_kernel(monkeypatch, Kernel())

    with limited_commit(500 * MB):
        assert kernel.limits == [580 * MB]

    assert kernel.limits == [580 * MB, 0]
    job_object._own_job.cache_clear()


def test_without_a_job_the_work_is_done_without_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = with_kernel(monkeypatch, Kernel(refuses=True))
    done = []

    with limited_commit(500 * MB):
        done.append(True)

    assert (done, kernel.limits) == ([True], [])
    job_object._own_job.cache_clear()
