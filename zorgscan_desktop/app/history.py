"""Undo and redo as people meet them: go where the change can be seen, do it, say what it was."""

from PySide6.QtCore import QObject

from zorgscan_desktop.app.navigation import Navigation
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.screens.bar import Bar
from zorgscan_desktop.ui.strip import Strip


class History(QObject):
    """Connects the document's undo stack with the bar."""

    def __init__(self, document: ScanDocument, navigation: Navigation, bar: Bar, strip: Strip) -> None:
        super().__init__(navigation)
        self._stack = document.undo_stack
        self._navigation, self._bar, self._strip = navigation, bar, strip
        self._stack.indexChanged.connect(self.refresh)
        self.refresh()

    def undo(self) -> None:
        """Take back the last change of anyone."""
        if self._navigation.shows_scan and self._stack.canUndo():
            self._go_to(self._stack.index() - 1)
            text = self._stack.undoText()
            self._stack.undo()
            self._strip.toast(self.tr("Ongedaan gemaakt: {what}.").format(what=text))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._navigation.shows_scan and self._stack.canRedo():
            self._go_to(self._stack.index())
            text = self._stack.redoText()
            self._stack.redo()
            self._strip.toast(self.tr("Opnieuw gedaan: {what}.").format(what=text))

    def _go_to(self, index: int) -> None:
        dimension = getattr(self._stack.command(index), "dimension", None)
        if dimension is not None and self._navigation.board is not None:
            self._navigation.board.show_dimension(dimension)

    def refresh(self) -> None:
        """Show on the buttons whether there is anything to undo or redo, and what."""
        bar, stack = self._bar, self._stack
        bar.undo.setEnabled(stack.canUndo())
        bar.redo.setEnabled(stack.canRedo())
        for button, text in ((bar.undo, stack.undoText()), (bar.redo, stack.redoText())):
            name = f"{button.text()}: {text}" if text else button.text()
            button.setToolTip(name)
            button.setAccessibleName(name)
