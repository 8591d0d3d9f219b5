"""From clauses to statements: an attack and the people it hit are one, a clause that adds nothing joins the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geo.reading.article import Span
from geo.reading.claims import Reading
from geo.reading.clauses import ATTACKS, EFFECT, VIOLENT, Clause
from geo.reading.lexicon import Trigger
from geo.reading.patterns import Hit

MAX_QUOTE = 340
SHORT_QUOTE = 20
"""A clause with fewer letters says little by itself; what follows it is quoted with it."""

EFFECTS = frozenset({"infrastructure", "displacement", "economy", "killing", "other", "arrest"})
"""What an attack leads to; told in a clause that says so, it is no event of its own."""

AMID = {
    "displacement": VIOLENT,
    "negotiation": VIOLENT,
    "aid": VIOLENT,
    "protest": frozenset({"crossing", "other", "infrastructure", "economy"}),
}
"""What an event goes on amid, none of its own: flight amid shelling, protests amid blocked roads and burnt tyres."""

SITUATIONS = frozenset({"siege", "crossing"})
OPENING, ENDING = frozenset({"opened", "began", "tightened"}), frozenset({"closed", "lifted"})
"""Changes of which one turns a passage or a siege into the contrary of the other."""

Located = Callable[[Clause], frozenset[str]]
"""The places a clause names as the spot of something."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a sentence says happened. `clauses` state it, `lead` are clauses before it that state nothing."""

    kind: str
    clauses: tuple[Clause, ...]
    lead: tuple[Clause, ...] = ()
    trail: tuple[Clause, ...] = ()
    weak: bool = False
    effect_only: bool = False

    @property
    def hits(self) -> tuple[Hit[Trigger], ...]:
        """The triggers of its own kind."""
        return tuple(hit for clause in self.clauses for hit in clause.hits if hit.entry.kind == self.kind)

    @property
    def change(self) -> str | None:
        """What it says of a state: opened and used where it says both."""
        changes = {hit.entry.change for hit in self.hits} - {None}
        if {"opened", "used"} <= changes:
            return "opened and used"
        return next((hit.entry.change for hit in self.hits if hit.entry.change), None)

    @property
    def echo(self) -> bool:
        """Whether it only takes up what was told before: "the shelling"."""
        return all(clause.echo or clause.kind in (None, EFFECT) for clause in self.clauses) and not self.effect_only

    @property
    def plain(self) -> bool:
        """Whether it tells of shelling and of no weapon."""
        told = [clause for clause in self.clauses if clause.kind == self.kind]
        return bool(told) and all(clause.plain for clause in told)

    @property
    def unarmed(self) -> bool:
        """Whether it tells of an attack and not with what."""
        told = [clause for clause in self.clauses if clause.kind == self.kind]
        return bool(told) and all(clause.unarmed for clause in told)

    @property
    def span(self) -> Span:
        """From its first clause to its last, all that is quoted; shortened at a clause where it would be too long."""
        start = self.clauses[0].start
        ends = [clause.end for clause in self.clauses if clause.end - start <= MAX_QUOTE]
        end = max(ends, default=self.clauses[0].end)
        if end - start < SHORT_QUOTE and self.trail:
            end = self.trail[0].end
        return start, end


def statements_in(reading: Reading, located: Located) -> list[Statement]:
    """The statements of a sentence in the order told."""
    found: list[Statement] = []
    lead: list[Clause] = []
    for clause in reading.clauses:
        if clause.kind is None:
            _attach(found, lead, clause)
        elif found and not lead and (joined := _joined(found[-1], clause, located)) is not None:
            found[-1] = joined
        else:
            found.append(_begin(clause, tuple(lead)))
            lead = []
    return _without_bygone(_without_idle(found))


def _attach(found: list[Statement], lead: list[Clause], clause: Clause) -> None:
    if not found or lead or clause.reports:
        lead.append(clause)
        return
    told = found[-1]
    inside = len(found) > 1 and told.clauses[-1].relative and not told.trail and not clause.relative
    at = len(found) - 1 - inside
    found[at] = replace(found[at], trail=(*found[at].trail, clause))


def _begin(clause: Clause, lead: tuple[Clause, ...]) -> Statement:
    kind = "killing" if clause.kind == EFFECT else str(clause.kind)
    return Statement(kind, (clause,), lead, weak=clause.weak, effect_only=clause.kind == EFFECT)


def _joined(last: Statement, clause: Clause, located: Located) -> Statement | None:
    """The last statement with `clause` in it, or None where the clause states something of its own."""
    grown = (*last.clauses, *last.trail, clause)
    if last.effect_only and clause.kind in VIOLENT:
        return replace(last, kind=str(clause.kind), clauses=grown, trail=(), effect_only=False)
    if _adds(last, clause, located):
        return replace(last, clauses=grown, trail=())
    if clause.kind == last.kind and _turns(last, clause):
        return None
    if clause.kind == last.kind and (last.kind == "displacement" or not _elsewhere(last, clause, located)):
        return replace(last, clauses=grown, trail=(), weak=last.weak and clause.weak)
    return None


def _adds(last: Statement, clause: Clause, located: Located) -> bool:
    """Whether a clause of another kind only tells what came of the last statement, or how it went."""
    if last.kind in ATTACKS and clause.kind == EFFECT:
        return not clause.timed
    if (clause.echo or (clause.kind == "other" and clause.circumstance)) and not located(clause):
        return last.kind in ATTACKS or clause.echo
    if last.kind in (*ATTACKS, "siege", "infrastructure") and clause.consequence and clause.kind in EFFECTS:
        return True
    if clause.circumstance and clause.kind in AMID.get(last.kind, ()):
        return not located(clause)
    if last.kind == "territory" and clause.kind in VIOLENT:
        return not _elsewhere(last, clause, located) if clause.kind == "clash" else not located(clause)
    return last.kind == "crossing" and clause.kind == "displacement"


def _elsewhere(last: Statement, clause: Clause, located: Located) -> bool:
    before = frozenset[str]().union(*(located(part) for part in (*last.clauses, *last.trail)))
    here = located(clause)
    return bool(before and here and not before & here)


def _without_idle(found: Sequence[Statement]) -> list[Statement]:
    """Weak statements stand only in a sentence that says nothing stronger."""
    strong = any(not statement.weak for statement in found)
    return [statement for statement in found if not (statement.weak and strong)]


def _turns(last: Statement, clause: Clause) -> bool:
    """Whether a clause tells of a passage or a siege the contrary of the last statement: closed, then open again."""
    if last.kind not in SITUATIONS:
        return False
    before = {hit.entry.change for hit in last.hits}
    after = {hit.entry.change for hit in clause.hits if hit.entry.kind == last.kind}
    return bool(before & OPENING and after & ENDING) or bool(before & ENDING and after & OPENING)


def _without_bygone(found: Sequence[Statement]) -> list[Statement]:
    """Leave out the closure or siege that was over when the sentence's own came: reopened after two weeks."""
    states = [one for one in found if one.kind in SITUATIONS]
    over = [one for one in states if all(clause.bygone for clause in one.clauses)]
    return [one for one in found if one not in over or len(over) == len(states)]
