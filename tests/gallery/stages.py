"""The registry, filled."""

from tests.gallery import stages_board, stages_other, stages_own, stages_plan, stages_talk
from tests.gallery.registry import STAGES, Stage

__all__ = ["STAGES", "Stage", "stages_board", "stages_other", "stages_own", "stages_plan", "stages_talk"]
