"""China's provinces, prefectures and counties since 2000, loaded at first use from divisions.txt beside this module.

Source and licence of the data stand at the head of that file; tools/make_divisions.py writes it.
"""

import re
from functools import cache, lru_cache
from typing import Final

from plancheck._assets import package

_PEOPLES: Final = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|"
    "仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各|民"
)
PEOPLES: Final = rf"(?:(?:{_PEOPLES})族|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)"
"""Regular expression of one people in a division's name: 恩施土家族苗族自治州, 巴音郭楞蒙古自治州, 桃叶江瑶族乡."""
_NAMED: Final = re.compile(rf"^(?P<stem>.+?)(?P<peoples>{PEOPLES}*)(?P<own>自治)?(?P<kind>[州县旗乡镇])$")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Return a division's name as people say it: 恩施州 for 恩施土家族苗族自治州, 桃叶江乡 for 桃叶江瑶族乡."""
    if "族" not in name and "自治" not in name and "蒙古" not in name:  # nearly all
        return name
    match = _NAMED.match(name)
    if match is None or not (match["peoples"] or match["own"]):
        return name
    stem = match["stem"].removesuffix("族") if match["own"] else match["stem"]
    return stem + match["kind"]


def is_known(name: str) -> bool:
    """Whether a province, prefecture or county bears this name, in full or as people say it."""
    return name in _superiors()


def superiors(name: str) -> frozenset[str]:
    """Return the plain names of all provinces and prefectures that a division belongs or once belonged to."""
    return _superiors().get(name, frozenset())


@cache
def _superiors() -> dict[str, frozenset[str]]:
    """Read the table: every name, full and plain, with what stands above it."""
    found: dict[str, set[str]] = {}

    def add(name: str, *above: str) -> None:
        for form in (name, plain(name)):
            found.setdefault(form, set()).update(map(plain, above))

    province = ""
    text = (package() / "chinese" / "divisions.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        if not line.startswith(" "):
            province = line
            add(province)
            continue
        prefecture, *counties = line.split()
        if prefecture != "-":
            add(prefecture, province)
        for county in counties:
            add(county, province, *([prefecture] if prefecture != "-" else ()))
    return {name: frozenset(above) for name, above in found.items()}
