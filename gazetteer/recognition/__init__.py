"""Names in running text: particles, duals and lists taken apart, false places passed over."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer.recognition.cues import load_cues
from gazetteer.recognition.latin import with_shared_kinds
from gazetteer.recognition.mention import Form, Link, Mention
from gazetteer.recognition.names import NameTable, name_table
from gazetteer.recognition.recognizing import Recognizer
from gazetteer.recognition.scanning import Words
from gazetteer.recognition.tokens import Token, stems, tokenize

__all__ = ["Form", "Link", "Mention", "NameTable", "Token", "name_table", "recognize", "stems", "tokenize"]


def recognize(text: str, table: NameTable, spans: Iterable[tuple[int, int]] | None = None) -> tuple[Mention, ...]:
    """The place names in `text`, in order.

    Parameters
    ----------
    text
        Running text in Arabic or English.
    table
        The names to look for (`name_table`); names it lacks are found beside a class word and marked unknown.
    spans
        The stretches of `text` to look in, start and end in code points; all of it when None.

    Returns
    -------
    mentions
        `text[m.start:m.end] == m.text` for each.
    """
    cues = load_cues()
    stretches = ((0, len(text)),) if spans is None else spans
    words = [Words(text, tokenize(text, start, end), table, cues) for start, end in stretches]
    first = [Recognizer(stretch) for stretch in words]
    found = [recognizer.run() for recognizer in first]
    told = frozenset(phrase for recognizer in first for phrase in recognizer.phrases if not table.strong[phrase])
    if told:
        found = [
            Recognizer(stretch, told).run() if once.refused & told else mentions
            for stretch, once, mentions in zip(words, first, found, strict=True)
        ]
    shared = (with_shared_kinds(stretch, mentions) for stretch, mentions in zip(words, found, strict=True))
    return tuple(mention for mentions in shared for mention in mentions)
