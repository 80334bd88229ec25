"""The reports that are published: real ones on the official form, of invented agencies, in every format."""

import hashlib
import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pypdfium2

from bench.hunt.plan import bare_plan
from bench.hunt.writers import ofd, pdf, xlsx
from samples.maker.layout import Layout
from samples.maker.model import Sheet
from samples.maker.story import Story
from samples.maker.writers import docx, html_article
from samples.maker.writers import text as plain_text

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "wps": "application/vnd.ms-works",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ofd": "application/ofd",
    "zip": "application/zip",
    "txt": "text/plain; charset=utf-8",
    "jpg": "image/jpeg",
    "png": "image/png",
}

_STORED = {"doc": "tingchao_street_2024.doc", "wps": "tingchao_street_2023.wps"}
"""What a word processor has to write, and wrote once: reports of 听潮街道办事处."""


@cache
def sheet_of(agency: str, year: int, version: int = 0) -> Sheet:
    """Return the report of an agency for a year; another `version` holds other numbers."""
    seed = int(hashlib.sha256(f"{agency} {year} {version}".encode()).hexdigest()[:6], 16) % 100_000
    edition = "2021" if year >= 2021 else "2019"
    return Story(agency=agency, year=year, size="department", seed=seed, edition=edition, layout=Layout()).sheet()


@cache
def document(agency: str, year: int, form: str, version: int = 0) -> bytes:
    """Return the bytes of a report in one format."""
    if form in _STORED:
        return (Path(__file__).parent / "stored" / _STORED[form]).read_bytes()
    if form == "zip":
        return _zipped(f"{year}年年报.docx", document(agency, year, "docx", version))
    sheet = sheet_of(agency, year, version)
    if form == "docx":
        return docx.write(sheet)
    if form == "txt":
        return plain_text.write_tabs(sheet)
    if form == "html":
        return html_article.write(sheet)
    writer = {"pdf": pdf.write, "ofd": ofd.write, "xlsx": xlsx.write}[form]
    return writer(bare_plan(form, year), sheet)


def _zipped(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name, (2026, 1, 5, 0, 0, 0))
        archive.writestr(info, data)
    return stream.getvalue()


@cache
def article(agency: str, year: int, version: int = 0) -> str:
    """Return a report as the markup between a page's head and foot: paragraphs and the tables of the form."""
    page = html_article.write(sheet_of(agency, year, version)).decode()
    found = re.search(r"<body>\s*<h1>.*?</h1>(.*)</body>", page, re.DOTALL)
    assert found is not None  # noqa: S101
    return found[1]


@cache
def prose(agency: str, year: int) -> str:
    """Return a report from before the tables: paragraphs only."""
    parts = [
        f"根据《中华人民共和国政府信息公开条例》，{agency}编制{year}年度政府信息公开工作年度报告。",
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        "一、概述。本年度加强组织领导，完善工作机制，主动公开各类政府信息。",
        f"二、主动公开政府信息情况。本年度主动公开政府信息{len(agency) * year % 700 + 20}条。",
        "三、依申请公开情况。本年度未收到政府信息公开申请。",
        "四、收费及减免情况。本年度未收取费用。",
        "五、行政复议、行政诉讼情况。本年度未发生因政府信息公开申请行政复议、提起行政诉讼的情况。",
        "六、存在的主要问题及改进情况。公开内容还需充实，下一步将进一步规范公开程序。",
    ]
    return "".join(f"<p>{part}</p>\n" for part in parts)


@cache
def pictures(agency: str, year: int, form: str = "jpg") -> tuple[bytes, ...]:
    """Return a report's pages as pictures."""
    pages = []
    for page in pypdfium2.PdfDocument(document(agency, year, "pdf")):
        stream = io.BytesIO()
        picture = page.render(scale=0.9, grayscale=True).to_pil()
        picture.save(stream, "JPEG" if form == "jpg" else "PNG", quality=40)
        pages.append(stream.getvalue())
    return tuple(pages)
