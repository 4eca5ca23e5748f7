"""What people write down: notes and answers per dimension, own guiding questions, parked remarks, the report."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from zorgscan_desktop.document.open_scan import OpenScan, replaced, revised, without

if TYPE_CHECKING:
    from zorgscan_desktop.core.scan import Agenda, Note, OwnQuestion


class NoteWishes(OpenScan):
    """Each is one undo step; ``burst`` joins the keystrokes of one sitting in one step."""

    # -- notes ------------------------------------------------------------------------------------------------------

    def add_note(
        self,
        dimension: int,
        text: str,
        *,
        card: str | None = None,
        question: str | None = None,
        at: datetime | None = None,
        burst: object = None,
    ) -> int:
        """Add a note to a dimension, with its card or the guiding question that it answers, and return its place."""
        from zorgscan_desktop.core.scan import Note

        note = Note(dimension=dimension, card=card, question=question, text=text, at=at or _now())
        name = self.tr("notitie bij dimensie {number}").format(number=dimension)
        self._change_parts(name, dimension, burst=burst, notes=(*self._scan.notes, note))
        return len(self._scan.notes) - 1

    def edit_note(self, index: int, text: str, *, burst: object = None) -> bool:
        """Change the text of the note at this place. True when that changed anything."""
        note = self._scan.notes[index]
        notes = replaced(self._scan.notes, index, revised(note, text=text))
        name = self.tr("notitie bij dimensie {number} aangepast").format(number=note.dimension)
        return self._change_parts(name, note.dimension, burst=burst, notes=notes)

    def remove_note(self, index: int, *, burst: object = None) -> bool:
        """Remove the note at this place."""
        note = self._scan.notes[index]
        name = self.tr("notitie bij dimensie {number} gewist").format(number=note.dimension)
        return self._change_parts(name, note.dimension, burst=burst, notes=without(self._scan.notes, index))

    # -- guiding questions ------------------------------------------------------------------------------------------

    def questions_of(self, dimension: int, card_id: str = "") -> list[tuple[str, str]]:
        """Id and text of the guiding questions of a card, or of the whole dimension; the school's own come last."""
        paper = self.instrument.dimension(dimension)
        found = self.instrument.find(card_id) if card_id else None
        if found is not None:
            printed = list(paper.questions_for(found[1]))
        else:
            printed = [question for cluster in paper.clusters for question in cluster.questions]
            printed += paper.questions
        own = [(q.id, q.text) for q in self._scan.own_questions if q.dimension == dimension]
        return [(question.id, question.text) for question in printed] + own

    def question_text(self, question_id: str) -> str:
        """The words of a guiding question, of the paper or of the school; empty when there is none."""
        for dimension in self.instrument.dimensions:
            for question, text in self.questions_of(dimension.number):
                if question == question_id:
                    return text
        return ""

    def answers_to(self, question: str) -> "list[tuple[int, Note]]":
        """The notes that answer a guiding question, with their place in the scan."""
        return [(index, note) for index, note in enumerate(self._scan.notes) if note.question == question]

    def add_question(self, dimension: int, text: str, *, burst: object = None) -> str:
        """Add an own guiding question to a dimension and return its id; empty when the scan is read only."""
        from zorgscan_desktop.core.scan import OwnQuestion

        taken = {question.id for question in self._scan.own_questions}
        number = next(n for n in range(1, len(taken) + 2) if f"question-{n}" not in taken)
        question = OwnQuestion(id=f"question-{number}", dimension=dimension, text=text)
        name = self.tr("eigen richtvraag bij dimensie {number}").format(number=dimension)
        questions = (*self._scan.own_questions, question)
        added = self._change_parts(name, dimension, burst=burst, own_questions=questions)
        return question.id if added else ""

    def edit_question(self, question_id: str, text: str, *, burst: object = None) -> bool:
        """Change the words of an own guiding question."""
        index, question = self._own_question(question_id)
        questions = replaced(self._scan.own_questions, index, revised(question, text=text))
        name = self.tr("eigen richtvraag aangepast")
        return self._change_parts(name, question.dimension, burst=burst, own_questions=questions)

    def remove_question(self, question_id: str, *, burst: object = None) -> bool:
        """Take an own guiding question away; its answers stay as notes."""
        index, question = self._own_question(question_id)
        parts: dict[str, object] = {"own_questions": without(self._scan.own_questions, index)}
        if self.answers_to(question_id):
            parts["notes"] = tuple(
                revised(note, question=None) if note.question == question_id else note for note in self._scan.notes
            )
        return self._change_parts(self.tr("eigen richtvraag gewist"), question.dimension, burst=burst, **parts)

    def _own_question(self, question_id: str) -> "tuple[int, OwnQuestion]":
        for index, question in enumerate(self._scan.own_questions):
            if question.id == question_id:
                return index, question
        raise KeyError(question_id)

    # -- car park ---------------------------------------------------------------------------------------------------

    def park_remark(self, text: str, *, at: datetime | None = None, burst: object = None) -> int:
        """Park a remark that is off topic and return its place."""
        from zorgscan_desktop.core.scan import ParkedRemark

        remark = ParkedRemark(text=text, at=at or _now())
        self._change_parts(
            self.tr("opmerking geparkeerd"), None, burst=burst, car_park=(*self._scan.car_park, remark)
        )
        return len(self._scan.car_park) - 1

    def edit_remark(self, index: int, text: str, *, burst: object = None) -> bool:
        """Change a parked remark."""
        remarks = replaced(self._scan.car_park, index, revised(self._scan.car_park[index], text=text))
        return self._change_parts(self.tr("geparkeerde opmerking aangepast"), None, burst=burst, car_park=remarks)

    def remove_remark(self, index: int, *, burst: object = None) -> bool:
        """Take a parked remark away."""
        remarks = without(self._scan.car_park, index)
        return self._change_parts(self.tr("geparkeerde opmerking gewist"), None, burst=burst, car_park=remarks)

    # -- the day itself ---------------------------------------------------------------------------------------------

    def set_agenda(self, agenda: "Agenda | None") -> bool:
        """Agree on the time for the talk, or drop it."""
        return self._change_parts(self.tr("tijd voor het gesprek"), None, agenda=agenda)

    def write_report(self, dimension: int, text: str | None, *, burst: object = None) -> bool:
        """Keep the team's own text for a dimension of the report; None goes back to the text made from the scan."""
        from zorgscan_desktop.core.scan import ReportText

        kept = [part for part in self._scan.report if part.dimension != dimension]
        if text is not None:
            kept.append(ReportText(dimension=dimension, text=text))
        report = tuple(sorted(kept, key=lambda part: part.dimension))
        name = self.tr("verslag bij dimensie {number}").format(number=dimension)
        return self._change_parts(name, dimension, burst=burst, report=report)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
