"""The one call: a file in, a report out."""

import hashlib
import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from plancheck import plugins as plugging
from plancheck import ruleset, silencing
from plancheck.engine import day_of, judge
from plancheck.limits import DEFAULT, Limits
from plancheck.plan import Plan
from plancheck.plugins import Plugins
from plancheck.reading import Source, load, parse
from plancheck.report import Problem, Report
from plancheck.rule import RuleSet
from plancheck.ruleset import Library
from plancheck.silencing import Silence

AUTO: Final = ruleset.AUTO


def check(
    source: Source,
    rules: str | Sequence[str] = AUTO,
    *,
    lang: str = "zh",
    as_of: date | None = None,
    plugins: Plugins | None = None,
    silence: Sequence[str | Silence] = (),
    limits: Limits = DEFAULT,
) -> Report:
    """Read a plan and judge it.

    Thread-safe; nothing is kept between calls but rule sets and plug-ins.

    Args:
        source: path of a DOCX file, its bytes, or a binary file object.
        rules: id or path of a rule set, or several, the later on top; "auto" takes the most specific that fit the plan.
        lang: language of messages, "zh" or "en".
        as_of: the day by which rules are in force; the plan's own date by default.
        plugins: plug-ins to use, as `plancheck.plugins.load` gives them; those installed by default.
        silence: findings to set aside, by "RULE", "RULE=REASON" or a Silence; the report lists them apart.
        limits: how much of a file is read, and how long reading and judging may take.

    Raises:
        UnreadableDocument: the source is no plan that can be read, or beyond the limits; `.code` says why.
        RuleError: an unknown rule set, or one with a mistake.

    """
    added = plugging.installed() if plugins is None else plugins
    data = load(source, limits)
    path = os.fspath(source) if isinstance(source, str | os.PathLike) else None
    names = tuple(dict.fromkeys([rules] if isinstance(rules, str) else rules)) or (AUTO,)
    if AUTO not in names:
        rules_for(names, lang, added)  # a mistake in a rule set is told before any plan is read
    problems: list[Problem] = []
    clock = limits.clock()
    plan = parse(data, added, problems, limits=limits, clock=clock)
    chosen, reason = _chosen(plan, names, lang, as_of or day_of(plan), added)
    with clock.stopped():  # the first check by a rule set loads it for all that follow
        applied = rules_for(chosen, lang, added)
    report = judge(
        plan,
        applied,
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        reason=reason,
        as_of=as_of,
        plugins=added,
        clock=clock,
    )
    if silence:
        asked = [silencing.of(one) if isinstance(one, str) else one for one in silence]
        report = silencing.silence(report, plan, asked)
    if problems:
        report = replace(report, problems=(*problems, *report.problems))
    return plugging.last_word(added, report, plan) if added.last_words else report


def rules_for(names: tuple[str, ...], lang: str, added: Plugins) -> RuleSet:
    """Return the rule set that the named ones make, with what plug-ins add to rules; RuleError as ruleset.load."""
    if not (added.roots or added.kinds or added.elements):
        return ruleset.load(names, lang)
    known: RuleSet | None = added.remembered.get((names, lang))
    if known is None:
        library = _library(added)
        known = ruleset.load(names, lang, library, added.kind)
        if set(names) <= set(library.ids()):  # files of one's own may change between two checks
            added.remembered[names, lang] = known
    return known


def _library(added: Plugins) -> Library:
    """Return the rule sets that can be named, those of plug-ins included; one library, so that it is surveyed once."""
    library: Library = added.kept.setdefault("library", Library(added.roots))
    return library


def _chosen(
    plan: Plan, names: tuple[str, ...], lang: str, day: date | None, added: Plugins
) -> tuple[tuple[str, ...], str]:
    """Return the rule sets to judge by, and why where they were not all asked for by name."""
    if AUTO not in names:
        return names, ""
    fitting, words = ruleset.choose(plan, _library(added) if added.roots else None, day)
    own = tuple(name for name in names if name != AUTO and name not in fitting)
    return (*fitting, *own), _reason(dict.fromkeys(word for name in fitting for word in words.get(name, ())), lang)


_LEVELS: Final = {
    "state": "中央单位",
    "province": "省级",
    "prefecture": "市州级",
    "county": "县级",
    "township": "乡镇级",
    "village": "村级",
}


def _reason(words: Collection[str], lang: str) -> str:
    """Say by which of its words, and by which level of its issuer, a plan's rule sets were chosen."""
    if lang == "en":
        told = [f"{word} level" if word in _LEVELS else f"“{word}”" for word in words]
        return f"chosen by {', '.join(told)}" if told else "no more specific rule set fits"
    told = [_LEVELS.get(word, f"“{word}”") for word in words]
    return f"按{'、'.join(told)}自动选定" if told else "没有更具体的规则集适合这份方案"
