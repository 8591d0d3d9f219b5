"""What each clause of a sentence states: the triggers found in it, cancelled ones left out, one kind a clause."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.reading.aftermath import aftermaths
from geo.reading.article import Span
from geo.reading.clauses import VIOLENT, Clause, is_definite, to_clause
from geo.reading.lexicon import Lexicon, Trigger
from geo.reading.patterns import Hit, PatternTable, Word, split_words
from geo.reading.standing import Passed, standing_hits
from geo.reading.weapons import NO_COMPANY, Company, arm, find_company

BREAKS = frozenset("،,;؛:–—…")


LONGEST_ASIDE = 6
OPENING_WORDS = 3
CONJUNCTION = "و"
CAUSES = frozenset({"بسبب", "جراء", "نتيجه", "اثر", "بفعل"})
EFFECTS = frozenset({"infrastructure", "displacement", "economy", "aid", "other"})
OPENING_LETTERS = 12

MOST_PARTICLES = 2
"""How many letters written onto a name stand before it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its words and clauses, and whether it hedges or tells what was earlier.

    `backdrop` are the letters where words begin that tell what goes on all the time; a `sidelight` tells nothing else.
    `found` are the triggers that stand in it before its clauses weigh them, `passed` those that do not; `company` are
    the words they were weighed by.
    """

    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    hedged: bool
    past: int | None
    anew: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    backdrop: tuple[int, ...] = ()
    sidelight: bool = False
    formerly: tuple[int, ...] = ()
    spread: bool = False
    found: tuple[Hit[Trigger], ...] = ()
    passed: tuple[Passed, ...] = ()
    company: Company = NO_COMPANY

    def tells_anew(self, clause: Clause) -> bool:
        """Whether a clause says that what it tells is another event than those before: a second raid."""
        return any(clause.start <= start < clause.end for start in self.anew)

    def tells_again(self, clause: Clause) -> bool:
        """Whether a clause takes up by its article what was told before: the convoy."""
        return any(clause.start <= start < clause.end for start in self.again)

    def tells_backdrop(self, clauses: Sequence[Clause]) -> bool:
        """Whether clauses tell what goes on all the time or a total, or stand in an aside: "it is recalled that"."""
        return self.sidelight or any(c.start <= start < c.end for c in clauses for start in self.backdrop)

    def tells_news(self, at: int) -> bool:
        """Whether what stands at `at` is not in a clause that tells what was before: "after it had been …"."""
        return not any(c.start <= at < c.end and c.start <= one <= at for c in self.clauses for one in self.formerly)

    def told_as_past(self, end: int) -> bool:
        """Whether what ends at `end` stands after, or around, words that tell of an earlier time."""
        return self.past is not None and self.past < end


def read_sentence(
    text: str,
    span: Span,
    lexicon: Lexicon,
    last_attack: str | None = None,
    *,
    names: Sequence[Span] = (),
    times: Sequence[Span] = (),
    gates: Sequence[Span] = (),
) -> Reading:
    """Part a sentence into clauses and find what each states.

    `last_attack` is the kind of the attack told before; a word of one of the `names` of places states nothing; commas
    around no more than one of the `times` part nothing. `gates` are names of crossings, each a passage.
    """
    words = split_words(text, *span)
    company = find_company(words, lexicon).with_passages(
        i for i, word in enumerate(words) if any(a <= word.start and word.end <= b for a, b in gates)
    )
    marks = _without_asides(
        words, {i for i in range(1, len(words)) if _breaks(text, words[i - 1].end, words[i].start)}, times
    )
    standing, passed = standing_hits(words, lexicon, company, marks, (*times, *names))
    kept = [hit for hit in standing if not _in_name(words, hit, names)]
    passed += [Passed(hit, "a word of a place's name") for hit in standing if _in_name(words, hit, names)]
    bounds = clause_bounds(words, _before_days(words, marks, kept, times), lexicon.split)
    heads = (hit.entry.kind for hit in kept if hit.entry.strength == "head" and hit.entry.kind in VIOLENT)
    attacks = (next(heads, last_attack), last_attack)
    told = [_without_echoes(words, _armed(words, kept, bound, company, attacks)) for bound in bounds]
    over = aftermaths(words, lexicon.bygone, times)
    clauses = [
        to_clause(words, bound, hits, lexicon, company, over=over) for bound, hits in zip(bounds, told, strict=True)
    ]
    clauses = [replace(c, timed=any(c.start <= a < c.start + OPENING_LETTERS for a, _ in times)) for c in clauses]
    return Reading(
        words=tuple(words),
        clauses=tuple(clauses),
        hedged=lexicon.hedges.occurs(words),
        past=min((words[hit.first].start for hit in lexicon.past.find(words)), default=None),
        anew=tuple(words[hit.first].start for hit in lexicon.anew.find(words)),
        again=tuple(words[hit.first].start for hit in lexicon.again.find(words) if is_definite(words, hit.first)),
        backdrop=tuple(words[hit.first].start for hit in lexicon.backdrop.find(words)),
        sidelight=any(hit.first <= OPENING_WORDS for hit in lexicon.sidelight.find(words)),
        formerly=tuple(words[hit.first].start for hit in lexicon.formerly.find(words)),
        spread=lexicon.spread.occurs(words),
        found=tuple(kept),
        passed=tuple(passed),
        company=company,
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


def _without_asides(words: Sequence[Word], marks: AbstractSet[int], times: Sequence[Span]) -> set[int]:
    """The marks but those around a day set between commas: قصفت الطائرات، أمس الثلاثاء، البلدة."""
    edges = sorted(marks)
    asides = {
        i
        for first, after in pairwise(edges)
        if after - first <= LONGEST_ASIDE
        and any(a <= words[first].end and words[after - 1].end <= b and words[first].start >= a - 4 for a, b in times)
        for i in (first, after)
    }
    return set(marks) - asides


def _before_days(
    words: Sequence[Word], marks: AbstractSet[int], hits: Sequence[Hit[Trigger]], times: Sequence[Span]
) -> set[int]:
    """The marks but those that set off a day inside a trigger: أنشأت الأحد الماضي، ثلاث نقاط."""
    inside = {i for hit in hits for i in range(hit.first + 1, hit.last + 1) if i in marks}
    inside = {i for i in inside if not words[i].form.startswith(CONJUNCTION)}
    return set(marks) - {i for i in inside if any(a < words[i - 1].end <= b for a, b in times)}


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a mark between two words parts clauses; inside a number or an hour it does not."""
    gap = text[start:end]
    if len(gap) == 1 and text[start - 1].isdigit() and text[end].isdigit():
        return False
    return any(mark in BREAKS for mark in gap) or " - " in gap or "\n" in gap


def _armed(
    words: Sequence[Word],
    hits: Sequence[Hit[Trigger]],
    bound: tuple[int, int],
    company: Company,
    attacks: tuple[str | None, str | None],
) -> list[Hit[Trigger]]:
    """The hits of a clause, attacks given the kind of their weapon; those whose kind nothing tells left out.

    `attacks` are the attack of the sentence and the one told before it, which a definite word takes up.
    """
    inside = [hit for hit in hits if bound[0] <= hit.first <= bound[1]]
    if any(hit.entry.strength == "head" and hit.entry.kind in VIOLENT for hit in inside):
        inside = [hit for hit in inside if hit.entry.strength != "attack"]
    again = [is_definite(words, hit.first) for hit in inside]
    armed = (arm(hit, bound, company, attacks[told], again=told) for hit, told in zip(inside, again, strict=True))
    return [hit for hit in armed if hit is not None]


def _without_echoes(words: Sequence[Word], hits: Sequence[Hit[Trigger]]) -> list[Hit[Trigger]]:
    """Leave out an attack taken up again by its article, "the raid", where the clause tells of another."""
    attacks = [hit for hit in hits if hit.entry.kind in VIOLENT and hit.entry.strength == "head"]
    echoes = [hit for hit in attacks if hit.first == hit.last and is_definite(words, hit.first)]
    others = {hit.entry.kind for hit in attacks if hit not in echoes}
    others |= {hit.entry.kind for hit in hits if hit.entry.kind in EFFECTS and _brought_about(words, hit, echoes)}
    return [hit for hit in hits if hit not in echoes or not others or hit.entry.kind in others]


def _brought_about(words: Sequence[Word], hit: Hit[Trigger], echoes: Sequence[Hit[Trigger]]) -> bool:
    """Whether an attack that an echo only names is told as the cause of what stands before it: بسبب القصف."""
    return hit.entry.strength == "head" and any(
        echo.first > hit.last and words[echo.first - 1].form in CAUSES for echo in echoes
    )
