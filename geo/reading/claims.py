"""What each clause of a sentence states: the triggers found in it, cancelled ones left out, one kind a clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from geo.reading.actors import parties_in
from geo.reading.article import Span
from geo.reading.lexicon import Cancel, Lexicon, Trigger
from geo.reading.patterns import Hit, PatternTable, Word, split_words
from geo.reading.weapons import Company, arm, find_company

BREAKS = frozenset("،,;؛:–—…")
BARS_ENTRY = "bars entry"
BARRING = frozenset({"bars leaving", BARS_ENTRY})
"""To bar is a deed, whatever word stands before it."""

ATTACKS = ("airstrike", "explosion", "territory", "shelling", "clash", "killing", "arrest")
VIOLENT = frozenset(ATTACKS) - {"territory", "arrest"}
EFFECT = "effect"
RELATIVES = frozenset({"where", "which", "who", "whose", "التي", "الذي", "الذين"})
ARTICLES = ("ال", "وال", "بال", "لل")
SHORT_REACH = 3
MOST_PARTICLES = 2
"""How many letters written onto a name stand before it."""

RIVALS = (frozenset({"shelling", "clash"}), frozenset({"clash", "arrest"}))
"""Kinds of which the first told leads."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence and what it states: `kind` None for nothing, `effect` for people hit.

    A `consequence` tells what an attack led to, a `circumstance` amid what something went on; a `relative` clause
    stands inside another: talks in Douma, which is encircled, resumed.
    """

    start: int
    end: int
    kind: str | None
    hits: tuple[Hit[Trigger], ...] = ()
    weak: bool = False
    consequence: bool = False
    circumstance: bool = False
    relative: bool = False

    def covers(self, span: Span) -> bool:
        """Whether a span lies in the clause."""
        return self.start <= span[0] and span[1] <= self.end


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its words and clauses, and whether it hedges or tells what was earlier."""

    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    hedged: bool
    past: int | None

    def told_as_past(self, end: int) -> bool:
        """Whether what ends at `end` stands after, or around, words that tell of an earlier time."""
        return self.past is not None and self.past < end


def read_sentence(
    text: str, span: Span, lexicon: Lexicon, last_attack: str | None = None, names: Sequence[Span] = ()
) -> Reading:
    """Part a sentence into clauses and find what each states.

    `last_attack` is the kind of the attack told before; a word of one of the `names` of places states nothing.
    """
    words = split_words(text, *span)
    company = find_company(words, lexicon)
    marks = {i for i in range(1, len(words)) if _breaks(text, words[i - 1].end, words[i].start)}
    kept = [hit for hit in standing_hits(words, lexicon, company, marks) if not _in_name(words, hit, names)]
    bounds = clause_bounds(words, marks, lexicon.split)
    told = [_without_echoes(words, _armed(kept, bound, company, last_attack)) for bound in bounds]
    clauses = [_to_clause(words, bound, hits, lexicon) for bound, hits in zip(bounds, told, strict=True)]
    return Reading(
        words=tuple(words),
        clauses=tuple(clauses),
        hedged=lexicon.hedges.occurs(words),
        past=min((words[hit.first].start for hit in lexicon.past.find(words)), default=None),
    )


def _in_name(words: Sequence[Word], hit: Hit[Trigger], names: Sequence[Span]) -> bool:
    """Whether a trigger is no more than a word of a place's name: the town of الحراك."""
    start, end = words[hit.first].start, words[hit.last].end
    return any(a <= start + MOST_PARTICLES and end <= b for a, b in names)


def clause_bounds(words: Sequence[Word], marks: AbstractSet[int], openers: PatternTable[bool]) -> list[tuple[int, int]]:
    """First and last word of each clause: parted before `marks` of commas and dashes, and words that open a clause."""
    told = list(openers.find(words))
    starts = {0} | {hit.first for hit in told if hit.entry} - {hit.first for hit in told if not hit.entry}
    edges = sorted(starts | marks)
    return [(a, b - 1) for a, b in zip(edges, [*edges[1:], len(words)], strict=True) if a < b]


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a mark between two words parts clauses; inside a number or an hour it does not."""
    gap = text[start:end]
    if len(gap) == 1 and text[start - 1].isdigit() and text[end].isdigit():
        return False
    return any(mark in BREAKS for mark in gap) or " - " in gap or "\n" in gap


def standing_hits(
    words: Sequence[Word], lexicon: Lexicon, company: Company, marks: AbstractSet[int] = frozenset()
) -> list[Hit[Trigger]]:
    """The triggers that hold: what they need is beside them, nothing cancels them, and no longer one says more.

    A weak word adds nothing where a strong one of its kind is cancelled: the aid convoy has not entered.
    """
    fit = [hit for hit in lexicon.triggers.find(words) if _has_company(hit, company)]
    best = _longest(fit)
    named = {i for party in parties_in(words) for i in range(party.first, party.last + 1)}
    cancels = cancels_at(words, lexicon, marks)
    fallen = {hit.entry.kind for hit in best if not _holds(hit, cancels)}
    return [
        hit
        for hit in best
        if _holds(hit, cancels)
        and (hit.first not in named or hit.entry.kind != "territory")
        and not (hit.entry.strength == "weak" and hit.entry.kind in fallen)
    ]


def _holds(hit: Hit[Trigger], cancels: Mapping[int, Sequence[Cancel]]) -> bool:
    """Whether nothing before a trigger takes its event away."""
    return hit.entry.actor in BARRING or all(hit.entry.kind in c.spares for c in cancels.get(hit.first, ()))


def _has_company(hit: Hit[Trigger], company: Company) -> bool:
    entry = hit.entry
    needs = all(company.beside(group, hit.first, hit.last, entry.reach) for group in entry.needs)
    return needs and not any(company.within(group, hit.first - 2, hit.last) for group in entry.without)


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


def cancels_at(words: Sequence[Word], lexicon: Lexicon, marks: AbstractSet[int]) -> dict[int, list[Cancel]]:
    """For each word, the negations, plans, demands and memories before it that take an event away.

    Those that reach a few words only, as "before" does, stop at a comma.
    """
    found = list(lexicon.cancels.find(words))
    spared = {(hit.entry.name, i) for hit in found if not hit.entry.takes for i in range(hit.first - 1, hit.last + 1)}
    taken: dict[int, list[Cancel]] = {}
    for hit in found:
        if hit.entry.takes and (hit.entry.name, hit.first) not in spared:
            for i in range(hit.last + 1, hit.last + 1 + hit.entry.reach):
                if i in marks and hit.entry.reach <= SHORT_REACH:
                    break
                taken.setdefault(i, []).append(hit.entry)
    return taken


def _armed(
    hits: Sequence[Hit[Trigger]], bound: tuple[int, int], company: Company, last_attack: str | None
) -> list[Hit[Trigger]]:
    """The hits of a clause, attacks given the kind of their weapon; those whose kind nothing tells left out."""
    inside = [hit for hit in hits if bound[0] <= hit.first <= bound[1]]
    if any(hit.entry.strength == "head" and hit.entry.kind in VIOLENT for hit in inside):
        inside = [hit for hit in inside if hit.entry.strength != "attack"]
    armed = (arm(hit, bound, company, last_attack) for hit in inside)
    return [hit for hit in armed if hit is not None]


def _without_echoes(words: Sequence[Word], hits: Sequence[Hit[Trigger]]) -> list[Hit[Trigger]]:
    """Leave out an attack taken up again by its article, "the raid", where the clause tells of another."""
    attacks = [hit for hit in hits if hit.entry.kind in VIOLENT and hit.entry.strength == "head"]
    echoes = [hit for hit in attacks if hit.first == hit.last and _definite(words, hit.first)]
    others = {hit.entry.kind for hit in attacks if hit not in echoes}
    return [hit for hit in hits if hit not in echoes or not others or hit.entry.kind in others]


def _definite(words: Sequence[Word], at: int) -> bool:
    form = words[at].form
    return form.startswith(ARTICLES) or (at > 0 and words[at - 1].form == "the")


def _to_clause(words: Sequence[Word], bound: tuple[int, int], hits: Sequence[Hit[Trigger]], lexicon: Lexicon) -> Clause:
    first, last = bound
    kind, weak = clause_kind(hits)
    led_to = any(hit.first <= 2 for hit in lexicon.consequence.find(words[first : last + 1]))
    goes_with = any(hit.first == 0 for hit in lexicon.circumstance.find(words[first : last + 1]))
    relative = words[first].form in RELATIVES
    return Clause(words[first].start, words[last].end, kind, tuple(hits), weak, led_to, goes_with, relative)


def clause_kind(hits: Sequence[Hit[Trigger]]) -> tuple[str | None, bool]:
    """The kind a clause states and whether only weak words state it."""
    heads = [hit.entry.kind for hit in hits if hit.entry.strength == "head"]
    if heads:
        return _leading(heads, hits), False
    if any(hit.entry.strength == "effect" for hit in hits):
        return EFFECT, False
    weak = [hit.entry.kind for hit in hits if hit.entry.strength == "weak"]
    return (weak[0], True) if weak else (None, False)


def _leading(heads: Sequence[str], hits: Sequence[Hit[Trigger]]) -> str:
    """Attacks before all else, in the order of `ATTACKS`; of clash and shelling the first told."""
    if any(hit.entry.actor in BARRING for hit in hits):
        return "siege"
    if "territory" in heads and "negotiation" in heads[: heads.index("territory")]:
        return "negotiation"
    attacks = [kind for kind in ATTACKS if kind in heads]
    if attacks:
        rivals = next((pair for pair in RIVALS if attacks[0] in pair and pair <= set(heads)), {attacks[0]})
        return next(kind for kind in heads if kind in rivals)
    if heads[0] == "protest":
        return "protest"
    if "crossing" in heads and "aid" not in heads:
        return "crossing"
    gates = {hit.entry.change for hit in hits if hit.entry.kind == "crossing"}
    return "crossing" if gates & {"opened", "closed"} else heads[0]
