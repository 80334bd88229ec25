"""Closing: where a report ends, who signs it and when.

Below the last section stand the signature, and on a page its furniture: links, addresses, who runs the site. The
signature is the agency's own word on whose report it is; everything after it is no part of the report.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.locate.dates import is_date, read_date, without_date
from pipeline.locate.lines import Line
from pipeline.locate.organisation import is_organisation, without_seal
from pipeline.text import unfolded

_ATTACHMENT = re.compile(r"附件(?:\d{1,2})?(?:[:.、]|$)|附[:：]")
"""The list of attachments, which stands above the signature."""
_FURNITURE = re.compile(
    r"(?:\((?:打印|关闭|收藏|纠错|字体|返回|我要)|打印(?:本页|此页|$)|关闭(?:窗口|本页|$)|分享(?:到|至|$)|(?:微信)?扫一扫"
    r"|阅读(?:原文)?\d*$|预览时标签不可点|(?:继续滑动|向上滑动)看下一|轻触(?:阅读|查看)原文|喜欢此内容的人"
    r"|(?:主办|承办|协办|维护|运维)(?:单位|:)|技术支持:|版权(?:所有|归|:)|copyright|(?:文件|附件)下载(?::|$)"
    r"|相关(?:链接|附件|文章|新闻|信息|阅读|文档|稿件)(?::|$)"
    r"|上一[篇条]|下一[篇条]|网站标识码|网站地图|联系我们|关于我们|站点地图|返回(?:顶部|首页|上一)|(?:责任)?编辑:|信息来源:|来源:|作者:"
    r"|字体:|浏览(?:次数|量)|阅读次数|点击(?:率|数|量)|友情链接|政府网站找错|(?:建议)?使用.{0,12}浏览器|.{0,8}公网安备|.{0,4}icp备|备案(?:编|序)?号"
    r"|地址:|邮编:|电话:)",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"(?:抄[送报]|单位负责人|审核人|填报人|填表人|填报日期|签发人?|[初复终一二三]审(?:人员?|单位)?):|[^。]{2,30}20\d\d年\d{1,2}月\d{1,2}日印发$"
)
"""What stands at the foot of the paper, around the signature: who gets copies, who filled it in, who printed it."""
_LONGEST_FURNITURE = 160
_LABEL = re.compile(r"(?:单位|填报单位|报告单位|编制单位|落款)(?:\(盖章\))?:")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a report and when."""

    agency: str | None
    """As printed, white space dropped."""
    signed_on: str | None
    """ISO date."""


def ends_text(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a report's text ends before a line: by its attachments, its signature, or the foot of the page."""
    line = lines[at]
    ends = _ATTACHMENT.match(line.squashed) or _IMPRINT.match(line.squashed[:_LONGEST_FURNITURE])
    return _is_furniture(line) or ends is not None or signature_at(lines, at) is not None


def signature_at(lines: Sequence[Line], at: int) -> Signature | None:
    """Return the signature that begins with a line: a name and a date below it or behind it, or the date alone."""
    line = lines[at]
    if is_date(line.squashed):
        return Signature(None, read_date(line.text))
    named = without_date(line.squashed)
    if named and is_organisation(named):
        return Signature(without_seal(unfolded(line.text, range(len(named)))), read_date(line.text))
    label = found.end() if (found := _LABEL.match(line.squashed)) else 0
    if not is_organisation(line.squashed[label:]):
        return None
    for following in lines[at + 1 : at + 3]:
        if is_date(following.squashed):
            name = unfolded(line.text, range(label, len(line.squashed)))
            return Signature(without_seal(name), read_date(following.text))
        if not is_organisation(following.squashed):
            return None
    return None


def find_signature(lines: Sequence[Line], *, in_head: bool = False) -> Signature:
    """Return the first signature among the lines below a report's text, up to the furniture of the page.

    `in_head` is for the lines between title and text, where a date in figures only is the page's and not the agency's.
    """
    signed_on: str | None = None
    for at, line in enumerate(lines):
        if _is_furniture(line) and not in_head:
            break
        found = signature_at(lines, at)
        if found is None or (in_head and not any("年" in other.squashed for other in lines[at : at + 3])):
            continue
        if found.agency is not None:
            return found
        signed_on = signed_on or found.signed_on
    return Signature(None, signed_on)


def _is_furniture(line: Line) -> bool:
    """Tell whether a line belongs to the page and not to the report (打印, 主办单位, 相关链接 …)."""
    return len(line.squashed) <= _LONGEST_FURNITURE and _FURNITURE.match(line.squashed) is not None
