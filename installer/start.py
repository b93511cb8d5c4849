"""Set up Sociale Kaart on a fresh machine and start it; needs only Python 3.11 or newer.

    python3 installer/start.py                 set up, then open the window on the sample wijk
                                               (without a display: make the sample files instead)
    python3 installer/start.py test            set up for developers, run all checks and tests
    python3 installer/start.py test --alles    the same, plus kills, fuzz, frozen build, benchmarks

Order of things: system libraries (Debian only), axe-core for the tests, an environment of our own
in `.omgeving/`, the pinned packages with their hashes, and then the work itself. Safe to run again
at any time: what is done already is skipped, what broke off half-way is done again. Standard
library only.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INSTALLER = ROOT / "installer"
WINDOWS = os.name == "nt"
OLDEST = (3, 11)
NEWEST = (3, 13)

# What Qt needs on a bare Debian (measured on a minimal system): the first group to draw at all,
# the second for a real window.
QT_PACKAGES = [
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libglib2.0-0",
    "libdbus-1-3",
    "fonts-dejavu-core",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
]
# A browser to open our HTML in, and binutils for the frozen build.
TEST_PACKAGES = ["chromium", "binutils"]
# Brings axe-core, which looks whether everybody can use our HTML; for the tests only.
NPM_PACKAGES = ["npm"]
AXE = ROOT / "tests/exporting/axe"
# The window's own packages: the core must pass its tests without them.
QT_WHEELS = ("pyside6-essentials", "shiboken6")


class SetupError(Exception):
    """Something the person at the keyboard has to do; the text says what."""


def say(text: str) -> None:
    """Print one line of progress, at once."""
    print(f"• {text}", flush=True)


def run(command: list[str], *, env: dict[str, str] | None = None) -> None:
    """Run a command in the repository, showing its output; a failure ends the set-up."""
    done = subprocess.run(command, cwd=ROOT, env=env, check=False)
    if done.returncode != 0:
        raise SetupError(f"Mislukt (code {done.returncode}): {' '.join(command)}")


def check_python() -> None:
    """Refuse a Python the packages do not exist for."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise SetupError(
            f"Dit is Python {found}. Sociale Kaart draait op Python 3.11, 3.12 of 3.13; "
            "installeer een daarvan en start opnieuw."
        )


def missing_debian(packages: list[str]) -> list[str]:
    """Return which Debian packages are not installed; nothing on other systems."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return []
    # Newer systems have some under another name (libglib2.0-0t64), which 'provides' the old one.
    found = subprocess.run(
        ["dpkg-query", "-W", "-f=${db:Status-Status} ${Package}, ${Provides}\n"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    lines = [line.split(" ", 1)[1] for line in found.splitlines() if line.startswith("installed ")]
    installed = {name.split()[0] for line in lines for name in line.split(",") if name.strip()}
    return [name for name in packages if name not in installed]


def install_debian(packages: list[str]) -> None:
    """Install Debian packages as root; otherwise say the one line that does it."""
    missing = missing_debian(packages)
    if not missing:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0:
        raise SetupError(f"Vraag de beheerder om eerst dit uit te voeren:\n  sudo {line}")
    say(f"Systeembibliotheken installeren ({len(missing)})…")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-q"], env=env)
    run(line.split(), env=env)


def venv_package() -> list[str]:
    """Return Debian's package that lets this Python make environments, when it cannot yet."""
    if importlib.util.find_spec("ensurepip") is not None:
        return []
    return [f"python3.{sys.version_info[1]}-venv"]


def python_of(environment: Path) -> Path:
    """Return the interpreter of an environment."""
    return environment / ("Scripts/python.exe" if WINDOWS else "bin/python")


def stamp_of(lock: Path) -> str:
    """Return what an environment must have been made from to be up to date."""
    digest = hashlib.sha256(lock.read_bytes())
    digest.update((ROOT / "pyproject.toml").read_bytes())
    return f"{sys.version_info[:2]} {digest.hexdigest()}"


def without_qt(lock: Path) -> str:
    """Return the text of a lock without the window's packages."""
    blocks = lock.read_text(encoding="utf-8").split("\n")
    kept, skipping = [], False
    for line in blocks:
        if line and not line.startswith((" ", "#")):
            skipping = line.startswith(QT_WHEELS)
        if not skipping:
            kept.append(line)
    return "\n".join(kept)


def pip_install(environment: Path, *arguments: str) -> None:
    """Install packages into an environment."""
    pip = [str(python_of(environment)), "-m", "pip", "--disable-pip-version-check"]
    run([*pip, "install", *arguments])


def make_environment(name: str, lock: Path, *, qt: bool = True) -> Path:
    """Return an up-to-date environment `.omgeving/<name>`, made or mended when it is not.

    Args:
        name: folder in `.omgeving`.
        lock: pinned, hashed requirements.
        qt: leave the window's packages out when False.
    """
    environment = ROOT / ".omgeving" / name
    stamp = environment / "klaar.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == stamp_of(lock):
        return environment
    say(f"Eigen omgeving maken in {environment.relative_to(ROOT)} (eenmalig, een paar minuten)…")
    run([sys.executable, "-m", "venv", "--clear", str(environment)])
    say("Pakketten installeren (vastgezette versies, met controlegetal)…")
    if qt:
        pip_install(environment, "--require-hashes", "-r", str(lock))
    else:
        part = environment / "zonder-venster.lock"
        part.write_text(without_qt(lock), encoding="utf-8")
        pip_install(environment, "--require-hashes", "-r", str(part))
    pip_install(environment, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(stamp_of(lock), encoding="utf-8")
    return environment


def install_axe() -> None:
    """Put axe-core where the tests find it, from the lock file; without npm its tests skip."""
    npm = shutil.which("npm")
    if npm is None:
        say("npm is er niet; de toets van de webpagina op toegankelijkheid wordt overgeslagen.")
        return
    stamp, lock = AXE / "node_modules/.klaar", (AXE / "package-lock.json").read_text("utf-8")
    if stamp.is_file() and stamp.read_text("utf-8") == lock:
        return
    say("axe-core installeren (vastgezette versie, met controlegetal)…")
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund"]
    run([npm, "ci", "--prefix", str(AXE), *quiet])
    stamp.write_text(lock, "utf-8")


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start() -> int:
    """Set up and open the window on the sample wijk, or make the sample files without a display."""
    lock = INSTALLER / "requirements.lock"
    install_debian([*venv_package(), *QT_PACKAGES])
    environment = make_environment("app", lock)
    program = [str(python_of(environment)), "-m", "sociale_kaart"]
    if has_display():
        say("Het venster gaat open op de voorbeeldwijk.")
        return subprocess.call([*program, "--voorbeeldwijk"], cwd=ROOT)
    say("Er is geen beeldscherm; de voorbeeldwijk wordt helemaal doorlopen.")
    return subprocess.call([*program, "voorbeeld", "--uit", str(ROOT / "voorbeeld")], cwd=ROOT)


def checks(environment: Path) -> list[list[str]]:
    """Return the commands that read the code without running it."""
    python = str(python_of(environment))
    scripts = python_of(environment).parent
    return [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [str(scripts / "lint-imports")],
    ]


# What needs PySide6; elsewhere these skip and say so.
WINDOW_TESTS = ("tests/ui", "tests/kills/test_window_kills.py", "tests/e2e/test_no_network.py")


def test(*, alles: bool) -> int:
    """Set up for developers and run all checks and tests, first without Qt, then with it."""
    lock = INSTALLER / "requirements-dev.lock"
    with_npm = [] if shutil.which("npm") else NPM_PACKAGES
    install_debian([*venv_package(), *QT_PACKAGES, *TEST_PACKAGES, *with_npm])
    install_axe()
    environment = make_environment("test", lock, qt=False)
    python = str(python_of(environment))
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    pytest = [python, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]
    chosen = [] if alles else ["-m", "not slow"]

    say("Tests van de kern, zonder PySide6…")
    run([python, "-m", "pip", "uninstall", "--quiet", "-y", *QT_WHEELS])
    run([*pytest, "-p", "no:pytest-qt", "--ignore=tests/ui", *chosen], env=env)

    say("Tests van het venster, met PySide6…")
    pip_install(environment, "--require-hashes", "-r", str(lock))
    run([*pytest, *WINDOW_TESTS, *chosen], env=env)

    say("Controles van de code…")
    for command in checks(environment):
        run(command, env=env)
    if alles:
        say("Metingen…")
        run([python, "tests/benchmarks/bench_ondergrond.py"], env=env)
        for bench in ("bench_afstanden.py", "bench_motoren.py"):
            run([python, "-m", "pytest", "-q", "-s", f"tests/benchmarks/{bench}"], env=env)
    say("Alles is in orde.")
    return 0


def main() -> int:
    """Read the arguments, do the work, and tell how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("wat", nargs="?", choices=["start", "test"], default="start")
    parser.add_argument("--alles", action="store_true", help="ook kills, fuzz en metingen")
    options = parser.parse_args()
    begun = time.monotonic()
    try:
        check_python()
        code = test(alles=options.alles) if options.wat == "test" else start()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt. Start gerust opnieuw; wat al klaar was, blijft klaar.", file=sys.stderr)
        return 1
    if options.wat == "test":
        say(f"Klaar in {time.monotonic() - begun:.0f} seconden.")
    return code


if __name__ == "__main__":
    sys.exit(main())
