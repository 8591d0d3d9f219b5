"""What the page must show for a link, counted anew in Python, and the check that all its parts agree with it."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

from geo.events import select
from geo.page.link import Link, Position, in_table_order, parse_link
from geo.page.opening import states
from geo.page.phrases import count_in_words
from tests.looking import address_parts, counts, day_of, rows, state, wait_for_address

FROM, TO = ".hisar-handle.hisar-from", ".hisar-handle.hisar-to"


def expected_ids(link: Link) -> set[str]:
    """What the page must show, counted anew in Python."""
    return {event.id for event in select(states().for_visitors().events, link.view)}


def sentence(link: Link) -> str:
    """The count in words that goes with a link."""
    first, last = link.first or states().for_visitors().first_day, link.last or states().for_visitors().last_day
    return count_in_words(len(expected_ids(link)), len(states().for_visitors().events), first, last, link.lang)


def seen_link(frame: Frame) -> Link:
    """The link put together from what the map and the widgets stand at."""
    found = state(frame)
    words = bytes.fromhex(found["words"]).decode()
    first, last = (day_of(day) for day in found["range"])
    lat, lon, zoom = found["view"]
    return Link(
        first=first,
        last=last,
        kinds=in_table_order(found["kinds"]),
        at=Position(lat, lon, zoom),
        event=found["event"],
        words=words,
        lang=found["lang"],
        base=found["base"],
        mode=found["mode"],
        seen=found["seen"] and tuple(map(day_of, found["seen"])),
    )


def check_agreement(page: Page, frame: Frame) -> Link:
    """Count in words, list, map and link tell the same; gives the link."""
    link, bad = parse_link(address_parts(page))
    assert not bad
    page.get_by_text(sentence(link), exact=True).first.wait_for()
    assert set(rows(page)) == expected_ids(link)
    assert counts(frame)["in_range"] == len(expected_ids(link))
    assert frame.locator(".hisar-sentence").inner_text() == sentence(link)
    assert [day_of(day) for day in state(frame)["range"]] == [link.first, link.last]
    return link


def drag(frame: Frame, page: Page, handle: str, pixels: float) -> None:
    """Take a handle of the timeline and let it go some pixels further."""
    box = frame.locator(handle).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + pixels / 2, y, steps=4)
    page.mouse.move(x + pixels, y, steps=4)
    page.mouse.up()
    first, last = (day_of(day) for day in state(frame)["range"])
    wait_for_address(page, {"from": first and first.isoformat(), "to": last and last.isoformat()})
