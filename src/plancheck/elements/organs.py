"""Who is who: how high an office stands, so that a plan's own bodies are told from its superiors'.

Only the order matters: a subject that stands higher than the plan's issuer is somebody else.
"""

import re
from typing import Final

# Place names that hold a level word without being one.
_NO_LEVEL: Final = re.compile(
    r"市场|市政|市容|乡村|城乡|城市|城镇|区域|县域|镇域|社区矫正|自治州县|州县|县市|市县|乡镇长|市长|县长|州长|区长|镇长|乡长|村长"
)
_LEVELS: Final = (
    ("中央|国家|全国|国务院", 0.0),
    ("省|自治区|兵团", 1.0),
    ("自治州|州|盟|地区|地委|行署|师|市", 2.0),
    ("县|旗|区|团场|总场", 3.0),
    ("街道|乡|镇|苏木|场", 4.0),
    ("社区|村|嘎查|连队|居委会", 5.0),
)
_LEVEL: Final = re.compile("|".join(f"(?P<l{index}>{words})" for index, (words, _) in enumerate(_LEVELS)))
_GOVERNMENT: Final = re.compile(
    r"(?:政府|党委|[省州市县区旗盟乡镇地]委)(?:办公[室厅])?(?:[、,和]|$)|人民政府办公[室厅]$|[省州市县区旗盟乡镇]里?$|[省州市县区旗盟]委、|办事处$"
)
_DEPARTMENT: Final = re.compile(
    r"[局厅署]|委员会|[民宗改健设育资]委|办公室|中心|[站所处科股院行]|大队|支队|总队|部$|社$|会$"
)
_GRASSROOTS: Final = re.compile(r"学校|小学|中学|幼儿园|大学|学院|医院|卫生院|公司|集团|企业|工厂|矿|农场|林场|牧场|寺")


def rank(office: str) -> float | None:
    """Return how high an office stands, 0 for the state, 5.5 for a school; None where its name tells nothing.

    A department stands half a step below the government of its level. `office` is folded text.
    """
    plain = _NO_LEVEL.sub("", office)
    found = None
    for match in _LEVEL.finditer(plain):
        found = _LEVELS[int((match.lastgroup or "l0")[1:])][1]
    if _GRASSROOTS.search(plain):
        return 5.5
    if found is None:
        return None
    return found if _GOVERNMENT.search(plain) or not _DEPARTMENT.search(plain) else found + 0.5


_PLACE: Final = re.compile(r"^[\u4e00-\u9fff]{1,9}?(?:自治[州县旗区]|[州盟市县旗区镇乡]|街道)(?!委|人民|政府|党)")


def scope(title: str, issuer: str) -> float | None:
    """Return how high the office stands that a plan speaks for.

    A department may write its government's plan: then the title begins with the place alone (果玛县……方案), not with
    the department. Folded texts.
    """
    ranks = [value for name in issuer.split("、") if (value := rank(name)) is not None]
    place = _PLACE.match(title)
    if place and not _DEPARTMENT_AHEAD.match(title, place.end()):
        own = rank(place[0])
        ranks += [own] if own is not None else []
    return min(ranks) if ranks else None


_DEPARTMENT_AHEAD: Final = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:局|厅|委|办|院|校|中心|公司|集团|小学|中学|站|所|部|社区|村|乡|镇|街道)"
)


def same(office: str, other: str) -> bool:
    """Whether two names can be of one office, the shorter an abbreviation of the longer (县民宗局, 青坪县民宗局)."""
    short, long = sorted((office, other), key=len)
    return len(short) >= 2 and (short in long or _is_subsequence(short, long))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return len(short) >= 3 and all(char in rest for char in short)
