"""The recordings of takes on disk: one folder a take, one FLAC and one note a turn, all 0600.

While a turn is spoken its samples go into a `.part` file as they come; a part that was cut off
becomes a FLAC at the next look. The note beside each keeps what was heard and what counted.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from simulator.paths import FILE_MODE, StorageFailed, make_private_folder, write_private
from simulator.speech.audio_file import flac, read_sound
from simulator.speech.problems import RecordingFailed, UnreadableAudio
from simulator.speech.sound import Sound
from simulator.speech.transcript import HeardWord, Transcript

_PART: Final = ".part"


@dataclass(frozen=True, slots=True)
class TurnNote:
    """A spoken turn: its `position` among all turns, what was `heard`, what `counted`."""

    position: int
    heard: Transcript
    counted: str
    seconds: float


class PartFile:
    """Samples on their way to disk, as they come."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._failed = False
        try:
            make_private_folder(path.parent)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, FILE_MODE)
        except OSError as error:
            raise _failed(error) from error
        self._file = os.fdopen(handle, "ab", buffering=0)

    def write(self, samples: bytes) -> None:
        """Put samples on disk. Raises RecordingFailed once; then keeps what is there."""
        if self._failed:
            return
        try:
            self._file.write(samples)
        except OSError as error:
            self._failed = True
            raise _failed(error) from error

    def close(self) -> None:
        """No more samples."""
        with contextlib.suppress(OSError):
            self._file.close()


class Recordings:
    """Everything recorded, under one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def part(self, take: str, position: int) -> PartFile:
        """Where a turn's samples go while it is spoken. Raises RecordingFailed."""
        return PartFile(self._of(take) / f"{position:03}{_PART}")

    def keep(self, take: str, position: int, sound: Sound) -> None:
        """Keep a turn's sound as FLAC in place of its part. Raises StorageFailed."""
        folder = self._of(take)
        write_private(folder / f"{position:03}.flac", flac(sound))
        (folder / f"{position:03}{_PART}").unlink(missing_ok=True)

    def drop(self, take: str, position: int) -> None:
        """Forget a turn's sound, because it was said anew or typed after all."""
        for path in self._of(take).glob(f"{position:03}.*"):
            path.unlink(missing_ok=True)

    def note(self, take: str, note: TurnNote) -> None:
        """Keep what was heard and what counted. Raises StorageFailed."""
        path = self._of(take) / f"{note.position:03}.json"
        write_private(path, json.dumps(asdict(note), ensure_ascii=False))

    def notes(self, take: str) -> dict[int, TurnNote]:
        """The notes of a take by their turn; a damaged one is left out."""
        found: dict[int, TurnNote] = {}
        for path in sorted(self._of(take).glob("*.json")):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                data = json.loads(path.read_text(encoding="utf-8"))
                heard = data["heard"]
                words = tuple(HeardWord(**word) for word in heard.pop("words"))
                found[int(data["position"])] = TurnNote(
                    int(data["position"]),
                    Transcript(words=words, **heard),
                    str(data["counted"]),
                    float(data["seconds"]),
                )
        return found

    def sounds(self, take: str) -> dict[int, Path]:
        """The sound files of a take by their turn; parts that were cut off are mended first."""
        self.mend(take)
        return {int(path.stem): path for path in sorted(self._of(take).glob("[0-9]*.flac"))}

    def sound(self, take: str, position: int) -> Sound:
        """A turn's sound. Raises UnreadableAudio."""
        path = self.sounds(take).get(position)
        if path is None:
            raise UnreadableAudio("There is no recording of this turn.", "It may be too old.")
        return read_sound(path)

    def mend(self, take: str) -> None:
        """Make a FLAC of each part that was cut off, unless the turn has one."""
        for path in self._of(take).glob(f"*{_PART}"):
            target = path.with_suffix(".flac")
            with contextlib.suppress(OSError, StorageFailed):
                samples = path.read_bytes()
                if samples and not target.exists():
                    write_private(target, flac(Sound(samples[: len(samples) // 2 * 2])))
                path.unlink()

    def size(self, take: str | None = None) -> int:
        """Bytes of sound on disk, of one take or of all."""
        root = self._folder if take is None else self._of(take)
        return sum(_bytes(path) for path in root.rglob("*") if path.suffix in (".flac", _PART))

    def takes(self) -> tuple[str, ...]:
        """The keys of the takes that have a folder."""
        with contextlib.suppress(OSError):
            return tuple(sorted(p.name for p in self._folder.iterdir() if p.is_dir()))
        return ()

    def delete(self, take: str) -> None:
        """Delete a take's sound and notes. Raises StorageFailed."""
        folder = self._of(take)
        try:
            if folder.is_dir():
                shutil.rmtree(folder)
        except OSError as error:
            raise StorageFailed.from_os_error(error, folder, "delete the recording") from error

    def delete_sound(self, take: str | None = None) -> int:
        """Delete the sound and keep the notes; the bytes that are free now."""
        root = self._folder if take is None else self._of(take)
        freed = 0
        for path in list(root.rglob("*")):
            if path.suffix in (".flac", _PART):
                freed += _bytes(path)
                path.unlink(missing_ok=True)
        return freed

    def expire(self, now: datetime, days: int) -> int:
        """Delete sound older than `days`; 0 days keep nothing. How many files went."""
        before = (now - timedelta(days=days)).timestamp()
        gone = 0
        for path in self._old_sound(before):
            path.unlink(missing_ok=True)
            gone += 1
        return gone

    def _old_sound(self, before: float) -> Iterator[Path]:
        for path in list(self._folder.rglob("*.flac")):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before:
                    yield path

    def _of(self, take: str) -> Path:
        if not take.isalnum():
            raise ValueError(f"no key of a take: {take!r}")
        return self._folder / take


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _failed(error: OSError) -> RecordingFailed:
    reason = error.strerror or str(error)
    return RecordingFailed(
        f"The recording cannot be written any more ({reason}).",
        "Your words are still heard. Free some space on the disk to keep the sound too.",
    )
