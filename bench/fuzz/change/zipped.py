"""Packages (DOCX, XLSX, OFD): a part is changed inside and the whole packed anew, so that the change gets past the container."""

import io
import random
import struct
import zipfile

from bench.fuzz.change import markup, raw

DOCX = markup.Vocabulary(
    ("w:val", "w:w", "w:type", "w:fill", "w:id", "w:numId", "w:ilvl", "w:styleId", "r:id", "w:start", "w:color", "w:vanish", "w:hRule"),
    ("restart", "continue", "nextPage", "none", "auto", "dxa", "pct", "decimal", "chineseCounting", "upperRoman", "bullet", "%1.%2", "%9", "superscript", "on", "off"),
    (
        '<w:gridSpan w:val="100000000"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:hMerge/>", '<w:gridBefore w:val="1000000"/>', '<w:gridAfter w:val="5"/>', "<w:vanish/>", "<w:strike/>", "<w:del>", "</w:del>",
        "<w:ins>", "<w:moveFrom>", "<w:sdt><w:sdtContent>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:p>", "<w:r>", "<w:t>1</w:t>", "</w:tbl>", "<w:br/>", "<w:tab/>", "<w:cr/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", '<w:sym w:char="F031"/>',
        '<w:altChunk r:id="rId1"/>', '<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>', '<w:pStyle w:val="a"/>', "<w:txbxContent>", "<mc:AlternateContent><mc:Choice/><mc:Fallback>", "<w:fldSimple w:instr='PAGE'>",
        "<w:fldChar w:fldCharType='begin'/>", "<w:instrText> =1+1 </w:instrText>", "<w:footnoteReference w:id='1'/>", "<m:oMath><m:r><m:t>2</m:t></m:r></m:oMath>", "<w:bidi/>", "<w:rtl/>", "<w:caps/>", "<w:vertAlign w:val='superscript'/>",
    ),
)  # fmt: skip
XLSX = markup.Vocabulary(
    ("r", "s", "t", "ref", "spans", "hidden", "numFmtId", "formatCode", "count", "uniqueCount", "min", "max", "ht", "date1904", "state", "Target", "TargetMode", "cellXfId", "xfId"),
    ("XFD1048576", "A1:XFD1048576", "A0", "AAAA1", "B2:A1", "A1:A1048576", "s", "b", "e", "d", "str", "inlineStr", "n", "0;-0;;@", "[>=5]0;0", "#,##0.00", "General", "yyyy", '"x"0', "0" * 260, "@", ";;;", "veryHidden", "External", "../../etc/passwd", "[", "\\", "0/0", "E+0"),
    (
        '<c r="XFD1048576" t="n"><v>1</v></c>', '<c r="A1" t="s"><v>99999999</v></c>', '<c t="inlineStr"><is><t>1</t></is></c>', '<mergeCell ref="A1:XFD1048576"/>', '<row r="1048577">', '<row r="0">', "<row>", "<c><v>1e400</v></c>",
        '<c t="e"><v>#N/A</v></c>', '<c t="b"><v>7</v></c>', '<c t="d"><v>2021-13-45</v></c>', "<f>1/0</f>", '<dimension ref="A1:XFD1048576"/>', '<cols><col min="1" max="16384" hidden="1"/></cols>', "<si><t>1</t></si>", "<rPh><t>x</t></rPh>",
        '<autoFilter ref="A1:B2"/>', "<v>NaN</v>", "<v>0x1</v>", "<v> 7 </v>", "<v></v>", '<sheet name="x" sheetId="9" r:id="rId1"/>', '<xf numFmtId="99999999"/>', '<numFmt numFmtId="0" formatCode="[$-804]&quot;1&quot;0"/>',
    ),
)  # fmt: skip
OFD = markup.Vocabulary(
    ("Boundary", "CTM", "DeltaX", "DeltaY", "X", "Y", "Size", "Font", "ID", "ResourceID", "Visible", "HScale", "ReadDirection", "CharDirection", "ZOrder", "TemplateID", "BaseLoc", "Weight", "AbbreviatedData", "CodePosition", "CodeCount", "GlyphCount", "Alpha", "LineWidth"),
    ("g 100000000 1", "g 5", "g", "g -1 1", "1 g 3 2 g", "0 0 1e9 1e9", "0 0 0 0", "-1 -1 5 5", "0 0 210 297", "NaN NaN NaN NaN", "1 0 0 1 0", "0 0 0 0 0 0", "1e300 0 0 1e300 0 0", "false", "M 0 0 L 1e9 1e9 C", "M 0 0 A 1 1 0 1 1 5 5", "B Q S C", "90", "270", "Background", "../../../OFD.xml", "/Doc_0/Document.xml", "Doc_0"),
    (
        '<ofd:TextCode X="0" Y="4" DeltaX="g 100000000 1">12</ofd:TextCode>', "<ofd:TextObject>", '<ofd:CompositeObject ID="1" ResourceID="1" Boundary="0 0 99 99"/>', '<ofd:Template TemplateID="1"/>', "<ofd:PageBlock>", "<ofd:Layer>", '<ofd:CGTransform CodePosition="0" CodeCount="100000000"/>',
        "<ofd:AbbreviatedData>M 0 0 L 5 5 C</ofd:AbbreviatedData>", "<ofd:Area><ofd:PhysicalBox>0 0 1e9 1e9</ofd:PhysicalBox></ofd:Area>", "<ofd:PathObject>", "<ofd:Clips>", "<ofd:ImageObject/>", '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>', "<ofd:Annot>",
    ),
)  # fmt: skip
ODF = markup.Vocabulary(("table:number-columns-repeated",), ("100000000",), ("<table:table-row/>",))


def change(data: bytes, draw: random.Random, most: int, vocabulary: markup.Vocabulary) -> bytes:
    """Do one thing to a part of a package, or now and then to the package."""
    if draw.random() < 0.03:
        return raw.change(data, draw, most)
    try:
        parts = parts_of(data)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, struct.error):
        return raw.change(data, draw, most)
    if not parts:
        return raw.change(data, draw, most)
    if draw.random() < 0.05:
        return _container(parts, draw)
    markups = [index for index, (_, content) in enumerate(parts) if content.lstrip()[:1] in {b"<", b"\xef"}]
    if not markups:
        return raw.change(data, draw, most)
    weights = [1 + min(len(parts[index][1]), 50_000) / 1000 for index in markups]
    index = draw.choices(markups, weights)[0]
    name, content = parts[index]
    parts[index] = name, markup.change(content, draw, most, vocabulary)
    return packed(parts, draw.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def parts_of(data: bytes) -> list[tuple[str, bytes]]:
    """Return the parts of a package, by name and in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        small = [info for info in archive.infolist() if info.file_size < 8_000_000][:300]
        return [(info.filename, archive.read(info)) for info in small]


def packed(parts: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=1) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def _container(parts: list[tuple[str, bytes]], draw: random.Random) -> bytes:
    index = draw.randrange(len(parts))
    name, content = parts[index]
    match draw.randrange(6):
        case 0:
            del parts[index]
        case 1:
            parts.append((name, draw.choice(parts)[1]))
        case 2:
            parts[index] = (
                draw.choice((name.upper(), name.replace("/", "\\"), "/" + name, "../" + name, name + "\x00", "")),
                content,
            )
        case 3:
            parts[index] = name, draw.choice(parts)[1]
        case 4:
            parts[index] = (
                name,
                draw.choice(
                    (
                        b"",
                        b"<",
                        b"<?xml version='1.0' encoding='utf-7'?><a/>",
                        content.decode("utf-8", "replace").encode("utf-16"),
                        b"\xef\xbb\xbf" + content,
                    )
                ),
            )
        case _:
            parts[index] = name, content.replace(b"UTF-8", draw.choice((b"GBK", b"utf-16", b"ebcdic", b"x")), 1)
    return packed([each for each in parts if each[0]] or parts)
