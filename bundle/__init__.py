"""The bundle: one archive that installs nianbao where no registry can be reached; run with `python -B -m bundle`."""
