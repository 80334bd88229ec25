"""The hunt: random reports through random layouts in every format, made by code that knows nothing of the pipeline.

Samples show that what was thought of works. The hunt looks for what nobody thought of: it combines the difficulties met in
real reports, has the documents read, holds every cell against what a person reads, and boils a failure down to the few
features that cause it.
"""
