"""Prepares this checkout for `make run` or `make test`: system packages, virtual environment, Python packages.

    python3 scripts/setup.py run|test

Needs only Python and its standard library. A second run with nothing changed does no more than look, in well under
a second. What it prints is for the people who type make, so that is Dutch.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements" / "dev.txt"
OLDEST = (3, 11)

# Debian packages, proved in a bare chroot. A "|" separates the names of one package in different releases.
# Qt's own libraries link these: without them `import PySide6.QtGui` fails, even with no window.
QT = ["libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0t64|libglib2.0-0"]
# A window on an X display.
WINDOW = ["libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"]
# The tests drive a real window, read exports with other programs and listen on the accessibility bus.
TOOLS = [
    "xvfb",
    "xauth",
    "xdotool",
    "libreoffice-calc",
    "poppler-utils",
    "at-spi2-core",
    "python3-gi",
    "gir1.2-atspi-2.0",
    "dbus",
    "strace",
]


def say(text: str) -> None:
    print(text, flush=True)


def has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# --- Python itself


def ensure_python() -> None:
    """Go on in a newer Python when this one is too old and the machine has another."""
    if sys.version_info >= OLDEST:
        return
    for minor in (13, 12, 11):
        other = shutil.which(f"python3.{minor}")
        if other and subprocess.run([other, "-c", ""], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            os.execv(other, [other, *sys.argv])
    raise SystemExit("Zorgscan heeft Python 3.11 of nieuwer nodig; vraag ICT om dat te installeren.")


# --- Debian packages


def needed_packages(goal: str) -> "tuple[list[str], list[str]]":
    """The packages without which this goal makes no sense, and those that it would like to have."""
    venv = [] if importlib.util.find_spec("ensurepip") else [f"python3.{sys.version_info.minor}-venv"]
    if goal == "run":
        return [*venv, *QT, *(WINDOW if has_display() else [])], []
    # A continuous build may not quietly leave out the tests that need one of the tools.
    if os.environ.get("CI"):
        return [*venv, *QT, *WINDOW, *TOOLS], []
    return [*venv, *QT], [*WINDOW, *TOOLS]


def installed_packages(names: "list[str]") -> "set[str]":
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n", *names]
    # Fails when it does not know one of the names, but prints the others all the same.
    done = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    rows = (line.split() for line in done.stdout.splitlines())
    return {name for status, name in rows if status == "installed"}


def missing_packages(wanted: "list[str]") -> "list[str]":
    present = installed_packages([name for entry in wanted for name in entry.split("|")])
    return [entry for entry in wanted if present.isdisjoint(entry.split("|"))]


def name_here(entry: str) -> str:
    """Of the names of one package, the first that this release knows."""
    names = entry.split("|")
    for name in names:
        done = subprocess.run(["apt-cache", "policy", name], stdout=subprocess.PIPE, text=True, check=False)
        if "Candidate:" in done.stdout and "Candidate: (none)" not in done.stdout:
            return name
    return names[-1]


def root_prefix() -> "list[str] | None":
    """What to write before a command to run it as root; None when we may not."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0:
        return sudo
    return None


def install_packages(entries: "list[str]", prefix: "list[str]") -> bool:
    say("Systeempakketten installeren (eenmalig) …")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends"]):
        # After update, because an empty package list knows no names.
        names = [name_here(entry) for entry in entries] if command[0] == "install" else []
        done = subprocess.run(
            [*apt, *command, *names], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        # A failed update may still have left lists that are good enough; the install decides.
        if done.returncode and command[0] == "install":
            say("\n".join(done.stdout.splitlines()[-15:]))
            return False
    return True


def ensure_packages(goal: str) -> None:
    if not (shutil.which("dpkg-query") and shutil.which("apt-get") and shutil.which("apt-cache")):
        return
    essential, welcome = needed_packages(goal)
    missing = missing_packages([*essential, *welcome])
    if not missing:
        return
    prefix = root_prefix()
    if prefix is not None and install_packages(missing, prefix):
        return
    names = " ".join(name_here(entry) for entry in missing)
    say(
        "Er ontbreken systeempakketten; vraag ICT om deze opdracht uit te voeren: "
        f"sudo apt-get install --no-install-recommends {names}"
    )
    if missing_packages(essential):
        raise SystemExit(1)


# --- virtual environment and Python packages


def fingerprint() -> str:
    """Changes when the packages must be installed again; a moved checkout counts, its editable install is stale."""
    parts = [str(ROOT).encode(), *(path.read_bytes() for path in (ROOT / "pyproject.toml", LOCK, Path(__file__)))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp(goal: str) -> Path:
    return VENV / f".ready-{goal}"


def is_ready(goal: str, now: str) -> bool:
    return PYTHON.exists() and stamp(goal).is_file() and stamp(goal).read_text() == now


def ensure_venv() -> None:
    """A virtual environment that works; one whose Python is gone or too old is made anew."""
    check = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", check], capture_output=True, check=False).returncode == 0:
        return
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        say(done.stdout)
        raise SystemExit("Python kan hier geen virtuele omgeving maken; vraag ICT om python3-venv te installeren.")


def pip_install(*arguments: "str | Path") -> None:
    options = ("--quiet", "--no-input", "--disable-pip-version-check", *arguments)
    if subprocess.run([PYTHON, "-m", "pip", "install", *options], check=False).returncode:
        raise SystemExit(
            "Python-pakketten installeren is mislukt; kijk of er internet is en geef dezelfde opdracht nog eens."
        )


def ensure_python_packages(goal: str) -> None:
    import tomllib  # not at the top: a Python that is too old must get as far as ensure_python

    now = fingerprint()
    if is_ready(goal, now):
        return
    say("Python-pakketten installeren (eenmalig, kan enkele minuten duren) …")
    ensure_venv()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # hatchling also uses editables for the editable install, but says so only to an isolated build.
    wanted = [*project["build-system"]["requires"], "editables", *project["project"]["dependencies"]]
    goals = ["run"]
    if goal == "test":
        wanted += project["dependency-groups"]["dev"]
        goals.append("test")
    pip_install("--constraint", LOCK, *wanted)
    # With the build system at hand there is no need for pip to fetch it once more into a place of its own.
    pip_install("--no-deps", "--no-build-isolation", "--editable", ROOT)
    for each in goals:
        stamp(each).write_text(now)


def main() -> None:
    goal = sys.argv[1] if len(sys.argv) == 2 else ""
    if goal not in ("run", "test"):
        raise SystemExit("usage: setup.py run|test")
    ensure_python()
    ensure_packages(goal)
    ensure_python_packages(goal)


if __name__ == "__main__":
    main()
