"""The judgement of an office: the records of its runs, judged beside each other, and what may be done with each.

Beside `run` this is the only module that knows two stages: what judgement finds, and what people decided on it, make the
standing of a record.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pipeline.corrected import correct_filing, noted_for
from pipeline.decide.standing import STANDINGS, Placed, Standing, derive_standings
from pipeline.errors import UsageError
from pipeline.forms.load import load_forms
from pipeline.judge import Held, Judgement, judge
from pipeline.model.filing import Filing, Heading
from pipeline.model.form import Severity
from pipeline.model.judged import Judged
from pipeline.program import program_version
from pipeline.register import Register, load_register
from pipeline.store import locking
from pipeline.store.collection import RecordFile, find_records
from pipeline.store.decisions import corrections, read_decisions, settled
from pipeline.store.exact_json import JsonValue
from pipeline.store.filing import read_filing
from pipeline.store.judged import encode_findings, judged_id
from pipeline.store.memo import NAME as MEMORY
from pipeline.store.memo import Memory
from pipeline.store.retrieved import Retrieved, read_retrieved
from pipeline.store.standing import NAME as STANDING
from pipeline.store.standing import encode_standings
from pipeline.store.whole import write_whole

FINDINGS = "findings.jsonl"
PATIENCE_S = 30.0
"""How long to wait for another program that writes to the folder: the review desk judges it for seconds at a time."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a judgement came to."""

    records: int
    standings: dict[str, int]
    severities: dict[str, int]
    judged_anew: int
    """How many comparisons were made; all others were remembered."""


def judge_folders(folders: Iterable[Path], out: Path, register: Path | None = None) -> Summary:
    """Judge the records of runs and write `findings.jsonl` and `standing.jsonl` to a folder, each whole or not at all.

    Raises:
        UsageError: a folder holds no run, a record is none, the register or the decisions can't be used, or another program
            has been writing to the folder for too long.
    """
    files = find_records(folders)
    agencies = None if register is None else load_register(register)
    out.mkdir(parents=True, exist_ok=True)
    with locking.held(out, PATIENCE_S):
        return _judge(files, out, agencies)


def _judge(files: Iterable[RecordFile], out: Path, agencies: Register | None) -> Summary:
    decisions = read_decisions(out)
    memory = Memory(out / MEMORY, program_version())
    held = hold_records(files, memory)
    accepted, printed = judge(held, agencies, load_forms(), memory), held
    found = [*accepted.findings]
    corrected: dict[str, dict[str, Decimal]] = {}
    # What was found is told of for as long as it is printed, so that what was decided on it can be undone; what may be done
    # goes by what is accepted. An error that only a correction brings about may be corrected in its turn.
    while (noted := _corrections(printed, found, corrections(decisions))) != corrected:
        corrected = noted
        held = [_corrected(each, corrected.get(each.sha256)) for each in printed]
        accepted = judge(held, agencies, load_forms(), memory)
        found = _over_corrected(found, accepted.findings)
    standings = list(derive_standings(_placed(held, accepted), accepted.findings, settled(decisions), corrected))
    write_whole(out / FINDINGS, encode_findings(found))
    write_whole(out / STANDING, encode_standings(_row(standing) for standing in standings))
    write_whole(out / MEMORY, memory.encode())
    counts = Counter(standing.standing for standing in standings)
    severities = Counter(judged.finding.severity for judged in found)
    return Summary(
        len(held),
        {name: counts[name] for name in STANDINGS},
        {severity.value: severities[severity] for severity in Severity},
        memory.made,
    )


def _corrections(
    held: Iterable[Held], judged: Iterable[Judged], noted: Mapping[str, Mapping[str, Decimal]]
) -> dict[str, dict[str, Decimal]]:
    """Return the corrections by document.

    Where versions of a report print the same in the same cells, a finding is about each of them.
    """
    if not noted:
        return {}
    about = {each.sha256: {*each.heading.ids} for each in held}
    for each in judged:
        for sha256 in each.records[:1]:
            about[sha256].add(judged_id(each))
    found = {sha256: noted_for(findings, noted) for sha256, findings in about.items()}
    return {sha256: values for sha256, values in found.items() if values}


def _over_corrected(found: Iterable[Judged], accepted: Iterable[Judged]) -> list[Judged]:
    """Return what was found, its errors as they are over corrected values, with those that corrections bring about."""
    now = {judged_id(each): each for each in accepted if each.finding.severity is Severity.ERROR and each.records}
    return [*(now.pop(judged_id(each), each) for each in found), *now.values()]


def _corrected(held: Held, values: Mapping[str, Decimal] | None) -> Held:
    """Return a record with corrections; its digest tells them, so that nothing remembered of it as printed is taken."""
    if values is None:
        return held
    noted = json.dumps({path: str(value) for path, value in sorted(values.items())})
    digest = hashlib.sha256(f"{held.digest} {noted}".encode()).hexdigest()
    filing = correct_filing(held.data(), values, load_forms(), held.heading.uri)
    heading = replace(filing.heading, retrieved_at=held.heading.retrieved_at)
    return Held(heading, digest, held.run, lambda: filing, held.data)


def hold_records(files: Iterable[RecordFile], memory: Memory) -> list[Held]:
    """Hold records, one a document: that of the latest run, where several read the same bytes."""
    found: dict[str, Held] = {}
    retrieved: dict[Path, Retrieved] = {}
    held = (_hold(file, memory, retrieved) for file in files)
    for each in sorted(held, key=lambda each: (each.run, each.heading.uri, each.digest)):
        found[each.sha256] = each
    return list(found.values())


def _hold(file: RecordFile, memory: Memory, retrieved: dict[Path, Retrieved]) -> Held:
    """Hold a record by the digest of its bytes; it is decoded only where its heading is not remembered.

    When documents were retrieved does not stand in records, but beside them; it is kept in `retrieved` by run.
    """
    data = file.path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    read: list[Filing] = []

    def heading() -> Heading:
        read.append(read_filing(data, file.path.name))
        return read[0].heading

    found = memory.heading(digest, heading)
    run = file.path.parent.parent
    if run not in retrieved:
        retrieved[run] = read_retrieved(run)
    found = replace(found, retrieved_at=retrieved[run].get((found.uri, found.sha256), ""))

    def again() -> bytes:
        return _again(file.path, digest)

    if read:
        return Held(found, digest, file.run, lambda: read[0], again)
    return Held(found, digest, file.run, lambda: read_filing(again(), file.path.name), again)


def _again(path: Path, digest: str) -> bytes:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        msg = f"{path}：比对过程中文件被改动，请重新运行 / changed while it was judged: run the command again"
        raise UsageError(msg)
    return data


def _placed(held: Iterable[Held], judgement: Judgement) -> Iterator[Placed]:
    """Yield every record with its place among the others; one that is no report has none."""
    places = {each.sha256: report for report in judgement.docket.reports for each in report.held}
    differing = {
        sha256 for judged in judgement.findings if judged.finding.code == "TWIN.DIFFERS" for sha256 in judged.records
    }
    for each in held:
        report = places.get(each.sha256)
        if report is None:
            yield Placed(each.heading, each.heading.agency, each.heading.scope)
            continue
        replaced = any(older.sha256 == each.sha256 for older, _ in report.replaced)
        twin = not replaced and each.sha256 != report.taken.sha256
        agreeing = twin and each.heading.numbered and each.sha256 not in differing
        yield Placed(each.heading, report.agency, report.scope, replaced, agreeing)


def _row(standing: Standing) -> dict[str, JsonValue]:
    record = standing.record
    return {
        "sha256": record.heading.sha256,
        "agency": record.agency,
        "scope": record.scope,
        "year": record.heading.year,
        "status": record.heading.status,
        "reasons": [*standing.reasons],
        "standing": standing.standing,
    }
