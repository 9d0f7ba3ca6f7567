"""Train the scorer: `python -m simulator.scoring.training [--corpus DIR] [--out DIR]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import torch

from simulator.scoring.labelled import read_labelled
from simulator.scoring.learned_reader import LearnedReader
from simulator.scoring.normalise import normal_text
from simulator.scoring.reading_input import LABELS
from simulator.scoring.training.calibrate import MIDDLE, peaks, thresholds
from simulator.scoring.training.dataset import Labelled, examples, read_corpus
from simulator.scoring.training.export import export, write_card
from simulator.scoring.training.network import ReadingPair, from_pretrained
from simulator.scoring.training.pretrained import Tokens, load_tokens, pretrained_folder
from simulator.scoring.training.train import Forms, Recipe, fit, forms, taught_by
from simulator.scoring.training.vocabulary import kept_pieces, lean_tokenizer
from simulator.shipped import shipped


def main() -> int:
    """Fit, calibrate, export; the figures come from `simulator.scoring.evaluate` afterwards."""
    parser = argparse.ArgumentParser(prog="simulator.scoring.training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=shipped("assets") / "corpus")
    parser.add_argument("--out", type=Path, default=shipped("assets") / "scorer")
    parser.add_argument("--version", default="closing-reader-3", help="goes into every scorecard")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument(
        "--teacher", type=Path, metavar="FILE", help="keep the teacher here, or use the one there"
    )
    parser.add_argument(
        "--without-teacher", action="store_true", help="under half the time, and a weaker reader"
    )
    args = parser.parse_args()

    torch.use_deterministic_algorithms(True)
    folder = pretrained_folder()
    tokens = load_tokens(folder)
    train = read_corpus([args.corpus / "train.jsonl", args.corpus / "phrases.jsonl"])
    _say(f"{len(train)} closings to learn from")
    recipe = Recipe(epochs=args.epochs, seed=args.seed)
    other = replace(recipe, seed=args.seed + 1)
    plain, replaced = _forms(train, (recipe, other), args.teacher, taught=not args.without_teacher)
    pair = ReadingPair(
        fit(from_pretrained(folder, len(LABELS)), plain, tokens, recipe),
        fit(from_pretrained(folder, len(LABELS)), replaced, tokens, other),
    )
    ship(pair, folder / "tokenizer.json", _used(train, tokens), args.corpus, args.version, args.out)
    _say(f"written to {args.out}")
    return 0


def ship(
    pair: ReadingPair, tokenizer: Path, used: set[int], corpus: Path, version: str, out: Path
) -> None:
    """Write the pair with the pieces it needs, and calibrate what was written on the dev part."""
    kept = kept_pieces(tokenizer, pair.first.words.weight.detach(), used)
    pair.keep(kept)
    middle = dict.fromkeys(LABELS, MIDDLE)
    export(pair, lean_tokenizer(tokenizer, kept), middle, version, out)
    part = corpus / "dev.jsonl"
    dev = read_labelled(part.read_text(encoding="utf-8").splitlines())
    found = peaks(LearnedReader(out), [one.closing for one in dev])
    write_card(out, version, thresholds([examples(c) for c in read_corpus([part])], found))


def _used(closings: Iterable[Labelled], tokens: Tokens) -> set[int]:
    texts = (text for c in closings for turn in c.turns for text in (turn.cue, *turn.words))
    return {piece for text in texts for piece in tokens.encode(normal_text(text))}


def _forms(
    train: list[Labelled], recipes: tuple[Recipe, Recipe], kept: Path | None, *, taught: bool
) -> tuple[Forms, Forms]:
    """What each network learns from; a teacher (at `kept`, or fitted now) has read all of it.

    It reads the second one's closings with words replaced, so that the two err apart.
    """
    if not taught:
        return forms(train, recipes[0]), forms(train, recipes[1])
    from simulator.scoring.training import teacher as big

    folder = big.unpacked()
    tokens = big.tokens_of(folder)
    torch.manual_seed(big.RECIPE.seed)
    network = big.Teacher(folder)
    if kept is not None and kept.exists():
        network.load_state_dict(torch.load(kept))
    else:
        _say("fitting the teacher")
        network = fit(network, forms(train, big.RECIPE), tokens, big.RECIPE)
        if kept is not None:
            torch.save(network.state_dict(), kept)
    _say("the teacher reads")
    return (
        taught_by(network, tokens, forms(train, recipes[0])),
        taught_by(network, tokens, forms(train, recipes[1], big.words_alike(folder))),
    )


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
