"""Doctests are collected from the whole package; those of a part whose extra is not installed are left out."""

from pipeline.read.scan.ready import is_ready

collect_ignore_glob = (
    []
    if is_ready()
    else [
        "pipeline/read/scan/*.py",
        *(f"tests/read/scan/test_{name}.py" for name in ("glyphs", "once", "rulings", "signs")),
    ]
)
