"""A report pasted from a word processor into a web editor: a paragraph in each cell, words torn over many spans."""

from html import escape

from samples.maker.model import Cell, Role, Sheet
from samples.maker.writers.html_table import table_markup

_FONT = "font-family:仿宋_GB2312;mso-hansi-font-family:仿宋_GB2312;font-size:16.0pt"
_EMPTY = '<p class="MsoNormal"><span lang="EN-US" style="{style}"><o:p>&nbsp;</o:p></span></p>'
_BROKEN = {
    "本年新制作数量": "本年新<br/>制作数量",
    "本年新公开数量": "本年新<br/>公开数量",
    "对外公开总数量": "对外公开<br/>总数量",
}


def _span(text: str, style: str) -> str:
    lang = ' lang="EN-US"' if text.isascii() else ""
    return f'<span{lang} style="{style}">{text}</span>'


def _paragraph(text: str, style: str, *, align: str = "left") -> str:
    """Write a line torn into spans of uneven length, the way such editors leave it."""
    pieces, rest, size = [], text, 1
    while rest:
        pieces.append(_span(escape(rest[:size]), style))
        rest, size = rest[size:], size % 4 + 2
    return f'<p class="MsoNormal" align="{align}" style="text-align:{align};mso-pagination:widow-orphan">{"".join(pieces)}<span lang="EN-US" style="{style}"><o:p></o:p></span></p>'


def innards(cell: Cell) -> str:
    """Write the inside of a cell: one paragraph a line."""
    style = "font-size:10.5pt;font-family:宋体"
    if not cell.text:
        return _EMPTY.format(style=style)
    if cell.role is Role.HEAD and cell.text in _BROKEN:
        return f'<p class="MsoNormal"><span style="{style}">{_BROKEN[cell.text]}</span></p>'
    if cell.upright:
        return "".join(_paragraph(char, style, align="center") for char in cell.text)
    align = "left" if cell.role is Role.LABEL else "center"
    if cell.role is Role.VALUE and cell.text == "0":
        return f'<p class="MsoNormal" align="center"><span lang="EN-US" style="{style}">0</span></p>'
    return "".join(_paragraph(line, style, align=align) for line in cell.text.split("\n"))


def write(sheet: Sheet) -> bytes:
    """Write the sheet in UTF-8 with a byte order mark."""
    style = _FONT
    parts = [_paragraph(line, "font-family:方正小标宋_GBK;font-size:22.0pt", align="center") for line in sheet.title]
    parts += [_EMPTY.format(style=style), *(_paragraph(text, style) for text in sheet.preface)]
    for section in sheet.sections:
        parts.append(
            _paragraph(section.heading, "font-family:黑体;font-size:16.0pt") + sheet.marks.get("after_heading", "")
        )
        for part in section.body:
            if isinstance(part, str):
                parts.append(_paragraph(part, style))
            else:
                table = table_markup(
                    part,
                    innards,
                    attributes='class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse;mso-padding-alt:0cm 5.4pt"',
                    first_row=True,
                )
                parts.append(f'<div align="center">{table}</div>{_EMPTY.format(style=style)}')
    parts += [_paragraph(line, style, align="right") for line in sheet.signature]
    title = escape("".join(sheet.title))
    body = "\n".join(parts)
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n<head>\n'
        f'<meta charset="UTF-8"/>\n<title>{title}</title>\n'
        f'<meta name="ArticleTitle" content="{title}"/>\n'
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\n"
        "<style>p.MsoNormal{margin:0cm;line-height:28.0pt} td{padding:0cm 5.4pt}</style>\n</head>\n"
        f'<body>\n<div class="WordSection1">\n{body}\n</div>\n</body>\n</html>\n'
    )
    return b"\xef\xbb\xbf" + page.encode()
