"""From a statement to a draft: all that its words tell of one event."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events import Citation, TimeSpan
from geo.reading.actors import actors_of
from geo.reading.article import Article
from geo.reading.backdrop import is_backdrop
from geo.reading.barring import deeds_of
from geo.reading.claims import Reading
from geo.reading.dating import is_told
from geo.reading.drafts import Draft
from geo.reading.figures import figures_of
from geo.reading.roles import Located
from geo.reading.statements import Statement
from geo.reading.stretches import stretches_of
from geo.reading.time import TimeExpression


def draft_of(
    statement: Statement,
    others: Sequence[Statement],
    reading: Reading,
    article: Article,
    *,
    number: int,
    sentence: int,
    when: TimeSpan | None,
    times: Sequence[TimeExpression],
    own: tuple[Located, ...],
    borrowed: tuple[Located, ...],
) -> Draft:
    """The draft of one of the statements of a sentence, with its day and places found already."""
    text, told = article.text, stretches_of(statement, reading, others)[0]
    start, end = statement.span
    return Draft(
        numbers=(number,),
        kind=statement.kind,
        sentence=sentence,
        citations=(Citation(article.id, text[start:end], start, end),),
        change=statement.change,
        when=when,
        dated=is_told(when),
        own=own,
        borrowed=borrowed,
        actors=actors_of(statement.kind, text, reading.words, told, deeds_of(statement, reading)),
        figures=figures_of(statement.kind, text, reading.words, told),
        hedge="unconfirmed" if reading.hedged else None,
        weak=statement.weak,
        past=reading.told_as_past(statement.clauses[0].end),
        anew=any(reading.tells_anew(clause) for clause in (*statement.lead, *statement.clauses)),
        again=any(reading.tells_again(clause) for clause in statement.clauses),
        effect_only=statement.effect_only,
        echo=statement.echo,
        plain=statement.plain,
        unarmed=statement.unarmed,
        backdrop=is_backdrop(statement, reading, when, times, placed=bool(own)),
        spread=reading.spread,
        besides=reading.besides,
        headline=article.title is not None and start < article.title[1],
        words=max((hit.entry.words for hit in statement.hits), default=1),
        beside=len(others) - 1,
        aside=statement.clauses[0].relative or statement.clauses[0].circumstance,
        rivals=_rivals(statement),
        doubted=_doubted(statement, reading),
    )


def _rivals(statement: Statement) -> int:
    """How many other kinds the words of its clauses tell as well."""
    kinds = {hit.entry.kind for clause in statement.clauses for hit in clause.hits if hit.entry.strength == "head"}
    return len(kinds - {statement.kind})


def _doubted(statement: Statement, reading: Reading) -> bool:
    """Whether a word in its clauses would have told something, and something beside it took that away."""
    spans = [(clause.start, clause.end) for clause in statement.clauses]
    at = (reading.words[one.hit.first].start for one in reading.passed if one.why.startswith("cancelled"))
    return any(start <= word < end for word in at for start, end in spans)
