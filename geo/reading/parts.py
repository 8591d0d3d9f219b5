"""What each piece of a page is: title, headline of another article, date, byline, dateline, prose, or furniture.

By general marks only: a headline is short and ends without a full stop; a written date behind a headline is that
headline's; "اقرأ أيضا" and "Related" name other articles; of two dates in a row the second is the article's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.reading.lines import Line, read_lines, related_length
from geo.reading.outlets import signs
from geo.reading.pieces import PAGE, either
from geo.reading.span import trimmed

Role = Literal["title", "headline", "date", "byline", "dateline", "prose", "aside"]

LONGEST_BYLINE = 70
FEWEST_HEADLINE_WORDS = 5
"""A shorter line among paragraphs is a heading of the article's own."""

DATELINE = re.compile(
    r"(?:[^.؟?!،؛:()\n]{0,40}(?:,[^.،؛:()\n]{0,30})?\((?P<agency>[^()]{2,30})\)\s*[-–—:ـ]+\s*"
    r"|(?P<name>[^\s\-–—ـ:/]+(?: [^\s\-–—ـ:/]+){0,2})\s*[-–—ـ:/]+\s*"
    r"(?:(?P<signed>[^\s\-–—ـ:/]+(?: [^\s\-–—ـ:/]+)?)\s*(?:[-–—ـ:/]+\s*|\Z))?)"
)
WEEKDAY = re.compile(rf"(?<!\w)(?:{either(PAGE['weekdays'])})(?!\w)")
ANY_SPACED_DASH = re.compile(r"\s[-–—ـ]+\s")
SPACED_DASH = re.compile(r"\s[-–—ـ]+\s+\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece and its role; `day` is the date printed beside a headline, or the date itself."""

    start: int
    end: int
    role: Role
    day: date | None = None


def find_parts(text: str, title: str | None = None) -> list[Part]:
    """Every part of a page in order; together they hold all its letters.

    `title` is the title in the plain spelling, where a page's head says it.
    """
    lines = read_lines(text)
    roles: list[Role] = [_plain_role(line) for line in lines]
    first = _first_prose(lines, roles)
    _name_top(lines, roles, first, title)
    _name_rest(lines, roles, first)
    parts: list[Part] = []
    for index, line in enumerate(lines):
        if index == first and roles[index] == "prose":
            parts += _opening(text, line)
        else:
            parts += _to_parts(text, lines, roles, index, line)
    return parts


def own_dates(parts: Sequence[Part]) -> list[date]:
    """Dates that stand by themselves, not behind a headline of another article, in the order printed."""
    return [part.day for part in parts if part.role == "date" and part.day is not None]


def _plain_role(line: Line) -> Role:
    if line.is_date:
        return "date"
    return "aside" if line.is_furniture or line.names_others else "prose"


def _first_prose(lines: Sequence[Line], roles: Sequence[Role]) -> int:
    """The first line that reads like a sentence.

    Where none does, the second of two lines of words; more of them are a list of short reports, all of it prose.
    """
    written = [i for i, role in enumerate(roles) if role == "prose"]
    sentences = [i for i in written if not lines[i].is_headline and not _is_byline(lines[i], first=i == written[0])]
    if sentences:
        return sentences[0]
    unsigned = [i for i in written if not _is_byline(lines[i], first=i == written[0])]
    titled = len(unsigned) == 2 or (len(unsigned) > 2 and any(role == "date" for role in roles))
    following = unsigned[titled : titled + 1] or written[-1:]
    return following[0] if following else len(lines)


def _is_byline(line: Line, *, first: bool) -> bool:
    """Whether a short line signs: by a word that says so, or an outlet's name as one of its segments."""
    if line.is_date or line.length > (LONGEST_BYLINE if not first else 30):
        return False
    return line.signs or signs(line.plain) is not None


def _name_top(lines: Sequence[Line], roles: list[Role], first: int, title: str | None) -> None:
    """Name what stands above the first paragraph: title, bylines, and headlines of other articles with their dates."""
    words = [i for i in range(first) if roles[i] == "prose"]
    for i in words:
        if _is_byline(lines[i], first=i == words[0]):
            roles[i] = "byline"
    words = [i for i in words if roles[i] == "prose"]
    said = [i for i in words if title and lines[i].said in title]
    chosen = (said or [i for i in words if lines[i].words >= 3] or words)[:1]
    if not chosen:
        return
    for i in words:
        roles[i] = "title" if i == chosen[0] else "aside" if i < chosen[0] else "headline"
    _settle_standfirst(lines, roles, chosen[0], first)


def _settle_standfirst(lines: Sequence[Line], roles: list[Role], title: int, first: int) -> None:
    """Below the title, lines of words head other articles only where two are dated, or "related" announces them."""
    below = range(title + 1, first)
    dated = [i for i in below if roles[i] == "headline" and _date_behind(roles, i) is not None]
    loose = [i for i in below if roles[i] == "date" and _headline_before(roles, i) is None]
    if len(dated) >= 2 or (dated and loose):
        return
    announced = False
    for i in below:
        announced = (announced or lines[i].announces) and roles[i] in ("aside", "headline")
        if roles[i] == "headline" and not announced:
            roles[i] = "prose" if lines[i].words >= FEWEST_HEADLINE_WORDS else "aside"


def _name_rest(lines: Sequence[Line], roles: list[Role], first: int) -> None:
    """Name what stands among and below the paragraphs."""
    strict = _ends_its_paragraphs(lines, roles, first)
    announced = False
    for i in range(first, len(lines)):
        line = lines[i]
        if roles[i] == "aside":
            announced = announced or line.announces
        elif roles[i] == "prose" and line.is_headline and i > first:
            roles[i] = _role_among_prose(lines, i, strict=strict, announced=announced)
            announced = announced and roles[i] == "headline"
        elif roles[i] == "prose":
            announced = False


def _role_among_prose(lines: Sequence[Line], i: int, *, strict: bool, announced: bool) -> Role:
    line = lines[i]
    if _is_byline(line, first=False) and line.words < FEWEST_HEADLINE_WORDS:
        return "byline"
    dated = i + 1 < len(lines) and lines[i + 1].is_date
    if announced or dated:
        return "headline"
    return "headline" if strict and line.words >= FEWEST_HEADLINE_WORDS and not line.goes_on else "prose"


def _ends_its_paragraphs(lines: Sequence[Line], roles: Sequence[Role], first: int) -> bool:
    """Whether paragraphs end in full stops here, so that a line without one is none."""
    prose = [lines[i] for i in range(first, len(lines)) if roles[i] == "prose"]
    ended = sum(line.ends for line in prose)
    return ended >= 2 and ended * 2 >= len(prose)


def _date_behind(roles: Sequence[Role], index: int) -> int | None:
    """The date that stands behind a headline, furniture between them passed over."""
    for i in range(index + 1, len(roles)):
        if roles[i] == "date":
            return i
        if roles[i] != "aside":
            return None
    return None


def _headline_before(roles: Sequence[Role], index: int) -> int | None:
    """The headline that a date belongs to."""
    for i in range(index - 1, -1, -1):
        if roles[i] == "headline":
            return i
        if roles[i] != "aside":
            return None
    return None


def _to_parts(text: str, lines: Sequence[Line], roles: Sequence[Role], index: int, line: Line) -> list[Part]:
    role = roles[index]
    start, end = line.start, line.end
    if role == "headline":
        behind = _date_behind(roles, index)
        return [Part(start, end, role, lines[behind].day if behind is not None else None)]
    if role == "date":
        return [Part(start, end, "aside" if _headline_before(roles, index) is not None else role, line.day)]
    if role == "aside" and line.names_others:
        at = related_length(line)
        first, last = trimmed(text, start + at, end)
        return [Part(start, start + at, role), *([Part(first, last, "headline")] if first < last else [])]
    return [Part(start, end, role)]


def _opening(text: str, line: Line) -> list[Part]:
    """The first paragraph, its dateline apart: "حلب - ", "BEIRUT (Reuters) - "."""
    length = _dateline_length(line.plain)
    at = line.origin(length) if 0 < length < len(line.plain) else line.start
    first, last = trimmed(text, line.start, at)
    head = [Part(first, last, "dateline")] if first < last else []
    return [*head, Part(*trimmed(text, at, line.end), "prose")]


def _dateline_length(plain: str) -> int:
    found = DATELINE.match(plain)
    if found is None:
        return 0
    if found["agency"] is not None:
        return found.end() if signs(found["agency"]) else 0
    if found["signed"] is not None and signs(found["signed"]):
        return found.end()
    if WEEKDAY.search(found["name"]):
        return 0
    name_end = found.end() if found["signed"] is None else found.start("signed")
    if signs(found["name"]):
        return name_end
    # A second dash soon after closes a parenthesis: "X - so and so - did".
    spaced = SPACED_DASH.search(plain[:name_end]) and not ANY_SPACED_DASH.search(plain, name_end, name_end + 120)
    return name_end if spaced else 0
