"""Train the scorer: `python -m simulator.scoring.training [--corpus DIR] [--out DIR]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

from simulator.scoring.reading_input import LABELS
from simulator.scoring.training.calibrate import thresholds
from simulator.scoring.training.dataset import Labelled, examples, read_corpus
from simulator.scoring.training.export import export
from simulator.scoring.training.network import from_pretrained
from simulator.scoring.training.pretrained import load_tokens, pretrained_folder
from simulator.scoring.training.train import (
    Forms,
    Recipe,
    fit,
    forms,
    peaks,
    taught_by,
)
from simulator.shipped import shipped


def main() -> int:
    """Fit, calibrate, export; the figures come from `simulator.scoring.evaluate` afterwards."""
    parser = argparse.ArgumentParser(prog="simulator.scoring.training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=shipped("assets") / "corpus")
    parser.add_argument("--out", type=Path, default=shipped("assets") / "scorer")
    parser.add_argument("--version", default="closing-reader-2", help="goes into every scorecard")
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
    dev = [examples(closing) for closing in read_corpus([args.corpus / "dev.jsonl"])]
    _say(f"{len(train)} closings to learn from, {len(dev)} to calibrate on")
    recipe = Recipe(epochs=args.epochs, seed=args.seed)
    closings: Forms = forms(train, recipe)
    if not args.without_teacher:
        closings = _taught(train, closings, args.teacher)
    network = fit(from_pretrained(folder, len(LABELS)), closings, tokens, recipe)
    chosen = thresholds(dev, peaks(network, dev, tokens))
    export(network, folder / "tokenizer.json", chosen, args.version, args.out)
    _say(f"written to {args.out}")
    return 0


def _taught(train: list[Labelled], closings: Forms, kept: Path | None) -> Forms:
    """The closings with a teacher's word on each unit; the teacher is fitted if none is kept."""
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
    return taught_by(network, tokens, closings)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
