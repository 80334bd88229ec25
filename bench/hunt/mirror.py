"""Mirror pages: texts in traditional characters, or with the reading of a character in brackets behind it."""

_PAIRS = (
    "报報 开開 说說 获獲 见見 关關 无無 属屬 从從 处處 数數 应應 机機 构構 员員 设設 业業 会會 质質 执執 现現 诉訴 讼訟 复復 议議 请請 决決 维維 纠糾 结結 转轉 "
    "续續 办辦 审審 据據 总總 计計 条條 项項 强強 罚罰 许許 务務 记記 费費 购購 采採 额額 万萬 单單 减減 废廢 发發 规規 范範 题題 类類 间間 个個 当當 对對 与與 为為 "
    "经經 稳穩 国國 权權 护護 内內 询詢 补補 确確 认認 举舉 访訪 县縣 区區 镇鎮 乡鄉 厅廳 长長 东東 学學 术術 体體 档檔 资資 财財 产產 责責 团團 组組 织織 营營 "
    "济濟 标標 监監 场場 气氣 卫衛 农農 职職"
)
_TRADITIONAL = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
_READINGS = {
    "报": "bào",
    "开": "kāi",
    "数": "shù",
    "机": "jī",
    "复": "fù",
    "结": "jié",
    "总": "zǒng",
    "计": "jì",
    "规": "guī",
    "处": "chǔ",
}


def traditional(text: str) -> str:
    """Return a text in traditional characters."""
    return text.translate(_TRADITIONAL)


def doubled(text: str) -> str:
    """Return a text in which some traditional characters have their reading behind them."""
    return "".join(f"{char.translate(_TRADITIONAL)}({_READINGS[char]})" if char in _READINGS else char for char in text)
