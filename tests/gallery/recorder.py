"""Notes every text that our own painters draw: where its ink is, the room it had, size and colour.

Custom painting goes through ``QPainter.drawText`` and ``QTextLayout.draw``; both are listened to while a recorder is
on. What is painted in a picture (cards, headers) is kept under the picture and found back where the board shows it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QTextLayout
from PySide6.QtWidgets import QGraphicsPixmapItem, QWidget

import zorgscan_desktop
from tests.gallery import card_sheet
from zorgscan_desktop.board import card_item, pictures
from zorgscan_desktop.board.scene import Z_HELD
from zorgscan_desktop.board.view import BoardView
from zorgscan_desktop.ui import gauge, icons, signs
from zorgscan_desktop.ui.hyphens import SOFT_HYPHEN
from zorgscan_desktop.ui.theme import Palette

_draw_text = QPainter.drawText
_draw_layout = QTextLayout.draw
_draw_icon, _draw_sign, _draw_gauge = icons.draw_icon, signs.draw_sign, gauge.draw_gauge


@dataclass(frozen=True)
class Words:
    """One text as painted. Rectangles in logical px of the window (of the picture, until that is found there)."""

    text: str
    ink: QRectF
    room: QRectF
    pixels: int
    colour: str
    owner: str = ""
    card: bool = False
    """On a card or a zone: stricter rules."""
    held: bool = False
    widget: QWidget | None = None
    broken: str = ""
    """A line that ends inside a word without a hyphen."""
    enabled: bool = True
    mark: bool = False
    """No text but an icon, a sign or a gauge: it may not lie over a text."""

    def moved(self, by: QPointF, **changes: Any) -> "Words":
        """The same text elsewhere."""
        return replace(self, ink=self.ink.translated(by), room=self.room.translated(by), **changes)


@dataclass
class Recorder:
    """What was painted while it was on."""

    widgets: dict[QWidget, list[Words]] = field(default_factory=dict)
    pixmaps: dict[int, list[Words]] = field(default_factory=dict)
    _stack: list[list[Words]] = field(default_factory=list)

    def note(self, painter: QPainter, words: Words) -> None:
        """Keep a text that is being painted."""
        transform = painter.worldTransform()
        device = painter.device()
        room = transform.mapRect(words.room)
        if painter.hasClipping():
            room = room.intersected(transform.mapRect(painter.clipBoundingRect()))
        ratio = device.devicePixelRatioF()
        width, height = (device.width(), device.height()) if isinstance(device, QWidget) else (0, 0)
        if isinstance(device, QPixmap):
            width, height = round(device.width() / ratio), round(device.height() / ratio)
        if width:
            room = room.intersected(QRectF(0, 0, width, height))
        done = replace(words, ink=transform.mapRect(words.ink), room=room, colour=painter.pen().color().name())
        if self._stack:
            self._stack[-1].append(done)
        elif isinstance(device, QWidget):
            widget_words = replace(done, owner=type(device).__name__, widget=device, enabled=device.isEnabled())
            self.widgets.setdefault(device, []).append(widget_words)

    def picture(self, make: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Make a picture and keep its texts under it."""
        self._stack.append([])
        try:
            made = make(*arguments, **named)
        finally:
            texts = self._stack.pop()
        pixmap = made[0] if isinstance(made, tuple) else made
        self.pixmaps[pixmap.cacheKey()] = texts
        return made

    def on_board(self, view: BoardView) -> list[Words]:
        """The texts of the pictures that the board shows, with their place in the window."""
        found: list[Words] = []
        origin = QPointF(view.viewport().mapTo(view.window(), view.viewport().rect().topLeft()))
        for item in view.board.items():
            if not isinstance(item, QGraphicsPixmapItem) or not item.isVisible():
                continue
            place = item.scenePos() + item.offset() + origin
            top = item.topLevelItem()
            card = isinstance(top, card_item.CardItem)
            for words in self.pixmaps.get(item.pixmap().cacheKey(), []):
                held = top.zValue() >= Z_HELD
                owner = top.card_id if isinstance(top, card_item.CardItem) else "board"
                zone = view.board.arrangement is not None and any(
                    item is header for header in view.board._headers.values()
                )
                found.append(words.moved(place, owner=owner, card=card or zone, held=held, widget=view.viewport()))
        return found

    def in_widgets(self, shown: QWidget) -> list[Words]:
        """The texts that widgets painted themselves, with their place in ``shown``."""
        found: list[Words] = []
        for widget, texts in self.widgets.items():
            if widget is shown or shown.isAncestorOf(widget):
                place = QPointF(widget.mapTo(shown, widget.rect().topLeft()))
                found += [words.moved(place) for words in texts]
        return found


@contextmanager
def recording() -> Iterator[Recorder]:
    """Listen to all painting."""
    recorder = Recorder()

    def draw_text(painter: QPainter, *arguments: Any) -> Any:
        recorder.note(painter, _of_text(painter.font(), *arguments))
        return _draw_text(painter, *arguments)

    def draw_layout(layout: QTextLayout, painter: QPainter, place: QPointF, *more: Any) -> Any:
        for words in _of_layout(layout, place):
            recorder.note(painter, words)
        return _draw_layout(layout, painter, place, *more)

    with pytest.MonkeyPatch.context() as patch:
        _listen_to_marks(patch, recorder)
        patch.setattr(QPainter, "drawText", draw_text)
        patch.setattr(QTextLayout, "draw", draw_layout)
        for module, name in ((pictures, "blank"), (card_item, "card_pixmap"), (card_sheet, "card_pixmap")):
            made = getattr(module, name)
            patch.setattr(module, name, lambda *a, made=made, **n: recorder.picture(made, *a, **n))
        yield recorder


def _listen_to_marks(patch: pytest.MonkeyPatch, recorder: Recorder) -> None:
    def icon(painter: QPainter, name: str, colour: QColor, x: float, y: float, size: int) -> None:
        recorder.note(painter, _mark(name, QRectF(x, y, size, size).adjusted(1, 1, -1, -1)))
        _draw_icon(painter, name, colour, x, y, size)

    def sign(painter: QPainter, which: str, x: float, middle: float, size: float, colour: QColor) -> None:
        rect = QRectF(x, middle - size / 2, signs.sign_width(which, size), size)
        recorder.note(painter, _mark(f"sign {which}", rect))
        _draw_sign(painter, which, x, middle, size, colour)

    def small_battery(painter: QPainter, x: float, y: float, scale: float, level: float, palette: Palette) -> None:
        recorder.note(painter, _mark("gauge", QRectF(x, y, gauge.WIDTH * scale, gauge.HEIGHT * scale)))
        _draw_gauge(painter, x, y, scale, level, palette)

    for module in _modules():
        for name, heard in (("draw_icon", icon), ("draw_sign", sign), ("draw_gauge", small_battery)):
            if hasattr(module, name):
                patch.setattr(module, name, heard)


@cache
def _modules() -> tuple[ModuleType, ...]:
    """All modules of the window, also those that are loaded late: a name taken from them must not be a listener."""
    names = [found.name for found in walk_packages(zorgscan_desktop.__path__, "zorgscan_desktop.")]
    window = [name for name in names if name.split(".")[1] in ("ui", "board", "panels", "screens")]
    return tuple(import_module(name) for name in window)


def _mark(name: str, rect: QRectF) -> Words:
    return Words(f"[{name}]", rect, rect.adjusted(-1e6, -1e6, 1e6, 1e6), 1000, "", mark=True)


def _of_text(font: QFont, rect: QRectF, flags: Any, text: str) -> Words:
    """What ``drawText(rect, flags, text)`` puts where."""
    metrics = QFontMetricsF(font)
    flags = Qt.AlignmentFlag(flags)
    line = metrics.boundingRect(QRectF(rect), flags | Qt.TextFlag.TextDontClip, text)
    ink = metrics.tightBoundingRect(text).translated(line.x(), line.y() + metrics.ascent())
    return Words(text, ink, QRectF(rect), font.pixelSize(), "")


def _of_layout(layout: QTextLayout, place: QPointF) -> Iterator[Words]:
    """The lines of laid-out text; their room is not limited by the layout but by what is painted on."""
    metrics = QFontMetricsF(layout.font())
    text = layout.text()
    everywhere = QRectF(-1e6, -1e6, 2e6, 2e6)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        words = text[line.textStart() : line.textStart() + line.textLength()]
        tight = metrics.tightBoundingRect(words.replace(SOFT_HYPHEN, ""))
        corner = place + line.position() + QPointF(line.naturalTextRect().x() - line.x(), line.ascent())
        ink = QRectF(corner.x(), corner.y() + tight.y(), line.naturalTextWidth(), tight.height())
        last = number == layout.lineCount() - 1
        broken = "" if last or not words or words[-1] in " -/\u2013\u00ad" else words[-12:]
        yield Words(words, ink, everywhere, layout.font().pixelSize(), "", broken=broken)
