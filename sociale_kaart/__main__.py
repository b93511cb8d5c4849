"""Entry point of `sociale-kaart`, `python -m sociale_kaart` and the frozen application.

Order of things: a worker process of a frozen application enters here too, so `freeze_support` comes
first and unconditionally (reached only behind a test, a frozen application starts itself without
end); then the command line, which opens the window when no command is given.
"""

import multiprocessing
import sys


def main() -> int:
    """Run the command line with the arguments of this process and return the exit code."""
    multiprocessing.freeze_support()
    from sociale_kaart.cli import run  # noqa: PLC0415 - a worker must not pay for what it never uses

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
