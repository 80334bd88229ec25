"""The made province: several years of reports of a whole hierarchy, with faults at known places, to hold the judgement against.

Its maker shares no code with the pipeline: it writes documents and a register, and the command line reads and judges them.
"""
