"""The example questions, each with its answer on the samples: counted here from what their maker says is printed in them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.forms.load import load_forms, schemas_folder
from tests.expectations import load
from tests.load.office import expected_numbers, held, open_store, standings

QUERIES = {path.stem: path for path in sorted((schemas_folder() / "queries").glob("*.sql"))}
USABLE = ("usable", "usable_corrected")
Row = tuple[Any, ...]
Numbers = dict[str, Decimal | int | None]


class Samples:
    """What is known of the samples without the store: numbers from their maker, standings from judgement."""

    def __init__(self, office: Path) -> None:
        self.office = office
        self.standing = standings(office)
        self.numbers = expected_numbers()

    def own(self) -> Iterator[tuple[int | None, str, Numbers]]:
        """Yield year, agency and numbers of the agencies' own reports that can be used."""
        for sha256, row in self.standing.items():
            if row["standing"] in USABLE and row["scope"] == "own":
                yield row["year"], row["agency"], self.numbers[sha256]

    def doubtful(self) -> set[tuple[str, str]]:
        """Return documents and cells whose unit nobody has decided on."""
        records = [load(sample.golden) for sample in held()]
        return {
            (record["source"]["sha256"], finding["path"])
            for record in records
            for finding in record["findings"]
            if finding["code"] == "MONEY.UNIT" and finding["severity"] == "warning"
        }


def by_year(rows: dict[int | None, Row]) -> list[Row]:
    return [rows[year] for year in sorted(rows, key=lambda year: (year is None, year or 0))]


def reports_by_year(known: Samples) -> list[Row]:
    counts: dict[int | None, Counter[str]] = defaultdict(Counter)
    for row in known.standing.values():
        if row["standing"] not in {"superseded", "not_a_report"}:
            counts[row["year"]].update(["all", "usable" if row["standing"] in USABLE else row["standing"]])
    return by_year(
        {
            year: (year, count["all"], count["usable"], count["check_reading"], count["send_back"])
            for year, count in counts.items()
        }
    )


def requests_received(known: Samples) -> list[Row]:
    found: dict[int | None, list[Decimal | int]] = defaultdict(list)
    for year, _, numbers in known.own():
        value = numbers.get("requests.received.total")
        if value is not None:
            found[year].append(value)
    return by_year({year: (year, sum(values), len(values)) for year, values in found.items()})


def results(known: Samples) -> list[Row]:
    groups = ("granted", "partially_granted", "denied", "not_available", "not_processed", "other", "results_total")
    found: dict[int | None, Counter[str]] = defaultdict(Counter)
    for year, _, numbers in known.own():
        for path, value in numbers.items():
            if path.startswith("requests.") and path.endswith(".total") and value is not None:
                found[year][path.split(".")[1]] += value  # type: ignore[assignment]
    return by_year({year: (year, *(sums[group] for group in groups)) for year, sums in found.items()})


def reasons_of_denial(known: Samples) -> list[Row]:
    sums: Counter[str] = Counter()
    for _, _, numbers in known.own():
        for path, value in numbers.items():
            if path.startswith("requests.denied.") and path.endswith(".total") and value is not None:
                sums[path] += value  # type: ignore[assignment]
    fields = load_forms().editions["2021"].fields
    order = list(fields)
    rows = [
        (fields[path].row_label, count, round(float(100 * count / sums.total()), 1)) for path, count in sums.items()
    ]
    places = {fields[path].row_label: order.index(path) for path in sums}
    return sorted(rows, key=lambda row: (-row[1], places[row[0]]))


def applicants(known: Samples) -> list[Row]:
    fields = [
        field
        for path, field in load_forms().editions["2021"].fields.items()
        if path.startswith("requests.received.") and field.column != "total"
    ]
    sums: dict[int | None, Counter[str]] = defaultdict(Counter)
    met: set[tuple[int | None, str]] = set()
    for year, _, numbers in known.own():
        for field in fields:
            value = numbers.get(field.path)
            if value is not None:
                sums[year][field.column_label] += value  # type: ignore[assignment]
                met.add((year, field.column_label))
    years = sorted(sums, key=lambda year: (year is None, year or 0))
    labels = [field.column_label for field in fields]
    return [(year, label, sums[year][label]) for year in years for label in labels if (year, label) in met]


def corrected_on_review(known: Samples) -> list[Row]:
    corrected: Counter[tuple[int | None, str]] = Counter()
    concluded: Counter[tuple[int | None, str]] = Counter()
    for year, _, numbers in known.own():
        for path, value in numbers.items():
            table, row, column = path.split(".")[0], path.split(".")[1], path.split(".")[-1]
            if table == "review_litigation" and value is not None:
                corrected[year, row] += value if column == "corrected" else 0  # type: ignore[assignment]
                concluded[year, row] += value if column in {"upheld", "corrected", "other"} else 0  # type: ignore[assignment]
    keys = sorted(concluded, key=lambda key: (key[0] is None, key[0] or 0, key[1]))
    return [(*key, corrected[key], concluded[key], share(corrected[key], concluded[key])) for key in keys]


def share(part: int, whole: int) -> float | None:
    return round(float(100 * Decimal(part) / whole), 1) if whole else None


def carried_over(known: Samples) -> list[Row]:
    kept = {
        sha256: row for sha256, row in known.standing.items() if row["standing"] not in {"superseded", "not_a_report"}
    }
    out: list[tuple[dict[str, Any], Decimal | int | None]] = [
        (row, known.numbers.get(sha256, {}).get("requests.carried_out.total")) for sha256, row in kept.items()
    ]
    rows = []
    for sha256, row in kept.items():
        into = known.numbers.get(sha256, {}).get("requests.carried_in.total")
        for before, carried in out:
            same = row["agency"] is not None and all(row[key] == before[key] for key in ("agency", "scope"))
            if same and row["year"] == (before["year"] or 0) + 1 and None not in {into, carried} and into != carried:
                rows.append((row["agency"], row["scope"], row["year"], carried, into, sha256))
    return sorted(rows)


def charges(known: Samples) -> list[Row]:
    path = "proactive_disclosure.administrative_charges.charges_amount"
    doubtful = known.doubtful()
    found: dict[int | None, list[tuple[Decimal | int, str]]] = defaultdict(list)
    for sha256, row in known.standing.items():
        value = known.numbers.get(sha256, {}).get(path)
        usable = row["standing"] in USABLE and row["scope"] == "own"
        if usable and value is not None and (sha256, path) not in doubtful:
            found[row["year"]].append((value, row["agency"]))
    rows: dict[int | None, Row] = {}
    for year, pairs in found.items():
        most, agency = min(pairs, key=lambda pair: (-pair[0], pair[1]))
        rows[year] = (year, sum(value for value, _ in pairs), agency, most)
    return by_year(rows)


def findings_by_check(known: Samples) -> list[Row]:
    errors: Counter[str] = Counter()
    warnings: Counter[str] = Counter()
    reports: dict[str, set[str]] = defaultdict(set)
    told = [
        (finding, [record["source"]["sha256"]])
        for record in map(load, (sample.golden for sample in held()))
        for finding in record["findings"]
    ]
    told += [
        (line, line["records"][:1]) for line in map(load, (known.office / "findings.jsonl").read_bytes().splitlines())
    ]
    for finding, about in told:
        replaced = any(known.standing[sha256]["standing"] == "superseded" for sha256 in about)
        if finding["severity"] != "info" and not replaced:
            (errors if finding["severity"] == "error" else warnings)[finding["code"]] += 1
            reports[finding["code"]].update(about)
    rows = [(code, errors[code], warnings[code], len(reports[code])) for code in reports]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


def coverage_by_region(known: Samples) -> list[Row]:
    """Count by hand: the register of these tests has four agencies of one county that must report."""
    latest = max(row["year"] for row in known.standing.values() if row["year"] is not None)
    usable = {
        (row["agency"], row["scope"])
        for row in known.standing.values()
        if row["year"] == latest and row["standing"] in USABLE
    }
    expected = [
        ("栖霖县人民政府", "consolidated"),
        ("栖霖县教育局", "own"),
        ("泊鹭镇人民政府", "own"),
        ("栖霖县不存在局", "own"),
    ]
    lacking = sorted(agency for agency, scope in expected if (agency, scope) not in usable)
    return [("栖霖县人民政府", 4, 4 - len(lacking), "；".join(lacking))]


ANSWERS: dict[str, Callable[[Samples], list[Row]]] = {
    "01_reports_by_year": reports_by_year,
    "02_requests_received": requests_received,
    "03_results": results,
    "04_reasons_of_denial": reasons_of_denial,
    "05_applicants": applicants,
    "06_corrected_on_review": corrected_on_review,
    "07_carried_over": carried_over,
    "08_charges": charges,
    "09_findings_by_check": findings_by_check,
    "10_coverage_by_region": coverage_by_region,
}


@pytest.fixture(scope="module")
def known(office: Path) -> Samples:
    return Samples(office)


def test_every_question_has_an_answer_here_and_says_what_it_asks_in_both_languages() -> None:
    assert QUERIES.keys() == ANSWERS.keys()
    for path in QUERIES.values():
        chinese, english = path.read_text("utf-8").splitlines()[:2]
        assert chinese.startswith("-- ")
        assert not chinese.isascii()
        assert english.startswith("-- ")
        assert "?" in english


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_is_that_of_the_samples(known: Samples, store: Path, name: str) -> None:
    with open_store(store) as database:
        found = database.execute(QUERIES[name].read_text("utf-8")).fetchall()
    assert found
    assert found == ANSWERS[name](known)
