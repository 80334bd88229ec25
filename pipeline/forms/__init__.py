"""The forms as data: loads and checks the edition files of `schemas/`, and writes the JSON Schemas from them."""
