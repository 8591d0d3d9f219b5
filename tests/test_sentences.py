"""Sentences and headings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت الطائرات دوما. وأضاف المرصد أن ثلاثة قتلوا.", ["قصفت الطائرات دوما.", "وأضاف المرصد أن ثلاثة قتلوا."]),
        ("هل انتهى الحصار؟ لا أحد يعلم.", ["هل انتهى الحصار؟", "لا أحد يعلم."]),
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("سطر أول\r\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("بلغ السعر 2.5 دولار. ثم ارتفع.", ["بلغ السعر 2.5 دولار.", "ثم ارتفع."]),
        ("وقال د. أحمد إن المشفى خرج عن الخدمة.", ["وقال د. أحمد إن المشفى خرج عن الخدمة."]),
        ("قال: “لن نخرج.” ثم مضى.", ["قال: “لن نخرج.”", "ثم مضى."]),
        ("انتظروا... ثم عادوا.", ["انتظروا...", "ثم عادوا."]),
        ("الحصار مستمر…", ["الحصار مستمر…"]),
        ("Mr. Smith left. He was tired.", ["Mr. Smith left.", "He was tired."]),
        ("Troops of the U.S. army left. They went.", ["Troops of the U.S. army left.", "They went."]),
        ("About 5.5 million fled. Some stayed.", ["About 5.5 million fled.", "Some stayed."]),
        ("It began at 9 a.m. on Friday.", ["It began at 9 a.m. on Friday."]),
        ('"We left." They said so.', ['"We left."', "They said so."]),
        ("J. K. Jones spoke. Nobody heard.", ["J. K. Jones spoke.", "Nobody heard."]),
        ("He went! Why? Nobody knows.", ["He went!", "Why?", "Nobody knows."]),
        ("The Sept. 5 attack. It failed.", ["The Sept. 5 attack.", "It failed."]),
        ("قصف السوق، على صعيد آخر، انفجر لغم.", ["قصف السوق", "على صعيد آخر، انفجر لغم."]),
        ("اعتقلوا شابا، ويُذكر أن أخاه قتل.", ["اعتقلوا شابا", "ويُذكر أن أخاه قتل."]),
        ("وصلوا إلى ذلك المكان، إلى ذلك البيت.", ["وصلوا إلى ذلك المكان", "إلى ذلك البيت."]),
        ("", []),
        (" \n … \n", []),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    assert sentences(text) == expected


def test_sentences_are_read_paragraph_by_paragraph():
    text = "أول. ثان.\nثالث."
    assert [s.span for s in split_sentences(text, [(10, 15), (0, 4)])] == [(10, 15), (0, 4)]


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("ريف حلب: قصفت القوات بلدة.\nدمشق هادئة.", {"قصفت القوات بلدة.": "ريف حلب", "دمشق هادئة.": None}),
        ("حلب::\nقصف البلدة.\nوانفجر لغم.", {"قصف البلدة.": "حلب", "وانفجر لغم.": "حلب"}),
        ("حلب:\nقصف.\nإدلب:\nهدوء.", {"قصف.": "حلب", "هدوء.": "إدلب"}),
        ("Deir Ezzor province: clashes broke out.", {"clashes broke out.": "Deir Ezzor province"}),
        ("وقال المرصد: قتل ثلاثة.", {"وقال المرصد: قتل ثلاثة.": None}),
        ("He said: nobody came.", {"He said: nobody came.": None}),
        ("عند الساعة 9:30 بدأ القصف.", {"عند الساعة 9:30 بدأ القصف.": None}),
    ],
)
def test_a_heading_governs_what_follows(text, under):
    found = {
        text[s.start : s.end]: s.heading and text[slice(*s.heading)] for s in split_sentences(text, [(0, len(text))])
    }
    assert {sentence: found.get(sentence, "missing") for sentence in under} == under


@settings(deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from("ابت .،؛:؟\n()«»“”'\"-123aZ"), max_size=120))
def test_sentences_lie_apart_in_order_and_lose_no_letter(text):
    last, kept = 0, []
    for sentence in split_sentences(text, [(0, len(text))]):
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
        kept.append(text[sentence.start : sentence.end])
    assert sum(c.isalnum() for c in "".join(kept)) == sum(c.isalnum() for c in text)
