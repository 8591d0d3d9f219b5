"""A page saved from a browser: what of it is visible, as text, and what its head says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

HIDDEN = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video", "select",
    "textarea", "button", "nav", "footer", "dialog", "datalist",
})  # fmt: skip
"""Not shown as text, or the page's own controls."""
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
SELF_CLOSING = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
"""Elements that end where the next of their kind begins."""
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
DAY_KEYS = ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "date", "pubdate")
TITLE_KEYS = ("og:title", "twitter:title", "dc.title")
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LESS_THAN = re.compile(r"""<!--|<(?:/?[a-zA-Z]|[!?])(?=(?:[^<>"']|"[^"]*+"|'[^']*+')*+>)|<""")
SPACES = re.compile(r"[ \t\r\n\f\v]+")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
IS_HTML = re.compile(
    r"\s*(?:(?><!--.*?-->|<\?xml[^>]*>)\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's visible text, a line for every block, and what its head says; None where it says nothing."""

    text: str
    title: str | None
    published: date | None
    url: str | None
    publisher: str | None


def is_html(text: str) -> bool:
    """Whether a text begins like an HTML page."""
    return IS_HTML.match(text[:8192]) is not None


def parse_html(html: str) -> Page:
    """Take the visible text and the head's statements out of a page; what opens like a tag but never ends is text."""
    reader = _Reader()
    reader.feed(_without_loose_signs(html))
    reader.close()
    said = reader.said
    return Page(
        text="\n".join(line for raw in "".join(reader.pieces).split("\n") if (line := SPACES.sub(" ", raw).strip(" "))),
        title=_first(said, TITLE_KEYS) or SPACES.sub(" ", reader.title).strip() or None,
        published=next((day for key in DAY_KEYS if (day := to_day(said.get(key))) is not None), None),
        url=said.get("og:url") or said.get("canonical") or said.get("saved from"),
        publisher=said.get("og:site_name"),
    )


def _without_loose_signs(html: str) -> str:
    """Write every `<` that begins no complete tag or comment as text: the parser's time grows with their square."""
    last_comment_end = html.rfind("-->")

    def whole_or_text(found: re.Match[str]) -> str:
        unended = found[0] == "<" or (found[0] == "<!--" and found.start() > last_comment_end)
        return "&lt;" + found[0][1:] if unended else found[0]

    return LESS_THAN.sub(whole_or_text, html)


def to_day(text: str | None) -> date | None:
    """The day an ISO 8601 date or time begins with."""
    found = ISO_DAY.match((text or "").strip())
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _first(said: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((said[key] for key in keys if said.get(key)), None)


class _Reader(HTMLParser):
    """Collects visible text, a line break at every block's edge, and the head's statements by key, in lower case."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.said: dict[str, str] = {}
        self.title = ""
        self._hidden: list[str] = []
        self._collecting: str | None = None
        self._linked_data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self.pieces.append("\n")
        if tag in ("meta", "link"):
            self._note(tag, given)
        if tag in ("title", "script"):
            linked = tag == "script" and given.get("type", "").lower() == "application/ld+json"
            self._collecting = "title" if tag == "title" and not self.title else "linked data" if linked else None
        self._hide(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")
        if self._hidden and tag == self._hidden[0]:
            self._hidden.pop()
        if self._collecting == "linked data" and tag == "script":
            self.said.update({key: value for key, value in _linked_days(self._linked_data) if key not in self.said})
            self._linked_data = ""
        self._collecting = None

    def handle_data(self, data: str) -> None:
        if self._collecting == "title":
            self.title += data
        elif self._collecting == "linked data":
            self._linked_data += data
        elif not self._hidden:
            self.pieces.append(data.replace("\r", " ").replace("\n", " "))

    def handle_comment(self, data: str) -> None:
        found = SAVED_FROM.search(data[:4096])
        if found:
            self.said.setdefault("saved from", found[1])

    def _hide(self, tag: str, given: Mapping[str, str]) -> None:
        """Follow what is hidden: from an element that is, until as many of its name are closed as were opened."""
        if self._hidden and tag == self._hidden[0] and tag in SELF_CLOSING:
            self._hidden.clear()
        opens = tag == self._hidden[0] if self._hidden else _is_hidden(tag, given)
        if opens and tag not in VOID:
            self._hidden.append(tag)

    def _note(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "link" and given.get("rel", "").lower() == "canonical":
            self.said.setdefault("canonical", given.get("href", ""))
        key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        if tag == "meta" and key and given.get("content"):
            self.said.setdefault(key, given["content"])


def _is_hidden(tag: str, given: Mapping[str, str]) -> bool:
    hidden = "hidden" in given or given.get("aria-hidden") == "true" or NO_DISPLAY.search(given.get("style", ""))
    return tag in HIDDEN or tag == "title" or bool(hidden)


def _linked_days(source: str) -> Iterator[tuple[str, str]]:
    """The publication day that linked data (JSON-LD) states, wherever it stands in it."""
    try:
        waiting: list[Any] = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield "datepublished", value["datePublished"]
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
