"""Chinese time expressions in running text and what they mean.

`find` reads the determinate times of one sentence: dates, months, recurrences and bounded offsets. `find_vague` finds
words such as 及时 and 活动结束后 that name no determinate time. Both take folded text (plancheck.chinese.fold).
"""

from plancheck.chinese.times.model import Time
from plancheck.chinese.times.scan import find, find_vague

__all__ = ["Time", "find", "find_vague"]
