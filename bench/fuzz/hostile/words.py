"""What the documents say, so that they are taken for reports, and read to their end."""

from collections.abc import Callable

Maker = Callable[[int], bytes]
"""About how many bytes are wanted, before packing → the document."""

TITLE = "示例县教育局2021年政府信息公开工作年度报告"
HEADING = "三、收到和处理政府信息公开申请情况"
BIDI = "\u202e\u2066\u200b\u00ad\ufeff"
