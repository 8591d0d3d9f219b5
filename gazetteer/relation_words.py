"""Words of a relation in Arabic and English, folded; Arabic ones stand without their article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from gazetteer.compass import Side
from gazetteer.folding import fold
from gazetteer.relation import Relation

SIDES = {
    Side.NORTHEAST: "شمال شرق, شمال شرقي, شمالي شرقي, شرقي شمالي, northeast, north east, northeastern, north eastern, "
    "northeasterly",
    Side.SOUTHEAST: "جنوب شرق, جنوب شرقي, جنوبي شرقي, شرقي جنوبي, southeast, south east, southeastern, south eastern",
    Side.SOUTHWEST: "جنوب غرب, جنوب غربي, جنوبي غربي, غربي جنوبي, southwest, south west, southwestern, south western",
    Side.NORTHWEST: "شمال غرب, شمال غربي, شمالي غربي, غربي شمالي, northwest, north west, northwestern, north western",
    Side.NORTH: "شمال, شمالي, north, northern, north northwest, north northeast",
    Side.EAST: "شرق, شرقي, east, eastern, east northeast, east southeast",
    Side.SOUTH: "جنوب, جنوبي, south, southern, south southwest, south southeast",
    Side.WEST: "غرب, غربي, west, western, west northwest, west southwest",
}
"""A point of sixteen is read as the main one beside it."""

UNITS_M = {
    1_000.0: "كم, كلم, كيلومتر, كيلومترا, كيلومترات, كيلو, كيلو متر, كيلو مترا, كيلو مترات, km, kms, kilometer, "
    "kilometers, kilometre, kilometres",
    1_609.344: "ميل, ميلا, اميال, mile, miles",
    1.0: "متر, مترا, امتار, m, meter, meters, metre, metres",
}
DUALS_M = {2_000.0: "كيلومترين, كيلو مترين", 2 * 1_609.344: "ميلين"}

NUMBERS = {
    "واحد": 1, "ثلاثه": 3, "اربعه": 4, "خمسه": 5, "سته": 6, "سبعه": 7, "ثمانيه": 8, "تسعه": 9, "عشره": 10,
    "عشرين": 20, "ثلاثين": 30, "اربعين": 40, "خمسين": 50,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "بضعه": 4, "عده": 4, "few": 4, "several": 5, "couple": 2,
}  # fmt: skip
"""Numbers in words, as they stand before a unit; "a few" is read as four."""

LEADS = {
    Relation.NEXT_TO: "قريه مجاوره, مجاوره, مجاور, قرب, بالقرب, بقرب, بجوار, بجانب, الي جانب, جوار, قريبه, قريب, "
    "ملاصق, ملاصقه, محاذيه, محاذي, بمحاذاه, مقابل, مقابله, قباله, next to, near, nearby, near to, "
    "close to, adjacent to, beside, neighbouring village, neighboring village, neighbouring, neighboring, "
    "village next, village near, not far, opposite, across from, alongside",
    Relation.OUTSKIRTS: "اطراف, طرف, مشارف, ضواحي, تخوم, محيط, مدخل, مداخل, باطراف, بمحيط, بضواحي, outskirts, suburbs, "
    "suburb, vicinity, surroundings, around, edge, edges, fringe, fringes, periphery, entrance, entrances",
    Relation.COUNTRYSIDE: "ريف, بريف, ارياف, countryside, rural, rural areas, rural parts",
    Relation.ROAD: "طريق, طريق دولي, طريق عام, اوتوستراد, اتوستراد, طريق واصل, طريق رابط, road, highway, motorway, "
    "road linking, road connecting, highway linking, highway connecting",
    Relation.BANK: "ضفه, ضفتي, ضفاف, ضفه يمني, ضفه يسري, شاطي, bank, banks, left bank, right bank, shore, shores",
    Relation.MIDWAY: "منتصف طريق بين, منتصف مسافه بين, منتصف طريق, منتصف بين, midway between, halfway between, "
    "half way between, mid way between, halfway, midway",
    Relation.BETWEEN: "بين, ما بين, فيما بين, واقع بين, واقعه بين, between, in between",
    Relation.PART_OF: "وسط, احياء, قلب, داخل, parts, part, centre, center, downtown, neighbourhoods, neighborhoods",
}

FILLERS = frozenset(
    {"علي", "بعد", "حوالي", "نحو", "بنحو", "بحوالي", "الي", "باتجاه", "مسافه", "بمسافه", "في", "من", "عن", "عند", "جهه",
     "نهر", "عاصمه", "واقع", "واقعه", "تقع", "يقع", "تبعد", "يبعد", "مودي", "بالضبط", "مباشره", "اقل", "اكثر", "about",
     "some", "roughly", "approximately", "just", "immediately", "directly", "to", "the", "a", "in", "on", "at", "by",
     "of", "from", "away", "s", "river", "capital", "located", "situated", "lying", "left", "right", "along", "leading",
     "than", "less", "more", "nearly", "over", "side"}
)  # fmt: skip
"""Small words between the parts of a phrase."""

GENERIC = frozenset({"مدينه", "بلده", "قريه", "منطقه", "town", "city", "village", "area"})
"""An anchor of these words alone is understood from the text: the town's western outskirts."""

JOINERS = frozenset({"and", "و", "with", "to", "الي", "حتي", "مع"})
"""What stands between the two names of a way."""

BESIDE = frozenset({"قرب", "بقرب", "بالقرب", "بجوار", "مقابل", "قباله", "عند", "near", "opposite", "at", "by"})
"""Words after which the name of a river is followed by the place on it."""


Meaning = TypeVar("Meaning")


def spelled(table: Mapping[Meaning, str]) -> dict[tuple[str, ...], Meaning]:
    """A table of meanings by the words of each of their spellings."""
    return {tuple(fold(words).split()): meaning for meaning, listed in table.items() for words in listed.split(", ")}


SIDE_WORDS, UNIT_WORDS, DUAL_WORDS, LEAD_WORDS = spelled(SIDES), spelled(UNITS_M), spelled(DUALS_M), spelled(LEADS)
LONGEST = 3

TYING = frozenset({"مجاوره", "مجاور", "محاذيه", "محاذي", "قريبه", "ملاصقه", "ملاصق", "مقابله", "مقابل"})
"""Words without an article that tie a name to them by ل; a word with one always does (الريف الغربي لحلب)."""
