"""Credit codes: unified social credit codes of invented agencies, with the check characters of GB 32100-2015 and GB 11714-1997."""

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def credit_code(number: int, division: str = "990000") -> str:
    """Return the code of the agency with a running number; the division is one that no place has.

    >>> len(credit_code(7)), credit_code(7)[:8]
    (18, '11990000')
    """
    body = f"{number:08d}"
    check = 11 - sum(int(sign) * weight for sign, weight in zip(body, _BODY_WEIGHTS, strict=True)) % 11
    code = f"11{division}{body}{'0' if check == 11 else 'X' if check == 10 else check}"
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(code, _CODE_WEIGHTS, strict=True))
    return code + _SIGNS[-total % 31]
