"""Renew the pinned, hashed requirements after a change of pyproject.toml; needs `uv`.

One universal lock for Linux, Windows and macOS and for Python 3.11–3.13, without any address of an
index, so that it says what is installed and never from where.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.lock": ["--extra", "venster", "--group", "bouw"],
    "requirements-dev.lock": ["--extra", "venster", "--group", "bouw", "--group", "dev"],
}


def main() -> int:
    """Write both locks."""
    for name, choice in LOCKS.items():
        command = [
            sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *choice,
            "--universal", "--python-version", "3.11", "--generate-hashes",
            "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate",
            "--quiet", "--upgrade", "-o", f"installer/{name}",
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
