"""The wheel as a school would get it: everything in it that it needs, nothing else, and it works on its own."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
CARDS = 39


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return built


class Installed:
    """A virtual environment with zorgscan from the wheel, and an empty folder to work in."""

    def __init__(self, wheel: Path, folder: Path) -> None:
        self.work = folder / "work"
        self.work.mkdir()
        self.home = folder / "env"
        venv.create(self.home, symlinks=True)
        self.bin = self.home / ("Scripts" if os.name == "nt" else "bin")
        pip = [sys.executable, "-m", "pip", "--python", str(self.bin / "python"), "install", "--quiet"]
        subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
        # The other packages come from the environment of the tests, which needs no network. A folder named in a .pth
        # comes last in sys.path and its own .pth files are not read, so the checkout's editable install stays out.
        site = Path(self.python("import sysconfig; print(sysconfig.get_path('purelib'))"))
        (site / "of_the_tests.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        program = str(self.bin / command[0])
        return subprocess.run(
            [program, *command[1:]],
            cwd=self.work,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def python(self, code: str) -> str:
        done = self.run("python", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def zorgscan(self, *arguments: str) -> str:
        done = self.run("zorgscan", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(wheel, tmp_path_factory.mktemp("installed"))


def test_the_wheel_holds_the_package_and_what_travels_with_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    resources = "zorgscan_desktop/resources"
    assert {
        f"{resources}/instrument.json",
        f"{resources}/voorbeeld.zorgscan",
        f"{resources}/fonts/AtkinsonHyperlegibleNext-400.ttf",
        f"{resources}/fonts/OFL.txt",
        f"{resources}/icons/undo-2.svg",
        f"{resources}/icons/zorgscan.png",
        f"{resources}/icons/LICENSE-lucide.txt",
        "zorgscan_desktop/__main__.py",
    } <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"zorgscan_desktop"}


def test_every_module_of_the_checkout_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.endswith((".py", ".pyc"))}
    assert packed == {path.relative_to(ROOT).as_posix() for path in (ROOT / "zorgscan_desktop").rglob("*.py")}


def test_the_package_comes_from_the_wheel(installed: Installed) -> None:
    place = Path(installed.python("import zorgscan_desktop; print(zorgscan_desktop.__file__)"))
    assert place.is_relative_to(installed.home)
    resources = installed.python("from zorgscan_desktop.app.resources import resource_dir; print(resource_dir())")
    assert Path(resources).is_relative_to(installed.home)


def test_a_new_scan_checks_and_exports(installed: Installed) -> None:
    installed.zorgscan("new", "-o", "nieuw.zorgscan", "--school", "Basisschool De Linde")
    scan = json.loads((installed.work / "nieuw.zorgscan").read_text(encoding="utf-8"))
    assert (scan["format"], scan["version"], scan["school"]) == ("zorgscan", 1, "Basisschool De Linde")
    assert [card["zone"] for card in scan["cards"]] == [None] * CARDS

    assert "nieuw.zorgscan" in installed.zorgscan("check", "nieuw.zorgscan")

    installed.zorgscan("export", "nieuw.zorgscan", "-o", "nieuw.xlsx")
    workbook = load_workbook(installed.work / "nieuw.xlsx", read_only=True)
    written = "\n".join(
        str(cell)
        for sheet in workbook
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    )
    workbook.close()
    assert "Basisschool De Linde" in written
    paper = json.loads((ROOT / "resources" / "instrument.json").read_text(encoding="utf-8"))
    statements = [card["statement"] for dimension in paper["dimensions"] for card in dimension["indicators"]]
    assert len(statements) == CARDS
    assert [statement for statement in statements if statement not in written] == []
