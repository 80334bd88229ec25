"""The list of samples, as data: which invented agency prints what, how, and what must be found in it."""

from samples.maker.catalogue import (
    archives,
    basic,
    blanks,
    extra,
    faults,
    glued,
    mixed,
    ofd,
    office,
    others,
    paper,
    scans,
    sheets,
    statistics,
    twins,
    web,
)
from samples.maker.sample import Sample

SAMPLES: tuple[Sample, ...] = (
    *twins.SAMPLES,
    *basic.SAMPLES,
    *web.SAMPLES,
    *office.SAMPLES,
    *sheets.SAMPLES,
    *paper.SAMPLES,
    *ofd.SAMPLES,
    *blanks.SAMPLES,
    *mixed.SAMPLES,
    *statistics.SAMPLES,
    *glued.SAMPLES,
    *faults.SAMPLES,
    *others.SAMPLES,
    *archives.SAMPLES,
    *extra.SAMPLES,
    *scans.SAMPLES,
)
