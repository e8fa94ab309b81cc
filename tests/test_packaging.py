"""What is built and shipped: the wheel brings rules and schema with it and runs alone; the sdist can be rebuilt."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import plancheck

ROOT = Path(__file__).parents[1]
BUILDER = "from hatchling import build; import sys; print(getattr(build, 'build_' + sys.argv[1])(sys.argv[2]))"
RULE_SETS = "from plancheck.ruleset import Library; print(*sorted(Library().ids()), sep='\\n')"


def python(*arguments: str, path: Path | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run this Python; what stands in `path` comes before what is installed."""
    environ = {**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    environ.pop("PYTHONPATH", None)
    if path is not None:
        environ["PYTHONPATH"] = str(path)
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments], capture_output=True, text=True, check=False, env=environ, cwd=cwd, timeout=300
    )


@pytest.fixture(scope="module")
def hatchling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build backend, in a folder of its own."""
    folder = tmp_path_factory.mktemp("hatchling")
    got = python("-m", "pip", "install", "--quiet", "--target", str(folder), "hatchling>=1.26")
    if got.returncode:
        pytest.skip(f"the build backend cannot be had here (offline?): {got.stderr[-200:]}")
    return folder


def build(kind: str, hatchling: Path, folder: Path) -> Path:
    done = python("-c", BUILDER, kind, str(folder), path=hatchling, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(hatchling: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", hatchling, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(hatchling: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", hatchling, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel installed into a folder of its own, without its dependencies (they are those of this Python)."""
    folder = tmp_path_factory.mktemp("installed")
    done = python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    assert done.returncode == 0, done.stderr
    return folder


def members(archive: Path) -> set[str]:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            return set(opened.namelist())
    with tarfile.open(archive) as opened:
        return {name.partition("/")[2] for name in opened.getnames()}


def checkout(*patterns: str) -> set[str]:
    found = {path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_is_named_by_its_version_and_fits_any_machine(wheel: Path):
    assert wheel.name == f"plancheck-{plancheck.__version__}-py3-none-any.whl"


def test_the_wheel_holds_every_module_and_every_file_beside_them(wheel: Path):
    assert {name.removeprefix("src/") for name in checkout("src/plancheck/**/*")} <= members(wheel)


def test_the_wheel_holds_the_rules_and_the_schema(wheel: Path):
    held = members(wheel)
    assert {"plancheck/_rules/baseline/ruleset.yaml", "plancheck/schema/report.schema.json"} <= held
    assert {"plancheck/_rules/" + name.removeprefix("rules/") for name in checkout("rules/**/*.yaml")} <= held


def test_the_wheel_holds_nothing_else(wheel: Path):
    tops = {name.split("/")[0] for name in members(wheel)}
    assert tops == {"plancheck", f"plancheck-{plancheck.__version__}.dist-info"}
    assert not [name for name in members(wheel) if name.endswith((".pyc", ".docx", "~")) or "/tests/" in name]


def test_the_wheel_says_that_it_is_typed_if_the_classifier_does(wheel: Path):
    with zipfile.ZipFile(wheel) as opened:
        metadata = opened.read(f"plancheck-{plancheck.__version__}.dist-info/METADATA").decode()
    assert ("Typing :: Typed" in metadata) == ("plancheck/py.typed" in members(wheel))


def test_the_sdist_holds_what_is_needed_to_build_and_to_test(sdist: Path):
    held = members(sdist)
    assert {"pyproject.toml", "README.md", "rules/baseline/ruleset.yaml", "samples/01-complete.docx"} <= held
    assert checkout("rules/**/*.yaml", "samples/*.docx", "samples/*.py", "src/plancheck/**/*") <= held
    assert checkout("tests/*.py", "tests/*/*.py", "tests/corpus/*.yaml", "tests/samples/*.yaml") <= held


def test_the_sdist_holds_no_build_and_no_repository(sdist: Path):
    assert not [
        name for name in members(sdist) if name.startswith((".git/", "build/", "dist/")) or "__pycache__" in name
    ]


def test_the_installed_package_runs_from_an_empty_folder(installed: Path, tmp_path: Path):
    (tmp_path / "01-complete.docx").write_bytes((ROOT / "samples" / "01-complete.docx").read_bytes())
    where = python("-c", "import plancheck; print(plancheck.__file__)", path=installed, cwd=tmp_path)
    assert Path(where.stdout.strip()) == installed / "plancheck" / "__init__.py"
    done = python("-m", "plancheck", "check", "01-complete.docx", path=installed, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "指导思想" in done.stdout


def test_the_installed_package_judges_as_the_checkout_does(installed: Path, tmp_path: Path):
    sample = str(ROOT / "samples" / "09-vague-township.docx")
    arguments = ("-m", "plancheck", "check", "--format", "jsonl", sample)
    apart, here = python(*arguments, path=installed, cwd=tmp_path), python(*arguments, cwd=ROOT)
    assert apart.stdout == here.stdout
    assert apart.returncode == here.returncode


def test_the_installed_package_knows_the_rule_sets_of_the_checkout(installed: Path, tmp_path: Path):
    apart, here = python("-c", RULE_SETS, path=installed, cwd=tmp_path), python("-c", RULE_SETS, cwd=ROOT)
    assert apart.stderr == here.stderr == ""
    assert "baseline" in apart.stdout.splitlines()
    assert apart.stdout == here.stdout


def test_the_command_is_installed_with_the_package(installed: Path):
    names = {"plancheck", "plancheck.exe"}
    assert names & {path.name for folder in ("bin", "Scripts") for path in (installed / folder).glob("*")}
