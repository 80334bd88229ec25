"""Documents made to harm: each of a size that is asked for, so that one can see how what they cost grows.

Per format, what attacks and broken programs make: spans beyond reason, things that hold themselves, directories that lie, a
million of anything, characters that turn or hide what is read.
"""
