"""Make the samples anew: `python -B -m samples`; `--check` only compares, `--pdf` makes the PDFs too."""

import argparse
import sys
from pathlib import Path

# Compiled files would lie among the samples and be read as documents.
sys.dont_write_bytecode = True

from samples.maker.make import make, problems  # noqa: E402 after the line above


def main() -> int:
    """Do what the arguments say and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -B -m samples", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="compare what is there with what would be made; write nothing"
    )
    parser.add_argument(
        "--pdf", action="store_true", help="make the PDFs too (samples/README.md says what must be installed)"
    )
    parser.add_argument("--only", default="", metavar="TEXT", help="only samples whose path contains this")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, metavar="FOLDER", help="where to write")
    arguments = parser.parse_args()
    if not arguments.check:
        for path in make(arguments.out, only=arguments.only, pdf=arguments.pdf):
            print(path)
        return 0
    found = problems(arguments.out)
    for text in found:
        print(text, file=sys.stderr)
    if found:
        print("python -B -m samples makes them anew", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
