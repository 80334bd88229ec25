"""Office files without the hour of their writing."""

import io
import zipfile

from pipeline.store.timeless import timeless


def package(hour: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(zipfile.ZipInfo(name, (2025, 2, 20, hour, 0, 0)), f"<{name}>" * 50)
    return made.getvalue()


def test_the_hour_of_writing_is_not_in_the_file_and_all_else_is() -> None:
    assert package(9) != package(10)
    assert timeless(package(9)) == timeless(package(10))
    with zipfile.ZipFile(io.BytesIO(timeless(package(9)))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "word/document.xml"]
        assert archive.read("word/document.xml") == b"<word/document.xml>" * 50
