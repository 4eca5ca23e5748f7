"""One function writes any file: afterwards it is the old one or the new one, and what was said is true."""

import errno
import os
import random
import re
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgscan_desktop.storage.atomic import MAX_NAME, WriteError, WriteReason, digest_of, remove_leftovers, write_file

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW = b"old\r\n\0" * 1000, b"new\n" * 300_000


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "scan.zorgscan"
    path.write_bytes(OLD)
    return path


def refused(path: Path, data: bytes = NEW, **options: Any) -> WriteReason:
    with pytest.raises(WriteError) as caught:
        write_file(path, data, **options)
    assert caught.value.path == path
    return caught.value.reason


def only(path: Path) -> bool:
    """Nothing else lies beside the file: no temporary file was left."""
    return [p.name for p in path.parent.iterdir()] == [path.name]


# -- what goes well --------------------------------------------------------------------------------------------------


def test_a_new_file_and_then_another_content(tmp_path: Path) -> None:
    path = tmp_path / "scan.zorgscan"
    for data in (NEW, b"", OLD):
        assert write_file(path, data) == digest_of(data)
        assert path.read_bytes() == data
        assert only(path)


@given(data=st.binary(max_size=3000))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "file"
    write_file(path, data)
    assert path.read_bytes() == data


def test_a_relative_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(Path("scan.zorgscan"), NEW)
    assert (tmp_path / "scan.zorgscan").read_bytes() == NEW


@pytest.mark.parametrize("letter", ["x", "é", "🙂"])
def test_a_name_of_240_bytes_can_be_saved_again_and_again(tmp_path: Path, letter: str) -> None:
    path = tmp_path / (letter * (MAX_NAME // len(letter.encode())))
    for data in (OLD, NEW):
        write_file(path, data)
        assert path.read_bytes() == data
    assert refused(path.with_name(path.name + "x")) is WriteReason.NAME_TOO_LONG
    assert only(path)


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xe9.zorgscan"))
    write_file(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_an_existing_file_keeps_its_mode(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_file(old, NEW)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.fixture
def umask() -> Iterator[Callable[[int], None]]:
    def change(mask: int) -> None:
        os.umask(mask)

    before = os.umask(0o022)
    yield change
    os.umask(before)


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_a_new_file_gets_what_the_umask_leaves(
    tmp_path: Path, umask: Callable[[int], None], mask: int, mode: int
) -> None:
    umask(mask)
    write_file(tmp_path / "a", NEW)
    write_file(tmp_path / "b", NEW, overwrite=False)
    assert [stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()] == [mode, mode]


def test_a_private_file_is_the_users_own_also_when_it_was_not(tmp_path: Path, old: Path) -> None:
    old.chmod(0o644)
    for path in (old, tmp_path / "new"):
        write_file(path, NEW, private=True)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nobody_can_read_a_private_file_while_it_is_written(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old.chmod(0o640)
    modes = []
    write = os.write

    def watched(descriptor: int, data: Any) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", watched)
    write_file(old, NEW)
    assert modes
    assert set(modes) == {0o600}


def test_a_link_stays_a_link(tmp_path: Path, old: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.zorgscan"
    link.symlink_to(old)
    assert write_file(link, NEW, expected=digest_of(OLD)) == digest_of(NEW)
    assert link.readlink() == old
    assert old.read_bytes() == NEW
    assert only(link)
    assert refused(link, overwrite=False) is WriteReason.EXISTS


def test_a_link_to_nothing_makes_the_file_it_points_to(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "file")
    write_file(link, NEW, overwrite=False)
    assert (link.is_symlink(), (tmp_path / "file").read_bytes()) == (True, NEW)


def test_a_short_write_is_continued(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:10_007])))
    write_file(old, NEW)
    assert old.read_bytes() == NEW


# -- what must not be overwritten ------------------------------------------------------------------------------------


def test_what_was_read_or_written_may_be_replaced(old: Path) -> None:
    digest = write_file(old, NEW, expected=digest_of(OLD))
    write_file(old, b"third", expected=digest)
    assert old.read_bytes() == b"third"


def test_a_file_that_changed_is_left_alone(old: Path) -> None:
    assert refused(old, expected=digest_of(NEW)) is WriteReason.CHANGED_ON_DISK
    assert old.read_bytes() == OLD
    assert only(old)


def test_nothing_is_written_when_the_file_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    monkeypatch.setattr(os, "write", lambda descriptor, _data: written.append(descriptor) or 0)
    assert refused(old, expected=digest_of(NEW)) is WriteReason.CHANGED_ON_DISK
    assert written == []


def test_a_file_that_changes_during_the_save_is_left_alone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def change(descriptor: int) -> None:
        old.write_bytes(b"from the sync client")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", change)
    assert refused(old, expected=digest_of(OLD)) is WriteReason.CHANGED_ON_DISK
    assert old.read_bytes() == b"from the sync client"
    assert only(old)


def test_a_huge_file_is_not_ours_and_is_not_read(old: Path) -> None:
    os.truncate(old, 1 << 40)
    assert refused(old, expected=digest_of(OLD)) is WriteReason.CHANGED_ON_DISK
    assert old.stat().st_size == 1 << 40


def test_a_file_that_vanished_is_written_again(old: Path) -> None:
    old.unlink()
    write_file(old, NEW, expected=digest_of(OLD))
    assert old.read_bytes() == NEW


def test_an_existing_file_is_not_overwritten_unasked(old: Path) -> None:
    assert refused(old, overwrite=False) is WriteReason.EXISTS
    assert old.read_bytes() == OLD
    write_file(old.with_name("new"), NEW, overwrite=False)
    assert sorted(p.name for p in old.parent.iterdir()) == ["new", old.name]
    assert old.with_name("new").stat().st_nlink == 1


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_file_made_by_another_program_at_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hard_links: bool
) -> None:
    path = tmp_path / "new"
    link = os.link

    def late(source: Path, target: Path) -> None:
        path.write_bytes(OLD)
        if not hard_links:
            raise PermissionError(errno.EPERM, "no hard links on this stick")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    assert refused(path, overwrite=False) is WriteReason.EXISTS
    assert path.read_bytes() == OLD
    assert only(path)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_new_file_on_a_stick_without_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_link(_source: Path, _target: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", no_link)
    path = tmp_path / "new"
    write_file(path, NEW, overwrite=False)
    assert path.read_bytes() == NEW
    assert only(path)


def test_a_stick_without_hard_links_that_fails_holds_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Fault(monkeypatch, "link", 1, errno.EPERM)
    Fault(monkeypatch, "replace", 1, errno.EIO)
    assert refused(tmp_path / "new", overwrite=False) is WriteReason.FAILED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_never_replaced(old: Path, mode: int) -> None:
    old.chmod(mode)
    assert refused(old) is WriteReason.READ_ONLY
    assert (old.read_bytes(), stat.S_IMODE(old.stat().st_mode)) == (OLD, mode)
    assert only(old)


def test_only_a_regular_file_is_replaced(tmp_path: Path) -> None:
    folder, pipe, loop = tmp_path / "folder", tmp_path / "pipe", tmp_path / "loop"
    folder.mkdir()
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    assert refused(folder) is WriteReason.IS_FOLDER
    assert refused(Path()) is WriteReason.IS_FOLDER
    assert refused(pipe) is WriteReason.NOT_A_FILE
    assert refused(pipe, expected=digest_of(OLD)) is WriteReason.NOT_A_FILE
    assert refused(Path("/dev/full")) is WriteReason.NOT_A_FILE
    assert refused(loop) is WriteReason.FAILED
    assert refused(Path("a\0b")) is WriteReason.FAILED
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "loop", "pipe"]


def test_a_folder_that_is_not_there(tmp_path: Path, old: Path) -> None:
    assert refused(tmp_path / "none" / "file") is WriteReason.NO_FOLDER
    assert refused(old / "file") is WriteReason.NO_FOLDER
    assert only(old)


# -- real faults -----------------------------------------------------------------------------------------------------

WRITE = """
import sys
from pathlib import Path
from zorgscan_desktop.storage.atomic import WriteError, write_file
try:
    write_file(Path(sys.argv[1]), b"new", overwrite=len(sys.argv) == 2)
    print("written")
except WriteError as error:
    print(error.reason)
"""

LIMIT = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))
"""


def without_powers(*arguments: str) -> str:
    """What writing says when done by someone whom modes stop: the administrator must first give up that power."""
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    command = [*drop, sys.executable, "-c", WRITE, *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def test_a_folder_in_which_one_may_not_write(old: Path) -> None:
    old.parent.chmod(0o555)
    try:
        assert without_powers(str(old)) == "not_allowed"
        assert without_powers(str(old.with_name("new")), "new") == "not_allowed"
    finally:
        old.parent.chmod(0o755)
    assert old.read_bytes() == OLD
    assert only(old)


def test_a_folder_in_which_one_may_not_look(old: Path) -> None:
    old.parent.chmod(0o000)
    try:
        assert without_powers(str(old)) == "not_allowed"
    finally:
        old.parent.chmod(0o755)
    assert old.read_bytes() == OLD


def test_a_folder_in_which_one_may_write_but_not_list(old: Path) -> None:
    old.parent.chmod(0o333)
    try:
        assert without_powers(str(old)) == "written"
    finally:
        old.parent.chmod(0o755)
    assert old.read_bytes() == b"new"


def test_a_file_that_one_may_only_read(old: Path) -> None:
    old.chmod(0o444)
    assert without_powers(str(old)) == "read_only"
    assert old.read_bytes() == OLD


def test_a_file_that_others_may_write_but_not_its_owner(old: Path) -> None:
    old.chmod(0o464)
    assert without_powers(str(old)) == "read_only"
    assert old.read_bytes() == OLD


def test_a_disk_that_is_full(old: Path) -> None:
    """The limit on the size of a file stops the write for real, after part of it was written."""
    code = LIMIT + WRITE
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, str(old)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "disk_full"
    assert old.read_bytes() == OLD
    assert only(old)


# -- faults in each step ---------------------------------------------------------------------------------------------

FAULTS = {
    errno.ENOSPC: WriteReason.DISK_FULL,
    errno.EDQUOT: WriteReason.DISK_FULL,
    errno.EIO: WriteReason.FAILED,
    errno.EACCES: WriteReason.NOT_ALLOWED,
    errno.EROFS: WriteReason.NOT_ALLOWED,
    errno.EBUSY: WriteReason.BUSY,
}
STEPS = ("open", "write", "fsync", "fstat", "read", "close", "replace", "link", "access")
FORGIVEN = {("open", errno.EACCES)}  # listing the folder, to force its new name to the disk


class Fault:
    """Lets the n-th call of one function of ``os`` fail, once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, step: str, when: int, number: int) -> None:
        self.calls, self.when, self.number = 0, when, number
        self.call = getattr(os, step)
        monkeypatch.setattr(os, step, self)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.calls += 1
        if self.calls == self.when:
            if self.call.__name__ == "close":
                self.call(*arguments)  # a failing close has closed all the same
            raise OSError(self.number, os.strerror(self.number))
        return self.call(*arguments, **options)


@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize("number", FAULTS, ids=errno.errorcode.get)
@pytest.mark.parametrize("step", STEPS)
def test_whichever_call_fails_nothing_is_torn_and_nothing_is_claimed(
    tmp_path: Path, step: str, number: int, overwrite: bool
) -> None:
    """The first call fails, then in a new try the second, and so on until a try needs no more of them."""
    path = tmp_path / "scan.zorgscan"
    for when in range(1, 30):
        path.unlink(missing_ok=True)
        if overwrite:
            path.write_bytes(OLD)
        before = OLD if overwrite else None
        with pytest.MonkeyPatch.context() as patch:
            fault = Fault(patch, step, when, number)
            try:
                write_file(path, NEW, expected=digest_of(OLD), overwrite=overwrite)
                said = None
            except WriteError as error:
                said = error.reason
        after = path.read_bytes() if path.exists() else None
        if said is None:
            assert after == NEW
            assert fault.calls < when or (step, number) in FORGIVEN
        else:
            assert said is FAULTS[number]
            assert after in (before, NEW)
        assert [p.name for p in tmp_path.iterdir()] in ([], [path.name])
        if fault.calls < when:
            return
    pytest.fail("this step never came to an end")


def test_before_the_replacing_step_the_old_file_is_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in ("write", "fsync", "replace"):
        with pytest.MonkeyPatch.context() as patch:
            Fault(patch, step, 1, errno.EIO)
            refused(old)
        assert old.read_bytes() == OLD
        assert only(old)


def test_a_disk_that_writes_nothing_and_says_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda _descriptor, _data: 0)
    assert refused(old) is WriteReason.FAILED
    assert old.read_bytes() == OLD


def test_a_disk_that_keeps_other_bytes_than_it_was_given(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, b"\0" * len(data)))
    assert refused(old) is WriteReason.FAILED
    assert old.read_bytes() == OLD
    assert only(old)


def test_a_disk_that_loses_bytes_after_the_replacing_step_is_found_out(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def lossy(source: Path, target: Path) -> None:
        replace(source, target)
        os.truncate(target, 7)

    monkeypatch.setattr(os, "replace", lossy)
    assert refused(old) is WriteReason.FAILED


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EOPNOTSUPP])
def test_a_platform_that_cannot_sync_folders(old: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    fsync = os.fsync

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    assert write_file(old, NEW) == digest_of(NEW)


def test_the_file_and_then_its_folder_are_forced_to_the_disk(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def put(source: Path, target: Path) -> None:
        steps.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", put)
    write_file(old, NEW)
    assert steps == ["file", "replace", "folder"]


@pytest.mark.parametrize("number", [32, 33])
def test_a_file_that_windows_holds_is_busy(old: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def held(_source: Path, _target: Path) -> None:
        error = PermissionError(errno.EACCES, "held")
        error.winerror = number  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "replace", held)
    assert refused(old) is WriteReason.BUSY
    assert old.read_bytes() == OLD


def test_replacing_a_file_that_is_open_on_windows_is_busy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_source: Path, _target: Path) -> None:
        error = PermissionError(errno.EACCES, "denied")
        error.winerror = 5  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "replace", denied)
    assert refused(old) is WriteReason.BUSY


def test_an_interrupt_leaves_the_old_file_and_no_other(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(old, NEW)
    assert old.read_bytes() == OLD
    assert only(old)


# -- killed ----------------------------------------------------------------------------------------------------------

SAVE_FOR_EVER = """
import sys
from pathlib import Path
from zorgscan_desktop.storage.atomic import write_file
for number in range(1_000_000):
    data = b"%07d " % number * 100_000
    print("b", end="", flush=True)
    write_file(Path(sys.argv[1]), data)
    print("s", end="", flush=True)
"""


def killed_during_a_save(path: Path, begun: int, delay: float) -> int:
    """Kill -9 a process ``delay`` seconds into its save number ``begun``; how many saves it had said were done."""
    process = subprocess.Popen([sys.executable, "-c", SAVE_FOR_EVER, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    said = b""
    while said.count(b"b") < begun:
        said += process.stdout.read(1)
    end = time.perf_counter() + delay
    while time.perf_counter() < end:
        pass
    process.kill()
    said += process.stdout.read()
    process.stdout.close()
    process.wait()
    return said.count(b"s")


def kill_and_look(path: Path, chance: random.Random) -> str:
    """One process killed somewhere in a save; what was lost, or nothing."""
    path.write_bytes(b"before  " * 100_000)
    said = killed_during_a_save(path, chance.randint(1, 4), chance.uniform(0, 0.008))
    data = path.read_bytes()
    if data != data[:8] * 100_000:
        return "torn"
    number = -1 if data.startswith(b"before") else int(data[:8])
    # What was said to be saved is there, and at most the one save that was under way besides.
    return "" if number in (said - 1, said) else f"{said} said to be saved, {number} found"


def test_killed_during_a_save_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "scan.zorgscan"
    chance = random.Random(20261001)
    for _ in range(100):
        assert kill_and_look(path, chance) == ""
    assert not only(path)  # or no process was killed while it wrote, and this test proves nothing
    remove_leftovers(tmp_path, older_than=0)
    assert only(path)


def test_leftovers_of_a_save_that_may_be_under_way_stay(old: Path) -> None:
    fresh, stale, other = (old.with_name(n) for n in (".zorgscan-1.tmp", ".zorgscan-2.tmp", ".other-2.tmp"))
    for path in (fresh, stale, other):
        path.write_bytes(b"part")
        os.utime(path, (0, 0))
    os.utime(fresh)
    remove_leftovers(old.parent)
    assert sorted(p.name for p in old.parent.iterdir()) == sorted([old.name, fresh.name, other.name])
    remove_leftovers(old.parent / "none")


def test_the_temporary_file_lies_beside_the_target_and_is_hidden(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda source, target: (seen.append(Path(source)), replace(source, target)))
    write_file(old, NEW)
    assert seen[0].parent == old.parent
    assert seen[0].name.startswith(".")
    assert len(seen[0].name) < 30


def test_no_other_module_writes_files() -> None:
    writing = re.compile(r"\.write_bytes\(|\.write_text\(|os\.(replace|rename|write)\(|open\([^)]*[\"'][wax]b?[\"']")
    package = ROOT / "zorgscan_desktop"
    found = {p.relative_to(package).as_posix() for p in package.rglob("*.py") if writing.search(p.read_text("utf-8"))}
    assert found == {"storage/atomic.py"}
