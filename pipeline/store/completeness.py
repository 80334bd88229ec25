"""Completeness: how many reports each source gave, against how many it should: `completeness.csv` in an archive."""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.text import harmless, unharmed

NAME = "completeness.csv"
HEADS = ("来源", "发布网站", "单位", "年度", "应有", "已收集", "本次确认", "待人工获取", "获取失败", "缺少")


@dataclass(frozen=True, slots=True)
class Completeness:
    """A source and a year."""

    source: str
    publisher: str
    agency: str
    year: int | None
    expected: int | None
    """None where nobody said."""
    held: int
    """Reports of that year in the archive, from whichever run."""
    given: int
    """Those that the latest run saw at the source."""
    by_hand: int
    """Those that a person has to fetch."""
    failed: int
    """Addresses of that year that gave nothing."""
    missing: int
    """How many of those expected, or held before, the latest run did not see."""


def encode_completeness(rows: Iterable[Completeness]) -> bytes:
    """Return the file; with a byte order mark, by which Excel knows it for UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows(["" if value is None else harmless(str(value)) for value in astuple(row)] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def read_completeness(archive: Path) -> tuple[Completeness, ...]:
    """Read the file of an archive.

    Raises:
        UsageError: there is none, or it is none of ours.
    """
    path = archive / NAME
    try:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        if tuple(rows[0]) != HEADS:
            raise ValueError(rows[0])  # noqa: TRY301 - told as all other faults of the file are
        return tuple(_row(row) for row in rows[1:])
    except FileNotFoundError:
        msg = f"{path}：没有这个文件，请先运行 nianbao collect / not there: run nianbao collect first"
        raise UsageError(msg) from None
    except (ValueError, IndexError, csv.Error) as error:
        msg = f"{path}：已被改动 / tampered with: {error}"
        raise UsageError(msg) from error


def _row(row: list[str]) -> Completeness:
    source, publisher, agency, year, expected, *counts = row
    held, given, by_hand, failed, missing = map(int, counts)
    source, publisher, agency = (unharmed(text) for text in (source, publisher, agency))
    about = int(year) if year else None, int(expected) if expected else None
    return Completeness(source, publisher, agency, *about, held, given, by_hand, failed, missing)
