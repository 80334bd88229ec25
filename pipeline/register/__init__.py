"""The register: the agencies that an office looks after, from the sheet it keeps."""

from pipeline.register.lifetime import Before
from pipeline.register.load import load_register
from pipeline.register.lookup import Match, Register, due_date
from pipeline.register.names import comparable, is_government

__all__ = ["Before", "Match", "Register", "comparable", "due_date", "is_government", "load_register"]
