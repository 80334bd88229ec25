"""The maker of the samples: invented reports written in every format, each with what a person reads in it beside it.

It shares no code with the pipeline, so that an expectation can never come from what is being tested.
"""
