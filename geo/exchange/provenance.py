"""What every file that leaves says about itself: licence, sources, the state of the data, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.events import KIND_IDS, Event, View
from geo.reading import Article

LICENCE = (
    "Event records: CC BY 4.0, Hisar. Quoted words remain their publishers'. Places after OCHA Common Operational"
    " Datasets for Syria (CC BY 3.0 IGO), OpenSyria data-geography and GeoNames (CC BY 4.0), Who's On First, Wikidata"
    " and Natural Earth."
)
"""Stands in every file; it names the sources of places that ask for it (`gazetteer/data/sources.toml`)."""

ALL = View()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """`articles` are those the events cite; `version` is the store's; `link` leads back to the view."""

    articles: tuple[Article, ...] = ()
    version: str = ""
    link: str | None = None
    view: View = ALL

    @property
    def data_date(self) -> date | None:
        """The day of the newest article behind the data."""
        return max((article.published for article in self.articles if article.published), default=None)

    @property
    def filters(self) -> dict[str, str]:
        """What was chosen, part by part as a link spells it; empty where nothing was left out."""
        view = self.view
        parts = {
            "from": view.first.isoformat() if view.first else "",
            "to": view.last.isoformat() if view.last else "",
            "kind": "" if view.kinds == KIND_IDS else ",".join(view.kinds) or "none",
            "bbox": ",".join(map(repr, view.bbox or ())),
            "q": view.words,
        }
        return {name: value for name, value in parts.items() if value}

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        return next((article for article in self.articles if article.id == article_id), None)


def provenance_of(
    events: Sequence[Event], articles: Iterable[Article], version: str, link: str | None = None, view: View = ALL
) -> Provenance:
    """The provenance of the events that `view` left, out of all articles there are."""
    cited = {citation.article_id for event in events for citation in event.evidence}
    return Provenance(articles=tuple(a for a in articles if a.id in cited), version=version, link=link, view=view)


def title_of(article: Article) -> str:
    """The title of an article, or its id where the text has none."""
    return article.text[slice(*article.title)] if article.title else article.id
