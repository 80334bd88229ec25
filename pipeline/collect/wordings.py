"""Wordings: what publishers' sites call things, as data in `wordings.toml`, checked strictly when they are loaded."""

import re
from functools import cache
from pathlib import Path

import msgspec


class Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of titles."""

    refused: tuple[str, ...]
    notices: tuple[str, ...]


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Links to columns and folders."""

    patterns: tuple[str, ...]
    refused: tuple[str, ...]
    agencies: str
    years: tuple[str, ...]


class Pagers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How lists go on."""

    texts: tuple[str, ...]
    more: tuple[str, ...]
    calls: tuple[str, ...]
    counts: tuple[str, ...]
    fields: tuple[str, ...]


class Attachments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Files beside a page."""

    endings: tuple[str, ...]
    pictures: tuple[str, ...]
    downloads: tuple[str, ...]
    parameters: tuple[str, ...]
    neutral: str
    refused: tuple[str, ...]
    furniture: tuple[str, ...]
    containers: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that only a report has."""

    sections: tuple[str, ...]
    tables: tuple[str, ...]


class Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of pages that are not what was asked for."""

    errors: tuple[str, ...]
    challenges: tuple[str, ...]
    logins: tuple[str, ...]
    shells: tuple[str, ...]


class Wordings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    titles: Titles
    columns: Columns
    pagers: Pagers
    attachments: Attachments
    report: Report
    kinds: Kinds


@cache
def wordings() -> Wordings:
    """Return the wordings; msgspec.ValidationError where the file breaks its own rules."""
    return msgspec.toml.decode(Path(__file__).with_name("wordings.toml").read_bytes(), type=Wordings)


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
