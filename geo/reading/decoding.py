"""Bytes to text: the encoding is found out, and said where it was not UTF-8.

In order: a byte-order mark; UTF-16 without a mark, by its upper bytes; UTF-8; what the document declares; Arabic
Windows and ISO code pages, by whether what they give reads like Arabic; Western Windows, by how few its accents are.
"""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FORMATS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a SQLite file"),
    (b"Rar!", "a RAR file"),
    (b"7z\xbc\xaf", "a 7z file"),
)
DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:\-]{2,40})", re.IGNORECASE
)
HEAD = 4096
SAMPLE = 65536

COMMON_ARABIC = frozenset("ابتجدرسعفقكلمنهويةىأ")
ARABIC_PAGES = ("cp1256", "iso8859-6")
FEWEST_COMMON = 0.6
MOST_ACCENTS = 0.1
MOST_BROKEN = 0.002
MOST_CONTROLS = 0.01
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


class UndecodableError(ValueError):
    """The bytes are no text in an encoding we know; the message says what they look like."""


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and a note where its encoding was not simply UTF-8. Raises UndecodableError for what is no text."""
    for magic, name in FORMATS:
        if data.startswith(magic):
            raise UndecodableError(f"{name}, not text")
    text, notes = _marked(data) or _wide(data) or _utf8(data) or _declared(data) or _by_letters(data)
    controls = len(CONTROL.findall(text))
    if controls > MOST_CONTROLS * len(text):
        raise UndecodableError("binary, not text")
    return text, notes


def _marked(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UndecodableError(f"damaged {encoding.upper()}, at byte {error.start}") from None
            return text, () if encoding == "utf-8" else (f"encoding: {encoding.upper()}, by its byte-order mark",)
    return None


def _utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8, or UTF-8 with so few broken bytes that it can be nothing else."""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(letter > "\x7f" for letter in text)
    if broken > MOST_BROKEN * len(text) or broken * 10 > beyond_ascii:
        return None
    return text, (f"encoding: UTF-8, but {broken} damaged places are shown as �",)


def _declared(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    found = DECLARED.search(data[:HEAD])
    name = found[1].decode("ascii", "replace") if found else ""
    if not name or name.lower().replace("-", "") == "utf8":
        return None
    try:
        if codecs.lookup(name).name in ("utf-7", "rot13", "idna", "punycode", "unicode_escape", "raw_unicode_escape"):
            return None
        return data.decode(name), (f"encoding: {name}, as the document declares",)
    except (LookupError, UnicodeError, ValueError, AssertionError):
        return None


def _wide(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-16 without a mark: the upper bytes of its letters are few, 00 or 06 for Latin or Arabic."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if len(data) % 2 or len(sample) < 4:
        return None
    for upper, encoding in ((sample[1::2], "utf-16-le"), (sample[::2], "utf-16-be")):
        if upper.count(0) + upper.count(6) >= 0.8 * len(upper):
            try:
                return data.decode(encoding), (f"encoding: {encoding.upper()}, by its bytes",)
            except UnicodeDecodeError:
                return None
    return None


def _by_letters(data: bytes) -> tuple[str, tuple[str, ...]]:
    """A code page whose letters make sense; the one that gives the most common Arabic letters, else Western."""
    sample = data[:SAMPLE]
    if b"\x00" in sample:
        raise UndecodableError("binary, not text")
    shares = {page: _arabic_share(sample, page) for page in ARABIC_PAGES}
    best = max(shares, key=shares.__getitem__)
    if shares[best] >= FEWEST_COMMON:
        return data.decode(best, errors="replace"), (f"encoding: {best}, by its letters; nothing declares it",)
    accents = sum(byte > 0x7F for byte in sample)
    if accents <= MOST_ACCENTS * len(sample):
        return data.decode("cp1252", errors="replace"), ("encoding: cp1252, by its letters; nothing declares it",)
    raise UndecodableError("no text in an encoding we know")


def _arabic_share(sample: bytes, page: str) -> float:
    """Share of common Arabic letters among what the page makes of the bytes beyond ASCII."""
    beyond = [letter for letter in sample.decode(page, errors="replace") if letter > "\x7f"]
    return sum(letter in COMMON_ARABIC for letter in beyond) / len(beyond) if len(beyond) * 5 > len(sample) else 0.0
