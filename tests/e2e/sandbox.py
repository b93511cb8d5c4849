"""Runs a command that cannot reach a network: `python sandbox.py socket|net COMMAND...` (Linux).

`socket`: asking the kernel for an AF_INET or AF_INET6 socket kills the process (a seccomp filter,
which children inherit and which needs no rights). `net`: a network namespace of its own, in which
there is not even a loopback.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys

AF_INET, AF_INET6 = 2, 10
KILLED = -signal.SIGSYS if hasattr(signal, "SIGSYS") else None
NO_NAMESPACE = 77

# Per machine: its name for seccomp, and the number of the system call `socket`.
_ARCH = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _MODE_FILTER = 22, 38, 2
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
# Offsets in what a filter sees: number of the call, machine, low half of the first argument.
_NR, _ARCH_AT, _ARG0 = 0, 4, 16
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


class _Program(ctypes.Structure):
    """`struct sock_fprog`: how many instructions, and where they are."""

    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def supported() -> bool:
    """Tell whether the filter can be made here."""
    return sys.platform == "linux" and platform.machine() in _ARCH


def forbid_sockets() -> None:
    """Let this process and its children be killed when they ask for a socket of the internet."""
    arch, socket_nr = _ARCH[platform.machine()]
    instructions = [
        (_LOAD, 0, 0, _ARCH_AT),
        (_EQUAL, 0, 5, arch),  # another machine: allowed, no such process exists here
        (_LOAD, 0, 0, _NR),
        (_EQUAL, 0, 3, socket_nr),
        (_LOAD, 0, 0, _ARG0),
        (_EQUAL, 2, 0, AF_INET),
        (_EQUAL, 1, 0, AF_INET6),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL_PROCESS),
    ]
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    program = _Program(len(instructions), code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    if libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


def leave_network() -> bool:
    """Go on in a network namespace of our own; False when this machine allows that to nobody."""
    libc = ctypes.CDLL(None, use_errno=True)
    alone = libc.unshare(_CLONE_NEWNET) and libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    return not alone


if __name__ == "__main__":
    if sys.argv[1] == "socket":
        forbid_sockets()
    elif not leave_network():
        sys.exit(NO_NAMESPACE)
    os.execvp(sys.argv[2], sys.argv[2:])
