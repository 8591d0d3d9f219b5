"""What a process opens once, before its first visitor: the documents it shows, read into a store."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from streamlit import config

from gazetteer import load_gazetteer
from geo.page.states import States
from geo.store import MEMORY, SEEDS, STORE_VARIABLE, fill_from_folder, open_store

FOLDER_VARIABLE = "HISAR_DOCUMENTS"
"""The environment variable that names a folder of documents to read."""


DRAFTS_VARIABLE = "HISAR_DRAFTS"
"""`shown` lets visitors see drafts too; without it they do where no store is named, since nobody could check one."""
SHOWN = "shown"


@cache
def states() -> States:
    """The data of this process: our own documents where no store or folder is named."""
    named = os.environ.get(STORE_VARIABLE)
    folder = os.environ.get(FOLDER_VARIABLE) or (None if named else SEEDS)
    drafts_public = os.environ.get(DRAFTS_VARIABLE, "" if named else SHOWN) == SHOWN
    return open_states(named or MEMORY, Path(folder) if folder else None, drafts_public=drafts_public)


def open_states(url: str, folder: Path | None, *, drafts_public: bool) -> States:
    """A store with the documents of a folder read into it."""
    store = open_store(url)
    problems = fill_from_folder(store, folder, load_gazetteer()) if folder else ()
    return States(store, (*store.notices, *problems), drafts_public=drafts_public, is_passing=url == MEMORY)


def page_prefix() -> str:
    """The path the page is served under, "" at the root: st.App does not put it before routes itself."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
