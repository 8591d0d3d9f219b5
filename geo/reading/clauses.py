"""A stretch of a sentence and what it states: the kind its triggers make it, and how it hangs on the others."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from geo.reading.article import Span
from geo.reading.lexicon import Lexicon, Trigger
from geo.reading.patterns import Hit, Word
from geo.reading.standing import BARRING, RELATIVES
from geo.reading.weapons import Company

ATTACKS = ("airstrike", "explosion", "territory", "shelling", "clash", "killing", "arrest")
VIOLENT = frozenset(ATTACKS) - {"territory", "arrest"}
EFFECT = "effect"
ARTICLES = ("ال", "وال", "بال", "لل")
VERB_AFTER = 2
"""So many words after its subject stands its verb."""

ARMS = (
    "warplane",
    "jet",
    "drone",
    "helicopter",
    "aircraft",
    "plane",
    "gunship",
    "artillery",
    "rocket",
    "mortar",
    "sniper",
)
"""English words for what attacks, which tell an attack by themselves."""

CONSEQUENCE_WITHIN = 3
"""Among so many first words of a clause stands what makes it one that tells what came of something."""

RIVALS = (frozenset({"shelling", "clash"}), frozenset({"clash", "arrest"}))
"""Kinds of which the first told leads."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence and what it states: `kind` None for nothing, `effect` for people hit.

    A `consequence` tells what an attack led to, a `circumstance` amid what something went on; a `relative` clause
    stands inside another: talks in Douma, which is encircled, resumed. An `echo` says no more than "the raid";
    `plain` shelling names no weapon. A clause that `reports` says who tells what comes next, and when; one is `timed`
    that opens with a time of its own; what is `bygone` was over before: after two weeks of closure; a `parted` one is
    opened by a word, not by a mark alone.
    """

    start: int
    end: int
    kind: str | None
    hits: tuple[Hit[Trigger], ...] = ()
    weak: bool = False
    consequence: bool = False
    circumstance: bool = False
    relative: bool = False
    echo: bool = False
    plain: bool = False
    reports: bool = False
    bygone: bool = False
    parted: bool = False
    timed: bool = False
    unarmed: bool = False

    def covers(self, span: Span) -> bool:
        """Whether a span lies in the clause."""
        return self.start <= span[0] and span[1] <= self.end


def to_clause(
    words: Sequence[Word],
    bound: tuple[int, int],
    hits: Sequence[Hit[Trigger]],
    lexicon: Lexicon,
    company: Company,
    *,
    over: AbstractSet[int],
) -> Clause:
    """The clause of the words from first to last of `bound`; `over` are the first words of what was over before."""
    first, last = bound
    kind, weak = clause_kind(hits)
    inside = words[first : last + 1]
    relative = not RELATIVES.isdisjoint(words[first].readings)
    heads = [hit for hit in hits if hit.entry.strength == "head"]
    return Clause(
        start=words[first].start,
        end=words[last].end,
        kind=kind,
        hits=tuple(hits),
        weak=weak,
        consequence=lexicon.consequence.opens(inside, CONSEQUENCE_WITHIN),
        circumstance=lexicon.circumstance.opens(inside),
        relative=relative,
        echo=_takes_up(words, heads),
        reports=lexicon.reports.opens(inside),
        plain=kind == "shelling" and _is_plain(heads) and not company.within("artillery", first, last),
        unarmed=bool(heads) and not any(hit.entry.armed for hit in heads if hit.entry.kind == kind),
        bygone=first in over,
        parted=lexicon.split.opens(inside),
    )


def _is_echo(words: Sequence[Word], hit: Hit[Trigger]) -> bool:
    """Whether an attack is taken up by a definite word alone: "the raid"; "the warplanes" may be at it again."""
    alone = hit.first == hit.last and hit.entry.kind in VIOLENT and is_definite(words, hit.first)
    return alone and not words[hit.first].form.startswith(ARMS)


def _takes_up(words: Sequence[Word], heads: Sequence[Hit[Trigger]]) -> bool:
    """Whether a clause tells of nothing but an attack told before: "the raid", "the mine went off"."""
    if not heads:
        return False
    subject = heads[0] if _is_echo(words, heads[0]) else None
    return all(_is_echo(words, hit) or (subject is not None and _is_verb_of(subject, hit)) for hit in heads)


def _is_verb_of(subject: Hit[Trigger], hit: Hit[Trigger]) -> bool:
    return hit.entry.kind == subject.entry.kind and 0 < hit.first - subject.last <= VERB_AFTER


def _is_plain(heads: Sequence[Hit[Trigger]]) -> bool:
    """Whether no word says what a place was shelled with, so that aircraft may have done it."""
    return all(hit.entry.kind == "shelling" and hit.entry.words == 1 for hit in heads)


def is_definite(words: Sequence[Word], at: int) -> bool:
    """Whether a word has its article."""
    form = words[at].form
    return form.startswith(ARTICLES) or (at > 0 and words[at - 1].form == "the")


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
    if heads[0] == "protest" or {"protest", "displacement"} <= set(heads):
        return "protest"
    if "crossing" in heads and "aid" not in heads:
        return "crossing"
    gates = {hit.entry.change for hit in hits if hit.entry.kind == "crossing"}
    return "crossing" if gates & {"opened", "closed"} else heads[0]
