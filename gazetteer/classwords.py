"""Words beside a name: what they say of the kind of place, and how they translate.

Everything is folded, Arabic words stand without their article. A class word is read apart from the name only
where the whole name is not found: جسر الشغور is a town, جسر السياسية a bridge.
"""

from __future__ import annotations

CLASS_WORDS = {
    "city, town": "مدينه, city, sehir, ville, stadt, madinat, madinah",
    "town, city, village": "بلده, town, baldat, balda, kasaba",
    "village, town": "قريه, قريتي, ضيعه, village, qaryat, qarya, dorf, gund, koy",
    "neighbourhood": "حي, احياء, حيي, حاره, ضاحيه, neighbourhood, neighborhood, quarter, suburb, hayy, hay, mahalle",
    "camp": "مخيم, مخيمات, camp, camps, refugee camp, refugee camps, idp camp, mukhayyam",
    "airport, airbase": "مطار, airport, airfield, matar",
    "airbase, airport": "مطار عسكري, military airport, airbase, air base, قاعده جويه",
    "gas_field, oil_field, facility": "حقل, حقول, field, oilfield, oil field, gas field, حقل نفط, حقل غاز",
    "border_crossing, crossing": "معبر, crossing, border crossing, gate",
    "bridge": "جسر, bridge",
    "dam": "سد, dam",
    "subdistrict": "ناحيه, subdistrict, nahiya, nahiyah",
    "district": "منطقه, قضاء, county, mintaqah",
    "governorate": "محافظه, governorate, province, muhafazat, gouvernorat",
    "river": "نهر, river",
    "lake": "بحيره, lake",
    "mountain": "جبل, جبال, mount, mountain, jabal, jebel",
    "village": "مزرعه, مزارع, farm, farms, mazraat",
    "region": "ريف, countryside",
}
"""Kinds a class word calls for, likeliest first, and its spellings."""

KINDS_BY_WORD = {word: tuple(kinds.split(", ")) for kinds, words in CLASS_WORDS.items() for word in words.split(", ")}

FACILITIES = frozenset({
    "airport", "airbase", "gas_field", "oil_field", "refinery", "facility", "bridge", "dam", "camp", "crossing",
    "border_crossing", "river", "lake", "mountain",
})  # fmt: skip
"""Kinds that are never meant by the bare name of the town beside them."""

TRANSLATIONS = {
    "شرقي": (
        "شرقيه, eastern, east, oriental, orientale, ost, sharqi, sharqiyah, sharqiyeh, sharqiya, charki, charqiye, dogu"
    ),
    "غربي": "غربيه, western, west, occidental, occidentale, gharbi, gharbiyah, gharbiyeh, gharbiya, gharbieh, bati",
    "شمالي": "شماليه, northern, north, shamali, shamaliyah, shamaliyeh, shmali, kuzey",
    "جنوبي": "جنوبيه, قبلي, قبليه, southern, south, janubi, janubiyah, janubiyeh, jnubi, qibli, qiblieh, guney",
    "فوقاني": (
        "فوقانيه, فوقا, فوقه, فوقاء, عليا, علوي, اعلي, علياء, upper, fawqani, fawqaniyah, foqani, foqa, fawqa, ulya, "
        "olya, yukari"
    ),
    "تحتاني": (
        "تحتانيه, تحتا, تحته, سفلي, سفليه, سفلا, سفلاني, سفلانيه, lower, tahtani, tahtaniyah, tahta, sufla, safla, "
        "asagi"
    ),
    "وسطاني": "وسطي, وسطانيه, اوسط, وسط, middle, central, wusta, wastani, wasta, wustani, wastaniyah",
    "كبير": "كبيره, كبري, big, great, large, greater, major, kabir, kabirah, kabireh, kebir, kbir, kabira, buyuk",
    "صغير": "صغيره, صغري, little, small, lesser, minor, saghir, saghirah, saghireh, sghir, saghira, kucuk",
    "جديد": "جديده, new, jadid, jadidah, jadideh, jdid, jadida, yeni",
    "قديم": "قديمه, عتيق, عتيقه, old, qadim, qadimah, qadimeh, qadima, atiq, atiqah, eski",
    "تل": "تله, تلول, hill, tell, tall, tal, tel, til, tepe, gir",
    "خربه": "خرب, خربت, kherbet, khirbat, khirbet, khirbah, kharbet, khurbat, xirbe, xerbe",
    "وادي": "valley, wadi",
    "جبل": "mount, mountain, jabal, jebel, djebel, cebel",
    "نهر": "river, nahr",
    "قلعه": "castle, citadel, qalat, qalaat, qalaa, kale",
    "مزرعه": "مزارع, farm, farms, mazraat, mazraa, mazraet, mazrat, mezraa",
    "بئر": "بير, ابار, bir, beer, bier, bi'r, well",
    "مدينه": "city",
    "عين": "spring, ain, ayn, ein, eyn, 3ain, 3ayn, 3ein",
    "بيت": "bayt, beit, bait, bet, house",
    "ام": "um, umm, om, omm, oum, oumm",
    "ابو": "بو, abu, abou, abo, abul, aboul, bu, abi, ابي, ابا",
    "ابن": "بن, ibn, bin, ben",
    "عبد": "abd, abdul, abdel, abdal, abed",
    "شيخ": "شيوخ, sheikh, shaykh, sheik, cheikh, shekh, seyh, sex",
}
"""A word as it is compared, and the spellings, genders, synonyms and translations that mean the same."""

CANONICAL = {spelling: word for word, spellings in TRANSLATIONS.items() for spelling in spellings.split(", ")}

ADJECTIVES = frozenset({"شرقي", "غربي", "شمالي", "جنوبي", "فوقاني", "تحتاني", "وسطاني", "كبير", "صغير", "جديد", "قديم"})
"""Compared words that part namesakes; English writes them first, Arabic last."""

HEADS = frozenset(
    {"تل", "خربه", "مزرعه", "قلعه", "جبل", "وادي", "بئر", "عين", "شيخ", "رسم", "كفر", "حوش", "دير", "قصر", "جب", "نبع"}
)
"""Generic first words that a source may leave out."""

LEADING = HEADS | {"ام", "ابو", "ابن", "عبد", "راس", "بيت", "جسر", "مدينه"}
"""Words that do not stand alone: what they begin has a word more."""

LATIN_ARTICLES = frozenset({
    "al", "el", "ul", "il", "ol", "ar", "er", "as", "es", "ash", "esh", "ach", "ech", "asch", "esch", "at", "et", "ath",
    "eth", "ad", "ed", "adh", "az", "ez", "an", "en", "l", "the", "of", "de", "du", "des", "la", "le", "in", "for",
})  # fmt: skip
"""The Arabic article as romanised before sun and moon letters, and small words of European languages."""

NEARNESS = frozenset({"قرب", "جانب", "جوار", "محيط", "near", "nearby", "beside", "around"})
"""Words after which a name is followed by a better known place beside it."""

KIN = (
    frozenset({"city", "town", "village", "settlement"}),
    frozenset({"settlement", "neighbourhood", "camp"}),
    frozenset({"airport", "airbase"}),
    frozenset({"oil_field", "gas_field", "refinery", "field", "facility"}),
    frozenset({"crossing", "border_crossing"}),
)
"""Kinds that sources take for one another."""


def are_kin(one: str, other: str) -> bool:
    """Whether two kinds may be said of one place."""
    return one == other or any(one in kin and other in kin for kin in KIN)
