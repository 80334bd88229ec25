"""An archive of a test opened as a run opens it, and what came out of it."""

from pathlib import Path

from pipeline.unpack import Member, may_be_archive, unpack


def opened(data: bytes, tmp_path: Path) -> tuple[Member, ...]:
    (tmp_path / "members").mkdir()
    (tmp_path / "archive").write_bytes(data)
    assert may_be_archive(data[:4096])
    return unpack(tmp_path / "archive", tmp_path / "members") or ()


def contents(members: tuple[Member, ...]) -> dict[str, bytes]:
    return {member.name: member.path.read_bytes() for member in members if member.path}
