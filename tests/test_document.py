"""Documents as they come in: encodings, saved pages, records, and what is refused."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.document import MAX_BYTES, Document, parse_document, parse_records, read_document, read_documents
from geo.reading.errors import DocumentError, ReadingError

ARABIC = "وقال المرصد إن قوات النظام قصفت مدينة دوما بالمدفعية.\nوأصيب مدنيون."
ENGLISH = "The army’s shells hit Douma – four died.\nOthers fled."


def parse(data: bytes, file: str = "a.txt") -> Document:
    return parse_document(data, file, id="a")


def records(*lines: object) -> list[Document | DocumentError]:
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(parse_records(io.BytesIO(data), "in.ndjson"))


@pytest.mark.parametrize("text", [ARABIC, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_whole(text, encoding):
    document = parse(text.encode(encoding))
    assert document.text == text
    assert bool(document.problems) == (not encoding.startswith("utf-8"))


@pytest.mark.parametrize(("text", "encoding"), [(ARABIC, "cp1256"), (ARABIC, "iso8859-6"), (ENGLISH, "cp1252")])
def test_a_code_page_is_found_out_and_said(text, encoding):
    document = parse(text.encode(encoding))
    assert document.text == text
    assert encoding in document.problems[0]


def test_a_declared_encoding_is_believed():
    page = f'<html><head><meta charset="windows-1256"></head><body><p>{ARABIC}</p></body></html>'
    document = parse(page.encode("cp1256"), "a.html")
    assert "دوما" in document.text
    assert "as the document declares" in document.problems[0]


def test_a_few_broken_bytes_do_not_hide_utf_8():
    document = parse(ARABIC.encode() * 20 + b"\xff")
    assert document.text.startswith(ARABIC)
    assert "damaged" in document.problems[0]


def test_line_ends_stay_verbatim():
    assert parse(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<html><body><script>x</script></body></html>", "empty"),
        (b"%PDF-1.7 text", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP or office file"),
        (b"\x89PNG\r\n", "a PNG image"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x00\x01\x02\x03" * 99, "binary"),
        (b"\x81\x8d\x8f\x90" * 99, "no text"),
        (b"\xff\xfe\x00", "damaged UTF-16-LE"),
        (b"a" * (MAX_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(data, problem):
    with pytest.raises(DocumentError) as caught:
        parse(data, "some\nname.txt")
    message = str(caught.value)
    assert problem in message
    assert message.startswith("some�name.txt: ")
    assert "\n" not in message


def test_the_error_is_one_of_the_room_and_a_value_error():
    assert issubclass(DocumentError, ReadingError)
    assert issubclass(DocumentError, ValueError)


def test_a_huge_file_is_refused_by_its_size_without_being_read(tmp_path, monkeypatch):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    monkeypatch.setattr("geo.reading.document.parse_document", None)
    with pytest.raises(DocumentError, match="larger than 20 MB"):
        read_document(huge)


def test_files_that_cannot_be_opened_are_named(tmp_path):
    for path, problem in ((tmp_path / "none.txt", "no such file"), (tmp_path, "a folder")):
        with pytest.raises(DocumentError, match=problem) as caught:
            read_document(path)
        assert str(path) in str(caught.value)


def test_a_text_file_is_one_document(tmp_path):
    path = tmp_path / "douma.txt"
    path.write_bytes(ARABIC.encode())
    (document,) = read_documents(path)
    assert (document.id, document.text) == ("douma", ARABIC)


def test_an_unreadable_file_of_a_batch_is_returned_as_its_error(tmp_path):
    (error,) = read_documents(tmp_path / "none.ndjson")
    assert isinstance(error, DocumentError)


PAGE = """<!-- saved from url=(0030)https://example.org/2015/x -->
<!DOCTYPE html><html><head><title>قصف دوما - عنب بلدي</title>
<meta property="og:title" content="قصف دوما"><meta property="og:site_name" content="عنب بلدي">
<meta property="article:published_time" content="2015-08-26T10:00:00Z">
<style>p {color: red}</style><script>var x = "<p>no</p>";</script></head>
<body><nav>menu <b>bold</b></nav><h1>قصف  دوما</h1>
<p>قصفت قوات <b>النظام</b> مدينة
دوما.<p hidden>hidden<p>Second &amp; third &lt;b&gt;.<br>After break
<div style="display: none">gone <div>gone</div> gone</div><ul><li>one<li>two</ul>
<button>Share</button></body></html>"""


def test_a_saved_page_gives_its_visible_text_and_what_its_head_says():
    document = parse(PAGE.encode(), "a.html")
    assert document.text.split("\n") == [
        "قصف دوما",
        "قصفت قوات النظام مدينة دوما.",
        "Second & third <b>.",
        "After break",
        "one",
        "two",
    ]
    assert (document.title, document.publisher, document.published) == ("قصف دوما", "عنب بلدي", date(2015, 8, 26))
    assert document.url == "https://example.org/2015/x"


def test_a_page_becomes_an_article():
    article = parse(PAGE.encode(), "a.html").to_article()
    assert (article.outlet, article.published) == ("Enab Baladi", date(2015, 8, 26))
    assert article.text[slice(*article.title)] == "قصف دوما"


def test_the_day_in_linked_data_is_found():
    linked = json.dumps({"@graph": [{"@type": "WebPage"}, {"datePublished": "2015-08-26"}]})
    page = f'<html><script type="application/ld+json">{linked}</script><body>x</body></html>'
    assert parse(page.encode(), "a.html").published == date(2015, 8, 26)


@pytest.mark.parametrize(
    "html",
    [
        "<html><![foo",
        "<html><p>a<!--",
        "<html><p a='>b",
        "<html>&#x110000; &#0; a",
        "<html></p></div>a",
        "<html><![CDATA[a",
    ],
)
def test_damaged_markup_raises_nothing_but_our_error(html):
    with suppress(DocumentError):
        assert parse(html.encode(), "a.html").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("3 < 5 and 7 > 2", "3 < 5 and 7 > 2"),
        ("a <b", "a <b"),
        ('<img src="data:' + "A" * 5000 + '" alt="x > y">seen', "seen"),
        ("<a title='it is <b>'>seen</a>", "seen"),
        ("<a " * 3000 + "end", ("<a " * 3000 + "end").strip()),
        ("<!-- never closed", "<!-- never closed"),
        ("x<!-- a <p> b -->y", "xy"),
    ],
)
def test_what_is_no_tag_is_text(body, text):
    assert parse(f"<html><body>{body}".encode(), "a.html").text == text


def test_records_are_read_a_line_each_and_a_bad_one_stops_no_other():
    good = {"id": "a", "text": ARABIC, "published": "2015-08-26", "url": "https://x.example", "publisher": "X"}
    first, bad, empty_id, last = records(good, b"{oops", {"id": "", "text": "x"}, b"", {"id": "b", "text": "y"})
    assert first == Document(id="a", text=ARABIC, published=date(2015, 8, 26), url="https://x.example", publisher="X")
    assert (bad.line, empty_id.line) == (2, 3)
    assert str(bad).startswith("in.ndjson:2: not a JSON record")
    assert last.id == "b"


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ([], "must be a JSON object"),
        ("text", "must be a JSON object"),
        ({}, '"text"'),
        ({"id": "a"}, '"text"'),
        ({"id": "a", "text": " "}, '"text"'),
        ({"id": "a", "text": 5}, '"text"'),
        ({"text": "x"}, '"id"'),
        ({"id": 7, "text": "x"}, '"id"'),
        ({"id": "a", "text": "x", "published": "yesterday"}, "2015-08-26"),
        ({"id": "a", "text": "x", "published": "2015-02-30"}, "2015-02-30"),
        ({"id": "a", "text": "x", "published": 2015}, "2015"),
        ({"id": "a", "text": "x", "url": 5}, '"url"'),
        ({"id": "a", "text": "x", "publisher": ["y"]}, '"publisher"'),
        (b"\xff\xfe", "not a JSON record in UTF-8"),
        (b"[" * 100_000, "not a JSON record"),
    ],
)
def test_a_bad_record_names_its_line_and_value(record, problem):
    (error,) = records(record)
    assert isinstance(error, DocumentError)
    assert problem in str(error)
    assert str(error).startswith("in.ndjson:1: ")
    assert len(str(error)) < 250


@pytest.mark.parametrize("published", [None, "", "2015-08-26", "2015-08-26T10:00:00+03:00"])
def test_a_day_or_a_time_or_nothing_is_a_publication(published):
    (document,) = records({"id": "a", "text": "x", "published": published})
    assert document.published == (date(2015, 8, 26) if published else None)


def test_half_letters_are_mended_and_said():
    (document,) = records(b'{"id": "a", "text": "x\\ud800y"}')
    assert document.text == "x�y"
    assert document.problems


def test_an_overlong_record_is_refused_and_the_next_is_read():
    long = json.dumps({"id": "a", "text": "x" * MAX_BYTES}).encode()
    error, document = records(long, {"id": "b", "text": "y"})
    assert "larger than 20 MB" in str(error)
    assert document.id == "b"


@settings(deadline=None)
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: ("<html><body>" + text).encode("utf-8", "ignore"))
)
def test_any_bytes_are_read_or_refused(data):
    with suppress(DocumentError):
        document = parse(data)
        assert document.text.strip()
        document.text.encode()
        document.to_article()
