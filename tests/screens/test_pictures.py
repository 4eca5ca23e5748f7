"""Pictures of the gallery beside the approved ones in docs/: a later change of the look is seen.

``ZORGSCAN_APPROVE=1 make test ARGS="-k pictures"`` renders them anew; look at them before you commit them.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.gallery.look import look_at
from tests.gallery.registry import BOARD, LAPTOP, Stage
from tests.gallery.stages import STAGES
from tests.gallery.studio import Shot, Studio

DOCS = Path(__file__).parents[2] / "docs"
OUT = Path(__file__).parents[2] / "out" / "pictures"
DIFFERENT = 12
"""Steps of 255 that a colour may differ before a pixel counts: rasterisers round differently."""
ALLOWED_SHARE = 0.004

APPROVED: dict[str, tuple[str, str, Shot]] = {
    "bord-1920x1080": ("board", "example", Shot(*BOARD)),
    "bord-1366x768": ("board", "example", Shot(*LAPTOP)),
    "bord-vol-1920x1080": ("board", "full", Shot(*BOARD)),
    "bord-donker-1920x1080": ("board", "dimension-3", Shot(*BOARD, dark=True)),
    "kaart-per-kaart-1920x1080": ("read-aloud", "card", Shot(*BOARD)),
    "overzicht-1920x1080": ("overview", "full", Shot(*BOARD)),
    "start-1920x1080": ("start", "recent", Shot(*BOARD)),
    "meer-1024x768": ("bar", "more", Shot(1024, 768)),
    "kaarten-1920x1080": ("cards", "states", Shot(*BOARD)),
}
"""Picture in docs/: screen, state and shot of the gallery."""


def stage_of(screen: str, state: str) -> Stage:
    return next(stage for stage in STAGES if (stage.screen, stage.state) == (screen, state))


def different_share(seen: QImage, expected: QImage) -> float:
    """The share of pixels that differ visibly; 1.0 when the sizes differ."""
    if seen.size() != expected.size():
        return 1.0
    a, b = bytes(seen.constBits()), bytes(expected.constBits())
    if a == b:
        return 0.0
    count = sum(1 for x, y in zip(a, b, strict=True) if abs(x - y) > DIFFERENT)
    return count / len(a)


def approved(name: str) -> QImage:
    return QImage(str(DOCS / f"{name}.png")).convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("name", list(APPROVED))
def test_the_look_is_the_approved_one(name: str, tmp_path: Path) -> None:
    screen, state, shot = APPROVED[name]
    seen, _ = look_at(stage_of(screen, state), shot, tmp_path)
    if os.environ.get("ZORGSCAN_APPROVE") and different_share(seen, approved(name)) > 0:
        seen.save(str(DOCS / f"{name}.png"))
    share = different_share(seen, approved(name))
    if share > ALLOWED_SHARE:
        OUT.mkdir(parents=True, exist_ok=True)
        seen.save(str(OUT / f"{name}.png"))
    assert share <= ALLOWED_SHARE, f"{share:.2%} of {name} looks different; see out/pictures/{name}.png"


def test_a_changed_picture_is_seen(tmp_path: Path) -> None:
    """The comparison itself: one card elsewhere is enough."""
    usual = stage_of("board", "example")

    def elsewhere(studio: Studio) -> None:
        usual.act(studio)
        studio.place({"1.5": "--"})

    seen, _ = look_at(Stage("board", "elsewhere", (), elsewhere), Shot(*BOARD), tmp_path)
    assert different_share(seen, approved("bord-1920x1080")) > ALLOWED_SHARE
