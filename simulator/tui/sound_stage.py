"""Everything about sound that blocks. Screens call it from thread workers only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.paths import Paths
from simulator.tui.trouble import Trouble

if TYPE_CHECKING:
    from simulator.history.take import Take
    from simulator.rehearsal.aloud import Equipment
    from simulator.rehearsal.replay import Replay, ReplayEvent
    from simulator.rehearsal.sound_check import Tried
    from simulator.settings import Settings
    from simulator.speech.recordings import Recordings
    from simulator.speech.sound import Sound


@dataclass(frozen=True, slots=True)
class SoundNames:
    """The devices there are, and the ones the settings name."""

    microphones: tuple[str, ...]
    speakers: tuple[str, ...]
    microphone: str
    speaker: str


class SoundStage:
    """The one door from the screens to voice, ears and recordings."""

    def __init__(
        self, where: Paths, equip: Callable[[Settings, Path], Equipment] | None = None
    ) -> None:
        self._where = where
        self._equip = equip
        self._tried: Sound | None = None

    @property
    def recordings(self) -> Recordings:
        """The recordings of takes."""
        from simulator.speech.recordings import Recordings

        return Recordings(self._where.recordings)

    def equipment(self, settings: Settings | None = None) -> Equipment:
        """What sound is made with; without `settings`, by the file."""
        from simulator.rehearsal.equipment import equipment
        from simulator.settings import Settings, SettingsProblems, load_or_default

        if settings is None:
            try:
                settings = load_or_default(self._where.settings)
            except SettingsProblems:
                settings = Settings()  # what is wrong with the file was said at the start
        return (self._equip or equipment)(settings, self._where.recordings)

    def forget_old_recordings(self) -> None:
        """Delete sound that is older than the settings keep it."""
        from simulator.settings import SettingsProblems, load_or_default

        try:
            days = load_or_default(self._where.settings).keep_recordings_days
        except SettingsProblems:
            return  # what cannot be read decides nothing
        if days:
            self.recordings.expire(datetime.now(UTC), days)

    def replay(self, take: Take, emit: Callable[[ReplayEvent], object]) -> Replay:
        """The take ready to be heard."""
        from simulator.rehearsal.replay import Replay
        from simulator.scenario.load import ScenarioProblems

        try:
            return Replay(take, self.equipment(), emit)
        except ScenarioProblems as problem:
            raise Trouble("This take's interview cannot be read any more.") from problem

    def names(self) -> SoundNames:
        """The devices there are."""
        from simulator.rehearsal.sound_check import names
        from simulator.settings import Settings, SettingsProblems, load_or_default

        try:
            settings = load_or_default(self._where.settings)
        except SettingsProblems:
            settings = Settings()
        return SoundNames(
            names("microphone"), names("speaker"), settings.microphone, settings.speaker
        )

    def remember_device(self, kind: str, name: str) -> Settings:
        """Write the chosen microphone or speaker to the settings file."""
        from simulator.settings import SettingsProblems, update

        try:
            return update(self._where.settings, **{kind: name})
        except SettingsProblems as problem:
            raise Trouble("The choice could not be remembered.", str(problem)) from problem

    def say(self, line: str) -> str:
        """Speak a line; what hindered it, empty when nothing did."""
        from simulator.speech.ports import VoiceStyle
        from simulator.speech.problems import SpeechProblem

        made = self.equipment()
        if made.synthesiser is None or made.player is None:
            return "The voice is switched off in the settings."
        try:
            sound = made.synthesiser.synthesise(line, VoiceStyle())
            made.player.play(sound).wait(sound.seconds + 5.0)
        except SpeechProblem as problem:
            return str(problem)
        finally:
            made.synthesiser.close()
            made.player.close()
        return ""

    def try_voice(self) -> Tried:
        """Let the voice say a sentence."""
        from simulator.rehearsal.sound_check import try_voice

        made = self.equipment()
        try:
            return try_voice(made)
        finally:
            if made.synthesiser is not None:
                made.synthesiser.close()
            if made.player is not None:
                made.player.close()

    def try_microphone(self) -> Tried:
        """Record two seconds."""
        from simulator.rehearsal.sound_check import try_microphone

        tried, self._tried = try_microphone(self.equipment())
        return tried

    def play_back(self) -> Tried | None:
        """Play what was recorded; None when nothing was."""
        from simulator.rehearsal.sound_check import play_back

        if self._tried is None:
            return None
        made = self.equipment()
        try:
            return play_back(made, self._tried)
        finally:
            if made.player is not None:
                made.player.close()
