"""Changes: a document in, a hostile one out; one module a kind of structure, all by a random generator that is given."""
