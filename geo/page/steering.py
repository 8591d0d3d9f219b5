"""Between the link and the living map: what Python tells the map, and what the map reports back.

The map applies a command's dates, position and event once per `nonce`, so that the echo of a person's own drag
never pulls the handle from under their hand; a report that answers an older command is not ours to follow.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from geo.page.link import WINDOW, Link, Position, in_table_order, link_to_params, parse_link

EPOCH = date(1970, 1, 1)


def link_to_command(link: Link, nonce: int, opening: Position, *, show: bool = False) -> dict[str, Any]:
    """The state of the map: numbers, hex and known ids only, since streamlit-folium rewrites its text before eval.

    A link without a position means `opening`, where the map opens: Back from a moved map moves it back. `show` moves
    the map to the chosen event if it is out of sight.
    """
    return {
        "nonce": nonce,
        "range": [_day_number(link.first), _day_number(link.last)],
        "mode": link.mode,
        "seen": [_day_number(day) for day in link.seen] if link.seen else None,
        "kinds": list(link.kinds),
        "words": link.words.encode().hex(),
        "view": list(link.at or opening),
        "event": link.event,
        "lang": link.lang,
        "base": link.base,
        **({"show": True} if show else {}),
    }


def follow_report(report: object, link: Link, nonce: int) -> Link | None:
    """The link after what the person did on the map, or None where the report is not one of ours.

    The report comes from a browser: each part is taken through the same door as a part of a link.
    """
    if not isinstance(report, dict) or report.get("nonce") != nonce:
        return None
    try:
        first, last = (_day(number) for number in report["range"])
        lat, lon, zoom = report["view"]
        told = replace(
            link,
            first=first,
            last=last,
            kinds=in_table_order(report["kinds"]),
            at=Position(round(float(lat), 5), round(float(lon), 5), int(zoom)),
            event=report["event"],
            mode=report.get("mode", WINDOW),
            seen=_seen(report.get("seen")),
        )
        followed, bad = parse_link({key: str(value) for key, value in link_to_params(told).items()})
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return None if bad else followed


def _day_number(day: date | None) -> int | None:
    return None if day is None else (day - EPOCH).days


def _seen(numbers: Any) -> tuple[date, date] | None:
    if numbers is None:
        return None
    first, last = (EPOCH + timedelta(days=int(str(number))) for number in numbers)
    return first, last


def _day(number: object) -> date | None:
    return None if number is None else EPOCH + timedelta(days=int(str(number)))
