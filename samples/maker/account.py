"""Accounts: what every story tells, whichever form it is printed on, so that one expectation fits all."""

from collections.abc import Mapping
from typing import Protocol

from samples.maker.model import Printed, Sheet
from samples.maker.story import Planted


class Account(Protocol):
    """A report made from numbers."""

    @property
    def agency(self) -> str:
        """The agency as the title names it; empty for none."""

    @property
    def year(self) -> int | None:
        """The year reported on."""

    @property
    def scope(self) -> str:
        """`own`, `consolidated` or `unknown`."""

    @property
    def edition(self) -> str:
        """The report's edition."""

    @property
    def status(self) -> str:
        """What becomes of it."""

    @property
    def published_on(self) -> str | None:
        """Where the page around the report states it."""

    @property
    def planted(self) -> tuple[Planted, ...]:
        """Every error and every warning that must come out."""

    @property
    def warnings_open(self) -> bool:
        """True where the checks leave room for more warnings than those planted."""

    def editions(self) -> Mapping[str, str | None]:
        """Return the edition each table is read as, None for one that is left out."""

    def facts(self) -> Mapping[str, Printed]:
        """Return what a person reads for every field, in form order."""

    def title_lines(self) -> tuple[str, ...]:
        """Return the title as printed."""

    def signature_lines(self) -> tuple[str, ...]:
        """Return the lines at the end."""

    def sheet(self) -> Sheet:
        """Set the report."""
