"""Sites that are not the same when they are visited again."""

from bench.web.exchange import Reply, Validators, by_turn
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import ERROR_PAGE, Site

_FIRST, _THEN = frozenset({1}), frozenset({2})


@site("changing", "溯光区住房和城乡建设局网站", agency="溯光区住房和城乡建设局", start="/zjj/nb/", years=(2018, 2025))
def changed(here: Site) -> None:
    """Two reports replaced, one added, three gone (by 404, and by a page with status 200), one no longer listed."""
    agency, look = here.agency or "", Look(here.publisher)

    def pdf(year: int, version: int = 0) -> Reply:
        return Reply(document(agency, year, "pdf", version), 200, MEDIA_TYPES["pdf"], validators=Validators.BOTH)

    def page(year: int, version: int = 0) -> Reply:
        html = look.detail(title_of(agency, year), article(agency, year, version), date=f"{year + 1}-01-19")
        return Reply(html.encode(), validators=Validators.BOTH)

    here.page("/zjj/nb/2024.html", look.detail(title_of(agency, 2024), NOTE, link("2024.pdf", "附件")))
    here.decoy("/zjj/nb/2024.html", "detail page whose attachment is the report")
    here.put("/zjj/nb/2024.pdf", by_turn(pdf(2024), pdf(2024, 1)))  # replaced, under the same address
    here.want(pdf(2024).body, 2024, "/zjj/nb/2024.pdf", group="/zjj/nb/2024.html", turns=_FIRST)
    here.want(pdf(2024, 1).body, 2024, "/zjj/nb/2024.pdf", group="/zjj/nb/2024.html", turns=_THEN)
    here.put("/zjj/nb/2023.html", by_turn(page(2023), page(2023, 1)))
    here.want(page(2023).body, 2023, "/zjj/nb/2023.html", turns=_FIRST)
    here.want(page(2023, 1).body, 2023, "/zjj/nb/2023.html", turns=_THEN)
    here.put("/zjj/nb/2022.html", page(2022))  # as it was
    here.want(page(2022).body, 2022, "/zjj/nb/2022.html")
    here.put("/zjj/nb/2021.html", by_turn(page(2021), Reply(ERROR_PAGE, 404)))
    here.want(page(2021).body, 2021, "/zjj/nb/2021.html", turns=_FIRST)
    here.troubled("failed", "gone", "/zjj/nb/2021.html", turns=_THEN)
    here.put("/zjj/nb/2020.html", by_turn(page(2020), Reply(ERROR_PAGE, 200)))
    here.want(page(2020).body, 2020, "/zjj/nb/2020.html", turns=_FIRST)
    here.troubled("failed", "error_page", "/zjj/nb/2020.html", turns=_THEN)
    here.put("/zjj/nb/2019.html", page(2019))  # no longer listed, still there
    here.want(page(2019).body, 2019, "/zjj/nb/2019.html")
    here.put("/zjj/nb/2018.pdf", by_turn(pdf(2018), Reply(ERROR_PAGE, 200)))  # a page in the place of a file
    here.want(pdf(2018).body, 2018, "/zjj/nb/2018.pdf", turns=_FIRST)
    here.troubled("failed", "error_page", "/zjj/nb/2018.pdf", turns=_THEN)
    here.put("/zjj/nb/2025.html", by_turn(Reply(ERROR_PAGE, 404), page(2025)))
    here.want(page(2025).body, 2025, "/zjj/nb/2025.html", turns=_THEN)

    def lines(*years: int) -> Reply:
        items = [
            Item(f"{year}.{'pdf' if year == 2018 else 'html'}", title_of(agency, year), f"{year + 1}-01-19")
            for year in years
        ]
        return Reply(look.list(items).encode(), validators=Validators.BOTH)

    here.put(
        "/zjj/nb/", by_turn(lines(2024, 2023, 2022, 2021, 2020, 2019, 2018), lines(2025, 2024, 2023, 2022, 2020, 2018))
    )


@site(
    "failing_list",
    "霁川市文化和旅游局网站",
    agency="霁川市文化和旅游局",
    start="/wl/nb/",
    years=(2021, 2024),
    loud=_THEN,
)
def fewer_at_once(here: Site) -> None:
    """A list that is suddenly empty: what was collected is still there, and the source gives fewer than before."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    for year in (2024, 2023, 2022, 2021):
        path = f"/wl/nb/{year}.pdf"
        here.file(path, document(agency, year, "pdf"), MEDIA_TYPES["pdf"])
        here.want(document(agency, year, "pdf"), year, path)
        items.append(Item(path, title_of(agency, year), f"{year + 1}-01-19"))
    here.put("/wl/nb/", by_turn(Reply(look.list(items).encode()), Reply(look.list([]).encode())))


@site("unvalidated", "澄砚县林业局网站", agency="澄砚县林业局", start="/ly/nb/", years=(2022, 2024), validates=False)
def nothing_to_confirm_by(here: Site) -> None:
    """No ETag and no date: what is asked again comes whole, and is the same."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    for year in (2024, 2023, 2022):
        path = f"/ly/nb/{year}.docx"
        data = document(agency, year, "docx")
        here.put(path, Reply(data, 200, MEDIA_TYPES["docx"]))
        here.want(data, year, path)
        items.append(Item(path, title_of(agency, year), f"{year + 1}-01-19"))
    here.put("/ly/nb/", Reply(look.list(items).encode()))
