"""The words of time expressions, as regular expressions over folded text.

Every quantifier is bounded, so that trying a pattern at one place costs a constant.
"""

import re
from typing import Final

N: Final = r"(?:[0-9]{1,2}(?![0-9])|[一二三四五六七八九十廿卅]{1,4})"
"""A month, a day, a count up to 99."""

YEAR4: Final = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○Oo一二三四五六七八九]{3})年度?"
NEXT_YEAR: Final = r"(?:明年|次年度?|翌年|来年|第二年|下一?年度?)"
THIS_YEAR: Final = r"(?:今年|本年度?|当年|同年)"
YEAR: Final = rf"(?:{YEAR4}|[0-9]{{2}}年(?={N}月)|{THIS_YEAR}|{NEXT_YEAR})"
EVERY_YEAR: Final = r"(?:每一?个?年度?|历年|逐年)"

# 前 as "before", not as part of 前后 (around), 前往 (go to), 前期 and the like.
_BEFORE: Final = r"(?:之前|以前|前(?!提(?![交供请出前报醒])|[后往期述段来言景夕去]))"
BOUND: Final = rf"(?:{_BEFORE}|为止|止|之内|以内|内(?![容部外涵设]))"
CLOCK: Final = (
    r"(?:\((?:周|星期)[一二三四五六日天]\))?"
    r"(?:(?:上午|下午|中午|晚上?|早上|当天|当日)?[0-9一二三四五六七八九十]{1,3}"
    r"(?::[0-9]{2}|[时点](?:整|半|钟|[0-9]{1,2}分?)?)|(?:上午|下午|中午)?(?:下班|上班)|上午|下午|中午|晚上?)?"
)
TAIL: Final = rf"(?:当天|当日)?{CLOCK}(?P<bound>{BOUND})?"
PART: Final = r"(?:上旬|中旬|下旬|月?底|月?末|初(?!步|期|审|评|选|定|核|验)|中(?=[前,将把向由]))"
TO: Final = r"(?:起)?[至到~-]"
AND: Final = r"(?:[、和及与或]|以及)"

MONTHS: Final = rf"{N}(?:(?:月份?)?{AND}{N}){{0,11}}月份?"
DAYS: Final = rf"{N}(?:[日号]?{AND}{N}){{0,5}}(?:[日号]|(?=前))"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


DATE: Final = _compiled(
    rf"(?:(?P<every>{EVERY_YEAR})的?)?(?P<year>{YEAR})?的?(?P<months>{MONTHS})(?![三九](?![0-9十日号月]))的?"
    rf"(?:(?P<days>{DAYS})|(?P<part>{PART}))?(?:\((?:周|星期)[一二三四五六日天]\))?"
    rf"(?P<range>{TO}(?:(?P<year2>{YEAR})?(?P<month2>{N})月份?)?(?:(?P<day2>{N})[日号]|(?P<part2>{PART}))?)?{TAIL}"
)
"""10月31日前, 每年6月、12月25日前, 次年1月10日, 3月1日至3月10日, 二〇二三年十一月底前."""

NUMERIC: Final = _compiled(
    rf"(?:(?P<year>20[0-9]{{2}})[-./](?P<month>[0-9]{{1,2}})[-./](?P<day>[0-9]{{1,2}})(?![0-9])日?{CLOCK}(?P<bound>{BOUND})?"
    rf"|(?P<month2>1[0-2]|0?[1-9])[./](?P<day2>[0-3]?[0-9])日?前)"
)
"""2023.11.30前, 2023-11-30, 11.30前."""

MONTHLY: Final = _compiled(
    r"(?P<which>每一?个?月度?(?![期刊])|逐月|按月|[次下本当]个?月|月(?=[底末]))的?"
    rf"逢?(?:(?P<days>{DAYS})(?P<also>{AND}最后一?[天日])?|最后一?个?(?P<last>工作日|[天日]|(?:周的?)?(?:周|星期)[一二三四五六日天])"
    rf"|第(?P<nth>[1-5一二三四五])个?(?:周的?)?(?:周|星期)(?P<nthday>[一二三四五六日天])|(?P<part>{PART})"
    rf"|(?:结束|终了)后的?(?P<after>{N})[日天](?:之|以)?内)?"
    rf"(?P<range>{TO}(?:(?P<day2>{N})[日号]|(?P<part2>月?底|月?末)))?{TAIL}"
)
"""每月5日前, 每月底前, 次月3日前, 每月最后一个工作日, 每月第一个星期五."""

DAY_ONLY: Final = _compiled(rf"(?P<days>{N})[日号]{CLOCK}(?P<bound>{_BEFORE})")
"""25日前, its month told elsewhere in the sentence or not at all."""

QUARTERLY: Final = _compiled(
    r"(?P<which>每一?个?季度?|各季度?|逐季度?|按季度?|(?:次|下一?个?)季度?|季度?(?=末|底|首月|结束|后的?[0-9一二三十]{1,3}[日天]))的?"
    r"(?P<pos>(?:末|底|结束)?后?的?(?:次月|下一?个?月)|末月|首月|初月|第[一1]个?月|第[二2]个?月|第[三3]个?月|末?最后一?个?月"
    r"|(?P<last>(?:末|底)?的?最后[一1]?(?:天|日))"
    rf"|末|底|初|(?:结束|终了)?后的?(?P<after>{N})[日天](?:之|以)?内)?份?的?(?:(?P<day>{N})[日号]|(?P<part>{PART}))?{TAIL}"
)
"""每季度末25日前, 每季度首月5日前, 每季度最后一个月25日前, 每季度结束后10日内, 每季度."""

NAMED_QUARTER: Final = _compiled(
    rf"(?P<year>{YEAR})?第?(?P<quarter>[一二三四1-4])季度(?P<end>末|底)?(?P<bound>{BOUND})?"
)
"""第三季度末前, 2023年四季度."""

HALF_YEARLY: Final = _compiled(
    r"(?:每个?半年度?|逐半年|按半年)的?"
    rf"(?P<pos>末月(?P<day>{N})[日号]|末|底|(?:结束|终了)?后的?(?P<after>{N})[日天](?:之|以)?内)?{TAIL}"
)
"""每半年, 每半年末, 每半年结束后10日内."""

WEEKLY: Final = _compiled(
    r"(?P<which>每?隔(?:一|1)?个?(?:周|星期)(?=周|星期|[一二三四五六日天])|每个?(?:周|星期|礼拜)|逐周|按周|[本下次]周(?=周?[一二三四五六日天末])|周(?=[一二三四五六]"
    r"(?:上午|下午|下班|前)))(?:周|星期)?"
    r"(?P<days>(?:一(?![次期报条篇个份周调汇更通总简])|[二三四五六日天末])(?:[、和及]?(?:周|星期)?[一二三四五六日天](?![次期报条篇个份]))?)?"
    rf"{TAIL}"
)
"""每周五下班前, 每周一、周四, 隔周周一, 本周五前."""

DAILY: Final = _compiled(rf"(?:每个?工作日|每日|每天|逐日|按日|日日){TAIL}")
"""每日17时前, 每个工作日."""

EVERY_N: Final = _compiled(
    rf"每(?P<skip>隔)?(?P<count>{N}|两)个?(?P<unit>小时|工作日|天|日|周|星期|季度|月|年)(?![份初底末])"
)
"""每两个月, 每2周, 每隔一天, 每三年."""

ODD_EVEN: Final = _compiled(
    rf"(?:每逢?|逢)?(?P<which>双|单|偶数|奇数)月份?的?(?:(?P<days>{DAYS})|(?P<part>{PART})|(?P<last>最后一[天日]))?{TAIL}"
)
"""双月25日前, 逢单月底."""

_ROUND: Final = "[一二三四五六七八九十0-9]"
ROUND_DAYS: Final = _compiled(
    rf"每?逢(?P<days>{N}[日号](?:{AND}{N}[日号]){{1,5}})(?P<bound>{BOUND})?|每?逢(?P<first>{_ROUND})日?(?:(?:[、和及]|[、和及]?逢)(?P<second>{_ROUND})日?)?(?![一二三四五六七八九十月年0-9])"
)
"""逢十, 逢五逢十: the days whose number ends so; 每逢10日、20日、30日."""

TEN_DAYS: Final = _compiled(rf"(?:每个?|逐|按)旬(?:末|底)?{TAIL}")
"""每旬, 每旬末前."""

YEARLY: Final = _compiled(
    rf"(?P<every>{EVERY_YEAR})的?(?P<pos>年?底|年?末(?!位)|年?终|上半年|下半年)?{TAIL}"
    rf"|(?P<year>{YEAR4}|{THIS_YEAR}|{NEXT_YEAR})的?(?:(?P<pos2>年?底|年?末|年?终)|(?=内))"
    r"(?!总结|考核|考评|述职|绩效|评比|工作|决算|奖)"
    rf"(?P<bound2>{BOUND})?"
    r"|(?<![0-9一二三四五六七八九十两几近多])(?:今|本)?年(?:(?:底|末|终)(?!总结|考核|考评|述职|绩效|评比|工作|决算|报告|报表|奖|民主|目标|验收|测评|评)"
    rf"|(?=内(?!容)))(?P<bound3>{BOUND})?"
)
"""每年, 每年年底前, 2023年底前, 年底前, 年内."""

FEAST: Final = _compiled(
    rf"(?P<every>{EVERY_YEAR})?(?P<name>元旦|五一|劳动节|七一|八一|国庆|教师节|中秋|春节|端午|清明)节?(?:假期|长假|放假)?(?:之前|以前|前(?![后期夕]))"
)
"""国庆节前, 春节前."""

SCHOOL_TERM: Final = _compiled(
    rf"(?:每个?|本|各)?学期(?:期?末|结束前|放假前|初|开学前)(?:{N}个?(?:周|天|日))?(?P<bound>{BOUND})?"
)
"""每学期末, 学期结束前一周."""

_SPAN: Final = (
    r"(?:(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})个?(?:工作日|自然日|日历日|日|天|小时|分钟|周|星期|礼拜|季度)"
    r"|半个?(?:小时|天|月|年)|(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})个月)"
)
WITHIN: Final = _compiled(rf"(?P<span>{_SPAN})(?:之内|以内|内(?![容部外涵设]))")
"""10日内, 5个工作日内, 一周之内, 24小时以内."""

AFTER_SPAN: Final = _compiled(rf"(?<=[后起])的?第?(?P<span>{_SPAN})(?P<bound>之前|以前|前)?")
"""… 后3天, … 后第2个工作日前."""

FIRST_WORKDAY: Final = _compiled(rf"(?<=后)的?(?:首个?|第[一二三1-3]个?)工作日(?:{CLOCK}(?P<bound>{BOUND}))?")
"""国庆节后首个工作日."""

BEFORE_SPAN: Final = _compiled(rf"提前(?:不?少于)?(?P<span>{_SPAN})|(?<![之以目])前(?P<span2>{_SPAN})(?!内)")
"""提前3天, 活动开展前5日."""

SAME_DAY: Final = _compiled(
    r"(?:(?:结束|完成|发生|举办|开展|活动|发现|接到|培训|会议|演练|检查)?"
    rf"(?:当日|当天|当晚|次日|翌日|第二天|下一?个?工作日|次一?工作日|同日)){CLOCK}(?P<bound>{BOUND})?"
)
"""活动结束当日, 次日上午前, 下一个工作日下班前."""

PLACEHOLDER: Final = _compiled(
    r"(?:20[X×x*_○]{1,2}年)?(?:[X×x*_○]{1,4}|[0-9]{0,2})月(?:[X×x*_○]{1,4}|)[日号](?:之|以)?前|[X×x*_○]{1,4}月[底末份]?前?"
)
"""X月X日前: a date still to be filled in."""

_HASTE: Final = (
    r"随时|及时|即时|适时|按时|按期|如期|定期|不定期|尽快|尽早|尽速|第一时间|立即|立刻|马上|即刻|迅速|经常性?|同步|实时|从速"
    r"|近期|近日|(?<![0-9一二三四五六七八九十当同次每])日前|另行通知|限时|限期|按(?:照)?(?:要求|规定)(?:的?(?:时间|时限|期限))?|在?规定(?:的?(?:时间|时限|期限))内?|每次|逐次|平时"
    r"|适当(?:时候|时机)|(?:届时)"
)
HASTE: Final = _compiled(_HASTE)
"""Words that ask for speed or order without a time: 及时, 定期."""
VAGUE: Final = _compiled(rf"{_HASTE}|[^,;。:、()]{{1,10}}?(?:结束|完成|完毕|结项|终了|完)(?:之后|以后|后)")
"""The same, and an event to wait for: 活动结束后."""
