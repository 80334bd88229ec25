"""The dashboard of an office: its records and judgements are loaded, asked, and written as a site."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import duckdb

from pipeline.forms.load import load_forms
from pipeline.load.database import NAME, connect, told_apart
from pipeline.loading import load_folders
from pipeline.show.dashboard.data import ShownAgency, ShownFinding, ShownOffice, ShownReport, ShownTable
from pipeline.show.dashboard.forms import fields_of
from pipeline.show.dashboard.site import STATE_LETTERS, write_site
from pipeline.store.placing import built_aside, put_in_place

MANIFEST = "site.json"
STORE = "store"
_AGENCIES = """
SELECT agency, max(level), max(kind), max(region), max(aliases) FROM agencies
GROUP BY agency ORDER BY max(region) NULLS LAST, agency
"""
_LETTERS = " ".join(f"WHEN '{state}' THEN '{letter}'" for state, letter in STATE_LETTERS.items())
_CELL = f"CASE WHEN state = 'number' THEN if(value_text = '0', '', value_text) ELSE CASE state {_LETTERS} END END"
PART = 5_000
"""Reports that are asked for at a time: what every cell of a nation's reports takes fits into no memory."""
_NUMBERED = """
CREATE TEMP TABLE numbered AS
SELECT sha256, row_number() OVER (ORDER BY agency NULLS FIRST, year NULLS LAST, scope, sha256) AS number FROM reports
"""
_PART = "CREATE OR REPLACE TEMP TABLE part AS SELECT * FROM numbered WHERE number > ? AND number <= ?"
_TABLES = f"""
SELECT sha256, table_id, edition,
       string_agg(path, ',' ORDER BY position),
       string_agg({_CELL}, ',' ORDER BY position),
       string_agg(CASE WHEN usable OR state <> 'number' THEN {_CELL} ELSE 'u' END, ',' ORDER BY position)
FROM facts SEMI JOIN part USING (sha256)
WHERE edition IS NOT NULL GROUP BY sha256, table_id, edition HAVING count({_CELL}) = count(*) ORDER BY sha256, table_id, edition
"""  # noqa: S608 - the letters of states
# A cell that is NULL would be left out, and those behind it moved up: of such a table nothing is shown.
_PRINTED = """
SELECT sha256, path, printed, corrected FROM facts SEMI JOIN part USING (sha256)
WHERE corrected OR state = 'text' ORDER BY sha256, position
"""
_FINDINGS = """
SELECT sha256, code, severity, concerns, path, message, message_en, decision FROM findings SEMI JOIN part USING (sha256)
ORDER BY sha256, code, path NULLS LAST, id, message
"""
_REPORTS = """
SELECT sha256, coalesce(agency, ''), scope, year, standing, usable, reasons, title, CAST(published_on AS VARCHAR), uri, media_type
FROM reports JOIN part USING (sha256) ORDER BY number
"""
_KNOWN = "SELECT count(*), count(standing), count(*) FILTER (coalesce(agency, '') = '') FROM reports"
_MISSING = """
SELECT DISTINCT agency, scope, year FROM findings
WHERE code = 'ROLLUP.MISSING' AND sha256 IS NULL AND agency IS NOT NULL AND year IS NOT NULL
    AND decision IS DISTINCT FROM 'dismiss' ORDER BY year, agency, scope
"""


def build_dashboard(folders: Iterable[Path], out: Path, title: str, register: Path | None = None) -> int:
    """Write the dashboard of an office into a folder; return how many reports it shows.

    The first folder is the one that was judged; where the records stand elsewhere, their folders follow.

    Raises:
        UsageError: a folder holds no run, a file is none of ours, or another program builds there.
        OSError: a folder can't be written to, or is full.
    """
    judged, *runs = folders
    before = judged / STORE / NAME
    with told_apart(out), built_aside(out) as aside:
        store, site = aside / STORE, aside / "site"
        site.mkdir()
        load_folders([judged, *runs], store, register=register, formats=(), before=before if before.is_file() else None)
        with connect(store / NAME, read_only=True) as database:
            count = write_site(site, gather(database, title))
        put_in_place(site, out, MANIFEST)
    return count


def gather(database: duckdb.DuckDBPyConnection, title: str) -> ShownOffice:
    """Ask a store for all that the dashboard shows; the reports are asked for as they are taken."""
    agencies = tuple(ShownAgency(*row) for row in database.execute(_AGENCIES).fetchall())
    missing = tuple(database.execute(_MISSING).fetchall())
    ((count, judged, unknown),) = database.execute(_KNOWN).fetchall()
    if unknown:  # whose report it is nobody knows
        agencies = (ShownAgency(""), *agencies)
    return ShownOffice(title, agencies, _reports(database, count), missing, judged > 0)


def _reports(database: duckdb.DuckDBPyConnection, count: int) -> Iterator[ShownReport]:
    database.execute(_NUMBERED)
    for before in range(0, count, PART):
        database.execute(_PART, [before, before + PART])
        tables, findings, printed = _tables(database), _findings(database), _printed(database)
        for row in database.execute(_REPORTS).fetchall():
            yield replace(
                ShownReport(*row),
                tables=tuple(tables.get(row[0], ())),
                findings=tuple(findings.get(row[0], ())),
                printed=printed.get(row[0], {}),
            )


def _tables(database: duckdb.DuckDBPyConnection) -> Mapping[str, list[ShownTable]]:
    editions = load_forms().editions
    found: defaultdict[str, list[ShownTable]] = defaultdict(list)
    for sha256, table, edition, paths, cells, sums in database.execute(_TABLES).fetchall():
        # A record that was edited may lack cells: what does not fill the form is not drawn on it.
        if edition in editions and paths == ",".join(fields_of(editions[edition], table)):
            found[sha256].append(ShownTable(table, edition, cells, sums))
    return found


def _findings(database: duckdb.DuckDBPyConnection) -> Mapping[str, list[ShownFinding]]:
    found: defaultdict[str, list[ShownFinding]] = defaultdict(list)
    for sha256, *about in database.execute(_FINDINGS).fetchall():
        found[sha256].append(ShownFinding(*about))
    return found


def _printed(database: duckdb.DuckDBPyConnection) -> Mapping[str, dict[str, tuple[str | None, bool]]]:
    found: defaultdict[str, dict[str, tuple[str | None, bool]]] = defaultdict(dict)
    for sha256, path, printed, corrected in database.execute(_PRINTED).fetchall():
        found[sha256][path] = printed, corrected
    return found
