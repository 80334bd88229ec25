"""Tags, attributes and texts of HTML and XML: taken out, repeated, nested, moved, and filled with what no program writes."""

import random
import re

from bench.fuzz.change import raw

_TOKEN = re.compile(rb"<!--.*?-->|<[^<>]*>|[^<]+|<", re.DOTALL)
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>/]+)""")
_NAME = re.compile(rb"</?([\w:.-]+)")
MANY = (2, 3, 10, 100, 1000, 5000)

HTML_ATTRIBUTES = (
    "colspan", "rowspan", "style", "hidden", "class", "id", "start", "value", "type", "width", "src", "align", "reversed", "open", "dir", "lang",
)  # fmt: skip
HTML_VALUES = (
    "display:none", "display:none!important", "visibility:hidden", "display:table-cell", "float:right", "position:absolute;left:-9999px", "font-size:0",
    "width:0;overflow:hidden", "color:#fff;background:#fff", "writing-mode:vertical-rl", "unicode-bidi:bidi-override;direction:rtl", "display:inline",
    "transform:rotate(90deg)", "/*", "display:none;;;;}", "{" * 50, "a:" * 500, "data:image/png;base64,AAAA", "white-space:pre", "mso-hide:all", "text-transform:uppercase",
)  # fmt: skip
HTML_PIECES = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th colspan=1000000000>", "<td rowspan=0>", "<td rowspan=65534 colspan=1000>", "<tbody>", "<thead>", "<tfoot>", "<caption>",
    "<col span=100000000>", "<colgroup>", "<p>", "<div>", "<span>", "</span>", "<br>", "<ol start=2147483648>", "<ol reversed>", "<li value=-1>", "<ul>", "<h1>", "<h9>", "<pre>", "<script>", "<style>",
    "<style>td{display:none}</style>", "<style>@import", "<textarea>", "<title>", "<noscript>", "<template>", "<iframe>", "<svg>", "<math>", "<![CDATA[", "<!--", "-->", "<!", "<?xml ?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "<select><option>1<option>2", "<input value=7>", "<del>", "<s>", "<sup>2</sup>", "<sub>", "<ruby>1<rt>2</rt></ruby>", "<details>", "<frameset>", "<base href=x>", "<plaintext>", "<xmp>", "<body>", "</body>", "</html>", "<html>",
    "&#0;", "&#x110000;", "&#xD800;", "&#49;", "&#8238;", "&nbsp;", "&nbsp", "&notin;", "&#99999999999999;", "&amp", "&", "&lt;td&gt;", "&#x202E;12&#x202C;", "&ZeroWidthSpace;", "<o:p>", "<v:shape>", "<w:wrap>", "<img src=a.png>", "<a href=",
)  # fmt: skip


def change(data: bytes, draw: random.Random, most: int, vocabulary: "Vocabulary") -> bytes:  # noqa: C901 - a way each
    """Do one thing to the markup."""
    tokens = _TOKEN.findall(data)
    if len(tokens) < 3 or draw.random() < 0.03:
        return raw.change(data, draw, most)
    at = draw.randrange(len(tokens))
    end = min(len(tokens), at + draw.choice((1, 1, 2, 3, 5, 10, 40)))
    kind = draw.randrange(12)
    if kind == 0:
        del tokens[at:end]
    elif kind == 1:
        end = _close(tokens, at) if draw.random() < 0.6 else end
        _repeat(tokens, at, end, draw, most)
    elif kind == 2:
        to = draw.randrange(len(tokens))
        tokens[to:to] = tokens[at : _close(tokens, at)]
    elif kind == 3:
        _nest(tokens, at, draw, most)
    elif kind in {4, 5}:
        _attribute(tokens, draw, vocabulary)
    elif kind == 6:
        _new_attribute(tokens, draw, vocabulary)
    elif kind in {7, 8}:
        _text(tokens, draw)
    elif kind == 9:
        tokens.insert(at, draw.choice(vocabulary.pieces).encode())
    elif kind == 10:
        taken = tokens[at : _close(tokens, at)]
        del tokens[at : at + len(taken)]
        to = draw.randrange(len(tokens) + 1)
        tokens[to:to] = taken
    else:
        names = [_NAME.match(tokens[index]) for index in (at, draw.randrange(len(tokens)))]
        if names[0] and names[1]:
            tokens[at] = tokens[at].replace(names[0][1], names[1][1], 1)
    return b"".join(tokens)[:most]


class Vocabulary:
    """What a format's markup is made of, beside what stands in the document itself."""

    def __init__(self, attributes: tuple[str, ...], values: tuple[str, ...], pieces: tuple[str, ...]) -> None:
        self.attributes = attributes
        self.values = values
        self.pieces = pieces


HTML = Vocabulary(HTML_ATTRIBUTES, HTML_VALUES, HTML_PIECES)


def _close(tokens: list[bytes], at: int) -> int:
    """Return where the element that opens at a token ends; the next token where none opens."""
    name = _NAME.match(tokens[at])
    if name is None or tokens[at].startswith(b"</") or tokens[at].endswith(b"/>"):
        return at + 1
    depth = 0
    for index in range(at, min(len(tokens), at + 4000)):
        other = _NAME.match(tokens[index])
        if other and other[1] == name[1] and not tokens[index].endswith(b"/>"):
            depth += -1 if tokens[index].startswith(b"</") else 1
            if depth == 0:
                return index + 1
    return at + 1


def _repeat(tokens: list[bytes], at: int, end: int, draw: random.Random, most: int) -> None:
    size = sum(map(len, tokens[at:end])) or 1
    times = min(draw.choice(MANY), max(1, most // 2 // size))
    tokens[at:end] = tokens[at:end] * times


def _nest(tokens: list[bytes], at: int, draw: random.Random, most: int) -> None:
    names = [name for token in draw.sample(tokens, min(len(tokens), 30)) if (name := _NAME.match(token))]
    if not names:
        return
    opening = b"<" + draw.choice(names)[1] + b">"
    times = min(draw.choice(MANY), max(1, most // 4 // len(opening)))
    end = _close(tokens, at)
    closing = [b"</" + opening[1:]] * (times if draw.random() < 0.7 else 0)
    tokens[at:end] = [opening] * times + tokens[at:end] + closing


def _value(draw: random.Random, vocabulary: Vocabulary) -> bytes:
    words = draw.choice((raw.NUMBERS, raw.NUMBERS, vocabulary.values, raw.WORDS))
    return draw.choice(words).replace('"', "'").replace("<", "").encode()


def _attribute(tokens: list[bytes], draw: random.Random, vocabulary: Vocabulary) -> None:
    held = [
        index
        for index in draw.sample(range(len(tokens)), min(len(tokens), 60))
        if b"=" in tokens[index] and tokens[index][:1] == b"<"
    ]
    if not held:
        return
    index = held[0]
    found = list(_ATTRIBUTE.finditer(tokens[index]))
    if not found:
        return
    one = draw.choice(found)
    if draw.random() < 0.15:  # gone
        tokens[index] = tokens[index][: one.start()] + tokens[index][one.end() :]
        return
    value = _value(draw, vocabulary)
    if draw.random() < 0.3:  # what stands at another place of the document
        others = [match for other in held for match in _ATTRIBUTE.findall(tokens[other]) if match[0] == one[1]]
        value = draw.choice(others)[2].strip(b"\"'") if others else value
    tokens[index] = tokens[index][: one.start(3)] + b'"' + value + b'"' + tokens[index][one.end(3) :]


def _new_attribute(tokens: list[bytes], draw: random.Random, vocabulary: Vocabulary) -> None:
    tags = [
        index
        for index in draw.sample(range(len(tokens)), min(len(tokens), 40))
        if _NAME.match(tokens[index]) and tokens[index][1:2] != b"/"
    ]
    for index in tags[: draw.choice((1, 1, 1, 10))]:
        head = _NAME.match(tokens[index])
        if head:
            name = draw.choice(vocabulary.attributes).encode()
            tokens[index] = (
                tokens[index][: head.end()]
                + b" "
                + name
                + b'="'
                + _value(draw, vocabulary)
                + b'"'
                + tokens[index][head.end() :]
            )


def _text(tokens: list[bytes], draw: random.Random) -> None:
    texts = [
        index
        for index in draw.sample(range(len(tokens)), min(len(tokens), 60))
        if tokens[index][:1] != b"<" and tokens[index].strip()
    ]
    for index in texts[: draw.choice((1, 1, 1, 5, 40))]:
        word = draw.choice(raw.WORDS).encode()
        old = tokens[index]
        cut = draw.randrange(len(old) + 1)
        tokens[index] = draw.choice(
            (word, old + word, word + old, old[:cut] + word + old[cut:], old * draw.choice(MANY[:4]))
        )
