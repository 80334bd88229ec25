"""Every error that is meant: faults of an input or of how the program was called, never faults of a report.

A fault of the report is a finding. What stands here ends the reading of one document (and becomes a row of `run.json`
with its `code`), or ends the command (with its exit status).

    NianbaoError                 exit status 1
    ├── UsageError               exit status 2: a wrong argument, a file of ours that does not parse
    │   └── FormError            an edition file breaks its own rules
    └── DocumentError            one document can't be read; the batch goes on
        ├── EmptyDocumentError       EMPTY
        ├── UnknownFormatError       UNKNOWN_FORMAT
        ├── DamagedError             DAMAGED
        ├── EncryptedError           ENCRYPTED
        ├── TooLargeError            TOO_LARGE
        ├── TimeLimitError           TIMEOUT
        ├── MemoryLimitError         OUT_OF_MEMORY
        ├── CrashedError             CRASHED
        └── NeedsExtraError          NEEDS_EXTRA

Each document error takes keyword details; what a user reads is made from its code and them in `pipeline.messages`.
"""

from typing import ClassVar


class NianbaoError(Exception):
    """Base of every intended error."""

    exit_code: ClassVar[int] = 1


class UsageError(NianbaoError):
    """The command can't be carried out as it was given."""

    exit_code: ClassVar[int] = 2


class FormError(UsageError):
    """An edition file breaks the rules of edition files; says the file and the path inside it."""


class DocumentError(NianbaoError):
    """One document can't be read.

    >>> NeedsExtraError(format="OFD").details
    {'format': 'OFD'}
    """

    code: ClassVar[str] = "DAMAGED"

    def __init__(self, **details: str | int) -> None:
        """Keep the details that the message for the user is made from."""
        super().__init__(self.code, details)
        self.details = details


class EmptyDocumentError(DocumentError):
    """No bytes at all, or nothing but white space."""

    code: ClassVar[str] = "EMPTY"


class UnknownFormatError(DocumentError):
    """The bytes are of no format known here."""

    code: ClassVar[str] = "UNKNOWN_FORMAT"


class DamagedError(DocumentError):
    """The format is known, but nothing can be read from the bytes."""

    code: ClassVar[str] = "DAMAGED"


class EncryptedError(DocumentError):
    """A password is needed to open the document."""

    code: ClassVar[str] = "ENCRYPTED"


class TooLargeError(DocumentError):
    """The document, or what it unpacks to, is over a limit."""

    code: ClassVar[str] = "TOO_LARGE"


class TimeLimitError(DocumentError):
    """Reading took longer than allowed."""

    code: ClassVar[str] = "TIMEOUT"


class MemoryLimitError(DocumentError):
    """Reading needed more memory than allowed."""

    code: ClassVar[str] = "OUT_OF_MEMORY"


class CrashedError(DocumentError):
    """The reader died."""

    code: ClassVar[str] = "CRASHED"


class NeedsExtraError(DocumentError):
    """The format is known, and its reader is not installed; `extra` names what to install."""

    code: ClassVar[str] = "NEEDS_EXTRA"
