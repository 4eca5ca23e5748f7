"""An assistive program of its own: reads Zorgscan over AT-SPI like a screen reader, and knows nothing of its code.

Runs in the system's Python (python3-gi, gir1.2-atspi-2.0) on the message bus of one test. An empty line on stdin asks
for all that can be seen, a name for the places of what is called so; what it hears and reads it tells on stdout, in
lines of JSON. Like a real screen reader it remembers what it read until the app says that something changed (libatspi
keeps a cache).
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

EVENTS = (
    "object:announcement",
    "object:children-changed",
    "object:property-change",
    "object:state-changed",
)


Place = tuple[int, int, int, int]
"""x, y, width, height on the screen in px."""
EVERYWHERE: Place = (0, 0, 100_000, 100_000)


def tell(**line: Any) -> None:
    print(json.dumps(line), flush=True)


def find_app() -> "Atspi.Accessible | None":
    desktop = Atspi.get_desktop(0)
    apps = (desktop.get_child_at_index(index) for index in range(desktop.get_child_count()))
    return next((app for app in apps if app is not None and app.get_name() == "zorgscan"), None)


def read(thing: Atspi.Accessible) -> dict[str, Any] | None:
    """A thing with all in it; None for what is hidden or gone. A list item may wait behind a button: it counts."""
    try:
        if thing.get_role() == Atspi.Role.TABLE_CELL:
            # Qt tells of no change in the cells of its own tables.
            thing.clear_cache()
        states = [state.value_nick for state in thing.get_state_set().get_states()]
        if "visible" not in states and thing.get_role() != Atspi.Role.LIST_ITEM:
            return None
        children = [thing.get_child_at_index(index) for index in range(thing.get_child_count())]
        return {
            "role": thing.get_role_name(),
            "name": thing.get_name(),
            "description": thing.get_description(),
            "states": states,
            "children": [found for child in children if child is not None and (found := read(child))],
        }
    except GLib.Error:
        return None


def places(app: Atspi.Accessible, name: str) -> list[dict[str, Any]]:
    """All that is called so in its windows."""
    # Qt tells nobody that a window has another screen. A hand goes by what is there now.
    app.clear_cache()
    windows = (app.get_child_at_index(index) for index in range(app.get_child_count()))
    return [found for window in windows if window is not None for found in find(window, name)]


def find(thing: Atspi.Accessible, name: str, inside: Place = EVERYWHERE) -> Iterator[dict[str, Any]]:
    """What bears a name that begins so and is no mere words: the part of it that can be seen now."""
    try:
        if not thing.get_state_set().contains(Atspi.StateType.SHOWING):
            return
        inside = overlap(inside, thing.get_extents(Atspi.CoordType.SCREEN))
        if min(inside[2:]) <= 0:
            return
        found = thing.get_name()
        if found.startswith(name) and thing.get_role() != Atspi.Role.LABEL:
            yield {"name": found, "place": inside}
        for index in range(thing.get_child_count()):
            child = thing.get_child_at_index(index)
            if child is not None:
                yield from find(child, name, inside)
    except GLib.Error:
        return


def overlap(place: Place, other: Atspi.Rect) -> Place:
    """What two rectangles share; Qt calls shown what is scrolled away."""
    left, top = max(place[0], other.x), max(place[1], other.y)
    right = min(place[0] + place[2], other.x + other.width)
    return left, top, right - left, min(place[1] + place[3], other.y + other.height) - top


def on_event(event: Atspi.Event) -> None:
    try:
        if event.type == "object:announcement":
            tell(event="announcement", words=event.any_data, role=event.source.get_role_name())
        elif event.type == "object:state-changed:focused" and event.detail1:
            tell(event="focus", words=event.source.get_name(), role=event.source.get_role_name())
    except GLib.Error:
        pass  # Gone before it could be asked about.


def on_line(_channel: GLib.IOChannel, _condition: GLib.IOCondition) -> bool:
    line = sys.stdin.readline()
    if not line:
        Atspi.event_quit()
        return False
    app = find_app()
    if name := line.rstrip("\n"):
        tell(places=places(app, name) if app is not None else [])
        return True
    tell(tree=read(app) if app is not None else None)
    return True


def main() -> None:
    Atspi.init()
    listener = Atspi.EventListener.new(on_event)
    for name in EVENTS:
        listener.register(name)
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, on_line)
    tell(ready=True)
    Atspi.event_main()


if __name__ == "__main__":
    main()
