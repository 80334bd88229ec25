"""Places elsewhere: a run over an object store gives what a run on this machine gives, and two runs keep apart."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli.options import NEW_FOLDER_PLACE
from pipeline.errors import UsageError
from pipeline.isolate import Limits
from pipeline.run import extract, merge
from pipeline.store import lease, mirror
from pipeline.store.folder import read_manifest
from pipeline.store.lease import leased
from pipeline.store.remote import LARGE, Address, Remote, RemoteError
from pipeline.store.shard import Shard
from tests.misbehaving import crash

pytest.importorskip("fsspec", reason="needs the extra `cloud`")
pytest.importorskip("obstore", reason="needs the extra `cloud`")

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
LIMITS = Limits(1, 60.0)


def contents(address: Address) -> dict[str, bytes]:
    """Return what stands at an address."""
    remote = Remote(address)
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(names := list(remote.files())):
            remote.fetch(name, Path(folder) / f"{number}")
        return {name: (Path(folder) / f"{number}").read_bytes() for number, name in enumerate(names)}


def results(folder: Path) -> dict[str, bytes]:
    """Return what a run wrote to a folder of this machine, without the lock that stays there."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real object store: a server of its own that speaks S3 on the loopback address; skips where none is installed."""
    program = shutil.which("nanio", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        pytest.skip("needs the object store nanio (pip install nanio)")
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    folder = tmp_path_factory.mktemp("store")
    (folder / "reports").mkdir()
    keys = {"NANIO_ACCESS_KEY": "test-key", "NANIO_SECRET_KEY": "test-secret-key"}
    command = [program, "serve", "--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(
        command, env=os.environ | keys, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    )
    for _ in range(100):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait()


@pytest.fixture
def s3(store: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Address:
    """A folder of a test's own on a real object store."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", store)
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test-key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test-secret-key")
    return Address(f"s3://reports/{tmp_path.name}")


@pytest.fixture(params=["memory", "s3"])
def bucket(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """A folder of a test's own, in the memory of this process and on a real object store."""
    if request.param == "memory":
        return Address(f"memory://{tmp_path.name}")
    address: Address = request.getfixturevalue("s3")
    return address


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Reports on this machine, with all that an inbox has beside them."""
    folder = tmp_path / "inbox"
    (folder / "2023年").mkdir(parents=True)  # without a space: this server can't list a folder with one
    shutil.copy(SAMPLES / "basic/yingxi_street_2023.txt", folder / "2023年" / "示例 100%#1.txt")
    shutil.copy(SAMPLES / "basic/yingxi_street_2023.txt", folder / "same bytes.txt")
    shutil.copy(SAMPLES / "twins/jichuan_water_2020.html", folder)
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "notes.json").write_bytes(b"{}")
    packed = SAMPLES / "basic/songxu_town_2022.docx"
    subprocess.run([sys.executable, "-m", "zipfile", "-c", str(folder / "more.zip"), str(packed)], check=True)
    return folder


def bring(folder: Path, address: Address) -> None:
    remote = Remote(address)
    for path in folder.rglob("*"):
        if path.is_file():
            remote.put(path.relative_to(folder).as_posix(), path.read_bytes())


def test_a_run_from_and_to_a_store_writes_what_a_run_on_this_machine_writes(
    bucket: Address, given: Path, tmp_path: Path
) -> None:
    bring(given, bucket / "inbox")
    extract([given], tmp_path / "here", LIMITS)
    extract([bucket / "inbox"], bucket / "out", LIMITS)
    assert contents(bucket / "out") == results(tmp_path / "here")


def test_results_below_the_inputs_are_not_read_by_the_next_run_nor_documents_read_again(
    s3: Address, given: Path
) -> None:
    (given / "empty.pdf").unlink()  # what failed is read again
    bring(given, s3)
    extract([s3], s3 / "results/now", LIMITS)
    before = contents(s3 / "results/now")
    outcomes = extract([s3], s3 / "results/now", LIMITS, process=crash)
    assert {each.row.outcome for each in outcomes} == {"accepted", "skipped"}
    assert contents(s3 / "results/now") == before
    again = extract([s3], s3 / "results/again", LIMITS)  # what another run wrote is no document either
    assert [each.row for each in again] == [each.row for each in outcomes]


def test_a_document_that_is_gone_takes_its_record_with_it(s3: Address, given: Path) -> None:
    bring(given, s3 / "inbox")
    extract([s3 / "inbox"], s3 / "out", LIMITS)
    Remote(s3 / "inbox").remove("jichuan_water_2020.html")
    Remote(s3 / "out").put("records/notes.txt", b"not ours")
    extract([s3 / "inbox"], s3 / "out", LIMITS)
    names = [name.partition("-")[0] for name in Remote(s3 / "out").files("records")]
    assert sorted(names) == ["records/notes.txt", "records/songxu_town_2022", "records/示例_100__1"]


def test_a_run_that_fails_leaves_its_records_and_the_next_goes_on(s3: Address, given: Path, tmp_path: Path) -> None:
    bring(given, s3 / "inbox")

    def stop(done: int, _all: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract([s3 / "inbox"], s3 / "out", LIMITS, stop)
    left = Remote(s3 / "out").files()
    assert ".extract-journal" in left
    assert "run.json" not in left
    assert not any(name.startswith(".lock") for name in left)
    extract([s3 / "inbox"], s3 / "out", LIMITS)
    extract([given], tmp_path / "here", LIMITS)
    assert contents(s3 / "out") == results(tmp_path / "here")


def test_what_is_read_goes_there_while_the_run_goes_on(
    s3: Address, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "EVERY_S", 0.1)
    seen: list[set[str]] = []

    def look(done: int, every: int) -> None:
        for _ in range(100 if done == every - 1 else 0):
            seen.append(set(Remote(s3 / "out").files()))
            if any(name.startswith("records/") for name in seen[-1]):
                break
            time.sleep(0.1)

    extract([given], s3 / "out", LIMITS, look)
    assert ".extract-journal" in seen[-1]
    assert any(name.startswith("records/") for name in seen[-1])


def test_parts_on_a_store_are_put_together_there(s3: Address, given: Path, tmp_path: Path) -> None:
    parts = [s3 / f"part{number}" for number in (1, 2, 3)]
    for number, part in enumerate(parts, start=1):
        extract([given], part, LIMITS, shard=Shard(number, 3))
    merge(reversed(parts), s3 / "merged")
    extract([given], tmp_path / "here", LIMITS)
    assert contents(s3 / "merged") == results(tmp_path / "here")


def test_a_second_run_into_a_folder_in_use_is_refused(s3: Address, given: Path) -> None:
    with leased(Remote(s3 / "out")), pytest.raises(UsageError, match="another nianbao"):
        extract([given], s3 / "out", LIMITS)
    assert list(Remote(s3 / "out").files()) == []


def test_the_lease_of_a_run_that_was_killed_ends(s3: Address, given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Remote(s3 / "out").put(".lock/of-a-killed-run", b"")
    with pytest.raises(UsageError, match="another nianbao"):
        extract([given], s3 / "out", LIMITS)
    monkeypatch.setattr(lease, "LEASE_S", 4.0)
    time.sleep(5.1)  # a store may tell the time in whole seconds
    extract([given], s3 / "out", LIMITS)
    assert not any(name.startswith(".lock") for name in Remote(s3 / "out").files())


def test_a_lease_is_renewed_as_long_as_its_run_lives(bucket: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "LEASE_S", 4.0)
    with leased(Remote(bucket)) as assure:
        time.sleep(5.5)
        assure()
        with pytest.raises(UsageError, match="another nianbao"), leased(Remote(bucket)):
            pass


def test_a_run_whose_lease_was_taken_away_writes_no_manifest(bucket: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "LEASE_S", 0.4)
    remote = Remote(bucket)
    with leased(remote) as assure:
        [name] = remote.files(".lock")
        for _ in range(20):  # one may come between a look and a renewal
            remote.remove(name)
            time.sleep(0.05)
        with pytest.raises(RemoteError, match="out of touch"):
            assure()


def test_large_files_come_in_pieces(bucket: Address, tmp_path: Path) -> None:
    data = os.urandom(LARGE + 5)
    remote = Remote(bucket)
    remote.put("large.bin", data)
    remote.fetch("large.bin", tmp_path / "large.bin", remote.files()["large.bin"])
    assert (tmp_path / "large.bin").read_bytes() == data


def test_one_file_may_be_named_by_its_address(s3: Address, given: Path, tmp_path: Path) -> None:
    bring(given, s3)
    extract([s3 / "jichuan_water_2020.html"], tmp_path / "out", LIMITS)
    assert [row.uri for row in read_manifest(tmp_path / "out")] == ["jichuan_water_2020.html"]


def test_an_address_with_nothing_there_is_a_wrong_argument(bucket: Address, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing stands there"):
        extract([bucket / "nowhere"], tmp_path / "out", LIMITS)
    with pytest.raises(UsageError, match="nosuch"):
        extract([Address("nosuch://bucket")], tmp_path / "out", LIMITS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("s3://bucket/in box", Address("s3://bucket/in box")),
        ("results", Path("results")),
        ("file:///tmp/%E7%A4%BA", Path("/tmp/示")),  # noqa: S108 - nothing is written there
    ],
)
def test_what_is_typed_is_a_path_or_an_address(typed: str, read: Path | Address) -> None:
    assert NEW_FOLDER_PLACE.convert(typed, None, None) == read
