"""HTML cells: how an editor's markup holds the text of a cell, so that a browser still shows the same."""

from collections.abc import Callable
from html import escape
from random import Random

from samples.maker.model import Cell, Role

Innards = Callable[[Cell], str]
_WORD = "font-size:10.5pt;font-family:宋体;mso-bidi-font-family:宋体"


def bare(cell: Cell) -> str:
    """Write the text and nothing else."""
    return escape(cell.text).replace("\n", "<br>")


def paragraph(cell: Cell) -> str:
    """Write a paragraph a line; an empty cell holds a no-break space."""
    return "".join(f"<p>{escape(line) or '&nbsp;'}</p>" for line in cell.text.split("\n"))


class WordCells:
    """Cells as a word processor pastes them: torn over spans, an empty one never quite empty."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw

    def __call__(self, cell: Cell) -> str:
        """Write the inside of a cell."""
        if not cell.text:
            return self.draw.choice(
                (
                    f'<p class="MsoNormal"><span lang="EN-US" style="{_WORD}"><o:p>&nbsp;</o:p></span></p>',
                    '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>',
                    "",
                    "<br/>",
                    '<p style=";text-align:center"><br/></p>',
                )
            )
        lines = list(cell.text) if cell.upright and self.draw.random() < 0.5 else cell.text.split("\n")
        if len(lines) > 1 and self.draw.random() < 0.5:
            return self._paragraph("<br/>".join(self._spans(line) for line in lines))
        return "".join(self._paragraph(self._spans(line)) for line in lines)

    def _paragraph(self, inside: str) -> str:
        return f'<p class="MsoNormal" align="center" style="text-align:center;mso-pagination:widow-orphan">{inside}</p>'

    def _spans(self, text: str) -> str:
        pieces, rest = [], text
        while rest:
            size = self.draw.randint(1, 5)
            piece, rest = rest[:size], rest[size:]
            lang = ' lang="EN-US"' if piece.isascii() else ""
            wrapped = escape(piece)
            for tag in self.draw.sample(("strong", "font", "b", "em"), self.draw.choice((0, 0, 0, 1))):
                wrapped = f"<{tag}>{wrapped}</{tag}>"
            pieces.append(f'<span{lang} style="{_WORD}">{wrapped}</span>')
        return "".join(pieces) + f'<span lang="EN-US" style="{_WORD}"><o:p></o:p></span>'


class MixedCells:
    """Every cell in another way."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.ways: tuple[Innards, ...] = (bare, paragraph, WordCells(draw), _division, _font)

    def __call__(self, cell: Cell) -> str:
        """Write the inside of a cell."""
        return self.draw.choice(self.ways)(cell)


def _division(cell: Cell) -> str:
    return f'<div align="center">{bare(cell)}</div>'


def _font(cell: Cell) -> str:
    return f"&nbsp;<font face='宋体' size='2'>{bare(cell)}</font>&nbsp;\n\t"


def invisible(inner: Innards, draw: Random) -> Innards:
    """Put signs that show nothing inside texts: zero-width spaces, soft hyphens, byte order marks, comments."""

    def write(cell: Cell) -> str:
        text = inner(cell)
        if not cell.text or draw.random() < 0.6 or "<br" in text:
            return text
        sign = draw.choice(("\u200b", "&shy;", "﻿", "&zwnj;", "<!-- 3 -->", "<wbr>"))
        first = escape(cell.text[0])
        return text.replace(f">{first}", f">{first}{sign}", 1) if f">{first}" in text else sign + text

    return write


def hidden_beside(inner: Innards, draw: Random) -> Innards:
    """Put text that isn't shown beside some numbers."""

    def write(cell: Cell) -> str:
        if cell.role is not Role.VALUE or not cell.text or draw.random() < 0.8:
            return inner(cell)
        hidden = draw.choice(
            (
                '<span style="display:none">9</span>',
                "<span style='display: none; color:red'>上年7</span>",
                "<span hidden>8</span>",
                '<input type="hidden" value="5">',
                "<script>var before = 4;</script>",
                "<style>td{color:red}</style>",
                '<span style="mso-hide:all;display:none">12</span>',
                "<template>6</template>",
                '<style>td .gone{display:none}</style><span class="gone">7</span>',
                '<style>tr > td > [data-was]{visibility:hidden}</style><i data-was="3">3</i>',
            )
        )
        return inner(cell) + hidden

    return write


def digits_beside(inner: Innards, draw: Random) -> Innards:
    """Put digits beside some numbers that are none of theirs."""

    def write(cell: Cell) -> str:
        if cell.role is not Role.VALUE or not cell.text or draw.random() < 0.8:
            return inner(cell)
        way = draw.choice(
            (
                '<span style="color:#FFFFFF">{}</span>',
                '<font color="white">{}</font>',
                "<sup>{}</sup>",
                "<s>{}</s>",
                '<span style="font-size:0">{}</span>',
                '<span style="font-size:1px">{}</span>',
                '<span style="color:#fefefe">{}</span>',
                '<style>td .old{{text-decoration:line-through}}</style><span class="old">{}</span>',
                '<style>table td .mark{{vertical-align:super}}</style><i class="mark">{}</i>',
                '<style>.more::after{{content:"{}"}}</style><b class="more"></b>',
                '<span style="vertical-align:super;font-size:70%">{}</span>',
            )
        )
        text, beside = inner(cell), way.format(draw.randint(1, 9))
        return text.replace(cell.text, f"{cell.text}{beside}", 1) if cell.text in text else text

    return write


def entities(inner: Innards, draw: Random) -> Innards:
    """Write some digits as character references."""

    def write(cell: Cell) -> str:
        text = inner(cell)
        if cell.role is not Role.VALUE or not cell.text.isdecimal() or draw.random() < 0.6:
            return text
        coded = "".join(f"&#{ord(char)};" if draw.random() < 0.5 else f"&#x{ord(char):X};" for char in cell.text)
        return text.replace(f">{cell.text}<", f">{coded}<", 1) if f">{cell.text}<" in text else text

    return write
