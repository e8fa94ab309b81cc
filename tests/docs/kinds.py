"""docs/checks.md and docs/checks.zh-CN.md: one section a kind of check, made from the kinds themselves.

What a kind finds, its options and reasons come from its `KIND`, examples from rules; docs/checks.yaml adds the order,
the Chinese words and a rule for each kind.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from tests.docs.blocks import ROOT

from plancheck import Kind, Option, checks
from plancheck.checking import rules_for
from plancheck.checks import KINDS, REQUIRED
from plancheck.elements import ELEMENTS
from plancheck.plugins import Plugins
from plancheck.rulebook.pages import value
from plancheck.rulebook.words import option_in_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = ROOT / "docs" / "checks.yaml"
PAGES = {"en": ROOT / "docs" / "checks.md", "zh": ROOT / "docs" / "checks.zh-CN.md"}
MADE = "<!-- Made by `python -m tests.docs.regenerate` from the kinds of check and checks.yaml; change those. -->"
TYPES = {
    "en": {
        "text": "text",
        "texts": "list of texts",
        "number": "whole number",
        "flag": "yes or no",
        "date": "date",
        "entries": "list of entries",
    },
    "zh": {
        "text": "文字",
        "texts": "词语，可以写几个",
        "number": "整数",
        "flag": "是 或 否",
        "date": "日期",
        "entries": "条目，可以写几个",
    },
}
WORDS = {
    "en": {
        "title": "Kinds of check",
        "intro": (
            "A rule names its kind of check with the key `check` and tells it the rest with the options below; how "
            "rules are written stands in [rules.md](rules.md). Each kind gives *reasons*; a rule words what to say for "
            "each under `cases`, or under `default` for all that have no case of their own. `{name}` in a message is "
            "replaced by the value the reason tells; `{text}`, the plan's own words, is always there."
        ),
        "other": "本页的中文版：[checks.zh-CN.md](checks.zh-CN.md)",
        "kind": "kind",
        "finds": "finds",
        "rule": "A rule:",
        "change": "`baseline` has a rule of this kind; another layer changes what it wants otherwise:",
        "option": "option",
        "type": "value",
        "default": "if left out",
        "meaning": "meaning",
        "required": "*must be given*",
        "nothing": "—",
        "one of": "one of {}",
        "list of": "list of {}",
        "reason": "reason",
        "bad": "Found in:",
        "good": "Not found in:",
        "no-options": "It has no options of its own.",
        "elements": "Elements, and when each is met; `partial` is what falls short of it:",
        "element": "element",
        "met": "met when",
        "fields": "fields",
        "finer": "finer reasons",
    },
    "zh": {
        "title": "检查种类",
        "intro": (
            "规则用 `check` 写明属于哪一种检查，用下面的参数写明查什么；"
            "规则怎么写，见 [rules.zh-CN.md](rules.zh-CN.md)。"
            "每一种检查会给出几种“情形”，规则在 `cases` 里分别写明查出问题时说什么；没有单独写的，用 `default` 里的。"
            "话里的 `{名称}` 会换成那种情形说明的值；`{text}` 是方案的原文，随时可以用。"
        ),
        "other": "English: [checks.md](checks.md)",
        "kind": "检查种类",
        "finds": "查什么",
        "rule": "规则这样写：",
        "change": "基础规则集 `baseline` 里有这样一条规则，别的规则集只写要改的：",
        "option": "参数",
        "type": "写什么",
        "default": "不写时",
        "meaning": "含义",
        "required": "**必须写**",
        "nothing": "—",
        "one of": "{} 中的一个",
        "list of": "{} 中的几个",
        "reason": "情形",
        "bad": "查得出：",
        "good": "查不出：",
        "no-options": "没有自己的参数。",
        "elements": "可以要求的内容，和怎样算齐全；够不上的是 `partial`（不全）：",
        "element": "内容",
        "met": "怎样算齐全",
        "fields": "项目",
        "finer": "更细的情形",
    },
}


_VALUE = re.compile(r"(\{\w+\})")


@cache
def source() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return found


def made() -> dict[Path, str]:
    """Return both pages as they should be."""
    return {place: "\n".join(_page(lang)) + "\n" for lang, place in PAGES.items()}


def lacking() -> Iterator[str]:
    """Yield what checks.yaml does not tell, or tells of what is not there."""
    told = source()["kinds"]
    placed = [name for group in source()["groups"] for name in group["kinds"]]
    if sorted(placed) != sorted(KINDS):
        yield f"groups: {set(placed) ^ set(KINDS)}"
    yield from (f"kinds: {name}" for name in told.keys() ^ KINDS.keys())
    yield from (f"elements: {name}" for name in source()["elements"].keys() ^ ELEMENTS.keys())
    for name in told.keys() & KINDS.keys():
        kind = checks.kind(name)
        yield from (f"{name}: reason {reason}" for reason in told[name]["reasons"].keys() ^ kind.reasons.keys())
        names = dict(_walk(kind))
        yield from (f"{name}: option {path}" for path in names if not _in_chinese(name, path))
        yield from (f"{name}: no option {path}" for path in told[name].get("options", {}) if path not in names)
        if not {"name", "doc", "rule"} <= told[name].keys():
            yield f"{name}: name, doc or rule"


def _walk(kind: Kind) -> Iterator[tuple[str, Option]]:
    """Yield all options with their names, those of entries as option.key."""

    def descend(above: str, options: dict[str, Option]) -> Iterator[tuple[str, Option]]:
        for name, option in options.items():
            yield above + name, option
            yield from descend(f"{above}{name}.", dict(option.keys))

    return descend("", dict(kind.options))


def _in_chinese(kind: str, path: str) -> str:
    told: str = source()["kinds"][kind].get("options", {}).get(path, "")
    return told or ("" if "." in path else option_in_chinese(kind, path))


def _page(lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield from (f"# {words['title']}", "", MADE, "", words["other"], "", words["intro"], "")
    for group in source()["groups"]:
        yield from (f"**{group[lang]}**", "", f"| {words['kind']} | {words['finds']} |", "|---|---|")
        for name in group["kinds"]:
            yield f"| [{_title(name, lang)}](#{name}) | {_cell(_first(_doc(name, lang), lang))} |"
        yield ""
    for group in source()["groups"]:
        for name in group["kinds"]:
            yield from _kind(name, lang)


def _title(name: str, lang: str) -> str:
    return f"`{name}`" if lang == "en" else f"{source()['kinds'][name]['name']} `{name}`"


def _doc(name: str, lang: str) -> str:
    told: str = checks.kind(name).doc if lang == "en" else source()["kinds"][name]["doc"]
    return told


def _first(text: str, lang: str) -> str:
    """Return a text's first sentence."""
    end = "." if lang == "en" else "。"
    return text.partition(". " if lang == "en" else end)[0].removesuffix(end) + end


def _kind(name: str, lang: str) -> Iterator[str]:
    words, told, kind = WORDS[lang], source()["kinds"][name], checks.kind(name)
    yield from (f'<a id="{name}"></a>', "", f"## {_title(name, lang)}", "", _plain(_doc(name, lang)), "")
    layer = told.get("on", "baseline")
    yield from (words["change" if "shown" in told else "rule"], "", f"<!-- rules on {layer} -->", "```yaml")
    yield from told["rule"].rstrip("\n").splitlines()
    yield from ("```", "")
    if name == "element":
        yield from _elements(lang)
    if kind.options:
        head = (words["option"], words["type"], words["default"], words["meaning"])
        yield from _table(head, [_option(name, path, option, lang) for path, option in _walk(kind)])
    else:
        yield words["no-options"]
    yield ""
    reasons = [(f"`{reason}`", _reason(name, reason, lang)) for reason in kind.reasons]
    yield from _table((words["reason"], words["meaning"]), reasons)
    yield ""
    yield from _examples(name, lang)


def _option(kind: str, path: str, option: Option, lang: str) -> tuple[str, ...]:
    words = WORDS[lang]
    doc = option.doc if lang == "en" else _in_chinese(kind, path)
    doc = doc.partition("; phrases; several ways")[0].removeprefix("phrases; ")
    kinds = TYPES[lang][option.type]
    if option.choices:
        choices = ", ".join(f"`{choice}`" for choice in option.choices)
        kinds = words["list of" if option.type == "texts" else "one of"].format(choices)
    if option.default is REQUIRED:
        default = words["required"]
    elif option.default in (None, "", ()):
        default = words["nothing"]
    else:
        default = _code(value(option.default, lang)) if option.type != "flag" else value(option.default, lang)
    return f"`{path}`", kinds, default, _cell(doc)


def _code(text: str) -> str:
    return ", ".join(f"`{part}`" for part in text.replace("、", ", ").split(", "))


def _reason(kind: str, reason: str, lang: str) -> str:
    told = checks.kind(kind).reasons[reason] if lang == "en" else source()["kinds"][kind]["reasons"][reason]
    return _cell(told)


def _elements(lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield from (words["elements"], "")
    rows = []
    for name, told in source()["elements"].items():
        finer = [f"`{key}` {both[lang == 'zh']}" for key, both in told["reasons"].items()]
        title = f"`{name}` {told['name']}" if lang == "en" else f"{told['name']} `{name}`"
        fields = ", ".join(f"`{field}`" for field in told["fields"]) or words["nothing"]
        rows.append((title, _cell(told[lang]), fields, _cell("; ".join(finer) if lang == "en" else "；".join(finer))))
    yield from _table((words["element"], words["met"], words["fields"], words["finer"]), rows)
    yield ""


def _examples(name: str, lang: str) -> Iterator[str]:
    """Show a failing and a passing example of the shipped rule; a rule written here brings its own."""
    words, told = WORDS[lang], source()["kinds"][name]
    if "shown" not in told:
        return
    layer, rule_id = told["shown"]
    rule = next(rule for rule in rules_for((layer,), "zh", Plugins()).rules if rule.id == rule_id)
    for heading, comment, text in (
        (words["bad"], "fails", rule.examples.failing[0]),
        (words["good"], "passes", rule.examples.passing[0]),
    ):
        yield from (heading, "", f"<!-- {comment} {layer} {rule_id} -->", "```text")
        yield from (*text.strip().splitlines(), "```", "")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _plain(text: str) -> str:
    """Return words that Markdown shows as they are; a low line inside a word means nothing to it."""
    return re.sub(r"(?<![a-z])_|_(?![a-z])", r"\\_", text.replace("*", r"\*"))


def _cell(text: str) -> str:
    return _VALUE.sub(r"`\1`", _plain(" ".join(text.split())).replace("|", r"\|"))
