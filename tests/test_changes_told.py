"""What a sentence says of a siege or a passage: begun, tightened, eased, lifted; opened, closed. In both languages."""

from __future__ import annotations

from datetime import date

import pytest

from gazetteer import load_gazetteer
from geo.reading import read

WEDNESDAY = date(2017, 3, 15)

CHANGES = {
    ("siege", "began"): [
        "فرضت قوات النظام حصاراً على بلدة كناكر يوم الاثنين.",
        "استكملت الفصائل تطويق بلدة الفوعة صباح اليوم.",
        "عاد الحصار إلى مدينة التل بعد أسبوع من الهدوء.",
        "The army imposed a blockade on the town of Kanaker on Monday.",
        "Rebels completed the encirclement of al-Fuah.",
    ],
    ("siege", "tightened"): [
        "شددت قوات النظام حصارها على بلدة مضايا.",
        "أطبقت قوات النظام الحصار على مدينة داريا.",
        "إحكام الطوق على مدينة التل من قبل قوات النظام.",
        "اشتد الحصار على مدينة دوما هذا الأسبوع.",
        "Government forces tightened the siege of Madaya.",
    ],
    ("siege", "eased"): [
        "خففت قوات النظام الحصار عن مدينة التل.",
        "أعلن المجلس المحلي تخفيف الحصار على بلدة قدسيا.",
        "Government forces eased the siege of Madaya.",
    ],
    ("siege", "lifted"): [
        "فكت قوات النظام الحصار عن مدينة قدسيا.",
        "كسرت الفصائل الحصار عن مدينة داريا.",
        "رفع الحصار عن بلدة ببيلا أمس.",
        "انتهى الحصار المفروض على مدينة التل.",
        "The siege of Nubl was lifted on Wednesday.",
        "The army broke the siege of Kuweires airbase.",
    ],
    ("crossing", "opened"): [
        "أزالت قوات النظام، ظهر الاثنين، السواتر عن الطريق بين بلدة ببيلا ودمشق.",
        "The crossing at Jarablus reopened on Thursday.",
    ],
    ("crossing", "closed"): [
        "لم يعاد فتح معبر نصيب أمام المسافرين.",
        "أغلقت تركيا معبر باب السلامة.",
        "Turkey closed the Bab al-Salama crossing.",
    ],
}
TOLD = [(kind, change, text) for (kind, change), texts in CHANGES.items() for text in texts]


@pytest.mark.parametrize(("kind", "change", "text"), TOLD, ids=[row[2] for row in TOLD])
def test_a_sentence_tells_the_change(kind: str, change: str, text: str) -> None:
    events = read(text, load_gazetteer(), published=WEDNESDAY).events
    assert [(one.kind, one.change) for one in events] == [(kind, change)]
