"""The page of a rule set: what it asks, rule by rule, under fixed headings in a fixed order.

A heading is left out where the rule does not tell; nothing is made up for it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from plancheck.checks import Kind
from plancheck.rule import Condition, Rule, RuleSet, Validity
from plancheck.rulebook import words

HEADINGS: Final = {
    "zh": ("要求", "依据", "为什么", "不合格示例", "合格示例", "怎样修改", "可调参数", "自何版本"),
    "en": ("Requirement", "Basis", "Why", "Fails", "Passes", "How to mend", "Options", "Since"),
}
_TEXTS: Final = {
    "zh": {
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "comma": "、",
        "colon": "：",
        "check": "检查种类 {name}",
        "layer": "出自 {name}",
        "from": "{since} 起施行",
        "to": "{until} 失效",
        "for": "只查{conditions}的方案",
        "topic": "标题含“{words}”",
        "place": "属于“{words}”",
        "bureau": "发文机关为“{words}”",
        "genre": "标题以“{words}”结尾",
        "level": "发文机关为{words}",
        "year_from": "{words} 年起",
        "year_to": "到 {words} 年为止",
        "or": "”或“",
        "version": "版本 {version}",
        "layers": "层次",
        "counts": "共 {n} 条规则：错误 {error}，警告 {warning}，提示 {info}",
        "off": "停用的规则",
        "off-line": "{layer} 停用：{reason}",
        "yes": "是",
        "no": "否",
        "nothing": "未设",
        "more": "……共 {n} 个",
        "severity": "严重程度",
        "contents": "规则",
        "option": "参数",
        "value": "现值",
        "meaning": "含义",
        "from-layer": "由何层规定",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "comma": ", ",
        "colon": ": ",
        "check": "check {name}",
        "layer": "from {name}",
        "from": "in force from {since}",
        "to": "in force until {until}",
        "for": "only for plans with {conditions}",
        "topic": "“{words}” in the title",
        "place": "“{words}” as their place",
        "bureau": "“{words}” in the issuer's name",
        "genre": "a title that ends in “{words}”",
        "level": "an issuer of level {words}",
        "year_from": "a year from {words}",
        "year_to": "a year up to {words}",
        "or": "” or “",
        "version": "version {version}",
        "layers": "Layers",
        "counts": "{n} rules: {error} errors, {warning} warnings, {info} infos",
        "off": "Rules switched off",
        "off-line": "switched off by {layer}: {reason}",
        "yes": "yes",
        "no": "no",
        "nothing": "not set",
        "more": "… {n} in all",
        "severity": "severity",
        "contents": "Rules",
        "option": "Option",
        "value": "Value",
        "meaning": "Meaning",
        "from-layer": "Set by",
    },
}
_MOST_VALUES: Final = 12


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = str | Table | tuple[str, ...]
"""A paragraph, a table, or examples to be set as they are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule: id, title, a line of facts, and what it tells under its headings."""

    id: str
    title: str
    facts: str
    parts: tuple[tuple[str, Part], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one rule set."""

    id: str
    lang: str
    title: str
    facts: tuple[str, ...]
    contents: str
    entries: tuple[Entry, ...]
    off_title: str
    off: tuple[tuple[str, str], ...]


def page_of(rules: RuleSet, kind_of: Callable[[str], Kind], lang: str = "zh") -> Page:
    """Return the page of a rule set that was loaded in a language."""
    say = speaker(lang)
    counts = {level: sum(rule.severity == level for rule in rules.rules) for level in ("error", "warning", "info")}
    facts = [f"{rules.id} · {say('version', version=rules.version)}"]
    if len(rules.layers) > 1:
        facts.append(f"{say('layers')}{say('colon')}{' → '.join(rules.layers)}")
    facts.append(say("counts", n=len(rules.rules), **counts))
    return Page(
        id=rules.id,
        lang=lang,
        title=rules.title,
        facts=(*facts, *rules.note.splitlines()),
        contents=say("contents"),
        entries=tuple(_entry(rule, kind_of(rule.check), rules, lang) for rule in rules.rules),
        off_title=say("off"),
        off=tuple((off.rule, say("off-line", layer=off.layer, reason=off.reason)) for off in rules.off),
    )


def speaker(lang: str) -> Callable[..., str]:
    """Return a function that says the texts of pages in a language."""

    def say(key: str, **values: object) -> str:
        return _TEXTS[lang][key].format(**values)

    return say


def _entry(rule: Rule, kind: Kind, rules: RuleSet, lang: str) -> Entry:
    say = speaker(lang)
    facts = [say(rule.severity), say("check", name=rule.check)]
    if len(rules.layers) > 1:
        facts.append(say("layer", name=rule.origin.get("id", rules.id)))
    facts += [*validity(rule.validity, lang), *_conditions(rule.when, lang)]
    told: Sequence[Part] = (
        rule.requirement,
        rule.basis or "",
        getattr(rule, "why", "") or "",
        rule.examples.failing,
        rule.examples.passing,
        _fixes(rule, lang),
        _options(rule, kind, lang, layered=len(rules.layers) > 1),
        str(getattr(rule, "since", "") or ""),
    )
    parts = tuple((heading, part) for heading, part in zip(HEADINGS[lang], told, strict=True) if part)
    return Entry(rule.id, rule.title, " · ".join(facts), parts)


def validity(limits: Validity, lang: str) -> Iterator[str]:
    """Yield from when and until when something is in force, in words."""
    say = speaker(lang)
    if limits.since:
        yield say("from", since=limits.since)
    if limits.until:
        yield say("to", until=limits.until)


def _conditions(when: Condition, lang: str) -> Iterator[str]:
    if told := "，".join(conditions(when, lang)) if lang == "zh" else ", ".join(conditions(when, lang)):
        yield speaker(lang)("for", conditions=told)


def conditions(when: Condition, lang: str) -> Iterator[str]:
    """Yield conditions in words."""
    say = speaker(lang)
    for name in ("topic", "place", "bureau", "genre"):
        if told := getattr(when, name):
            yield say(name, words=say("or").join(told))
    if when.level:
        names = [words.LEVELS[level] if lang == "zh" else level for level in when.level]
        yield say("level", words=say("comma").join(names))
    for name in ("year_from", "year_to"):
        if told := getattr(when, name):
            yield say(name, words=told)


def _fixes(rule: Rule, lang: str) -> Part:
    """Return what to do in each case; one case alone needs no table."""
    cases = [(case.message, case.fix) for case in rule.cases.values() if case.fix]
    if len(cases) == 1:
        return cases[0][1]
    head = ("查出的问题", "怎样修改") if lang == "zh" else ("Finding", "What to do")
    return Table(head, tuple(dict.fromkeys(cases))) if cases else ""


def _options(rule: Rule, kind: Kind, lang: str, *, layered: bool) -> Part:
    say = speaker(lang)
    rows = [("severity", rule.severity, say("severity"))]
    for name, option in kind.options.items():
        doc = words.option_doc(kind.name, name, option) if lang == "zh" else option.doc
        rows.append((name, value(rule.options.get(name), lang), doc))
    head = [say("option"), say("value"), say("meaning")]
    if not layered:
        return Table(tuple(head), tuple(rows))
    return Table(
        (*head, say("from-layer")),
        tuple((*row, rule.origin.get(row[0], "")) for row in rows),
    )


def value(told: Any, lang: str, most: int = _MOST_VALUES) -> str:
    """Return the value of an option in words, a long list cut short."""
    say = speaker(lang)
    if told is None or told in ((), ""):
        return say("nothing")
    if isinstance(told, bool):
        return say("yes" if told else "no")
    if isinstance(told, tuple):
        shown = say("comma").join(_item(item, lang) for item in told[:most])
        return shown + say("more", n=len(told)) if len(told) > most else shown
    return told.isoformat() if isinstance(told, date) else str(told)


def _item(item: Any, lang: str) -> str:
    if not isinstance(item, dict):
        return str(item)
    told = {name: part for name, part in item.items() if part not in (None, (), "", False)}
    first, *rest = told.items() or [("", "")]
    more = [f"{name} {value(part, lang)}" for name, part in rest]
    brackets = "（{}）" if lang == "zh" else " ({})"
    return str(first[1]) + (brackets.format("；".join(more) if lang == "zh" else "; ".join(more)) if more else "")
