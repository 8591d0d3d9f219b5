"""What a person takes away: the link, the map as a file or a picture, the events as files, the code that embeds it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from geo.page.carried import about, embed_code, saved_file
from geo.page.components import show_share, show_take_away
from geo.page.link import Link
from geo.page.map_view import opening_of
from geo.page.own_layer_box import own_layer
from geo.page.routes import file_name
from geo.page.service import Service
from geo.page.session import full_link, query
from geo.page.words import direction, word

FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "kml": "application/vnd.google-earth.kml+xml",
    "gpkg": "application/geopackage+sqlite3",
    "hxl": "text/csv",
}
"""What the events leave the page as, and what a browser is told of each; the command line knows more."""
ENDINGS = {"hxl": "hxl.csv"}
"""Where a file's name does not end in its format."""


def draw_share(link: Link, service: Service) -> None:
    """The button that copies the link, and everything else to be taken away behind one more."""
    with st.popover(word("share", link.lang)):
        _files(link, service, full_link())
        _take_away(link, service, full_link())
    says = {key: word(key, link.lang) for key in ("copy", "copied", "failed")}
    show_share({**says, "dir": direction(link.lang), "lang": link.lang, "query": query()})


def _files(link: Link, service: Service, address: str) -> None:
    """Each file is made when its button is pressed, not before."""
    whole = partial(saved_file, link, service, address, opening_of(service), own_layer())
    st.caption(word("save_html_help", link.lang))
    _button("html", "text/html", whole, link)
    st.caption(word("share_what", link.lang))
    with st.container(horizontal=True, gap="small"):
        for form, mime in FORMATS.items():
            _button(form, mime, partial(service.export, form, link.view, address), link)


def _button(form: str, mime: str, make: Callable[[], bytes], link: Link) -> None:
    st.download_button(
        word(f"save_{form}", link.lang),
        data=make,
        file_name=file_name(link.view, ENDINGS.get(form, form)),
        mime=mime,
        on_click="ignore",
        key=f"save_{form}",
    )


def _take_away(link: Link, service: Service, address: str) -> None:
    keys = ("save_picture", "saved_picture", "no_picture", "embed", "copy_code", "copied_code", "failed_code")
    show_take_away(
        {
            **{key: word(key, link.lang) for key in keys},
            "dir": direction(link.lang),
            "about": about(link, service, address),
            "file": file_name(link.view, "png"),
            "code": embed_code(address, link.lang),
        }
    )
