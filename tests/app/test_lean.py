"""What libraries load and nobody uses stays out (app/lean.py), and what they do goes on as before."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# In a process of its own: here everything is loaded already.
LOOK = """
import builtins, sys, typing
before, typed = builtins.__import__, typing.TypedDict
from zorgscan_desktop.app import lean
lean.skip_plugins(), lean.skip_openssl(), lean.import_qt(), lean.import_models()

assert builtins.__import__ is before, "nobody stands between imports"
assert typing.TypedDict is typed
import typing_extensions
class Point(typing_extensions.TypedDict):
    x: int
assert Point.__annotations__, "typed dictionaries are what they were"

for part in ("pyi_generator", "enum_sig"):
    for package in ("shibokensupport", "PySide6.support"):
        module = sys.modules.get(f"{package}.signature.lib.{part}")
        assert module is None or not hasattr(module, "inspect"), part
from PySide6.QtCore import QPoint
try:
    QPoint("one", "two")
except TypeError as error:
    assert "QPoint" in str(error) and "Supported signatures" in str(error), error
else:
    raise AssertionError("PySide takes anything")

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
