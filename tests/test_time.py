"""Expressions of time: tables by language, all read on Wednesday 26 August 2015 unless a row says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events import is_edtf
from geo.reading.time import TimeExpression, default_when, find_times

PUBLISHED = date(2015, 8, 26)

ARABIC = [
    # today, yesterday
    ("قصفت الطائرات اليوم بلدة", "at", "2015-08-26"),
    ("وقال اليوم الأربعاء إن", "at", "2015-08-26"),
    ("فجر اليوم", "at", "2015-08-26"),
    ("صباح اليوم الأربعاء", "at", "2015-08-26"),
    ("اليومَ الأربعاء", "at", "2015-08-26"),
    ("اليوم، الأربعاء 26 آب،", "at", "2015-08-26"),
    ("هذا الصباح", "at", "2015-08-26"),
    ("منذ قليل", "at", "2015-08-26"),
    ("قبل قليل", "at", "2015-08-26"),
    ("أمس", "at", "2015-08-25"),
    ("مساء أمس", "at", "2015-08-25"),
    ("يوم أمس الثلاثاء", "at", "2015-08-25"),
    ("ليلة أمس", "at", "2015-08-25"),
    ("أمس، الثلاثاء، انفجرت", "at", "2015-08-25"),
    ("البارحة", "at", "2015-08-25"),
    ("الليلة الماضية", "at", "2015-08-25"),
    ("وأمس الثلاثاء توفيت", "at", "2015-08-25"),
    ("أول أمس", "at", "2015-08-24"),
    ("أمس الأول", "at", "2015-08-24"),
    ("أول من أمس الاثنين", "at", "2015-08-24"),
    ("يوم غد", "at", "2015-08-27"),
    # weekdays
    ("الأربعاء", "at", "2015-08-26"),
    ("الاثنين", "at", "2015-08-24"),
    ("يوم الإثنين", "at", "2015-08-24"),
    ("الأثنين", "at", "2015-08-24"),
    ("يوم السبت", "at", "2015-08-22"),
    ("والثلاثاء، قتل", "at", "2015-08-25"),
    ("عصر الخميس", "at", "2015-08-20"),
    ("الخميس الفائت", "at", "2015-08-20"),
    ("الأربعاء الماضي", "at", "2015-08-19"),
    ("مساء السبت الماضي", "at", "2015-08-22"),
    ("الأحد المنصرم", "at", "2015-08-23"),
    ("الجمعة المقبل", "at", "2015-08-28"),
    ("الأربعاء القادم", "at", "2015-09-02"),
    ("الثلاثاء قبل الماضي", "at", "2015-08-18"),
    ("فجر الجمعة", "at", "2015-08-21"),
    ("صباح يوم الأحد", "at", "2015-08-23"),
    ("ليل الخميس - الجمعة", "at", "2015-08-20/2015-08-21"),
    ("ليل السبت الأحد", "at", "2015-08-22/2015-08-23"),
    ("ليلة الاثنين/الثلاثاء", "at", "2015-08-24/2015-08-25"),
    # written dates
    ("في 27 تموز", "at", "2015-07-27"),
    ("27 نوفمبر/ تشرين الثاني", "at", "2014-11-27"),
    ("في 27 نوفمبر/تشرين الثاني 2013", "at", "2013-11-27"),
    ("26 آب (أغسطس - أوت)، 2015", "at", "2015-08-26"),
    ("5 مارس/ آذار 2014", "at", "2014-03-05"),
    ("السبت 22 آب", "at", "2015-08-22"),
    ("أمس الثلاثاء 25 آب", "at", "2015-08-25"),
    ("الأحد الفائت 16 آب", "at", "2015-08-16"),
    ("في 6 آب الجاري", "at", "2015-08-06"),
    ("في 30 آب", "at", "2015-08-30"),
    ("في 30 كانون الأول", "at", "2014-12-30"),
    ("١٥ نيسان ٢٠١٤", "at", "2014-04-15"),
    ("في 12 فيفري 2014", "at", "2014-02-12"),
    ("3 جوان الماضي", "at", "2015-06-03"),
    ("في 17/3/2014", "at", "2014-03-17"),
    ("بتاريخ 2014-03-17", "at", "2014-03-17"),
    ("في الخامس والعشرين من تموز الماضي", "at", "2015-07-25"),
    ("في الثالث من آذار 2014", "at", "2014-03-03"),
    ("في العاشر من حزيران", "at", "2015-06-10"),
    ("15 من شهر أيار", "at", "2015-05-15"),
    ("12 آذار من العام الماضي", "at", "2014-03-12"),
    ("12 آذار من عام 2013", "at", "2013-03-12"),
    ("في 12 الجاري", "at", "2015-08-12"),
    ("في 15 من الشهر الجاري", "at", "2015-08-15"),
    ("في الثاني من الشهر الجاري", "at", "2015-08-02"),
    ("في 20 من الشهر الماضي", "at", "2015-07-20"),
    # months
    ("في أيار/مايو الماضي", "at", "2015-05"),
    ("في آب الماضي", "at", "2014-08"),
    ("في آب", "at", "2015-08"),
    ("في كانون الثاني 2014", "at", "2014-01"),
    ("شهر تموز الماضي", "at", "2015-07"),
    ("في آذار من العام الماضي", "at", "2014-03"),
    ("مطلع تموز", "at", "2015-07-01~"),
    ("أوائل تموز", "at", "2015-07-05~"),
    ("منتصف تموز", "at", "2015-07-15~"),
    ("أواخر تموز", "at", "2015-07-25~"),
    ("نهاية شباط", "at", "2015-02-28~"),
    ("منتصف الشهر الجاري", "at", "2015-08-15~"),
    ("مطلع الشهر الحالي", "at", "2015-08-01~"),
    ("أواخر الشهر الماضي", "at", "2015-07-25~"),
    ("الشهر الماضي", "at", "2015-07"),
    ("الشهر الجاري", "at", "2015-08"),
    ("هذا الشهر", "at", "2015-08"),
    # years, seasons
    ("العام الماضي", "at", "2014"),
    ("السنة الماضية", "at", "2014"),
    ("العام الفائت", "at", "2014"),
    ("هذا العام", "at", "2015"),
    ("مطلع العام الجاري", "at", "2015-01~"),
    ("نهاية العام الماضي", "at", "2014-12~"),
    ("عام 2013", "at", "2013"),
    ("في 2013", "at", "2013"),
    ("مطلع عام 2013", "at", "2013-01~"),
    ("منتصف سنة 2014", "at", "2014-06~"),
    ("صيف 2014", "at", "2014-06~/2014-08~"),
    ("شتاء عام 2013", "at", "2012-12~/2013-02~"),
    ("ربيع العام 2014", "at", "2014-03~/2014-05~"),
    ("الشتاء الماضي", "at", "2014-12~/2015-02~"),
    ("الصيف الماضي", "at", "2014-06~/2014-08~"),
    # weeks
    ("الأسبوع الماضي", "at", "2015-08-19~"),
    ("الأسبوع الفائت", "at", "2015-08-19~"),
    ("الأسبوع قبل الماضي", "at", "2015-08-12~"),
    ("هذا الأسبوع", "at", "2015-08-23~"),
    ("الأسبوع المقبل", "at", "2015-09-02~"),
    # ago
    ("قبل أيام", "at", "2015-08-23~"),
    ("قبل أيام قليلة", "at", "2015-08-23~"),
    ("قبل بضعة أيام", "at", "2015-08-23~"),
    ("قبل عدة أيام", "at", "2015-08-23~"),
    ("قبل 3 أيام", "at", "2015-08-23"),
    ("قبل أربعة أيام", "at", "2015-08-22"),
    ("قبل يومين", "at", "2015-08-24"),
    ("قبل يوم", "at", "2015-08-25"),
    ("قبل نحو عشرة أيام", "at", "2015-08-16~"),
    ("قبل حوالي الأسبوع", "at", "2015-08-19~"),
    ("قبل أسبوع", "at", "2015-08-19~"),
    ("قبل حوالي الأسبوعين", "at", "2015-08-12~"),
    ("قبل ثلاثة أسابيع", "at", "2015-08-05~"),
    ("قبل ساعات", "at", "2015-08-26"),
    ("قبل شهر", "at", "2015-07~"),
    ("قبل شهرين", "at", "2015-06~"),
    ("قبل ستة أشهر", "at", "2015-02~"),
    ("قبل أشهر", "at", "2015-05~"),
    ("قبل عام", "at", "2014-08~"),
    ("قبل نحو عامين", "at", "2013-08~"),
    ("قبل ثلاثة أعوام ونصف", "at", "2012-02~"),
    ("قبل سنوات", "at", "2012~"),
    # since
    ("منذ 62 يوما", "since", "2015-06-25~/.."),
    ("منذ ثلاثة أيام", "since", "2015-08-23~/.."),
    ("منذ أيام", "since", "2015-08-23~/.."),
    ("منذ نحو أسبوع", "since", "2015-08-19~/.."),
    ("منذ أكثر من عشرين يوماً", "since", "2015-08-06~/.."),
    ("منذ أكثر من يومين", "since", "2015-08-24~/.."),
    ("منذ ستة أشهر", "since", "2015-02~/.."),
    ("منذ أكثر من أربعة أشهر", "since", "2015-04~/.."),
    ("منذ نحو شهر", "since", "2015-07~/.."),
    ("منذ حوالي ثمانية أشهر", "since", "2015-01~/.."),
    ("منذ عام ونصف", "since", "2014-02~/.."),
    ("منذ أربع سنوات", "since", "2011-08~/.."),
    ("منذ سنوات", "since", "2015-08-26~/.."),
    ("منذ ساعات الصباح", "since", "2015-08-26/.."),
    ("منذ الصباح", "since", "2015-08-26/.."),
    ("منذ الجمعة", "since", "2015-08-21/.."),
    ("منذ صباح أمس", "since", "2015-08-25/.."),
    ("منذ 5 آب", "since", "2015-08-05/.."),
    ("منذ مطلع العام الماضي", "since", "2014-01~/.."),
    ("منذ بداية العام", "since", "2015-01~/.."),
    ("منذ الأسبوع الماضي", "since", "2015-08-19~/.."),
    ("منذ عام 2013", "since", "2013~/.."),
    ("منذ تموز الماضي", "since", "2015-07~/.."),
    ("وبعد مضي حوالي ثمانية أشهر على حصار خانق", "since", "2015-01~/.."),
    ("مضى على الحصار", None, None),
    ("لليوم الثالث على التوالي", "since", "2015-08-24~/.."),
    ("لليوم التاسع على التوالي", "since", "2015-08-18~/.."),
    ("يومها السادس بلا خبز", "since", "2015-08-21~/.."),
    ("للأسبوع الثاني على التوالي", "since", "2015-08-19~/.."),
    ("دخل الحصار عامه الثالث", "since", "2013-08~/.."),
    # over the past
    ("خلال الأشهر الماضية", "during", "2015-05~/2015-08-26"),
    ("خلال الأشهر الثلاثة الماضية", "during", "2015-05~/2015-08-26"),
    ("خلال اليومين الماضيين", "during", "2015-08-24~/2015-08-26"),
    ("خلال الأيام القليلة الماضية", "during", "2015-08-23~/2015-08-26"),
    ("في الأيام الأخيرة", "during", "2015-08-23~/2015-08-26"),
    ("وخلال الساعات الأربع والعشرين الماضية", "during", "2015-08-25~/2015-08-26"),
    ("خلال الـ24 ساعة الماضية", "during", "2015-08-25~/2015-08-26"),
    ("خلال الأسبوع الماضي", "during", "2015-08-19~/2015-08-26"),
    ("الأسابيع الماضية", "during", "2015-08-05~/2015-08-26"),
    # ranges
    ("بين 3 و7 آذار 2014", "during", "2014-03-03/2014-03-07"),
    ("من 3 حتى 9 أيار الماضي", "during", "2015-05-03/2015-05-09"),
    ("من 1 آذار وحتى 5 نيسان", "during", "2015-03-01/2015-04-05"),
    ("من الخميس إلى السبت", "during", "2015-08-20/2015-08-22"),
    ("بين عامي 2012 و2014", "during", "2012/2014"),
    ("في عامي 2012 و2013", "during", "2012/2013"),
    ("يومي الجمعة والسبت", "at", "2015-08-21/2015-08-22"),
    ("بين يومي 12 و15 تموز", "during", "2015-07-12/2015-07-15"),
    ("خلال شهري حزيران وتموز", "during", "2015-06/2015-07"),
    ("في الأسبوع الأول من آب", "at", "2015-08-04~"),
    ("يوم الجمعة الموافق 21 آب", "at", "2015-08-21"),
    ("قبل يومين من إعلان الهدنة", "lasted", None),
    ("قبل شهرين من الآن", "at", "2015-06~"),
    # feasts and the Hijri year
    ("أول أيام عيد الأضحى", "at", "2014-10-05~"),
    ("ثاني أيام عيد الفطر", "at", "2015-07-19~"),
    ("في عيد الفطر", "at", "2015-07-18~"),
    ("مطلع شهر رمضان", "at", "2015-06-18~"),
    ("12 رمضان 1436", "at", "2015-06-29~"),
    ("في رمضان", "at", "2015-06-18~/2015-07-17~"),
    # recently, anniversaries
    ("في الآونة الأخيرة", "at", "2015-08~"),
    ("مؤخراً", "at", "2015-08~"),
    ("الذكرى السنوية الرابعة", "at", "2011-08-26~"),
    # bounds
    ("حتى الجمعة", "until", "2015-08-21"),
    ("قبل الجمعة الماضي", "before", "2015-08-21"),
    ("بعد 5 آب", "after", "2015-08-05"),
    # counted from what was told
    ("وفي اليوم نفسه", "same", None),
    ("صباح اليوم نفسه", "same", None),
    ("في اليوم التالي", "same", None),
    ("وفي ذلك اليوم", "same", None),
    ("بعد يومين", "same", None),
    ("وقبل ذلك بيومين", "same", None),
    # lengths, ages, hours
    ("استمر قرابة أربع سنوات", "lasted", None),
    ("رحلة دامت نحو عشر ساعات", "lasted", None),
    ("رجل عمره 40 عاما", "lasted", None),
    ("طفل عمره سبعة أشهر", "lasted", None),
    ("خلال ثلاثة أيام", "lasted", None),
    ("عند الساعة التاسعة", "clock", None),
    ("عند حوالي التاسعة صباحاً", "clock", None),
    ("في اليوم الثالث من الهدنة", "lasted", None),
    # no time at all
    ("مقتل أب وطفليه", None, None),
    ("الأمين العام للمنظمة", None, None),
    ("بشكل عام", None, None),
    ("مارس ضغوطا على السكان", None, None),
    ("قرية البو جمعة المجاورة", None, None),
    ("قتل 2000 شخص", None, None),
    ("اللواء 104 والفوج 46", None, None),
    ("المجلس الأعلى يمنع ذلك بحجة أنه محرم", None, None),
]  # fmt: skip

ENGLISH = [
    ("The army shelled the town today.", "at", "2015-08-26"),
    ("this morning", "at", "2015-08-26"),
    ("today's clashes", "at", "2015-08-26"),
    ("yesterday", "at", "2015-08-25"),
    ("yesterday evening", "at", "2015-08-25"),
    ("last night", "at", "2015-08-25"),
    ("the day before yesterday", "at", "2015-08-24"),
    ("overnight", "at", "2015-08-25/2015-08-26"),
    ("tomorrow", "at", "2015-08-27"),
    # weekdays
    ("on Wednesday", "at", "2015-08-26"),
    ("killed 43 people on Saturday", "at", "2015-08-22"),
    ("Monday's delivery", "at", "2015-08-24"),
    ("last Tuesday", "at", "2015-08-25"),
    ("last Wednesday", "at", "2015-08-19"),
    ("next Friday", "at", "2015-08-28"),
    ("on Friday morning", "at", "2015-08-21"),
    ("early on Friday", "at", "2015-08-21"),
    ("Earlier on Friday", "at", "2015-08-21"),
    ("late on Thursday afternoon", "at", "2015-08-20"),
    ("late Thursday", "at", "2015-08-20"),
    ("in the early hours of Sunday", "at", "2015-08-23"),
    ("before dawn on Sunday", "at", "2015-08-23"),
    ("Tuesday night", "at", "2015-08-25"),
    ("Thursday night into Friday", "at", "2015-08-20/2015-08-21"),
    ("on the night of Saturday", "at", "2015-08-22"),
    ("this Monday", "at", "2015-08-24"),
    ("over the weekend", "at", "2015-08-22~"),
    ("last weekend", "at", "2015-08-22~"),
    # written dates
    ("on 12 March", "at", "2015-03-12"),
    ("on March 12", "at", "2015-03-12"),
    ("on March 12, 2014", "at", "2014-03-12"),
    ("on 12 March 2014", "at", "2014-03-12"),
    ("on the 12th of March, 2014", "at", "2014-03-12"),
    ("Sept. 5, 2014", "at", "2014-09-05"),
    ("on Sept 5", "at", "2015-09-05"),
    ("on December 30", "at", "2014-12-30"),
    ("on September 3", "at", "2015-09-03"),
    ("on Monday, August 24", "at", "2015-08-24"),
    ("on Monday 24 August 2015", "at", "2015-08-24"),
    ("yesterday, August 25,", "at", "2015-08-25"),
    ("on 5 August last year", "at", "2014-08-05"),
    ("2014-03-17", "at", "2014-03-17"),
    ("on 17/03/2014", "at", "2014-03-17"),
    ("on 03/17/2014", "at", "2014-03-17"),
    ("Last updated at Apr 152014", "at", "2014-04-15"),
    ("on the morning of 5 August", "at", "2015-08-05"),
    ("on the night of August 5", "at", "2015-08-05"),
    ("on 21 August, 2013", "at", "2013-08-21"),
    ("by 1 September", "before", "2015-09-01"),
    # months
    ("in May", "at", "2015-05"),
    ("in September", "at", "2014-09"),
    ("in August", "at", "2015-08"),
    ("last May", "at", "2015-05"),
    ("in May 2013", "at", "2013-05"),
    ("in May last year", "at", "2014-05"),
    ("in Sept. 2013", "at", "2013-09"),
    ("early May", "at", "2015-05-05~"),
    ("in early May", "at", "2015-05-05~"),
    ("mid-May", "at", "2015-05-15~"),
    ("in late May", "at", "2015-05-25~"),
    ("at the end of July", "at", "2015-07-31~"),
    ("at the beginning of July", "at", "2015-07-01~"),
    ("in the middle of July", "at", "2015-07-15~"),
    ("last month", "at", "2015-07"),
    ("late last month", "at", "2015-07-25~"),
    ("early last month", "at", "2015-07-05~"),
    ("this month", "at", "2015-08"),
    ("earlier this month", "at", "2015-08"),
    ("the month before last", "at", "2015-06"),
    # years and seasons
    ("last year", "at", "2014"),
    ("this year", "at", "2015"),
    ("in 2013", "at", "2013"),
    ("early in 2013", "at", "2013-02~"),
    ("in late 2014", "at", "2014-11~"),
    ("in mid-2014", "at", "2014-06~"),
    ("at the end of 2014", "at", "2014-12~"),
    ("early this year", "at", "2015-02~"),
    ("late last year", "at", "2014-11~"),
    ("at the end of last year", "at", "2014-12~"),
    ("in the summer of 2013", "at", "2013-06~/2013-08~"),
    ("last winter", "at", "2014-12~/2015-02~"),
    ("in spring 2014", "at", "2014-03~/2014-05~"),
    # weeks
    ("last week", "at", "2015-08-19~"),
    ("this week", "at", "2015-08-23~"),
    ("earlier this week", "at", "2015-08-23~"),
    ("the week before last", "at", "2015-08-12~"),
    ("next week", "at", "2015-09-02~"),
    # ago
    ("three days ago", "at", "2015-08-23"),
    ("a day ago", "at", "2015-08-25"),
    ("a few days ago", "at", "2015-08-23~"),
    ("several days ago", "at", "2015-08-23~"),
    ("days ago", "at", "2015-08-23~"),
    ("about ten days ago", "at", "2015-08-16~"),
    ("a week ago", "at", "2015-08-19~"),
    ("two weeks ago", "at", "2015-08-12~"),
    ("about two weeks ago", "at", "2015-08-12~"),
    ("a month ago", "at", "2015-07~"),
    ("four months ago", "at", "2015-04~"),
    ("nearly eight months ago", "at", "2015-01~"),
    ("a year ago", "at", "2014-08~"),
    ("two years ago", "at", "2013-08~"),
    ("more than two years ago", "at", "2013-08~"),
    ("three and a half years ago", "at", "2012-02~"),
    ("years ago", "at", "2012~"),
    ("hours ago", "at", "2015-08-26"),
    # since
    ("since Friday", "since", "2015-08-21/.."),
    ("since last Friday", "since", "2015-08-21/.."),
    ("since 5 August", "since", "2015-08-05/.."),
    ("since August 5", "since", "2015-08-05/.."),
    ("since December", "since", "2014-12~/.."),
    ("since May 2013", "since", "2013-05~/.."),
    ("since 2013", "since", "2013~/.."),
    ("since early 2013", "since", "2013-02~/.."),
    ("since last week", "since", "2015-08-19~/.."),
    ("since yesterday", "since", "2015-08-25/.."),
    ("since last month", "since", "2015-07~/.."),
    ("since the beginning of the month", "since", "2015-08-01~/.."),
    ("since the start of the year", "since", "2015-01~/.."),
    ("for the past eight months", "since", "2014-12~/.."),
    ("for the last two weeks", "since", "2015-08-12~/.."),
    ("for a third consecutive day", "since", "2015-08-24~/.."),
    ("for the sixth day running", "since", "2015-08-21~/.."),
    ("for the third day in a row", "since", "2015-08-24~/.."),
    # over the past
    ("in the last 24 hours", "during", "2015-08-25~/2015-08-26"),
    ("over the past few days", "during", "2015-08-23~/2015-08-26"),
    ("in recent weeks", "during", "2015-08-05~/2015-08-26"),
    ("in recent days", "during", "2015-08-23~/2015-08-26"),
    ("over the past two months", "during", "2015-06~/2015-08-26"),
    ("during the past week", "during", "2015-08-19~/2015-08-26"),
    ("in the past three years", "during", "2012-08~/2015-08-26"),
    # ranges
    ("between March 3 and 7", "during", "2015-03-03/2015-03-07"),
    ("between 3 and 7 March 2014", "during", "2014-03-03/2014-03-07"),
    ("from 5 May until 7 June", "during", "2015-05-05/2015-06-07"),
    ("from Thursday to Saturday", "during", "2015-08-20/2015-08-22"),
    ("August 24-25", "during", "2015-08-24/2015-08-25"),
    ("on 24 and 25 August", "during", "2015-08-24/2015-08-25"),
    ("between 2012 and 2014", "during", "2012/2014"),
    ("in July and August", "during", "2015-07/2015-08"),
    ("in December and January 2014", "during", "2013-12/2014-01"),
    ("in the first week of August", "at", "2015-08-04~"),
    # feasts
    ("during Eid al-Fitr", "at", "2015-07-18~"),
    ("on the first day of Eid al-Adha", "at", "2014-10-05~"),
    ("early in Ramadan", "at", "2015-06-22~"),
    # recently, anniversaries
    ("recently", "at", "2015-08~"),
    ("on the fourth anniversary", "at", "2011-08-26~"),
    # bounds
    ("until Friday", "until", "2015-08-21"),
    ("until last Friday", "until", "2015-08-21"),
    ("before Friday", "before", "2015-08-21"),
    ("after 5 August", "after", "2015-08-05"),
    # counted from what was told
    ("the same day", "same", None),
    ("earlier in the day", "same", None),
    ("on the following day", "same", None),
    ("the next day", "same", None),
    ("the previous day", "same", None),
    ("the day before", "same", None),
    ("two days earlier", "same", None),
    ("two days later", "same", None),
    ("a day later", "same", None),
    ("after two days of fighting", "same", None),
    # lengths, ages, hours
    ("a two-week truce", "lasted", None),
    ("within three days", "lasted", None),
    ("The battle lasted 20 days", "lasted", None),
    ("a 12-year-old boy", "lasted", None),
    ("in nearly four months", "lasted", None),
    ("for two hours", "lasted", None),
    ("at 9 am", "clock", None),
    # no time at all
    ("He may leave, she said", None, None),
    ("They march through the streets", None, None),
    ("2,000 people were killed", None, None),
    ("the 104th brigade", None, None),
    ("Second Lieutenant Smith", None, None),
    ("the Sun newspaper", None, None),
    ("more than 40 shells", None, None),
    ("an August body of men", None, None),
]  # fmt: skip


def only(text: str, published: date | None = PUBLISHED) -> TimeExpression | None:
    """The one expression of a text that has at most one that dates or counts."""
    found = find_times(text, (0, len(text)), published)
    assert len(found) <= 1, [text[time.start : time.end] for time in found]
    return found[0] if found else None


@pytest.mark.parametrize(("text", "role", "edtf"), [*ARABIC, *ENGLISH])
def test_an_expression_means_its_days(text, role, edtf):
    time = only(text)
    assert (time and time.role, time and time.when and time.when.edtf) == (role, edtf)


def test_the_tables_are_large_and_hold_no_row_twice():
    for table in (ARABIC, ENGLISH):
        texts = [row[0] for row in table]
        assert len(texts) >= 150
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        (date(2015, 3, 31), "قبل شهر", "2015-02~"),
        (date(2016, 2, 29), "قبل عام", "2015-02~"),
        (date(2016, 1, 2), "in December", "2015-12"),
        (date(2016, 1, 2), "last month", "2015-12"),
        (date(2016, 1, 2), "السبت 2 كانون الثاني", "2016-01-02"),
        (date(2020, 9, 12), "أمس الجمعة 11 أيلول", "2020-09-11"),
        (date(2017, 8, 2), "recently", "2017-07~"),
        (date(2018, 8, 20), "الخميس الماضي", "2018-08-16"),
        (date(2016, 8, 28), "اليوم السبت", "2016-08-27"),
        (date(2017, 1, 13), "on January 23", "2017-01-23"),
        (date(2018, 1, 1), "on 29 February", "2016-02-29"),
        (date(2015, 6, 30), "منذ مطلع شهر رمضان", "2015-06-18~/.."),
        (date(2016, 5, 24), "منذ مطلع العام الماضي", "2015-01~/.."),
    ],
)
def test_expressions_count_from_the_day_of_publication(published, text, edtf):
    assert only(text, published).when.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "اليوم",
        "أمس",
        "الجمعة",
        "قبل أيام",
        "منذ أكثر من أربعة أشهر",
        "last week",
        "on Friday",
        "in May",
        "since Friday",
    ],
)
def test_without_a_day_of_publication_relative_times_have_no_days_and_say_so(text):
    time = only(text, None)
    assert time.when is None
    assert "publication is unknown" in time.rule


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("في 27 تشرين الثاني 2013", "2013-11-27"),
        ("in May 2013", "2013-05"),
        ("منذ عام 2013", "2013~/.."),
        ("صيف 2014", "2014-06~/2014-08~"),
    ],
)
def test_without_a_day_of_publication_full_dates_stand(text, edtf):
    assert only(text, None).when.edtf == edtf


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("في اليوم نفسه", 0), ("في اليوم التالي", 1), ("بعد يومين", 2), ("وقبل ذلك بيومين", -2), ("بعد ساعات", 0),
        ("the same day", 0), ("the next day", 1), ("the previous day", -1), ("three days later", 3),
        ("a week earlier", -7),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_the_day_told_before(text, days):
    time = only(text)
    told = only("on 5 August").when
    assert time.after(told).start == told.start + timedelta(days=days)
    assert time.after(None) is None


def test_a_state_that_has_been_so_for_a_time_goes_on():
    assert only("The town has been under siege for two weeks").when.edtf == "2015-08-12~/.."
    assert only("Waer has been besieged for years").when.edtf == "2015-08-26~/.."
    assert only("The siege went on for two weeks").when is None


def test_several_expressions_of_a_sentence_are_told_apart():
    text = "قصفت الطائرات فجر اليوم بلدة الغنطو، بعد قصف مماثل الاثنين الماضي، في منطقة محاصرة منذ عامين."
    assert [time.when.edtf for time in find_times(text, (0, len(text)), PUBLISHED)] == [
        "2015-08-26",
        "2015-08-24",
        "2013-08~/..",
    ]


def test_only_the_span_is_read():
    text = "أمس. اليوم."
    assert [text[t.start : t.end] for t in find_times(text, (5, len(text)), PUBLISHED)] == ["اليوم"]


def test_the_default_is_about_the_day_of_publication():
    assert default_when(PUBLISHED).edtf == "2015-08-26~"
    assert default_when(None) is None


def test_an_about_day_is_that_day():
    when = only("قبل أيام").when
    assert (when.start, when.end, when.margin_days) == (date(2015, 8, 23), date(2015, 8, 23), 3)


def test_a_month_ago_spans_the_month():
    when = only("قبل ستة أشهر").when
    assert (when.start, when.end) == (date(2015, 2, 1), date(2015, 2, 28))


WORDS = [row[0] for row in (*ARABIC, *ENGLISH)]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=6).map(" ".join),
    st.none() | st.dates(min_value=date(1, 1, 1)),
)
def test_every_expression_lies_in_its_span_in_order_and_is_edtf(text, published):
    last = 0
    for time in find_times(text, (0, len(text)), published):
        assert last <= time.start < time.end <= len(text)
        last = time.end
        if time.when is not None:
            assert is_edtf(time.when.edtf)
            assert time.when.expression == text[time.start : time.end]
            assert time.when.start <= (time.when.end or date.max)
