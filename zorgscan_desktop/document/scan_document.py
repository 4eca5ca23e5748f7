"""The open scan: the only writer of a Scan, with its undo stack. Signals are facts; calls are wishes.

Every route (drag, tap, key, list) calls the same method, which pushes at most one command; redo and undo take the
same road back and end in the same signal.
"""

from typing import Any

from zorgscan_desktop.document.cards import CardWishes
from zorgscan_desktop.document.notes import NoteWishes
from zorgscan_desktop.document.open_scan import revised
from zorgscan_desktop.document.plan import PlanWishes


class ScanDocument(CardWishes, NoteWishes, PlanWishes):
    """One open scan with every wish that people can have of it."""

    def set_details(self, **fields: Any) -> bool:
        """Change school, school_year, date, participants or group. True when that changed anything."""
        new = {name: getattr(revised(self._scan, **fields), name) for name in fields}
        return self._change_parts(self.tr("gegevens van de scan"), None, **new)
