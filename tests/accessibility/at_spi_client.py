"""An assistive program of its own: reads Zorgscan over AT-SPI like a screen reader, and knows nothing of its code.

Runs in the system's Python (python3-gi, gir1.2-atspi-2.0), inside the message bus of one test. Each line on stdin
asks for the tree; each line on stdout is JSON: ``{"ready": true}``, ``{"tree": ...}`` or ``{"event": ...}``.
"""

import json
import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

EVENTS = (
    "object:announcement",
    "object:children-changed",
    "object:property-change:accessible-name",
    "object:property-change:accessible-description",
    "object:property-change:accessible-value",
    "object:state-changed:focused",
    "object:selection-changed",
    "focus:",
)


def say(**line: Any) -> None:
    print(json.dumps(line), flush=True)


def application() -> "Atspi.Accessible | None":
    desktop = Atspi.get_desktop(0)
    children = (desktop.get_child_at_index(index) for index in range(desktop.get_child_count()))
    return next((child for child in children if child and child.get_name() == "zorgscan"), None)


def describe(thing: Atspi.Accessible) -> dict[str, Any]:
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "description": thing.get_description(),
        "states": sorted(state.value_nick for state in thing.get_state_set().get_states()),
        "interfaces": list(thing.get_interfaces()),
    }


def tree(thing: Atspi.Accessible) -> dict[str, Any]:
    children = (thing.get_child_at_index(index) for index in range(thing.get_child_count()))
    return describe(thing) | {"children": [tree(child) for child in children if child is not None]}


def on_event(event: Atspi.Event) -> None:
    source = event.source
    if event.type.startswith("object:prop") and source.get_role_name()!="list": return
    say(event=event.type, role=source.get_role_name(), name=source.get_name(), detail=event.detail1, words=str(event.any_data))


def on_line(channel: GLib.IOChannel, condition: GLib.IOCondition) -> bool:
    line = sys.stdin.readline()
    if not line:
        Atspi.event_quit()
        return False
    app = application()
    say(tree=tree(app) if app is not None else None)
    return True


def main() -> None:
    Atspi.init()
    listener = Atspi.EventListener.new(on_event)
    for name in EVENTS:
        listener.register(name)
    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, on_line)
    say(ready=True)
    Atspi.event_main()


main()
