"""The national form of 2014 to 2018 (政府信息公开情况统计表), in the maker's own words: its lines in order, and its sums.

Stated here a second time on purpose, as the later forms are in `form.py`.
"""

from dataclasses import dataclass

TITLE = "政府信息公开情况统计表"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the form; one without an id is a head above others and holds no number."""

    id: str | None
    label: str
    unit: str = "——"


def _lines(group: str, *lines: tuple[str, str, str] | str) -> tuple[Line, ...]:
    return tuple(
        Line(None, line) if isinstance(line, str) else Line(f"{group}.{line[0]}", line[1], line[2]) for line in lines
    )


LINES = (
    *_lines(
        "proactive_disclosure",
        "一、主动公开情况",
        ("total", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
        ("normative_documents_disclosed", "其中：主动公开规范性文件数", "条"),
        ("normative_documents_issued", "制发规范性文件总数", "件"),
        "（二）通过不同渠道和方式公开政府信息的情况",
        ("channel_gazette", "1.政府公报公开政府信息数", "条"),
        ("channel_website", "2.政府网站公开政府信息数", "条"),
        ("channel_weibo", "3.政务微博公开政府信息数", "条"),
        ("channel_wechat", "4.政务微信公开政府信息数", "条"),
        ("channel_other", "5.其他方式公开政府信息数", "条"),
    ),
    *_lines(
        "response_interpretation",
        "二、回应解读情况",
        ("hot_topics_responded", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
        "（二）通过不同渠道和方式回应解读的情况",
        ("press_conferences", "1.参加或举办新闻发布会总次数", "次"),
        ("press_conferences_with_principal", "其中：主要负责同志参加新闻发布会次数", "次"),
        ("online_interviews", "2.政府网站在线访谈次数", "次"),
        ("online_interviews_with_principal", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
        ("policy_interpretation_articles", "3.政策解读稿件发布数", "篇"),
        ("weibo_wechat_responses", "4.微博微信回应事件数", "次"),
        ("other_responses", "5.其他方式回应事件数", "次"),
    ),
    *_lines(
        "requests",
        "三、依申请公开情况",
        ("received", "（一）收到申请数", "件"),
        ("received_in_person", "1.当面申请数", "件"),
        ("received_fax", "2.传真申请数", "件"),
        ("received_online", "3.网络申请数", "件"),
        ("received_mail", "4.信函申请数", "件"),
        ("concluded", "（二）申请办结数", "件"),
        ("concluded_on_time", "1.按时办结数", "件"),
        ("concluded_extended", "2.延期办结数", "件"),
        ("replied", "（三）申请答复数", "件"),
        ("already_public", "1.属于已主动公开范围数", "件"),
        ("granted", "2.同意公开答复数", "件"),
        ("partially_granted", "3.同意部分公开答复数", "件"),
        ("denied", "4.不同意公开答复数", "件"),
        ("denied_state_secret", "其中：涉及国家秘密", "件"),
        ("denied_trade_secret", "涉及商业秘密", "件"),
        ("denied_personal_privacy", "涉及个人隐私", "件"),
        ("denied_endangers_security_stability", "危及国家安全、公共安全、经济安全和社会稳定", "件"),
        ("denied_not_government_information", "不是《条例》所指政府信息", "件"),
        ("denied_other_legal_grounds", "法律法规规定的其他情形", "件"),
        ("not_this_agency", "5.不属于本行政机关公开数", "件"),
        ("information_nonexistent", "6.申请信息不存在数", "件"),
        ("told_to_amend", "7.告知作出更改补充数", "件"),
        ("told_other_channel", "8.告知通过其他途径办理数", "件"),
    ),
    *_lines(
        "reconsideration",
        ("total", "四、行政复议数量", "件"),
        ("upheld", "（一）维持具体行政行为数", "件"),
        ("corrected", "（二）被依法纠错数", "件"),
        ("other", "（三）其他情形数", "件"),
    ),
    *_lines(
        "litigation",
        ("total", "五、行政诉讼数量", "件"),
        ("upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
        ("corrected", "（二）被依法纠错数", "件"),
        ("other", "（三）其他情形数", "件"),
    ),
    *_lines("complaints", ("total", "六、举报投诉数量", "件")),
    *_lines("request_fees", ("amount", "七、依申请公开信息收取的费用", "万元")),
    *_lines(
        "capacity",
        "八、机构建设和保障经费情况",
        ("dedicated_offices", "（一）政府信息公开工作专门机构数", "个"),
        ("reading_points", "（二）设置政府信息公开查阅点数", "个"),
        ("staff", "（三）从事政府信息公开工作人员数", "人"),
        ("staff_full_time", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
        ("staff_part_time", "2.兼职人员数", "人"),
        (
            "dedicated_funds",
            "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
            "万元",
        ),
    ),
    *_lines(
        "meetings_training",
        "九、政府信息公开会议和培训情况",
        ("meetings", "（一）召开政府信息公开工作会议或专题会议数", "次"),
        ("training_courses", "（二）举办各类培训班数", "次"),
        ("trainees", "（三）接受培训人员数", "人次"),
    ),
)
IDS = tuple(line.id for line in LINES if line.id)

_DENIED = tuple(id_ for id_ in IDS if id_.startswith("requests.denied_"))
TOTALS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "STAT.RECEIVED",
        "error",
        "requests.received",
        tuple(f"requests.received_{way}" for way in ("in_person", "fax", "online", "mail")),
    ),
    (
        "STAT.CONCLUDED",
        "error",
        "requests.concluded",
        ("requests.concluded_on_time", "requests.concluded_extended"),
    ),
    (
        "STAT.REPLIED",
        "warning",
        "requests.replied",
        tuple(
            f"requests.{row}"
            for row in (
                "already_public",
                "granted",
                "partially_granted",
                "denied",
                "not_this_agency",
                "information_nonexistent",
                "told_to_amend",
                "told_other_channel",
            )
        ),
    ),
    ("STAT.DENIED", "warning", "requests.denied", _DENIED),
    *(
        (code, "warning", f"{group}.total", tuple(f"{group}.{part}" for part in ("upheld", "corrected", "other")))
        for code, group in (("STAT.RECONSIDERATION", "reconsideration"), ("STAT.LITIGATION", "litigation"))
    ),
    ("STAT.STAFF", "error", "capacity.staff", ("capacity.staff_full_time", "capacity.staff_part_time")),
)
"""Code, severity, total and parts."""

_WITH = "response_interpretation"
AT_MOST: tuple[tuple[str, str, str], ...] = (
    ("STAT.NORMATIVE", "proactive_disclosure.normative_documents_disclosed", "proactive_disclosure.total"),
    *(
        ("STAT.CHANNEL", f"proactive_disclosure.channel_{channel}", "proactive_disclosure.total")
        for channel in ("gazette", "website", "weibo", "wechat", "other")
    ),
    ("STAT.PRINCIPAL", f"{_WITH}.press_conferences_with_principal", f"{_WITH}.press_conferences"),
    ("STAT.PRINCIPAL", f"{_WITH}.online_interviews_with_principal", f"{_WITH}.online_interviews"),
)
"""Code, part and whole."""


def path(row: str) -> str:
    """Return the path of the number of a line."""
    return f"statistics.{row}.value"
