"""Tokens: a folded sentence as the words that are known and the runs of characters that are not.

The longest word that begins at a place is taken, so that 不予公开 is never 公开 with something before it.
"""

import re
from typing import NamedTuple

from pipeline.judge.claims.kinds import Kind
from pipeline.judge.claims.quantities import Number, read_number
from pipeline.judge.claims.vocabulary import INDEX

NAME, PLACE = "\ue000", "\ue001"
"""Stand in a folded sentence for the agency's own name and for that of its region."""

_PUNCTUATION = frozenset(",，;；:：()!?。！？…~<>/|")
_NUMERAL = frozenset("0123456789零〇○一二两三四五六七八九十百千万亿前上下第")
_DIGITS = re.compile(r"[\d.,]{1,64}")


class Token(NamedTuple):
    """One word of a sentence."""

    kind: Kind
    text: str
    key: str = ""
    number: Number | None = None


def tokenize(folded: str) -> list[Token]:
    """Return the words of a folded sentence; characters that are no word stand together as one unknown.

    >>> [(token.kind.name, token.text) for token in tokenize("不予公开3件")]
    [('OUTCOME', '不予公开'), ('NUMBER', '3件')]
    >>> [token.kind.name for token in tokenize("网络问政182件")]
    ['CHANNEL', 'ELSEWHERE', 'NUMBER']
    """
    found: list[Token] = []
    at, unknown = 0, 0
    end = len(folded)
    while at < end:
        token = _token(folded, at)
        if token is None:
            digits = _DIGITS.match(folded, at)
            at = digits.end() if digits else at + 1
            continue
        if unknown < at:
            found.append(Token(Kind.UNKNOWN, folded[unknown:at]))
        found.append(token)
        at = unknown = at + len(token.text)
    if unknown < end:
        found.append(Token(Kind.UNKNOWN, folded[unknown:]))
    return found


def _token(folded: str, at: int) -> Token | None:
    """Return the token that begins at a place, or None where no known word does."""
    char = folded[at]
    for word, kind, key in INDEX.get(char, ()):
        if folded.startswith(word, at):
            return Token(kind, word, key)
    if char in _NUMERAL:
        number = read_number(folded, at)
        if number is not None:
            return Token(Kind.NUMBER, folded[at : number.end], number=number)
    if char in _PUNCTUATION:
        return Token(Kind.PUNCTUATION, char)
    if char == NAME:
        return Token(Kind.SCOPE, char, "name")
    return Token(Kind.SCOPE, char, "region") if char == PLACE else None
