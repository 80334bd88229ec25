"""Pages: views → HTML, by templates that escape every text; and the files that go with them.

`static/htmx-2.0.11.min.js` is htmx as its authors publish it, unchanged; its licence (0BSD) stands beside it.
"""

from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.messages import Lang, say, visible

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8"}


def _harmless(value: object) -> object:
    """Return a text that can't turn the direction of what stands around it: escaping does not help there."""
    return visible(value.replace("\t", " ")) if type(value) is str else value


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.show.desk"),
        autoescape=True,  # whatever a template is called: nothing that a document says may be markup
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(template: str, lang: Lang, values: Mapping[str, object]) -> str:
    """Return a page, or a part of one, as HTML."""
    usual: dict[str, object] = {"lang": lang, "t": partial(say, lang=lang)}
    return _templates().get_template(f"{template}.html").render(usual | dict(values))


@cache
def static_files() -> Mapping[str, tuple[str, bytes]]:
    """Return the files that pages ask for, by name, with their media types: these and no others are given out."""
    folder = files("pipeline.show.desk") / "static"
    return {
        each.name: (_TYPES[each.name.rpartition(".")[2]], each.read_bytes())
        for each in folder.iterdir()
        if each.is_file()
    }
