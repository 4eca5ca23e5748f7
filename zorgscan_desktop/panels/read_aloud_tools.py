"""The row above the bar in card by card: which walk, count fingers, and what to say of a card beside its zone."""

from PySide6.QtWidgets import QWidget

from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.talk_buttons import TalkButtons
from zorgscan_desktop.panels.walk_choice import WalkChoice
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.toggle_button import ToggleButton
from zorgscan_desktop.ui.touch_button import TARGET_PX


class ReadAloudTools(QWidget):
    """Drops its icons, then sets words in two lines, where the window is narrow."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.walks = WalkChoice(look, self)
        self.fingers = ToggleButton(look, self.tr("Vingers tellen"), parent=self, icon_name="hand")
        self.talk = TalkButtons(document, look, self, icons=True)

    @classmethod
    def wanted_height(cls, look: Look) -> int:
        """How high the row is in logical px."""
        return max(TARGET_PX, look.px(64))

    def show_talk(self, wanted: bool) -> None:
        """With what is said of a card, or past the last card without it."""
        self.fingers.setVisible(wanted)
        self.talk.setVisible(wanted)

    def arrange(self) -> None:
        """The walks at the left, the rest at the right."""
        gap = max(8, self.look.px(8))
        groups = (self.walks, self.fingers, self.talk)
        for with_icons in (True, False):
            self.talk.show_icons(with_icons)
            self.fingers.with_icon = with_icons
            self.fingers.show_on(False)
            wanted = [group.sizeHint().width() for group in groups]
            room = self.width() - 2 * gap
            if sum(wanted) <= room:
                break
        share = min(1.0, room / sum(wanted))
        widths = [int(width * share) for width in wanted]
        self.walks.setGeometry(0, 0, widths[0], self.height())
        right = self.width() - widths[2]
        self.talk.setGeometry(right, 0, widths[2], self.height())
        self.fingers.setGeometry(right - gap - widths[1], 0, widths[1], self.height())
