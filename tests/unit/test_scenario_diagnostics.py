"""Every code is explained, and its example really earns it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import simulator.scenario as room
from simulator.scenario.catalog import Catalog
from simulator.scenario.diagnostics import DIAGNOSTICS, Diagnostic
from simulator.scenario.load import ScenarioProblems, load_file
from simulator.scenario.sample import SAMPLE, SAMPLE_NAME
from simulator.scenario.schema import json_schema, schema_text
from simulator.shipped import shipped

IN_A_LINE = [diagnostic for diagnostic in DIAGNOSTICS.values() if diagnostic.right]


def codes_of(path: Path, inside: Path | None = None) -> set[str]:
    with pytest.raises(ScenarioProblems) as caught:
        load_file(path, inside)
    return {problem.code for problem in caught.value.problems}


@pytest.mark.parametrize("diagnostic", IN_A_LINE, ids=lambda d: d.code)
def test_an_example_earns_its_code_and_nothing_else(diagnostic: Diagnostic, tmp_path: Path) -> None:
    assert SAMPLE.count(diagnostic.right) == 1
    path = tmp_path / f"{SAMPLE_NAME}.yaml"
    path.write_text(SAMPLE.replace(diagnostic.right, diagnostic.wrong), encoding="utf-8")
    assert codes_of(path) == {diagnostic.code}


def _other_encoding(path: Path) -> set[str]:
    path.write_text(SAMPLE, encoding="utf-16")
    return codes_of(path)


def _too_large(path: Path) -> set[str]:
    path.write_text("#" * 300_000, encoding="utf-8")
    return codes_of(path)


def _folder(path: Path) -> set[str]:
    path.mkdir()
    return codes_of(path)


def _absent(path: Path) -> set[str]:
    return codes_of(path)


def _taken(path: Path) -> set[str]:
    second = path.parent / "mine"
    second.mkdir()
    for folder in (path.parent, second):
        (folder / f"{SAMPLE_NAME}.yaml").write_text(SAMPLE, encoding="utf-8")
    entries = Catalog([path.parent, second]).entries()
    return {problem.code for entry in entries for problem in entry.problems}


OF_A_FILE: dict[str, Callable[[Path], set[str]]] = {
    "S001": _other_encoding,
    "S002": _too_large,
    "S006": _folder,
    "S010": _absent,
    "S208": _taken,
}


@pytest.mark.parametrize("code", OF_A_FILE)
def test_a_file_earns_its_code(code: str, tmp_path: Path) -> None:
    assert OF_A_FILE[code](tmp_path / "scenario.yaml") == {code}


def test_every_code_is_explained_and_tried() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(room.__path__[0]).glob("*.py")
        if path.name != "diagnostics.py"
    )
    assert set(re.findall(r'"(S\d{3})"', source)) == set(DIAGNOSTICS)
    assert {d.code for d in IN_A_LINE} | set(OF_A_FILE) == set(DIAGNOSTICS)
    for diagnostic in DIAGNOSTICS.values():
        assert diagnostic.title
        assert diagnostic.meaning.endswith(".")


def test_the_shipped_schema_is_the_models() -> None:
    shipped_schema = (shipped("scenarios") / "schema.json").read_text(encoding="utf-8")
    assert shipped_schema == schema_text(), "run `python -m simulator.scenario.schema`"


def test_the_schema_allows_one_text_where_variants_go() -> None:
    says = json_schema()["$defs"]["Timeframe"]["properties"]["says"]
    assert [kind["type"] for kind in says["anyOf"]] == ["string", "array"]
    assert says["description"]
