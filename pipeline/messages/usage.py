"""The help of the commands in Chinese; what they say in English stands with the commands themselves.

A command has its one line in a list of commands, and what follows it. Lines are broken by hand: a terminal shows a Chinese
character two columns wide, and no program that wraps lines by words can break a sentence that has none.
"""

COMMANDS: dict[str, tuple[str, str]] = {
    "": (
        "把各单位公布的政府信息公开工作年度报告读成经过校验的记录",
        """\
常用步骤：
  nianbao extract 报告文件夹/ --out results/           读取文件夹内的全部报告，先看 results/summary.xlsx
  nianbao register new results/ --out agencies.xlsx    拟一份单位名录，逐行核对后使用
  nianbao judge results/ --register agencies.xlsx      与上年、与所属单位、与正文比对
  nianbao report results/                              一页总览：谁未报，哪些可用，先办什么
  nianbao review results/ --reports 报告文件夹/        核对台：对照原件，逐处确认、更正、排除
  nianbao notify results/ --office 发文单位            给需退回的单位写整改通知
  nianbao aggregate results/ --register agencies.xlsx --scope 示例市人民政府 --year 2024 --out form/
  nianbao dashboard results/ --register agencies.xlsx --out site/

报告不会外传；只有 collect、load --to 和写明的地址（s3://…、--scheduler）会联网。
每个命令的说明：nianbao 命令 --help。English: nianbao --lang en --help""",
    ),
    "extract": (
        "读取报告，写出记录和汇总表",
        """\
可读 PDF、OFD、DOCX、XLSX、CSV、HTML、纯文本；压缩包（zip、tar、gz、bz2、xz、7z、rar）和邮件（eml）中的
逐个读取；装有 LibreOffice 的，还可读 DOC、WPS、RTF、ODT、XLS、ET、ODS。本机能读什么，见 nianbao doctor。

INPUT 是文件或文件夹（含各级子文件夹）。格式按内容判断，不看扩展名。中断后重新执行同一命令，从停下处继续；
没有改动的文件不再重读。INPUT 和 --out 也可以是对象存储地址（s3://桶/文件夹），这时会连接该处。

示例：
  nianbao extract 报告文件夹/ --out results/
  nianbao extract 2023/ 2024/ 补报.pdf --out results/ --jobs 4
  nianbao extract 报告文件夹/ --out results/ --agencies agencies.xlsx

写入 DIR：
  summary.xlsx、summary.csv   打开这个看：一份报告一行，另有问题清单和三张表
  records/*.json              一份报告一个记录
  run.json                    每个文件的处理结果

退出状态：0 没有读取失败的，1 有读取失败的或没有文件，2 用法错误，130 被中断。""",
    ),
    "merge": (
        "把几次提取的结果合成一个文件夹",
        """\
合成的结果与一次读取全部文件逐字节相同。

示例：
  nianbao extract 报告文件夹/ --out part1/ --shard 1/2     在一台机器上
  nianbao extract 报告文件夹/ --out part2/ --shard 2/2     在另一台机器上
  nianbao merge part1/ part2/ --out results/""",
    ),
    "check": (
        "重新校验已有的记录，不读原文件",
        """\
每份记录对照格式（JSON Schema），数字重新校验，并与记录中的问题、计数和状态比对；
给出结果文件夹的，还与 run.json 的清单比对。

示例：
  nianbao check results/
  nianbao check results/records/jyj-5b3c0f6a9d0c.json

退出状态：0 一致，1 有不一致的或没有记录，2 用法错误。""",
    ),
    "show": (
        "在终端按表样显示一份记录",
        """\
先列问题，再按表样列出三张表。存疑的单元格标 ?（需核对识别）或 !（需退回单位）。

示例：
  nianbao show results/records/jyj-5b3c0f6a9d0c.json
  nianbao show results/records/jyj-5b3c0f6a9d0c.json | less""",
    ),
    "register": ("拟制、检查单位名录", "名录是一份表格（CSV 或 XLSX），其中“单位名称”一列必填。"),
    "register new": ("根据已读取的报告拟一份名录", "推测得出的内容在“说明”列注明，请逐行核对。已有的文件不会覆盖。"),
    "register check": ("逐行检查名录", "退出状态：0 没有问题，1 有问题，2 文件不能使用。"),
    "judge": (
        "把各份记录放在一起比对",
        """\
与上年衔接、文表相符、汇总与所属之和、同一报告的不同格式和版本，以及谁未报、谁逾期。
DIR 是 extract 写出的文件夹，或者其中有几个这样的文件夹；后写的算后来的一批。只重新比对有变化的。

示例：
  nianbao judge results/ --register agencies.xlsx
  nianbao judge 2022/ 2023/ 2024/ --register agencies.xlsx --out judged/

写出：
  findings.jsonl   比对发现的问题，一个一行
  standing.jsonl   每份记录能不能用，一份一行

退出状态：0 已比对，1 没有记录，2 用法错误。""",
    ),
    "report": (
        "一页总览：谁已报、谁逾期，哪些可用，先办什么",
        """\
DIR 是 judge 写入的文件夹；记录在别处的，随后写出其文件夹。

示例：
  nianbao report results/
  nianbao report results/ --year 2024 --markdown 2024.md
  nianbao report judged/ 2022/ 2023/ 2024/
  nianbao report results/ --archive archive/""",
    ),
    "review": (
        "打开核对台：存疑的数字和原件并排",
        """\
DIR 是 judge 写入的文件夹；记录在别处的，随后写出其文件夹。核对台只供本机浏览器使用，所给地址只能用一次。
处理意见与 decide 一样追加写入 decisions.jsonl；比对过的，standing.jsonl 随之更新。

示例：
  nianbao review results/ --reports 报告文件夹/
  nianbao review results/ --reports 报告文件夹/ --register agencies.xlsx --who 王某

按 Ctrl+C 结束。""",
    ),
    "decide": (
        "记下对一个问题的处理意见",
        """\
DIR 是 judge 写入的文件夹；记录在别处的，随后写出其文件夹。意见追加写入 decisions.jsonl，以后每次都有效，
直到单元格中所印的内容改变；记录本身从不改动。记下后重新运行 judge，状态随之更新。

示例：
  nianbao decide results/ --finding 3f09ab --confirm
  nianbao decide results/ --finding 3f09ab --dismiss --reason "机构改革，口径不同"
  nianbao decide results/ --finding 3f09ab --correct requests.received.total=12""",
    ),
    "notify": (
        "给需退回的单位写整改通知",
        """\
DIR 是 judge 写入的文件夹；记录在别处的，随后写出其文件夹。一个单位一份，另有一份清单；同样的问题不重复
发通知，所涉报告都可用之后，通知自动记为已更正。

示例：
  nianbao notify results/ --office "示例市人民政府办公室" --year 2024 --deadline 2025-03-10
  nianbao notify --write-template letter.docx
  nianbao notify results/ --template letter.docx""",
    ),
    "aggregate": (
        "把所属单位的报告汇总到统一表样上",
        """\
DIR 是 judge 写入的文件夹；记录在别处的，随后写出其文件夹。下级的汇总报告缺少或不可用的，以其所属单位的
报告代替；不重复计算。

示例：
  nianbao aggregate results/ --register agencies.xlsx --scope 示例市人民政府 --year 2024 --out form/

写入文件夹：
  form.docx   统一表样，文字部分待补
  form.xlsx   同样的表，合计为公式，另附各单位的表
  form.json   数字，以及计入、未计入哪些单位""",
    ),
    "load": (
        "装入数据库：DuckDB、Parquet、PostgreSQL",
        """\
DIR 是 judge 写入的文件夹；记录在别处的，随后写出其文件夹。有变化时再运行一次，只重读有变化的记录。
有哪些表、怎样查询，见 docs/zh/store.md。

示例：
  nianbao load results/ --register agencies.xlsx
  nianbao load results/ --out store/ --format parquet --format csv
  nianbao load results/ --to postgresql://nianbao@localhost/office""",
    ),
    "dashboard": (
        "生成看板，用浏览器直接打开",
        """\
DIR 是 judge 写入的文件夹；记录在别处的，随后写出其文件夹。打开 SITE/index.html；整个文件夹可以复制、
发送或放上网站。页面有中文和英文。

示例：
  nianbao dashboard results/ --register agencies.xlsx --out site/
  nianbao dashboard results/ --out site/ --title "示例市政府信息公开年报\"""",
    ),
    "collect": (
        "从各单位网站收集公布的年报，存入档案库",
        """\
SOURCES 列出网站（docs/zh/collect.md）。一次只发一个请求，遵守 robots.txt；中断后重新执行同一命令即继续，
没有变化的不再下载。

示例：
  nianbao collect sources.toml --archive archive/ --check     各网站能否访问
  nianbao collect sources.toml --archive archive/
  nianbao collect sources.toml --archive archive/ --between 22:00-06:00
  nianbao collect sources.toml --archive archive/ --browser   由脚本生成内容的网页
  nianbao collect add 年报.pdf --archive archive/ --source http://... --address http://.../年报.pdf
  nianbao extract archive/ --out results/

写入档案库：
  blobs/              公布的文件，按 SHA-256 存放
  retrievals.jsonl    每个访问过的地址一行
  completeness.csv    应有几份、找到几份，每个网站每年一行

退出状态：0 各网站都收齐，1 有缺的或需人工办理，2 用法错误，130 被中断。""",
    ),
    "collect run": ("从所列网站收集", ""),
    "collect add": ("把自己下载的文件放入档案库", ""),
    "fields": (
        "列出数据字典",
        """\
每版表样的每个数字一行，以制表符分隔。

示例：
  nianbao fields | less
  nianbao fields --edition 2021 > fields-2021.tsv""",
    ),
    "schema": (
        "列出记录、run.json 等的 JSON Schema",
        """\
采用 2020-12 版。

示例：
  nianbao schema > record.schema.json
  nianbao schema run > run.schema.json""",
    ),
    "doctor": (
        "说明本机能读哪些格式，其余需装什么",
        """\
示例：
  nianbao doctor
  nianbao doctor --lang en""",
    ),
}
"""By name: the line, and what follows."""
