"""Names of members: as a person reads them, and never a path."""

import re

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DRIVE = re.compile("^[A-Za-z]:")
MOST_NAME = 1000


def clean_name(name: str) -> str:
    r"""Return a member's name without what would lead out of the archive, or hide what it says.

    >>> clean_name("..\\..\\乡镇\\某镇.docx"), clean_name("/etc/a\u202efdp.exe"), clean_name("C:/x//y.pdf"), clean_name("..")
    ('乡镇/某镇.docx', 'etc/a�fdp.exe', 'x/y.pdf', '?')
    """
    # Cut before it is parted: a cut may make `..` of another part, or begin with a slash.
    plain = _CONTROLS.sub("\ufffd", _DRIVE.sub("", name.replace("\\", "/")))[-MOST_NAME:]
    parts = [part for part in plain.split("/") if part not in {"", ".", ".."}]
    return "/".join(parts) or "?"


def decoded_name(raw: bytes) -> str:
    """Return a name whose encoding is not told: Chinese Windows writes its own code page.

    >>> decoded_name("年报.pdf".encode("gbk")), decoded_name("年报.pdf".encode())
    ('年报.pdf', '年报.pdf')
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")
