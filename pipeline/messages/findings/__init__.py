"""The words of findings: what is said of a report, in Chinese as an office writes it and in English.

Each message says what is printed, what the form asks for, and what to do. An error may be the agency's or a misreading
of ours, so it sends the reader to the page first and to the agency second, unless two ways of reading agree on it. Keys
are codes, or a code and the `kind` in the finding's arguments; templates take the finding's arguments.
"""

from pipeline.messages.findings.cells import CELLS
from pipeline.messages.findings.claims import CLAIMS
from pipeline.messages.findings.form import FORM, PARTS
from pipeline.messages.findings.judge import JUDGE
from pipeline.messages.findings.register import REGISTER
from pipeline.messages.findings.sums import SUMS
from pipeline.messages.findings.sums_2014 import SUMS_2014

CHECK_MESSAGES: dict[str, tuple[str, str]] = {**SUMS, **SUMS_2014, **CELLS, **PARTS, **FORM}
"""What is said of one report by itself."""
FINDING_MESSAGES: dict[str, tuple[str, str]] = {**CHECK_MESSAGES, **REGISTER, **JUDGE, **CLAIMS}
"""Chinese and English by code, or by code and kind."""
