"""Recordings on disk: nothing is lost, everything is private, old sound goes."""

from __future__ import annotations

import errno
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.speech.audio_file import read_sound
from simulator.speech.problems import RecordingFailed, UnreadableAudio
from simulator.speech.recordings import Recordings, TurnNote
from simulator.speech.sound import Sound
from simulator.speech.transcript import HeardWord, Transcript

TAKE = "abc123"
SOUND = Sound(bytes(range(256)) * 200)


@pytest.fixture
def recordings(tmp_path: Path) -> Recordings:
    return Recordings(tmp_path / "recordings")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_turn_is_kept_whole_and_private(recordings: Recordings, tmp_path: Path) -> None:
    part = recordings.part(TAKE, 3)
    part.write(SOUND.samples)
    part.close()
    recordings.keep(TAKE, 3, SOUND)
    path = recordings.sounds(TAKE)[3]
    assert read_sound(path) == SOUND
    if os.name == "posix":
        assert mode(path) == 0o600
        assert mode(path.parent) == 0o700
    assert [p.name for p in path.parent.iterdir()] == ["003.flac"]
    assert recordings.size() == recordings.size(TAKE) == path.stat().st_size


def test_a_part_that_was_cut_off_is_mended(recordings: Recordings) -> None:
    part = recordings.part(TAKE, 1)
    part.write(SOUND.samples + b"\x07")  # killed in the middle of a sample
    part.close()
    assert recordings.sound(TAKE, 1) == SOUND


def test_samples_are_on_disk_as_soon_as_they_are_written(recordings: Recordings) -> None:
    part = recordings.part(TAKE, 1)
    part.write(b"\1\0" * 800)
    assert part.path.stat().st_size == 1600
    part.close()


def test_a_full_disk_is_said_once(recordings: Recordings, monkeypatch: pytest.MonkeyPatch) -> None:
    part = recordings.part(TAKE, 1)
    part.write(b"\1\0" * 10)

    class Full:
        def write(self, samples: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        def close(self) -> None:
            return

    part._file.close()
    monkeypatch.setattr(part, "_file", Full())
    with pytest.raises(RecordingFailed, match="No space"):
        part.write(b"\1\0")
    part.write(b"\1\0")
    part.close()
    assert part.path.stat().st_size == 20


def test_notes_keep_both_versions(recordings: Recordings) -> None:
    heard = Transcript((HeardWord("cooper", 0.1, 0.4), HeardWord("netties", 0.4, 0.9)), "stub")
    note = TurnNote(3, heard, "Kubernetes", 0.9)
    recordings.note(TAKE, note)
    assert recordings.notes(TAKE) == {3: note}


def test_a_damaged_note_is_left_out(recordings: Recordings, tmp_path: Path) -> None:
    recordings.note(TAKE, TurnNote(1, Transcript((), "stub"), "yes", 1.0))
    (tmp_path / "recordings" / TAKE / "002.json").write_text("{", encoding="utf-8")
    assert set(recordings.notes(TAKE)) == {1}


def test_old_sound_goes_and_the_note_stays(recordings: Recordings) -> None:
    recordings.keep(TAKE, 1, SOUND)
    recordings.note(TAKE, TurnNote(1, Transcript((), "stub"), "yes", 1.0))
    now = datetime.now(UTC)
    assert recordings.expire(now + timedelta(days=29), 30) == 0
    assert recordings.expire(now + timedelta(days=31), 30) == 1
    assert recordings.sounds(TAKE) == {}
    assert set(recordings.notes(TAKE)) == {1}
    with pytest.raises(UnreadableAudio):
        recordings.sound(TAKE, 1)


def test_delete_one_take_or_all_sound(recordings: Recordings) -> None:
    for take in ("one", "two"):
        recordings.keep(take, 1, SOUND)
    recordings.delete("one")
    assert recordings.takes() == ("two",)
    assert recordings.delete_sound() > 0
    assert recordings.size() == 0


@pytest.mark.parametrize("key", ["", "..", "a/b", "../../etc"])
def test_no_way_out_of_the_folder(recordings: Recordings, key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        recordings.part(key, 1)
