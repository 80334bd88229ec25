"""The unified social credit code (统一社会信用代码): what a person mistypes in it is caught by its two check characters.

GB 32100-2015: 18 characters; the first two tell the registering authority and the kind of body, six are a division code,
nine the organisation code of GB 11714 with its own check character, the last checks all.
"""

from typing import Final

_CHARACTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Of GB 32100-2015: without I, O, S, V and Z, which are taken for digits or each other."""
_WEIGHTS: Final = tuple(3**place % 31 for place in range(17))
_ORGANISATION_CHARACTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
"""Of GB 11714-1997."""
_LENGTH: Final = 18
_DIVISION: Final = slice(2, 8)
_ORGANISATION: Final = slice(8, 16)
_ORGANISATION_CHECK: Final = 16


def fault_of_credit_code(code: str) -> str | None:
    """Say what is wrong with a code, upper case and without white space; None where nothing is.

    That is `length`, `characters`, `division` (characters 3 to 8 are no digits), `organisation` (character 17 does not
    check 9 to 16) or `checksum` (character 18 does not check all).

    >>> fault_of_credit_code("11990000MB1234562T"), fault_of_credit_code("1199OOOOMB1234562T")
    (None, 'characters')
    """
    if len(code) != _LENGTH:
        return "length"
    if not set(code) <= set(_CHARACTERS):
        return "characters"
    if not code[_DIVISION].isdecimal():
        return "division"
    if organisation_check(code[_ORGANISATION]) != code[_ORGANISATION_CHECK]:
        return "organisation"
    return None if credit_check(code[:-1]) == code[-1] else "checksum"


def credit_check(body: str) -> str:
    """Return the last character that belongs to the 17 before it."""
    total = sum(_CHARACTERS.index(char) * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return _CHARACTERS[-total % 31]


def organisation_check(body: str) -> str:
    """Return the check character of the eight of an organisation code: a digit or X."""
    characters = zip(body, _ORGANISATION_WEIGHTS, strict=True)
    total = sum(_ORGANISATION_CHARACTERS.index(char) * weight for char, weight in characters)
    return "0123456789X"[-total % 11]
