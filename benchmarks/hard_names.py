"""What the resolver says of the table of hard names: the share right in each group, and the rows that are not.

    python -m benchmarks.hard_names

The rows are `tests/hard_names.toml`, written down before the program was asked. A row that fails and is not marked so,
or is marked and has mended, is named first: the tests break on both.
"""

from __future__ import annotations

from gazetteer import Ambiguous, Inferred, Match
from gazetteer.resolution import Resolution
from tests.test_hard_names import EXPECTATIONS, TABLE, Row, answer, is_as_expected

MOST_SHOWN = 3


def said(found: Resolution) -> str:
    """An answer in one line."""
    match found:
        case Match(place=place, score=score):
            return f"match {place.id} {score}"
        case Ambiguous(candidates=candidates):
            return "ambiguous " + ", ".join(f"{one.place.id} {one.score}" for one in candidates[:MOST_SHOWN])
        case Inferred(anchors=anchors):
            return "inferred from " + ", ".join(anchor.id for anchor in anchors)
        case _:
            return "unknown"


def _line(row: Row, found: Resolution) -> str:
    expected = " ".join(f"{key} {row[key]}" for key in EXPECTATIONS if key in row)
    within = f" within {row['within']}" if "within" in row else ""
    return f"  {row['name']}{within} ({row['why']}): expected {expected}, said {said(found)}"


def main() -> None:
    """Print what to mark or unmark, the known failures, and the shares."""
    answers = [(group, row, answer(row)) for group, rows in TABLE.items() for row in rows]
    right = [is_as_expected(found, row) for _, row, found in answers]
    told = list(zip(answers, right, strict=True))
    lists = {
        "fails, not marked": [one for one, ok in told if not ok and not one[1].get("known_failing")],
        "marked, mended": [one for one, ok in told if ok and one[1].get("known_failing")],
        "known to fail": [one for one, ok in told if not ok and one[1].get("known_failing")],
    }
    for title, ones in lists.items():
        print(f"{title}: {len(ones)}", *(_line(row, found) for _, row, found in ones), sep="\n")
    for group in TABLE:
        of_group = [ok for (name, _, _), ok in told if name == group]
        print(f"{group}: {sum(of_group)} of {len(of_group)}")
    print(f"all: {sum(right)} of {len(right)}")


if __name__ == "__main__":
    main()
