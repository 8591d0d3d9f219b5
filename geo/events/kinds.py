"""The kinds of event, and how other code books name them.

A new kind is a row here, a symbol in `geo/map`, its two names in `geo/page`, and its triggers in the lexicon.
ACLED event and sub-event types: ACLED Codebook (2023). PLOVER codes: PLOVER manual (2022).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event and its place in the ACLED and PLOVER ontologies; `geo/map` gives each its symbol."""

    id: str
    acled_event: str
    acled_sub_event: str
    plover: str


KINDS: tuple[Kind, ...] = (
    Kind("siege", "Strategic developments", "Other", "COERCE"),
    Kind("crossing", "Strategic developments", "Other", "COOPERATE"),
    Kind("displacement", "Strategic developments", "Other", "RETREAT"),
    Kind("aid", "Strategic developments", "Other", "AID"),
    Kind("airstrike", "Explosions/Remote violence", "Air/drone strike", "ASSAULT"),
    Kind("shelling", "Explosions/Remote violence", "Shelling/artillery/missile attack", "ASSAULT"),
    Kind("clash", "Battles", "Armed clash", "ASSAULT"),
    Kind("explosion", "Explosions/Remote violence", "Remote explosive/landmine/IED", "ASSAULT"),
    Kind("arrest", "Strategic developments", "Arrests", "COERCE"),
    Kind("killing", "Violence against civilians", "Attack", "ASSAULT"),
    Kind("negotiation", "Strategic developments", "Agreement", "CONSULT"),
    Kind("territory", "Battles", "Non-state actor overtakes territory", "ASSAULT"),
    Kind("protest", "Protests", "Peaceful protest", "PROTEST"),
    Kind("infrastructure", "Strategic developments", "Looting/property destruction", "COERCE"),
    Kind("economy", "Strategic developments", "Other", "REQUEST"),
    Kind("other", "Strategic developments", "Other", "CONSULT"),
)
KIND_IDS = tuple(kind.id for kind in KINDS)
CHANGES = (
    "began",
    "ongoing",
    "tightened",
    "eased",
    "lifted",
    "opened",
    "closed",
    "used",
    "opened and used",
)
"""What an event says of the state it belongs to, sieges and crossings above all."""
