"""What an article tells beside its news: habits and totals behind attacks, a lead that adds up what follows it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reading.claims import ATTACKS, VIOLENT
from geo.reading.drafts import Draft
from geo.reading.roles import WIDE, Located, specificity

FEWEST_PARTS = 2


def without_backdrop(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but habits and totals, where the article tells of an attack on its own; all where it is about them."""
    news = any(draft.kind in ATTACKS and draft.spots and not draft.backdrop for draft in drafts)
    kept = (draft for draft in drafts if not (news and draft.backdrop and draft.kind in ATTACKS))
    return [draft for draft in kept if not _adds_up(draft, drafts)]


def _adds_up(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft over several places or a whole region is the sum of others, each told by itself at one spot."""
    places = _closely(draft.spots)
    if draft.kind not in VIOLENT or len(places) == 1:
        return False
    later = [one for one in drafts if one.sentence > draft.sentence and one.kind in VIOLENT and not one.backdrop]
    told = [_closely(one.spots) for one in later if places or one.kind == draft.kind]
    parts = {part for part in told if part and (not places or part < places)}
    return len(parts) >= FEWEST_PARTS


def _closely(spots: Sequence[Located]) -> frozenset[str]:
    """The villages, towns and quarters among places: by their ids, else as they are named."""
    close = (one.placed for one in spots if specificity(one.placed) < WIDE)
    return frozenset(one.place.id if one.place else one.mention.text for one in close)
