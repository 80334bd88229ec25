"""The sources file of the made web, as an office would write it."""

from collections.abc import Sequence

from bench.web.limits import MAX_PAGES, MAX_REDIRECTS, MAX_SIZE
from bench.web.site import Site

CONTACT = "office@example.invalid"


def sources_file(sites: Sequence[Site], *, delay: str = "0.1", timeout: int = 5) -> str:
    """Return the text of `sources.toml` for these sites."""
    parts = [
        "[defaults]",
        f'contact = "{CONTACT}"',
        f"delay = {delay}",
        f"timeout = {timeout}",
        f"max_size = {MAX_SIZE}",
        f"max_pages = {MAX_PAGES}",
        f"max_redirects = {MAX_REDIRECTS}",
    ]
    for site in sites:
        if site.is_source:
            parts += ["", "[[source]]", f'publisher = "{site.publisher}"']
            if site.agency:
                parts.append(f'agency = "{site.agency}"')
            parts += [
                f'start = "{site.start_url}"',
                f"years = [{site.years[0]}, {site.years[1]}]",
                f"expected = {site.expected_in(1)}",
                f"allow_private = {str(site.allow_private).lower()}",
            ]
    return "\n".join([*parts, ""])
