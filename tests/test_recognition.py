"""Place names in running text: particles, lists, class words, false places; properties on any text."""

import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import NameTable, load_gazetteer, name_table, recognize, stems, tokenize


@cache
def names() -> NameTable:
    return name_table(load_gazetteer())


def surfaces(text: str) -> list[str]:
    return [mention.text for mention in recognize(text, names())]


FOUND = [
    # particles written onto a name
    ("وصلت القافلة إلى دوما", ["دوما"]),
    ("قصف على دوما وحرستا", ["دوما", "حرستا"]),
    ("في حلب وإدلب وحماة", ["حلب", "إدلب", "حماة"]),
    ("بدوما سقطت قذيفتان", ["دوما"]),
    ("غارات بإدلب", ["إدلب"]),
    ("طريق مؤدٍ للرقة", ["لرقة"]),
    ("لحمص أيضا نصيب", ["حمص"]),
    ("ولدمشق حصة", ["دمشق"]),
    ("وبحلب كذلك", ["حلب"]),
    ("فدرعا ثم السويداء", ["درعا", "السويداء"]),
    # marks, tatweel, joined and split words
    ("في إدلبَ وريفها", ["إدلبَ"]),
    ("مدينة ديرالزور", ["ديرالزور"]),
    ("مدينة الـرقة", ["الـرقة"]),
    ("في حماه", ["حماه"]),
    # duals, plurals and lists shared out
    ("حيي الجورة والقصور", ["الجورة", "القصور"]),
    ("بلدتي كفريا والفوعة", ["كفريا", "الفوعة"]),
    ("مدينتي الباب ومنبج", ["الباب", "منبج"]),
    ("قريتي الصفا والمروة", ["الصفا", "المروة"]),
    ("مدن سراقب وأريحا وجسر الشغور", ["سراقب", "أريحا", "جسر الشغور"]),
    ("أحياء الجورة والقصور وهرابش", ["الجورة", "القصور", "هرابش"]),
    ("بلدات سقبا وحمورية وكفر بطنا", ["سقبا", "حمورية", "كفر بطنا"]),
    ("بريفي درعا والسويداء", ["ريفي درعا", "السويداء"]),
    ("محافظات حلب وإدلب وحماة", ["حلب", "إدلب", "حماة"]),
    # class words, with names a gazetteer may lack
    ("قرية البو جمعة المجاورة", ["البو جمعة"]),
    ("قرية “الزعفرانية” شرقاً", ["الزعفرانية"]),
    ("معبر “أبو الفوارس” مغلق", ["معبر “أبو الفوارس"]),
    ("جامع الإيمان وسط البلدة", ["جامع الإيمان"]),
    ("ساحة الكرنك", ["ساحة الكرنك"]),
    ("مخيم أم الجلود", ["مخيم أم الجلود"]),
    # countrysides and sides
    ("في ريف دير الزور الغربي", ["ريف دير الزور الغربي"]),
    ("بريف حلب الشمالي الشرقي", ["ريف حلب الشمالي الشرقي"]),
    ("في الريف الجنوبي", ["الريف الجنوبي"]),
    ("بلدات الريفين الشرقي والشمالي", ["الريفين الشرقي"]),
    ("محافظة ريف دمشق", ["ريف دمشق"]),
    ("قرى وبلدات أرياف الرقة وحلب", ["أرياف الرقة", "حلب"]),
    ("في أحياء حلب الشرقية", ["أحياء حلب الشرقية"]),
    ("شرقي إدلب", ["إدلب"]),
    # not names
    ("في القرية قرب المدينة", []),
    ("قرية صغيرة وبلدة كبيرة", []),
    ("مناطق سيطرة النظام", []),
    ("منطقة خفض التصعيد", []),
    ("محطة الكهرباء والمياه", []),
    ("قال بشار الأسد", []),
    ("قوات سوريا الديمقراطية", []),
    ("عملية درع الفرات", []),
    ("موقع الخابور", []),
    ("تلفزيون سوريا", []),
    ("لواء أحرار حلب", []),
    ("منظمة “دير الزور 24” المحلية", []),
    ("مراسل حلب اليوم", []),
    # English
    ("Aleppo was shelled", ["Aleppo"]),
    ("the town of Madaya", ["Madaya"]),
    ("the northern towns of Fuaa and Kafraya", ["Fuaa", "Kafraya"]),
    ("in eastern Homs countryside", ["eastern Homs countryside"]),
    ("Tal Ghazal village", ["Tal Ghazal"]),
    ("Al-Sukkarah village", ["Al-Sukkarah"]),
    ("in Hama province", ["Hama province"]),
    ("Syrian Democratic Forces said", []),
    ("the Free Syrian Army", []),
    ("we may march on Saturday", []),
    ("in Daraa, SANA said", ["Daraa"]),
    ("near Nassib border crossing", ["Nassib border crossing"]),
    ("Zabadani (Rural Damascus): three hurt", ["Zabadani", "Rural Damascus"]),
    ("the Autonomous Administration", []),
    ("the Palestinian camp", []),
    # weak names after a verb or a loose preposition: whoever places them keeps those that lie beside others
    ("شهدت البحارية اشتباكات", ["البحارية"]),
    ("قصف على قسطون", ["قسطون"]),
    ("an assault on Kabani began", ["Kabani"]),
]


def test_a_weak_name_is_tentative_until_it_is_placed() -> None:
    tentative = {m.text: m.tentative for m in recognize("قصف على قسطون في سهل الغاب وعلى حلب", names())}
    assert tentative == {"قسطون": True, "الغاب": False, "حلب": False}


@pytest.mark.parametrize(
    ("text", "text_of_neighbour"), [("قرية عياش المجاورة", "المجاورة"), ("قرية عياش قرب المدينة", None)]
)
def test_only_an_adjective_ties_a_name_to_the_place_before(text: str, text_of_neighbour: str | None) -> None:
    assert [mention.neighbour for mention in recognize(text, names())] == [text_of_neighbour]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_in_running_text(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


LISTED = [
    (text, names_in)
    for group in tomllib.loads((Path(__file__).parent / "clitics_and_lists.toml").read_text("utf-8")).values()
    for text, names_in in group.items()
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_particles_and_lists_are_taken_apart(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_the_table_of_particles_and_lists_is_large() -> None:
    assert len(LISTED) >= 100


LINKS = [
    ("في مدينة دوما", "دوما", "at"),
    ("شرقي إدلب", "إدلب", "side"),
    ("شمال شرق حلب", "حلب", "side"),
    ("قرب سراقب", "سراقب", "near"),
    ("بالقرب من سراقب", "سراقب", "near"),
    ("بين حلب وإدلب", "حلب", "between"),
    ("north of Homs", "Homs", "side"),
    ("the northern town of Saraqib", "Saraqib", "at"),
    ("near Damascus", "Damascus", "near"),
]


@pytest.mark.parametrize(("text", "surface", "link"), LINKS)
def test_how_the_text_ties_the_spot_to_the_name(text: str, surface: str, link: str) -> None:
    assert {m.text: m.link for m in recognize(text, names())}[surface] == link


KINDS = [
    ("حيي الجورة والقصور", ("neighbourhood",)),
    ("قرية الزعفرانية", ("village",)),
    ("محافظة الرقة", ("governorate",)),
    ("معبر نصيب", ("crossing",)),
    ("مطار منغ", ("airport",)),
    ("حقل “كونيكو” للغاز", ("field",)),
    ("the village of Tal Ghazal", ("village",)),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_the_class_word_says_the_kind(text: str, kinds: tuple[str, ...]) -> None:
    assert {mention.kinds for mention in recognize(text, names())} == {kinds}


def test_a_class_word_in_the_plural_gives_its_kind_to_the_names_before_it() -> None:
    found = recognize("the Tayha and Tabqa crossings and Kafr Nabl village", names())
    assert [(one.text, one.kinds) for one in found][:2] == [("Tayha", ("crossing",)), ("Tabqa", ("crossing",))]


def test_a_side_belongs_to_its_countryside() -> None:
    (mention,) = recognize("في ريف حلب الجنوبي الغربي", names())
    assert (mention.form, mention.name, mention.side) == ("countryside", "حلب", "southwest")


def test_a_bare_countryside_names_no_town() -> None:
    (mention,) = recognize("في الريف الغربي", names())
    assert (mention.form, mention.name, mention.side, mention.known) == ("countryside", "", "west", False)


def test_a_government_named_by_its_capital_is_a_metonym() -> None:
    told, named = recognize("دعت موسكو إلى التهدئة، وسقطت قذيفة في دمشق", names())
    assert (told.metonym, named.metonym) == (True, False)


def test_a_name_cued_once_stands_throughout() -> None:
    assert surfaces("سقطت قذيفة في قرية عياش. عياش خالية الآن.").count("عياش") == 2


STEMS = [
    ("والرقه", {"الرقه", "والرقه"}),
    ("للرقه", {"الرقه"}),
    ("بحلب", {"حلب"}),
    ("وبحلب", {"بحلب", "حلب"}),
]


@pytest.mark.parametrize(("form", "expected"), STEMS)
def test_particles_come_off(form: str, expected: set[str]) -> None:
    assert expected <= {stem for stem, _, _ in stems(form)}


TEXTS = st.text(
    alphabet=st.sampled_from("ابتحخدرسعقلمنهويةىأإ وفبلك،.“”\"()-\nAleppoHomsof,'\u064b\u0640\u200f1"), max_size=80
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_mention_quotes_its_text(text: str) -> None:
    for mention in recognize(f"في حلب {text} وريف إدلب الشرقي {text}", names()):
        whole = f"في حلب {text} وريف إدلب الشرقي {text}"
        assert whole[mention.start : mention.end] == mention.text
        assert mention.text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_tokens_quote_their_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [token.start for token in tokens] == sorted({token.start for token in tokens})


def test_spans_bound_the_search() -> None:
    text = "في حلب. في إدلب."
    assert [m.text for m in recognize(text, names(), [(8, len(text))])] == ["إدلب"]
