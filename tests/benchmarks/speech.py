"""How well and how fast the simulator listens and speaks.

    python tests/benchmarks/speech.py wer FOLDER      words: ours against plain faster-whisper
    python tests/benchmarks/speech.py names           scenario names, with and without hints
    python tests/benchmarks/speech.py end             last word to scorecard, and caption lag
    python tests/benchmarks/speech.py voice           when the interviewer's sound starts

FOLDER holds recordings and a manifest.jsonl with `file`, `text` and `kind`. `end` plays a closing
of about a minute into the ears in real time, without any sound device. Every figure stands
beside its baseline from the same run.
"""

from __future__ import annotations

import argparse
import json
import queue
import resource
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from simulator.scenario.catalog import Catalog, shipped_folder
from simulator.scoring.closing import Closing, Turn
from simulator.scoring.live import LiveScorer
from simulator.scoring.normalise import FILLERS
from simulator.scoring.score import score
from simulator.speech.audio_file import at_rate, read_sound
from simulator.speech.ears.listener import Listener, Reports
from simulator.speech.ears.live import Caption
from simulator.speech.ears.whisper import Whisper
from simulator.speech.hints import hints_of
from simulator.speech.ports import Hints, VoiceStyle
from simulator.speech.problems import SpeechProblem
from simulator.speech.sound import RATE, WIDTH, Sound, silence
from simulator.speech.voice.captions import sentences
from simulator.speech.voice.synthesiser import ChildSynthesiser

STYLES = (VoiceStyle("en-us", "female", 0.9), VoiceStyle("en-gb", "male", 0.9))
CLOSING = (
    "Thank you both for this afternoon. I came in curious and I am leaving sure, because the way "
    "you moved the night clinic to one shared list is just what I would like to work on. I hope "
    "you will consider me for the job. I have run a busy ward for six years, and last year we cut "
    "our waiting time by a third. I also trained four new nurses, so I am confident that I can do "
    "this well from the first week. One thing we did not talk about is that I speak Polish, and "
    "that would help with many of your patients. Could you tell me what happens next, and when I "
    "might hear from you? I can send references tomorrow morning. If anything about my experience "
    "gives you pause, please ask me now. I look forward to planning the new rota with the team."
)
PIECE = 0.05  # seconds of sound that come at a time, as from a device


def words(text: str) -> list[str]:
    kept = "".join(c if c.isalnum() or c in " '" else " " for c in text.lower())
    return [w for w in kept.split() if w not in FILLERS]


def fillers(text: str) -> int:
    return sum(w.strip(".,!?") in FILLERS for w in text.lower().split())


def errors(reference: list[str], heard: list[str]) -> int:
    """Words wrong, missing or too many."""
    row = list(range(len(heard) + 1))
    for i, one in enumerate(reference, 1):
        new = [i]
        for j, other in enumerate(heard, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (one != other)))
        row = new
    return row[-1]


def plain(model: Any, sound: Sound) -> str:  # noqa: ANN401 - a library without types
    """faster-whisper as it comes, with its best beam."""
    from simulator.speech.ears.speech_parts import samples_of

    found, _ = model.transcribe(samples_of(sound), language="en", beam_size=5, temperature=0.0)
    return " ".join(segment.text for segment in found)


def model_of(ear: Whisper) -> Any:  # noqa: ANN401 - likewise
    ear.load()
    return ear._reader.model.model


def compare_words(folder: Path) -> None:
    ear = Whisper(threads=2)
    model = model_of(ear)
    ear.transcribe(silence(1.0), Hints())
    wrong: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    spent = {"ours": 0.0, "plain": 0.0}
    length = 0.0
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        item = json.loads(line)
        sound = read_sound(folder / item["file"])
        length += sound.seconds
        for name in ("ours", "plain"):
            began = time.perf_counter()
            ours = name == "ours"
            text = ear.transcribe(sound, Hints()).text if ours else plain(model, sound)
            spent[name] += time.perf_counter() - began
            for kind in (item["kind"], "all"):
                row = wrong[(kind, name)]
                row[0] += errors(words(item["text"]), words(text))
                row[1] += len(words(item["text"]))
                row[2] += fillers(item["text"])
                row[3] += fillers(text)
    print(f"{len(lines)} recordings, {length:.0f} s")
    for (kind, name), (bad, of, said, heard) in sorted(wrong.items()):
        print(f"{kind:12} {name:6} WER {100 * bad / of:5.1f}%  fillers said {said} heard {heard}")
    for name, seconds in spent.items():
        print(f"{name}: {seconds / length:.3f} of real time")


def compare_names() -> None:
    ear = Whisper(threads=2)
    model = model_of(ear)
    voice = ChildSynthesiser()
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for entry in Catalog([shipped_folder()]).entries():
        scenario = Catalog([shipped_folder()]).load(entry.id).scenario
        people = [person.name for person in scenario.interviewers]
        for name in (*people, scenario.job.company):
            text = f"Thank you, {name}. I would love to work with {name}."
            for style in STYLES:
                sound = at_rate(voice.synthesise(text, style))
                wanted = set(words(name))
                for way, heard in (
                    ("hinted", ear.transcribe(sound, hints_of(scenario)).text),
                    ("not hinted", ear.transcribe(sound, Hints()).text),
                    ("plain", plain(model, sound)),
                ):
                    found[way][0] += len(wanted & set(words(heard)))
                    found[way][1] += len(wanted)
    voice.close()
    for way, (right, of) in found.items():
        print(f"{way:10} {100 * right / of:5.1f}% of {of} words of names heard right")


class Tape:
    """A microphone that plays a sound in real time."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._over = threading.Event()
        self.ended = threading.Event()
        self.began = 0.0

    def start(self, hear: Callable[[bytes], None]) -> None:
        def run() -> None:
            size = WIDTH * round(RATE * PIECE)
            self.began = time.perf_counter()
            for number, at in enumerate(range(0, len(self._sound.samples), size), 1):
                due = self.began + number * PIECE
                if self._over.wait(max(0.0, due - time.perf_counter())):
                    return
                hear(self._sound.samples[at : at + size])
            self.ended.set()

        threading.Thread(target=run, daemon=True).start()

    silent_for = 0.0

    def stop(self) -> None:
        self._over.set()


def spoken(voice: ChildSynthesiser, text: str, style: VoiceStyle) -> Sound:
    pause = silence(0.6).samples
    parts = [at_rate(voice.synthesise(s.text, style)).samples for s in sentences(text)]
    return Sound(pause.join(parts))


def measure_end(rounds: int) -> None:
    ear = Whisper(threads=2)
    ear.load()
    voice = ChildSynthesiser()
    score(Closing((Turn("candidate", "What happens next?"),)))
    live, after, lags, totals = [], [], [], []
    typed = score(Closing((Turn("candidate", CLOSING),))).total
    for number in range(rounds):
        sound = spoken(voice, CLOSING, STYLES[number % len(STYLES)])
        ear.transcribe(sound.piece(0, 3), Hints())
        tape = Tape(sound)
        captions: queue.Queue[tuple[float, Caption]] = queue.Queue()
        scorer = LiveScorer()

        def told(caption: Caption, into: queue.Queue[tuple[float, Caption]] = captions) -> None:
            into.put((time.perf_counter(), caption))

        def trouble(problem: SpeechProblem) -> None:
            raise problem

        listener = Listener(tape, ear, Hints(), Reports(told, trouble, lambda _: None))
        listener.start()
        while not tape.ended.wait(0.2):
            while not captions.empty() and captions.qsize() > 1:
                captions.get()
        began = time.perf_counter()
        heard = listener.finish()
        card = scorer.score(Closing((Turn("candidate", heard.transcript.text),)))
        live.append(time.perf_counter() - began)
        totals.append(card.total)
        began = time.perf_counter()
        whole = ear.transcribe(sound, Hints())
        score(Closing((Turn("candidate", whole.text),)))
        after.append(time.perf_counter() - began)
        lags += caption_lags(ear, sound)
        print(
            f"round {number + 1}: {sound.seconds:.0f} s, live {live[-1]:.2f} s, "
            f"all at the end {after[-1]:.2f} s, total {card.total} (typed {typed})"
        )
    voice.close()
    lags.sort()
    print(
        f"last word to scorecard: median {statistics.median(live):.2f} s live, "
        f"{statistics.median(after):.2f} s transcribing all at the end"
    )
    print(
        f"caption lag: median {statistics.median(lags):.2f} s, "
        f"95% {lags[int(0.95 * len(lags))]:.2f} s"
    )
    print(
        f"spoken against typed: mean change {statistics.mean(abs(t - typed) for t in totals):.1f}"
    )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def caption_lags(ear: Whisper, sound: Sound) -> list[float]:
    """For each word of the first half minute: from its end in the sound to its first caption."""
    sound = sound.piece(0, 30.0)
    heard = ear.transcribe(sound, Hints()).words
    tape = Tape(sound)
    shown: list[tuple[float, int]] = []
    reports = Reports(
        lambda c: shown.append((time.perf_counter(), len(c.text.split()))),
        lambda _: None,
        lambda _: None,
    )
    listener = Listener(tape, ear, Hints(), reports)
    listener.start()
    tape.ended.wait()
    listener.cancel()
    lags = []
    for number, word in enumerate(heard, 1):
        first = next((at for at, count in shown if count >= number), None)
        if first is not None:
            lags.append(max(0.0, first - tape.began - word.end))
    return lags


def measure_voice(rounds: int) -> None:
    first, ready = [], []
    lines = [s.text for s in sentences(CLOSING)]
    for _ in range(rounds):
        voice = ChildSynthesiser()
        voice.synthesise("Hello.", VoiceStyle())
        for line in lines:
            began = time.perf_counter()
            voice.synthesise(line, STYLES[0])
            first.append(time.perf_counter() - began)
            began = time.perf_counter()
            voice.synthesise(line, STYLES[0])
            ready.append(time.perf_counter() - began)
        voice.close()
    print(
        f"a sentence is synthesised in {1000 * statistics.median(first):.0f} ms (worst "
        f"{1000 * max(first):.0f}), ahead of need in {1000 * statistics.median(ready):.2f} ms; "
        "the device adds its 60 ms"
    )


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("wer", "names", "end", "voice"))
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    if args.what == "wer":
        compare_words(args.folder)
    elif args.what == "names":
        compare_names()
    elif args.what == "end":
        measure_end(args.rounds)
    else:
        measure_voice(args.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
