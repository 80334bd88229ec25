"""Likeness: what is found by the index is what comparing with every name would find."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.register.likeness import _LEAST_FOR, _MOST_MEANT, MOST_PROPOSED, Likeness, _abbreviates
from pipeline.register.names import comparable, plain
from pipeline.text import distance

NAMES = st.text("甲乙县市教育和体局委员会办公室", min_size=1, max_size=9).map(comparable)


def cost(name: str, other: str) -> int | None:
    """Return how far two names are from each other, None where they are not alike."""
    one, two = plain(name), plain(other)
    short, long = sorted((one, two), key=len)
    if one == two:
        return 0
    if len(short) > 1 and _abbreviates(short, long):
        return len(long) - len(short)
    far = distance(one, two, 2)
    return far if any(far <= limit and len(short) >= least for limit, least in _LEAST_FOR) else None


@given(st.lists(NAMES, unique=True, max_size=_MOST_MEANT), NAMES)
def test_every_name_that_is_alike_is_found(names: list[str], name: str) -> None:
    costs = {other: far for other in names if (far := cost(name, other)) is not None}
    found = Likeness(names).like(name)
    assert len(found) == min(len(costs), MOST_PROPOSED)
    assert [costs[other] for other in found] == sorted(costs.values())[: len(found)]


@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_be_compared(text: str) -> None:
    Likeness([text, "示例县教育局"]).like(text)
