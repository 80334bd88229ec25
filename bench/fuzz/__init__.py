"""Fuzzing: each reader is given hostile documents for minutes on end, and must answer with a document or a stated error.

Bytes flipped at random in a zip or a PDF die in the container, so documents are changed inside: in the parts of a package, in
the objects of a PDF, in the tags of a page. What is tried next is led by which code was reached (atheris, libFuzzer). Nothing
here is needed to run the project; what was found stands as tests in `tests/fuzz/`.
"""
