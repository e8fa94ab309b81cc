"""Plans written with python-docx, and plancheck run on them, in this process or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import docx
from plancheck.cli import main

COMPLETE = """\
青石县民族宗教事务局2024年民族团结进步创建工作实施方案
为深入开展民族团结进步创建工作，结合我局实际，制定本方案。
一、指导思想
以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，以铸牢中华民族共同体意识为主线，推动各民族共同团结奋斗、共同繁荣发展。
二、工作目标
到2024年底，全县建成民族团结进步示范单位20个，群众对民族政策的知晓率达到95%以上。
三、主要任务
（一）加强宣传教育
组织开展宣传月活动，把民族政策讲到村、讲到户。
（二）做到六个结合
把创建工作与乡村振兴相结合，与基层党建相结合，与平安建设相结合，与文明城市创建相结合，与对口支援相结合，与普法教育相结合。
四、组织领导
成立民族团结进步创建工作领导小组，局长任组长，分管副局长任副组长，各股室负责人为成员，办公室设在局办公室。
五、工作要求
各股室于2024年11月30日前将工作总结报领导小组办公室。
青石县民族宗教事务局
2024年3月15日
"""
BARE = """\
青石县2024年工作实施方案
一、主要任务
组织开展宣传月活动，把政策讲到村、讲到户。
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(path)
    return path


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, in Chinese, on a console of 80 columns."""
    for name in (
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "PLANCHECK_DEBUG",
        "PLANCHECK_RULES",
        "FORCE_COLOR",
        "PYTHONIOENCODING",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PLANCHECK_NO_CACHE", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def complete(folder: Path) -> Path:
    return write(folder / "完整方案.docx", COMPLETE)


@pytest.fixture
def bare(folder: Path) -> Path:
    return write(folder / "残缺方案.docx", BARE)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run plancheck in this process."""

    def call(*arguments: str) -> Result:
        capfd.readouterr()
        status = main(arguments)
        out, err = capfd.readouterr()
        return Result(int(status), out, err)

    return call


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "plancheck", *arguments]


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run plancheck as users do, with bytes in and out."""

    def call(*arguments: str, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 - our own program
            command(*arguments),
            input=stdin,
            capture_output=True,
            check=False,
            env={**os.environ, **environ},
            timeout=60,
        )

    return call
