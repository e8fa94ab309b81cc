"""Mistakes in rule files, silencing files and fixtures, in the user's language.

The code that reads these files words its errors in English; for a Chinese user each is put into Chinese here. One that
is not known (a plug-in's own) is shown as it is.
"""

import re
from functools import cache
from typing import Final

from plancheck.errors import RuleError

_Q: Final = r"""(?:'([^']*)'|"([^"]*)")"""
# What stands in the English message, with Q for words in quotes and … for any words; and the Chinese for it.
_CHINESE: Final = (
    ("expected text, but nothing stands here", "这里要写内容，不能空着"),
    ("expected text", "这里要写文字，不能是列表或键值"),
    ("expected a whole number, not Q", "这里要写整数，不能写“{0}”"),
    ("expected yes or no, not Q", "这里要写“是”或“否”，不能写“{0}”"),
    ("expected a date as YYYY-MM-DD, not Q", "这里要写日期，写法如 2024-03-15，不能写“{0}”"),
    ("expected a list (lines that begin with -)", "这里要写列表（各行以“- ”开头）"),
    ("expected keys and values (key: value)", "这里要写键和值（键: 值）"),
    ("expected the reason why the rule is switched off (off: reason)", "要写明停用这条规则的理由（off: 理由）"),
    (
        "expected an id (letters, digits, - and . , parts joined by /), not Q",
        "“{0}”不能作标识；标识由文字、数字、“-”“.”组成，各段用“/”隔开",
    ),
    ("unknown value Q", "不能取“{0}”"),
    ("unknown key Q for check Q", "检查种类“{1}”没有“{0}”这个键"),
    ("unknown key Q", "没有“{0}”这个键"),
    ("unknown rule set Q", "没有规则集“{0}”"),
    ("unknown kind of check Q", "没有“{0}”这种检查"),
    ("unknown rule Q", "没有规则“{0}”"),
    ("key Q stands here twice", "“{0}”这个键写了两次"),
    ("the rule Q stands here twice", "规则“{0}”写了两次"),
    ("the rule Q lacks the key Q: …", "规则“{0}”缺少“{1}”这个键（{2}）"),
    ("the rule Q lacks the key Q", "规则“{0}”缺少“{1}”这个键"),
    ("the key Q is missing", "缺少“{0}”这个键"),
    ("the rule Q: …", "规则“{0}”：{1}"),
    ("check Q gives no reason Q", "检查种类“{0}”没有“{1}”这种情形"),
    ("no rule Q is inherited, and a new one needs the key 'check'", "下层没有规则“{0}”；如是新规则，要写 check"),
    (
        "… has a rule Q of kind Q, which cannot be changed; give this rule an id of its own",
        "{0} 的规则“{1}”属于检查种类“{2}”，种类不能改；请给这条规则另取标识",
    ),
    ("Q is no list that something can be added to", "“{0}”不是列表，不能用 add 增补"),
    ("valid_to … lies before valid_from …", "失效日期 {0} 早于施行日期 {1}"),
    ("year_to … lies before year_from …", "止于 {0} 年，早于起始的 {1} 年"),
    ("the file calls itself Q, but its folder says Q", "文件里的标识是“{0}”，所在文件夹却是“{1}”，两者要一致"),
    ("rule sets extend one another in a circle: …", "规则集互相沿用，成了循环：{0}"),
    ("two different rule sets call themselves Q", "有两个不同的规则集都用标识“{0}”"),
    ("more than … layers", "超过 {0} 层"),
    ("cannot read the rule file: …", "规则文件读不了：{0}"),
    ("no rule file …", "没有规则文件 {0}"),
    ("the file has more than … bytes", "文件超过 {0} 字节的上限"),
    ("the file has … bytes; … are allowed", "文件有 {0} 字节，超过 {1} 字节的上限"),
    ("the file is empty", "文件是空的"),
    ("not UTF-8 at byte …; save the file as UTF-8", "文件不是 UTF-8 编码（第 {0} 字节）；请另存为 UTF-8"),
    ("not valid YAML: …", "不合 YAML 写法：{0}"),
    ("anchors, aliases and very deep nesting are not allowed", "不能用锚点（&）、引用（*），也不能嵌套太深"),
    # of fixtures
    ("a fixture has either text or docx", "text 和 docx 要写一个，只能写一个"),
    ("rule sets: expected …, chosen were …", "自动选择的规则集应为 {0}，实为 {1}"),
    ("verdict: pass", "结论实为合格"),
    ("verdict: fail", "结论实为不合格"),
    ("element …: expected …, judged …", "内容 {0} 应为 {1}，实为 {2}"),
    ("unwanted: …", "不该查出：{0}"),
    ("no finding of rule … text …", "规则 {0} 没有查出“{1}”"),
    ("no finding of rule …", "规则 {0} 没有查出问题"),
    # of kinds of check
    ("give min, max or both", "min、max 至少写一个"),
    ("give at_least, at_most or both", "at_least、at_most 至少写一个"),
    ("min … is more than max …", "min（{0}）大于 max（{1}）"),
    ("at_least … is more than at_most …", "at_least（{0}）大于 at_most（{1}）"),
    ("at_least and at_most count from 0", "at_least、at_most 不能小于 0"),
    ("at_least must lie between 1 and the number of phrases, …", "at_least 要在 1 和词语个数（{0}）之间"),
    ("month is a number from 1 to 12", "month 是 1 到 12 的数"),
    ("order names between 2 and 50 sections", "order 要列 2 到 50 个部分"),
    ("a phrase needs at least four characters", "词语至少四个字"),
    ("an announcement holds one N: N进", "提法里要有一个 N，例如 N进"),
    ("give element or announce, not both", "element、announce 只能写一个"),
    ("slots is empty", "slots 是空的"),
    ("phrases is empty", "phrases 是空的"),
    ("a phrase has at most … characters, this one has …", "词语最长 {0} 字，这里有 {1} 字"),
    ("… and a right form stand in rules of kind phrase-absent only", "“{0}”和正确写法只用于检查种类 phrase-absent"),
    (
        "a phrase (or one of its alternatives joined by |) has no visible character",
        "词语（或者“|”隔开的一个写法）没有可见的字",
    ),
    ("a pattern has at most … characters, this one has …", "表达式最长 {0} 字符，这里有 {1} 字符"),
    ("not a pattern that RE2 takes: …", "不是 RE2 能用的表达式：{0}"),
    ("the pattern fits the empty text, and so everywhere", "这个表达式与空文字也相符，等于处处相符"),
)
_HINT: Final = re.compile(r"; (did you mean (?P<close>.*)\?|known: (?P<known>.*))\Z", re.DOTALL)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(re.escape(english).replace("Q", _Q).replace("…", "(.*?)"), re.DOTALL), chinese)
        for english, chinese in _CHINESE
    ]


def words(error: RuleError, lang: str) -> str:
    """Return what is wrong, without its place."""
    return translated(error.message, lang)


def translated(message: str, lang: str) -> str:
    """Return an English message in the user's language."""
    return message if lang == "en" else _in_chinese(message)


def _in_chinese(message: str) -> str:
    hint = _HINT.search(message)
    body = message[: hint.start()] if hint else message
    for pattern, chinese in _patterns():
        if match := pattern.fullmatch(body):
            found = [group.strip() for group in match.groups() if group is not None]
            if chinese.endswith("：{1}"):  # a mistake inside a rule
                found[-1] = _in_chinese(found[-1])
            body = chinese.format(*found)
            break
    if hint is None:
        return body
    if hint["close"] is not None:
        return f"{body}，是不是 {hint['close'].replace(' / ', '、')}？"
    return f"{body}，可以写：{hint['known'].replace(', ', '、')}"
