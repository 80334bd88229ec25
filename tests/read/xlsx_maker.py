"""Workbooks made by hand: the XML of their parts as a test wants it, packed as a spreadsheet program would."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def cell(place: str, value: str | None = None, *, kind: str = "", style: int = 0, formula: str | None = None) -> str:
    """Return a cell: a number, or with `kind` a text in the cell (`inlineStr`), a formula's text (`str`)."""
    said = f' t="{kind}"' if kind else ""
    said += f' s="{style}"' if style else ""
    inside = "" if formula is None else f"<f>{escape(formula)}</f>"
    if kind == "inlineStr":
        inside += f'<is><t xml:space="preserve">{escape(value or "")}</t></is>'
    elif value is not None:
        inside += f"<v>{escape(value)}</v>"
    return f'<c r="{place}"{said}>{inside}</c>'


def text(place: str, value: str, *, style: int = 0) -> str:
    """Return a cell that holds its text itself."""
    return cell(place, value, kind="inlineStr", style=style)


def row(number: int, *cells: str, said: str = "") -> str:
    """Return a row."""
    return f'<row r="{number}"{said}>{"".join(cells)}</row>'


def sheet(*rows: str, merges: tuple[str, ...] = (), before: str = "", after: str = "") -> str:
    """Return a worksheet; `before` stands before its cells, `after` behind its merged ranges."""
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in merges)
    merged = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    data = f"{before}<sheetData>{''.join(rows)}</sheetData>{merged}{after}"
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{data}</worksheet>'


def book(
    *sheets: str,
    strings: str | None = None,
    codes: tuple[str, ...] = (),
    states: Mapping[int, str] | None = None,
    workbook: str = "",
    fonts: str = "<font/>",
) -> dict[str, str]:
    """Return the parts of a workbook.

    `strings` is what stands in its table of strings. Style 1 has borders; style 2 and on have the number formats `codes`;
    the last style has the second of the `fonts`.
    """
    listed = "".join(
        f'<sheet name="表{number}" sheetId="{number}" r:id="rId{number}"{_state(states, number)}/>'
        for number in range(1, len(sheets) + 1)
    )
    names = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    names.append(("styles", "styles.xml"))
    if strings is not None:
        names.append(("sharedStrings", "sharedStrings.xml"))
    parts = {
        "[Content_Types].xml": _types(len(sheets), strings=strings is not None),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(names),
        "xl/styles.xml": _styles(codes, fonts),
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": each for number, each in enumerate(sheets, 1)}
    if strings is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return parts


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the bytes of a workbook of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content if isinstance(content, bytes) else (_HEAD + content).encode())
    return stream.getvalue()


def xlsx(*rows: str, merges: tuple[str, ...] = (), before: str = "", codes: tuple[str, ...] = ()) -> bytes:
    """Return a workbook of one sheet."""
    return packed(book(sheet(*rows, merges=merges, before=before), codes=codes))


def _state(states: Mapping[int, str] | None, number: int) -> str:
    return f' state="{states[number]}"' if states and number in states else ""


def _relations(names: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{name}"/>'
        for number, (kind, name) in enumerate(names, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _types(sheets: int, *, strings: bool) -> str:
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    kinds |= {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    if strings:
        kinds["/xl/sharedStrings.xml"] = "sharedStrings"
    each = "".join(f'<Override PartName="{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{rels}<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'


def _styles(codes: tuple[str, ...], fonts: str) -> str:
    formats = "".join(f"<numFmt numFmtId='{164 + at}' formatCode={quoteattr(code)}/>" for at, code in enumerate(codes))
    own = "".join(f'<xf numFmtId="{164 + at}" fontId="0" fillId="0" borderId="0"/>' for at in range(len(codes)))
    line = '<left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/>'
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts>{fonts}</fonts>'
        '<fills><fill><patternFill patternType="none"/></fill></fills>'
        f"<borders><border><left/><right/><top/><bottom/></border><border>{line}</border></borders>"
        '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="1"/>{own}'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0"/></cellXfs>'
        "<dxfs></dxfs></styleSheet>"
    )
