"""Which sentences of a report tell one event, which two, and which none: habits, totals, sums, echoes."""

from __future__ import annotations

from datetime import date

import pytest

from gazetteer import load_gazetteer
from geo.reading import read

PUBLISHED = date(2019, 6, 12)

ONE_EVENT = {
    "a lead without a place, its detail by the victims": (
        "قُتل أربعة مدنيين جراء قصف لقوات النظام على بلدة في ريف إدلب. وقال الدفاع المدني إن طفلين وامرأتين قُتلوا "
        "مساء الثلاثاء في بلدة كفرنبل.",
        ("shelling", "كفرنبل"),
    ),
    "the explosion, told more closely": (
        "قُتل عنصران من قسد، الثلاثاء، بانفجار عبوة ناسفة في ريف دير الزور. واستهدف الانفجار سيارة قرب المخبز الآلي في "
        "بلدة ذيبان.",
        ("explosion", "ذيبان"),
    ),
    "shelling of the title, a raid of the body": (
        "قصف على خان شيخون\n\nشنت طائرات حربية، الثلاثاء، ثلاث غارات على مدينة خان شيخون، ما أسفر عن مقتل طفل.",
        ("airstrike", "خان شيخون"),
    ),
    "the dead of a battle": (
        "وثق المرصد مقتل عنصرين من الفصائل، جراء الاشتباكات مع قوات النظام على محور بلدة كفرنبودة.",
        ("clash", "كفرنبودة"),
    ),
    "the assault is the explosion told before": (
        "انفجر لغم أرضي، الثلاثاء، بسيارة في بلدة هجين. وأسفر الهجوم عن مقتل خمسة عناصر من قسد.",
        ("explosion", "هجين"),
    ),
    "fires and the wounded on their way to hospital": (
        "قصفت الطائرات الحربية، الثلاثاء، مدينة سراقب، ما أدى إلى نشوب حرائق في المنازل، وعملت الفرق على إخلاء المصابين "
        "ونقل الجرحى إلى مشفى في مدينة إدلب.",
        ("airstrike", "سراقب"),
    ),
    "a habit in a relative clause": (
        "قصفت قوات النظام، الثلاثاء، بلدة الهبيط بقذائف الهاون، رداً على الهجمات التي تشنها الفصائل على مواقعها.",
        ("shelling", "الهبيط"),
    ),
    "a campaign told as background": (
        "قُتل مدني، الثلاثاء، بقصف مدفعي على بلدة كفرنبل. وتتعرض مدن وبلدات ريف إدلب منذ أشهر لقصف متكرر. وتتواصل عمليات "
        "القصف بشكل شبه يومي.",
        ("shelling", "كفرنبل"),
    ),
    "a count of a month": (
        "اغتال مجهولون، الثلاثاء، شاباً في بلدة تسيل. ووثق مكتب الشهداء 36 عملية ومحاولة اغتيال في درعا خلال الشهر الماضي، "
        "أسفرت عن مقتل 20 شخصاً.",
        ("killing", "تسيل"),
    ),
    "what everybody is reminded of": (
        "انفجرت عبوة ناسفة، الثلاثاء، في مدينة منبج. ويشار إلى أن المدينة شهدت تفجيرات بالسيارات المفخخة.",
        ("explosion", "منبج"),
    ),
}

SEVERAL = {
    "a lead that adds up its details": (
        "قُتل عشرة مدنيين، الثلاثاء، بقصف جوي على سراقب وبنش ومعرة مصرين بريف إدلب. وقتل ستة منهم بغارة استهدفت سوقاً في "
        "سراقب. كما قتل أربعة بغارة على بنش.",
        [("airstrike", "سراقب"), ("airstrike", "بنش")],
    ),
    "a battle and what is reported of another day": (
        "هز انفجار لغم أرضي بلدة هجين، وكان المرصد السوري قد نشر في السادس من حزيران، أن عبوة ناسفة انفجرت في مدينة الشحيل.",
        [("explosion", "هجين"), ("explosion", "الشحيل")],
    ),
    "raids on one town, each with its dead": (
        "قتل أربعة مدنيين، الثلاثاء، بقصف استهدف مدرسة في مدينة سراقب. كما قتل مدنيان بغارة جوية على السوق وسط مدينة سراقب.",
        [("shelling", "سراقب"), ("airstrike", "سراقب")],
    ),
}


def told(text: str) -> list[tuple[str, str]]:
    """Kind and first place of each event read."""
    events = read(text, load_gazetteer(), published=PUBLISHED).events
    return [(event.kind, event.places[0].text if event.places else "") for event in events]


@pytest.mark.parametrize(("text", "event"), ONE_EVENT.values(), ids=ONE_EVENT.keys())
def test_one_event(text: str, event: tuple[str, str]) -> None:
    assert told(text) == [event]


@pytest.mark.parametrize(("text", "events"), SEVERAL.values(), ids=SEVERAL.keys())
def test_several_events(text: str, events: list[tuple[str, str]]) -> None:
    assert told(text) == events


def test_what_is_reported_of_another_day_lends_its_day_to_nothing_else() -> None:
    text, _ = SEVERAL["a battle and what is reported of another day"]
    days = [event.when and event.when.start for event in read(text, load_gazetteer(), published=PUBLISHED).events]
    assert days == [PUBLISHED, date(2019, 6, 6)]


def test_habits_stand_where_the_article_is_about_them() -> None:
    assert told("تتعرض مدينة سراقب منذ أشهر لقصف مدفعي متكرر.") == [("shelling", "سراقب")]
