"""PDF: its objects unpacked, changed as dictionaries and as drawing, and put together with offsets that are right."""

import random
import re
import zlib

from bench.fuzz.change import raw

_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})\s+(\d{1,5})\s+obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\bstream\r?\n(.*)\r?\n?endstream\s*", re.DOTALL)
_ROOT = re.compile(rb"/Root\s+(\d+)\s+(\d+)\s+R")
_NUMBER = re.compile(rb"(?<![\w.#])-?\d+(?:\.\d+)?(?![\w.])")
_REFERENCE = re.compile(rb"(\d+)\s+(\d+)\s+R\b")
_NAME = re.compile(rb"/[A-Za-z][\w.-]*")
_OPERATOR = re.compile(
    rb"(?<=[\s\])>])(Tj|TJ|Tf|Td|TD|Tm|Tr|Tc|Tw|Tz|TL|re|m|l|c|h|S|f|cm|q|Q|Do|BT|ET|W|n|w|d|gs|BDC|EMC|BI|ID|EI|sh)(?=\s)"
)
ANSWER = 10_000
"""Bytes of a stream up to which it is likelier to be pages or directories than fonts."""
_NUMBERS = (
    b"0",
    b"1",
    b"-1",
    b"1e9",
    b"100000000",
    b"2147483647",
    b"-2147483648",
    b"99999999999",
    b"0.00001",
    b"-0",
    b"65536",
    b"1.5",
    b"90",
    b"14400",
)
_ENTRIES = (
    b"/Rotate 90", b"/Rotate 45", b"/UserUnit 100000", b"/MediaBox [0 0 1e9 1e9]", b"/MediaBox [0 0 0 0]", b"/CropBox [9 9 -9 -9]", b"/Count 100000000", b"/Type /Pages", b"/Type /Page", b"/Type /ObjStm /N 100000 /First 5",
    b"/Filter [/FlateDecode /FlateDecode]", b"/Filter /LZWDecode", b"/Filter /ASCIIHexDecode", b"/Filter /DCTDecode", b"/DecodeParms << /Predictor 15 /Columns 100000000 >>", b"/Length 100000000", b"/Subtype /Form", b"/FirstChar -5",
    b"/LastChar 99999", b"/Widths []", b"/W [1 100000000 1]", b"/Encoding /Identity-H", b"/ToUnicode null", b"/Parent null", b"/Matrix [0 0 0 0 0 0]", b"/BBox [0 0 0 0]", b"/Group << /S /Transparency >>", b"/OC null", b"/Encrypt 1 0 R",
)  # fmt: skip
_DRAWING = (
    b"q ", b"Q ", b"Q Q Q ", b"BT ", b"ET ", b"1 0 0 1 1e9 0 cm ", b"0 0 0 0 0 0 cm ", b"3 Tr ", b"0 Tf ", b"0 0 1e9 1e9 re S ", b"0 0 m 5 5 l S ", b"W n ", b"/X0 Do ", b"(1) Tj ", b"[(1) -100000000 (2)] TJ ", b"1000000 Tc ", b"0 Tz ",
    b"BI /W 9 /H 9 /BPC 8 /CS /G ID ", b"EI ", b"/Artifact BMC ", b"EMC ", b"/Span << /ActualText (9) >> BDC ", b"[0] 0 d ", b"[] 0 d ", b"1 0 0 -1 0 800 cm ", b"(\\777\\0) Tj ", b"<FFFF> Tj ", b"T* ", b"' ", b'1 1 (x) " ', b"1 g ", b"1 1 1 rg ", b"0 w ", b"1e30 w ",
)  # fmt: skip


def change(data: bytes, draw: random.Random, most: int) -> bytes:
    """Do one thing to an object of a PDF, now and then to its bytes."""
    if draw.random() < 0.08:
        return raw.change(data, draw, most)
    objects = objects_of(data)
    root = _ROOT.search(data)
    if not objects or root is None:
        return raw.change(data, draw, most)
    numbers = list(objects)
    number = draw.choice(numbers)
    if draw.random() < 0.5:  # what is drawn on pages
        drawn = [each for each in numbers if _is_drawing(objects[each])]
        number = draw.choice(drawn) if drawn else number
    body = objects[number]
    stream = _STREAM.fullmatch(body)
    if stream and draw.random() < 0.75:
        content = _changed_content(stream[2], draw, most)
        objects[number] = _with_length(stream[1], len(content), draw) + b"stream\n" + content + b"\nendstream"
    else:
        head, tail = (stream[1], body[stream.start(2) - 8 :]) if stream else (body, b"")
        objects[number] = _changed_dictionary(head, numbers, draw) + tail
    if draw.random() < 0.05:
        other = draw.choice(numbers)
        match draw.randrange(3):
            case 0:
                del objects[number]
            case 1:
                objects[other] = objects[number]
            case _:
                objects[max(numbers) + 1] = objects[other]
    return assembled(objects, root[0], draw)[:most]


def objects_of(data: bytes) -> dict[int, bytes]:
    """Return the objects by number, deflated streams and streams of objects unpacked."""
    objects: dict[int, bytes] = {}
    for found in _OBJECT.finditer(data):
        body = found[3].strip()
        stream = _STREAM.fullmatch(body)
        if (
            stream
            and re.search(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])", stream[1])
            and b"Predictor" not in stream[1]
        ):
            try:
                content = zlib.decompressobj().decompress(stream[2], 4_000_000)
            except zlib.error:
                content = b""
            if content:
                head = re.sub(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])", b"", stream[1])
                if b"/ObjStm" in head:
                    objects.update(_inner(head, content))
                    continue
                body = (
                    re.sub(rb"/Length\s+\d+(?:\s+\d+\s+R)?", b"/Length %d" % len(content), head)
                    + b"stream\n"
                    + content
                    + b"\nendstream"
                )
        if b"/XRef" not in body[:400]:
            objects[int(found[1])] = body
    return objects


def _inner(head: bytes, content: bytes) -> dict[int, bytes]:
    first = re.search(rb"/First\s+(\d+)", head)
    if first is None:
        return {}
    start = int(first[1])
    pairs = [int(word) for word in content[:start].split() if word.isdigit()]
    places = [*pairs[1::2], len(content)]
    return {
        number: content[start + places[index] : start + places[index + 1]]
        for index, number in enumerate(pairs[0 : 2 * len(places) - 2 : 2])
    }


def assembled(objects: dict[int, bytes], root: bytes, draw: random.Random) -> bytes:
    """Write objects with a table that says where each stands; now and then with one that does not."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    size = max(objects, default=0) + 1
    lie = draw.random()
    if lie > 0.03:
        start = len(out)
        out += b"xref\n0 1\n0000000000 65535 f \n"
        for number, place in sorted(places.items()):
            out += b"%d 1\n%010d 00000 n \n" % (number, place if lie > 0.05 else draw.randrange(len(out)))
        out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    else:
        out += b"trailer\n<< /Size %d %s %s >>\n" % (
            size,
            root,
            draw.choice((b"", b"/Prev 0", b"/Prev 9", b"/XRefStm 9")),
        )
    return bytes(out)


def _is_drawing(body: bytes) -> bool:
    return b"stream" in body and (b" Tj" in body or b" TJ" in body or b" re" in body or b" Do" in body)


def _with_length(head: bytes, length: int, draw: random.Random) -> bytes:
    said = length if draw.random() > 0.03 else draw.choice((0, 1, 100000000))
    if re.search(rb"/Length\s+\d+(?:\s+\d+\s+R)?", head):
        return re.sub(rb"/Length\s+\d+(?:\s+\d+\s+R)?", b"/Length %d" % said, head, count=1)
    return head


def _changed_content(content: bytes, draw: random.Random, most: int) -> bytes:
    kind = draw.randrange(8)
    if kind == 0:
        return raw.change(content, draw, most)
    found = list(_OPERATOR.finditer(content)) if kind in {1, 2, 3, 4} else []
    if found:
        index = draw.randrange(len(found))
        at, end = found[index].end(), found[min(len(found) - 1, index + draw.choice((1, 2, 5, 30, 300)))].end()
        if kind == 1:
            return content[:at] + content[end:]
        if kind == 2:
            times = min(draw.choice((2, 5, 100, 3000)), max(1, most // 2 // max(1, end - at)))
            return content[:at] + content[at:end] * times + content[end:]
        if kind == 3:
            return content[:at] + b" " + draw.choice(_DRAWING) * draw.choice((1, 1, 1, 50, 5000)) + content[at:]
        operator = draw.choice(found)[0]
        return content[: found[index].start()] + operator + content[found[index].end() :]
    numbers = list(_NUMBER.finditer(content))
    if not numbers:
        return raw.change(content, draw, most)
    for _ in range(draw.choice((1, 1, 3, 20))):
        one = draw.choice(numbers)
        value = draw.choice((*_NUMBERS, draw.choice(numbers)[0]))
        content = (
            content[: one.start()] + value.ljust(len(one[0]))[: max(len(one[0]), len(value))] + content[one.end() :]
        )
    return content


def _changed_dictionary(head: bytes, numbers: list[int], draw: random.Random) -> bytes:
    match draw.randrange(6):
        case 0 if references := list(_REFERENCE.finditer(head)):
            one = draw.choice(references)
            return head[: one.start()] + b"%d 0 R" % draw.choice(numbers) + head[one.end() :]
        case 1 if found := list(_NUMBER.finditer(head)):
            one = draw.choice(found)
            return head[: one.start()] + draw.choice(_NUMBERS) + head[one.end() :]
        case 2 if names := list(_NAME.finditer(head)):
            one = draw.choice(names)
            return head[: one.start()] + draw.choice(names)[0] + head[one.end() :]
        case 3 if b"<<" in head:
            at = head.index(b"<<") + 2
            return head[:at] + draw.choice(_ENTRIES) + b" " + head[at:]
        case 4 if names := list(_NAME.finditer(head)):
            one = draw.choice(names)
            return head[: one.start()] + head[one.end() :]
        case _:
            return raw.change(head, draw, len(head) + 10_000)
