"""Timeless packages: what a library for office files wrote, without the hour at which it did.

Members of a zip archive carry a time, which python-docx takes from the clock: the same letter written two seconds later
would be other bytes.
"""

import io
import zipfile


def timeless(package: bytes) -> bytes:
    """Return an office file whose members carry no time, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.infolist():
            after.writestr(zipfile.ZipInfo(member.filename), before.read(member), zipfile.ZIP_DEFLATED)
    return made.getvalue()
