"""Rules of the house that no linter knows, over every file that is or would be committed."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "zorgscan_desktop"
LARGEST = 1_000_000

MACHINE_PATH = re.compile(r"(?<![\w./~-])(/(work|root|farm|home/\w+|Users/\w+)/|[A-Z]:\\Users\\\w)")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|(deb|security|ftp\.\w+)\.debian\.org|file:///opt|--(extra-)?index-url"
)
# Why not: docs/architecture.md.
BANNED = {
    "interface_cast": "overriding it crashes Qt as soon as a screen reader asks",
    "setCacheMode": "cards paint their own pixmap",
    "QGraphicsDropShadowEffect": "the shadow is part of the card's pixmap",
    "QDrag": "the pointer router moves cards, by any number of fingers",
    "QSaveFile": "reports success for a file that a full disk cut short; use storage.atomic",
}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository, also those not yet committed; what .gitignore names does not count."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found = (ROOT / name for name in done.stdout.split("\0") if name)
    return tuple(path for path in found if path.is_file())


def texts() -> Iterator[tuple[Path, str]]:
    for path in files():
        data = path.read_bytes()
        if b"\0" not in data:
            yield path.relative_to(ROOT), data.decode("utf-8", errors="replace")


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in files():
        if path.is_relative_to(PACKAGE) and path.suffix == ".py":
            yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def names_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that code uses or makes, with its line; comments and texts do not count."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                for alias in aliases:
                    yield from ((node.lineno, part) for part in alias.name.split("."))


def imports_in(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Every import: its line, the module, and the name taken from it ("" for the module as a whole)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, node.module or "", alias.name) for alias in node.names)


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["machine path", "registry address"])
def test_no_file_names_this_machine_or_a_registry(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        if path != Path(__file__).relative_to(ROOT)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (MACHINE_PATH, "cd /home/jan/zorgscan", True),
        (MACHINE_PATH, "in '/Users/jan/cache'", True),
        (MACHINE_PATH, "https://example.org/home/jan/file", False),
        (MACHINE_PATH, "~/home/jan/zorgscan", False),
        (REGISTRY, "pip install --index-url x", True),
        (REGISTRY, "https://registry.npmjs.org/x", True),
        (REGISTRY, "pip install zorgscan", False),
    ],
)
def test_patterns_find_what_they_should(pattern: re.Pattern[str], text: str, found: bool) -> None:
    assert bool(pattern.search(text)) is found


def test_no_large_file() -> None:
    assert [str(path.relative_to(ROOT)) for path in files() if path.stat().st_size > LARGEST] == []


def test_package_init_files_are_empty() -> None:
    inits = [path for path in files() if path.is_relative_to(PACKAGE) and path.name == "__init__.py"]
    assert inits
    assert [str(path.relative_to(ROOT)) for path in inits if path.stat().st_size] == []


def test_no_banned_name_in_the_package() -> None:
    found = [
        f"{path}:{line}: {name} ({BANNED[name]})"
        for path, tree in modules()
        for line, name in names_in(tree)
        if name in BANNED
    ]
    assert found == []


def test_qt_names_are_imported_one_by_one() -> None:
    """A star import of QtWidgets costs some 28 ms at every start."""
    found = [
        f"{path}:{line}"
        for path, tree in modules()
        for line, module, name in imports_in(tree)
        if name == "*" and module.startswith("PySide6")
    ]
    assert found == []


def test_the_document_knows_no_widgets() -> None:
    found = [
        f"{path}:{line}"
        for path, tree in modules()
        if "document" in path.parts
        for line, module, name in imports_in(tree)
        if "QtWidgets" in (*module.split("."), name)
    ]
    assert found == []
