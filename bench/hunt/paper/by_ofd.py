"""OFD by hand: the marks of pages as objects of an OFD, in the ways of several programs."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from bench.hunt.looks import OfdLook, PdfLook
from bench.hunt.paper.marks import Box, Mark, Page, Picture, Rule, Words, width_of
from bench.hunt.paper.pieces import pieces_of
from samples.maker.writers.ofd_objects import POINT, Drawing
from samples.maker.writers.ofd_package import Leaf, OfdFile, grey_png


def write(pages: list[Page], look: PdfLook, own: OfdLook, *, old: Sequence[Page] = ()) -> bytes:
    """Write the pages; `old` are those of a version that no longer holds."""
    return _Writer(look, own).write(pages, old)


class _Writer:
    def __init__(self, look: PdfLook, own: OfdLook) -> None:
        self.look, self.own = look, own
        self.file = OfdFile(own.habits)

    def write(self, pages: Sequence[Page], old: Sequence[Page]) -> bytes:
        """Return the file."""
        for page in pages:
            self.file.pages.append(self._leaf(page))
        self.file.old_pages = [self._leaf(page) for page in old]
        return self.file.write()

    def _leaf(self, page: Page) -> Leaf:
        leaf = Leaf(page.width * POINT, page.height * POINT)
        self.file.paper = leaf.width, leaf.height
        marks = list(page.marks)
        if self.own.template:
            # The form stands in a template, and the page holds the texts.
            ruled = [mark for _, mark in marks if isinstance(mark, Rule | Box)]
            marks = [(table, mark) for table, mark in marks if not isinstance(mark, Rule | Box)]
            leaf.template = len(self.file.templates)
            self.file.templates.append(Drawing(list(self._objects(ruled))))
        if self.own.scan:
            leaf.drawing.objects += [*self._objects([mark for _, mark in marks]), self._cover(leaf)]
        else:
            leaf.drawing.objects += self._inside(leaf, marks)
        leaf.annotations = self._annotations(leaf)
        return leaf

    def _inside(self, leaf: Leaf, marks: list[tuple[str, Mark]]) -> list[str]:
        """Return the objects of a page, some of them inside composites."""
        kind = self.look.forms
        if not kind:
            return list(self._objects([mark for _, mark in marks]))
        inside = [mark for table, mark in marks if table or kind != "tables"]
        outside = [mark for table, mark in marks if not table and kind == "tables"]
        box = (0.0, 0.0, leaf.width, leaf.height)
        held = self.file.composite(Drawing(list(self._objects(inside))), box, zoom=2.0 if kind == "nested" else 1.0)
        if kind == "nested":
            held = self.file.composite(Drawing([held]), box, zoom=0.5)
        return [*self._objects(outside), held]

    def _cover(self, leaf: Leaf) -> str:
        return self.file.picture((0.0, 0.0, leaf.width, leaf.height), grey_png(240))

    def _annotations(self, leaf: Leaf) -> list[str]:
        """Return what is stamped on a page, drawn over it, or only a link."""
        if not self.own.stamped:
            return []
        file, (right, bottom) = self.file, (leaf.width, leaf.height)
        box = (right - 50, bottom - 22, right - 10, bottom - 4)
        words = file.text("收文专用章", (2, 8), 3.5, [3.5] * 4)
        strokes = file.path([[(1, 1), (9, 12), (14, 3), (22, 15)]], width=0.4)
        mark = file.text("内部资料", (5, 10), 8.0, [8.0] * 3, attributes=' Alpha="60"')
        return [
            file.annotation("Stamp", "Stamp", box, [words, strokes]),
            file.annotation("Watermark", "Watermark", (20, 60, 90, 80), [mark]),
            file.annotation(
                "Link", "None", (20, 60, 90, 80), [file.path([[(0, 0), (9, 0), (9, 9), (0, 9)]], width=0.2)]
            ),
        ]

    def _objects(self, marks: Iterable[Mark]) -> Iterable[str]:
        """Yield the objects of marks; lines of one kind that follow each other may be one path."""
        for _, several in groupby(marks, key=self._kind):
            rules = list(several)
            style = _style(rules[0])
            if style is not None and self.own.joined:
                lines = [
                    [(_mm(rule.x0), _mm(rule.y0)), (_mm(rule.x1), _mm(rule.y1))]
                    for rule in rules
                    if isinstance(rule, Rule)
                ]
                yield self._stroke(lines, style)
                continue
            words = [mark for mark in rules if isinstance(mark, Words) and _is_plain(mark)]
            if self.own.jumping and len(words) == len(rules):
                for start in range(0, len(words), self.own.jumping):
                    yield from self._jumping(words[start : start + self.own.jumping])
                continue
            for mark in rules:
                yield from self._object(mark)

    def _kind(self, mark: Mark) -> object:
        """Return what marks have in common that may be one object."""
        return _style(mark) or (self.own.jumping and isinstance(mark, Words) and _is_plain(mark))

    def _jumping(self, several: Sequence[Words]) -> Iterable[str]:
        """Yield texts of one size as one text."""
        for (size, grey), same in groupby(several, key=lambda words: (words.size, words.grey)):
            words = list(same)
            places = [
                (_mm(each.x + width_of(each.text[:index], size)), _mm(each.y))
                for each in words
                for index in range(len(each.text))
            ]
            yield self.file.text(
                "".join(each.text for each in words),
                places[0],
                _mm(size),
                [right - left for (left, _), (right, _) in pairwise(places)],
                drops=[lower - upper for (_, upper), (_, lower) in pairwise(places)],
                colour=(grey,) * 3,
            )

    def _stroke(self, lines: list[list[tuple[float, float]]], style: "_Style") -> str:
        width, grey, dash = style
        return self.file.path(
            lines, width=_mm(width), colour=(grey,) * 3, dash=(_mm(dash[0]), _mm(dash[1])) if dash else None
        )

    def _object(self, mark: Mark) -> Iterable[str]:
        if isinstance(mark, Rule):
            line = [(_mm(mark.x0), _mm(mark.y0)), (_mm(mark.x1), _mm(mark.y1))]
            yield self._stroke([line], (mark.width, mark.grey, mark.dash))
        elif isinstance(mark, Box):
            x0, y0, x1, y1 = map(_mm, (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height))
            corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
            yield self.file.path([corners], width=_mm(mark.stroke), colour=mark.colour, closed=True)
        elif isinstance(mark, Picture):
            edges = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
            x0, y0, x1, y1 = map(_mm, edges)
            yield self.file.picture((x0, y0, x1, y1), grey_png(see_through=True))
        else:
            yield from self._words(mark)

    def _words(self, words: Words) -> Iterable[str]:
        size = _mm(words.size)
        clip = None
        if words.clip:
            x, y, width, height = words.clip
            clip = _mm(x), _mm(y), _mm(x + width), _mm(y + height)
        hidden = (' Visible="false"', ' Alpha="0"', ' Fill="false"')[len(words.text) % 3] if words.unseen else ""
        if words.vertical:
            origin = _mm(words.x) - size / 2, _mm(words.y) + 0.88 * size
            yield self.file.text(words.text, origin, size, [size] * (len(words.text) - 1), down=True)
            return
        bold = ' Weight="700" Stroke="true"' if words.bold and self.look.bold == "stroked" else ""
        for copy in (0.0, 0.3) if words.bold and self.look.bold == "twice" else (0.0,):
            for dx, piece in pieces_of(words.text, words.size, self.look.text_by):
                right, down = {0.0: (dx, 0.0), 90.0: (0.0, dx), -90.0: (0.0, -dx)}.get(
                    words.angle, (dx * 0.7071, dx * 0.7071)
                )
                origin = _mm(words.x + right + copy), _mm(words.y + down)
                steps = [_mm(width_of(char, words.size)) for char in piece[:-1]]
                yield self.file.text(
                    piece,
                    origin,
                    size,
                    steps,
                    angle=words.angle,
                    colour=(words.grey,) * 3,
                    attributes=hidden + bold,
                    clip=clip,
                )


_Style = tuple[float, float, tuple[float, float] | None]


def _is_plain(words: Words) -> bool:
    """Tell whether a text is only set where it stands."""
    return bool(words.text) and not (words.angle or words.vertical or words.bold or words.clip or words.unseen)


def _style(mark: Mark) -> _Style | None:
    """Return how a line is drawn; None for what is no line."""
    return (mark.width, mark.grey, mark.dash) if isinstance(mark, Rule) else None


def _mm(points: float) -> float:
    return points * POINT
