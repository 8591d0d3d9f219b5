"""How the spots of two drafts lie to each other: the same place, one within the other, in one governorate."""

from __future__ import annotations

from gazetteer import Inferred, distance_m
from geo.reading.drafts import Draft
from geo.reading.placed import PlacedMention
from geo.reading.roles import WIDE, specificity

SAME_PLACE_M = 3_000.0
UNPLACED = 10
AROUND_M = 30_000.0
"""What lies near a city, or on one side of it, lies within this."""

WIDEST_M = 40_000.0


def same_place(one: Draft, other: Draft) -> bool:
    """Whether the pins lie together, or one names the other's pin among its places."""
    pins = [draft.places[0].placed for draft in (one, other) if draft.places]
    if one.pin is None or other.pin is None or any(pin.status == "inferred" for pin in pins):
        return bool(_names(one) & _names(other))
    together = not (one.general or other.general or _alike_but_two(one, other))
    return (
        (together and distance_m(one.pin, other.pin) <= SAME_PLACE_M) or _named_by(one, other) or _named_by(other, one)
    )


def _alike_but_two(one: Draft, other: Draft) -> bool:
    """Whether the pins are two quarters or two villages, which may lie side by side and are not one."""
    first, second = (draft.places[0].placed.place for draft in (one, other))
    return first is not None and second is not None and first.id != second.id and first.kind == second.kind


def _names(draft: Draft) -> frozenset[str]:
    """The names of its spots; of those it is only near, where it has no others."""
    return frozenset(one.placed.mention.name for one in draft.spots or draft.places)


def _named_by(one: Draft, other: Draft) -> bool:
    pin = one.places[0].placed.place
    return pin is not None and any(place.placed.place and place.placed.place.id == pin.id for place in other.named)


def in_one_land(earlier: Draft, later: Draft) -> bool:
    """Whether the pins of both lie in one governorate."""
    first, second = ({_land_around(one.placed) for one in draft.spots} - {None} for draft in (earlier, later))
    return bool(first & second)


def closer(one: Draft, other: Draft) -> bool:
    """Whether one names a closer spot than the other does."""
    return closeness(one) < closeness(other)


def closeness(draft: Draft) -> int:
    """How closely the closest of its spots says where."""
    return min((specificity(one.placed) for one in draft.spots), default=UNPLACED)


def is_vague(draft: Draft) -> bool:
    """Whether it names no closer place than a district, not even as one it was near."""
    return all(specificity(one.placed) >= WIDE for one in draft.named)


def at_hospital(draft: Draft) -> bool:
    """Whether it only tells where people were treated."""
    return all("facility" in one.placed.mention.kinds for one in draft.spots)


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether a spot of one draft lies in a countryside, a region or around a city that the other tells of."""
    if not outer.general:
        return False
    spots = [one.placed for one in inner.named if one.placed.point is not None]
    return any(_holds(one.placed, spot, near=one.role == "near") for one in outer.named for spot in spots)


def _holds(area: PlacedMention, spot: PlacedMention, *, near: bool) -> bool:
    """Whether an area, or the land near a place, holds a spot that is told more closely."""
    if specificity(spot) >= specificity(area) and not near:
        return False
    land = _land_itself(area)
    if land is not None:
        return land == _land_around(spot)
    if area.point is None or spot.point is None or not (near or specificity(area) >= WIDE):
        return False
    around = AROUND_M if near else min(area.uncertainty_m or 0, WIDEST_M)
    return distance_m(area.point, spot.point) <= around


def _land_itself(area: PlacedMention) -> str | None:
    """The governorate that a mention means, whole or its countryside."""
    place = area.resolution.anchors[0] if isinstance(area.resolution, Inferred) else area.place
    named = area.mention.form == "countryside" or isinstance(area.resolution, Inferred) is False
    return place.id if place and named and place.kind == "governorate" else None


def _land_around(spot: PlacedMention) -> str | None:
    """The governorate that a spot lies in."""
    place = spot.resolution.anchors[0] if isinstance(spot.resolution, Inferred) else spot.place
    if place is None:
        return None
    return place.id if place.kind == "governorate" else place.admin1


def elsewhere(lead: Draft, detail: Draft) -> bool:
    """Whether a lead tells of governorates and no spot of the detail lies in one of them."""
    lands = {_land_around(one.placed) for one in lead.spots} - {None}
    inside = {_land_around(one.placed) for one in detail.spots or detail.borrowed} - {None}
    return bool(lands and inside and not lands & inside)
