"""`python -m geo explain`: what it shows is what the reader did, and hostile text does not drive a terminal."""

import json
import os
import pty
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import load_gazetteer
from geo.reading import Document, parse_document, read, reading_to_record
from geo.reading.explained import explanation_lines
from geo.reading.explaining import explain, line_of
from geo.reading.lexicon import LANGUAGES, load_lexicon
from geo.reading.output import Record
from geo.reading.terminal import Ink, safe

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "deir-ez-zor-2015-08-26.txt"
WEDNESDAY = date(2017, 3, 15)
LEXICON = ROOT / "geo" / "reading" / "lexicon"


def told(text: str) -> Record:
    return explain(Document(id="a", text=text, published=WEDNESDAY).to_article(), load_gazetteer())


def geo(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "geo", "explain", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, check=False, timeout=120)


def test_the_events_explained_are_those_that_are_read() -> None:
    article = parse_document(SEED.read_bytes(), SEED, id="seed").to_article()
    explained, record = explain(article, load_gazetteer()), reading_to_record(read(article, load_gazetteer()))
    assert [{key: one[key] for key in record["events"][0]} for one in explained["events"]] == record["events"]
    places = [*explained["elsewhere"], *(one for sentence in explained["sentences"] for one in sentence["places"])]
    read_ones = [(one["start"], one["id"], one["status"]) for one in record["mentions"]]
    assert sorted((one["start"], one["id"], one["status"]) for one in places) == sorted(read_ones)
    assert explained["problems"] == record["problems"]


def test_every_event_names_its_sentences_and_every_statement_its_event() -> None:
    explained = told(SEED.read_text("utf-8"))
    assert explained["events"]
    for number, event in enumerate(explained["events"], start=1):
        stated = [one for sentence in explained["sentences"] for one in sentence["states"] if one["event"] == number]
        assert event["kind"] in {one["kind"] for one in stated}
        for at in event["sentences"]:
            assert number in {one["event"] for one in explained["sentences"][at - 1]["states"]}
            assert any(not one["why"] for one in explained["sentences"][at - 1]["triggers"])


def test_spans_quote_the_text_and_parts_hold_every_letter() -> None:
    text = SEED.read_text("utf-8")
    explained = told(text)
    marked = [one for s in explained["sentences"] for key in ("places", "times", "triggers") for one in s[key]]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in [*marked, *explained["parts"]])
    held = {at for part in explained["parts"] for at in range(part["start"], part["end"])}
    assert not [letter for at, letter in enumerate(text) if at not in held and letter.isalnum()]
    assert {"title", "body", "headline of another article"} <= {part["role"] for part in explained["parts"]}


PASSED = [
    ("لم تدخل مساعدات غذائية إلى مدينة داريا.", "تدخل", "aid", "cancelled by “لم”, [cancels] negation"),
    ("The army plans to shell Douma.", "shell", "shelling", "cancelled by “plans”, [cancels] plan"),
    ("أرسل الوفد رسالة إلى مدينة دوما.", "أرسل", "aid", "needs a word of [groups] aid_goods within 10 words"),
    ("مقتل مدنيين في قصف على مدينة دوما.", "مقتل", "killing", "its clause states"),
    ("شنت الطائرات غارات جوية على دوما.", "غارات", "airstrike", "another pattern says more of the same words"),
]


@pytest.mark.parametrize(("text", "word", "kind", "why"), PASSED)
def test_what_was_passed_over_is_there_with_its_reason(text: str, word: str, kind: str, why: str) -> None:
    triggers = told(text)["sentences"][0]["triggers"]
    passed = [(one["text"], one["kind"], one["why"]) for one in triggers if one["why"]]
    assert any(w == word and k == kind and reason.startswith(why) for w, k, reason in passed), passed


def test_a_trigger_says_what_it_needed_and_what_it_saw() -> None:
    (sentence,) = told("دخلت قافلة مساعدات غذائية إلى مدينة مضايا أمس.")["sentences"]
    (trigger, *_) = [one for one in sentence["triggers"] if one["needs"] and not one["why"]]
    assert any("مساعدات" in words for words in trigger["needs"].values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_trigger_stands_on_the_line_that_is_named(lang: str) -> None:
    lines = (LEXICON / f"{lang}.toml").read_text("utf-8").splitlines()
    table = load_lexicon(lang).triggers
    entries = [entry for index in (table._whole, table._stems) for starts in index.values() for _, entry in starts]
    assert len(entries) > 300
    for entry in entries:
        line = line_of(entry)
        assert line
        assert f'"{entry.pattern}"' in lines[line - 1]
        assert sum(one.startswith("[[trigger]]") for one in lines[:line]) == entry.row


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=120))
def test_no_letter_of_an_article_steers_the_terminal(text: str) -> None:
    lines = list(explanation_lines(told(f"قصف النظام مدينة دوما {text} أمس."), Ink(colours=False)))
    for line in lines:
        others = line.replace("\u2068", "").replace("\u2069", "")
        assert not [one for one in others if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")]
        assert not [
            one for one in others if unicodedata.bidirectional(one) in ("LRO", "RLO", "LRE", "RLE", "PDF", "LRI")
        ]
        assert line.count("\u2068") == line.count("\u2069")


SHOWN = [
    ("a\x1b[31m", "a\\x1b[31m"),
    ("\x9b", "\\x9b"),
    ("\u202e", "\\u202e"),
    ("\u2069", "\\u2069"),
    ("\U000e0001", "\\U000e0001"),
    ("\x85", "\\x85"),
    ("a\tb\nc\u00a0d\r", "a b c d "),
    ("\u200c", "\u200c"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_what_is_shown_of_letters_without_a_shape(text: str, shown: str) -> None:
    assert safe(text) == shown


def on_a_terminal(environment: dict[str, str], *arguments: str) -> str:
    """What the command writes on a terminal of its own."""
    here, there = pty.openpty()
    command = [sys.executable, "-m", "geo", "explain", str(SEED), *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=there, env=os.environ | environment) as process:
        os.close(there)
        said = bytearray()
        while piece := read_some(here):
            said += piece
        assert process.wait(120) == 0
    os.close(here)
    return said.decode()


def read_some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


def test_colours_only_on_a_terminal_that_wants_them() -> None:
    assert "\x1b[" in on_a_terminal({"TERM": "xterm", "NO_COLOR": ""})
    assert "\x1b[" not in on_a_terminal({"TERM": "xterm", "NO_COLOR": "1"})
    assert "\x1b[" not in on_a_terminal({"TERM": "dumb", "NO_COLOR": ""})
    assert "\x1b[" not in geo(SEED).stdout.decode()


def test_json_for_machines() -> None:
    run = geo("--json", SEED)
    (record,) = (json.loads(line) for line in run.stdout.splitlines())
    assert run.returncode == 0
    assert {"id", "lang", "published", "outlet", "parts", "sentences", "events", "problems"} <= set(record)
    assert "دير الزور" in run.stdout.decode()
    assert on_a_terminal({"TERM": "xterm"}, "--json").isascii()


def test_statuses_and_errors(tmp_path: Path) -> None:
    quiet = geo("-", "--published", "2017-03-15", stdin="الطقس صحو في دمشق.".encode())
    assert (quiet.returncode, b"2017-03-15" in quiet.stdout) == (1, True)
    for arguments, said in ((("-", "--published", "soon"), "'soon'"), ((str(tmp_path / "none.txt"),), "none.txt")):
        run = geo(*arguments)
        (message,) = run.stderr.decode().splitlines()
        assert run.returncode == 2
        assert said in message
