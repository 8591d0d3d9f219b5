"""One article read from end to end: its places, its statements, its events, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from gazetteer import Gazetteer, NameTable, name_table, recognize
from geo.events import Event, TimeSpan
from geo.reading.anaphora import spoken_of
from geo.reading.article import Article, Span, parse_article, text_to_lang
from geo.reading.backdrop import without_backdrop
from geo.reading.bygone import without_bygone
from geo.reading.claims import Reading as SentenceReading
from geo.reading.claims import read_sentence
from geo.reading.clauses import VIOLENT, Clause
from geo.reading.confidence import confidence
from geo.reading.dating import Clock, date_statement, headed_by
from geo.reading.drafting import draft_of
from geo.reading.drafts import Draft, to_event
from geo.reading.lexicon import load_lexicon
from geo.reading.placed import PlacedMention, by_sentence, filed_from, measured_from
from geo.reading.placing import Geography
from geo.reading.retelling import merge_drafts
from geo.reading.roles import COUNTRY, WIDE, Located, closest, locate, specificity
from geo.reading.sentences import Sentence, split_sentences
from geo.reading.shortfalls import shortfalls
from geo.reading.statements import Statement, statements_in
from geo.reading.steps import Step, Trace
from geo.reading.stretches import bounded, dateline_of, of_its_own, stretches_of
from geo.reading.time import TimeExpression, find_times

FAR_RANK = 3
FOCUS = 2
BULLET = 4
"""How many letters of a line may stand before its first sentence."""

AROUND = 3
"""How many stretches are a statement's own: its clauses, what follows them, what leads to them."""

NAMED = frozenset({"city", "town", "governorate", "district", "subdistrict"})
"""Kinds whose names are names, though a word that tells an event be one of them."""

GATES = frozenset({"crossing", "border_crossing"})
APART = frozenset({"economy", "aid", "siege", "other"})
"""Kinds that the time of another statement in the sentence says nothing of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of an article; `problems` say what could not be placed or dated."""

    article: Article
    mentions: tuple[PlacedMention, ...]
    events: tuple[Event, ...]
    problems: tuple[str, ...]

    def with_problems(self, told: tuple[str, ...]) -> Reading:
        """The reading with problems found before it began."""
        return replace(self, problems=(*told, *self.problems))


def read(
    source: str | Article,
    gazetteer: Gazetteer,
    *,
    id: str = "",  # noqa: A002 (the contract's own word)
    published: date | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Reading:
    """Read an article, given as text or parsed already.

    `published`, `url` and `outlet` say what is known of a text from outside it; its own words come first.
    """
    if isinstance(source, Article):
        article = source
    else:
        article = parse_article(source, id=id, published=published, url=url, outlet=outlet)
    return _Reader(article, gazetteer).read()


def read_traced(article: Article, gazetteer: Gazetteer) -> tuple[Reading, Trace]:
    """Read an article and keep how each event came about."""
    reader = _Reader(article, gazetteer)
    reading = reader.read()
    return reading, Trace(tuple(reader.steps), tuple(draft for draft in reader.merged if reader.stands(draft)))


@lru_cache(maxsize=4)
def _names(gazetteer: Gazetteer) -> NameTable:
    return name_table(gazetteer)


@dataclass(slots=True)
class _Reader:
    """The state of one reading: what was placed, in all and `here` in the sentence, the clock, what it speaks of.

    `focus` is what the article speaks of, `opening` what opens the line at hand.
    """

    article: Article
    gazetteer: Gazetteer
    placed: tuple[PlacedMention, ...] = ()
    here: tuple[PlacedMention, ...] = ()
    clock: Clock = field(default_factory=lambda: Clock(None))
    focus: tuple[Located, ...] = ()
    opening: tuple[Located, ...] = ()
    last_attack: str | None = None
    heading: Span | None = None
    drafted: int = 0
    steps: list[Step] = field(default_factory=list)
    merged: list[Draft] = field(default_factory=list)

    def read(self) -> Reading:
        """Places first, then sentence by sentence, then what belongs together."""
        article = self.article
        spans = ([article.title] if article.title else []) + list(article.body)
        sentences = list(bounded(article.text, split_sentences(article.text, spans)))
        dateline = dateline_of(article)
        mentions = recognize(article.text, _names(self.gazetteer), [*([dateline] if dateline else []), *spans])
        headings = {sentence.span: sentence.heading for sentence in sentences if sentence.heading}
        spans_of = [sentence.span for sentence in sentences]
        named = Geography(article.text, self.gazetteer, mentions, spans_of, headings).place_all()
        self.placed = tuple(one for one in named if not measured_from(article.text, one))
        self.clock = Clock(article.published, headed=headed_by(article))
        self.focus = self._at_home(dateline) if dateline else ()
        inside = by_sentence(self.placed, spans_of)
        drafts = [draft for i, s in enumerate(sentences) for draft in self._sentence(i, s, inside[i])]
        self.merged = merge_drafts(without_backdrop(without_bygone(drafts, article.published)))
        drafted = [draft for draft in self.merged if self.stands(draft)]
        events = tuple(to_event(draft, confidence(draft, drafted)) for draft in drafted)
        filed = filed_from(self.placed, dateline) if dateline else frozenset()
        told = tuple(one for one in named if one not in filed)
        return Reading(article, told, events, shortfalls(events, self.placed))

    def _sentence(self, number: int, sentence: Sentence, here: tuple[PlacedMention, ...]) -> list[Draft]:
        self.here = here
        self.opening = ()
        if sentence.heading and (sentence.heading != self.heading or self._opens_line(sentence)):
            self._turn_to(sentence.heading)
        if sentence.heading and "\n" not in self.article.text[sentence.heading[1] : sentence.start]:
            self.opening = self._named_in(sentence.heading)
        names = [(one.mention.start, one.mention.end) for one in here if one.mention.kinds or one.kind in NAMED]
        lexicon = load_lexicon(text_to_lang(self.article.text[sentence.start : sentence.end]))
        times = find_times(self.article.text, sentence.span, self.article.published)
        told = [(time.start, time.end) for time in times]
        gates = [(one.mention.start, one.mention.end) for one in here if one.kind in GATES]
        towns = [(one.mention.start, one.mention.end) for one in here if one.kind in NAMED]
        kinds = {"names": names, "times": told, "gates": gates, "towns": towns}
        reading = read_sentence(self.article.text, sentence.span, lexicon, self.last_attack, **kinds)
        times = [time for time in times if reading.tells_news(time.start)]
        statements = statements_in(reading, lambda clause: self._spots(reading, clause))
        if not statements:
            self.clock = self.clock.under(self.article.text[sentence.start : sentence.end], times)
        drafts = [self._draft(number, reading, statement, statements, times) for statement in statements]
        self.last_attack = next(
            (d.kind for d in reversed(drafts) if d.kind in VIOLENT and not d.effect_only), self.last_attack
        )
        self._remember(reading, drafts)
        self.steps.append(Step(sentence, reading, tuple(times), tuple(statements), tuple(drafts)))
        return drafts

    def _opens_line(self, sentence: Sentence) -> bool:
        before = self.article.text[max(0, sentence.start - BULLET) : sentence.start]
        return "\n" in before

    def _turn_to(self, heading: Span) -> None:
        """Speak of what a heading names, and of no day told under another."""
        self.heading = heading
        self.focus = self._at_home(heading) or self.focus
        self.clock = replace(self.clock, told=None)

    def _at_home(self, span: Span) -> tuple[Located, ...]:
        """The places of the country that a dateline or heading names: Beirut is where agencies write."""
        return tuple(one for one in locate("other", (), self.placed, [span]) if not one.placed.foreign)

    def _named_in(self, heading: Span) -> tuple[Located, ...]:
        """The spots that open a line, as in "Saraqib: two raids": they are those of what the line tells."""
        return tuple(one for one in locate("other", (), self.placed, [heading]) if specificity(one.placed) < WIDE)

    def _spots(self, reading: SentenceReading, clause: Clause) -> frozenset[str]:
        located = locate(clause.kind or "other", reading.words, self.here, [(clause.start, clause.end)])
        spots = (one for one in located if one.rank[0] < FAR_RANK and "road" not in one.placed.mention.kinds)
        return frozenset(one.placed.mention.name for one in spots)

    def _draft(
        self,
        number: int,
        reading: SentenceReading,
        statement: Statement,
        others: Sequence[Statement],
        times: Sequence[TimeExpression],
    ) -> Draft:
        stretches = stretches_of(statement, reading, others)
        own, borrowed = self._where(statement, reading, stretches)
        when = self._when(statement, reading, stretches, times)
        self.drafted += 1
        return draft_of(
            statement,
            others,
            reading,
            self.article,
            number=self.drafted,
            sentence=number,
            when=when,
            times=times,
            own=own,
            borrowed=borrowed,
        )

    def _when(
        self,
        statement: Statement,
        reading: SentenceReading,
        stretches: Sequence[Sequence[Span]],
        times: Sequence[TimeExpression],
    ) -> TimeSpan | None:
        """The days of a statement; the clock goes on to what it tells in words."""
        looked_in = stretches[: AROUND + (statement.kind not in APART)]
        past, ongoing = reading.told_as_past(statement.clauses[0].end), statement.change == "ongoing"
        when = date_statement(
            statement.kind, of_its_own(times, statement, reading), looked_in, self.clock, past=past, ongoing=ongoing
        )
        self.clock = self.clock.after(when)
        return when

    def _where(
        self, statement: Statement, reading: SentenceReading, stretches: Sequence[Sequence[Span]]
    ) -> tuple[tuple[Located, ...], tuple[Located, ...]]:
        """The places a statement names, and those it borrows from its sentence or from what the article speaks of."""
        own = self._places(statement.kind, reading, stretches[:AROUND])
        beside = self._places(statement.kind, reading, stretches[AROUND:]) if not own else ()
        if not own and not beside and self.opening:
            return self.opening, ()
        reached_only = statement.kind == "displacement" and all(one.role == "to" for one in own)
        if own and reached_only and (left := self._left(statement, reading)):
            return left + own, ()
        return own, beside or (self.focus if not own or reached_only else ())

    def _left(self, statement: Statement, reading: SentenceReading) -> tuple[Located, ...]:
        """The places that the sentence says people left, where their flight is told in a clause of its own."""
        lead = [(clause.start, clause.end) for clause in statement.lead]
        whole = locate(statement.kind, reading.words, self.here, [(reading.words[0].start, reading.words[-1].end)])
        opening = [one.placed for one in locate(statement.kind, reading.words, self.here, lead)]
        spots = (one for one in whole if one.role != "to" and one.rank[0] < FAR_RANK)
        return tuple(one for one in spots if one.role == "from" or one.placed in opening)

    def _places(self, kind: str, reading: SentenceReading, stretches: Sequence[Sequence[Span]]) -> tuple[Located, ...]:
        """The places of the closest stretch of text that names one; a country alone does not say where."""
        rough: tuple[Located, ...] = ()
        for stretch in stretches:
            found = locate(kind, reading.words, self.here, stretch)
            if any(one.rank[0] < FAR_RANK for one in found):
                return rough if rough and closest(rough) <= closest(found) else found
            again = spoken_of(kind, reading.words, self.placed, stretch, [one.placed for one in self.focus])
            if again:
                return tuple(sorted(again + found, key=lambda one: one.rank[0]))
            rough = rough or (found if any(one.rank[0] < COUNTRY for one in found) else ())
        return rough

    def _remember(self, reading: SentenceReading, drafts: Sequence[Draft]) -> None:
        """What the next sentence speaks of where it names no place: this one's pin, else its first place."""
        own = next((draft.spots for draft in drafts if draft.spots), None)
        if own is None:
            spans = [(clause.start, clause.end) for clause in reading.clauses]
            named = locate("displacement", reading.words, self.here, spans)
            own = tuple(one for one in named if one.rank[0] < COUNTRY and not one.placed.foreign)
        reached = [one for one in own if one.role != "to" and (not self.focus or specificity(one.placed) < WIDE)]
        if reached:
            self.focus = tuple(replace(one, role="at") for one in reached[:FOCUS])

    def stands(self, draft: Draft) -> bool:
        """People hit by nothing told, and "besieged areas", are an event only where their place is told."""
        return bool(draft.own) or not (draft.effect_only or (draft.weak and draft.kind == "siege"))
