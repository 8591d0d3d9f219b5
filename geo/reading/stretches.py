"""Where in an article to look for what a statement leaves out: the stretches of text around it, and the dateline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geo.reading.article import Article, Span
from geo.reading.claims import Reading
from geo.reading.plain import to_plain
from geo.reading.sentences import Sentence
from geo.reading.statements import Statement
from geo.reading.time import TimeExpression

DATELINE_LETTERS = 60
TELLING = tuple(to_plain(word).text for word in ("أعلن", "أفاد", "قال", "ذكر", "كشف", "announced", "said", "reported"))
LONGEST_SENTENCE = 2_000
"""No reporter writes one longer; text without an end is read in pieces of this many letters."""


def dateline_of(article: Article) -> Span | None:
    """What stands before the prose on its first line, or on the line above: the place the report was filed from."""
    start = article.body[0][0] if article.body else 0
    floor = max(
        (end for _, end in [article.title or (0, 0), *((h.start, h.end) for h in article.headlines)] if end <= start),
        default=0,
    )
    line = article.text.rfind("\n", floor, max(floor, start - 2)) + 1 or floor
    return (max(line, floor), start) if 2 < start - max(line, floor) <= DATELINE_LETTERS else None


def stretches_of(statement: Statement, reading: Reading, others: Sequence[Statement]) -> tuple[tuple[Span, ...], ...]:
    """Where to look for a statement's place and day: its clauses, then what follows, what leads to it, its sentence.

    Of the sentence, first what other statements tell before it: they date it, while those behind it date themselves.
    """
    own = tuple((clause.start, clause.end) for clause in statement.clauses)
    trail = own + tuple((clause.start, clause.end) for clause in statement.trail)
    lead = trail + tuple((clause.start, clause.end) for clause in statement.lead)
    reported = [other for other in others if any(clause.reports for clause in other.lead)]
    after = [other for other in reported if other.clauses[0].start > statement.clauses[0].start]
    theirs = {clause.start for other in after for clause in (*other.lead, *other.clauses, *other.trail)}
    last = statement.clauses[-1].start
    told = [c for c in reading.clauses if c.start not in theirs and (not c.bygone or c in statement.clauses)]
    before = tuple((c.start, c.end) for c in told if c.kind is None or c.start <= last or not c.parted)
    whole = tuple((c.start, c.end) for c in told)
    if statement.kind == "negotiation" and len(others) == 1:
        return (whole,)
    return own, trail, lead, before, whole


def bounded(text: str, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences, those without an end cut at a space into pieces that can be read."""
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
            end = cut if cut > 0 else start + LONGEST_SENTENCE
            yield replace(sentence, start=start, end=end)
            start = end
        yield replace(sentence, start=start)


def of_its_own(times: Iterable[TimeExpression], statement: Statement, reading: Reading) -> tuple[TimeExpression, ...]:
    """The times but those of a clause that tells of something else: besieged since March; having fled in May."""
    latin = reading.words[0].form.isascii()
    perfect = {word.start for word in reading.words if word.form == "having"}
    others = [
        clause
        for clause in reading.clauses
        if clause.start in perfect
        or (clause.relative and (latin or clause.kind is not None) and clause not in statement.clauses)
    ]
    own = [time for time in times if not any(clause.covers((time.start, time.end)) for clause in others)]
    told = [time for time in own if any(clause.covers((time.start, time.end)) for clause in statement.clauses)]
    happened = [time for time in told if time.role == "at" and not _of_the_report(time, reading)]
    return tuple(time for time in own if not happened or time not in told or not _of_the_report(time, reading))


def _of_the_report(time: TimeExpression, reading: Reading) -> bool:
    """Whether a day stands right after a word for telling: the army announced on Saturday."""
    before = [word for word in reading.words if word.end <= time.start]
    return bool(before) and any(one.startswith(TELLING) for one in before[-1].readings)
