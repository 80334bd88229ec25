"""Pieces: in how many operators a line of text is stored, which a reader must not see."""

from collections.abc import Iterator

from bench.hunt.paper.marks import width_of


def pieces_of(text: str, size: float, by: str) -> Iterator[tuple[float, str]]:
    """Yield the pieces of a line with their distance from its start."""
    if by == "char":
        for index, char in enumerate(text):
            if char != " ":
                yield width_of(text[:index], size), char
    elif by == "word":
        start = 0
        for end in range(1, len(text) + 1):
            if end == len(text) or text[end - 1].isascii() != text[end].isascii():
                yield width_of(text[:start], size), text[start:end]
                start = end
    else:
        yield 0.0, text
