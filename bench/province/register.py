"""The register of the made province, as an office would keep it in a spreadsheet."""

import csv
import io

from bench.province.credit import credit_code
from bench.province.plants import Plants
from bench.province.world import Government

HEADS = ("单位名称", "别名", "层级", "类型", "上级单位", "口径", "统一社会信用代码", "应报", "变更")


def register_sheet(governments: list[Government], plants: Plants) -> bytes:
    """Return the register as CSV, saved by a Chinese Excel."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    sheet.writerow(HEADS)
    number = 0
    for government in reversed(governments):
        parent = government.parent if government.level != "市" else ""
        sheet.writerow((government.name, "", government.level, "政府", parent, "汇总", "", "是", ""))
        for office in government.offices:
            number += 1
            code = credit_code(number)
            if office.key == plants.wrong_code:
                code = code[:-1] + ("0" if code[-1] != "0" else "1")
            alias = office.name if office.listed_as else ""
            row = (office.key, alias, office.level, office.kind, office.parent, "本级", code, "是", office.changes)
            sheet.writerow(row)
    return text.getvalue().encode("gb18030")
