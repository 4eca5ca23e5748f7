"""What libraries load and nobody uses stays out (app/lean.py), and what they do goes on as before."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# In a process of its own: here everything is loaded already.
LOOK = """
import builtins, sys, typing
before, typed = builtins.__import__, typing.TypedDict
from zorgscan_desktop.app import lean
lean.skip_plugins(), lean.skip_openssl(), lean.import_qt()
seldom = ("tempfile", "textwrap", "shutil", "bz2", "lzma", "secrets")
assert not any("__file__" in vars(sys.modules[name]) for name in seldom), "seldom used, loaded all the same"
lean.import_models()

assert builtins.__import__ is before, "nobody stands between imports"
assert typing.TypedDict is typed
import typing_extensions
class Point(typing_extensions.TypedDict):
    x: int
assert Point.__annotations__, "typed dictionaries are what they were"

import warnings
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    @typing_extensions.deprecated("no longer")
    def gone() -> int:
        return 1
    assert gone() == 1 and len(said) == 1

def loaded(part):
    names = vars(sys.modules[f"shibokensupport.signature.{part}"]).keys() - {"update_mapping"}
    return [name for name in names if name[0] != "_"]
late = ("parser", "mapping", "layout", "errorhandler", "lib.tool", "lib.pyi_generator", "lib.enum_sig")
assert not any(map(loaded, late)), "signatures are for who makes a mistake"
from PySide6.QtCore import QPoint
try:
    QPoint("one", "two")
except TypeError as error:
    assert "QPoint" in str(error) and "Supported signatures" in str(error), error
else:
    raise AssertionError("PySide takes anything")
assert all(map(loaded, late[:5]))
assert sys.modules["PySide6.support.signature.lib.enum_sig"].ExactEnumerator

import dataclasses, inspect
from annotated_types import Gt, Interval
assert dataclasses._create_fn.__module__ == "dataclasses"
assert Gt(1) == Gt(1) != Gt(2) and Gt(1) != 1 and repr(Gt(1)) == "Gt(gt=1)" and len({Gt(1), Gt(1), Gt(2)}) == 2
assert Gt.__eq__.__qualname__ == "Gt.__eq__" and str(inspect.signature(Gt)).startswith("(gt:")
assert repr(Interval(lt=3)) == "Interval(gt=None, ge=None, lt=3, le=None)"
for change in (lambda: setattr(Gt(1), "gt", 2), lambda: delattr(Gt(1), "gt")):
    try:
        change()
    except dataclasses.FrozenInstanceError as error:
        assert "field 'gt'" in str(error)
    else:
        raise AssertionError("what is frozen has changed")

import bz2, lzma, secrets, tempfile, textwrap
from shutil import copyfileobj
with tempfile.TemporaryFile() as file:
    file.write(bz2.compress(b"x") + lzma.compress(b"y"))
assert textwrap.dedent("  a") == "a" and len(secrets.token_bytes(3)) == 3 and callable(copyfileobj)
assert all(sys.modules[name].__file__ and sys.modules[name].__spec__.origin for name in seldom)

import hashlib, hmac
assert hashlib.sha256(b"zorgscan").hexdigest() == hashlib.new("sha256", b"zorgscan").hexdigest()
assert hashlib.sha256(b"").hexdigest().startswith("e3b0c44298fc1c14")
assert len(hmac.new(b"key", b"words", "sha256").digest()) == 32
with open("/proc/self/maps") as maps:
    assert "libcrypto" not in maps.read(), "OpenSSL is loaded"

from zorgscan_desktop.core.scan import Scan
from pydantic import TypeAdapter, ValidationError
try:
    Scan.model_validate_json("{}")
except ValidationError as error:
    assert error.error_count() > 5
assert TypeAdapter(Point).validate_python({"x": 1}) == {"x": 1}
assert Scan.model_json_schema()["type"] == "object"
"""


def test_nothing_is_missed_and_all_goes_on_as_before() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOOK], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


# Each in a child of its own: the first mistake loads what words the later ones.
MISTAKES = """
import inspect, os, sys
if sys.argv[1] == "lean":
    from zorgscan_desktop.app import lean
    lean.import_qt()
from PySide6.QtCore import QObject, QPoint, QRectF, QTimer, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene, QLabel, QWidget

class Teller(QObject):
    told = Signal(int)

app = QApplication(["test"])
widget, teller = QWidget(), Teller()
calls = {
    "constructor": lambda: QPoint("one", "two"),
    "too many": lambda: QPoint(1, 2, 3, 4),
    "method": lambda: widget.resize("wide"),
    "static": lambda: QTimer.singleShot("soon", 3),
    "keyword": lambda: QLabel(colour="red"),
    "property": lambda: QLabel("x", alignment="left"),
    "enum": lambda: widget.setFocusPolicy("strong"),
    "flag": lambda: Qt.AlignmentFlag("left"),
    "signal": lambda: teller.told.emit("no number"),
    "nothing": lambda: widget.setGeometry(),
    "none": lambda: QGraphicsScene().addItem(None),
    "painter": lambda: QPainter(QImage()).drawText(1, 2),
    "attribute": lambda: QRectF().centre,
    "doc": lambda: print(QPoint.__doc__),
    "help": lambda: print(QPoint.isNull.__doc__),
    "signature": lambda: print(inspect.signature(QColor.fromHsv)),
}
for name, call in calls.items():
    print("==", name, flush=True)
    if not os.fork():
        try:
            call()
        except Exception as error:
            print(type(error).__name__, error, flush=True)
        os._exit(0)
    assert os.wait()[1] == 0, name
"""


def test_a_mistake_in_a_call_is_worded_as_always() -> None:
    """A process that PySide ends is the work of the room: whatever is asked first, the answer is the usual one."""

    def answers(how: str) -> str:
        command = [sys.executable, "-c", MISTAKES, how]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return re.sub(r"0x[0-9a-f]+", "0x", done.stdout + done.stderr)

    usual = answers("usual")
    assert usual.count("Supported signatures") > 5
    assert answers("lean") == usual
