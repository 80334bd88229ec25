"""Kinds of words: what a word does in a sentence that counts something."""

from enum import IntEnum, auto


class Kind(IntEnum):
    """What a word does in a sentence; an integer, since sets of these are made by the thousand."""

    FILL = auto()
    """Changes nothing."""
    ANCHOR = auto()
    """Says that what follows is a whole (全年, 共)."""
    PART = auto()
    """Says that what follows is a part of what came before (其中)."""
    AND = auto()
    REQUEST = auto()
    """A request for government information, said in full."""
    APPLY = auto()
    """A request, where the sentence is known to speak of such (申请)."""
    GET = auto()
    ACCEPT = auto()
    """受理: what was not processed may be left out."""
    NEW = auto()
    TAKE = auto()
    """收办: what came in together with what was carried over."""
    HANDLE = auto()
    DONE = auto()
    CLOSED = auto()
    """审结, of cases."""
    ON_TIME = auto()
    CARRY = auto()
    LAST = auto()
    NEXT = auto()
    THIS = auto()
    OUTCOME = auto()
    APPLICANT = auto()
    RECONSIDERATION = auto()
    LITIGATION = auto()
    DIRECT = auto()
    AFTER = auto()
    RESULT = auto()
    FEE = auto()
    PAY = auto()
    NOT = auto()
    ABOUT = auto()
    SHARE = auto()
    RISE = auto()
    FALL = auto()
    SAME = auto()
    COMPARE = auto()
    EACH = auto()
    SCOPE = auto()
    CHANNEL = auto()
    COMPLAINT = auto()
    ELSEWHERE = auto()
    """Of something else than requests and cases: no claim, and what follows is of that too."""
    LOOSE = auto()
    """A part of some measure that the tables do not show by itself: its number is no claim, and what follows is none the less."""
    PERIOD = auto()
    """Another time than the report's year."""
    SINCE = auto()
    PLAN = auto()
    """What follows is no fact of the year (力争, 例如)."""
    NUMBER = auto()
    PUNCTUATION = auto()
    UNKNOWN = auto()
