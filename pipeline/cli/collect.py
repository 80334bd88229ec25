"""The command `collect`: publishers' sites → the archive."""

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import EXIT_FAILED, EXIT_INTERRUPTED, FILE, LANG
from pipeline.errors import UsageError
from pipeline.messages import LANGS, Lang, say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.collect.counting import Tally
    from pipeline.collect.run import Checked
    from pipeline.collect.visits import Visit

_MOST_NAMED = 10
"""Addresses named of one source; the rest are in the ledger."""
_ARCHIVE = click.option(
    "--archive", metavar="DIR", required=True, type=click.Path(file_okay=False, path_type=Path), help="The archive."
)


class _Collect(click.Group):
    """The command, which takes a sources file, with a subcommand beside it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "SOURCES --archive DIR [--check] [--between HH:MM-HH:MM] [--browser]")
        formatter.write_usage(ctx.command_path, "add FILE --archive DIR --source ADDRESS --address ADDRESS")


@click.group(cls=_Collect)
def collect() -> None:
    """Bring published reports from the sites of their publishers into an archive.

    SOURCES is a file that lists the sites (docs/collect.md). Sites are asked politely: one request at a time, as robots.txt
    has it. A run that was interrupted goes on with the same command; what has not changed is not sent again. This is the
    only command that opens a connection.

    \b
    Examples:
      nianbao collect sources.toml --archive archive/ --check     does every site answer?
      nianbao collect sources.toml --archive archive/
      nianbao collect sources.toml --archive archive/ --between 22:00-06:00
      nianbao collect sources.toml --archive archive/ --browser   render pages that scripts fill
      nianbao collect add 年报.pdf --archive archive/ --source http://... --address http://.../年报.pdf
      nianbao extract archive/ --out results/

    \b
    Written to the archive:
      blobs/              what was published, each body under its SHA-256
      retrievals.jsonl    a line for each address asked
      completeness.csv    found against expected, a row a source and year

    Exit status: 0 every source gave what it should, 1 one gave fewer or something waits for a person, 2 wrong usage,
    130 interrupted.
    """  # noqa: D301 - \b is a character here: click keeps the lines below it


@collect.command(hidden=True)
@click.argument("sources", metavar="SOURCES", type=FILE)
@_ARCHIVE
@click.option("--check", is_flag=True, help="Only try the start page of each source; nothing is kept.")
@click.option("--between", metavar="HH:MM-HH:MM", help="Ask only in these hours, local time.")
@click.option("--browser", is_flag=True, help="Render pages that scripts fill; needs Chromium and nianbao[browser].")
@LANG
@click.pass_context
def run(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, sources: Path, archive: Path, *, check: bool, between: str | None, browser: bool, lang: Lang
) -> None:
    """Collect from the sites that a file lists."""
    from pipeline.collect.sources import load_sources  # noqa: PLC0415 - not needed for --help

    listed = load_sources(sources)
    _require_extra()
    from pipeline.collect import run as running  # noqa: PLC0415 - slow to import, and may not be installed
    from pipeline.collect.browser import find_browser  # noqa: PLC0415
    from pipeline.collect.turns import parse_window  # noqa: PLC0415

    program = find_browser() if browser else None
    if browser and program is None:
        raise UsageError(" / ".join(say("collect.needs_browser", each) for each in LANGS))
    try:
        window = parse_window(between) if between else None
    except ValueError:
        raise click.BadParameter(say("collect.window", lang, text=between), param_hint="--between") from None
    try:
        if check:
            ctx.exit(_checked(running.check(listed, window), lang))
        with _shown(lang) as told:
            collected = running.collect(listed, archive, window, told, browser=program)
    except KeyboardInterrupt:
        click.echo(say("collect.interrupted", lang, folder=archive), err=True)
        ctx.exit(EXIT_INTERRUPTED)
    tallies = collected.tallies
    for each in tallies:
        for line in _lines(each, archive, lang):
            click.echo(visible(line))
    for url, problem in collected.crashed.items():
        click.echo(visible(say("collect.crashed", lang, url=url, problem=problem)))
    troubled = [each for each in tallies if each.fewer]
    waiting = sum(len(each.waiting) for each in tallies)
    reports = sum(len(each.held) for each in tallies)
    counts = {"sources": len(tallies), "reports": reports, "problems": len(troubled), "waiting": waiting}
    click.echo(say("collect.all", lang, folder=archive, **counts))
    if troubled or waiting or collected.crashed:
        ctx.exit(EXIT_FAILED)


@contextmanager
def _shown(lang: Lang) -> "Iterator[Callable[[Visit], None]]":
    """Show on a terminal how many addresses were retrieved, and which is the latest."""
    if not sys.stderr.isatty():
        yield lambda _visit: None
        return
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not needed without a terminal
    from rich.text import Text  # noqa: PLC0415

    count = 0
    with Console(stderr=True).status(say("collect.begins", lang)) as status:

        def told(visit: "Visit") -> None:
            nonlocal count
            count += 1
            status.update(Text(visible(say("collect.progress", lang, count=count, url=visit.url))))

        yield told


@collect.command()
@click.argument("file", metavar="FILE", type=FILE)
@_ARCHIVE
@click.option("--source", metavar="ADDRESS", required=True, help="The start page of the source that it belongs to.")
@click.option("--address", metavar="ADDRESS", required=True, help="Where it is published.")
@click.option("--agency", metavar="NAME", help="Whose report it is.")
@click.option("--year", metavar="YEAR", type=int, help="The report year.")
@click.option("--title", metavar="TEXT", help="Its title.")
@LANG
def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: Path,
    archive: Path,
    source: str,
    address: str,
    agency: str | None,
    year: int | None,
    title: str | None,
    lang: Lang,
) -> None:
    """Put a file that you fetched yourself into the archive, under the same ledger.

    \b
    Examples:
      nianbao collect add 年报.pdf --archive archive/ --source http://.../xxgknb/ --address http://.../年报.pdf --year 2024
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    _require_extra()
    from pipeline.collect.adding import add_file  # noqa: PLC0415 - not needed for --help

    sha256 = add_file(file, archive, source=source, address=address, agency=agency, year=year, title=title)
    click.echo(say("collect.added", lang, sha256=sha256))


def _require_extra() -> None:
    """Say what to install where the extra is missing."""
    if find_spec("scrapy") is None:
        raise UsageError(" / ".join(say("collect.needs_extra", each) for each in LANGS))


def _checked(checked: "list[Checked]", lang: Lang) -> int:
    status = 0
    for each in checked:
        ready = each.outcome in {"page", "document"}
        if ready:
            outcome = say("collect.reachable" if each.leads else "collect.no_leads", lang, leads=each.leads)
        else:
            outcome = say(f"collect.reason.{each.outcome}", lang)
            status = EXIT_FAILED
        about = {"state": "✓" if ready else "✗", "publisher": each.source.publisher, "start": each.source.start}
        click.echo(visible(say("collect.checked", lang, outcome=outcome, **about)))
    return status


def _lines(each: "Tally", archive: Path, lang: Lang) -> list[str]:
    """Return what is said of a source."""
    lines = [say("collect.source", lang, publisher=each.source.publisher, start=each.source.start)]
    lines.append(say("collect.gave", lang, given=each.total, held=len(each.held)))
    expected = each.source.expected
    if expected is not None and each.total < expected:
        lines.append(say("collect.fewer", lang, expected=expected, total=each.total))
    elif expected is None and not each.total:
        lines.append(say("collect.nothing", lang))
    lines += [
        say("collect.lost", lang, what=f"{agency} {year or title}".strip())
        for agency, year, title in sorted(each.lost, key=str)
    ]
    if each.cut:
        lines.append(say("collect.cut", lang))
    for key, found in (("waiting", each.waiting), ("failed", each.failed)):
        lines += [
            say(f"collect.{key}", lang, reason=say(f"collect.reason.{line.reason}", lang), url=line.url)
            for line in found[:_MOST_NAMED]
        ]
        if len(found) > _MOST_NAMED:
            lines.append(say("collect.more", lang, count=len(found) - _MOST_NAMED, file=archive / "retrievals.jsonl"))
    return lines
