"""Vocabulary: all words with what they do, found by their first character, the longest first."""

from pipeline.judge.claims.kinds import Kind
from pipeline.judge.claims.named_words import APPLICANTS, OUTCOMES, RESULTS, SCOPES
from pipeline.judge.claims.words import ELSEWHERE, WORDS

_NAMED = {Kind.OUTCOME: OUTCOMES, Kind.APPLICANT: APPLICANTS, Kind.RESULT: RESULTS, Kind.SCOPE: SCOPES}


def _entries() -> dict[str, tuple[Kind, str]]:
    """Return every word with what it does and the key of what it names."""
    found: dict[str, tuple[Kind, str]] = dict.fromkeys(ELSEWHERE.split(), (Kind.ELSEWHERE, ""))
    for kind, words in WORDS.items():
        found.update(dict.fromkeys(words.split(), (kind, "")))
    for kind, keys in _NAMED.items():
        for key, words in keys.items():
            found.update(dict.fromkeys(words.split(), (kind, key)))
    return found


def _index() -> dict[str, tuple[tuple[str, Kind, str], ...]]:
    index: dict[str, list[tuple[str, Kind, str]]] = {}
    for word, (kind, key) in _entries().items():
        index.setdefault(word[0], []).append((word, kind, key))
    return {first: tuple(sorted(words, key=lambda each: -len(each[0]))) for first, words in index.items()}


INDEX = _index()
"""By the first character: the words, longest first, with kind and key."""
