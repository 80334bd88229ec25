"""What else lies in a folder of reports: one from before the tables, a blank form, notices, news."""

from samples.maker.expectation import Json
from samples.maker.form import TABLES, fields
from samples.maker.layout import Layout, build_tables
from samples.maker.model import BLANK, Section, Sheet
from samples.maker.sample import Sample, report
from samples.maker.story import Planted, Story
from samples.maker.writers import docx, html_article, html_cms, text

NARRATIVE_2017 = Sheet(
    title=("霁川市档案局2017年政府信息公开年度报告",),
    preface=("根据《中华人民共和国政府信息公开条例》要求，现公布霁川市档案局2017年政府信息公开年度报告。",),
    sections=(
        Section("一、概述", ("2017年，我局加强组织领导，健全工作制度，政府信息公开工作平稳推进。",)),
        Section("二、主动公开情况", ("全年通过门户网站公开信息126条，其中机构职能类3条、工作动态类98条、其他25条。",)),
        Section("三、依申请公开情况", ("全年收到政府信息公开申请2件，均在法定期限内答复。",)),
        Section("四、收费及减免情况", ("全年未收取任何费用。",)),
        Section("五、行政复议和行政诉讼情况", ("全年未发生因政府信息公开引起的行政复议、行政诉讼。",)),
        Section("六、存在的问题和改进措施", ("公开内容还不够丰富。下一步将充实栏目，提高公开的及时性。",)),
    ),
    signature=("霁川市档案局", "2018年3月12日"),
    agency="霁川市档案局",
    year=2017,
    published_on="2018-03-14",
)
NOTICE = Sheet(
    title=("关于做好2022年政府信息公开工作年度报告", "编制和发布工作的通知"),
    preface=("各县（区）人民政府，市政府各部门：",),
    sections=(
        Section(
            "一、报告内容",
            (
                "年度报告分为六个部分：总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况。",
                "以及政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项。",
            ),
        ),
        Section(
            "二、时间要求", ("请各单位于2023年1月31日前在门户网站发布本机关年度报告，并将电子版报送市政府办公室。",)
        ),
        Section("三、有关要求", ("各单位要认真核对数据，做到表格数据平衡、文字与表格一致，逾期未发布的将予以通报。",)),
    ),
    signature=("霁川市人民政府办公室", "2022年12月20日"),
    agency="霁川市人民政府办公室",
    year=2022,
    published_on="2022-12-21",
)
NEWS = Sheet(
    title=("望汐市发布2023年政府信息公开工作年度报告",),
    preface=("本报讯（记者 方禾）近日，望汐市在政府门户网站集中发布了2023年政府信息公开工作年度报告。",),
    sections=(
        Section(
            "数字里的变化",
            (
                "报告显示，全市各级行政机关全年新收政府信息公开申请一千余件，办理质量持续提升。",
                "市政府办公室有关负责人表示，下一步将继续扩大公开范围，方便群众查阅。",
            ),
        ),
    ),
    signature=("（责任编辑：简宁）",),
    agency="望汐市融媒体中心",
    year=2024,
    published_on="2024-02-02",
)
_BLANKS = {path: BLANK for table in TABLES for path in fields(table, "2021")}
BLANK_FORM = Story(
    agency="",
    year=None,
    size="zero",
    seed=1,
    cells=_BLANKS,
    title=("政府信息公开工作年度报告（格式模板）",),
    preface=(),
    narrative={0: ("（文字描述）",), 4: ("（文字描述）",), 5: ("（文字描述。收取信息处理费情况在此处报告。）",)},
    signature=(),
    scope="unknown",
    status="needs_review",
    planted=(
        *(Planted("FORM.BLANK", "error", table) for table in TABLES),
        Planted("FORM.YEAR"),
        Planted("FORM.AGENCY", "warning"),
    ),
    warnings_open=True,
)


def _notice_with_form() -> Sheet:
    tables = build_tables("2021", "2021", _BLANKS, Layout())
    form = tuple(Section(f"附件 表{index}", tables[name]) for index, name in enumerate(TABLES, start=1))
    return Sheet(
        title=("关于报送2024年政府信息公开工作年度报告的通知",),
        preface=(
            "各乡镇人民政府、县政府各部门：",
            "现将2024年政府信息公开工作年度报告格式印发给你们，请按照附件格式编制本单位年度报告，于2025年1月15日前报送。",
        ),
        sections=(
            Section("联系方式", ("联系人：县政府办公室政务公开科。附件：政府信息公开工作年度报告格式",)),
            *form,
        ),
        signature=("澄砚县人民政府办公室", "2024年12月25日"),
        agency="澄砚县人民政府办公室",
        year=2024,
    )


def _rejected() -> dict[str, Json]:
    return {
        "status": "rejected",
        "findings": [{"code": "FORM.NOT_A_REPORT", "severity": "error", "path": None}],
        "no_other_errors": False,
        "no_other_warnings": False,
    }


def _without_tables() -> dict[str, Json]:
    return {
        "status": "no_tables",
        "title": NARRATIVE_2017.title[0],
        "agency": "霁川市档案局",
        "year": 2017,
        "scope": "own",
        "edition": None,
        "table_editions": dict.fromkeys(TABLES),
        "published_on": "2018-03-14",
        "tables": {},
        "states": {},
        "findings": [{"code": "FORM.TABLE_MISSING", "severity": "warning"}],
        "no_other_errors": True,
        "no_other_warnings": False,
    }


def pictures() -> dict[str, Json]:
    """Return what is expected of a report whose pages are pictures."""
    return {
        "status": "needs_review",
        "title": None,
        "agency": None,
        "year": None,
        "edition": None,
        "table_editions": dict.fromkeys(TABLES),
        "published_on": None,
        "tables": {},
        "states": {},
        "findings": [{"code": "FORM.IMAGE_TABLE", "severity": "error"}],
        "no_other_errors": False,
        "no_other_warnings": False,
    }


SCANNED_2022 = Story(agency="泊鹭镇人民政府", year=2022, size="town", seed=301)

SAMPLES = (
    Sample("others/archives_2017.html", lambda: NARRATIVE_2017, html_cms.write, _without_tables),
    Sample("others/notice_2022.html", lambda: NOTICE, html_cms.write, _rejected),
    Sample("others/news_2024.txt", lambda: NEWS, text.write_tabs, _rejected),
    Sample("others/notice_with_form_2024.docx", _notice_with_form, docx.write, _rejected),
    report("others/blank_form.docx", BLANK_FORM, docx.write),
    report("others/bolu_town_2022.html", SCANNED_2022, html_article.write),
)
