"""Keys under which spellings that may be one name lie together, so that no search goes through all names.

A key is the CRC-32 of a tagged string: small to store, and two names that share one by chance are told apart when
they are compared. A spelling has four sorts of key, tried in this order until a good candidate is found:

- `same_keys`: the text, and the skeleton, as they are;
- `part_keys`: the skeleton of the name without its first or last word, and of each word that has enough consonants;
- `near_keys`: the text, the skeleton and each long word's skeleton with any one letter left out (two that are one edit
  apart share such a key).
"""

from __future__ import annotations

from zlib import crc32

from gazetteer.romanisation import skeleton
from gazetteer.spelling import Spelling

MIN_WORD = 3
"""Consonants a word needs to be a key by itself."""

MIN_NEAR = 2


def text_key(text: str) -> int:
    """The key of a text as it is."""
    return crc32(b"=" + text.encode())


def _skeleton_key(consonants: str) -> int:
    return crc32(b"~" + consonants.encode())


def same_keys(spelling: Spelling) -> list[int]:
    """Keys of names that are written or sound the same."""
    return [text_key(spelling.text), _skeleton_key(spelling.skeleton)]


def part_keys(spelling: Spelling) -> list[int]:
    """Keys of names that share all but one word, or a distinctive word."""
    if len(spelling.words) == 1:
        return []
    rests = ["".join(spelling.sounds[1:]), "".join(spelling.sounds[:-1])]
    return [
        *(_skeleton_key(skeleton(rest)) for rest in rests),
        *(_skeleton_key(word) for word in _long_words(spelling)),
    ]


def near_keys(spelling: Spelling) -> list[int]:
    """Keys shared with every name one letter, or one consonant, away."""
    texts = dict.fromkeys((spelling.text, spelling.plain))
    keys = [crc32(b"-" + left.encode()) for text in texts for left in _one_left_out(text)]
    keys += [crc32(b"_" + left.encode()) for left in _one_left_out(spelling.skeleton)]
    return keys + [crc32(b"/" + left.encode()) for word in _long_words(spelling) for left in _one_left_out(word)]


def _long_words(spelling: Spelling) -> list[str]:
    """The consonants of each word that has enough of them; none of a name of one word."""
    words = [skeleton(one) for one in spelling.sounds]
    return [word for word in words if len(word) >= MIN_WORD] if len(words) > 1 else []


def _one_left_out(text: str) -> list[str]:
    if len(text) < MIN_NEAR:
        return []
    return [text, *(text[:i] + text[i + 1 :] for i in range(len(text)))]


def all_keys(spelling: Spelling) -> frozenset[int]:
    """Every key a name is entered under."""
    return frozenset((*same_keys(spelling), *part_keys(spelling), *near_keys(spelling)))
