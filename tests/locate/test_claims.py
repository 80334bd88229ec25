"""What the spots of a document say of its agency and its year; a false claim would be a false warning."""

import pytest

from tests.locate.pages import located

TITLE = "石桥县教育局2023年政府信息公开工作年度报告"


def years(text: str) -> list[tuple[str, str]]:
    return [(claim.value, claim.source) for claim in located(text).years]


def agencies(text: str) -> list[tuple[str, str]]:
    return [(claim.value, claim.source) for claim in located(text).agencies]


def _own_words(itself: str) -> str:
    """Return a report whose overview calls its agency as told."""
    said = f"一、总体情况\n2023年，{itself}公开工作平稳推进。"
    return f"{said}\n二、主动公开政府信息情况\n[二]\n三、收到和处理政府信息公开申请情况\n[三]"


@pytest.mark.parametrize(
    "stated",
    [
        "本报告所列数据的统计期限为2022年1月1日至2022年12月31日。",
        "报告中所列数据统计期限自2022年1月1日起至2022年12月31日止。",
        "本报告统计时限为 2022 年 1 月 1 日起，到 2022 年 12 月 31 日止。",
        "统计期限：2022年1月1日—12月31日",
        "统计期限自2022年1月1日起至当年12月31日止。",
        "统计期限为2022.1.1-2022.12.31。",
        "数据统计时段为2022年01月01日至2022年12月31日。",
        "所列数据的统计期限为2022年1月至12月。",
        "所列数据的统计期限自2022年1月至2022年12月。",
        "本年度报告数据截止时间为2022年1月1日至2022年12月31日。",
        "报告期为2022年1月1日至2022年12月底。",
        "报告中使用数据统计期限为20221月1日至12月31日。",
        "本报告中所列数据的统计期限自20221月1日起至202212月31日止。",
        "除特别说明外，所列数据统计时限为202211日至20221231日。",
        "本报告中所列数据的统计期限自202211日起，至20221231日止。",
    ],
)
def test_a_statistical_period_is_read(stated: str) -> None:
    assert years(f"{TITLE}\n{stated}\n[全文]") == [("2023", "title"), ("2022", "period")]
    assert located(f"政府信息公开工作年度报告\n{stated}\n[全文]").year == 2022


@pytest.mark.parametrize(
    "said",
    [
        "2021年1月1日至2021年12月31日，我局开展了专项行动。",
        "与2022年1月1日至12月31日相比，申请量下降。",
        "按时编制发布2022年政府信息公开工作年度报告。",
        "2022年收到申请3件，2021年收到2件。",
        "2024年，我局将继续努力。",
        "严格落实《2022年政务公开工作要点》。",
        "统计期限为2023年1月1日至2023年12月31日。",
        "规划期限为2021年1月1日至2025年12月31日。",
        "文件有效期限自2022年1月1日起至2026年12月31日止。",
        "本报告数据统计截至2022年12月31日。",
    ],
)
def test_other_years_in_the_text_are_no_claims(said: str) -> None:
    text = f"{TITLE}\n一、总体情况\n2023年，我局工作平稳。{said}\n二、主动公开政府信息情况\n[二]"
    assert {year for year, _ in years(text)} == {"2023"}


def test_a_period_that_runs_over_two_years_claims_both() -> None:
    text = f"{TITLE}\n统计期限为2022年1月1日至2023年12月31日。\n[全文]"
    assert years(text) == [("2023", "title"), ("2022", "period"), ("2023", "period")]


def test_without_a_title_a_whole_year_in_the_introduction_is_the_period() -> None:
    assert located("政府信息公开工作年度报告\n2022年1月1日至12月31日情况如下。\n[全文]").year == 2022
    assert located("政府信息公开工作年度报告\n本报告所列数据统计截至2022年12月31日。\n[全文]").year == 2022


@pytest.mark.parametrize(
    "introduction",
    [
        "根据《条例》要求，现公布石桥县教育局2022年度政府信息公开年度报告。",
        "根据《条例》规定，由石桥县教育局编制2022年政府信息公开工作年度报告。",
    ],
)
def test_an_introduction_that_announces_another_year_is_a_claim(introduction: str) -> None:
    assert years(f"{TITLE}\n{introduction}\n[全文]") == [("2023", "title"), ("2022", "text")]


def test_a_notice_quoted_in_the_introduction_is_no_claim() -> None:
    quoted = "根据《关于做好2022年政府信息公开工作年度报告编制发布工作的通知》要求，编制本报告。"
    assert years(f"{TITLE}\n{quoted}\n[全文]") == [("2023", "title")]


def test_an_overview_that_speaks_of_another_year_only_is_a_claim() -> None:
    for opening in ("2021年，我局", "2021年度，我局", "2021年我局", "2021年以来，我局", "（一）主动公开。2021年，我局"):
        assert years(f"{TITLE}\n一、总体情况\n{opening}工作平稳。\n二、主动公开政府信息情况\n[二]")[1:] == [
            ("2021", "text")
        ]
    for opening in ("2021年，我局", "较2021年，"):
        said = f"{opening}工作平稳，2023年更进一步。"
        assert years(f"{TITLE}\n一、总体情况\n{said}\n二、主动公开政府信息情况\n[二]")[1:] == []


def test_page_furniture_says_no_year() -> None:
    found = located(
        "2026年11月22日 星期日\n来源：http://www.example/2019/1/2/art_2021.html\n采集时间：2025-12-30\n[全文]"
    )
    assert (found.year, found.years, found.published_on) == (None, (), None)


@pytest.mark.parametrize(
    ("below", "agency"),
    [
        ("石桥县水务局\n2024年1月17日", "石桥县水务局"),
        ("石桥县水务局（盖章）\n2024年1月17日", "石桥县水务局"),
        ("石桥县水务局 2024年1月17日", "石桥县水务局"),
        ("石 桥 县 水 务 局\n二〇二四年一月十七日", "石桥县水务局"),
        ("单位：石桥县水务局\n2024年1月17日", "石桥县水务局"),
        ("石桥县水务局（石桥县河长制办公室）\n2024年1月17日", "石桥县水务局（石桥县河长制办公室）"),
        ("附件：统计表\n石桥县水务局\n2024年1月17日", "石桥县水务局"),
        ("石桥县水务局", None),
        ("2024年1月17日", None),
        ("特此报告\n2024年1月17日", None),
        ("主办单位：石桥县水务局\n2024年1月17日", None),
        ("相关链接\n石桥县水务局\n2024年1月17日", None),
        ("各科室、中心：\n2024年1月17日", None),
    ],
)
def test_the_signature_names_the_agency(below: str, agency: str | None) -> None:
    signed = [(agency, "signature")] if agency else []
    assert agencies(f"{TITLE}\n[全文]\n{below}") == [("石桥县教育局", "title"), *signed]


def test_a_signature_may_stand_below_the_title() -> None:
    found = located("2023年政府信息公开工作年度报告\n石桥县教育局\n（2024年1月17日）\n[全文]")
    assert found.agencies[0].value == "石桥县教育局"


def test_a_name_with_a_date_of_the_page_is_no_signature() -> None:
    assert agencies(f"{TITLE}\n来源\n石桥县人民政府办公室\n2024-01-17\n[全文]") == [("石桥县教育局", "title")]


def test_an_agency_is_taken_from_title_then_signature_then_publisher() -> None:
    bare, publisher, signature = (
        "2023年政府信息公开工作年度报告",
        "发布机构：石桥县水务局",
        "石桥县体育局\n2024年1月3日",
    )
    assert located(f"{TITLE}\n{publisher}\n[全文]\n{signature}").agency == "石桥县教育局"
    assert located(f"{bare}\n{publisher}\n[全文]\n{signature}").agency == "石桥县体育局"
    assert located(f"{bare}\n{publisher}\n[全文]").agency == "石桥县水务局"
    assert located(f"{bare}\n来源：石桥县水务局\n[全文]").agency is None


@pytest.mark.parametrize(
    ("said", "agency", "year"),
    [
        ("根据条例规定，现公布区水务局2023年政府信息公开工作年度报告。本报告由六部分组成。", "区水务局", 2023),
        (
            "按照要求，特编制石桥市人民政府地方志办公室2023年政府信息公开工作年度报告。",
            "石桥市人民政府地方志办公室",
            2023,
        ),
        ("特向社会公布云溪市公安局2022年政府信息公开工作年度报告。", "云溪市公安局", 2022),
        ("特向社会公布云溪电业局政府信息公开工作2021年度报告。", "云溪电业局", 2021),
        (
            "现公开云溪市石桥区人民政府七桥街道办事处2024年政府信息公开工作年度报告。",
            "云溪市石桥区人民政府七桥街道办事处",
            2024,
        ),
        (
            "按照《关于做好2021年度政府信息公开年度报告的通知》要求，现将茅坪镇2022年度政府信息公开工作报告如下：",
            "茅坪镇",
            2022,
        ),
        ("现将2020年度前河街道政府信息公开工作情况报告如下：", "前河街道", 2020),
        ("现将我局2022年度政府信息公开工作情况报告如下：", None, 2022),
        ("现将全县2022年政府信息公开工作情况报告如下：", None, 2022),
        ("特向社会公布2023年政府信息公开工作年度报告。", None, 2023),
        ("根据条例规定，梳理编制云溪海关关区2023年政府信息公开工作年度报告。", "云溪海关关区", 2023),
        (
            "特向社会公布国家税务总局云溪市税务局（以下简称“云溪市税务局”，下文类同）2021年政府信息公开工作年度报告。",
            "国家税务总局云溪市税务局",
            2021,
        ),
        (
            "根据规定，我局编制完成了《云溪市石桥生态环境局2022年度政府信息公开工作年度报告》。",
            "云溪市石桥生态环境局",
            2022,
        ),
        ("根据通知要求，编制本单位2022年度政务公开工作年度报告。", None, 2022),
        ("结合工作实际，现将市住房和城乡建设局2024年政府信息公开主要工作报告如下：", "市住房和城乡建设局", 2024),
    ],
)
def test_a_report_without_a_title_announces_itself_in_its_introduction(
    said: str, agency: str | None, year: int
) -> None:
    found = located(f"{said}\n[全文]")
    assert (found.agency, found.year) == (agency, year)


@pytest.mark.parametrize(
    ("said", "agency"),
    [
        (
            "本报告根据条例要求，由国家税务总局云溪市石桥区税务局编制。全文由总体情况等六部分组成。",
            "国家税务总局云溪市石桥区税务局",
        ),
        ("本报告是根据《条例》和《通知》的要求，由云溪市石桥县气象局编制。", "云溪市石桥县气象局"),
        ("本年度报告由石桥高新区管理委员会根据条例和有关通知要求编制而成。", "石桥高新区管理委员会"),
        ("按照条例，云溪省邮政管理局编制了本级行政机关2023年政府信息公开工作年度报告。", "云溪省邮政管理局"),
        ("云溪市人民政府根据全市2022年度政府信息公开工作开展情况，编制本报告。", "云溪市人民政府"),
        ("本报告依据条例，结合石桥县税务局（以下简称“本局”）政府信息公开工作有关统计数据撰写。", "石桥县税务局"),
        (
            "结合云溪市卫生健康委员会政府信息公开工作实际，现编制2023年政府信息公开工作年度报告。",
            "云溪市卫生健康委员会",
        ),
        ("石桥县住房和城乡建设局特向社会公布2024年度本机关信息公开工作报告。", "石桥县住房和城乡建设局"),
        ("根据通知要求，石桥县水务局结合单位实际，编制本单位2022年度政务公开工作年度报告。", "石桥县水务局"),
        ("本报告由石桥县东门街道办事处编制。", "石桥县东门街道办事处"),
        ("本报告由党政办公室编制。", None),
        ("本报告由各科室编制，由局办公室负责编制。", None),
        ("本报告由总体情况、主动公开政府信息情况等六部分组成，根据条例编制。", None),
        ("本报告由石桥县水务局编制。本报告由石桥县教育局编制。", None),
        ("根据条例要求，石桥县水务局现向社会公开《2023年政府信息公开工作年度报告》。", "石桥县水务局"),
        ("本年度报告根据条例，结合石桥县水务局工作实际情况撰写。", "石桥县水务局"),
        ("根据条例规定要求，编制市水务局2023年政府信息公开工作年度报告，全文包括总体情况等。", "市水务局"),
        ("去年按时完成了工作，编制市水务局2022年政府信息公开工作年度报告。", None),
        ("依据条例要求，对2023年石桥县招商局政府信息公开工作情况报告如下：", "石桥县招商局"),
        ("现将石桥县水务局2023年度政府信息公开工作开展情况报告如下。", "石桥县水务局"),
    ],
)
def test_a_report_without_a_title_says_who_has_drawn_it_up(said: str, agency: str | None) -> None:
    assert located(f"{said}\n[全文]").agency == agency
    assert located(f"{TITLE}\n{said}\n[全文]").agency == "石桥县教育局"


@pytest.mark.parametrize(
    ("asked", "itself", "agency"),
    [
        ("请与石桥县水务局联系", "我局", "石桥县水务局"),
        ("请联系石桥县水务局办公室（地址：河东路1号）", "我局", "石桥县水务局"),
        ("请与石桥县卫生健康委员会（电话：000）联系", "我委", "石桥县卫生健康委员会"),
        ("请与石桥县东门街道办事处党政综合办公室联系", "我街道", "石桥县东门街道办事处"),
        ("请与大河镇人民政府党政办公室联系", "我镇", "大河镇人民政府"),
        ("请与石桥海关办公室新闻信息办公室联系", "我关", "石桥海关"),
        ("请与石桥县政务服务中心联系", "我镇", None),
        ("请与石桥县政务服务中心联系", "我县", None),
        ("请与石桥县大数据局联系", "县教育局", None),
        ("请与石桥县大数据局联系", "我局", None),
        ("请与石桥县人民政府办公室联系", "我局", None),
        ("请与石桥县委机构编制委员会办公室联系", "我办", None),
        ("请与石桥县水务局联系。如有问题，请与石桥县教育局联系", "我局", None),
    ],
)
def test_whom_readers_ask_is_the_agency_where_the_text_speaks_of_itself_as_one_of_that_kind(
    asked: str, itself: str, agency: str | None
) -> None:
    report = f"本报告依据条例编制。如对本报告有疑问，{asked}。\n{_own_words(itself)}"
    assert located(report).agency == agency
    assert located(f"2023年政府信息公开工作年度报告\n{report}").agency == agency
    assert located(f"{TITLE}\n{report}").agency == "石桥县教育局"


def test_a_government_whose_site_shows_an_office_report_is_not_whose_report_it_is() -> None:
    head = "发布机构：石桥县人民政府\n2023年政府信息公开工作年度报告\n"
    asked = "如对本报告有疑问，请与石桥县水务局办公室联系。\n"
    assert located(f"{head}{_own_words('我局')}").agency is None
    assert located(f"{head}{asked}{_own_words('我局')}").agency == "石桥县水务局"
    assert located(f"{head}{_own_words('我县')}").agency == "石桥县人民政府"


def test_an_agency_may_stand_by_itself_below_a_title_that_names_none() -> None:
    bare = "2023年政府信息公开工作年度报告"
    assert located(f"{bare}\n石桥经开区（滨江）管委会\n[全文]").agency == "石桥经开区（滨江）管委会"
    assert located(f"{bare}\n石桥县人民政府\n2024-01-17\n[全文]").agency is None
    assert located(f"{bare}\n打印\n石桥县人民政府\n[全文]").agency is None


@pytest.mark.parametrize(
    "said",
    [
        "2022年编制发布石桥县教育局2021年政府信息公开工作年度报告。",
        "现公布石桥县教育局2023年政府信息公开工作年度报告、石桥县水务局2022年政府信息公开工作年度报告的说明。",
        "现公布石桥县教育局2023年政府信息公开工作年度报告。现公布石桥县水务局2022年政府信息公开工作年度报告。",
    ],
)
def test_reports_only_mentioned_or_of_several_are_not_announced(said: str) -> None:
    found = located(f"{said}\n[全文]")
    assert (found.agency, found.year) == (None, None)


def test_what_the_introduction_names_counts_for_less_than_title_and_signature_and_for_more_than_the_publisher() -> None:
    said = "现公布茅坪镇2022年政府信息公开工作年度报告。"
    assert agencies(f"发布机构：石桥县人民政府\n{said}\n[全文]")[0] == ("茅坪镇", "text")
    assert agencies(f"{TITLE}\n{said}\n[全文]") == [("石桥县教育局", "title")]
