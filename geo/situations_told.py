"""A situation as a script or a person at a terminal reads it: its reports, and what held from day to day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from geo.events import Claim, Event, EventPlace, Json, Record, Situation, Stretch, claims_of, situation_on, stretches
from geo.reading.terminal import apart

QUOTE_LETTERS = 120
DISAGREE = "reports disagree"


def situation_to_record(situation: Situation, sources: Mapping[str, str], on: date | None = None) -> Record:
    """One line of `--ndjson`; `held` are days in order, `to` null where nothing ends them, `on` only where asked."""
    record: Record = {
        "id": situation.id,
        "kind": situation.kind,
        "places": [_place_to_record(place) for place in situation.places],
        "reports": [_report_to_record(report, sources) for report in situation.reports],
        "held": [_stretch_to_record(situation, stretch) for stretch in stretches(situation)],
    }
    if on is not None:
        record["on"] = {"day": on.isoformat(), **_claims_to_record(situation_on(situation, on).claims)}
    return record


def _place_to_record(place: EventPlace) -> Record:
    return {
        "text": place.text,
        "id": place.id,
        "name": place.name("en"),
        "status": place.status,
        "lon": place.point.lon if place.point else None,
        "lat": place.point.lat if place.point else None,
    }


def _report_to_record(report: Event, sources: Mapping[str, str]) -> Record:
    quote, when = report.evidence[0], report.when
    return {
        "event": report.id,
        "change": report.change,
        "edtf": when.edtf if when else None,
        "start": when.start.isoformat() if when else None,
        "end": when.end.isoformat() if when and when.end else None,
        "hedge": report.hedge,
        "article": quote.article_id,
        "source": sources.get(quote.article_id),
        "quote": {"text": quote.quote, "start": quote.start, "end": quote.end},
    }


def _stretch_to_record(situation: Situation, stretch: Stretch) -> Record:
    days: Record = {"from": stretch.first.isoformat(), "to": stretch.last.isoformat() if stretch.last else None}
    return {**days, **_claims_to_record(claims_of(situation, stretch))}


def _claims_to_record(claims: Sequence[Claim]) -> Record:
    """`state` is null where nothing is known, and where reports contradict each other."""
    listed: list[Json] = [{"state": claim.state, "reports": [r.id for r in claim.reports]} for claim in claims]
    return {"state": claims[0].state if len(claims) == 1 else None, "contradicted": len(claims) > 1, "claims": listed}


def situation_lines(situation: Situation, sources: Mapping[str, str], on: date | None = None) -> Iterator[str]:
    """The situation for a person; with a day, only what held then and the reports behind it."""
    numbers = {report.id: number for number, report in enumerate(situation.reports, start=1)}
    count = f"{len(numbers)} {'report' if len(numbers) == 1 else 'reports'}"
    named = ", ".join(_place_name(place) for place in situation.places) or "no place known"
    yield f"{situation.kind}: {named} · {count} · {situation.id}"
    shown = situation.reports
    if on is not None:
        claims = situation_on(situation, on).claims
        yield f"  on {on}: {_claims(claims, numbers)}"
        shown = tuple(report for claim in claims for report in claim.reports)
    for report in sorted(shown, key=lambda report: numbers[report.id]):
        yield from _report_lines(report, numbers[report.id], sources)
    if on is None:
        yield from _held_lines(situation, numbers)


def _place_name(place: EventPlace) -> str:
    name = place.name("en")
    return apart(name) if name == place.text else f"{apart(name)} ({apart(place.text)})"


def _report_lines(report: Event, number: int, sources: Mapping[str, str]) -> Iterator[str]:
    quote = report.evidence[0]
    hedge = f", {apart(report.hedge)}" if report.hedge else ""
    source = sources.get(quote.article_id)
    told_by = f"{apart(quote.article_id)} ({apart(source)})" if source else apart(quote.article_id)
    day = report.when.edtf if report.when else "no day"
    yield f"  [{number}] {day:<12} {report.change or 'reported'}{hedge} · {told_by}"
    said = quote.quote if len(quote.quote) <= QUOTE_LETTERS else quote.quote[:QUOTE_LETTERS] + "…"
    yield f"      “{apart(said)}”"


def _held_lines(situation: Situation, numbers: Mapping[str, int]) -> Iterator[str]:
    history = stretches(situation)
    yield "  what held" if history else "  what held: nothing that is dated"
    for stretch in history:
        end = "on" if stretch.last is None else "" if stretch.last == stretch.first else f"to {stretch.last}"
        yield f"    {f'{stretch.first} {end}':<25} {_claims(claims_of(situation, stretch), numbers)}"


def _claims(claims: Sequence[Claim], numbers: Mapping[str, int]) -> str:
    """The state and the numbers of the reports behind it; claims that contradict each other side by side."""
    told = [f"{claim.state}, by {_listed([numbers[r.id] for r in claim.reports])}" for claim in claims]
    return f"{DISAGREE}: {'; '.join(told)}" if len(told) > 1 else "".join(told) or "nothing is known"


def _listed(numbers: list[int]) -> str:
    return " ".join(f"[{number}]" for number in numbers)
