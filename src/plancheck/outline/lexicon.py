"""Words that headings of plans are made of, and words that show that a line is no heading.

A lexeme is evidence, never proof: the outline decides by sequence, look and position together.
"""

import re
from typing import Final

# The nouns that a heading of a work plan ends in, whatever stands before them.
_HEAD_NOUNS: Final = (
    "指导思想|总体要求|总体思路|总体考虑|总体目标|总体部署|基本思路|工作思路|指导方针|指导原则|基本原则|工作原则|主要原则|创建原则|基本情况|"
    "工作目标|主要目标|创建目标|活动目标|目标任务|目标要求|任务目标|奋斗目标|发展目标|建设目标|预期目标|年度目标|具体目标|活动目的|目的意义|重要意义|"
    "主要任务|工作任务|重点任务|主要工作|重点工作|工作内容|主要内容|活动内容|创建内容|工作重点|创建重点|宣传重点|任务分工|职责分工|责任分工|工作职责|"
    "主要措施|工作措施|保障措施|具体措施|主要做法|工作举措|推进措施|措施保障|实施步骤|方法步骤|工作步骤|活动步骤|创建步骤|步骤安排|阶段安排|"
    "时间安排|进度安排|工作安排|活动安排|组织实施|组织领导|组织机构|领导机构|工作机构|组织保障|领导小组|组成人员|人员组成|机构设置|"
    "工作要求|活动要求|有关要求|相关要求|几点要求|创建要求|具体要求|纪律要求|信息报送|材料报送|报送要求|报送时限|督导检查|督促检查|检查验收|考核验收|"
    "考核评价|监督考核|表彰奖励|奖惩措施|经费保障|制度保障|宣传教育|宣传发动|活动主题|工作主题|行动主题|宣传主题|活动宗旨|活动时间|活动方式|活动对象|活动范围|实施范围|创建范围|创建标准|"
    "适用范围|工作机制|保障机制|推进机制|其他事项|有关事项|工作方法|实施方法|实施办法|附则|总则|背景"
)
LEXEME: Final = re.compile(_HEAD_NOUNS)
LEXEME_BEGINNINGS: Final = frozenset(noun[0] for noun in _HEAD_NOUNS.split("|"))
_OTHER_NOUNS: Final = "思想|目标|原则|要求|任务|内容|步骤|措施|安排|领导|机构|保障|办法|主题|意义"
_JOIN: Final = r"(?:[和与及、]|以及|暨)"
_GLUED_NOUNS: Final = (
    rf"{_HEAD_NOUNS}|{_OTHER_NOUNS}|范围|机制|责任|体系|氛围|班子|队伍|指标|时限|成效|"
    r"方针|途径|方法|方式|划分|结合[”\"]?"
)
# Tried at each of up to nine places, so whether a noun can begin there is asked first.
_GLUED_BEGINNINGS: Final = "".join(sorted({noun[0] for noun in _GLUED_NOUNS.split("|")}))
# A heading's words at the start of a glued paragraph: up to six characters, a head noun, and what is joined to it.
GLUED_HEAD: Final = re.compile(
    rf"^(?:[^，。；：、！？,;:!?]{{0,8}}?(?=[{_GLUED_BEGINNINGS}])(?:{_GLUED_NOUNS}))"
    rf"(?:{_JOIN}[^，。；：、！？,;:!?]{{0,6}}?(?:{_OTHER_NOUNS}|分工|时间))?"
)
# What sentences of a plan open with, so that a heading glued to its text ends before it.
OPENING: Final = re.compile(
    r"(?:以|为|高举|坚持|通过|全面|深入|认真|按照|根据|围绕|紧扣|紧紧|牢牢|到20|到年|20\d\d|今年|年内|全[县市州区省乡镇局校]|我[县市州区省乡镇局校们]|"
    r"各[县市州区省乡镇级单部科股有]|本[县市州区省乡镇局次]|成立|设立|组建|建立|由|县委|市委|州委|省|[县市州区乡镇局场校村矿院]里|集团|学校|单位|咱们|把|要|将|在|从|力争|努力|开展|加强|"
    r"创建|一是|[1-9]\d?月|[一二三四五六七八九]、|用|让|对|使)"
)
ROLE: Final = re.compile(
    r"^[\s\u3000]*(?:第一|常务|执行|名誉|总)?(?:副?[\s\u3000]*组[\s\u3000]*长|副?[\s\u3000]*主[\s\u3000]*任|成[\s\u3000]*员(?:单位)?|组[\s\u3000]*员|"
    r"副?总?指[\s\u3000]*挥长?|副?召[\s\u3000]*集[\s\u3000]*人|联[\s\u3000]*络[\s\u3000]*员|联系人|联系电话|电话|地[\s\u3000]*点|时[\s\u3000]*间)[\s\u3000]*[：:]"
)
SENTENCE_END: Final = "。！？!?；;"
