"""The words of the store, Chinese and English."""

STORE_TEXTS: dict[str, tuple[str, str]] = {
    "load.done": (
        "已装入 {reports} 份报告、{facts} 个数（新读取 {read} 份记录）：{folder}",
        "{reports} reports and {facts} numbers loaded ({read} records read anew): {folder}",
    ),
    "load.unjudged": (
        "其中 {count} 份尚未比对，不计入可用数据。请先运行 nianbao judge。",
        "{count} of them were not judged, and none of their numbers counts as usable. Run nianbao judge first.",
    ),
    "load.unfit": (
        "{count} 个数位数过多，数据库的数值列无法准确表示：value 为空，原数见 value_text。",
        "{count} numbers have more digits than the store's columns hold: value is empty, and value_text has them.",
    ),
    "dashboard.title": ("政府信息公开工作年度报告", "Annual reports on open government information"),
    "dashboard.done": (
        "已生成 {reports} 份报告的看板，请用浏览器打开：{file}",
        "A dashboard of {reports} reports; open it in a browser: {file}",
    ),
    "load.sent": (
        "已写入 PostgreSQL 数据库的 nianbao 模式。",
        "Loaded into the schema nianbao of the PostgreSQL database.",
    ),
}
