"""A window in which every override raises at its first call: run as a process, because the fault would end it.

    python -m tests.app.raising_worker FOLDER

Prints one JSON object: what raised, what was never called, what people read each time, and what is in the files.
"""

import functools
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.app.overrides import overrides
from tests.gestures import settle, touch_screen
from zorgscan_desktop.app import faults as faults_module
from zorgscan_desktop.app import places
from zorgscan_desktop.app.faults import Faults
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.window_start import AfterFirstFrame, make_application, make_window
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.screens.start_screen import NewScan
from zorgscan_desktop.storage.scan_file import scan_bytes

home = Path(sys.argv[1])
armed: set[str] = set()
raised: list[str] = []
said: list[str] = []
Method = Callable[..., Any]


def trap(cls: type, name: str) -> None:
    """Let this override raise what C code raises, once."""
    method: Method = vars(cls)[name].__wrapped__
    key = f"{cls.__module__}.{cls.__name__}.{name}"
    armed.add(key)

    @functools.wraps(method)
    def trapped(*arguments: Any, **options: Any) -> Any:
        if key in armed:
            armed.discard(key)
            raised.append(key)
            return [][len(arguments)]
        return method(*arguments, **options)

    setattr(cls, name, override(trapped))


def events_for(widget: QWidget) -> list[QEvent]:
    """One of each kind that can be sent without choosing anything."""
    no, middle = Qt.KeyboardModifier.NoModifier, QPointF(widget.rect().center())
    at = QPointF(widget.mapToGlobal(widget.rect().center()))
    key = (QEvent.Type.KeyPress, Qt.Key.Key_F30, no)
    right = (Qt.MouseButton.RightButton, Qt.MouseButton.RightButton, no)
    still = (Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, no)
    return [
        QShowEvent(),
        QEnterEvent(middle, middle, at),
        QFocusEvent(QEvent.Type.FocusIn),
        QKeyEvent(*key),
        QMouseEvent(QEvent.Type.MouseButtonPress, middle, at, *right),
        QMouseEvent(QEvent.Type.MouseButtonRelease, middle, at, *right),
        QMouseEvent(QEvent.Type.MouseButtonDblClick, middle, at, *right),
        QMouseEvent(QEvent.Type.MouseMove, middle, at, *still),
        QHelpEvent(QEvent.Type.ToolTip, middle.toPoint(), at.toPoint()),
        QResizeEvent(widget.size(), QSize(1, 1)),
        QFocusEvent(QEvent.Type.FocusOut),
        QEvent(QEvent.Type.Leave),
    ]


def walk_through(window: MainWindow) -> None:
    """A study day in one second: every screen, every widget, every kind of event."""
    navigation, session = window.navigation, window.session
    assert session is not None
    assert window.board is not None
    screens = ("show_battery", "show_list", "show_read_aloud", "show_overview", "show_plan")
    showing: list[Callable[[], object]] = [getattr(navigation, name) for name in screens]
    showing += [window.show_help, window.show_settings, window.show_versions, window.go_home]
    for show in showing:
        show()
        settle(2)
        met: set[type] = set()
        for widget in [window, *window.findChildren(QWidget)]:
            if widget.isVisible():
                for event in events_for(widget):
                    QApplication.sendEvent(widget, event)
                widget.sizeHint(), widget.minimumSizeHint()
            if type(widget) in met:
                continue
            met.add(type(widget))
            if widget.size().isEmpty():
                widget.resize(300, 200)
            widget.grab()
            if isinstance(widget, QAbstractButton) and "nextCheckState" in vars(type(widget)):
                widget.click()
        window.grab()
        settle(2)
        navigation.show_scan()
    window.board.write_note()
    QTest.keyClicks(window.board.panel.editor.field, "een zin")
    settle(2)


def open_everything(window: MainWindow) -> None:
    """What stands behind a tap: the plan's fields and month, the report, a card of the overview, the side panels."""
    navigation = window.navigation
    assert window.session is not None
    if not window.session.document.scan.plan:
        window.session.document.choose("1.1a", True)
    assert window.board is not None
    navigation.show_scan()
    as_a_slot(unfold_questions, window)
    ask_directly(window)
    navigation.show_plan()
    settle(2)
    assert navigation.plan is not None
    row = navigation.plan.list.rows[0]
    for tap in (row.due.plate.click, row.due.calendar.click, row.ideas.fold.click):
        as_a_slot(lambda _window, tap=tap: tap(), window)
        ask_directly(window)
    navigation.show_overview()
    settle(2)
    assert navigation.overview is not None
    as_a_slot(lambda _: navigation.overview and navigation.overview.show_card("1.1a"), window)
    ask_directly(window)
    for show in (
        window.bar.car_park.click,
        window.bar.clock.click,
        window.bar.own_card.click,
        navigation.show_report,
    ):
        as_a_slot(lambda _window, show=show: show(), window)
        settle(2)
        ask_directly(window)


def unfold_questions(window: MainWindow) -> None:
    """The questions of a dimension that has some; folded first, for the first time to show them raises."""
    board = window.board
    assert board is not None
    board.open_panel(True)
    board.show_dimension(3)
    for shown in (True, False, True):
        board.panel.questions_heading.setChecked(shown)
        settle(2)


def ask_directly(window: MainWindow) -> None:
    """Send the events of every override that was not called yet to a widget of its class, if there is one now."""
    for widget in window.findChildren(QWidget):
        names = [name for base in type(widget).__mro__ for name in vars(base) if _key(base, name) in armed]
        for name in names:
            as_a_slot(lambda _window, widget=widget, name=name: _ask(widget, name), window)


def _key(cls: type, name: str) -> str:
    return f"{cls.__module__}.{cls.__name__}.{name}"


def _ask(widget: QWidget, name: str) -> None:
    no, middle = Qt.KeyboardModifier.NoModifier, QPointF(widget.rect().center())
    left = (Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, no)
    events: dict[str, Callable[[], object]] = {
        "keyPressEvent": lambda: QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F30, no)),
        "mouseMoveEvent": lambda: QApplication.sendEvent(
            widget, QMouseEvent(QEvent.Type.MouseMove, middle, middle, *left)
        ),
        "focusInEvent": lambda: QApplication.sendEvent(widget, QFocusEvent(QEvent.Type.FocusIn)),
        "focusOutEvent": lambda: QApplication.sendEvent(widget, QFocusEvent(QEvent.Type.FocusOut)),
        "showEvent": lambda: QApplication.sendEvent(widget, QShowEvent()),
        "hideEvent": lambda: QApplication.sendEvent(widget, QHideEvent()),
        "resizeEvent": lambda: QApplication.sendEvent(widget, QResizeEvent(widget.size(), QSize(1, 1))),
        "paintEvent": lambda: (widget.resize(300, 200), widget.grab()),
        "sizeHint": widget.sizeHint,
        "focusNextPrevChild": lambda: widget.focusNextPrevChild(True),
    }
    if name in events:
        events[name]()


def work(window: MainWindow) -> None:
    """Cards, notes, plan, details, and back again."""
    assert window.session is not None
    document = window.session.document
    for zone in ("+", "--"):
        document.place("1.1a", zone)
    note = document.add_note(1, "a", burst=window)
    document.edit_note(note, "ab", burst=window)
    document.choose("1.1a", not document.is_building_block("1.1a"))
    document.set_details(school=document.scan.school + "x")
    for _ in range(5):
        document.undo_stack.undo()
    for _ in range(5):
        document.undo_stack.redo()


def touch(window: MainWindow) -> None:
    """A finger on the board and the menu of a card."""
    assert window.board is not None
    view, scene = window.board.view, window.board.scene
    item = scene.cards["1.1a"]
    viewport, point = view.viewport(), view.mapFromScene(item.scene_rect().center())
    for change in (lambda t: t.press(0, point, viewport), lambda t: t.release(0, point, viewport)):
        sequence = QTest.touchEvent(viewport, touch_screen(), False)
        change(sequence)
        sequence.commit()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=point)
    settle(2)
    QTest.keyClick(view, Qt.Key.Key_Menu)
    settle(2)
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            widget.grab()
            widget.focusNextPrevChild(True)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)


def more(window: MainWindow) -> None:
    """What stands behind *Meer*, with keys."""
    window.start.form.year.showPopup()
    window.start.form.year.hidePopup()
    window.navigation.show_scan()
    panel = window.bar.more_panel
    window.bar.more.click()
    panel.focusNextPrevChild(True)
    QTest.keyClick(panel, Qt.Key.Key_Down)
    window.bar.more.click()


def read_all(interface: Any, depth: int = 0) -> None:
    """Ask what a screen reader asks, of this and all below it."""
    if interface is None or depth > 6 or not interface.isValid():
        return
    interface.role(), interface.state(), interface.rect(), interface.parent(), interface.focusChild()
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        interface.text(kind)
    middle = interface.rect().center()
    interface.childAt(middle.x(), middle.y())
    interface.child(0), interface.indexOfChild(interface)
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            interface.indexOfChild(child)
            read_all(child, depth + 1)


def drop(window: MainWindow) -> None:
    """A file that is not there, dropped on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(home / "is er niet.zorgscan"))])
    copy, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(window.rect().center(), copy, data, left, no))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, left, no))
    settle(2)


def read_window(window: MainWindow) -> None:
    """What a screen reader asks when it comes to the board."""
    window.navigation.show_scan()
    settle(2)
    read_all(QAccessible.queryAccessibleInterface(window))


def close(window: MainWindow) -> None:
    """Somebody closes the window; only the first time, when closing itself fails."""
    if f"{MainWindow.__module__}.MainWindow.closeEvent" in armed:
        QApplication.sendEvent(window, QCloseEvent())


def as_a_slot(step: Callable[[MainWindow], None], window: MainWindow) -> None:
    """What a step meets because something in it failed is told, as PySide does for a slot."""
    try:
        step(window)
    except Exception as error:  # noqa: BLE001  any
        sys.excepthook(type(error), error, error.__traceback__)


def main() -> None:
    places.documents_folder = lambda: home / "Documenten"
    places.data_folder = lambda: home / "data"
    faults_module.REPEAT_AFTER_S = 0
    for cls, name in list(overrides()):
        trap(cls, name)
    app = make_application()
    QAccessible.setActive(True)
    faults = Faults(home / "data" / "zorgscan.log", "0", app)
    faults.install()
    window = make_window()
    faults.happened.connect(window.report)
    faults.happened.connect(lambda _: said.append(window.strip.message.text()))
    window.look.less_motion = True
    window.resize(1366, 768)
    AfterFirstFrame(window, (settle,), 0)
    window.show()
    settle()
    window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
    settle()
    assert window.session is not None
    for _ in range(4):
        for step in (walk_through, work, open_everything, touch, more, drop, read_window, close):
            as_a_slot(step, window)
    settle()
    as_a_slot(work, window)
    session = window.session
    session.recovery.write_now()
    kept = json.loads(session.recovery.place.read_bytes()) if session.recovery.place else {}
    error = session.autosave.save_now()
    saved = json.loads(session.path.read_bytes()) if session.path else {}
    print(
        json.dumps(
            {
                "raised": raised,
                "never": sorted(armed),
                "said": said,
                "visible": window.isVisible(),
                "error": str(error),
                "saved": saved["cards"] == json.loads(scan_bytes(session.document.scan))["cards"],
                "kept": kept.get("cards") == saved["cards"],
                "log": (home / "data" / "zorgscan.log").read_text("utf-8").count("IndexError"),
            }
        )
    )


if __name__ == "__main__":
    main()
