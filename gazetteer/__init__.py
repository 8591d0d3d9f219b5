"""Where is دوما? Names in Arabic and Latin script to places, with reasons.

This is the package's door: import from here, not from its modules.
"""

from __future__ import annotations

from gazetteer.compass import Side
from gazetteer.errors import GazetteerError, GazetteerFileError, PlaceTableError
from gazetteer.folding import fold
from gazetteer.index import Gazetteer, load_gazetteer, read_gazetteer
from gazetteer.locating import locate, locate_phrase
from gazetteer.phrases import Phrase, parse_relation
from gazetteer.place import Place, Point, Ring, Strength, Toponym, destination, distance_m
from gazetteer.progress import watched
from gazetteer.recognition import Mention, NameTable, Token, name_table, recognize, stems, tokenize
from gazetteer.relation import Relation, infer
from gazetteer.resolution import Ambiguous, Inferred, Match, Resolution, Unknown, resolve

__all__ = [
    "Ambiguous",
    "Gazetteer",
    "GazetteerError",
    "GazetteerFileError",
    "Inferred",
    "Match",
    "Mention",
    "NameTable",
    "Phrase",
    "Place",
    "PlaceTableError",
    "Point",
    "Relation",
    "Resolution",
    "Ring",
    "Side",
    "Strength",
    "Token",
    "Toponym",
    "Unknown",
    "destination",
    "distance_m",
    "fold",
    "infer",
    "load_gazetteer",
    "locate",
    "locate_phrase",
    "name_table",
    "parse_relation",
    "read_gazetteer",
    "recognize",
    "resolve",
    "stems",
    "tokenize",
    "watched",
]
