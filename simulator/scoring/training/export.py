"""Write a fitted network as the int8 ONNX scorer that the product loads."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from simulator.scoring.encoder import CARD
from simulator.scoring.training.network import WordReader

OPSET = 17


def export(
    network: WordReader,
    tokenizer: str,
    thresholds: dict[str, float],
    version: str,
    folder: Path,
) -> None:
    """Fill `folder` with model.onnx (int8 weights), tokenizer.json and scorer.json."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    ids = torch.randint(0, 1000, (1, 12))
    kinds = torch.ones_like(ids)
    kinds[:, 4:9] = 2
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            network,
            (ids, kinds),
            str(exact),
            input_names=["ids", "kinds"],
            output_names=["logits"],
            dynamic_axes={name: {1: "tokens"} for name in ("ids", "kinds", "logits")},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            str(exact),
            str(folder / "model.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
        )
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    write_card(folder, version, thresholds)


def write_card(folder: Path, version: str, thresholds: dict[str, float]) -> None:
    """Say in `folder` what version it holds, from where each label counts, and the hashes."""
    card = {
        "version": version,
        "thresholds": {label: round(value, 3) for label, value in thresholds.items()},
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in ("model.onnx", "tokenizer.json")
        },
    }
    (folder / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
