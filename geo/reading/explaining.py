"""How an article was read, as data: its parts, and in each sentence the places, times, triggers and what they state.

Everything here is what the reader took down while it read (`steps`); nothing is found or weighed a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from gazetteer import Gazetteer, Match
from geo.events import Event
from geo.reading.article import Article, Span
from geo.reading.backdrop import behind_the_news
from geo.reading.bygone import bygone
from geo.reading.claims import Reading as SentenceReading
from geo.reading.clauses import EFFECT, Clause
from geo.reading.drafts import Draft
from geo.reading.lexicon import Trigger
from geo.reading.output import Record, event_to_record, mention_to_record
from geo.reading.patterns import Hit
from geo.reading.placed import PlacedMention, by_sentence
from geo.reading.reader import Reading, read_traced
from geo.reading.steps import Step, Trace
from geo.reading.time import TimeExpression

NO_KIND = "an attack of no kind: no weapon, target or attack told before says which"
WEAKER = "weak, and its sentence states something stronger"
NO_PLACE = "people hit by nothing told, and no place told"


def explain(article: Article, gazetteer: Gazetteer, problems: Sequence[str] = ()) -> Record:
    """The explanation of an article, ready for JSON; spans are code points of its text."""
    reading, trace = read_traced(article, gazetteer)
    placed = by_sentence(reading.mentions, [step.sentence.span for step in trace.steps])
    events = _numbers_of(trace.drafts)
    return {
        "id": article.id,
        "lang": article.lang,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        "parts": list(_parts(article)),
        "elsewhere": [place_of(one) for one in _outside(reading, trace)],
        "sentences": [_sentence(article, step, here, events) for step, here in zip(trace.steps, placed, strict=True)],
        "events": [_event(event, draft, trace) for event, draft in zip(reading.events, trace.drafts, strict=True)],
        "problems": [*problems, *reading.problems],
    }


def _parts(article: Article) -> Iterator[Record]:
    """The parts of the page in order of the text."""
    spans: list[tuple[str, Span | None]] = [
        ("title", article.title),
        ("byline", article.byline),
        ("dateline", article.dateline),
        *(("body", span) for span in article.body),
        *(("headline of another article", (one.start, one.end)) for one in article.headlines),
        *(("aside", span) for span in article.asides),
    ]
    for role, span in sorted(((r, s) for r, s in spans if s is not None), key=lambda part: part[1]):
        yield {"role": role, "start": span[0], "end": span[1], "text": article.text[slice(*span)]}


def _outside(reading: Reading, trace: Trace) -> Iterator[PlacedMention]:
    """The places of a dateline and of what else is no sentence."""
    spans = [step.sentence.span for step in trace.steps]
    for one in reading.mentions:
        if not any(a <= one.mention.start < b for a, b in spans):
            yield one


def _sentence(article: Article, step: Step, placed: Sequence[PlacedMention], events: dict[int, int]) -> Record:
    (start, end), heading = step.sentence.span, step.sentence.heading
    return {
        "start": start,
        "end": end,
        "text": article.text[start:end],
        "heading": article.text[slice(*heading)] if heading else None,
        "hedged": step.reading.hedged,
        "told_as_past": step.reading.told_as_past(end),
        "clauses": [_clause(clause) for clause in step.reading.clauses],
        "places": [place_of(one) for one in placed],
        "times": [_time(time, article.text) for time in step.times],
        "triggers": sorted(_triggers(article.text, step), key=lambda one: (one["start"], one["why"] or "")),
        "states": [_statement(draft, events, article.published) for draft in step.drafts],
    }


def place_of(one: PlacedMention) -> Record:
    """A place with its score, and what the words around it say."""
    score = one.resolution.score if isinstance(one.resolution, Match) else None
    said = {"kinds": list(one.mention.kinds), "form": one.mention.form, "link": one.mention.link}
    return {**mention_to_record(one), "score": score, "kind": one.kind, "metonym": one.mention.metonym, "said": said}


def _clause(clause: Clause) -> Record:
    return {
        "start": clause.start,
        "end": clause.end,
        "kind": clause.kind,
        "weak": clause.weak,
        "consequence": clause.consequence,
        "circumstance": clause.circumstance,
    }


def _time(time: TimeExpression, text: str) -> Record:
    return {
        "start": time.start,
        "end": time.end,
        "text": text[time.start : time.end],
        "role": time.role,
        "edtf": time.when.edtf if time.when else None,
        "rule": time.when.rule if time.when else time.rule,
    }


def _triggers(text: str, step: Step) -> Iterator[Record]:
    """Every trigger found in a sentence: those that state something, and those passed over with the reason."""
    for passed in step.reading.passed:
        yield _trigger(text, step.reading, passed.hit, passed.why)
    for hit in step.reading.found:
        yield _trigger(text, step.reading, *_weighed(hit, step))


def _weighed(hit: Hit[Trigger], step: Step) -> tuple[Hit[Trigger], str | None]:
    """A trigger that stands as its clause took it, and why it states nothing where it does not."""
    start = step.reading.words[hit.first].start
    clause = next((one for one in step.reading.clauses if one.start <= start < one.end), None)
    taken = next((one for one in clause.hits if one.first == hit.first), None) if clause else None
    if clause is None or taken is None:
        return hit, NO_KIND
    stated = [part for statement in step.statements for part in statement.clauses]
    if clause not in stated:
        return taken, WEAKER
    own = clause.kind in (taken.entry.kind, EFFECT)
    return taken, None if own else f"its clause states {clause.kind}"


def _trigger(text: str, reading: SentenceReading, hit: Hit[Trigger], why: str | None) -> Record:
    entry, words = hit.entry, reading.words
    start, end = words[hit.first].start, words[hit.last].end
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "kind": entry.kind,
        "strength": entry.strength,
        "change": entry.change,
        "lexicon": {"file": entry.file, "line": line_of(entry), "entry": entry.row, "pattern": entry.pattern},
        "needs": {group: _seen(text, reading, hit, group) for group in entry.needs},
        "without": list(entry.without),
        "reach": entry.reach,
        "why": why,
    }


def _seen(text: str, reading: SentenceReading, hit: Hit[Trigger], group: str) -> list[str]:
    """The words of a group that stand near a trigger."""
    near = range(hit.first - hit.entry.reach, hit.last + hit.entry.reach + 1)
    found = [reading.words[i] for i in reading.company.places.get(group, ()) if i in near and i != hit.first]
    return [text[word.start : word.end] for word in found]


def _statement(draft: Draft, events: dict[int, int], published: date | None) -> Record:
    event = events.get(draft.numbers[0])
    return {
        "number": draft.numbers[0],
        "kind": draft.kind,
        "quote": draft.citations[0].quote,
        "start": draft.citations[0].start,
        "end": draft.citations[0].end,
        "event": event,
        "why": (bygone(draft, published) or behind_the_news(draft) or NO_PLACE) if event is None else None,
    }


def _numbers_of(drafts: Sequence[Draft]) -> dict[int, int]:
    """The event, counted from one, that each statement became part of."""
    return {number: at for at, draft in enumerate(drafts, start=1) for number in draft.numbers}


def _event(event: Event, draft: Draft, trace: Trace) -> Record:
    told = [
        at for at, step in enumerate(trace.steps, start=1) for one in step.drafts if one.numbers[0] in draft.numbers
    ]
    borrowed = not draft.own and bool(draft.borrowed)
    return {**event_to_record(event), "sentences": sorted(set(told)), "place_borrowed": borrowed, "dated": draft.dated}


def line_of(trigger: Trigger) -> int | None:
    """The line of its lexicon file that a trigger's pattern stands on."""
    lines = _lexicon_lines(trigger.file) if trigger.file else ()
    entries = [number for number, line in enumerate(lines, start=1) if line.startswith("[[trigger]]")]
    if not 0 < trigger.row <= len(entries):
        return None
    first = entries[trigger.row - 1]
    following = range(first, len(lines))
    return next((i + 1 for i in following if f'"{trigger.pattern}"' in lines[i]), first)


@cache
def _lexicon_lines(name: str) -> tuple[str, ...]:
    return tuple(files("geo.reading").joinpath("lexicon", name).read_text("utf-8").splitlines())
