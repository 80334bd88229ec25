"""Labels: what a cell is called in a message of judgement, by the form it was read on."""

import re
from functools import lru_cache

from pipeline.model.form import Field
from pipeline.model.report import ArgValue

_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])")
_GLOSS = re.compile(r"[（(][^（()）]*[）)]$")
_QUOTES = str.maketrans("“”", "‘’")


def place(field: Field) -> dict[str, ArgValue]:
    """Return the arguments that say where a field stands on the form."""
    return {"row": name(field.row_label), "column": name(field.column_label)}


@lru_cache(1 << 10)
def name(label: str) -> str:
    """Return official labels, joined by slashes, without enumerators and closing glosses; the outermost is left out.

    >>> name("三、本年度办理结果/（三）不予公开/1.属于国家秘密"), name("二、上年结转政府信息公开申请数量")
    ('不予公开—属于国家秘密', '上年结转政府信息公开申请数量')
    >>> name("申请人情况/总计"), name("（六）其他处理")
    ('总计', '其他处理')
    """
    steps = label.split("/")
    said = [(_GLOSS.sub("", _ENUMERATOR.sub("", step)) or step).translate(_QUOTES) for step in steps]
    return "—".join(said[1:] or said)
