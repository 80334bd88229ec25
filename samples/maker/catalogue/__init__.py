"""The list of samples, as data: which invented agency prints what, how, and what must be found in it."""

from samples.maker.catalogue import (
    basic,
    blanks,
    faults,
    glued,
    mixed,
    ofd,
    office,
    others,
    paper,
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
)
