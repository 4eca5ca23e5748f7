"""The time for the talk: until when, with how many people; how many minutes that is for each dimension and card.

What it says follows the cards at once and the time once a minute, while people can see it. It never urges: it says
how far behind the team is and what could be parked, and the team decides.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from zorgscan_desktop.core.agenda import Pace, pace
from zorgscan_desktop.core.instrument import Dimension
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.moments import local
from zorgscan_desktop.core.scan import Agenda
from zorgscan_desktop.core.summary import tally
from zorgscan_desktop.core.times import hour_of
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.sections import column
from zorgscan_desktop.panels.snug_button import SnugButton
from zorgscan_desktop.ui.fields import BELGIAN_DUTCH, dress_field
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

MINUTE_MS = 60_000
CALM_MINUTES = 2
"""A team that is less than this behind or ahead is on time."""
LEAST_SECONDS = 15
"""A card that would get less than this gets no time at all."""


class Planner(QWidget):
    """Two fields and what follows from them."""

    def __init__(
        self,
        document: ScanDocument,
        look: Look,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``now`` is the time of day, with a time zone; tests bring their own."""
        super().__init__(parent)
        self.document, self.look, self._now = document, look, now
        self._heading = Label(look, self.tr("Tijd voor het gesprek"), size=23.5, weight=650)
        self.end, self.people = QLineEdit(), QLineEdit()
        self.plan = SnugButton(look, self.tr("Plannen"), kind="outline")
        self.clear = TouchButton(look, self.tr("Planning wissen"))
        self.problem = Label(look, size=20.5, weight=600)
        self.advice = Label(look, size=23.5, weight=650)
        self.summary = Label(look, size=20.5)
        self._minutes = [Label(look, size=20.5, wrap=False) for _ in document.instrument.dimensions]
        self._build()
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self.plan.clicked.connect(self._agree)
        self.clear.clicked.connect(lambda: document.set_agenda(None))
        for field in (self.end, self.people):
            field.returnPressed.connect(self._agree)
        document.agenda_changed.connect(self._show_agenda)
        document.scan_replaced.connect(self._show_agenda)
        for fact in (document.card_changed, document.cards_changed):
            fact.connect(self._on_cards_changed)
        look.changed.connect(self._dress)
        self._dress()
        self._show_agenda()

    def _build(self) -> None:
        self._fields = QGridLayout()
        self._add_field(0, self.end, self.tr("Einde"), self.tr("15.30"))
        self._add_field(1, self.people, self.tr("Personen"), self.tr("20"))
        self._fields.addWidget(self.plan, 3, 0, 1, 2)
        for place in range(2):
            self._fields.setColumnStretch(place, 1)
        self._table = QGridLayout()
        self._names = [Label(self.look, f"{d.number}  {d.short_title}", size=20.5) for d in self._dimensions()]
        for row, pair in enumerate(zip(self._names, self._minutes, strict=True)):
            for place, label in enumerate(pair):
                self._table.addWidget(label, row, place)
        self._table.setColumnStretch(0, 1)
        self._column = column(self)
        self._column.addWidget(self._heading)
        self._column.addLayout(self._fields)
        for part in (self.problem, self.advice, self.summary):
            self._column.addWidget(part)
        self._column.addLayout(self._table)
        self._column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_field(self, place: int, field: QLineEdit, name: str, example: str) -> None:
        label = Label(self.look, name, size=19, weight=550, colour="ink2")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        dress_field(field, self.look)
        field.setMinimumWidth(48)
        self._fields.addWidget(label, 0, place)
        self._fields.addWidget(field, 1, place)

    def _dimensions(self) -> tuple[Dimension, ...]:
        return self.document.instrument.dimensions

    # -- agreeing ---------------------------------------------------------------------------------------------------

    def _agree(self) -> None:
        """Take over what was typed, or say what is wrong with it."""
        now = self._now().astimezone()
        hour, typed = hour_of(self.end.text()), self.people.text().strip()
        if hour is None:
            self._say(self.tr("Schrijf het einde als een uur, zoals 15.30."))
            return
        if typed and not (typed.isdecimal() and typed.isascii() and len(typed) <= 4):
            self._say(self.tr("Schrijf het aantal personen als een getal, zoals 20."))
            return
        end = now.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
        if end <= now:
            self._say(self.tr("Dat uur is al voorbij. Kies een later uur."))
            return
        self._say("")
        agenda = self._todays()
        start = agenda.start if agenda is not None else now.replace(microsecond=0)
        self.document.set_agenda(Agenda(start=start, end=end, people=int(typed or 0)))
        self._show_agenda()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _todays(self) -> Agenda | None:
        """What was agreed for today; a scan that is opened on a later day has no more time to share."""
        agenda = self.document.scan.agenda
        today = self._now().astimezone().date()
        return agenda if agenda is not None and local(agenda.end).date() == today else None

    # -- what follows -----------------------------------------------------------------------------------------------

    def _show_agenda(self) -> None:
        agenda = self.document.scan.agenda
        end = local(agenda.end) if agenda is not None else None
        self.end.setText(f"{end.hour}.{end:%M}" if end is not None else "")
        self.people.setText(str(agenda.people) if agenda is not None and agenda.people else "")
        self.plan.setText(self.tr("Plannen") if agenda is None else self.tr("Aanpassen"))
        self.plan.setAccessibleName(self.plan.text())
        self.clear.setVisible(agenda is not None)
        for part in (self.end, self.people, self.plan, self.clear):
            part.setEnabled(not self.document.read_only)
        self._say("")
        self.refresh()
        self._keep_time()

    def _on_cards_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Look at clock and cards again."""
        agenda, today = self.document.scan.agenda, self._todays()
        for part in (*self._names, *self._minutes, self.summary):
            part.setVisible(today is not None)
        self.advice.setVisible(agenda is not None)
        if today is None:
            self.advice.setText(_past_words(self, agenda) if agenda is not None else "")
            return
        waiting = tally(self.document.scan.cards).waiting
        found = pace(self.document.scan, self.document.instrument, today, self._now())
        self.advice.setText(_advice(self, found, waiting))
        self.summary.setText(_summary(self, found, waiting))
        for label, dimension in zip(self._minutes, self._dimensions(), strict=True):
            minutes = found.minutes[dimension.number]
            label.setText(self.tr("{count} min").format(count=minutes) if minutes else self.tr("klaar"))

    def _keep_time(self) -> None:
        """Wake up each minute only while there is something to see."""
        if self.isVisible() and self._todays() is not None:
            self._minute.start()
        else:
            self._minute.stop()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._keep_time()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _dress(self) -> None:
        px = self.look.px
        self._column.setSpacing(px(10))
        self._fields.setHorizontalSpacing(px(12))
        self._fields.setVerticalSpacing(px(4))
        # Between the fields and the button below them, not between a name and its field.
        self._fields.setRowMinimumHeight(2, px(4))
        self._table.setVerticalSpacing(px(6))
        self._table.setHorizontalSpacing(px(12))


def _past_words(planner: Planner, agenda: Agenda) -> str:
    end = local(agenda.end)
    day = BELGIAN_DUTCH.toString(QDate(end.year, end.month, end.day), "d MMMM yyyy")
    words = planner.tr("Gepland op {day} tot {hour}.{minute} u.")
    return words.format(day=day, hour=end.hour, minute=f"{end:%M}")


def _advice(planner: Planner, found: Pace, waiting: int) -> str:
    """Where the team is, and what it could do."""
    tr = planner.tr
    if not waiting:
        return tr("Alle kaarten zijn besproken.")
    if found.per_card * 60 < LEAST_SECONDS:
        one, more = tr("De tijd is om. Er wacht nog 1 kaart."), tr("De tijd is om. Er wachten nog {count} kaarten.")
        return (one if waiting == 1 else more).format(count=waiting)
    if found.behind <= -CALM_MINUTES:
        return tr("We lopen {count} minuten voor.").format(count=-found.behind)
    if found.behind < CALM_MINUTES:
        return tr("We zitten op schema.")
    behind = tr("We lopen {count} minuten achter.").format(count=found.behind)
    each = _duration(planner, found.per_card)
    if not found.to_park:
        return tr("{behind} Geef elke kaart {time}.").format(behind=behind, time=each)
    park = tr("Parkeer 1 kaart") if found.to_park == 1 else tr("Parkeer {count} kaarten").format(count=found.to_park)
    return tr("{behind} {park} of geef elke kaart {time}.").format(behind=behind, park=park, time=each)


def _summary(planner: Planner, found: Pace, waiting: int) -> str:
    """How much time there is, for how many cards and people."""
    tr = planner.tr
    if not waiting or found.per_card * 60 < LEAST_SECONDS:
        return tr("Nog {count} min.").format(count=found.left)
    cards = tr("1 kaart") if waiting == 1 else tr("{count} kaarten").format(count=waiting)
    words = tr("Nog {left} min voor {cards}: {time} per kaart.")
    words = words.format(left=found.left, cards=cards, time=_duration(planner, found.per_card))
    if found.seconds_each:
        words += " " + tr("Dat is {count} seconden per persoon.").format(count=found.seconds_each)
    return words


def _duration(planner: Planner, minutes: float) -> str:
    """``4 minuten``; short ones in steps of five seconds."""
    if minutes >= 2:
        return planner.tr("{count} minuten").format(count=round(minutes))
    return planner.tr("{count} seconden").format(count=round(minutes * 12) * 5)
