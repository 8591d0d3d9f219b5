"""What each clause of a sentence states: the triggers found in it, cancelled ones left out, one kind a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.reading.aftermath import aftermaths
from geo.reading.article import Span
from geo.reading.clauses import VIOLENT, Clause, is_definite, to_clause
from geo.reading.edges import before_days, clause_bounds, clause_marks, hyphened
from geo.reading.lexicon import Lexicon, Trigger
from geo.reading.patterns import Hit, Word, split_words
from geo.reading.standing import Passed, standing_hits
from geo.reading.weapons import NO_COMPANY, Company, arm, find_company

OPENING_WORDS = 3
CAUSES = frozenset({"بسبب", "جراء", "نتيجه", "اثر", "بفعل"})
EFFECTS = frozenset({"infrastructure", "displacement", "economy", "aid", "other"})
OPENING_LETTERS = 12

SUFFERED = ("لل",)
"""So begins what a place came under, which need not be the attack told before."""

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
    besides: bool = False
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
    towns: Sequence[Span] = (),
) -> Reading:
    """Part a sentence into clauses and find what each states.

    `last_attack` is the kind of the attack told before; a word of one of the `names` of places states nothing; commas
    around no more than one of the `times` part nothing. `gates` are names of crossings, each a passage.
    """
    words = split_words(text, *span)
    company = find_company(words, lexicon).with_passages(_inside(words, gates), but=frozenset(_inside(words, towns)))
    marks = clause_marks(text, words, times)
    standing, passed = standing_hits(words, lexicon, company, marks, (*times, *names))
    kept = [hit for hit in standing if not _in_name(words, hit, names)]
    passed += [Passed(hit, "a word of a place's name") for hit in standing if _in_name(words, hit, names)]
    bounds = clause_bounds(words, before_days(words, marks, kept, times), lexicon.split, hyphened(text, words))
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
        besides=any(hit.first <= OPENING_WORDS for hit in lexicon.besides.find(words)),
        found=tuple(kept),
        passed=tuple(passed),
        company=company,
    )


def _inside(words: Sequence[Word], spans: Sequence[Span]) -> list[int]:
    """The words that lie in one of the spans, a particle before it aside."""
    return [i for i, w in enumerate(words) if any(a <= w.start + MOST_PARTICLES and w.end <= b for a, b in spans)]


def _in_name(words: Sequence[Word], hit: Hit[Trigger], names: Sequence[Span]) -> bool:
    """Whether a trigger is no more than a word of a place's name: the town of الحراك."""
    start, end = words[hit.first].start, words[hit.last].end
    return any(a <= start + MOST_PARTICLES and end <= b for a, b in names)


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
    again = [is_definite(words, hit.first) and not words[hit.first].form.startswith(SUFFERED) for hit in inside]
    armed = (arm(hit, bound, company, attacks[told], again=told) for hit, told in zip(inside, again, strict=True))
    return [hit for hit in armed if hit is not None]


def _without_echoes(words: Sequence[Word], hits: Sequence[Hit[Trigger]]) -> list[Hit[Trigger]]:
    """Leave out an attack taken up again by its article, "the raid", where the clause tells of another."""
    attacks = [hit for hit in hits if hit.entry.kind in VIOLENT and hit.entry.strength == "head"]
    echoes = [hit for hit in attacks if hit.first == hit.last and is_definite(words, hit.first)]
    fled = min((hit.first for hit in hits if hit.entry.kind == "displacement"), default=len(words))
    fled_from = [hit for hit in attacks if hit.first > fled and words[hit.first - 1].form in CAUSES]
    if fled_from:
        return [hit for hit in hits if hit not in fled_from]
    others = {hit.entry.kind for hit in attacks if hit not in echoes}
    if others == {"shelling"} and any(hit.entry.kind == "airstrike" for hit in echoes):
        return list(hits)  # the raids hit the farm with six rockets
    others |= {hit.entry.kind for hit in hits if hit.entry.kind in EFFECTS and _brought_about(words, hit, echoes)}
    return [hit for hit in hits if hit not in echoes or not others or hit.entry.kind in others]


def _brought_about(words: Sequence[Word], hit: Hit[Trigger], echoes: Sequence[Hit[Trigger]]) -> bool:
    """Whether an attack that an echo only names is told as the cause of what stands before it: بسبب القصف."""
    return hit.entry.strength == "head" and any(
        echo.first > hit.last and words[echo.first - 1].form in CAUSES for echo in echoes
    )
