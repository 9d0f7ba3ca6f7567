"""Train the scorer: `python -m simulator.scoring.training [--corpus DIR] [--out DIR]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

from simulator.scoring.training.calibrate import thresholds
from simulator.scoring.training.dataset import examples, read_corpus
from simulator.scoring.training.export import export
from simulator.scoring.training.pretrained import load_tokens, pretrained_folder
from simulator.scoring.training.train import Recipe, fit, probabilities
from simulator.shipped import shipped


def main() -> int:
    """Fit, calibrate, export; the figures come from `simulator.scoring.evaluate` afterwards."""
    parser = argparse.ArgumentParser(prog="simulator.scoring.training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=shipped("assets") / "corpus")
    parser.add_argument("--out", type=Path, default=shipped("assets") / "scorer")
    parser.add_argument("--version", default="closing-reader-1", help="goes into every scorecard")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    args = parser.parse_args()

    torch.use_deterministic_algorithms(True)
    folder = pretrained_folder()
    tokens = load_tokens(folder)
    train = read_corpus([args.corpus / "train.jsonl", args.corpus / "phrases.jsonl"])
    dev = [examples(closing) for closing in read_corpus([args.corpus / "dev.jsonl"])]
    _say(f"{len(train)} closings to learn from, {len(dev)} to calibrate on")
    network = fit(train, folder, tokens, Recipe(epochs=args.epochs, seed=args.seed))
    flat = probabilities(network, [e for units in dev for e in units], tokens)
    rows = iter(flat)
    chosen = thresholds(dev, [[next(rows) for _ in units] for units in dev])
    export(network, folder / "tokenizer.json", chosen, args.version, args.out)
    _say(f"written to {args.out}")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
