"""The numbered objects of a PDF made by hand, and the file that they make."""

import zlib


class Objects:
    """The numbered objects of a file."""

    def __init__(self, *, compressed: bool) -> None:
        self.bodies: list[bytes] = []
        self.compressed = compressed

    def reserve(self) -> int:
        """Return the number of an object that is filled in later."""
        self.bodies.append(b"")
        return len(self.bodies)

    def add(self, body: str | bytes) -> int:
        """Add an object and return its number."""
        self.bodies.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.bodies)

    def stream(self, data: bytes, entries: str = "") -> int:
        """Add a stream and return its number."""
        packed = zlib.compress(data) if self.compressed else data
        filtered = "/Filter /FlateDecode " if self.compressed else ""
        head = f"<< {entries} {filtered}/Length {len(packed)} >>\nstream\n".encode("latin-1")
        return self.add(head + packed + b"\nendstream")

    def file(self, root: int) -> bytes:
        """Return the whole file."""
        out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self.bodies, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        out += f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)
