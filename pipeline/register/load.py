"""Loading: the sheet that an office keeps → the register, with all that is wrong with it."""

from pathlib import Path

from pipeline.model.report import Finding
from pipeline.register.lookup import Register
from pipeline.register.rows import HEADS, RowReader, fault
from pipeline.register.sheet import read_sheet
from pipeline.register.ties import by_name, claims, with_parents, without_doubles


def load_register(path: Path) -> Register:
    """Read a register (CSV in UTF-8 or GB18030, or XLSX); good rows are used whatever else is wrong.

    Raises:
        UsageError: the file can't be read at all, or has no column 单位名称.
    """
    sheet = read_sheet(path, HEADS)
    reader = RowReader()
    problems = reader.problems
    problems += [fault("head", 1, head=head) for head in sheet.twice]
    read = [agency for line in sheet.lines if (agency := reader.read(line))]
    agencies = without_doubles(read, problems)
    named = by_name(agencies)
    problems += claims(agencies, named)
    agencies = with_parents(agencies, named, problems)
    return Register(agencies, sorted(problems, key=_row))


def _row(problem: Finding) -> int:
    row = problem.args["row"]
    return row if isinstance(row, int) else 0
