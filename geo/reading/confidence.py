"""How likely an event is right in kind, in pin and in day, all three: what its draft has going for and against it.

Each piece of evidence is a number, mostly 0 or 1, that needs nothing but the draft. Their weighted sum, passed through
the logistic function, is the confidence. The weights are data: `lexicon/confidence.toml`, which says how they were
fitted, on what, and how well they did on articles they were not fitted on.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from gazetteer import Match
from geo.events import TimeSpan
from geo.reading.drafts import Draft
from geo.reading.roles import COUNTRYSIDE, WIDE, Located, specificity

LEAST, MOST = 0.02, 0.97
"""No reading is worthless, and none is sure."""

LEAD_SENTENCES, FAR_SENTENCES = 2, 8
SHORT_QUOTE = 35
LONG_PATTERN = 3
MANY_BESIDE = 2
MANY = 6
LONG_QUOTE = 200


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each piece of evidence, by its name; `always` counts for every event."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "confidence.toml").read_text("utf-8"))
    return {name: float(weight) for name, weight in table["weights"].items()}


def confidence(draft: Draft, told: Sequence[Draft]) -> float:
    """The share of events with this evidence that are right in kind, pin and day; `told` are all of the article."""
    weights = load_weights()
    score = sum(weights.get(name, 0.0) * number for name, number in evidence(draft, told).items())
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-score)))), 2)


def evidence(draft: Draft, told: Sequence[Draft]) -> dict[str, float]:
    """What a draft has going for and against it among the drafts of its article; what is not there counts nothing."""
    seen = {"always": 1.0, f"kind {draft.kind}": 1.0, **_of_place(draft), **_of_day(draft), **_of_telling(draft)}
    seen |= _of_article(draft, told)
    return {name: float(number) for name, number in seen.items() if number}


def _of_article(draft: Draft, told: Sequence[Draft]) -> dict[str, float]:
    """What else its article tells, of its kind and of others."""
    alike = [other for other in told if other is not draft and other.kind == draft.kind]
    before = [other for other in alike if other.numbers < draft.numbers]
    return {
        "only one of its kind": not alike,
        "one of its kind before": bool(before),
        "one of its kind before, there": any(_one_place(draft, other) for other in before),
        "one of its kind later, there": any(_one_place(draft, other) for other in alike if other not in before),
        "first of its article": told[0] is draft,
        "alone in its article": len(told) == 1,
        "many in its article": len(told) > MANY,
        "other kinds in its words": draft.rivals > 0,
        "something taken away": draft.doubted,
    }


def _one_place(one: Draft, other: Draft) -> bool:
    """Whether both are put on one spot."""
    return one.pin is not None and one.pin == other.pin


def _of_place(draft: Draft) -> dict[str, float]:
    """How its place is told and how sure it is which place that is."""
    pin = next((one for one in draft.places if one.placed.point is not None), None)
    if pin is None:
        return {"no place": 1.0}
    close = specificity(pin.placed)
    return {
        "place of its own": pin in draft.spots,
        "place it is only tied to": pin in draft.own and pin not in draft.spots,
        "place of the clause before": pin in draft.borrowed,
        f"place {pin.placed.status}": 1.0,
        "place doubtful": 1.0 - _sureness(pin),
        "name may be none": pin.placed.mention.tentative,
        "class word before the name": bool(pin.placed.mention.kinds),
        "countryside": close == COUNTRYSIDE,
        "district or more": close >= WIDE and close != COUNTRYSIDE,
        "several spots": len(draft.spots) > 1,
        "abroad": pin.placed.foreign,
    }


def _sureness(one: Located) -> float:
    """The gazetteer's score of the place that a name is matched with; of one it surmises, half."""
    answer = one.placed.resolution
    return answer.score if isinstance(answer, Match) else 0.5


def _of_day(draft: Draft) -> dict[str, float]:
    """Where its day was told, and how closely."""
    when = draft.when
    if when is None:
        return {"no day": 1.0}
    return {
        "day in its own words": draft.dated and not _is_span(when),
        "span in its own words": draft.dated and _is_span(when),
        "day told before": not draft.dated and not when.approximate,
        "day not said": not draft.dated and when.approximate,
        "about a day": draft.dated and when.approximate,
        "not ended": when.end is None,
        "told as past": draft.past,
    }


def _is_span(when: TimeSpan) -> bool:
    """Whether days are told that are more than one."""
    return when.end != when.start


def _of_telling(draft: Draft) -> dict[str, float]:
    """How its words tell it, and what else its article does."""
    said = draft.citations[0]
    return {
        "two words of its kind": 1 < draft.words < LONG_PATTERN,
        "three words of its kind": draft.words >= LONG_PATTERN,
        "told again": len(draft.citations) > 1,
        "told often": len(draft.citations) > LEAD_SENTENCES,
        "unconfirmed": draft.hedge is not None,
        "weak word": draft.weak,
        "only people hit": draft.effect_only,
        "goes on all the time": draft.backdrop,
        "another of its kind": draft.anew,
        "no weapon told": draft.plain,
        "several villages": draft.spread,
        "in the title alone": draft.headline and len(draft.citations) == 1,
        "in the lead": draft.order < LEAD_SENTENCES,
        "far down": draft.order >= FAR_SENTENCES,
        "figures": bool(draft.figures),
        "actors": bool(draft.actors),
        "beside another": draft.beside > 0,
        "beside several": draft.beside > MANY_BESIDE,
        "inside another clause": draft.aside,
        "short quote": said.end - said.start < SHORT_QUOTE,
        "long quote": said.end - said.start > LONG_QUOTE,
        "in English": said.quote.isascii(),
    }
