"""Which column is what: as the mapping says, else by its HXL hashtag, else by its heading; and which name persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gazetteer import fold
from geo.events.fields import shown
from geo.exchange.errors import FileError
from geo.exchange.lexicons import read_lexicon
from geo.exchange.mapping import Mapping
from geo.exchange.rows import Table, fold_heading

By = Literal["mapping", "hashtag", "heading"]
UNIT = re.compile(r"\s*[(\[].*[)\]]\s*$")
"""What stands in brackets behind a heading: "Latitude (WGS84)"."""

DISAGGREGATED = frozenset(
    {"f", "m", "children", "adults", "elderly", "infants", "adolescents", "women", "men", "girls", "boys"}
)
"""Attributes of a part of the people counted: the killed women are not the killed."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is understood: its heading and how that was known."""

    heading: str
    by: By


@dataclass(frozen=True, slots=True)
class Understood:
    """The columns of a table by field, those that name private persons, and those left as they are."""

    columns: dict[str, Column]
    persons: tuple[str, ...]
    rest: tuple[str, ...]

    def heading(self, field: str) -> str:
        """The heading of a field, "" where the table has no such column."""
        column = self.columns.get(field)
        return column.heading if column else ""

    def notes(self) -> Iterator[str]:
        """What was understood, a line for each way of knowing."""
        for by, said in (("mapping", "by the mapping"), ("hashtag", "by hashtag"), ("heading", "guessed by heading")):
            found = [f"{field} = {shown(c.heading)}" for field, c in self.columns.items() if c.by == by]
            if found:
                yield f"{said}: {', '.join(found)}"
        if self.rest:
            yield f"kept as codes: {', '.join(map(shown, self.rest))}"


@cache
def known_headings() -> frozenset[str]:
    """Every heading that is understood, folded."""
    return frozenset(_fields_by_heading())


@cache
def _fields_by_heading() -> dict[str, str]:
    table = read_lexicon("headings")["fields"]
    return {fold_heading(heading): field for field, headings in reversed(table.items()) for heading in headings}


def understand(table: Table, mapping: Mapping) -> Understood:
    """Which column of a table is what; raises `FileError` for a mapping that names a column the table lacks."""
    _check_mapping(table, mapping)
    columns = {field: Column(heading, "mapping") for field, heading in mapping.columns.items() if field != "persons"}
    taken = {column.heading for column in columns.values()} | set(mapping.skip)
    named = {mapping.columns["persons"]} if "persons" in mapping.columns else set()
    for by, guess in GUESSES:
        for nth, heading in enumerate(table.heading):
            field = guess(table, nth) if heading not in taken | named else None
            if field == "persons":
                named.add(heading)
            elif field and field not in columns:
                columns[field] = Column(heading, by)
                taken.add(heading)
    left = [heading for heading in table.heading if heading not in taken | named]
    persons = [heading for heading in left if names_persons(heading)]
    return Understood(
        columns,
        tuple(heading for heading in table.heading if heading in named or heading in persons),
        tuple(heading for heading in left if heading not in persons),
    )


def _check_mapping(table: Table, mapping: Mapping) -> None:
    wanted = [*mapping.columns.values(), *mapping.skip]
    missing = [heading for heading in wanted if heading not in table.heading]
    if missing:
        there = ", ".join(map(shown, table.heading[:40]))
        raise FileError(table.file, f"no column {shown(missing[0])}, which the mapping names; there are {there}")


def _by_heading(table: Table, nth: int) -> str | None:
    heading = table.heading[nth]
    known = _fields_by_heading()
    return known.get(fold_heading(heading)) or known.get(fold_heading(UNIT.sub("", heading)))


def _by_tag(table: Table, nth: int) -> str | None:
    """The field whose hashtag a column bears, with all its attributes; of several the one with most."""
    if not table.tags or not table.tags[nth]:
        return None
    name, *attributes = table.tags[nth].split("+")
    given = set(attributes)
    if given & DISAGGREGATED:
        return None
    fits = [(len(wanted), field) for field, of, wanted in _tags() if of == name and wanted <= given]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


GUESSES: tuple[tuple[By, Callable[[Table, int], str | None]], ...] = (("hashtag", _by_tag), ("heading", _by_heading))


@cache
def _tags() -> tuple[tuple[str, str, frozenset[str]], ...]:
    table = read_lexicon("headings")["hxl"]
    parted = ((field, tag.split("+")) for field, tags in table.items() for tag in tags)
    return tuple((field, name, frozenset(attributes)) for field, (name, *attributes) in parted)


def names_persons(heading: str) -> bool:
    """Whether a column may hold the names of private persons, or what else tells who they are; a count is none."""
    words = read_persons()
    folded = fold(UNIT.sub("", heading))
    parts = set(folded.split())
    return folded in words["whole"] or bool(parts & (words["words"] | words["named"]) and not parts & words["counted"])


@cache
def read_persons() -> dict[str, frozenset[str]]:
    """The words of headings that name persons."""
    return {part: frozenset(map(fold, words)) for part, words in read_lexicon("headings")["persons"].items()}
