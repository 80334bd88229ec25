"""Words for what the commands around the list of agencies say, in Chinese and English."""

REGISTER_TEXTS: dict[str, tuple[str, str]] = {
    "agencies.missing": ("名录上有 {count} 个单位没有年度报告：", "{count} agencies of the list have no report:"),
    "agencies.complete": ("名录上的 {count} 个单位都有年度报告。", "All {count} agencies of the list have a report."),
    "register.empty": ("单位名录中一个单位也没有。", "The list has no agency at all."),
    "register.sound": (
        "单位名录共 {agencies} 个单位、{rows} 行，没有问题。",
        "The list has {agencies} agencies in {rows} rows; nothing is wrong with it.",
    ),
    "register.faulty": (
        "单位名录有 {count} 处问题，采用了 {rows} 行。",
        "{count} problems; {rows} rows of the list can be used.",
    ),
    "register.faulty_list": (
        "单位名录有 {count} 处问题，请用 nianbao register check 查看。",
        "The list of agencies has {count} problems: nianbao register check names them.",
    ),
    "register.written": (
        "已写出 {file}：{rows} 行，都是推测，请逐行核对后使用。",
        "Wrote {file}: {rows} rows, all of them guesses. Look through each before it is used.",
    ),
}
"""Chinese and English by key."""
