"""Every text in the code that people can see, and whether it goes through the translator."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "zorgscan_desktop"
WINDOW = ("ui", "board", "panels", "screens", "document")
"""Folders that make what the window shows; of ``app`` the modules that use Qt belong to it too."""
TRANSLATED = ("tr", "translate", "_tr")
NOT_SHOWN = ("TypeVar", "cast", "getattr", "hasattr", "setattr", "setObjectName")
STYLE = re.compile(r"[{};]|::|\bpx\b")


@dataclass(frozen=True)
class Text:
    """A text in a source file."""

    place: str
    text: str
    translated: bool


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the app."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE), ast.parse(path.read_text(encoding="utf-8"))


def is_of_the_window(path: Path, tree: ast.Module) -> bool:
    """Whether what this module says is shown in the window."""
    if path.parts[0] in WINDOW:
        return True
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return path.parts[0] == "app" and any(name.startswith("PySide6") for name in names)


def texts_in(path: Path, tree: ast.Module) -> Iterator[Text]:
    """Every string that reads like words; docstrings, type names, errors for programmers and styles do not count."""
    above: dict[ast.AST, ast.AST] = {}
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            above[child] = node
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and reads_like_words(node.value):
            road = list(_road(node, above))
            if not any(_hides(step, node) for step in road):
                called = {_name(step) for step in road if isinstance(step, ast.Call)}
                yield Text(f"{path}:{node.lineno}", node.value, bool(called & set(TRANSLATED)))


def reads_like_words(text: str) -> bool:
    """More than one word, or a word with a capital."""
    if STYLE.search(re.sub(r"\{\w*\}", "", text)):
        return False
    return bool(re.search(r"[^\W\d_]{2}", text)) and (" " in text or text[:1].isupper())


def _road(node: ast.AST, above: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in above:
        node = above[node]
        yield node


def _hides(step: ast.AST, node: ast.Constant) -> bool:
    if isinstance(step, ast.Expr) and step.value is node:
        return True
    if isinstance(step, ast.Raise):
        return True
    if isinstance(step, ast.Call) and _name(step) in NOT_SHOWN:
        return True
    if isinstance(step, ast.Call) and _name(step) == "translate" and step.args[0] is node:
        return True  # the context: where the text belongs
    annotation = getattr(step, "annotation", None) or getattr(step, "returns", None)
    return annotation is not None and any(part is node for part in ast.walk(annotation))


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
