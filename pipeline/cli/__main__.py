"""`python -m pipeline.cli`: the command where it is not on the PATH."""

from pipeline.cli import main

main()
