"""The server: addresses → pages. What is asked for is looked up by hash among the reports known; no path is made of it."""

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pipeline.desk.acts import Wish, act, progress
from pipeline.desk.entries import Entry
from pipeline.desk.images import SVG, Picture
from pipeline.desk.office import Office
from pipeline.desk.pictures import Pictures
from pipeline.errors import NianbaoError
from pipeline.messages import LANGS, Lang, say
from pipeline.read import media
from pipeline.show.desk.flow import flow
from pipeline.show.desk.pages import page, static_files
from pipeline.show.desk.queue import WAITS, Asked, neighbours, queue_page
from pipeline.show.desk.report import Case, report_view
from pipeline.show.desk.view import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BODY = 20_000
"""Bytes of an action: a reason of 2,000 Chinese characters, in percent signs."""
MOST_TEXT = 200
_LANG = "nianbao-lang"


class Desk:
    """The desk of one office: what its pages need, whoever asks for them."""

    def __init__(self, office: Office, pictures: Pictures, who: str, lang: Lang) -> None:
        """Serve an office; `who` is noted with every decision, `lang` is spoken where nobody asks for another."""
        self.office = office
        self.pictures = pictures
        self.who = who
        self.lang = lang
        self.decided: Callable[[], None] = lambda: None
        """Called after each decision."""
        self.follows: Callable[[], bool] = lambda: True
        """Tells whether the standings follow the decisions by themselves."""

    def app(self) -> Starlette:
        """Return the application, which lets everybody in: see `guard`."""
        return Starlette(
            routes=[
                Route("/", self.queue),
                Route("/report/{sha256}", self.report),
                Route("/report/{sha256}/document", self.document),
                Route("/report/{sha256}/page/{number:int}", self.picture),
                Route("/report/{sha256}/inner/{number:int}", self.inner),
                Route("/report/{sha256}/act", self.act, methods=["POST"]),
                Route("/static/{name}", static),
            ],
            exception_handlers={404: self._missing, NianbaoError: self._faulty, OSError: self._faulty},
        )

    def queue(self, request: Request) -> Response:
        """Show the reports."""
        lang = self._lang(request)
        made = queue_page(
            self.office.lines(), _asked(request), progress(self.office, datetime.now().astimezone().date()), lang
        )
        notes = [] if self.office.is_judged else [say("desk.not_judged", lang)]
        notes += [say("desk.failed", lang, count=self.office.failed)] if self.office.failed else []
        notes += [] if self.follows() or not made.progress.today else [say("desk.stale", lang)]
        return _html(page("queue", lang, {"page": made, "who": self.who, "notes": notes}), lang, request)

    def report(self, request: Request) -> Response:
        """Show one report."""
        lang = self._lang(request)
        values = self._report(request, lang, None)
        if values is None:
            return self._missing(request)
        return _html(page("report", lang, values), lang, request)

    def document(self, request: Request) -> Response:
        """Show the document of a report: its pages as pictures, or its tables."""
        lang = self._lang(request)
        case = self.office.case(request.path_params["sha256"])
        entry = self.office.entry(request.path_params["sha256"])
        if case is None or entry is None:
            return self._missing(request)
        spots = report_view(case, self.office.forms, lang).spots
        placed = "placed" in request.query_params
        found = self.pictures.outline(entry, case.record.report, placed=placed)
        if placed and isinstance(found, str):
            return Response(status_code=204)
        # Of a picture only its reading knows where numbers stand, and how large it took it to be: that comes later.
        later = entry.media_type in media.IMAGES and bool(spots) and not placed
        values: dict[str, object] = {"sha256": entry.sha256, "pages": (), "flow": None, "places": {}, "later": later}
        values["spots"] = () if later else spots
        if isinstance(found, str):
            known = found in {"unnamed", "missing", "changed", "unconverted"}
            note = say(f"desk.document.{found if known else 'failed'}", lang, code=found)
        elif found.blocks is not None:
            places = {(spot.table, spot.row, spot.column): spot.path for spot in reversed(spots) if spot.page is None}
            values |= {"flow": flow(found.blocks), "places": places}
            note = say("desk.document.tables", lang)
        else:
            values["pages"] = found.pages
            note = say("desk.document.drawn", lang) if entry.media_type == media.OFD else ""
        return HTMLResponse(page("document", lang, {**values, "note": note}))

    def picture(self, request: Request) -> Response:
        """Give one page of a document as a picture."""
        entry = self.office.entry(request.path_params["sha256"])
        return self._shown(request, self.pictures.page(entry, request.path_params["number"]) if entry else None)

    def inner(self, request: Request) -> Response:
        """Give a picture that stands among the text of a document."""
        case, entry = (find(request.path_params["sha256"]) for find in (self.office.case, self.office.entry))
        if not isinstance(case, Case) or not isinstance(entry, Entry):
            return self._missing(request)
        return self._shown(request, self.pictures.inner(entry, case.record.report, request.path_params["number"]))

    def _shown(self, request: Request, made: Picture | None) -> Response:
        if not made:
            return self._missing(request)
        headers = {"cache-control": "private, max-age=3600"}
        if made.media_type == SVG:  # opened by itself it is a page: it may show the pictures in it, and nothing else
            headers["content-security-policy"] = "default-src 'none'; img-src data:"
        return Response(made.data, media_type=made.media_type, headers=headers)

    async def act(self, request: Request) -> Response:
        """Note a decision, and show how the report stands after it."""
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BODY:
                return Response(status_code=413)
        return await run_in_threadpool(self._act, request, body)

    def _act(self, request: Request, body: bytes) -> Response:
        lang = self._lang(request)
        sent = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        wish = Wish(
            sent.get("finding", ""),
            sent.get("action", ""),
            int(sent.get("seen", "")) if sent.get("seen", "").isdecimal() else -1,
            *(sent.get(name, "") for name in ("path", "value", "reason")),
        )
        notice = act(self.office, request.path_params["sha256"], wish, self.who, lang)
        if notice is None:
            self.decided()
        values = self._report(request, lang, notice)
        if values is None:
            return self._missing(request)
        made = page("work", lang, values) + page("head", lang, values | {"oob": True})
        return HTMLResponse(made, 409 if notice else 200)

    def _report(self, request: Request, lang: Lang, notice: Notice | None) -> dict[str, object] | None:
        """Return what the page of a report is made from; None where there is no such report."""
        case = self.office.case(request.path_params["sha256"])
        if case is None:
            return None
        view = report_view(case, self.office.forms, lang)
        asked = _asked(request)
        before, after, number, count = neighbours(self.office.lines(), case.line, asked)
        decided = case.decisions.get(notice.finding, ()) if notice else ()
        return {
            "view": view,
            "asked": asked,
            "before": before,
            "after": after,
            "number": number,
            "count": count,
            "who": self.who,
            "act": f"/report/{view.sha256}/act{asked.address()}",
            "notice": notice,
            "seen": len(decided),
            "oob": False,
        }

    def _lang(self, request: Request) -> Lang:
        for asked in (request.query_params.get("lang"), request.cookies.get(_LANG)):
            for lang in LANGS:
                if asked == lang:
                    return lang
        return self.lang

    def _missing(self, request: Request, _error: Exception | None = None) -> Response:
        lang = self._lang(request)
        told = {"heading": say("desk.missing", lang), "text": say("desk.missing.text", lang), "back": True}
        return HTMLResponse(page("plain", lang, told), 404)

    def _faulty(self, request: Request, error: Exception) -> Response:
        """Say what is wrong with a file of the office, which somebody has to put right first."""
        lang = self._lang(request)
        return HTMLResponse(
            page("plain", lang, {"heading": say("desk.faulty", lang), "text": str(error), "back": True}), 500
        )


def refusal(lang: Lang) -> str:
    """Return the page for whoever has no key."""
    told = {"heading": say("desk.refused", lang), "text": say("desk.refused.text", lang), "back": False}
    return page("plain", lang, told)


def static(request: Request) -> Response:
    """Give one of the files that pages ask for."""
    found = static_files().get(request.path_params["name"])
    if found is None:
        return Response(status_code=404)
    kind, data = found
    return Response(data, media_type=kind, headers={"cache-control": "no-cache"})


def _asked(request: Request) -> Asked:
    """Return what of the queue is asked for; what makes no sense is as if it were not asked."""
    given = request.query_params
    wait = given.get("wait", "all")
    number = given.get("page", "1")
    return Asked(
        wait if wait in WAITS else "all",
        given.get("text", "").strip()[:MOST_TEXT],
        given.get("kind", "")[:MOST_TEXT],
        int(number) if number.isdecimal() and len(number) < 6 else 1,  # noqa: PLR2004 - so many pages no office has
    )


def _html(made: str, lang: Lang, request: Request) -> Response:
    response = HTMLResponse(made)
    if request.query_params.get("lang"):
        response.set_cookie(_LANG, lang, max_age=31_536_000, httponly=True, samesite="strict")
    return response
