"""The words of collecting, Chinese and English."""

COLLECT_TEXTS: dict[str, tuple[str, str]] = {
    # The sources file.
    "collect.sources.unreadable": ("不能读取：{problem}", "can't be read: {problem}"),
    "collect.sources.encoding": ("不是 UTF-8 编码，请另存为 UTF-8", "not UTF-8: save it as UTF-8"),
    "collect.sources.toml": ("不是 TOML：{problem}", "no TOML: {problem}"),
    "collect.sources.none": ("没有列出任何来源（[[source]]）", "lists no source ([[source]])"),
    "collect.sources.key": ("{where}：{problem}", "{where}: {problem}"),
    "collect.sources.unknown": ("没有这个键，请检查拼写", "no such key: check the spelling"),
    "collect.sources.missing": ("缺少这个键", "this key is missing"),
    "collect.sources.type": ("应为 {wanted}，而不是 {found}", "should be {wanted}, not {found}"),
    "collect.sources.negative": ("数值不可用", "no number to use"),
    "collect.sources.contact": ("含有换行等控制字符", "holds control characters"),
    "collect.sources.start": ("应为 http:// 或 https:// 开头的网址，而不是 {start}", "no address of the web: {start}"),
    "collect.sources.twice": ("与第 {first} 个来源的网址相同", "the same address as source {first}"),
    "collect.sources.years": ("应为 [首年, 末年]", "should be [first, last]"),
    # The command.
    "collect.needs_extra": (
        "收集功能需要另行安装：pip install 'nianbao[collect]'",
        "collecting needs an extra: pip install 'nianbao[collect]'",
    ),
    "collect.needs_browser": (
        "需要已安装的 Chromium，以及 pip install 'nianbao[browser]'",
        "needs Chromium, and pip install 'nianbao[browser]'",
    ),
    "collect.begins": ("正在连接……", "Connecting…"),
    "collect.progress": ("已查看 {count} 个网址：{url}", "{count} addresses: {url}"),
    "collect.window": ("应为 22:00-06:00 这样的时段：{text}", "should be hours such as 22:00-06:00: {text}"),
    "collect.source": ("{publisher}（{start}）：", "{publisher} ({start}):"),
    "collect.gave": ("  给出 {given} 份，档案中共 {held} 份", "  gives {given}, {held} in the archive"),
    "collect.fewer": (
        "  !! 少于应有：应有 {expected} 份，只有 {total} 份",
        "  !! fewer than it should: {total} of {expected}",
    ),
    "collect.nothing": ("  !! 没有找到任何年报", "  !! no report was found"),
    "collect.lost": (
        "  !! 比上次少：{what} 已不在网站上（档案中仍保留）",
        "  !! fewer than before: {what} is gone from the site (and still in the archive)",
    ),
    "collect.cut": (
        "  !! 页面多于上限 max_pages，其余没有查看",
        "  !! more pages than max_pages; the rest was not looked at",
    ),
    "collect.waiting": ("  需人工获取（{reason}）：{url}", "  waits for a person ({reason}): {url}"),
    "collect.failed": ("  获取失败（{reason}）：{url}", "  failed ({reason}): {url}"),
    "collect.more": ("  …… 其余 {count} 个见 {file}", "  … {count} more in {file}"),
    "collect.crashed": (
        "程序在此页面上出错，请将网址反馈给程序维护者：{url}（{problem}）",
        "the program broke on this page, please report its address: {url} ({problem})",
    ),
    "collect.all": (
        "共 {sources} 个来源、{reports} 份年报；{problems} 个来源有问题，{waiting} 项需人工获取。档案：{folder}",
        "{sources} sources, {reports} reports; {problems} sources with problems, {waiting} wait for a person. Archive: {folder}",
    ),
    "collect.interrupted": (
        "已中断。已取得的内容保留在 {folder}；重新运行同一命令即可继续。",
        "Interrupted. What was retrieved stays in {folder}; the same command again goes on.",
    ),
    "collect.checked": ("{state} {publisher}（{start}）：{outcome}", "{state} {publisher} ({start}): {outcome}"),
    "collect.reachable": ("可以访问，有 {leads} 个年报链接", "answers, with {leads} links to reports"),
    "collect.no_leads": ("可以访问，但首页上没有年报链接", "answers, and has no links to reports"),
    "collect.added": ("已放入档案：{sha256}", "Put into the archive: {sha256}"),
    "collect.add_address": ("不是网址：{address}", "no address of the web: {address}"),
    # On the overview.
    "report.uncollected": ("未收集到", "Not collected"),
    "report.lacking": ("缺少", "missing"),
    "report.by_hand": ("待人工获取", "by hand"),
    "report.failed": ("获取失败", "failed"),
    "report.source": ("来源", "source"),
    # Reasons, with what to do.
    "collect.reason.js_shell": (
        "页面由脚本生成，请用浏览器打开后保存，再用 collect add 放入",
        "made by scripts: save it in a browser, then put it in with collect add",
    ),
    "collect.reason.challenge": (
        "网站要求安全验证，请用浏览器打开后保存，再用 collect add 放入",
        "the site asks for a proof: save it in a browser, then put it in with collect add",
    ),
    "collect.reason.login": ("网站要求登录", "the site asks for a login"),
    "collect.reason.robots": ("网站的 robots.txt 不允许程序访问", "the robots.txt of the site forbids it"),
    "collect.reason.too_large": ("文件大于 max_size", "larger than max_size"),
    "collect.reason.too_slow": ("传输太慢", "too slow"),
    "collect.reason.gone": ("页面已不存在", "gone"),
    "collect.reason.error_page": ("得到的是出错页面", "an error page"),
    "collect.reason.bad_address": (
        "网址无效、转向过多或指向内部地址",
        "a bad address, too many redirects, or a private address",
    ),
    "collect.reason.server_error": ("网站出错，请以后再试", "an error of the server: try again later"),
    "collect.reason.truncated": ("内容传输不完整", "cut short on the way"),
    "collect.reason.unreachable": ("网站无法访问，请以后再试", "not reachable: try again later"),
    "collect.reason.rate_limited": ("网站要求放慢访问，请以后再试", "the site asks for time: try again later"),
}
"""By key."""
