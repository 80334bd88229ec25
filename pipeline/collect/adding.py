"""Adding: a file that a person fetched goes into the archive under the same ledger, with the address it stands at."""

from pathlib import Path

from pipeline.collect.addresses import normal
from pipeline.errors import UsageError
from pipeline.messages import LANGS, say
from pipeline.store.archive import Archive, Retrieval, now, read_retrievals


def add_file(  # noqa: PLR0913 - what is known of a file
    file: Path,
    folder: Path,
    *,
    source: str,
    address: str,
    agency: str | None = None,
    year: int | None = None,
    title: str | None = None,
) -> str:
    """Put a file into an archive; return its SHA-256.

    What is not said is taken from what the ledger has of the same address: it was listed, and waits for a person.

    Raises:
        UsageError: the address is none, the file is empty, or the archive can't be written to.
    """
    url = normal(address)
    if url is None:
        raise UsageError(" / ".join(say("collect.add_address", lang, address=address) for lang in LANGS))
    body = file.read_bytes()
    if not body.strip():
        msg = f"{file}：空文件 / empty"
        raise UsageError(msg)
    archive = Archive(folder)
    lines = read_retrievals(folder)
    about = next((line for line in reversed(lines) if line.url in {url, address}), None)
    near = about or next((line for line in reversed(lines) if line.source == source), None)
    sha256 = archive.keep(body)
    line = Retrieval(
        kind="document",
        url=about.url if about else url,
        at=now(),
        sha256=sha256,
        source=source,
        publisher=near.publisher if near else None,
        agency=agency or (about.agency if about else None),
        year=year or (about.year if about else None),
        title=title or (about.title if about else None),
        found_on=about.found_on if about else None,
        group=about.group if about else None,
    )
    archive.note([line])
    return sha256
