"""The lexicons as data: every entry is sound, patterns mean what they say, sentences state what they should."""

import tomllib
from importlib.resources import files

import pytest

from geo.events import KIND_IDS
from geo.reading.claims import read_sentence
from geo.reading.lexicon import LANGUAGES, LexiconError, _check, load_lexicon
from geo.reading.patterns import PatternTable, split_words

PATTERNS = [
    ("قصف*", "قصفت الطائرات", True),
    ("قصف*", "والقصف مستمر", True),
    ("قصف*", "للقصف", True),
    ("قصف", "قصفت", False),
    ("فك الحصار", "لفك الحصار", True),
    ("فك الحصار", "فك عن الحصار", False),
    ("خرج* ~ عن الخدمة", "خرج المستوصف عن الخدمة", True),
    ("خرج* ~ عن الخدمة", "خرج واحد اثنان ثلاثة أربعة خمسة ستة عن الخدمة", False),
    ("منع* ~~ خروج*", "منع واحد اثنان ثلاثة أربعة خمسة ستة خروج", True),
    ("يمنع*|تمنع* ~ دخول*", "تمنع قوات النظام دخول", True),
    ("غار* جوي*", "غاراتٍ جويّة", True),
    ("أغلق*", "اغلقت", True),
    ("air strike*", "Air strikes", True),
    ("shell*", "shelled", True),
    ("government", "the government's", True),
]


@pytest.mark.parametrize(("pattern", "text", "found"), PATTERNS)
def test_patterns(pattern: str, text: str, found: bool) -> None:
    assert PatternTable([(pattern, True)]).occurs(split_words(text, 0, len(text))) is found


STATED = [
    ("قصفت طائرات النظام المدينة", ["airstrike"]),
    ("قصف النظام البلدة بالمدفعية الثقيلة", ["shelling"]),
    ("استهدفت البلدة بقذائف الهاون", ["shelling"]),
    ("استهدفت طائرة مسيرة سيارة", ["airstrike"]),
    ("انفجرت عبوة ناسفة بسيارة", ["explosion"]),
    ("شنت حملة مداهمات واعتقالات", ["arrest"]),
    ("اندلعت اشتباكات بين الطرفين", ["clash"]),
    ("يحاصر التنظيم الأحياء", ["siege"]),
    ("يمنع الحاجز خروج المدنيين", ["siege"]),
    ("أعيد فتح معبر المدينة", ["crossing"]),
    ("نزحت العائلات", ["displacement"]),
    ("وزع الهلال الأحمر سلالا غذائية", ["aid"]),
    ("توصل الطرفان إلى اتفاق هدنة", ["negotiation"]),
    ("سيطرت الفصائل على القرية", ["territory"]),
    ("المناطق الخاضعة لسيطرة النظام", []),
    ("الأحياء التي يسيطر عليها التنظيم", []),
    ("خرج المشفى عن الخدمة", ["infrastructure"]),
    ("ارتفعت أسعار الخبز", ["economy"]),
    ("لم تقصف الطائرات البلدة", []),
    ("نية النظام قصف البلدة", []),
    ("طالب السكان بفتح المعبر", []),
    ("خروقات وقف إطلاق النار", []),
    ("Warplanes struck the market", ["airstrike"]),
    ("Artillery pounded the suburb", ["shelling"]),
    ("The rebels did not shell the town", []),
    ("The army plans to evacuate civilians", []),
    ("Residents were evacuated", ["displacement"]),
    ("The convoy delivered food", ["aid"]),
    ("Prices of bread doubled", ["economy"]),
]


@pytest.mark.parametrize(("text", "kinds"), STATED)
def test_what_a_clause_states(text: str, kinds: list[str]) -> None:
    lexicon = load_lexicon("en" if text.isascii() else "ar")
    reading = read_sentence(text, (0, len(text)), lexicon)
    assert [clause.kind for clause in reading.clauses if clause.kind and not clause.weak] == kinds


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_has_triggers(lang: str) -> None:
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", f"{lang}.toml").read_text("utf-8"))
    assert {entry["kind"] for entry in table["trigger"]} == set(KIND_IDS)


BAD = [
    {"kind": "riot", "words": ["x"]},
    {"kind": "siege", "words": ["x"], "strength": "loud"},
    {"kind": "siege", "words": ["x"], "change": "melted"},
    {"kind": "siege", "words": ["x"], "needs": ["no such group"]},
]


@pytest.mark.parametrize("entry", BAD)
def test_a_bad_entry_is_named(entry: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match=r"xx\.toml"):
        _check("xx.toml", entry, {})


def test_any_other_language_reads_as_english() -> None:
    assert load_lexicon("fr").triggers.occurs(split_words("a siege", 0, 7))
