"""Likeness: which agencies a name that is on no list may mean. Only ever proposed to a person, never taken.

What real reports do to a name: the place is left out (教育局, 县教育局), long forms are shortened (发改局), the word government
or its office comes and goes, a character is misread.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.register.names import plain
from pipeline.text import distance

MOST_PROPOSED: Final = 5
_MOST_LOOKED_AT: Final = 500
"""Names held against one."""
_MOST_MEANT: Final = 20
"""A name that so many others contain (教育局 on the list of a province) means none of them."""
_MOST_CHARACTERS: Final = 60
"""Of a name that is compared at all; the longest of real agencies have some forty."""
_FAR: Final = 2
"""Characters in which a misread name may differ."""
_LEAST_FOR: Final = ((1, 4), (2, 7))
"""Edit distance, and how long a name must be for it to mean anything: 水务局 and 水利局 are two."""


class Likeness:
    """Names, so arranged that those like another are found among ten thousand in about a millisecond."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the comparable names."""
        self._names = tuple(dict.fromkeys(names))
        self._plain = tuple(plain(name) for name in self._names)
        self._same: dict[str, list[int]] = {}
        places: dict[str, list[int]] = {}
        for at, name in enumerate(self._plain):
            self._same.setdefault(name, []).append(at)
            for char in set(name):
                places.setdefault(char, []).append(at)
        # A set of names is a number with a bit a name: what holds all characters of a name is found by `&`.
        self._having = {char: _bits(ats, len(self._names)) for char, ats in places.items()}

    def like(self, name: str, *, misread: bool = True) -> list[str]:
        """Return the names most like a comparable name, likest first, at most `MOST_PROPOSED`.

        Without `misread` only those that are another form of it: one character more or less makes another county.
        """
        bare = plain(name)
        if not bare or len(bare) > _MOST_CHARACTERS:
            return []
        costs = dict.fromkeys(self._same.get(bare, ()), 0)
        for at in (*self._holding(bare), *self._held(bare)):
            short, long = sorted((bare, self._plain[at]), key=len)
            if len(short) > 1 and _abbreviates(short, long):
                costs.setdefault(at, len(long) - len(short))
        if len(costs) > _MOST_MEANT:
            return []
        for at in self._near(bare) if misread else ():
            far = distance(bare, self._plain[at], _FAR)
            if any(far <= limit and min(len(bare), len(self._plain[at])) >= least for limit, least in _LEAST_FOR):
                costs.setdefault(at, far)
        best = sorted(costs, key=lambda at: (costs[at], at))
        return [self._names[at] for at in best[:MOST_PROPOSED]]

    def _holding(self, name: str) -> Iterator[int]:
        """Yield the names that have all characters of a name."""
        return _places(self._all_of(name))

    def _held(self, name: str) -> Iterator[int]:
        """Yield the names that have no character but those of a name."""
        other = 0
        for char, bits in self._having.items():
            if char not in name:
                other |= bits
        return _places(~other & ((1 << len(self._names)) - 1))

    def _near(self, name: str) -> Iterator[int]:
        """Yield the names that have one third of a name whole: two differences can't touch all three."""
        size = -(-len(name) // (_FAR + 1))
        found = 0
        for start in range(0, len(name), size):
            found |= self._all_of(name[start : start + size])
        return _places(found)

    def _all_of(self, chars: str) -> int:
        found = -1
        for char in chars:
            found &= self._having.get(char, 0)
        return found


def _abbreviates(short: str, long: str) -> bool:
    """Say whether a name is another with characters left out, none of them at its end.

    >>> _abbreviates("县发改局", "示例县发展和改革局"), _abbreviates("示例县", "示例县教育局")
    (True, False)
    """
    rest = iter(long)
    return short[-1] == long[-1] and all(char in rest for char in short)


def _bits(ats: Sequence[int], size: int) -> int:
    array = bytearray(size // 8 + 1)
    for at in ats:
        array[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(array, "little")


def _places(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the first `_MOST_LOOKED_AT`."""
    for _ in range(_MOST_LOOKED_AT):
        if not bits:
            return
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
