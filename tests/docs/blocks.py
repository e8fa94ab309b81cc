"""The fenced code blocks of the documentation: found, run one after another, and compared with what they show.

A page is worked through from top to bottom in one folder, which holds a copy of `samples/`. What a block is shows in
its language and, where that does not suffice, in a comment right above it, which readers do not see:

| comment | the block |
|---|---|
| `<!-- file: NAME -->` | is written to NAME, for the blocks that follow, and checked for what it is |
| `<!-- file: NAME, with mistakes -->` | is written too, and must be refused |
| `<!-- file: NAME, needs a plug-in -->` | is written; the commands that follow judge it |
| `<!-- rules on LAYER -->` | is a list of rules; they are laid on LAYER, and their examples are judged |
| `<!-- head of a rule set -->` | holds keys of a rule set without its rules |
| `<!-- silences -->` | is a file of silences |
| `<!-- fails LAYER RULE -->` | is a plan in which that rule finds something |
| `<!-- passes LAYER RULE -->` | is a plan in which it finds nothing |
| `<!-- report of FILE -->` | is the report on FILE |
| `<!-- not run: REASON -->` | is left alone |

In a `console` block, a line `…` stands for any lines, and `…` at a line's end for the rest of it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from plancheck import RuleError, config, silencing, testing
from plancheck.checking import rules_for
from plancheck.engine import judge
from plancheck.plugins import Plugins

ROOT = Path(__file__).parents[2]
FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?P<language>[\w-]*)[^\n`]*\n(?P<text>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)
COMMENT = re.compile(r"<!-- ([^>]*?) -->\s*\Z")
EXEMPT = {
    "run command": "sets up a virtual environment; the line that .ci/run reads is its twin",
    "test command": "sets up a virtual environment; .ci/run runs it",
}
COLUMNS = "80"
RUNNER = "import sys; from plancheck.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Block:
    """One fenced block: where it stands, what it is, what it says."""

    page: str
    line: int
    start: int
    end: int
    language: str
    text: str
    comment: str

    @property
    def name(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[Path]:
    return [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks_of(page: Path, text: str | None = None) -> list[Block]:
    text = page.read_text(encoding="utf-8") if text is None else text
    found = []
    for match in FENCE.finditer(text):
        comment = COMMENT.search(text[: match.start()])
        found.append(
            Block(
                page=page.relative_to(ROOT).as_posix(),
                line=text.count("\n", 0, match.start()) + 1,
                start=match.start("text"),
                end=match.end("text"),
                language=match["language"],
                text=match["text"],
                comment=comment[1] if comment else "",
            )
        )
    return found


class WrongBlockError(Exception):
    """A block is not what it claims to be, or shows what is not so."""


@dataclass
class Page:
    """One page worked through: its folder, and the names its Python blocks have made so far."""

    folder: Path
    names: dict[str, object] = field(default_factory=lambda: {"__name__": "__main__"})

    def work(self, block: Block) -> str:
        """Run or check a block and return its text as it should be; WrongBlockError where it is wrong."""
        word = block.comment.partition(" ")[0].rstrip(":")
        rest = block.comment.partition(" ")[2]
        if block.comment in EXEMPT or (word == "not" and rest.startswith("run: ")):
            return block.text
        if block.comment.startswith("report of "):
            return self.plancheck([block.comment.removeprefix("report of ")])[0]
        if word == "file":
            self.write(block, *rest.split(", "))
        elif word == "rules":
            self._rules(block, rest.removeprefix("on "))
        elif word == "head":
            self._head(block)
        elif word == "silences":
            self._silences(block)
        elif word in ("fails", "passes"):
            self._judged(block, *rest.split(), finds=word == "fails")
        elif block.language == "console":
            return self.console(block)
        elif block.language == "python":
            self.python(block)
        elif block.language == "json":
            json.loads(block.text)
        elif block.language == "toml":
            self.settings(block)
        elif block.language in ("yaml", "text", "pycon", "bash", "ini", "bat", "powershell", ""):
            raise WrongBlockError(f"{block.name}: a comment must say what this block is")
        else:
            raise WrongBlockError(f"{block.name}: nothing is known of the language {block.language!r}")
        return block.text

    # files

    def write(self, block: Block, name: str, *notes: str) -> None:
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(block.text, encoding="utf-8")
        if "needs a plug-in" in notes:
            return  # judged by the commands that follow
        try:
            self._examine(block, place)
        except (WrongBlockError, RuleError, config.ConfigError):
            if "with mistakes" not in notes:
                raise
        else:
            if "with mistakes" in notes:
                raise WrongBlockError(f"{block.name}: it has no mistakes")

    def _examine(self, block: Block, place: Path) -> None:
        """Check a file for what its name says it is."""
        if place.name == config.NAME:
            config.read(place)
        elif place.suffix == ".toml":
            tomllib.loads(block.text)
        elif place.suffix == ".py":
            compile(block.text, block.name, "exec")
        elif place.name.endswith((".plancheck.yaml", "plancheck.silence.yaml")):
            self._silences(block)
        elif place.parent.name == "fixtures":
            pass  # judged by the `plancheck rules test` that follows, with its rule set
        elif place.suffix == ".yaml":
            self._tested(block, str(place))

    def settings(self, block: Block) -> None:
        place = self.folder / config.NAME
        place.write_text(block.text, encoding="utf-8")
        try:
            config.read(place)
        finally:
            place.unlink()

    # rules

    def _rules(self, block: Block, layer: str) -> None:
        place = self.folder / "fragment.yaml"
        head = f'id: fragment\nversion: "1"\ntitle: 片段\nextends: [{layer}]\nrules:\n'
        place.write_text(head + block.text, encoding="utf-8")
        self._tested(block, str(place))

    def _head(self, block: Block) -> None:
        place = self.folder / "fragment.yaml"
        text = block.text
        for key in ("version", "title"):
            if not re.search(rf"^{key}:", text, re.MULTILINE):
                text += f'{key}: "1"\n'
        place.write_text(text, encoding="utf-8")
        self._tested(block, str(place))

    def _tested(self, block: Block, name: str) -> None:
        rules = rules_for((name,), "zh", Plugins())
        for result in testing.run_examples(rules, rules.layers[-1], Plugins()):
            if not isinstance(result, testing.Lacking) and not result.ok:
                raise WrongBlockError(f"{block.name}: {result.problem}")

    def _silences(self, block: Block) -> None:
        known = {rule.id for rule in rules_for(("ethnic-unity",), "zh", Plugins()).rules}
        silencing.parse(block.text.encode(), block.name, known, "方案.docx")

    def _judged(self, block: Block, layer: str, rule: str, *, finds: bool) -> None:
        rules = rules_for((layer,), "zh", Plugins())
        report = judge(testing.plan_of(block.text), rules, path=None, sha256=None)
        if any(finding.rule == rule for finding in report.findings) is not finds:
            raise WrongBlockError(f"{block.name}: {rule} finds {'nothing' if finds else 'something'} here")

    # programs

    def python(self, block: Block) -> None:
        code = compile("\n" * block.line + block.text, str(ROOT / block.page), "exec")
        before = Path.cwd()
        os.chdir(self.folder)
        sys.path.insert(0, str(self.folder))
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(code, self.names)  # noqa: S102 - our own documentation
        except Exception as error:
            raise WrongBlockError(f"{block.name}: {type(error).__name__}: {error}") from error
        finally:
            sys.path.remove(str(self.folder))
            os.chdir(before)

    def console(self, block: Block) -> str:
        """Run the commands of a block and return it with what they print."""
        parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)
        if parts[0]:
            raise WrongBlockError(f"{block.name}: it begins without a command")
        told = []
        status = 0
        for command, shown in zip(parts[1::2], parts[2::2], strict=True):
            if command == "echo $?":
                printed = f"{status}\n"
            else:
                printed, status = self.run(command, block)
            if alike(shown, printed):
                printed = shown
            elif re.search("plancheck itself failed|plancheck 自身出了错", printed):
                raise WrongBlockError(f"{block.name}: {command}\n{printed}")
            elif re.search(r"…$", shown, re.MULTILINE):
                raise WrongBlockError(f"{block.name}: {command} does not print\n{shown}\nbut\n{printed}")
            told.append(f"$ {command}\n{printed}")
        return "".join(told)

    def run(self, command: str, block: Block) -> tuple[str, int]:
        words = shlex.split(command, comments=True)
        environ = {}
        while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
            name, _, value = words.pop(0).partition("=")
            environ[name] = value
        if words[:1] == ["plancheck"]:
            return self.plancheck(words[1:], environ)
        if words[:1] == ["pytest"]:
            return self.program([sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words[1:]], environ)
        if words[:1] == ["python"]:
            return self.program([sys.executable, *words[1:]], environ)
        raise WrongBlockError(f"{block.name}: the command {command!r} is not known here")

    def plancheck(self, words: list[str], environ: dict[str, str] | None = None) -> tuple[str, int]:
        return self.program([sys.executable, "-P", "-c", RUNNER, *words], environ or {})

    def program(self, words: list[str], environ: dict[str, str]) -> tuple[str, int]:
        """Run a program; return what it prints, errors first as a terminal mostly shows them, and its exit status."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLANCHECK_", "PYTHON"))}
        for name in ("FORCE_COLOR", "LANG", "LC_MESSAGES", "PYTEST_ADDOPTS"):
            kept.pop(name, None)
        fixed = {"COLUMNS": COLUMNS, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        fixed |= {"PLANCHECK_NO_CACHE": "1"}
        done = subprocess.run(  # noqa: S603 - our own documentation
            words,
            cwd=self.folder,
            env={**kept, **fixed, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return done.stdout, done.returncode


def alike(shown: str, printed: str) -> bool:
    """Whether what is shown is what was printed, but for what … stands for."""
    pattern = ""
    for line in shown.splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        elif line.endswith(" …"):
            pattern += re.escape(line.removesuffix("…")) + r".*\n"
        else:
            pattern += re.escape(line) + r"\n"
    return re.fullmatch(pattern, printed) is not None
