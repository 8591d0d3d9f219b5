"""What a process opens once, before its first visitor: the documents it shows, read into a store."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from streamlit import config

from gazetteer import load_gazetteer
from geo.page.service import Service
from geo.reading import ReadingError, read, read_document
from geo.store import Store, open_store

SEEDS = Path(__file__).parents[2] / "seeds"
FOLDER_VARIABLE = "HISAR_DOCUMENTS"
"""The environment variable that names another folder of documents."""
DOCUMENT_ENDINGS = (".txt", ".html", ".htm")


@cache
def service() -> Service:
    """The events of this process, read from its folder of documents; the same for every visitor."""
    folder = Path(os.environ.get(FOLDER_VARIABLE) or SEEDS)
    store = open_store()
    return Service(store, read_folder(folder, store))


def read_folder(folder: Path, store: Store) -> tuple[str, ...]:
    """Read every document of a folder into a store; returns what could not be read, a line a document."""
    problems: list[str] = []
    paths = sorted(path for path in folder.glob("*") if path.suffix.lower() in DOCUMENT_ENDINGS)
    if not paths:
        problems.append(f"{folder}: no documents (*{', *'.join(DOCUMENT_ENDINGS)})")
    for path in paths:
        try:
            document = read_document(path)
            reading = read(document.text, load_gazetteer(), id=path.stem)
        except (ReadingError, OSError) as error:
            problems.append(str(error))
        else:
            store.save_article(reading.article, reading.events)
    return tuple(problems)


def page_prefix() -> str:
    """The path the page is served under, "" at the root: st.App does not put it before routes itself."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
