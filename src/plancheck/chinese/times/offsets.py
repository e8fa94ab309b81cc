"""Readers of offsets from an event (活动结束后10日内) and the search for the event."""

import re
from typing import Final

from plancheck.chinese.times.model import Context, Time

_EVENT_CUT: Final = re.compile(
    r"[,、;:。()\"]|(?<![对关由属位基鉴])于|(?<!存)(?<!所)在(?!校|建|职|岗)|(?<![反相适对供])应(?!急)|(?<!必)须|必须|(?<!急)(?<!所)需|[请将均]|"
    r"(?<![重主需只])要|并(?!且)|可(?!能)"
)
_SUBJECT: Final = re.compile(
    r"(?:各|全|有关|相关|本)[^自从]{0,10}?(?:单位|部门|乡镇|乡\(镇\)|街道|学校|村|社区|县|市|州|局|委|办|校|站所|科室|股室|小组|专班|企业|支部)"
)
_EVENT_END: Final = re.compile(r"(?:之后|以后|后|之日起|当日起|之时起|起|之日|时)的?$")
_BARE_EVENT: Final = re.compile(r"(?:收到|接到|接|自|发现|获知)[^,。;]{1,14}$")


def _event(context: Context, core: int, *, loose: bool = False) -> tuple[int, str | None]:
    """Return where the expression starts and the event that is told right before `core`."""
    floor = max(context.floor, core - 26)
    window = context.text[floor:core]
    cut = 0
    for match in _EVENT_CUT.finditer(window):
        cut = match.end()
    words = window[cut:]
    if subject := _SUBJECT.match(words):
        rest = words[subject.end() :]
        if len(rest) > 2:
            words = rest
    end = _EVENT_END.search(words)
    if not end and not loose and not (bare := _BARE_EVENT.search(words)):
        return core, None
    if not end and not loose and bare:
        words = bare.group()
    event = re.sub(r"^[自从]", "", words[: end.start()] if end else words)
    if len(event) < 2:
        return core, None
    return core - len(words), event


def within(match: re.Match[str], context: Context) -> Time | None:
    """Read 10日内, with the event before it."""
    start, event = _event(context, match.start())
    return Time(start, match.end(), None, None, event, "offset", bounded=True)


def after_span(match: re.Match[str], context: Context) -> Time | None:
    """Read 活动结束后3天, without 内."""
    start, event = _event(context, match.start())
    return Time(start, match.end(), None, None, event, "offset", bounded=True) if event else None


def before_span(match: re.Match[str], context: Context) -> Time | None:
    """Read 提前3天 and 活动开展前5日."""
    start, event = _event(context, match.start(), loose=match["span2"] is not None)
    if match["span2"] and not event:
        return None
    return Time(start, match.end(), None, None, event, "offset", bounded=True)


def same_day(match: re.Match[str], context: Context) -> Time | None:
    """Read 活动结束当日."""
    inside = re.match(r"结束|完成|发生|举办|开展|活动|发现|接到|培训|会议|演练|检查", match.group())
    core = match.start() + (inside.end() if inside else 0)
    start, event = _event(context, core, loose=inside is not None)
    return Time(start, match.end(), None, None, event, "offset", bounded=True)
