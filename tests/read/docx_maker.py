"""Makes WordprocessingML packages from raw XML, sharing nothing with the reader."""

import zipfile
from io import BytesIO

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "r": KINDS,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "odd": "http://example.org/odd",
    }.items()
)


def t(text: str) -> str:
    """Make a text that keeps its white space."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(*content: str, properties: str = "") -> str:
    """Make a run of text, or of XML where it begins with a tag."""
    inside = "".join(each if each.startswith("<") else t(each) for each in content)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def p(*content: str, properties: str = "") -> str:
    """Make a paragraph of runs; what is no XML becomes a run."""
    inside = "".join(each if each.startswith("<") else r(each) for each in content if each)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def listed(text: str, list_id: int, level: int = 0) -> str:
    """Make a paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def tc(*content: str, properties: str = "") -> str:
    """Make a cell of blocks; what is no block becomes a paragraph."""
    blocks = (
        each if each.startswith(("<w:p>", "<w:tbl>", "<w:sdt>", "<w:p ")) else p(each) for each in content or ("",)
    )
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{''.join(blocks)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Make a row of cells; what is no cell becomes one."""
    made = "".join(each if each.startswith(("<w:tc>", "<w:sdt>", "<w:customXml")) else tc(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def tbl(*rows: str) -> str:
    """Make a table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def box(*blocks: str) -> str:
    """Make a run with a text box of today's kind."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="1270000"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture(width_pt: float, height_pt: float) -> str:
    """Make a run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{round(width_pt * 12700)}" cy="{round(height_pt * 12700)}"/><a:graphic>'
        '<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def document_xml(*body: str, namespace: str = TRANSITIONAL) -> str:
    blocks = "".join(each if each.startswith("<") else p(each) for each in body)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{namespace}" {NAMESPACES}>'
        f"<w:body>{blocks}<w:sectPr/></w:body></w:document>"
    )


def styles_xml(*styles: str) -> str:
    return f'<w:styles xmlns:w="{TRANSITIONAL}">{"".join(styles)}</w:styles>'


def style(style_id: str, *content: str, kind: str = "paragraph", based_on: str = "", name: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    inside = "".join(content)
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>{base}{inside}</w:style>'
    )


def level(index: int, text: str, number_format: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering_xml(definitions: dict[int, str], lists: dict[int, str]) -> str:
    """Make a numbering part: definitions by id, and lists by id, each the id of its definition with what it overrides."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in definitions.items()
    )
    for key, value in lists.items():
        definition, _, overrides = value.partition(" ")
        made += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
    return f'<w:numbering xmlns:w="{TRANSITIONAL}" {NAMESPACES}>{made}</w:numbering>'


def parts(document: str | bytes, **beside: str | bytes) -> dict[str, bytes]:
    """Make the parts of a package: the main part, and `styles` and `numbering` where given."""
    main = "word/document.xml"
    related = "".join(f'<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{kind}.xml"/>' for kind in beside)
    texts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="{TYPES}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="{main}"/></Relationships>',
        main: document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{related}</Relationships>',
        **{f"word/{kind}.xml": text for kind, text in beside.items()},
    }
    return {name: text.encode() if isinstance(text, str) else text for name, text in texts.items()}


def packed(members: dict[str, bytes]) -> bytes:
    """Pack parts into a zip file."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(*body: str, namespace: str = TRANSITIONAL, **beside: str | bytes) -> bytes:
    """Make a whole file; what of the body is no XML becomes a paragraph."""
    return packed(parts(document_xml(*body, namespace=namespace), **beside))
