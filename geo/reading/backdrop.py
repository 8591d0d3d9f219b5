"""What an article tells beside its news: habits and totals behind attacks, a lead that adds up what follows it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events import TimeSpan
from geo.reading.claims import Reading
from geo.reading.clauses import ATTACKS, VIOLENT
from geo.reading.drafts import Draft
from geo.reading.roles import WIDE, Located, specificity
from geo.reading.statements import Statement
from geo.reading.time import TimeExpression

FEWEST_PARTS = 2
BACKDROP = "it goes on all the time, or is a total, and the article tells of an attack on its own"
SUM = "the sum of what is told after it, spot by spot"


def is_backdrop(
    statement: Statement, reading: Reading, when: TimeSpan | None, times: Sequence[TimeExpression], *, placed: bool
) -> bool:
    """Whether a statement tells what goes on all the time or a total: its own words give no day, nor "another"."""
    opening = (*statement.lead, statement.clauses[0])
    said = any(clause.covers((time.start, time.end)) for clause in (*opening, *statement.clauses) for time in times)
    one_day = when is not None and bool(when.expression) and when.precision == 1 and when.start == when.end
    dated = when is not None and bool(when.expression)
    another = not dated and any(reading.tells_anew(clause) for clause in opening)
    goes_on = not placed and any(start < opening[0].start for start in reading.backdrop)
    return (reading.tells_backdrop(opening) or goes_on) and not (said and one_day) and not another


def behind_the_news(draft: Draft) -> str | None:
    """Why an attack that a sentence tells is no event of its article; None where nothing speaks against it."""
    if draft.kind not in ATTACKS:
        return None
    return BACKDROP if draft.backdrop else SUM if draft.spots and draft.kind in VIOLENT else None


def without_backdrop(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but habits and totals, where the article tells of an attack on its own; all where it is about them."""
    news = any(draft.kind in ATTACKS and draft.spots and not draft.backdrop for draft in drafts)
    kept = (draft for draft in drafts if not (news and draft.backdrop and draft.kind in ATTACKS))
    return [draft for draft in kept if not _adds_up(draft, drafts)]


def _adds_up(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft over several places or a whole region is the sum of others, each told by itself at one spot."""
    places = _closely(draft.spots)
    if draft.kind not in VIOLENT or (len(places) == 1 and not draft.spread):
        return False
    after = (one for one in drafts if one.sentence > draft.sentence and one.kind in VIOLENT and not one.backdrop)
    later = [one for one in after if not _another_day(draft, one)]
    if len(places) > 1:
        return len({part for one in later if (part := _closely(one.spots)) and part < places}) >= FEWEST_PARTS
    parts = {part for one in later if one.kind == draft.kind and (part := _closely(one.spots)) and part != places}
    return len(parts) >= FEWEST_PARTS


def _another_day(draft: Draft, part: Draft) -> bool:
    """Whether words give a part a day that is not its sum's."""
    return part.dated and part.when is not None and draft.when is not None and part.when.start != draft.when.start


def _closely(spots: Sequence[Located]) -> frozenset[str]:
    """The villages, towns and quarters among places: by their ids, else as they are named."""
    close = (one.placed for one in spots if specificity(one.placed) < WIDE)
    return frozenset(one.place.id if one.place else one.mention.text for one in close)
