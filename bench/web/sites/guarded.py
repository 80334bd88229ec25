"""Sites that a program doesn't get into, and that must be named to a person: challenges, captchas, logins, shells."""

from bench.web.exchange import Reply
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import Site

_CHALLENGE_412 = (
    '<!DOCTYPE html><html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="UGG3_a7t{qqqq" r="m">'
    '<script type="text/javascript" charset="utf-8" src="/4QbVtADbnLVIc/c.FxJzG50F.dfe1675.js" r=\'m\'></script>'
    "<script type=\"text/javascript\" r='m'>(function(){var $_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=98177;$_ts.cd=\"qxrmt\";"
    "if($_ts.lcd)$_ts.lcd();})();</script></head><body></body></html>"
)
_CHALLENGE_521 = (
    "<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_')+('c')+('l')+('e')+('a')+('r')+('a')+('n')+('c')+('e')+"
    "'=1735000000.12|-1|abc;max-age=3600;path=/';location.href=location.pathname+location.search</script>"
)


@site("challenge", "云岫区人力资源和社会保障局网站", agency="云岫区人力资源和社会保障局", start="/rsj/nb/", expected=7)
def challenge_412(here: Site) -> None:
    """Every page is answered with 412 and a script."""
    here.elsewhere = lambda _: Reply(
        _CHALLENGE_412.encode(), 412, headers={"Set-Cookie": "FSSBBIl1UgzbN7NO=1; Path=/; HttpOnly"}
    )
    here.put("/robots.txt", Reply(b"", 404))
    here.troubled("by_hand", "challenge", "/rsj/nb/")


@site("challenged_files", "溯光区司法局网站", agency="溯光区司法局", start="/sfj/nb/", years=(2021, 2024))
def challenge_521(here: Site) -> None:
    """Pages are open, some files are answered with 521 and a script that sets a cookie."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    for year in (2024, 2023, 2022, 2021):
        page, path = f"/sfj/nb/{year}.html", f"/sfj/f/{year}.pdf"
        data = document(agency, year, "pdf")
        here.page(page, look.detail(title_of(agency, year), NOTE, link(path, "附件")))
        here.decoy(page, "detail page whose attachment is the report")
        if year % 2:
            cookie = {"Set-Cookie": "__jsluid_h=abc; max-age=31536000; path=/; HttpOnly"}
            here.put(path, Reply(_CHALLENGE_521.encode(), 521, headers=cookie))
            here.troubled("by_hand", "challenge", path, year=year)
        else:
            here.file(path, data, MEDIA_TYPES["pdf"], {"Set-Cookie": "JSESSIONID=0123; Path=/"})
            here.want(data, year, path, group=page)
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-19"))
    here.page("/sfj/nb/", look.list(items))


@site("locked", "松墟区教育局网站", agency="松墟区教育局", start="/jyj/nb/", years=(2021, 2024))
def captcha_and_login(here: Site) -> None:
    """A captcha in the place of one report, a login in that of another, by redirect and by the page itself."""
    agency, look = here.agency or "", Look(here.publisher)
    captcha = (
        '<html><head><meta charset="utf-8"><title>安全验证</title></head><body><form action="/verify" method="post">'
        '<p>访问过于频繁，请输入验证码后继续访问</p><img src="/captcha.jpg"><input name="captcha"><input type="submit"></form></body></html>'
    )
    login = (
        '<html><head><meta charset="utf-8"><title>统一身份认证平台</title></head><body><form action="/cas/login" method="post">'
        '用户名<input type="text" name="username">密码<input type="password" name="password"><button>登录</button></form></body></html>'
    )
    html = look.detail(title_of(agency, 2024), article(agency, 2024))
    here.page("/jyj/nb/2024.html", html)
    here.want(html.encode(), 2024, "/jyj/nb/2024.html")
    here.page("/jyj/nb/2023.html", captcha)
    here.troubled("by_hand", "challenge", "/jyj/nb/2023.html", year=2023)
    here.put("/jyj/nb/2022.html", Reply(b"", 302, headers={"Location": "/cas/login?service=%2Fjyj%2Fnb%2F2022.html"}))
    here.page("/cas/login", login)
    here.troubled("by_hand", "login", "/jyj/nb/2022.html", "/cas/login?service=%2Fjyj%2Fnb%2F2022.html", year=2022)
    here.page("/jyj/nb/2021.html", look.detail(title_of(agency, 2021), NOTE, link("/jyj/f/2021.pdf", "附件")))
    here.put("/jyj/f/2021.pdf", Reply(login.encode(), 401, headers={"WWW-Authenticate": 'Basic realm="oa"'}))
    here.troubled("by_hand", "login", "/jyj/f/2021.pdf", year=2021)
    for path in ("/jyj/nb/2023.html", "/cas/login", "/jyj/nb/2021.html"):
        here.decoy(path, "page that bars the way")
    items = [Item(f"{year}.html", title_of(agency, year), f"{year + 1}-01-19") for year in (2024, 2023, 2022, 2021)]
    here.page("/jyj/nb/", look.list(items))


_SHELL = (
    '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>霁川市发展和改革委员会</title>'
    '<link href="/static/css/app.6b0c.css" rel="stylesheet"></head><body><noscript><strong>请启用JavaScript以继续。</strong></noscript>'
    '<div id="app"></div><script src="/static/js/chunk-vendors.1f2e.js"></script><script src="/static/js/app.77aa.js"></script></body></html>'
)


@site("shell", "霁川市发展和改革委员会网站", agency="霁川市发展和改革委员会", start="/#/zfxxgk/nb", expected=4)
def script_only(here: Site) -> None:
    """A page that is nothing without its scripts."""
    here.page("/", _SHELL)
    here.decoy("/", "shell of a script")
    here.put("/static/js/app.77aa.js", Reply(b"(function(){})()", media_type="application/javascript"))
    here.put("/static/js/chunk-vendors.1f2e.js", Reply(b"(function(){})()", media_type="application/javascript"))
    here.troubled("by_hand", "js_shell", "/#/zfxxgk/nb", "/")


@site("shell_details", "望汐市司法局网站", agency="望汐市司法局", start="/sf/nb/", years=(2022, 2024))
def script_only_details(here: Site) -> None:
    """An ordinary list; one of the detail pages fills itself by a script."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    for year in (2024, 2023, 2022):
        page = f"/sf/nb/{year}.html"
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-19"))
        if year == 2023:
            here.page(page, _SHELL.replace("霁川市发展和改革委员会", title_of(agency, year)))
            here.decoy(page, "shell of a script")
            here.troubled("by_hand", "js_shell", page, year=year)
            continue
        html = look.detail(title_of(agency, year), article(agency, year))
        here.page(page, html)
        here.want(html.encode(), year, page)
    here.page("/sf/nb/", look.list(items))
