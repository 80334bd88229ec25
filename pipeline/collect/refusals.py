"""Refusals: why an address gave nothing, from what went wrong on the way to it."""

from scrapy.exceptions import (
    DownloadCancelledError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from pipeline.store.archive import Kind, Reason


class Refused(IgnoreRequest):
    """A request that is not made, or whose answer is not taken, and why."""

    def __init__(self, kind: Kind, reason: Reason, status: int | None = None) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.status = status


class OverBudgetError(IgnoreRequest):
    """A page over the number of pages that are asked of one source in one run."""


class TooSlowError(Exception):
    """A body that did not come to its end in time; asking again would take as long."""


def reason_of(error: BaseException) -> tuple[Kind, Reason]:
    """Return what the ledger says of a request that failed."""
    if isinstance(error, Refused):
        return error.kind, error.reason
    if isinstance(error, TooSlowError):
        return "by_hand", "too_slow"
    if isinstance(error, DownloadCancelledError) or "MAXSIZE" in str(error):  # of a body that unpacks to more
        return "by_hand", "too_large"
    if isinstance(error, ResponseDataLossError):
        return "failed", "truncated"
    if isinstance(error, UnsupportedURLSchemeError | IgnoreRequest | ValueError):  # too many redirects, no address
        return "failed", "bad_address"
    return "failed", "unreachable"
