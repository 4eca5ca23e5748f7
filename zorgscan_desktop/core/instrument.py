"""The paper zorgscan as frozen models: dimensions, clusters, indicators, zones.

The words come from ``resources/instrument.json`` and from nowhere else. What the paper prints stands beside
what the project adds (``added``: codes, key words, short titles), never mixed, so that no word can drift.
"""

from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Sign = Literal["--", "-", "+", "++"]
SIGNS: tuple[Sign, ...] = ("--", "-", "+", "++")
"""The four zones from the empty to the full side of the battery (instrument-notes.md)."""

# What the paper holds; a file with other counts is not the whole paper.
DIMENSION_COUNT = 7
CLUSTERS_PER_DIMENSION = (8, 3, 4, 4, 0, 0, 0)
INDICATORS_PER_DIMENSION = (14, 4, 8, 4, 2, 5, 2)
FEATURE_COUNT = 161
QUESTION_COUNT = 39

Text = Annotated[str, StringConstraints(min_length=1)]


class Frozen(BaseModel):
    """Strict and immutable: unknown keys, wrong types and later changes are all refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


class Zone(Frozen):
    """One of the four parts of the battery: its sign on the paper, our word, and how it is read aloud."""

    sign: Sign
    word: Text
    spoken: Text


class GuidingQuestion(Frozen):
    """A *richtvraag*: helps the talk, is never scored."""

    id: Text
    text: Text


class Cluster(Frozen):
    """A numbered group of indicators (dimensions 1 to 4 only), with its guiding questions if it has any."""

    code: Text
    title: Text
    questions_title: Text | None = None
    questions: tuple[GuidingQuestion, ...] = ()


class IndicatorAdded(Frozen):
    """What the project adds to a card: shown code, key words, and the words of the statement that carry them."""

    code: Text
    key_words: Text
    emphasis: tuple[Text, ...]


class Indicator(Frozen):
    """One card: a statement of the paper with its kritische kenmerken (``features``).

    ``id`` is what scans refer to, for ever; ``code`` is what people see and may follow a later paper.
    """

    id: Text
    cluster: Text | None = None
    statement: Text
    lead_in: Text | None = None
    features: Annotated[tuple[Text, ...], Field(min_length=1)]
    added: IndicatorAdded

    @property
    def code(self) -> str:
        """The shown code, such as ``1.4 b``."""
        return self.added.code

    @property
    def key_words(self) -> str:
        """The short title on a placed card."""
        return self.added.key_words

    def emphasis_spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each bold part of the statement, in order and in whole words; ValueError when absent."""
        spans: list[tuple[int, int]] = []
        position = 0
        for words in self.added.emphasis:
            start = _find_words(self.statement, words, position)
            position = start + len(words)
            spans.append((start, position))
        return tuple(spans)

    @model_validator(mode="after")
    def _emphasis_is_in_the_statement(self) -> Self:
        try:
            self.emphasis_spans()
        except ValueError:
            raise ValueError("emphasis is not in the statement, in whole words and in this order") from None
        return self


def _find_words(text: str, words: str, start: int) -> int:
    """Where these words stand in the text from here on, whole; ValueError when they do not."""
    while True:
        start = text.index(words, start)
        end = start + len(words)
        if not (_in_word(text[start - 1 : start]) or _in_word(text[end : end + 1])):
            return start
        start += 1


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


class DimensionAdded(Frozen):
    """What the project adds to a dimension: a title that fits the rail."""

    short_title: Text


class Dimension(Frozen):
    """One of the seven parts of the paper, with its indicators in printed order."""

    number: Annotated[int, Field(ge=1, le=DIMENSION_COUNT)]
    title: Text
    clusters: tuple[Cluster, ...] = ()
    indicators: tuple[Indicator, ...]
    questions_title: Text | None = None
    questions: tuple[GuidingQuestion, ...] = ()
    added: DimensionAdded

    @property
    def heading(self) -> str:
        """The paper's title with a capital, for use as a heading."""
        return self.title[:1].upper() + self.title[1:]

    @property
    def short_title(self) -> str:
        """The title that fits the rail."""
        return self.added.short_title

    def cluster_of(self, indicator: Indicator) -> Cluster | None:
        """The cluster in which the paper prints this indicator, or None in dimensions 5 to 7."""
        return next((c for c in self.clusters if c.code == indicator.cluster), None)

    def questions_for(self, indicator: Indicator) -> tuple[GuidingQuestion, ...]:
        """The guiding questions printed with this indicator: those of its cluster, else of the dimension."""
        cluster = self.cluster_of(indicator)
        return cluster.questions if cluster else self.questions


class Explanation(Frozen):
    """The first page of the paper: *Doel* and *Omschrijving*."""

    title: Text
    goal_title: Text
    goal: tuple[Text, ...]
    description_title: Text
    description: tuple[Text, ...]


class Instrument(Frozen):
    """The whole paper. Building one checks counts, references and uniqueness; ValidationError otherwise."""

    id: Literal["zorgscan"]
    version: Text
    zones: tuple[Zone, ...]
    explanation: Explanation
    dimensions: tuple[Dimension, ...]

    @model_validator(mode="after")
    def _is_the_whole_paper(self) -> Self:
        for problem in _problems(self):
            raise ValueError(problem)
        return self

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All cards in the order of the paper."""
        return tuple(i for d in self.dimensions for i in d.indicators)

    def dimension(self, number: int) -> Dimension:
        """The dimension with this number (1 to 7)."""
        return self.dimensions[number - 1]

    def zone(self, sign: Sign) -> Zone:
        """The zone with this sign."""
        return self.zones[SIGNS.index(sign)]

    # A frozen model never changes, so what is found in it once holds for ever.

    @cached_property
    def by_id(self) -> Mapping[str, tuple[Dimension, Indicator]]:
        """Every card with its dimension, in the order of the paper."""
        return {i.id: (d, i) for d in self.dimensions for i in d.indicators}

    @cached_property
    def question_ids(self) -> Set[str]:
        """The ids of all guiding questions of the paper."""
        of_dimensions = {q.id for d in self.dimensions for q in d.questions}
        return of_dimensions | {q.id for d in self.dimensions for c in d.clusters for q in c.questions}

    def find(self, card_id: str) -> tuple[Dimension, Indicator] | None:
        """The dimension and indicator of a card id, or None."""
        return self.by_id.get(card_id)


def _problems(instrument: Instrument) -> Iterator[str]:
    """Each way in which the file is not the whole paper, as ``place: what`` (English, for the log and tests)."""
    if tuple(z.sign for z in instrument.zones) != SIGNS:
        yield "zones: not the four signs from empty to full"
    dimensions = instrument.dimensions
    if [d.number for d in dimensions] != list(range(1, DIMENSION_COUNT + 1)):
        yield "dimensions: not numbered 1 to 7"
        return
    for dimension, clusters, indicators in zip(
        dimensions, CLUSTERS_PER_DIMENSION, INDICATORS_PER_DIMENSION, strict=True
    ):
        place = f"dimensions[{dimension.number - 1}]"
        if len(dimension.clusters) != clusters:
            yield f"{place}.clusters: {len(dimension.clusters)} instead of {clusters}"
        if len(dimension.indicators) != indicators:
            yield f"{place}.indicators: {len(dimension.indicators)} instead of {indicators}"
        codes = [c.code for c in dimension.clusters]
        for index, indicator in enumerate(dimension.indicators):
            if (indicator.cluster is None) != (not codes) or (codes and indicator.cluster not in codes):
                yield f"{place}.indicators[{index}].cluster: no such cluster"
        for code in codes:
            if all(i.cluster != code for i in dimension.indicators):
                yield f"{place}.clusters: {code} has no indicator"
    yield from _repeated("id", [i.id for d in dimensions for i in d.indicators])
    yield from _repeated("code", [i.code for d in dimensions for i in d.indicators])
    yield from _repeated("cluster", [c.code for d in dimensions for c in d.clusters])
    questions = [q for d in dimensions for q in (*(q for c in d.clusters for q in c.questions), *d.questions)]
    yield from _repeated("question id", [q.id for q in questions])
    if len(questions) != QUESTION_COUNT:
        yield f"questions: {len(questions)} instead of {QUESTION_COUNT}"
    features = sum(len(i.features) for i in instrument.indicators)
    if features != FEATURE_COUNT:
        yield f"features: {features} instead of {FEATURE_COUNT}"


def _repeated(what: str, values: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield f"{what} {value}: used twice"
        seen.add(value)
