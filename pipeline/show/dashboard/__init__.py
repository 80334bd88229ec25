"""The dashboard: a folder of files that a browser shows from the disk, with everything in them and nothing outside of them.

Texts of documents reach a page only as data, and a page only ever shows data as text: nothing that a report prints can become
markup, a script or an address.
"""
