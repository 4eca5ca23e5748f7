"""The action plan: choose building blocks, fill in their rows, put them in order."""

from typing import TYPE_CHECKING, Any

from zorgscan_desktop.document.open_scan import OpenScan, replaced, revised, without

if TYPE_CHECKING:
    from collections.abc import Sequence


class PlanWishes(OpenScan):
    """Each is one undo step and says whether it changed anything."""

    def is_building_block(self, card_id: str) -> bool:
        """Whether this card was chosen to go on with."""
        return any(card_id in row.cards for row in self._scan.plan)

    def choose(self, card_id: str, chosen: bool) -> bool:
        """Choose a card as building block, or no longer."""
        dimension = self.dimension_of(card_id)
        if self.is_building_block(card_id) == chosen:
            return False
        if chosen:
            return self.choose_together((card_id,))
        rest = ((row, tuple(c for c in row.cards if c != card_id)) for row in self._scan.plan)
        plan = tuple(row if cards == row.cards else revised(row, cards=cards) for row, cards in rest if cards)
        text = self.tr("{code} niet langer als bouwsteen").format(code=self.code_of(card_id))
        return self._change_parts(text, dimension, plan=plan)

    def choose_together(self, card_ids: "Sequence[str]") -> bool:
        """Choose several cards, such as a whole cluster, as one building block.

        A block that has one of them already takes the others in, so that no card is in the plan twice.
        """
        from zorgscan_desktop.core.scan import PlanRow

        wanted = tuple(card_id for card_id in card_ids if not self.is_building_block(card_id))
        if not wanted:
            return False
        names = " + ".join(self.code_of(card_id) for card_id in wanted)
        text = self.tr("{code} als bouwsteen gekozen").format(code=names)
        votes = sum(self._scan.card(card_id).votes for card_id in wanted)
        plan = self._scan.plan
        index = next((i for i, row in enumerate(plan) if set(row.cards) & set(card_ids)), None)
        if index is None:
            plan = (*plan, PlanRow(cards=wanted, votes=votes))
        else:
            row = plan[index]
            plan = replaced(plan, index, revised(row, cards=(*row.cards, *wanted), votes=row.votes + votes))
        return self._change_parts(text, self.dimension_of(wanted[0]), plan=plan)

    def set_row(self, index: int, *, burst: object = None, **fields: Any) -> bool:
        """Change fields of the building block at this place (goal, actions, who, due, status, …)."""
        row = self._scan.plan[index]
        name = self.tr("actieplan bij {code}").format(code=self.code_of(row.cards[0]))
        return self._change_parts(
            name, None, burst=burst, plan=replaced(self._scan.plan, index, revised(row, **fields))
        )

    def move_row(self, index: int, to: int) -> bool:
        """Give a building block another priority: the place ``to``, counted from 0, kept within the plan."""
        row = self._scan.plan[index]
        rest = without(self._scan.plan, index)
        place = min(max(0, to), len(rest))
        name = self.tr("{code} op plaats {number}").format(code=self.code_of(row.cards[0]), number=place + 1)
        return self._change_parts(name, None, plan=(*rest[:place], row, *rest[place:]))

    def remove_row(self, index: int) -> bool:
        """Take a building block with all that was written in it off the plan."""
        row = self._scan.plan[index]
        name = self.tr("{code} niet langer als bouwsteen").format(code=self.code_of(row.cards[0]))
        return self._change_parts(name, self.dimension_of(row.cards[0]), plan=without(self._scan.plan, index))
