"""A bare web page: headings, paragraphs and bordered tables, as a person who knows HTML writes them."""

from html import escape

from samples.maker.model import Sheet
from samples.maker.writers.html_table import plain_innards, table_markup

_STYLE = "body{font-family:serif;max-width:50em;margin:2em auto}table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:.3em}"


def write(sheet: Sheet) -> bytes:
    """Write the sheet in UTF-8."""
    title = "<br>".join(escape(line) for line in sheet.title)
    parts = [f"<h1>{title}</h1>", *(f"<p>{escape(text)}</p>" for text in sheet.preface)]
    for section in sheet.sections:
        parts.append(f"<h2>{escape(section.heading)}</h2>")
        parts.extend(
            f"<p>{escape(part)}</p>" if isinstance(part, str) else table_markup(part, plain_innards, attributes="")
            for part in section.body
        )
    parts.extend(f'<p style="text-align:right">{escape(line)}</p>' for line in sheet.signature)
    body = "\n".join(parts)
    page = (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n<title>{escape("".join(sheet.title))}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode()
