"""What a process opens once, before its first visitor: the documents it shows, read into a store."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from streamlit import config

from gazetteer import load_gazetteer
from geo.page.service import Service
from geo.store import MEMORY, SEEDS, STORE_VARIABLE, fill_from_folder, open_store

FOLDER_VARIABLE = "HISAR_DOCUMENTS"
"""The environment variable that names a folder of documents to read."""


@cache
def service() -> Service:
    """The events of this process, the same for every visitor: our own documents where no store or folder is named."""
    named = os.environ.get(STORE_VARIABLE)
    folder = os.environ.get(FOLDER_VARIABLE) or (None if named else SEEDS)
    return open_service(named or MEMORY, Path(folder) if folder else None)


def open_service(url: str, folder: Path | None) -> Service:
    """A store with the documents of a folder read into it."""
    store = open_store(url)
    return Service(store, fill_from_folder(store, folder, load_gazetteer()) if folder else ())


def page_prefix() -> str:
    """The path the page is served under, "" at the root: st.App does not put it before routes itself."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
