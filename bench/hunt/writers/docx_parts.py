"""The package of a DOCX: the parts around the body, and what packages differ in."""

import io
import zipfile

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def package(body: str, options: set[str]) -> bytes:
    """Return the file around a body."""
    strict = "strict" in options
    w, r = (_STRICT, _STRICT_R) if strict else (_MAIN, _R)
    name = "word/document2.xml" if "other part name" in options else "word/document.xml"
    parts = {
        "[Content_Types].xml": _types(name),
        "_rels/.rels": f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{r}/officeDocument" Target="{name}"/></Relationships>',
        name: _document(body, w, r),
        f"word/_rels/{name.split('/')[1]}.rels": _relations(r),
        "word/styles.xml": _styles(w),
        "word/numbering.xml": _numbering(w),
        "word/footer1.xml": f'{_XML}<w:ftr xmlns:w="{w}"><w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:ftr>',
        "word/header1.xml": f'{_XML}<w:hdr xmlns:w="{w}"><w:p><w:r><w:t>内部资料 2018年</w:t></w:r></w:p></w:hdr>',
        "word/footnotes.xml": f'{_XML}<w:footnotes xmlns:w="{w}"><w:footnote w:id="2"><w:p><w:r><w:t>注：含上年。</w:t></w:r></w:p></w:footnote></w:footnotes>',
    }
    buffer = io.BytesIO()
    method = zipfile.ZIP_STORED if "stored" in options else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for part, text in parts.items():
            entry = zipfile.ZipInfo(part, date_time=(2020, 1, 1, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, text.encode("utf-16") if "utf-16" in options and part == name else text.encode())
    return buffer.getvalue()


def _types(name: str) -> str:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in (
            (name, "document.main"),
            ("word/styles.xml", "styles"),
            ("word/numbering.xml", "numbering"),
            ("word/footer1.xml", "footer"),
            ("word/header1.xml", "header"),
            ("word/footnotes.xml", "footnotes"),
        )
    )
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(r: str) -> str:
    kinds = ("styles", "numbering", "footer", "header", "footnotes")
    files = ("styles.xml", "numbering.xml", "footer1.xml", "header1.xml", "footnotes.xml")
    listed = "".join(
        f'<Relationship Id="rId{i}" Type="{r}/{kind}" Target="{file}"/>'
        for i, (kind, file) in enumerate(zip(kinds, files, strict=True), 1)
    )
    return f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'


def _document(body: str, w: str, r: str) -> str:
    names = (
        f'xmlns:w="{w}" xmlns:r="{r}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    return f"<w:document {names}><w:body>{body}{section}</w:body></w:document>"


def _styles(w: str) -> str:
    return (
        f'{_XML}<w:styles xmlns:w="{w}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style></w:styles>'
    )


def _numbering(w: str) -> str:
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(2, 10)
    )
    return (
        f'{_XML}<w:numbering xmlns:w="{w}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}</w:numbering>'
    )
