"""The commands `fields` and `schema`: what a record holds."""

import click

from pipeline.cli.options import EXIT_FAILED


@click.command()
@click.option("--edition", metavar="ID", help="Only the fields of one edition, such as 2021.")
def fields(edition: str | None) -> None:
    """Print the data dictionary.

    That is every number of every edition of the form, a line each, tab-separated.

    \b
    Examples:
      nianbao fields | less
      nianbao fields --edition 2021 > fields-2021.tsv
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.forms.dictionary import COLUMNS, fields_rows  # noqa: PLC0415 - not needed for --help
    from pipeline.forms.load import load_forms  # noqa: PLC0415

    forms = load_forms()
    if edition is not None and edition not in forms.editions:
        msg = f"可选 {'、'.join(forms.editions)} / there are {', '.join(forms.editions)}"
        raise click.BadParameter(msg, param_hint="--edition")
    for row in (COLUMNS, *fields_rows(forms)):
        if edition in (None, row[0]) or row is COLUMNS:
            click.echo("\t".join(row))


@click.command()
@click.argument("name", type=click.Choice(["record", "run", "finding", "standing"]), default="record")
@click.option("--write", "write_", is_flag=True, help="Write the files in schemas/ anew (for developers).")
@click.option("--check", "check_", is_flag=True, help="Say which files in schemas/ are out of date (for developers).")
@click.pass_context
def schema(ctx: click.Context, name: str, *, write_: bool, check_: bool) -> None:
    """Print the JSON Schema of a record, of run.json, or of a line of findings.jsonl or standing.jsonl.

    The schemas are written in draft 2020-12.

    \b
    Examples:
      nianbao schema > record.schema.json
      nianbao schema run > run.schema.json
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.forms.load import load_forms, schemas_folder  # noqa: PLC0415 - not needed for --help
    from pipeline.forms.schema import SCHEMAS, render, stale, write  # noqa: PLC0415

    if write_ or check_:
        changed = (write if write_ else stale)(schemas_folder())
        for path in changed:
            click.echo(f"{path}: {'written' if write_ else 'out of date; make schemas writes it anew'}")
        ctx.exit(EXIT_FAILED if check_ and changed else 0)
    click.echo(render(SCHEMAS[name](load_forms())), nl=False)
