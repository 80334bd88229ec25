"""Words for what is wrong with an office's own list of agencies: which row, what stands there, what to write instead."""

_ROW_ZH, _ROW_EN = "单位名录第{row}行“{name}”：", "Row {row} of the list of agencies, “{name}”: "
_LEFT_OUT_ZH, _LEFT_OUT_EN = "所填未采用。", " It was not used."


def _said(zh: str, en: str) -> tuple[str, str]:
    """Say of a value in a row what is wrong with it."""
    return (
        f"{_ROW_ZH}“{{head}}”所填“{{value}}”{zh}{_LEFT_OUT_ZH}",
        f"{_ROW_EN}“{{value}}” in column {{head}} {en}{_LEFT_OUT_EN}",
    )


REGISTER: dict[str, tuple[str, str]] = {
    "REGISTER.INVALID": (
        "单位名录第{row}行有误，请核对。",
        "Row {row} of the list of agencies is wrong.",
    ),
    "REGISTER.INVALID:head": (
        "单位名录第一行有不止一列叫“{head}”，只采用第一个；请删去或改名。",
        "More than one column of the list of agencies is headed {head}; the first counts. Remove or rename the others.",
    ),
    "REGISTER.INVALID:name": (
        "单位名录第{row}行没有填“单位名称”，该行未采用。",
        "Row {row} of the list of agencies has no 单位名称 and was not used.",
    ),
    "REGISTER.INVALID:double": (
        f"{_ROW_ZH}与第{{other}}行是同一单位、同一口径（{{scope}}），只采用第{{other}}行。既公开本级又公开汇总的，两行的“口径”应不同。",
        (
            f"{_ROW_EN}the same agency and 口径 ({{scope}}) as row {{other}}, which alone is used. Where an agency publishes "
            "both reports, its two rows differ in 口径."
        ),
    ),
    "REGISTER.INVALID:scope": (
        f"{_ROW_ZH}“口径”应填{{allowed}}之一，所填为“{{value}}”，该行未采用。",
        f"{_ROW_EN}口径 must be one of {{allowed}} and is “{{value}}”; the row was not used.",
    ),
    "REGISTER.INVALID:word": _said(
        "不在可填范围（{allowed}）内，",
        "is none of {allowed}.",
    ),
    "REGISTER.INVALID:due": _said(
        "不是“月-日”（如 02-15），",
        "is no MM-DD (such as 02-15).",
    ),
    "REGISTER.INVALID:number": _said(
        "被表格软件当作数字，末几位可能已丢失；请把该列设为“文本”格式后重新填写，",
        "was taken for a number by a spreadsheet program, and its last digits may be lost: format the column as text.",
    ),
    "REGISTER.INVALID:division_length": _said(
        "应为6位、9位或12位数字，",
        "must have 6, 9 or 12 digits.",
    ),
    "REGISTER.INVALID:division_province": _said(
        "前两位不是省级代码，",
        "does not begin with the code of a province.",
    ),
    "REGISTER.INVALID:division_county": _said(
        "第3、4位为00时第5、6位也应为00，",
        "has a county (digits 5 and 6) without a prefecture (digits 3 and 4).",
    ),
    "REGISTER.INVALID:division_town": _said(
        "第7至9位应在001至599之间，",
        "must have digits 7 to 9 between 001 and 599.",
    ),
    "REGISTER.INVALID:division_date": _said(
        "不是日期（如 2023-12-31），",
        "is no date (such as 2023-12-31).",
    ),
    "REGISTER.INVALID:credit_length": _said(
        "应为18位，",
        "must have 18 characters.",
    ),
    "REGISTER.INVALID:credit_characters": _said(
        "有不该出现的字符（不用字母 I、O、S、V、Z），",
        "has a character that these codes don't have (no letters I, O, S, V, Z).",
    ),
    "REGISTER.INVALID:credit_division": _said(
        "第3至8位应为数字，",
        "must have digits in places 3 to 8.",
    ),
    "REGISTER.INVALID:credit_organisation": _said(
        "第9至17位（组织机构代码）的校验码不符，请核对有无抄错，",
        "fails the check character of its organisation code (places 9 to 17); look for a misprint.",
    ),
    "REGISTER.INVALID:credit_checksum": _said(
        "最后一位校验码不符，请核对有无抄错，",
        "fails its check character, the last one; look for a misprint.",
    ),
    "REGISTER.INVALID:change": _said(
        "应写作“年份 更名/合并/拆分/撤销 原名”，如“2023 更名 示例县教育局”，多项之间用“｜”隔开，",
        "must read year, 更名, 合并, 拆分 or 撤销, former names, such as 2023 更名 示例县教育局; ｜ separates several.",
    ),
    "REGISTER.INVALID:change_names": _said(
        "的原名个数不对：更名、拆分写一个（不是本单位现名），合并写两个以上（用“；”隔开），撤销不写，",
        (
            "has the wrong number of names: one for 更名 and 拆分 (not the agency's own), two or more for 合并 "
            "(separated by ；), none for 撤销."
        ),
    ),
    "REGISTER.INVALID:change_merged": (
        f"{_ROW_ZH}“{{value}}”只写了一个原单位。暂按“{{other}}”并入本单位处理；合并前就有本单位的，请把本单位也写上。",
        (
            f"{_ROW_EN}“{{value}}” names one predecessor only. It is taken as “{{other}}” having become part of this agency; "
            "where this agency was there before, name it too."
        ),
    ),
    "REGISTER.INVALID:alias": (
        f"{_ROW_ZH}别名或原名“{{value}}”也是第{{other_row}}行“{{other}}”的名称，不能据此认定单位；请改用能区分的名称。",
        (
            f"{_ROW_EN}the alias or former name “{{value}}” is also a name of “{{other}}” in row {{other_row}}, so that it "
            "tells of neither. Use names that differ."
        ),
    ),
    "REGISTER.INVALID:parent_unknown": (
        f"{_ROW_ZH}名录中没有上级单位“{{value}}”。请填上级单位的“单位名称”全称，或补上这个单位。",
        f"{_ROW_EN}its 上级单位 “{{value}}” is not on the list. Write its full 单位名称, or add it.",
    ),
    "REGISTER.INVALID:parent_like": (
        f"{_ROW_ZH}名录中没有上级单位“{{value}}”，有“{{like}}”。请填上级单位的“单位名称”全称，或补上这个单位。",
        f"{_ROW_EN}its 上级单位 “{{value}}” is not on the list, which has “{{like}}”. Write its full 单位名称, or add it.",
    ),
    "REGISTER.INVALID:parent_scope": (
        f"{_ROW_ZH}上级单位“{{value}}”没有口径为“汇总”的行，无法核对汇总。请补上这一行。",
        f"{_ROW_EN}its 上级单位 “{{value}}” has no row with 口径 汇总, so that no sum can be checked. Add that row.",
    ),
    "REGISTER.INVALID:parent_circle": (
        f"{_ROW_ZH}上级单位循环：{{path}}。请改正其中一行的“上级单位”；改正前这些单位都按没有上级处理。",
        f"{_ROW_EN}its 上级单位 lead back to it: {{path}}. Mend one of them; until then all of them count as having none.",
    ),
}
"""Chinese and English by code and kind."""
