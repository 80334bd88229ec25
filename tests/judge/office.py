"""A small office on disk: records of a county and its agencies over some years, and its register."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.model.report import Status
from pipeline.store.folder import record_name
from pipeline.store.record import Source, encode_record
from tests.made_report import plain_report, printed

COUNTY, BUREAU, TOWN = "石桥县人民政府", "石桥县教育局", "石桥县上河镇人民政府"
REGISTER = f"""单位名称,口径,上级单位,层级,类型
{COUNTY},汇总,,县,政府
{BUREAU},本级,{COUNTY},县,部门
{TOWN},本级,{COUNTY},乡,政府
"""


def write_register(folder: Path) -> Path:
    """Write the register of the county."""
    path = folder / "agencies.csv"
    path.write_text(REGISTER, "utf-8")
    return path


def write_record(  # noqa: PLR0913 - a record has many sides
    run: Path,
    agency: str,
    year: int,
    cells: Mapping[str, str],
    *,
    uri: str | None = None,
    media_type: str = "application/pdf",
    published_on: str | None = None,
    status: Status = Status.ACCEPTED,
) -> Path:
    """Write the record of a report that prints 0 but for some cells; the same report is the same document."""
    uri = uri or f"{year}/{agency}"
    scope = "consolidated" if agency == COUNTY else "own"
    published_on = published_on or f"{year + 1}-01-20"
    report = replace(
        plain_report(cells={path: printed(path, raw) for path, raw in cells.items()}),
        agency=agency,
        year=year,
        scope=scope,
        published_on=published_on,
    )
    sha256 = hashlib.sha256(f"{agency} {year} {sorted(cells.items())} {media_type} {published_on}".encode()).hexdigest()
    path = run / record_name(uri, sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode_record(report, (), status, Source(uri, sha256, media_type, 1)))
    return path


def carried(into: int, out: int) -> dict[str, str]:
    """Fill in what is carried into a year and out of it."""
    return {"requests.carried_in.total": str(into), "requests.carried_out.total": str(out)}
