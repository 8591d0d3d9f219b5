"""What each clause of a sentence states: the triggers found in it, cancelled ones left out, one kind a clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.reading.article import Span
from geo.reading.lexicon import Lexicon, Trigger
from geo.reading.patterns import Hit, PatternTable, Word, split_words

BREAKS = frozenset("،,;؛:–—…")
WINDOW = 8
WEAPON_KINDS = (("aircraft", "airstrike"), ("mines", "explosion"), ("artillery", "shelling"), ("gunfire", "killing"),
                ("positions", "clash"))  # fmt: skip
"""Which weapon beside an attack makes it which kind, the first that is there."""

ATTACKS = ("airstrike", "explosion", "arrest", "territory", "shelling", "clash", "killing")
VIOLENT = frozenset(ATTACKS) - {"territory", "arrest"}
EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence and what it states: `kind` None for nothing, `effect` for people hit."""

    start: int
    end: int
    kind: str | None
    hits: tuple[Hit[Trigger], ...] = ()
    weak: bool = False
    consequence: bool = False

    def covers(self, span: Span) -> bool:
        """Whether a span lies in the clause."""
        return self.start <= span[0] and span[1] <= self.end


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its words and clauses, and whether it hedges or tells what was earlier."""

    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    hedged: bool
    past: bool


def read_sentence(text: str, span: Span, lexicon: Lexicon) -> Reading:
    """Part a sentence into clauses and find what each states."""
    words = split_words(text, *span)
    bounds = clause_bounds(text, words, lexicon.split)
    kept = standing_hits(words, lexicon)
    clauses = [_to_clause(words, first, last, kept, lexicon) for first, last in bounds]
    return Reading(
        words=tuple(words),
        clauses=tuple(clauses),
        hedged=any(True for _ in lexicon.hedges.find(words)),
        past=any(True for _ in lexicon.past.find(words)),
    )


def clause_bounds(text: str, words: Sequence[Word], openers: PatternTable[bool]) -> list[tuple[int, int]]:
    """First and last word of each clause: parted at commas, dashes, and words that open a clause."""
    starts = {0} | {hit.first for hit in openers.find(words)}
    starts |= {i for i in range(1, len(words)) if _breaks(text[words[i - 1].end : words[i].start])}
    edges = sorted(starts)
    return [(a, b - 1) for a, b in zip(edges, [*edges[1:], len(words)], strict=True) if a < b]


def _breaks(gap: str) -> bool:
    return any(mark in BREAKS for mark in gap) or " - " in gap or "\n" in gap


def standing_hits(words: Sequence[Word], lexicon: Lexicon) -> list[Hit[Trigger]]:
    """The triggers that hold: what they need is beside them, nothing cancels them, and no longer one says more."""
    grouped = {name: [hit.first for hit in table.find(words)] for name, table in lexicon.groups.items()}
    fit = [hit for hit in lexicon.triggers.find(words) if _has_company(hit, grouped)]
    best = _longest(fit)
    taken = cancelled_words(words, lexicon)
    return [hit for hit in best if hit.first not in taken or hit.entry.change == "ongoing"]


def _has_company(hit: Hit[Trigger], grouped: dict[str, list[int]]) -> bool:
    def beside(group: str) -> bool:
        return any(hit.first - WINDOW <= i <= hit.last + WINDOW and i != hit.first for i in grouped[group])

    needs = all(beside(group) for group in hit.entry.needs)
    return needs and not any(_at(hit, grouped[group]) for group in hit.entry.without)


def _at(hit: Hit[Trigger], places: Iterable[int]) -> bool:
    return any(hit.first - 2 <= i <= hit.last for i in places)


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


def cancelled_words(words: Sequence[Word], lexicon: Lexicon) -> set[int]:
    """The words that a negation, a plan, a demand or a memory before them takes away."""
    taken: set[int] = set()
    for cancel in lexicon.cancels:
        found = list(cancel.words.find(words))
        spared = {i for hit in found if not hit.entry for i in range(hit.first - 1, hit.last + 1)}
        for hit in found:
            if hit.entry and hit.first not in spared:
                taken.update(range(hit.last + 1, hit.last + 1 + cancel.reach))
    return taken


def _to_clause(words: Sequence[Word], first: int, last: int, hits: Sequence[Hit[Trigger]], lexicon: Lexicon) -> Clause:
    inside = [_armed(hit, words, first, last, lexicon) for hit in hits if first <= hit.first <= last]
    named = [hit for hit in inside if hit is not None]
    kind, weak = clause_kind(named)
    led_to = any(hit.first <= 2 for hit in lexicon.consequence.find(words[first : last + 1]))
    return Clause(words[first].start, words[last].end, kind, tuple(named), weak, led_to)


def _armed(hit: Hit[Trigger], words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> Hit[Trigger] | None:
    """Give an attack the kind of its weapon, looked for in its clause, then in its sentence; None without any."""
    entry = hit.entry
    if entry.kind == "shelling" and entry.strength == "head" and entry.words == 1:
        aircraft = _weapon(words[max(first, hit.first - 6) : min(last + 1, hit.last + 7)], lexicon, ("aircraft",))
        return replace(hit, entry=replace(entry, kind=aircraft)) if aircraft else hit
    if entry.strength != "attack":
        return hit
    groups = tuple(group for group, _ in WEAPON_KINDS)
    kind = _weapon(words[first : last + 1], lexicon, groups) or _weapon(words, lexicon, groups[:4])
    return replace(hit, entry=replace(entry, kind=kind, strength="head")) if kind else None


def _weapon(words: Sequence[Word], lexicon: Lexicon, groups: Sequence[str]) -> str | None:
    kinds = dict(WEAPON_KINDS)
    return next((kinds[g] for g in groups if any(True for _ in lexicon.groups[g].find(words))), None)


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
    if "territory" in heads and "negotiation" in heads[: heads.index("territory")]:
        return "negotiation"
    attacks = [kind for kind in ATTACKS if kind in heads]
    if attacks:
        first_of_two = {"shelling", "clash"} <= set(heads) and attacks[0] in {"shelling", "clash"}
        return next(kind for kind in heads if kind in {"shelling", "clash"}) if first_of_two else attacks[0]
    if "crossing" in heads and "aid" not in heads:
        return "crossing"
    gates = {hit.entry.change for hit in hits if hit.entry.kind == "crossing"}
    return "crossing" if gates & {"opened", "closed"} else heads[0]
