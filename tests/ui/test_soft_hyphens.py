"""Long words break at syllables on the screen; what is saved and exported never holds a soft hyphen."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.gallery.registry import PROJECTOR
from tests.gallery.studio import Shot, example, studio, with_own_card
from tests.gestures import settle
from zorgscan_desktop.export.workbook import build_workbook
from zorgscan_desktop.ui import text
from zorgscan_desktop.ui.text import SOFT_HYPHEN

LONG = "Onderwijsondersteuningsbehoeften en verantwoordelijkheidsgevoel"


def test_they_stay_on_the_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken: list[str] = []
    real = text.hyphenated
    monkeypatch.setattr(text, "hyphenated", lambda word: broken.append(real(word)) or broken[-1])
    with studio(tmp_path, Shot(*PROJECTOR, text=1.3)) as open_studio:
        open_studio.open(with_own_card(example(), LONG, LONG[:33], "+"))
        open_studio.scene.set_current("own-1")
        settle()
        assert any(SOFT_HYPHEN in word for word in broken), "nothing was broken, so nothing is shown by this test"
        document = open_studio.document
        files = open_studio.window.files
        session = open_studio.window.session
        assert files is not None
        assert session is not None
        assert session.path is not None
        document.add_note(1, LONG, card="own-1")
        files.save()
        assert SOFT_HYPHEN.encode() not in session.path.read_bytes()
        assert LONG.encode() in session.path.read_bytes()
        book = build_workbook(document.scan, document.instrument)
        with zipfile.ZipFile(io.BytesIO(book)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        assert all(SOFT_HYPHEN.encode() not in data for data in parts.values())
        assert any(LONG.encode() in data for data in parts.values())
        names = [item.face.key_words + item.toolTip() for item in open_studio.scene.cards.values()]
        assert all(SOFT_HYPHEN not in name for name in names)
