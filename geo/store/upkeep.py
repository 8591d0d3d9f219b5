"""What opening an older store puts right."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, update

from geo.events import searchable_text
from geo.store.tables import EVENTS, document_to_event

SAMPLE = 500
"""Events whose search keys are looked at each time a store is opened."""

REFOLD = update(EVENTS).where(EVENTS.c.row == bindparam("number")).values(words=bindparam("folded"))


def refold(connection: Connection) -> None:
    """Fold the search keys of all events anew where those of a sample are not what folding gives today."""
    written = select(EVENTS.c.row, EVENTS.c.document, EVENTS.c.words).order_by(EVENTS.c.row.desc())
    sample = connection.execute(written.limit(SAMPLE))
    if all(searchable_text(document_to_event(row.document)) == row.words for row in sample):
        return
    for row in connection.execute(written).all():
        folded = searchable_text(document_to_event(row.document))
        connection.execute(REFOLD, {"number": row.row, "folded": folded})
