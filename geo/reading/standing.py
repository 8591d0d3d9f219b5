"""Which triggers of a sentence stand: what they need is beside them, nothing cancels them, no longer one says more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from geo.reading.actors import parties_in
from geo.reading.article import Span
from geo.reading.lexicon import Cancel, Lexicon, Trigger
from geo.reading.patterns import Hit, Word
from geo.reading.plain import to_plain
from geo.reading.weapons import Company, is_against_aircraft

BARS_ENTRY = "bars entry"
BARRING = frozenset({"bars leaving", BARS_ENTRY})
"""To bar is a deed, whatever word stands before it."""

RELATIVES = frozenset({"where", "which", "who", "whose", "التي", "الذي", "الذين"})
SHORT_REACH = 3
BEFORE = 3
"""So many words before a trigger count as beside it."""

OPENING_WORDS = 2
LONGEST_ASIDE = 8
OF_TIME = frozenset({"planned", "years_of"})
"""What takes an event away though its words tell time: days to come, years of war."""

PARTICLES = 2
"""How many letters written onto a word of time stand before it."""

TO_COME = re.compile("[وف]س[يتن]")
GOING_ON = re.compile("ي.*|ت.*[^ت]|محاصر.*|مطوق.*")
"""Verbs of the imperfect and participles: what went on, not what was done."""

AIMED_AT = frozenset({"aid", "displacement"})
AIM = re.compile(
    "ل(?:ل|ا?(?=.))?(?:ادخال|ايصال|نقل|اجلاء|اخراج|خروج|دخول|عبور|توزيع|تقديم|مغادره|اخلاء|مرور)(?:ه|ها|هم)?"
)
"""A noun of purpose: to bring in, to carry, to get out."""

LONGER = "another pattern says more of the same words"


@dataclass(frozen=True, slots=True)
class Passed:
    """A trigger that was found and passed over, and why, for whoever mends the lexicon."""

    hit: Hit[Trigger]
    why: str


def standing_hits(
    words: Sequence[Word],
    lexicon: Lexicon,
    company: Company,
    marks: AbstractSet[int] = frozenset(),
    times: Sequence[Span] = (),
) -> tuple[list[Hit[Trigger]], list[Passed]]:
    """The triggers that hold: what they need is beside them, nothing cancels them, and no longer one says more.

    A weak word adds nothing where a strong one of its kind is cancelled: the aid convoy has not entered.
    """
    weighed = [(hit, _lacks(hit, company)) for hit in lexicon.triggers.find(words)]
    fit = [hit for hit, lack in weighed if lack is None]
    best = _longest(fit)
    longest = {id(hit) for hit in best}
    named = {i for party in parties_in(words) for i in range(party.first, party.last + 1)}
    cancels = cancels_at(words, lexicon, marks, times)
    fallen = {hit.entry.kind for hit in best if _cancelled(hit, cancels, words)}
    judged = [(hit, _cancelled(hit, cancels, words) or _idle(hit, named, fallen, words)) for hit in best]
    weighed += [(hit, LONGER) for hit in fit if id(hit) not in longest]
    standing = [_softened(hit, words) for hit, why in judged if why is None]
    return standing, [Passed(hit, why) for hit, why in (*weighed, *judged) if why]


def _softened(hit: Hit[Trigger], words: Sequence[Word]) -> Hit[Trigger]:
    """The aid or flight that a passage was opened for, لإدخال, weak beside what is told to have happened."""
    aim = hit.entry.kind in AIMED_AT and AIM.fullmatch(words[hit.first].form)
    return replace(hit, entry=replace(hit.entry, strength="weak")) if aim else hit


def _cancelled(hit: Hit[Trigger], cancels: Mapping[int, Sequence[Hit[Cancel]]], words: Sequence[Word]) -> str | None:
    """What before a trigger takes its event away; None where nothing does."""
    if hit.entry.actor in BARRING:
        return None
    if _to_come(words[hit.first].form, hit.entry.pattern):
        return "a verb of what is to come"
    taking = (one for one in cancels.get(hit.first, ()) if _takes(one.entry, hit, words[hit.first].form))
    return next((f"cancelled by “{words[one.first].form}”, [cancels] {one.entry.name}" for one in taking), None)


def _takes(cancel: Cancel, hit: Hit[Trigger], form: str) -> bool:
    """Whether a word that cancels does so for this trigger."""
    return hit.entry.kind not in cancel.spares and (not cancel.habits or bool(GOING_ON.fullmatch(form)))


def _to_come(form: str, pattern: str) -> bool:
    """Whether a verb has the particle of the future written onto it after a conjunction: وسيخرج."""
    if not TO_COME.match(form):
        return False
    choices = (choice.rstrip("*") for choice in to_plain(pattern).text.split()[0].split("|"))
    return not any(form[1:].startswith(choice) for choice in choices)


def _idle(hit: Hit[Trigger], named: AbstractSet[int], fallen: AbstractSet[str], words: Sequence[Word]) -> str | None:
    """Why a trigger adds nothing though it is not cancelled."""
    if hit.first in named and hit.entry.kind == "territory":
        return "a word of an actor's name"
    if hit.entry.kind == "airstrike" and is_against_aircraft(words, hit.last):
        return "a gun against aircraft"
    weak = hit.entry.strength == "weak" and hit.entry.kind in fallen
    return "weak, and a stronger word of its kind is cancelled" if weak else None


def _lacks(hit: Hit[Trigger], company: Company) -> str | None:
    """What a trigger needs and has not, or must not have and has."""
    entry = hit.entry
    for group in entry.needs:
        if not company.beside(group, hit.first, hit.last, entry.reach):
            return f"needs a word of [groups] {group} within {entry.reach} words"
    barred = (group for group in entry.without if company.within(group, hit.first - BEFORE, hit.last))
    return next((f"must not stand beside a word of [groups] {group}" for group in barred), None)


def _longest(hits: Sequence[Hit[Trigger]]) -> list[Hit[Trigger]]:
    """One trigger a word: the one with the most words, then the one that states more."""
    order = {"head": 0, "attack": 1, "effect": 2, "weak": 3}
    ranked = sorted(hits, key=lambda hit: (-hit.entry.words, order[hit.entry.strength], hit.entry.change is None))
    chosen: list[Hit[Trigger]] = []
    for hit in ranked:
        if all(hit.first != other.first and not _inside(hit, other) for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.first)


def _inside(hit: Hit[Trigger], other: Hit[Trigger]) -> bool:
    """Whether the longer pattern `other` already says what `hit` would: it begins or ends on the same words."""
    return (
        other.entry.words > hit.entry.words
        and other.first <= hit.first
        and hit.last <= other.last
        and (hit.last == other.last or hit.entry.kind == other.entry.kind)
    )


def cancels_at(
    words: Sequence[Word], lexicon: Lexicon, marks: AbstractSet[int], times: Sequence[Span] = ()
) -> dict[int, list[Hit[Cancel]]]:
    """For each word, the negations, plans, demands and memories before it that take an event away.

    Those that reach a few words only, as "before" does, stop at a comma.
    """
    found = [hit for hit in lexicon.cancels.find(words) if not _tells_time(words, hit, times)]
    spared = {(hit.entry.name, i) for hit in found if not hit.entry.takes for i in range(hit.first - 1, hit.last + 1)}
    taken: dict[int, list[Hit[Cancel]]] = {}
    for hit in found:
        if hit.entry.takes and (hit.entry.name, hit.first) not in spared:
            for i in _reached(words, hit, marks):
                taken.setdefault(i, []).append(hit)
    return taken


def _tells_time(words: Sequence[Word], hit: Hit[Cancel], times: Sequence[Span]) -> bool:
    """Whether a word that may cancel is one of a day instead: "قبل يومين", "on May 12"; days to come do cancel."""
    start, end = words[hit.first].start, words[hit.last].end
    return hit.entry.name not in OF_TIME and any(a <= start + PARTICLES and end <= b for a, b in times)


def _reached(words: Sequence[Word], hit: Hit[Cancel], marks: AbstractSet[int]) -> Iterator[int]:
    """The words a cancel reaches: what a relative clause tells inside a demand or a plan is so none the less."""
    opening = max((i for i in marks if i <= hit.first), default=0)
    over = _adverbial_end(hit, marks)
    yield from range(max(opening, hit.first - hit.entry.back), hit.first)
    if hit.entry.inside:
        yield from range(hit.first, hit.last + 1)
    for i in range(hit.last + 1, min(hit.last + 1 + hit.entry.reach, len(words))):
        if (i in marks and hit.entry.reach <= SHORT_REACH) or i == over or words[i].form in RELATIVES:
            return
        yield i


def _adverbial_end(hit: Hit[Cancel], marks: AbstractSet[int]) -> int | None:
    """Where a plan or fear that opens a sentence is over: at its comma, unless that sets off a few words only."""
    ends = sorted(i for i in marks if i > hit.last)
    if hit.first > OPENING_WORDS or not ends:
        return None
    aside = len(ends) > 1 and ends[1] - ends[0] <= LONGEST_ASIDE
    return None if aside else ends[0]
