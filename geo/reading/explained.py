"""An explanation as lines for a person at a terminal: the text with its marks, and below each sentence why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo.reading.output import Record
from geo.reading.terminal import MARKS, Ink, apart, isolated, safe

Mark = tuple[int, int, str]
"""A span and the style it is marked in."""

LEXICONS = "geo/reading/lexicon"
LABEL = 9


def explanation_lines(told: Record, ink: Ink) -> Iterator[str]:
    """Every line: the article, its parts in order with their sentences, its events, what could not be read."""
    facts = (told["published"] or "no day of publication", told["outlet"] or "no outlet", told["lang"])
    yield ink.paint("head", f"{apart(told['id'])}  {'  '.join(apart(fact) for fact in facts)}")
    yield ink.paint("dim", f"marks: {'  '.join(before + style + after for style, (before, after) in MARKS.items())}")
    left = list(enumerate(told["sentences"], start=1))
    for part in told["parts"]:
        inside = [(n, one) for n, one in left if part["start"] <= one["start"] < part["end"]]
        yield from _part_lines(part, inside, told["elsewhere"], ink)
    for number, event in enumerate(told["events"], start=1):
        yield from _event_lines(number, event, ink)
    yield from (_line("note", apart(problem), ink) for problem in told["problems"])


def _part_lines(
    part: Record, sentences: Sequence[tuple[int, Record]], elsewhere: Sequence[Record], ink: Ink
) -> Iterator[str]:
    yield ""
    yield ink.paint("head", f"— {part['role']}")
    if sentences:
        for number, sentence in sentences:
            yield from _sentence_lines(number, sentence, ink)
        return
    places = [one for one in elsewhere if part["start"] <= one["start"] < part["end"]]
    yield "     " + _marked(part["text"], part["start"], [(one["start"], one["end"], "place") for one in places], ink)
    yield from (_line("place", _place(one), ink) for one in places)


def _sentence_lines(number: int, sentence: Record, ink: Ink) -> Iterator[str]:
    yield f"{number:>4} {_marked(sentence['text'], sentence['start'], _marks(sentence), ink)}"
    said = [f"under the heading {apart(sentence['heading'])}"] if sentence["heading"] else []
    said += ["hedged"] if sentence["hedged"] else []
    said += ["told as earlier"] if sentence["told_as_past"] else []
    if said:
        yield _line("sentence", "; ".join(said), ink)
    yield from (_line("place", _place(one), ink) for one in sentence["places"])
    yield from (_line("time", _time(one), ink) for one in sentence["times"])
    for one in sentence["triggers"]:
        yield _line("passed" if one["why"] else "trigger", _trigger(one), ink)
    yield from (_line("states", _statement(one), ink) for one in sentence["states"])


def _marks(sentence: Record) -> Iterator[Mark]:
    for name, style in (("places", "place"), ("times", "time")):
        yield from ((one["start"], one["end"], style) for one in sentence[name])
    for one in sentence["triggers"]:
        yield one["start"], one["end"], "passed" if one["why"] else "trigger"


def _marked(text: str, offset: int, marks: Iterable[Mark], ink: Ink) -> str:
    """The text with its marks; of two that overlap the one that begins first, what states something before the rest."""
    pieces: list[str] = []
    at = offset
    for start, end, style in sorted(marks, key=lambda mark: (mark[0], mark[2] == "passed", -mark[1])):
        if start >= at:
            pieces += [safe(text[at - offset : start - offset]), ink.mark(style, text[start - offset : end - offset])]
            at = end
    return isolated("".join([*pieces, safe(text[at - offset :])]))


def _line(label: str, text: str, ink: Ink) -> str:
    shown = f"{label:<{LABEL}}"
    return f"     {ink.paint(label, shown) if label in MARKS else ink.paint('dim', shown)}{text}"


def _place(one: Record) -> str:
    if one["metonym"]:
        return f"{apart(one['text'])}: the government, not the place"
    kind = f" ({one['kind']})" if one["kind"] else ""
    meant = f" = {apart(one['name'])}{kind} {safe(one['id'])}" if one["id"] else ""
    score = f" {one['score']:.2f}" if one["score"] is not None else ""
    why = f": {apart('; '.join(one['why']))}" if one["why"] else ""
    said = [
        *one["said"]["kinds"],
        *(one["said"][key] for key in ("form", "link") if one["said"][key] not in ("place", "at")),
    ]
    beside = f" [said: {', '.join(said)}]" if said else ""
    return f"{apart(one['text'])}{meant}, {one['status']}{score}{why}{beside}"


def _time(one: Record) -> str:
    return f"{apart(one['text'])} = {one['edtf'] or 'no day'}, {one['role']}: {apart(one['rule'])}"


def _trigger(one: Record) -> str:
    entry = one["lexicon"]
    states = " ".join(part for part in (one["kind"], one["change"], f"({one['strength']})") if part)
    found = f"{apart(one['text'])}: {states}, {LEXICONS}/{entry['file']}:{entry['line']} {apart(entry['pattern'])}"
    saw = "".join(f", with {group} {apart('، '.join(words))}" for group, words in one["needs"].items() if words)
    why = f" — {apart(one['why'])}" if one["why"] else ""
    return f"{found}{saw}{why}"


def _statement(one: Record) -> str:
    became = f"event {one['event']}" if one["event"] else f"no event: {one['why']}"
    return f"{one['kind']} → {became}"


def _event_lines(number: int, event: Record, ink: Ink) -> Iterator[str]:
    when, told = event["when"], ", ".join(map(str, event["sentences"]))
    yield ""
    change = f" {event['change']}" if event["change"] else ""
    yield ink.paint("head", f"— event {number}: {event['kind']}{change}, confidence {event['confidence']:.2f}")
    yield _line("told in", f"sentence {told}", ink)
    words = f" {apart(when['expression'])}" if when["expression"] else ""
    yield _line(
        "time", f"{when['edtf'] or 'no day'}{words}: {apart(when['rule'] or 'the day of publication is unknown')}", ink
    )
    source = ", as spoken of before" if event["place_borrowed"] else ""
    for place in event["places"]:
        yield _line(
            "place", f"{place['role']} {apart(place['text'])} = {apart(place['name'])}, {place['status']}{source}", ink
        )
    yield from (
        _line("actor", f"{one['role']}: {apart(one['name'])} {apart(one['text'])}", ink) for one in event["actors"]
    )
    for what, count in event["figures"].items():
        yield _line("figure", f"{what}: {event['qualifiers'][what]} {count}", ink)
    yield from (_line("hedge", event["hedge"], ink) for _ in range(bool(event["hedge"])))
    yield from (_line("quote", apart(one["text"]), ink) for one in event["evidence"])
