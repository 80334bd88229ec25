"""Aggregation: an office's own consolidated form, summed from the reports of its members that can be used.

Which members a form sums is the register's to say, and which reports can be used the judgement's; here they are added up, and
what could not be added is listed beside the sum.
"""

from pipeline.aggregate.form_docx import write_docx
from pipeline.aggregate.form_json import encode_form
from pipeline.aggregate.form_xlsx import write_xlsx
from pipeline.aggregate.members import Available, Left, Summed, choose
from pipeline.aggregate.sums import Consolidated, consolidate

__all__ = [
    "Available",
    "Consolidated",
    "Left",
    "Summed",
    "choose",
    "consolidate",
    "encode_form",
    "write_docx",
    "write_xlsx",
]
