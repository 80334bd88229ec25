"""Writers: a sheet in, the bytes of a file out; one module a way of writing, none of which knows another's."""
