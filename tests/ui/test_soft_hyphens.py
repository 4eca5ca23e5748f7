"""Long words break at syllables on the screen; what is saved and exported never holds a soft hyphen."""

import io
import re
import zipfile
from pathlib import Path

import pyphen
import pytest
from PySide6.QtWidgets import QApplication

from tests.gallery.registry import PROJECTOR
from tests.gallery.studio import Shot, example, studio, with_own_card
from tests.gestures import settle
from zorgscan_desktop.app.resources import load_instrument, resource
from zorgscan_desktop.export.workbook import build_workbook
from zorgscan_desktop.ui import text
from zorgscan_desktop.ui.hyphens import SOFT_HYPHEN, hyphenated

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


def texts_in(value: object) -> list[str]:
    """All that this part of the paper says."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for part in parts for text in texts_in(part)]


PAPER = " ".join(texts_in(load_instrument().model_dump()))


def test_the_list_has_each_word_of_the_paper_and_breaks_it_as_the_dictionary_does() -> None:
    lines = resource("hyphens.txt").read_text(encoding="utf-8").split()
    listed = {line.replace("-", ""): line for line in lines}
    assert lines == sorted(lines, key=lambda line: line.replace("-", ""))
    assert listed.keys() == {word.lower() for word in re.findall(r"[^\W\d_]{6,}", PAPER)}
    dictionary = pyphen.Pyphen(lang="nl_NL", left=3, right=3)
    others = {line for word, line in listed.items() if dictionary.inserted(word, "-") != line}
    # Here the dictionary breaks in the middle of a part: thuisom-geving, schoolprak-tijk, expertisede-ling.
    assert others == {"exper-tise-de-ling", "meta-cog-ni-tieve", "school-prak-tijk", "thuis-om-ge-ving"}
    assert min(len(part) for line in lines for part in (line.split("-")[0], line.split("-")[-1])) >= 3


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("Leerlingenbegeleiding.", "Leer|lin|gen|be|ge|lei|ding."),
        ("sociaal-emotionele", "soci|aal-emo|ti|o|nele"),
        ("nastreven/bereiken", "nastre|ven/berei|ken"),
        ("THUISOMGEVING", "THUIS|OM|GE|VING"),
        ("(zorg)team", "(zorg)team"),
        ("school", "school"),
        ("", ""),
        ("24/7", "24/7"),
        ("Verantwoordelijkheidsgevoel", "Ver|ant|woor|de|lijk|heids|ge|voel"),
    ],
)
def test_a_word_breaks_between_its_syllables(qapp: QApplication, word: str, broken: str) -> None:
    assert hyphenated(word) == broken.replace("|", SOFT_HYPHEN)


def test_the_words_of_the_paper_need_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(pyphen.Pyphen, "inserted", lambda _self, word, _hyphen: asked.append(word) or word)
    hyphenated.cache_clear()
    broken = [word for word in PAPER.split() if SOFT_HYPHEN in hyphenated(word)]
    assert len(broken) > 1000
    assert asked == []
    hyphenated("Verantwoordelijkheidsgevoel")
    assert asked == ["Verantwoordelijkheidsgevoel"]
    hyphenated.cache_clear()
