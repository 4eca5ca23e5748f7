"""Which keys lay a card in which zone, the same on the board, in the list and card by card.

On a Belgian AZERTY keyboard the digit row gives & é " ' without Shift, and à where 0 is.
"""

from PySide6.QtCore import Qt

ZONE_KEYS: dict[Qt.Key, int] = {
    Qt.Key.Key_1: 0,
    Qt.Key.Key_2: 1,
    Qt.Key.Key_3: 2,
    Qt.Key.Key_4: 3,
    Qt.Key.Key_Ampersand: 0,
    Qt.Key.Key_Eacute: 1,
    Qt.Key.Key_QuoteDbl: 2,
    Qt.Key.Key_Apostrophe: 3,
}
"""Key to place in ``SIGNS``."""
BACK_KEYS = (Qt.Key.Key_0, Qt.Key.Key_Agrave, Qt.Key.Key_Backspace)
"""Take the card back."""
