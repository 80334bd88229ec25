"""The sources file: what an office writes is read, and a slip of the pen is told with its place and in words."""

from pathlib import Path

import pytest

from pipeline.collect.sources import Defaults, Source, load_sources
from pipeline.errors import UsageError

WHOLE = """
[defaults]
contact = "office@example.test"
delay = 2

[[source]]
publisher = "石桥县人民政府门户网站"
agency = "石桥县教育局"
start = "http://www.example.test/jyj/"
years = [2019, 2025]
expected = 7

[[source]]
publisher = "石桥县水利局"
start = "https://slj.example.test/"
"""


def load(tmp_path: Path, text: str) -> object:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return load_sources(path)


def test_a_sources_file_is_read_with_the_defaults_of_what_it_leaves_out(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text("\ufeff" + WHOLE, encoding="utf-8")
    sources = load_sources(path)
    assert sources.defaults == Defaults(contact="office@example.test", delay=2)
    assert sources.defaults.max_size == 104857600
    assert sources.source[0].years == (2019, 2025)
    assert sources.source[1] == Source(publisher="石桥县水利局", start="https://slj.example.test/")
    assert [sources.source[0].wants(year) for year in (2018, 2019, 2025, 2026, None)] == [
        False,
        True,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("expected = 7", "expected = '7'"), ("[[source]] 1（第6行） expected", "应为 int")),
        (("agency = ", "agencey = "), ("[[source]] 1（第6行） agencey", "没有这个键")),
        (('publisher = "石桥县水利局"\n', ""), ("[[source]] 2（第13行） publisher", "缺少这个键")),
        (("years = [2019, 2025]", "years = [2025, 2019]"), ("[[source]] 1（第6行） years", "[首年, 末年]")),
        (("https://slj", "ftp://slj"), ("[[source]] 2（第13行） start", "http://")),
        (
            ("https://slj.example.test/", "http://www.example.test/jyj/"),
            ("[[source]] 2（第13行） start", "与第 1 个来源"),
        ),
        (("delay = 2", "delay = -1"), ("[defaults] delay", "数值不可用")),
        (("delay = 2", "delay = nan"), ("[defaults] delay", "数值不可用")),
        (("delay = 2", "daley = 2"), ("[defaults] daley", "没有这个键")),
        (("office@example.test", "a\\r\\nX-Header: b"), ("[defaults] contact", "控制字符")),
        (("[defaults]", "[defaults"), ("不是 TOML", "line 2")),
    ],
)
def test_a_slip_of_the_pen_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str], told: tuple[str, str]
) -> None:
    text = WHOLE.replace(*change)
    assert text != WHOLE
    with pytest.raises(UsageError) as error:
        load(tmp_path, text)
    assert all(words in str(error.value) for words in told)


def test_a_file_without_sources_or_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="source"):
        load(tmp_path, "[defaults]\n")
    path = tmp_path / "gbk.toml"
    path.write_bytes(WHOLE.encode("gbk"))
    with pytest.raises(UsageError, match="UTF-8"):
        load_sources(path)
