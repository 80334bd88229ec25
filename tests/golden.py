"""Write the whole record of every sample beside it, to be read as a diff; refuses what contradicts an expectation."""

import sys

from tests.expectations import differences, load, samples


def main() -> int:
    """Rewrite NAME.record.json for every sample; return 1 where one contradicts NAME.expected.json, which is then kept."""
    refused = 0
    for sample in samples():
        record = sample.record()
        wrong = list(differences(sample.expected, load(record)))
        if wrong:
            refused += 1
            print(f"{sample.name}: not written, it contradicts its expectation", *wrong, sep="\n  ", file=sys.stderr)
        elif not sample.golden.exists() or sample.golden.read_bytes() != record:
            sample.golden.write_bytes(record)
            print(f"{sample.name}: written")
    return int(refused > 0)


if __name__ == "__main__":
    sys.exit(main())
