"""How well labelled plans are read: floors under the figures, so that no change lowers them unseen.

Three readings: elements alone on the true tree, whole files in the layouts of tests/corpus/layouts.py, and whole files
in the layouts of the renderer that is kept beside the repository, where it is there.
"""

from __future__ import annotations

import importlib.util
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.corpus import layouts
from tests.labelled import load, plan_of
from tests.scoring import Score

import plancheck
from plancheck.elements import ELEMENTS, View, recogniser
from plancheck.outline import build_plan
from plancheck.plan import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CORPUS = Path(__file__).parent / "corpus"
SHARED = Path(__file__).parents[2] / "shared"
LABELLED = [*sorted(CORPUS.glob("*.yaml")), *sorted((SHARED / "plans").glob("*/*.yaml"))]
RENDERER = SHARED / "score" / "render.py"
AWAY = "the labelled plans beside the repository are not there"

FLOORS = {
    "heading_f1": 0.99,
    "tree_f1": 0.98,
    "exact": 0.93,
    "status": 0.98,
    "field_recall": 0.96,
    "field_precision": 0.97,
    "facts": 0.97,
}


def assert_floors(score: Score, *names: str) -> None:
    figures = {name: getattr(score, name) for name in names}
    low = {name: figure for name, figure in figures.items() if figure < FLOORS[name]}
    assert not low, f"{low}, all {figures}\n" + "\n".join(score.misses)


def add_elements(score: Score, name: str, data: dict[str, Any], plan: plancheck.Plan) -> None:
    view = View(plan)
    for element in ELEMENTS:
        score.add_element(name, element, data["gold"]["elements"][element], recogniser(element)(view))


def score_files(paths: Iterable[Path], labels: dict[str, dict[str, Any]]) -> Score:
    score = Score()
    for path in paths:
        data, name = labels[path.stem], f"{path.parent.name} {path.stem}"
        plan = plancheck.read(path)
        score.add_tree(name, data, plan)
        score.add_facts(name, data, plan)
        add_elements(score, name, data, plan)
    return score


def test_there_is_something_to_measure_with():
    assert len(list(CORPUS.glob("*.yaml"))) >= 20
    data = load(LABELLED[0])
    score = Score()
    score.add_tree("true", data, plan_of(data))
    assert (score.heading_f1, score.tree_f1, score.exact) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("damage", "figure"),
    [
        (lambda data: data["sections"].pop(0), "heading_f1"),
        (lambda data: data["sections"][0].setdefault("children", []).append(data["sections"].pop(1)), "tree_f1"),
        (lambda data: data.update(title="另一个题目"), "facts"),
    ],
)
def test_the_measure_notices_damage(damage: Callable[[dict[str, Any]], object], figure: str):
    data, wrong = load(LABELLED[0]), load(LABELLED[0])
    damage(wrong)
    score = Score()
    score.add_tree("damaged", wrong, plan_of(data))
    score.add_facts("damaged", wrong, plan_of(data))
    assert getattr(score, figure) < 1.0
    assert score.misses


def test_elements_on_the_true_tree():
    score = Score()
    for path in LABELLED:
        data = load(path)
        add_elements(score, path.stem, data, plan_of(data))
    assert_floors(score, "status", "field_recall", "field_precision")


# The layouts that take a plan apart most are tried on more plans.
SHARES = {"halfglued": 3, "twocol": 3, "spaced": 3, "cover": 3, "paper": 3, "bold": 3}


def rendered(folder: Path) -> list[Path]:
    """Every plan of the corpus in some of the layouts, every layout on some of the plans."""
    written = []
    for number, path in enumerate(sorted(CORPUS.glob("*.yaml"))):
        plan = layouts.Labelled.load(path)
        for place, (name, layout) in enumerate(layouts.LAYOUTS.items()):
            if (number + place) % 6 >= SHARES.get(name, 1):
                continue
            document = layout(plan, random.Random(f"{plan.id}-{name}"))  # noqa: S311 - repeatable variety
            if document is not None:
                written.append(folder / name / path.with_suffix(".docx").name)
                written[-1].parent.mkdir(exist_ok=True)
                document.save(str(written[-1]))
    return written


def test_whole_files_in_many_layouts(tmp_path: Path):
    labels = {path.stem: load(path) for path in CORPUS.glob("*.yaml")}
    files = rendered(tmp_path)
    assert {path.parent.name for path in files} == set(layouts.LAYOUTS)
    assert {path.stem for path in files} == set(labels)
    assert_floors(score_files(files, labels), *FLOORS)


@pytest.mark.skipif(not RENDERER.exists(), reason=AWAY)
def test_whole_files_in_the_layouts_kept_beside_the_repository(tmp_path: Path):
    spec = importlib.util.spec_from_file_location("render", RENDERER)
    assert spec is not None
    assert spec.loader is not None
    render = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(render)
    labels = {path.stem: load(path) for path in LABELLED}
    files = []
    for number, path in enumerate(LABELLED):
        for place, (name, layout) in enumerate(render.FLAVOURS.items()):
            if (number + place) % 5:
                continue
            document = layout(labels[path.stem], random.Random(f"{path.stem}-{name}"))  # noqa: S311 - repeatable
            if document is None:
                continue
            files.append(tmp_path / name / f"{path.stem}.docx")
            files[-1].parent.mkdir(exist_ok=True)
            (render.save_strict if name == "strict" else lambda made, to: made.save(str(to)))(document, files[-1])
    assert {path.parent.name for path in files} == set(render.FLAVOURS)
    assert_floors(score_files(files, labels), *FLOORS)


@pytest.mark.skipif(not (SHARED / "plans" / "seeds").is_dir(), reason=AWAY)
@pytest.mark.parametrize("path", sorted((SHARED / "plans" / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_real_plans_from_the_web_keep_most_of_their_headings(path: Path):
    """Folded, masked and glued as the web left them: one paragraph a line."""
    data = load(path.with_suffix(".yaml"))
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"\w", line)]
    score = Score()
    score.add_tree(path.stem, data, build_plan([Block(line) for line in lines]))
    assert score.heading_f1 >= 0.8, score.misses
