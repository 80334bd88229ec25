"""JSON that says exactly what was printed, in the same bytes every time."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.store.exact_json import JsonValue, dump, load

EXACT = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("24252.311082", "24252.311082"),
        ("12.3400", "12.34"),
        ("1E+3", "1000"),
        ("0.0000001", "0.0000001"),
        ("-0.0", "0"),
        ("75394432.52", "75394432.52"),
        ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
    ],
)
def test_a_decimal_is_written_digit_for_digit(printed: str, written: str) -> None:
    assert dump(Decimal(printed)) == f"{written}\n".encode()


def test_what_is_no_number_is_refused() -> None:
    for number in (Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(ValueError, match="no JSON number"):
            dump(number)
    with pytest.raises(TypeError, match="no JSON scalar"):
        dump(1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"{", b"NaN", b"[Infinity]", b"[" * 100_000, b"\xff\xfe\x00", b"", b"{'a': 1}"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(data)


@given(EXACT)
def test_what_is_written_is_read_back(value: JsonValue) -> None:
    assert load(dump(value)) == load(dump(load(dump(value))))
    json.loads(dump(value))


@given(st.text(alphabet=st.characters(categories=["Cs", "Cc", "L"])))
def test_no_text_of_a_hostile_document_breaks_the_encoding(text: str) -> None:
    read = load(dump(text))
    assert isinstance(read, str)
    assert len(read) == len(text)
    assert all(
        char == was or (char == "\ufffd" and "\ud800" <= was <= "\udfff") for char, was in zip(read, text, strict=True)
    )


def test_control_characters_are_escaped() -> None:
    assert dump("a\x00\x1b[31m\n") == b'"a\\u0000\\u001b[31m\\n"\n'


def test_a_row_of_a_table_stands_on_one_line_and_a_table_does_not() -> None:
    value: JsonValue = {"received": {"total": 6, "box": [1, Decimal("2.5")]}, "path": ["a"], "none": {}, "empty": []}
    assert dump(value).decode().splitlines() == [
        "{",
        ' "received": {"total": 6, "box": [1, 2.5]},',
        ' "path": ["a"],',
        ' "none": {},',
        ' "empty": []',
        "}",
    ]
