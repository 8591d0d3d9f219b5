"""What is served beside the page: the events, their exports, base layers and scripts. Knows Starlette, not Streamlit.

`/api/events` columns for the map · `/api/events/words/HEX` which rows have these words · `/api/events/ID` one event ·
`/api/events.geojson?from&to&kind&bbox` an export · `/api/base/NAME.geojson` ·
`/api/layers/TOKEN` a visitor's own layer · `/assets/map`, `/assets/leaflet`.
Under `?v=` with the hash of its state an answer may be kept for ever. Nothing a visitor sends is used as a path.
`/api/at/STATE/events…` answers as the data stood then, `/api/drafts/KEY/events…` with drafts, to who holds a key.
"""

from __future__ import annotations

import json
import re
from functools import cache
from os import PathLike, stat_result
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from geo.events import Event, Record, View, event_to_record
from geo.exchange import FILTERS, FilterError, parse_filters, title_of
from geo.map import BASE_DATA, LEAFLET, SCRIPT, STATIC, assets_version, base_version, joined_script
from geo.page.answers import ASK_AGAIN, FOR_EVER, Guarded, Private, bad_parameter, packed_answer, refusal
from geo.page.link import MAX_WORDS
from geo.page.listing import places_in_words
from geo.page.own_layers import SHELF
from geo.page.packed import Packed, pack
from geo.page.panel import event_title
from geo.page.phrases import span_in_words
from geo.page.service import Service
from geo.page.states import STATE_DIGITS, States, is_known
from geo.page.words import LANGUAGES, word
from geo.reading import Article

BYTES, JSON, GEOJSON = "application/octet-stream", "application/json", "application/geo+json"
JAVASCRIPT = "text/javascript"

EVENT_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
WORDS_HEX = re.compile(rf"(?:[0-9a-f]{{2}}){{1,{4 * MAX_WORDS}}}", re.ASCII)
"""As many words as a link can hold, in UTF-8, which takes up to four bytes a character."""

STATE = re.compile(rf"[0-9a-f]{{{STATE_DIGITS}}}", re.ASCII)

WEB = re.compile(r"https?://", re.IGNORECASE)
"""What a link to an article may begin with: `javascript:` may not."""

MAX_FEATURES = 50_000
"""Events one export over HTTP may hold."""


def routes(states: States, prefix: str = "") -> list[BaseRoute]:
    """The routes to serve beside the page, under `prefix` (as `/hisar`; st.App does not add its base path itself)."""
    events = EventAnswers(states).routes()
    api: list[BaseRoute] = [
        *events,
        Route("/base/{name}.geojson", BaseAnswers().layer),
        Mount("/at/{data}", _inner(events)),
        Mount("/drafts/{key}/at/{data}", _inner(events, Private)),
        Mount("/drafts/{key}", _inner(events, Private)),
        Route("/layers/{token}", SHELF.layer),
    ]
    assets: list[BaseRoute] = [
        Mount("/leaflet", KeptFiles(LEAFLET, None)),
        Route(f"/map/{SCRIPT}", map_script),
        Mount("/map", KeptFiles(STATIC, assets_version())),
    ]
    return [Mount(f"{prefix}/api", _guarded(api)), Mount(f"{prefix}/assets", _guarded(assets))]


def _guarded(inner: list[BaseRoute]) -> Router:
    return _inner(inner, Guarded)


def _inner(routes: list[BaseRoute], *guards: type[Guarded | Private]) -> Router:
    return Router(routes, redirect_slashes=False, middleware=[Middleware(guard) for guard in guards])


class EventAnswers:
    """What is answered of events, in the state and to the person the path names."""

    def __init__(self, states: States) -> None:
        self._states = states

    def routes(self) -> list[BaseRoute]:
        """Where each answer is asked for."""
        return [
            Route("/events", self.columns),
            Route("/events.geojson", self.geojson),
            Route("/events/words/{words}", self.words),
            Route("/events/{event_id}", self.event),
        ]

    def _service(self, request: Request) -> Service:
        """What is asked; 404 for a key that opens nothing and for a state that never was."""
        key, data = request.path_params.get("key"), request.path_params.get("data")
        if key is not None and not self._states.keys.opens(key):
            raise HTTPException(404, "this key opens nothing; reload the page")
        if data is not None and not (STATE.fullmatch(data) and is_known(self._states, data)):
            raise HTTPException(404, f"no such state of the data; a state is {STATE_DIGITS} hex digits")
        return self._states.for_visitors(data) if key is None else self._states.for_editors(data)

    def columns(self, request: Request) -> Response:
        """What the map draws from."""
        service = self._service(request)
        return packed_answer(request, service.columns, BYTES, {service.tag})

    def words(self, request: Request) -> Response:
        """Which rows of the columns have all the words; they come as the hex digits of their UTF-8."""
        given = request.path_params["words"]
        try:
            words = bytes.fromhex(given if WORDS_HEX.fullmatch(given) else "?").decode()
        except ValueError:
            problem = f"not the hex digits of 1 to {4 * MAX_WORDS} bytes of UTF-8, in lower case"
            return bad_parameter("words", given, problem)
        service = self._service(request)
        return packed_answer(request, service.rows_with_words(words), BYTES, {service.tag})

    def event(self, request: Request) -> Response:
        """One event with its label and the articles it cites."""
        given = request.path_params["event_id"]
        service = self._service(request)
        event = service.event(given) if EVENT_ID.fullmatch(given) else None
        if event is None:
            return refusal(404, "no such event; an id is sixteen hex digits", value=given[:16])
        return packed_answer(request, pack(json.dumps(_detail(event, service), ensure_ascii=False).encode()), JSON)

    def geojson(self, request: Request) -> Response:
        """The events within the filters as a file."""
        try:
            view = parse_filters(_single(request))
        except FilterError as error:
            return bad_parameter(error.name, error.value, error.problem)
        service = self._service(request)
        if (found := service.count(view)) > MAX_FEATURES:
            problem = f"{found} events match and one answer holds {MAX_FEATURES}; narrow {', '.join(FILTERS)}"
            return refusal(400, problem)
        response = packed_answer(request, service.packed_export("geojson", view), GEOJSON, {service.tag})
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name(view, "geojson")}"'
        return response


def _detail(event: Event, service: Service) -> Record:
    cited = dict.fromkeys(citation.article_id for citation in event.evidence)
    articles = [article for id_ in cited if (article := service.article(id_))]
    return {
        **event_to_record(event),
        "label": {lang: label(event, lang) for lang in LANGUAGES},
        "articles": [source_record(article) for article in articles],
    }


def _single(request: Request) -> dict[str, str]:
    """The filters of a URL; a part given twice is refused, since one of the two would be dropped silently."""
    given: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in given:
            raise FilterError(name, value, "given twice")
        given[name] = value
    given.pop("v", None)
    return given


def file_name(view: View, form: str) -> str:
    """A name for a download that says which days are in it: `hisar-2015-08-01-2015-08-31.geojson`."""
    days = [day.isoformat() for day in (view.first, view.last) if day]
    return f"{'-'.join(['hisar', *days])}.{form}"


def label(event: Event, lang: str) -> str:
    """One line that says what an event is: kind and change, where, when."""
    when = span_in_words(event.when, lang) if event.when else word("undated", lang)
    return " · ".join([event_title(event, lang), places_in_words(event, lang), when])


def source_record(article: Article) -> Record:
    """What is told of an article without its text; an address that is not one of the web is left out."""
    return {
        "id": article.id,
        "title": title_of(article),
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url if article.url and WEB.match(article.url) else None,
        "lang": article.lang,
    }


class BaseAnswers:
    """What is answered of the base layers, each read once."""

    def __init__(self) -> None:
        self._layers = {path.stem: pack(path.read_bytes()) for path in sorted(BASE_DATA.glob("*.geojson"))}

    def layer(self, request: Request) -> Response:
        """One layer."""
        packed = self._layers.get(request.path_params["name"])
        if packed is None:
            return refusal(404, f"no such layer; there are {', '.join(self._layers)}")
        return packed_answer(request, packed, GEOJSON, {base_version()})


def map_script(request: Request) -> Response:
    """The map's scripts as one file."""
    return packed_answer(request, _packed_script(), JAVASCRIPT, {assets_version()})


@cache
def _packed_script() -> Packed:
    return pack(joined_script())


class KeptFiles(StaticFiles):
    """Files of one folder; under `?v=` with `version` a browser may keep them for ever."""

    def __init__(self, folder: Path, version: str | None = None) -> None:
        super().__init__(directory=folder)
        self._version = version

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file with its `Cache-Control`."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        kept = self._version is not None and Request(scope).query_params.get("v") == self._version
        response.headers["Cache-Control"] = FOR_EVER if kept else ASK_AGAIN
        return response
