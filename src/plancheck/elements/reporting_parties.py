"""Who reports what to whom: the words around a verb that reports."""

import re
from typing import Final

from plancheck.chinese.times import Time
from plancheck.elements.reporting_verbs import ORGAN, Verb

_WHO: Final = re.compile(
    r"(?:各|全[县市州局]各|有关|相关|所有|县[直级]|市[直级]|州[直级]|局属|机关|成员单位|责任单位|牵头单位)[^,。;:于在将把应要须需请每按向由0-9]{1,24}"
)
_TO: Final = re.compile(
    rf"(?:[^,。;:()的]|\([^()]{{1,8}}\)){{0,22}}{ORGAN}(?=备案|审[核批定查阅]|汇总|存[档查]|批准|研究|同意|[,。;:、()和及]|$)"
)
_TOWARDS: Final = re.compile(r"向([^,。;:]{1,24}?)(?:书面|及时|统一|分别|一次性|专题|定期)?$")
_OBJECT: Final = re.compile(
    r"[将把]([^,。;]{1,40}?)(?:以?书面|统一|一并|及时|分别|同时|集中|汇总|逐级|于|(?<!存)在|由|经|向|$)"
)
_AFTER: Final = re.compile(r"[^,。;:()]{2,30}")
_FRONTED: Final = re.compile(
    r"([^,。;:将把]{2,30}?(?:总结|小结|情况|报告|方案|计划|材料|名单|报表|台账|清单|表|资料|信息))(?:要|应|须|需|请|务必|必须|,)?(?:于|在)?$"
)
_THING: Final = re.compile(r"(?:总结|小结|情况|报告|方案|计划|材料|名单|报表|台账|清单|表|资料|信息)$")
_ONLY_WHO: Final = re.compile(r"的|遇|发现|会同|结合|根据|对|认真|严格|负责|每|分别|统一")


def find(text: str, verb: Verb | None, time: Time | None) -> dict[str, tuple[int, int]]:
    """Return offsets of the words that tell who, to (whom) and what, as far as the sentence tells them."""
    found: dict[str, tuple[int, int]] = {}
    if verb is None:
        if time and (before := text[: time.start].rstrip(",:(").rpartition(",")[2]):
            stop = len(text[: time.start].rstrip(",:("))
            found["what"] = (stop - len(before), stop)
        return found
    first = min(verb.start, time.start) if time else verb.start
    if (who := _WHO.search(text, 0, verb.start)) and not _THING.search(who.group()):
        found["who"] = _without_time((who.start(), who.start() + len(_ONLY_WHO.split(who.group())[0])), time)
    clause = max(text.rfind(mark, 0, verb.start) for mark in ",;。") + 1
    if towards := _TOWARDS.search(text, clause, verb.start):
        found["to"] = towards.span(1)
    elif to := _TO.match(text, verb.end):
        found["to"] = to.span()
    if what := _OBJECT.search(text, clause, verb.start):
        found["what"] = what.span(1)
    elif ("to" not in found or found["to"][0] < verb.start) and (after := _AFTER.match(text, verb.end)):
        found["what"] = after.span()
    if "what" not in found and (front := _FRONTED.search(text, max(0, first - 40), first)):
        found["what"] = front.span(1)
    return {name: span for name, span in found.items() if span[0] < span[1]}


def _without_time(span: tuple[int, int], time: Time | None) -> tuple[int, int]:
    if time and span[0] < time.start < span[1]:
        return span[0], time.start
    return span
