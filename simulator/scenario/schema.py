"""The JSON Schema of scenario files, which lets editors complete and check them as you type.

`python -m simulator.scenario.schema` writes it to scenarios/schema.json.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from simulator.scenario.model import FORMAT_VERSION, Scenario
from simulator.shipped import shipped


def json_schema() -> dict[str, Any]:
    """The schema as plain data, made from the model."""
    schema = TypeAdapter(Scenario).json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": f"mock-interview scenario, format {FORMAT_VERSION}",
        "description": "One interview, from the first closing cue to the goodbye.",
    }


def schema_text() -> str:
    """The schema as its file has it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path | None = None) -> Path:
    """Write schema.json to `folder`, by default where the scenarios are; returns its path."""
    path = (folder or shipped("scenarios")) / "schema.json"
    path.write_text(schema_text(), encoding="utf-8")
    return path


if __name__ == "__main__":
    write()
