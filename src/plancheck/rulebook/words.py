"""What the keys of rule files mean, in Chinese: for the JSON Schema and the pages. English stands in the kinds."""

from collections.abc import Mapping
from typing import Final

from plancheck.checks import Option

SET_KEYS: Final[Mapping[str, str]] = {
    "id": "规则集的标识，和所在文件夹一致，例如 province/hubei",
    "version": "版本，由编写者定",
    "title": "规则集的名称",
    "note": "给使用者的说明",
    "extends": "在哪些规则集的基础上增补，可以写几个，后面的优先",
    "valid_from": "从哪一天起施行（2024-03-15）",
    "valid_to": "到哪一天为止",
    "fits": "适合哪些方案；自动选择（auto）时用",
    "rules": "规则",
    "en": "英文",
}
RULE_KEYS: Final[Mapping[str, str]] = {
    "id": "规则的标识，在规则集里不能重复",
    "check": "检查种类",
    "title": "要求的名称，几个字",
    "severity": "严重程度：error 错误，warning 警告，info 提示",
    "requirement": "要求，用一句话说清楚",
    "basis": "依据的文件和条款，或者通行的做法",
    "cases": "查出问题时说什么、怎样修改，按情形分写",
    "when": "这条规则只适用于哪些方案",
    "valid_from": "从哪一天起施行（2024-03-15）",
    "valid_to": "到哪一天为止",
    "examples": "合格和不合格的示例，plancheck rules test 据以检验",
    "off": "停用沿用来的规则，写明理由",
    "add": "在沿用来的列表后面增补",
    "en": "英文",
}
CONDITIONS: Final[Mapping[str, str]] = {
    "topic": "标题含有其中一个词",
    "place": "发文机关、标题或主送机关含有其中一个词",
    "bureau": "发文机关名称含有其中一个词",
    "genre": "标题以其中一个词结尾（实施方案、工作计划）",
    "level": "发文机关的级别",
    "year_from": "从哪一年的方案起",
    "year_to": "到哪一年的方案为止",
}
CASES: Final[Mapping[str, str]] = {
    "message": "哪里不对；{text} 代表原文",
    "fix": "怎样修改；可以写空",
    "severity": "这种情形的严重程度，和规则不同才写",
    "default": "没有单独写的情形",
}
LEVELS: Final[Mapping[str, str]] = {
    "state": "国家",
    "province": "省级",
    "prefecture": "市州级",
    "county": "县级",
    "township": "乡镇级",
    "village": "村级",
}
_SHARED: Final[Mapping[str, str]] = {
    "phrases": "词语；同一词语的几种写法用“|”隔开",
    "scope": "在哪里找：title 标题，heading 各级标题，text 正文，any 处处",
    "part": "在哪一部分找：front 开头，body 主体，annex 附件，back 落款",
    "section": "只在标题含有这些词的部分里找",
    "except": "这些词语里面的不算",
    "at_least": "至少几个",
    "at_most": "至多几个",
    "year_from": "从哪一年的方案起",
    "year_to": "到哪一年的方案为止",
}
_OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "element": {
        "element": "要有的内容",
        "fields": "必须写明的项目，例如 leader（组长）、office（办公室）",
        "at_least": "某个项目的数目至少多少",
        "not_later_than": "时限不能晚于哪一天",
    },
    "citation": {
        "form": "发文字号的写法是否也查",
        "documents": "已知的文件",
    },
    "compilation": {"genres": "方案标题末尾的词"},
    "count-mismatch": {"sets": "有固定内容的提法和它的各项，缺了哪项可以指出来"},
    "empty-section": {"elsewhere": "标题里说明内容在别处的词（见附件）"},
    "foreign-name": {
        "words": "放在县、乡、村等字前不成地名的词，以及整词",
        "doubtful": "地图上有、行文中多半另有意思的名称",
        "reasons_before": "同一分句中，名称之前说明缘由的词",
        "reasons_after": "同一分句中，名称之后说明缘由的词",
        "reasons_of_visits": "同一分句中，说明为何前往的词",
        "reasons_in_sentence": "同一句中说明缘由的词",
    },
    "genre-mismatch": {"genres": "表示文种的词"},
    "heading-promise": {"promises": "哪些标题应有哪些内容"},
    "length": {
        "min": "至少多少字",
        "max": "至多多少字",
        "section": "只算标题含有这些词的部分，默认算全文",
        "except": "标题含有这些词的不算",
    },
    "obligation": {
        "who": "由谁报送，其中一个词",
        "what": "报送什么，其中一个词",
        "to": "报送给谁，其中一个词",
        "by": "时限里有其中一个词",
        "month": "时限在哪一个月",
        "grade": "时限要明确到什么程度：absolute 日期，period 周期，relative 事后几日，vague 不限",
    },
    "pattern": {
        "pattern": "正则表达式（RE2）",
        "must": "be-absent 有就是问题，be-present 没有才是问题",
    },
    "personal-data": {"numbers": "查哪几种号码"},
    "phrase-absent": {
        "phrases": "不该有的词语；正确写法写在箭头后面（台帐→台账）",
        "instead": "应当写什么",
        "in_names": "书名号《》里面的也算",
    },
    "phrase-variant": {
        "phrases": "正确的提法",
        "allowed": "和提法相近而正确的写法",
    },
    "placeholder": {
        "units": "替代符号所代表的字词（县、月、人次）",
        "solid": "跟在替代符号后面、不算遗漏的词（染色体）",
        "slots": "句中括号里待填的名目（单位名称）",
        "fills": "括号里写给拟稿人看的话（填写）",
        "phrases": "写给拟稿人看的话（此处填写）",
        "endings": "句末表示尚未确定的词（待定）",
        "forms": "表格类附件标题的末几个字（推荐表）",
        "signatures": "由人手签、手填的行里的词（签字）",
        "naming": "后面是举例格式的词（文件名、例如）",
    },
    "section": {
        "titles": "标题含有其中一个词",
        "except": "标题含有这些词的不算",
        "level": "最深第几级，1 为一级标题",
        "text": "标题下面必须有内容",
    },
    "section-order": {
        "order": "各部分标题里的词，按应有的顺序",
        "except": "标题含有这些词的不算",
    },
    "slots": {
        "slots": "应当列出的各项",
        "element": "各项出自哪项内容",
        "field": "出自内容的哪个项目",
        "announce": "怎样提出这一组，N 代表数目：N进",
        "near": "提出的那一段或上面的标题里有其中一个词",
        "lead": "紧接在每一项前面的词：进|进入",
        "at_least": "至少列出几项，默认全部",
    },
    "truncated-sentence": {
        "dangling": "不能结束句子的词（并、以及）",
        "closing": "以上述字结尾而可以结束句子的词（参与、重要）",
        "alone": "不能单独作末一分句的词（同时）",
        "openers": "介词；末一分句很短而以它开头，就缺谓语（对、根据）",
        "leads": "引出下文的末几个字（如下）",
        "predicates": "方案里常用的动词（开展、加强）",
    },
    "yearly-ordinal": {
        "event": "每年一次的活动叫什么",
        "first_year": "第一次在哪一年",
        "month": "当地固定在哪个月，不固定就不写",
        "region": "标题、发文机关、主送机关或开头有其中一个词才查；不写就都查",
    },
}


def option_doc(kind: str, name: str, option: Option) -> str:
    """Return what an option means: in Chinese where that is known, else as its kind says."""
    return option_in_chinese(kind, name) or option.doc


def option_in_chinese(kind: str, name: str) -> str:
    """Return what an option means, "" where only its kind knows."""
    return _OPTIONS.get(kind, {}).get(name) or _SHARED.get(name, "")
