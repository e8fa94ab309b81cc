"""Kind "numbering-style": a sibling labelled otherwise than the rest."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind
from plancheck.checks.siblings import Form, Item, Series, all_series, respell
from plancheck.rule import Rule

# Labels in the order of use of GB/T 9704-2012 7.3.3; decides between two siblings when nothing else does.
_STANDARD: Final = (Form("一", "、", ""), Form("(一)", "", "()"), Form("1", ".", ""), Form("(1)", "", "()"))
_FIRST: Final = "一、"
_SHOWN: Final = 3
_BELOW: Final = {"": _STANDARD[0], "章": _STANDARD[0], "一": _STANDARD[1], "(一)": _STANDARD[2], "1": _STANDARD[3]}


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    everything = context.once(all_series)
    by_level: dict[int, Counter[Form]] = defaultdict(Counter)
    for series in everything:
        by_level[series.items[0].section.level].update({item.form for item in series.items})
    for series in everything:
        for item, models in _deviants(series, by_level[series.items[0].section.level]):
            reason, values = _difference(item, models)
            for rule in rules:
                yield Hit(rule, reason, (item.span,), values)


def _deviants(series: Series, cousins: Mapping[Form, int]) -> Iterator[tuple[Item, Sequence[Item]]]:
    """Yield the items that look otherwise than the rest, each with some that look like the rest, if any do."""
    items = series.items
    counts = Counter(item.form for item in items)
    if len(counts) < 2:
        return
    # 第一， is no label for a heading, unless most of the headings are labelled so; no mark at all never is.
    proper = [form for form in counts if form.proper or (form.mark and 2 * counts[form] > len(items))]
    usual = _BELOW.get(series.outer)
    norm = max(proper, key=lambda form: (counts[form], cousins[form], form == usual, form in _STANDARD), default=None)
    models = [item for item in items if item.form == norm][:_SHOWN]
    others = [form for form in proper if form != norm]
    # Where no form prevails, only labels that no heading should have are told of.
    clear = norm is not None and all(
        counts[norm] > counts[form] or _prevails(norm, form, usual, cousins) for form in others
    )
    for item in items:
        if item.form != norm and not item.automatic and (clear or item.form not in proper):
            yield item, models


def _prevails(norm: Form, other: Form, usual: Form | None, cousins: Mapping[Form, int]) -> bool:
    """Whether one of two equally frequent forms is the plan's own, or the usual one at this place."""
    if cousins[norm] != cousins[other]:
        return cousins[norm] > cousins[other]
    return norm == usual or (norm in _STANDARD and other not in _STANDARD)


def _difference(item: Item, models: Sequence[Item]) -> tuple[str, dict[str, str]]:
    """Return how a label differs, and what it should be."""
    label = item.section.label
    values = {
        "label": label,
        "should": f"“{respell(models[0].section.label if models else _FIRST, item.ordinal)}”",
        "others": "".join(f"“{other.section.label}”" for other in models) or f"“{_FIRST}”",
    }
    if item.form.mark == "" and not item.form.proper:
        return "no-mark", values
    return "mark" if models and item.form.system == models[0].form.system else "system", values


KIND: Final = Kind(
    name="numbering-style",
    doc="One of several numbered headings under one parent is labelled otherwise than the rest; points at the label, "
    "of a numeral without a mark at the heading. Width and white space make no difference.",
    options={},
    reasons={
        "system": "a label of another system, (3) among （一）（二）; {label}, {others}, {should}",
        "mark": "another mark after the number, 二. among 一、三、; {label}, {others}, {should}",
        "no-mark": "no mark at all after the number, 三组织机构; {label}, {others}, {should}",
    },
    judge=_judge,
)
