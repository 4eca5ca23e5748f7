"""The same stories of hands and buttons on X11: Qt's xcb platform sorts and targets touches like a real screen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

HERE = Path(__file__).parent
STORIES = [str(HERE / name) for name in ("test_hands.py", "test_buttons.py")]


def run(*command: str) -> str:
    """Run pytest on the stories as a person would; what it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [*command, "-q", "-p", "no:cacheprovider", *STORIES],
        env=environment | {"QT_QPA_PLATFORM": "xcb"},
        cwd=HERE.parent.parent,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return done.stdout


@pytest.mark.xvfb
def test_the_same_stories_pass_on_x11(tmp_path: Path) -> None:
    if shutil.which("xvfb-run") is None:
        pytest.fail("xvfb-run not found. Install it with: sudo apt-get install --no-install-recommends xvfb xauth")
    pytest_here = (sys.executable, "-m", "pytest")
    stories = [line for line in run(*pytest_here, "--collect-only").splitlines() if "::" in line]
    report = tmp_path / "report.xml"
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1920x1080x24")
    run(*screen, *pytest_here, f"--junitxml={report}")
    suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    assert {name: suite.get(name) for name in ("tests", "skipped")} == {"tests": str(len(stories)), "skipped": "0"}
    assert len(stories) > 90
