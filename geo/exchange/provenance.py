"""What every file that leaves says about itself: licence, sources, the state of the data, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.events import KIND_IDS, Event, View
from geo.reading import Article

LICENCE = (
    "Event records: CC BY 4.0, Hisar. Quoted words remain their publishers'. Places after OCHA Common Operational"
    " Datasets for Syria (CC BY 3.0 IGO), OpenSyria data-geography and GeoNames (CC BY 4.0), Who's On First, Wikidata"
    " and Natural Earth."
)
"""Stands in every file; it names the sources of places that ask for it (`gazetteer/data/sources.toml`)."""

ALL = View()


TERMS = {
    "ACLED": "Records of ACLED (acleddata.com): ACLED's terms of use hold for them.",
    "UCDP GED": "Records of UCDP GED (ucdp.uu.se): CC BY 4.0, Uppsala Conflict Data Program.",
}
"""What the publishers of data sets ask of who passes their records on."""


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What a file says of itself.

    `articles` are those the events cite; `version` is the store's; `link` leads back to the view; `datasets` are those
    whose records are among the events. It has no slots, since what follows from it is worked out once for all rows.
    """

    articles: tuple[Article, ...] = ()
    version: str = ""
    link: str | None = None
    view: View = ALL
    datasets: tuple[str, ...] = ()

    @cached_property
    def licence(self) -> str:
        """Ours, and what holds for the records of others."""
        terms = (
            TERMS.get(name, f"Records of “{name}”: their publisher's terms hold for them.") for name in self.datasets
        )
        return " ".join([LICENCE, *terms])

    @cached_property
    def data_date(self) -> date | None:
        """The day of the newest article behind the data."""
        return max((article.published for article in self.articles if article.published), default=None)

    @cached_property
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
        return self._by_id.get(article_id)

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}


def provenance_of(
    events: Sequence[Event], articles: Iterable[Article], version: str, link: str | None = None, view: View = ALL
) -> Provenance:
    """The provenance of the events that `view` left, out of all articles there are."""
    cited = {citation.article_id for event in events for citation in event.evidence}
    datasets = sorted({dataset for event in events if (dataset := event.code("dataset"))})
    return Provenance(
        articles=tuple(article for article in articles if article.id in cited),
        version=version,
        link=link,
        view=view,
        datasets=tuple(datasets),
    )


def title_of(article: Article) -> str:
    """The title of an article, or its id where the text has none."""
    return article.text[slice(*article.title)] if article.title else article.id
