"""Words for the smallest changes under which all sums of a table would hold, in Chinese and English."""

REPAIR_MESSAGES: dict[str, tuple[str, str]] = {
    "unique": (
        "使全部勾稽关系成立的最小改动只有一种：{repairs}（仅供核对，未改动任何数据）。",
        "The only smallest change under which all sums hold: {repairs} (to look at; nothing was changed).",
    ),
    "several": (
        "使全部勾稽关系成立的最小改动有{count}种，如：{repairs}（仅供核对，未改动任何数据）。",
        "There are {count} smallest changes under which all sums hold, such as: {repairs} (to look at; nothing was changed).",
    ),
    "none": (
        "改动一两个单元格不能使全部勾稽关系成立，可能不止一处有误。",
        "No change of one or two cells makes all sums hold; there may be more than one error.",
    ),
    "one": (
        "“{row}”行“{column}”列由{printed}改为{value}",
        "row “{row}”, column “{column}” from {printed} to {value}",
    ),
    "zero_total": (
        "“{row}”行“{column}”列未合计，填写0，按各项之和应为{value}",
        "row “{row}”, column “{column}” was left 0 and would be {value}",
    ),
    "transposed": (
        "“{row}”行“{column}”列由{printed}改为{value}（数字次序疑有颠倒）",
        "row “{row}”, column “{column}” from {printed} to {value} (digits in another order)",
    ),
    "digit": (
        "“{row}”行“{column}”列由{printed}改为{value}（疑多写或漏写一位）",
        "row “{row}”, column “{column}” from {printed} to {value} (a digit too many or too few)",
    ),
    "swapped": (
        "“{row}”行“{column}”列的{printed}与“{row2}”行“{column2}”列的{printed2}互换",
        "{printed} in row “{row}”, column “{column}” and {printed2} in row “{row2}”, column “{column2}” change places",
    ),
    "moved": (
        "有{moved}件应从“{row}”行“{column}”列移至“{row2}”行“{column2}”列",
        "{moved} belong not in row “{row}”, column “{column}” but in row “{row2}”, column “{column2}”",
    ),
    "two": (
        "“{row}”行“{column}”列由{printed}改为{value}，同时“{row2}”行“{column2}”列由{printed2}改为{value2}",
        "row “{row}”, column “{column}” from {printed} to {value}, and “{row2}”, “{column2}” from {printed2} to {value2}",
    ),
}
"""Kind of change, or how many there are, → Chinese, English."""
