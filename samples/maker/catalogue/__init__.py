"""The list of samples, as data: which invented agency prints what, how, and what must be found in it."""

from samples.maker.catalogue import basic, blanks, faults, mixed, office, others, paper, statistics, twins, web
from samples.maker.sample import Sample

SAMPLES: tuple[Sample, ...] = (
    *twins.SAMPLES,
    *basic.SAMPLES,
    *web.SAMPLES,
    *office.SAMPLES,
    *paper.SAMPLES,
    *blanks.SAMPLES,
    *mixed.SAMPLES,
    *statistics.SAMPLES,
    *faults.SAMPLES,
    *others.SAMPLES,
)
