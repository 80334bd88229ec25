"""Clauses: the words of a sentence, parted so that each part has one number at most.

Commas, colons and brackets part; 、 and 和 do where the number is already there (予以公开3件、部分公开2件); so does a second
number. A list that names its items first and counts them after (甲、乙分别为3件、2件) is brought into order before.
"""

from typing import NamedTuple

from pipeline.judge.claims.kinds import Kind
from pipeline.judge.claims.tokens import Token

_COMMA = Token(Kind.PUNCTUATION, "，")
_LOST = Token(Kind.UNKNOWN, "")
_QUANTITIES = frozenset({"count", "percent", "money", "other", "bare"})
_MEASURING = frozenset(Kind) - {
    Kind.FILL,
    Kind.ANCHOR,
    Kind.PART,
    Kind.AND,
    Kind.ON_TIME,
    Kind.LAST,
    Kind.NEXT,
    Kind.THIS,
    Kind.NOT,
    Kind.ABOUT,
    Kind.SAME,
    Kind.EACH,
    Kind.SCOPE,
    Kind.NUMBER,
}
"""Words of which one must stand before the first number where several are parted by nothing: else whose are they?"""


class Clause(NamedTuple):
    """A part of a sentence."""

    tokens: tuple[Token, ...]
    before: str
    """The punctuation before it: `，`, `；`, `：`, `(`, `)`, `、`, or nothing."""
    joined: bool = False
    """True where it was parted from its neighbour by nothing, so that a number may belong to either."""


def quantity(tokens: tuple[Token, ...]) -> Token | None:
    """Return the token of a clause that says how many; None where none does."""
    return next((token for token in tokens if _is_quantity(token)), None)


def clauses(tokens: list[Token]) -> list[Clause]:
    """Part the words of a sentence into clauses."""
    ordered = _in_order(tokens)
    found: list[Clause] = []
    held: list[Token] = []
    before = ""
    for at, token in enumerate(ordered):
        if token.kind is Kind.PUNCTUATION:
            if token.text in ":：" and _only_answer_follows(ordered, at + 1) and not any(map(_is_quantity, held)):
                continue
            if held:
                found.append(Clause(tuple(held), before))
            held, before = [], ";" if token.text == "；" else token.text
            if token.text in "()":  # kept even where empty: what stands in brackets is told from what follows
                found.append(Clause((), token.text))
        elif token.kind is Kind.AND and any(map(_is_quantity, held)):
            found.append(Clause(tuple(held), before))
            held, before = [], "、"
        else:
            held.append(token)
    if held:
        found.append(Clause(tuple(held), before))
    return [part for clause in found for part in _single(clause)]


def _single(clause: Clause) -> list[Clause]:
    """Part a clause with several numbers behind each of them."""
    numbers = [at for at, token in enumerate(clause.tokens) if _is_quantity(token)]
    if len(numbers) < 2:  # noqa: PLR2004 nothing to part
        return [clause]
    measured = any(token.kind in _MEASURING for token in clause.tokens[: numbers[0]])
    cuts = [at + 1 for at in numbers[:-1]]
    for index, cut in enumerate(cuts):  # 左右 and 以上 stay with the number before them
        if clause.tokens[cut].kind is Kind.ABOUT and clause.tokens[cut].text in {
            "左右",
            "上下",
            "以上",
            "以下",
            "以内",
        }:
            cuts[index] = cut + 1
    parts = zip([0, *cuts], [*cuts, len(clause.tokens)], strict=True)
    return [
        Clause(clause.tokens[start:end], clause.before if start == 0 else "、", not measured) for start, end in parts
    ]


def _in_order(tokens: list[Token]) -> list[Token]:
    """Return the words with every list whose counts stand behind all its items brought into order."""
    for at, token in enumerate(tokens):
        if token.text == "分别":
            end, numbers = _numbers_after(tokens, at + 1)
            if len(numbers) > 1:
                start = _clause_start(tokens, at)
                items = _items(tokens[start:at])
                listed: list[Token] = []
                if len(items) == len(numbers) and all(number.kind is Kind.NUMBER for number in numbers):
                    for item, number in zip(items, numbers, strict=True):
                        listed += [*item, number, _COMMA]
                else:
                    listed = [_LOST, _COMMA]
                return [*tokens[:start], *listed, *_in_order(tokens[end:])]
    return tokens


def _numbers_after(tokens: list[Token], at: int) -> tuple[int, list[Token]]:
    """Return where a list of numbers ends, and the numbers: counts, or bare ones before a last count."""
    numbers: list[Token] = []
    end = at
    for place in range(at, min(at + 40, len(tokens))):
        token = tokens[place]
        if _is_quantity(token):
            numbers.append(token)
            end = place + 1
        elif not (
            token.kind is Kind.AND
            or token.text in {",", "，"}
            or (token.kind in {Kind.FILL, Kind.SHARE} and not numbers)
        ):
            break
        elif token.kind is Kind.SHARE:
            return place, []
    if not numbers or numbers[-1].number is None or numbers[-1].number.kind != "count":
        return end, [] if not numbers or numbers[-1].number is None else [_LOST] * len(numbers)
    return end, [
        token._replace(number=token.number._replace(kind="count"))
        if token.number and token.number.kind in {"bare", "count"}
        else _LOST
        for token in numbers
    ]


def _clause_start(tokens: list[Token], at: int) -> int:
    """Return where the clause before a place begins: behind punctuation or a number."""
    start = at
    while start and tokens[start - 1].kind is not Kind.PUNCTUATION and not _is_quantity(tokens[start - 1]):
        start -= 1
    return start


def _items(tokens: list[Token]) -> list[list[Token]]:
    """Return the items of a list, parted by 、 and 和."""
    items: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind is Kind.AND:
            items.append([])
        else:
            items[-1].append(token)
    return items


def _is_quantity(token: Token) -> bool:
    return token.number is not None and token.number.kind in _QUANTITIES


def _only_answer_follows(tokens: list[Token], at: int) -> bool:
    """Tell whether the next clause is a number, or 无, and nothing else that is told."""
    some = False
    for token in tokens[at:]:
        if token.kind in {Kind.PUNCTUATION, Kind.AND}:
            break
        answer = _is_quantity(token) or token.kind is Kind.NOT
        if not (answer or token.kind in {Kind.FILL, Kind.ANCHOR, Kind.ABOUT}):
            return False
        some = some or answer
    return some
