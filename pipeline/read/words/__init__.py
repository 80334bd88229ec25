"""Words: the characters of pages → tables by where words stand, and by nothing drawn; the parts of `pipeline.read.pdf.by_words`.

Characters become words and lines (`lines`, `leaves`, `margins`), lines become stretches of tables (`bands`), those have
columns (`columns`, from `heads`) and rows (`rows`), and columns and rows make a grid (`grid`).
"""
